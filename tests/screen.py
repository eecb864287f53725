"""Run a command on a pseudo-terminal of 80 columns, as a user would."""

import os
import pty
import re
import select
import subprocess
from collections.abc import Mapping, Sequence

from tests.conftest import ROOT


def run_on_screen(
    command: Sequence[str], env: Mapping[str, str], *, whole: bool = False
) -> tuple[str, int]:
    """Return what reached the screen, and the exit code.

    The command's output is the terminal; with ``whole``, its input and its errors are too.
    """
    master, slave = pty.openpty()
    other = slave if whole else None
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **env}
    process = subprocess.Popen(
        command, stdin=other, stdout=slave, stderr=other, cwd=ROOT, env=environment
    )
    os.close(slave)
    screen = b""
    while select.select([master], [], [], 30)[0]:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux: the other side has closed
            break
        if not piece:
            break
        screen += piece
    os.close(master)
    return screen.decode().replace("\r\n", "\n"), process.wait(30)


def settle(screen: str) -> str:
    """Return what is left on the screen when lines that were taken away are gone."""
    return re.sub(r"[^\n]*\r\x1b\[K", "", screen)
