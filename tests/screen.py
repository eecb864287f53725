"""Run a command on a pseudo-terminal of 80 columns, as a user would."""

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from tests.forked import ROOT, share_forker

PROGRAM = [sys.executable, "-m", "summarize"]
Wait = Callable[[], int]  # for its end; it returns the exit code


def run_on_screen(
    command: Sequence[str], env: Mapping[str, str], *, whole: bool = False
) -> tuple[str, int]:
    """Return what reached the screen, and the exit code.

    The command's output is the terminal; with ``whole``, its input and its errors are too.
    """
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **env}
    wait = (_fork if command[:3] == PROGRAM else _start)(command, environment, slave, whole)
    screen = b""
    while select.select([master], [], [], 30)[0]:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux: the other side has closed
            break
        if not piece:
            break
        screen += piece
    code = wait()  # first: that the terminal goes would end it in its last moment
    os.close(master)
    return screen.decode().replace("\r\n", "\n"), code


def _fork(command: Sequence[str], env: Mapping[str, str], slave: int, whole: bool) -> Wait:
    others = [os.dup(slave) if whole else os.open(os.devnull, os.O_RDWR) for _ in range(2)]
    forker = share_forker()
    forker.start(command[3:], env, (others[0], slave, others[1]))
    return forker.wait


def _start(command: Sequence[str], env: Mapping[str, str], slave: int, whole: bool) -> Wait:
    other = slave if whole else None
    process = subprocess.Popen(command, stdin=other, stdout=slave, stderr=other, cwd=ROOT, env=env)
    os.close(slave)
    return lambda: process.wait(30)


def settle(screen: str) -> str:
    """Return what is left on the screen when lines that were taken away are gone."""
    return re.sub(r"[^\n]*\r\x1b\[K", "", screen)
