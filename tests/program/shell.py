"""Run a line of bash in which "summarize" is the program."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, Result

PROGRAM = [sys.executable, "-m", "summarize"]
SHELL = f'summarize() {{ {sys.executable} -m summarize "$@"; }};'


def in_shell(line: str, *words: str | Path, cwd: Path = ROOT) -> Result:
    """Run the line, in which $1, $2, ... are the words; give back what it printed, and its code."""
    command = ["bash", "-c", f"{SHELL} {line}", "bash", *map(str, words)]
    done = subprocess.run(command, capture_output=True, cwd=cwd, timeout=60, check=False)
    return Result(done.stdout.decode(), done.stderr.decode(), done.returncode)
