"""A line of names alone takes a shorter way, and ends where the longer one does."""

import sys
from inspect import signature
from pathlib import Path
from random import Random
from shlex import split
from typing import Any

import pytest

from summarize.commands import inputs, summaries
from summarize.commands.config_file import list_variables
from summarize.commands.dispatch import are_names, run_command, summarize_names
from summarize.commands.registry import COMPLETION, TOPICS
from tests.conftest import ROOT, SAMPLES, Run
from tests.program.shell import in_shell

_UNSET = "unset SUMMARIZE_FRESH SUMMARIZE_JOBS; "  # the tests set them: Typer reads variables


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("tram.txt", id="text"),
        pytest.param("bridge.html", id="page"),
        pytest.param("tram.txt moor.txt", id="two"),
        pytest.param("coast.rss", id="feed"),
        pytest.param("- < tram.txt", id="dash"),
        pytest.param("< tram.txt", id="pipe"),
        pytest.param("tram.txt no-such-file", id="one-missing"),
        pytest.param("raed", id="mistyped-command"),
        pytest.param("tram.txt read", id="late-command"),
        pytest.param("what does it cost", id="text-without-quotes"),
        pytest.param("''", id="empty-name"),
        pytest.param("ftp://a.example/b", id="no-web-address"),
    ],
)
def test_names_alone_do_as_the_command_with_its_defaults(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    for name in ("SUMMARIZE_FRESH", "SUMMARIZE_JOBS"):  # the tests set them: Typer reads variables
        monkeypatch.delenv(name)
    before, _, pipe = line.partition("<")
    words = [SAMPLES / word if (SAMPLES / word).is_file() else word for word in split(before)]
    stdin = (SAMPLES / pipe.strip()).read_bytes() if pipe else b""
    short = run(*words, stdin=stdin)
    whole = run(*words, "--color", "auto", stdin=stdin)
    assert short.out == whole.out
    assert short.code == whole.code
    assert short.err.replace(" --color auto", "") == whole.err.replace(" --color auto", "")
    assert short.out or short.err


@pytest.mark.parametrize(
    ("said", "line"),
    [
        pytest.param("SUMMARIZE_LENGTH=1", "tram.txt", id="variable"),
        pytest.param("XDG_CONFIG_HOME=$1", "tram.txt", id="config-file"),
    ],
)
def test_defaults_of_the_users_own_count_for_names_alone(
    tmp_path: Path, said: str, line: str
) -> None:
    (tmp_path / "summarize").mkdir()
    (tmp_path / "summarize" / "config.toml").write_text("length = 1")
    found = in_shell(f"{_UNSET}{said} summarize {line}", tmp_path, cwd=SAMPLES)
    assert found.out == in_shell("summarize -n 1 tram.txt", cwd=SAMPLES).out


def test_what_reads_options_is_not_loaded_for_names_alone() -> None:
    code = (
        "import sys\nfrom summarize.commands.dispatch import run\n"
        "run(); print('typer' in sys.modules)"
    )
    ends = {
        line: in_shell(f'{_UNSET}"$2" -c "$1" {line}', code, sys.executable, cwd=ROOT).out.split()[
            -1
        ]
        for line in ("samples/tram.txt", "-q samples/tram.txt")
    }
    assert ends == {"samples/tram.txt": "False", "-q samples/tram.txt": "True"}


# What a line is made of: names of all kinds, and what only looks like one.
_NAMES = (
    "tram.txt", "a b.html", "-", "", " ", "5", "20%", "100w", "0", "a=b", "=", "@tram.txt", "+x",
    "https://a.example/b?c=d#e", "ftp://a.example", "file:///a", "~", "*", "$HOME", "%PATH%", "?",
    "–n", "—help", "−1", "\u200b-n", " -n", "\\-n", "/?", "/h", "é.txt", "茶", "\udcff", "a\nb",
    "a\0", "true", "auto", "none", "None", "summary", "summarize", "Read", "raed", "[]", "{}",
    "'", '"',
)  # fmt: skip
_OPTIONS = (
    "-n", "-n5", "--length", "--length=5", "-a", "-q", "--json", "--", "--help", "-h", "-V", "---",
    "--no",
)  # fmt: skip
_LINES = 500  # 4 ms each


def test_whatever_the_names_are_typer_would_do_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*list_variables(), COMPLETION):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    done: list[dict[str, Any]] = []
    how = signature(summaries.summarize_inputs)

    def note(*values: Any, **options: Any) -> int:
        bound = how.bind(*values, **options)
        bound.apply_defaults()
        done.append(bound.arguments)
        return len(done) % 5

    monkeypatch.setattr(
        inputs, "expand_inputs", lambda names, output=None, **_: [*(names or ()), output]
    )
    monkeypatch.setattr(summaries, "summarize_inputs", note)
    source = Random(1)
    short = 0
    for _ in range(_LINES):
        rest = (*TOPICS, *_OPTIONS) if source.random() < 0.2 else _NAMES
        words = source.choices(_NAMES, k=source.randint(0, 3)) + source.choices(rest, k=1)
        source.shuffle(words)
        words = words[source.random() < 0.05 :]
        if are_names(words):
            short += 1
            codes = [do(list(words)) for do in (summarize_names, run_command)]
            assert codes[1] == (codes[0] + 1) % 5, words
            assert done[-2] == done[-1], words
    assert short > 380
