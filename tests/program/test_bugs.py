"""A bug, and work without an end, cost the input that meets them: all others are printed."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES, Result
from tests.forked import fork_copy

TRAM = SAMPLES / "tram.txt"
# A reader with a bug, one that never ends, and one that takes all memory, by how the text begins.
_READER = """
from summarize.models import Block, Draft

def read(text):
    if text.startswith("TROUBLE BUG"):
        return int("many")
    while text.startswith("TROUBLE SLOW"):
        try:
            sum(range(100))
        except Exception:
            pass
    return Draft((Block("word " * 10**9),))
"""
_BUG = r"this is a bug in summarize: ValueError in readers/formats/trouble\.py:6; please report it"
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run_trouble(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Give a function that runs a copy of the program which has that reader."""
    folder = tmp_path_factory.mktemp("copy")
    package = folder / "summarize"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "cli" / "summarize", package, ignore=ignored)
    (package / "readers" / "formats" / "trouble.py").write_text(_READER)
    kinds = package / "readers" / "kinds.py"
    line = '    Kind("trouble", "trouble", starts=(b"TROUBLE",), text=True),\n'
    kinds.write_text(kinds.read_text().replace("KINDS = (\n", f"KINDS = (\n{line}", 1))
    (package / "commands" / "languages.py").write_text("app = None\n")

    with fork_copy(folder) as forker:

        def run(*words: str | Path, **variables: str) -> Result:
            env = {**os.environ, "COLUMNS": "80", **variables}
            out, err, code = forker.run([*map(str, words)], b"", env)
            return Result(out.decode(), err.decode(), code)

        yield run


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    found = {}
    for name in ("BUG", "SLOW", "HUGE"):
        found[name] = folder / f"{name.lower()}.txt"
        found[name].write_text(f"TROUBLE {name}\n")
    return found


def match_line(error: str, path: Path, message: str) -> bool:
    import re

    return re.fullmatch(f"summarize: {re.escape(str(path))}: {message}\n", error) is not None


@pytest.mark.parametrize("before", [(), ("--json",), ("--html",), ("--merge",), ("--list",)])
def test_a_bug_costs_one_input_a_line(
    run_trouble: Run, files: dict[str, Path], before: tuple[str, ...]
) -> None:
    found = run_trouble(*before, TRAM, files["BUG"], SAMPLES / "tea.txt")
    alone = [run_trouble(*before, TRAM).out, run_trouble(*before, SAMPLES / "tea.txt").out]
    assert found.code == 1
    assert match_line(found.err, files["BUG"], _BUG)
    for text in alone if not before else ():
        assert text in found.out
    assert found.out


@pytest.mark.parametrize("command", ["read", "compare"])
def test_a_bug_is_told_by_every_command(
    run_trouble: Run, files: dict[str, Path], command: str
) -> None:
    found = run_trouble(command, files["BUG"])
    assert (found.out, found.code) == ("", 1)
    assert match_line(found.err, files["BUG"], _BUG)


def test_a_bug_of_no_input_is_a_line_too(run_trouble: Run) -> None:
    found = run_trouble("languages")
    assert (found.code, found.err.count("\n")) == (1, 1)
    assert found.err.startswith("summarize: this is a bug in summarize: AttributeError in ")


def test_a_variable_shows_the_traceback(run_trouble: Run, files: dict[str, Path]) -> None:
    shown = run_trouble(files["BUG"], SUMMARIZE_TRACEBACK="1").err.splitlines()
    assert shown[1] == "Traceback (most recent call last):"
    assert shown[-1] == "ValueError: invalid literal for int() with base 10: 'many'"
    assert '    return int("many")' in "\n".join(shown)


def test_a_line_of_a_corpus_has_the_bug_as_its_reason(
    run_trouble: Run, files: dict[str, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    found = run_trouble("corpus", "-q", TRAM, files["BUG"], "-o", out)
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [line["status"].partition(":")[0] for line in lines] == ["ok", "BugError"]
    assert "ValueError in readers/formats/trouble.py:6" in lines[1]["status"]
    assert found.code == 4  # more failures than none


def test_work_without_an_end_costs_one_input_a_line(
    run_trouble: Run, files: dict[str, Path]
) -> None:
    """Also where the reader swallows every exception."""
    found = run_trouble("--patience", "0.5", files["SLOW"], TRAM)
    message = r"took longer than 0\.5 s of CPU time: --patience 1 allows more"
    assert match_line(found.err, files["SLOW"], message)
    assert (found.code, run_trouble(TRAM).out in found.out) == (3, True)


@pytest.mark.skipif(sys.platform != "linux", reason="the system limits no address space")
def test_too_much_memory_costs_one_input_a_line(run_trouble: Run, files: dict[str, Path]) -> None:
    found = run_trouble(files["HUGE"], TRAM)
    assert match_line(found.err, files["HUGE"], r"not enough memory: .*--patience 60.*")
    assert (found.code, run_trouble(TRAM).out in found.out) == (3, True)
