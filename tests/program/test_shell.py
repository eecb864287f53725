"""Every likely slip has its pointer, and names may be written as people write them."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from summarize.commands.registry import COMMANDS
from summarize.rank.algorithms import ALGORITHMS
from tests.conftest import SAMPLES, Run
from tests.screen import run_on_screen
from tests.server import Handler

TRAM, BRIDGE = str(SAMPLES / "tram.txt"), str(SAMPLES / "bridge.html")
SENTENCE = "The council voted on Monday."


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        pytest.param(["-n", "2", TRAM, "read"], 3, "a command comes first", id="late"),
        pytest.param(["raed", TRAM], 3, "did you mean summarize read?", id="raed"),
        pytest.param(["example.org/story"], 3, "write https://example.org/story", id="no-scheme"),
        pytest.param(["www.example.de"], 3, "write https://www.example.de", id="www"),
        pytest.param(["read", "example.org/a"], 3, "write https://example.org/a", id="read-host"),
        pytest.param([SENTENCE], 3, "pipe it: echo 'The council voted ...'", id="sentence"),
        pytest.param(["-a", "lexrnk", TRAM], 2, "did you mean lex-rank?", id="algorithm"),
        pytest.param(["-f", "marcdown", TRAM], 2, "did you mean markdown?", id="format"),
        pytest.param(["-l", "germn", TRAM], 2, "did you mean German (de)?", id="language"),
        pytest.param(["--lenght", "3", TRAM], 2, "did you mean --length?", id="--lenght"),
        pytest.param([""], 2, "an argument is empty: name a file or a URL", id="empty"),
        pytest.param(["corpus", "", "-o", "x/"], 2, "an argument is empty", id="empty-of-corpus"),
        pytest.param(["--zzz", TRAM], 2, "see summarize --help", id="--zzz"),
        pytest.param(["--keywords", "many", TRAM], 2, "write --keywords 5", id="--keywords"),
        pytest.param(["--keywords", "0", TRAM], 2, "--keywords: 0 is less than 1", id="zero"),
        pytest.param(["-n"], 2, "-n needs a value after it", id="no-value"),
        pytest.param(["help", "raed"], 2, "did you mean read?", id="help-raed"),
        pytest.param(["help", "qqqq"], 2, "choose from read, compare, corpus", id="help-me"),
        pytest.param([str(SAMPLES)], 3, f"summarize corpus {SAMPLES} -o out.jsonl", id="folder"),
        pytest.param(["--open", "-f", "json", TRAM], 2, "leave -f json out", id="--open"),
    ],
)
def test_a_slip_gets_one_line_that_says_what_to_type(
    run: Run, line: list[str], code: int, said: str
) -> None:
    result = run(*line)
    assert result.code == code
    assert said in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("name", ["story.html", "docs/story.html", "samples/nothing.here"])
def test_a_file_that_is_not_there_is_no_slip(run: Run, name: str) -> None:
    assert run(name).err == f"summarize: {name}: no such file or directory\n"


@pytest.mark.parametrize("word", ["help", "version", "algorithms", "languages", "config"])
def test_words_that_people_try_work(run: Run, word: str) -> None:
    result = run(word)
    assert (result.code, result.err) == (0, "")
    first = {"help": "Usage: summarize [", "version": "summarize ", "config": "# "}
    assert result.out.startswith(first.get(word, "a"))


def test_help_is_that_of_a_command_and_the_lists_are_whole(run: Run) -> None:
    assert run("help", "read").out == run("read", "--help").out
    assert [line.split()[0] for line in run("algorithms").out.splitlines()] == list(ALGORITHMS)
    assert "de * German, Deutsch\n" in run("languages").out


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("-a", ["lex-rank", "lexrank", "LexRank", "lex_rank", "LEX RANK"]),
        ("-f", ["markdown", "md", "Markdown", "MD"]),
        ("-f", ["json", "JSON"]),
        ("-l", ["de", "German", "german", "Deutsch", "de-AT"]),
        ("-l", ["en", "english", "EN"]),
        ("--color", ["never", "off", "Never"]),
    ],
)
def test_names_may_be_written_in_many_ways(run: Run, option: str, words: list[str]) -> None:
    results = {run("-n", "2", option, word, TRAM) for word in words}
    assert len(results) == 1
    assert results.pop().code == 0


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("x.html", "html"),
        ("x.md", "markdown"),
        ("X.JSON", "json"),
        ("x.txt", "text"),
        ("x", "text"),
    ],
)
def test_the_name_of_the_file_chooses_the_format(
    run: Run, tmp_path: Path, name: str, format_: str
) -> None:
    assert run("-o", tmp_path / name, TRAM).code == 0
    assert (tmp_path / name).read_text() == run("-f", format_, TRAM).out
    assert run("-f", "text", "-o", tmp_path / name, TRAM).code == 0
    assert (tmp_path / name).read_text() == run(TRAM).out


@pytest.mark.parametrize("command", [[], ["read"], ["compare", "-a", "auto"]])
def test_color_always_gives_the_look_of_a_terminal_to_a_pipe(run: Run, command: list[str]) -> None:
    out = run(*command, "--color", "always", BRIDGE, env={"COLUMNS": "50"}).out
    assert "\x1b[1m" in out
    plain = run(*command, "--color", "never", "-f", "terminal", "--width", "50", BRIDGE).out
    assert 40 < max(map(len, plain.splitlines())) <= 50


WRITE_AS_NOBODY = """
import os, sys
from summarize.console.files import write_whole
if not os.geteuid():  # root may write to anything
    os.setuid(65534)
write_whole(sys.argv[1], "new")
"""


@pytest.mark.parametrize(("mode", "text"), [(0o444, "old"), (0o666, "new")])
def test_a_file_that_may_not_be_written_to_is_not_replaced(mode: int, text: str) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        path = Path(folder, "out.txt")
        path.write_text("old")
        path.chmod(mode)
        Path(folder).chmod(0o777)
        command = [sys.executable, "-c", WRITE_AS_NOBODY, str(path)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert path.read_text() == text
        assert ("can't be written: permission denied" in done.stderr) == (text == "old")


def test_an_empty_name_of_the_output_is_named_as_such(run: Run) -> None:
    result = run("-o", "", TRAM)
    assert (result.code, result.err) == (2, "summarize: -o: the name of the file is empty\n")


def test_a_page_on_a_terminal_says_what_to_do() -> None:
    command = [sys.executable, "-m", "summarize", "-f", "html", BRIDGE]
    screen, code = run_on_screen(command, {}, whole=True)
    assert code == 2
    assert "show it with --open, or write it with -o x.html" in screen.replace("\n", " ")


@pytest.mark.parametrize("command", [[], ["read"]])
def test_open_shows_the_page_in_the_browser(run: Run, tmp_path: Path, command: list[str]) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/shown\n')
    browser.chmod(0o700)
    env = {"BROWSER": f"{browser} %s", "TMPDIR": str(tmp_path)}
    assert run(*command, "--open", BRIDGE, env=env).code == 0
    page = Path((tmp_path / "shown").read_text().strip().removeprefix("file://"))
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert page.stat().st_mode & 0o777 == 0o600
    assert run(*command, "--open", "-o", tmp_path / "x.html", BRIDGE, env=env).code == 0
    assert (tmp_path / "shown").read_text().strip() == (tmp_path / "x.html").as_uri()


def complete(run: Run, line: str, shell: str) -> list[str]:
    """Return what a shell is offered at the end of a line."""
    words = line.split(" ")
    if shell == "bash":
        env = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    else:
        env = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    out = run(env={"_SUMMARIZE_COMPLETE": f"complete_{shell}", **env}).out
    return [item.split("\t")[0] for item in out.splitlines() if item]


@pytest.mark.parametrize("shell", ["bash", "fish"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("summarize re", ["read"]),
        ("summarize co", ["compare", "corpus", "config"]),
        ("summarize -l e", ["ee", "el", "en", "eo", "es", "et", "eu"]),
        ("summarize -l Ger", ["German"]),
        ("summarize read -l de", ["de"]),
        ("summarize -n 2 re", []),
        ("summarize read re", []),
        ("summarize help co", ["compare", "corpus", "config"]),
        ("summarize help o", ["options"]),
    ],
)
def test_a_shell_completes_commands_and_languages(
    run: Run, line: str, expected: list[str], shell: str
) -> None:
    assert complete(run, line, shell) == expected


def test_files_are_offered_beside_the_commands(run: Run) -> None:
    assert complete(run, "summarize ", "fish")[: len(COMMANDS)] == list(COMMANDS)
    assert "samples/" in complete(run, "summarize ", "fish")


@pytest.mark.parametrize("columns", [80, 100, 200])
def test_help_fits_a_screen(run: Run, columns: int) -> None:
    lines = run("-h", env={"COLUMNS": str(columns)}).out.splitlines()
    assert len(lines) <= 23  # of the 24 of a terminal, one is the next prompt's
    assert max(map(len, lines)) <= min(columns, 100)
    headings = [line for line in lines if line[:1].isupper() and line.endswith(":")]
    assert headings == ["What to pick:", "How to show it:"]
    assert any(line.startswith("    summarize ") for line in lines)
    named = set(re.findall(r"(?:^ {4}|  )([a-z]+) (?:FILE|PATH|FOLDER|  )", "\n".join(lines), re.M))
    assert {"read", "compare", "corpus", "digest", "mcp", "config"} <= named
    assert "man summarize" in lines[-1]
    assert "summarize --install-completion" in lines[-1]


@pytest.mark.parametrize("command", ["", "read", "compare", "corpus", "config", "mcp"])
def test_the_long_help_has_a_line_for_every_option(run: Run, command: str) -> None:
    short, whole = (run(*filter(None, (command, form))).out for form in ("-h", "--help"))
    lines = set(re.findall(r"^  (?:-\w, )?(--[a-z][\w-]*)", whole, re.MULTILINE))
    assert {"--no-config", "--help"} <= lines or command in ("config", "mcp")
    assert set(re.findall(r"^  (?:-\w, )?(--[a-z][\w-]*)", short, re.MULTILINE)) <= lines
    if not command:
        assert {"--patience", "--pick-timeout", "--pick-tokens", "--user-agent"} <= lines


@pytest.mark.parametrize("word", ["--ask", "ask"])
def test_help_on_an_option_is_all_about_it(run: Run, word: str) -> None:
    told = run("help", word).out
    assert told.startswith("--ask QUESTION\n  Print the sentences that answer a question.")
    assert "Of: summarize, summarize read, summarize corpus." in told
    assert run("help", "-n").out == run("help", "length").out
    assert "-f, --format NAME" in run("help", "--html").out
    wrong = run("help", "--asj")
    assert (wrong.code, "did you mean ask?" in wrong.err) == (2, True)


def test_the_bare_command_on_a_terminal_shows_the_short_help(run: Run) -> None:
    import pty

    master, slave = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "summarize"], stdin=slave, capture_output=True, text=True
    )
    os.close(master)
    os.close(slave)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(run("-h", env={"COLUMNS": "80"}).out)
    assert done.stderr.endswith("name a file or a URL, or pipe a text in\n")


@pytest.mark.parametrize("command", ["read", "compare", "config"])
def test_the_help_of_a_command_fits_a_screen(run: Run, command: str) -> None:
    assert len(run(command, "-h").out.splitlines()) <= 23


def test_help_options_tells_all_that_the_help_names_and_the_exit_codes(run: Run) -> None:
    named = set(re.findall(r"^  (?:-\w, )?(--[a-z][\w-]*)", run("--help").out, re.MULTILINE))
    told = run("help", "options").out
    own_line = set(re.findall(r"^  (?:-\w, )?(--[a-z][\w-]*)", told, re.MULTILINE))
    assert named == own_line
    assert "Default: 3 sentences for 150 words" in " ".join(told.split())
    assert "Exit codes: 0" in told.splitlines()[-1]


def test_typing_at_a_terminal_is_told_how_to_end() -> None:
    import pty

    master, slave = pty.openpty()
    command = [sys.executable, "-m", "summarize", "-"]
    with subprocess.Popen(command, stdin=slave, stdout=subprocess.PIPE, stderr=slave) as process:
        assert b"reading what you type; end with Ctrl-D" in os.read(master, 1000)
        os.write(master, b"The mill turns again.\n")
        time.sleep(1.2)  # as long as progress would wait
        os.write(master, b"\x04")
        assert process.stdout is not None
        assert process.stdout.read() == b"The mill turns again.\n"
    assert b"reading -" not in os.read(master, 1000)
    os.close(master)
    os.close(slave)


def fetch(run: Run, server: str, cache: Path, *options: str) -> int:
    """Summarize a page of the server; return how often it was asked."""
    before = len(Handler.agents)
    env = {"SUMMARIZE_FRESH": "", "XDG_CACHE_HOME": str(cache)}
    result = run("-f", "json", *options, f"{server}/page", env=env)
    assert json.loads(result.out)["url"] == f"{server}/page"
    return len(Handler.agents) - before


def test_a_url_is_fetched_once_an_hour(run: Run, server: str, tmp_path: Path) -> None:
    assert [fetch(run, server, tmp_path) for _ in range(2)] == [1, 0]
    assert fetch(run, server, tmp_path, "--fresh") == 1
    assert fetch(run, server, tmp_path) == 0
    (kept,) = (tmp_path / "summarize").iterdir()
    hour_ago = time.time() - 3601
    os.utime(kept, (hour_ago, hour_ago))
    assert fetch(run, server, tmp_path) == 1


def test_what_is_kept_is_private_whole_and_not_for_passwords(
    run: Run, server: str, tmp_path: Path
) -> None:
    fetch(run, server, tmp_path)
    (kept,) = (tmp_path / "summarize").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    kept.write_bytes(kept.read_bytes()[:-100])
    assert fetch(run, server, tmp_path) == 1
    secret = server.replace("//", "//me:word@")
    env = {"SUMMARIZE_FRESH": "", "XDG_CACHE_HOME": str(tmp_path / "other")}
    assert run(f"{secret}/page", env=env).code == 0
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        pytest.param("no-store", 2, id="no-store"),
        pytest.param("max-age=0, No-Store", 2, id="among-others"),
        pytest.param('private="x"', 2, id="private"),
        pytest.param("max-age=60, public", 1, id="public"),
        pytest.param("no-cache", 1, id="no-cache"),
    ],
)
def test_what_a_server_wants_kept_nowhere_is_fetched_each_time(
    run: Run, server: str, tmp_path: Path, rule: str, asked: int
) -> None:
    before = len(Handler.agents)
    env = {"SUMMARIZE_FRESH": "", "XDG_CACHE_HOME": str(tmp_path)}
    for _ in range(2):
        assert run(f"{server}/keep/{quote(rule)}", env=env).code == 0
    assert len(Handler.agents) - before == asked


def test_a_cache_that_cannot_be_written_is_done_without(
    run: Run, server: str, tmp_path: Path
) -> None:
    (tmp_path / "summarize").write_text("a file in its place")
    assert [fetch(run, server, tmp_path) for _ in range(2)] == [1, 1]


def test_the_user_agent_is_ours_or_the_one_that_is_named(
    run: Run, server: str, tmp_path: Path
) -> None:
    fetch(run, server, tmp_path)
    assert "summarize/" in Handler.agents[-1]
    assert fetch(run, server, tmp_path, "--user-agent", "Ada/1.0") == 1
    assert Handler.agents[-1] == "Ada/1.0"


def test_what_is_fetched_with_a_header_is_not_kept(run: Run, server: str, tmp_path: Path) -> None:
    file = tmp_path / "headers"
    file.write_text("# of the valley\n127.0.0.1 Cookie: id=1\n")
    for words in (("--header", f"@{file}"), ("--header", "127.0.0.1 Cookie: id=1")):
        assert [fetch(run, server, tmp_path, *words) for _ in range(2)] == [1, 1]
        assert Handler.cookies[-1] == "id=1"
    assert fetch(run, server, tmp_path) == 1
    assert Handler.cookies[-1] == ""


@pytest.mark.parametrize(
    "word", ["Cookie: secret", "example.org Host: secret", "example.org Cookie: secret\nX: y", "@"]
)
def test_a_header_that_is_none_is_refused_and_its_value_not_shown(run: Run, word: str) -> None:
    found = run("--header", word, SAMPLES / "tram.txt")
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert found.err.startswith("summarize: --header: ")
    assert "secret" not in found.err


@pytest.mark.parametrize(
    ("file", "text", "command"),
    [
        pytest.param("pipx_metadata.json", "{}", "pipx inject summarize warcio", id="pipx"),
        pytest.param("uv-receipt.toml", "", "uv tool install --with warcio .", id="uv"),
        pytest.param(
            "uv-receipt.toml",
            '[tool]\nrequirements = [{ name = "summarize", directory = "/a copy" },\n'
            '    { name = "pyarrow" }]\n',
            "uv tool install --with pyarrow --with warcio '/a copy'",  # else it takes away pyarrow
            id="uv-again",
        ),
        pytest.param("pyvenv.cfg", "", "pip install warcio", id="pip"),
    ],
)
def test_a_missing_package_is_added_as_the_program_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, text: str, command: str
) -> None:
    from summarize.extras import missing_extra

    (tmp_path / file).write_text(text)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert command in str(missing_extra("this kind of file", "warcio", "warc"))
