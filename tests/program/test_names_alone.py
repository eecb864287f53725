"""A line of names alone takes a shorter way, and ends where the longer one does."""

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES
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
def test_names_alone_do_as_the_command_with_its_defaults(line: str) -> None:
    short = in_shell(f"{_UNSET}summarize {line}", cwd=SAMPLES)
    before, _, pipe = line.partition("<")
    whole = in_shell(f"{_UNSET}summarize {before} --color auto {pipe and '< ' + pipe}", cwd=SAMPLES)
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
