"""What the program compiles beforehand is what Python would compile, and is what it needs."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from summarize.precompiled.patterns import FILE, find_or_compile, read_codes
from tests.conftest import ROOT
from tests.quality.precompile import record

_PROGRAM = "summarize.__main__"


def test_each_expression_is_what_python_makes_of_it() -> None:
    known, _ = read_codes()
    assert len(known) > 500
    for flags, _, pattern in known:
        made: re.Pattern[Any] = re.compile(pattern, flags)
        ours = find_or_compile(pattern, flags)
        assert ours == made, pattern
        assert (ours.groups, ours.groupindex) == (made.groups, made.groupindex), pattern


@pytest.mark.parametrize("name", ["harbour.txt", "bridge.html", "tea.txt", "windrad.html"])
def test_nearly_all_that_a_run_compiles_is_known(name: str) -> None:
    """Where this fails, many expressions have changed: ``python -m tests.quality precompile``."""
    said = record(_PROGRAM, [str(ROOT / "samples" / name)])
    known, _ = read_codes()
    unknown = said - {(pattern, flags) for flags, _, pattern in known}
    assert len(said) > 100
    assert len(unknown) < len(said) / 20, unknown


def test_an_expression_that_is_not_known_is_compiled() -> None:
    assert find_or_compile("(?P<a>x)y", re.IGNORECASE).fullmatch("XY")
    with pytest.raises(re.error):
        find_or_compile("(")


@pytest.mark.parametrize("data", [None, b"", b"(\x02"], ids=["missing", "empty", "cut"])
def test_without_a_whole_file_all_is_compiled(tmp_path: Path, data: bytes | None) -> None:
    copy = tmp_path / "summarize"
    copytree(ROOT / "cli" / "summarize", copy)
    (copy / "precompiled" / FILE.name).unlink()
    if data is not None:
        (copy / "precompiled" / FILE.name).write_bytes(data)
    done = run_module(tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == run_module(ROOT / "cli").stdout


def test_bytes_and_strings_are_never_compared() -> None:
    assert run_module(ROOT / "cli", "-bb").returncode == 0


def run_module(home: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program that is in a folder on a sample."""
    command = [sys.executable, *options, "-m", "summarize", str(ROOT / "samples" / "tram.txt")]
    env = {**os.environ, "PYTHONPATH": str(home)}
    return subprocess.run(command, capture_output=True, env=env, check=False)
