"""The contract of the command line: what comes in, what goes out, and the exit codes."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from summarize import __version__
from summarize.commands.registry import MODULES
from tests.conftest import SAMPLES, Run

TRAM = SAMPLES / "tram.txt"
PROJECT_NOTICES = ("Skip to main content", "subscriber", "card on file", "Keep up to date")


def test_standard_input_gives_the_same_summary_as_a_file(run: Run) -> None:
    from_file = run(TRAM)
    assert from_file.code == 0
    assert from_file.out
    assert run(stdin=TRAM.read_bytes()).out == from_file.out
    assert run("-", stdin=TRAM.read_bytes()).out == from_file.out


@pytest.mark.parametrize("name", ["tram.txt", "bridge.html"])
def test_no_subscriber_notice_reaches_a_summary(run: Run, name: str) -> None:
    whole = run("-n", "100%", SAMPLES / name).out
    assert not [notice for notice in PROJECT_NOTICES if notice in whole]
    assert "Mayor Anna Keller" in whole or "Ruth Adeyemi" in whole


def test_text_is_one_sentence_a_line_without_colour(run: Run) -> None:
    out = run("-n", "3", TRAM).out
    assert len(out.splitlines()) == 3
    assert "\x1b" not in out


def test_kind_is_told_by_the_bytes_and_not_by_the_name(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes((SAMPLES / "bridge.html").read_bytes())
    assert run(page).out == run(SAMPLES / "bridge.html").out


def test_several_inputs_each_get_a_heading(run: Run) -> None:
    out = run("-n", "1", TRAM, SAMPLES / "moor.txt").out
    lines = out.splitlines()
    assert lines[0] == f"==> {TRAM} <=="
    assert lines[2:4] == ["", f"==> {SAMPLES / 'moor.txt'} <=="]


def test_no_clean_leaves_everything_in(run: Run) -> None:
    shown = run("--no-clean", "--show-removed", "-n", "100%", TRAM)
    assert "card on file" in shown.out
    assert shown.err == ""


def test_json_is_one_object_a_line(run: Run) -> None:
    out = run("-f", "json", TRAM, SAMPLES / "moor.txt").out
    objects = [json.loads(line) for line in out.splitlines()]
    assert [thing["language"] for thing in objects] == ["en", "de"]


def test_json_follows_the_schema(run: Run) -> None:
    thing = json.loads(run("-f", "json", SAMPLES / "bridge.html").out)
    assert list(thing) == [
        "schema", "source", "url", "title", "author", "date", "site", "provenance", "language",
        "algorithm", "words", "sentences", "keywords", "removed",
    ]  # fmt: skip
    assert thing["schema"] == 1
    assert thing["title"] == "The bridge that measures its own age"
    assert (thing["author"], thing["date"]) == ("Martha Quill", "2025-03-18")
    assert list(thing["words"]) == ["article", "summary"]
    assert all(
        [name for name in sentence if name != "section"]  # below a heading
        == ["text", "paragraph", "position", "start", "end", "score"]
        for sentence in thing["sentences"]
    )
    assert all(list(line) == ["text", "reason"] for line in thing["removed"])
    assert thing["words"]["summary"] == sum(len(s["text"].split()) for s in thing["sentences"])


def test_markdown_has_title_list_and_what_was_left_out(run: Run) -> None:
    out = run("-f", "markdown", "-n", "2", SAMPLES / "bridge.html").out
    assert out.startswith("# The bridge that measures its own age\n\nMartha Quill · ")
    assert out.count("\n- ") == 2
    assert out.rstrip().endswith("words*")


def test_terminal_format_tells_origin_and_share(run: Run) -> None:
    out = run("-f", "terminal", SAMPLES / "bridge.html").out
    lines = [line.strip() for line in out.splitlines()]
    assert lines[0] == "The bridge that measures its own age"
    origin = "Martha Quill · The Valley Herald · 18 March 2025 · 3 min read · English"
    assert lines[1] == origin
    assert "5 of 33 sentences, " in lines[-1]
    assert max(map(len, lines)) <= 80


def test_terminal_format_is_never_wider_than_100_columns(run: Run) -> None:
    out = run("-f", "terminal", SAMPLES / "bridge.html", env={"COLUMNS": "300"}).out
    assert 80 < max(map(len, out.splitlines())) <= 100


def test_quiet_prints_the_sentences_alone(run: Run) -> None:
    out = run("-q", "-f", "terminal", "-n", "1", TRAM, TRAM).out
    assert out.count("•") == 2
    assert "==>" not in out
    assert "sentences," not in out


def test_quiet_markdown_is_the_list_alone(run: Run) -> None:
    lines = run("-q", "-f", "markdown", "-n", "2", SAMPLES / "bridge.html").out.splitlines()
    assert [line[:2] for line in lines] == ["- ", "- "]


@pytest.mark.parametrize(
    ("when", "env", "colored"),
    [
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("auto", {}, False),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, True),
        ("auto", {"FORCE_COLOR": "0"}, False),
        ("auto", {"FORCE_COLOR": ""}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_color_comes_when_it_is_wanted(
    run: Run, when: str, env: dict[str, str], colored: bool
) -> None:
    out = run("--color", when, "-f", "terminal", TRAM, env=env).out
    assert ("\x1b[" in out) == colored


def test_show_removed_tells_each_line_and_why_on_stderr(run: Run) -> None:
    result = run("--show-removed", TRAM)
    assert "removed (navigation): Skip to main content\n" in result.err
    assert "removed (log in): Already a subscriber?" in result.err
    assert "removed (newsletter): Keep up to date with our latest videos" in result.err
    assert result.out == run(TRAM).out


def test_output_goes_to_the_file_alone(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "summary.txt"
    result = run("-o", target, TRAM)
    assert (result.out, result.code) == ("", 0)
    assert target.read_text() == run(TRAM).out


def test_output_is_left_as_it_was_when_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "summary.txt"
    target.write_text("old")
    assert run("-o", target, tmp_path / "missing").code == 3
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["summary.txt"]


def test_output_to_a_folder_is_one_line_and_code_3(run: Run, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "no" / "folder.txt"):
        result = run("-o", target, TRAM)
        assert result.code == 3
        assert "can't be written" in result.err
        assert result.err.count("\n") == 1


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == f"summarize {__version__}\n"
    for option in ("-h", "--help"):
        shown = run(option).out
        for command in MODULES:
            assert (
                option == "--help"
                or command in ("algorithms", "languages")
                or (re.search(rf" {command} ", shown))
            )
            assert f"Usage: summarize {command} " in run(command, option).out


@pytest.mark.parametrize("line", [*([name, "--help"] for name in MODULES), ["help", "length"]])
def test_help_fits_80_columns(run: Run, line: list[str]) -> None:
    out = run(*line, env={"COLUMNS": "80"}).out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("summarize -a lu", ["luhn"]),
        ("summarize compare -a lsa,lu", ["lsa,luhn"]),
        ("summarize read -f m", ["markdown"]),
        ("summarize corpus --sch", ["--scheduler"]),
        ("summarize --sch", []),
        ("summarize corpus --install", []),
    ],
)
def test_a_shell_completes_what_each_command_knows(
    run: Run, line: str, expected: list[str]
) -> None:
    here = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    script = (
        f"{run('--show-completion', 'bash').out}\n"
        f"COMP_WORDS=({line}) COMP_CWORD={line.count(' ')}\n"
        "_summarize_completion summarize; printf '%s\\n' ${COMPREPLY[@]}"
    )
    shell = subprocess.run(
        ["bash", "-c", script], env={**os.environ, "PATH": here}, capture_output=True, text=True
    )
    assert shell.stdout.split() == expected
    fish = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    out = run(env={"_SUMMARIZE_COMPLETE": "complete_fish", **fish}).out
    assert [line.split("\t")[0] for line in out.splitlines() if line] == expected


@pytest.mark.parametrize(
    "algorithm",
    "auto lex-rank text-rank lsa luhn edmundson kl sum-basic reduction random".split(),
)
def test_every_algorithm_gives_a_summary_and_the_same_one_twice(run: Run, algorithm: str) -> None:
    outs = {
        run("-a", algorithm, "-n", "4", TRAM, env={"PYTHONHASHSEED": seed}).out
        for seed in ("1", "2")
    }
    (out,) = outs
    assert len(out.splitlines()) == 4
