"""Run the program in a line of bash, and at the head of a terminal that can stop it."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.conftest import ROOT, Result

PROGRAM = [sys.executable, "-m", "summarize"]
SHELL = f'summarize() {{ {sys.executable} -m summarize "$@"; }};'


def in_shell(line: str, *words: str | Path, cwd: Path = ROOT) -> Result:
    """Run the line, in which $1, $2, ... are the words; give back what it printed, and its code."""
    command = ["bash", "-c", f"{SHELL} {line}", "bash", *map(str, words)]
    done = subprocess.run(command, capture_output=True, cwd=cwd, timeout=60, check=False)
    return Result(done.stdout.decode(), done.stderr.decode(), done.returncode)


def stop_on_screen(
    command: Sequence[str], sign: str, stop: Callable[[int, int], object], **env: str
) -> tuple[str, int]:
    """Run a command at the head of a terminal; stop it when the sign is on the screen.

    ``stop`` takes the terminal's other side and the process; give back screen and exit code.
    """
    master, slave = pty.openpty()
    lead = ["sh", "-c", 'exec <"$0" >"$0" 2>&1; exec "$@"', os.ttyname(slave), *command]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "LINES": "24", **env}
    process = subprocess.Popen(lead, start_new_session=True, cwd=ROOT, env=environment)
    screen = b""
    while select.select([master], [], [], 20)[0]:
        try:
            screen += os.read(master, 65536)
        except OSError:  # Linux: the other side has closed
            break
        if slave and sign.encode() in screen:
            stop(master, process.pid)
            os.close(slave)
            slave = 0
    code = process.wait(20)  # first: that the terminal goes would end it in its last moment
    os.close(master)
    return screen.decode().replace("\r\n", "\n"), code


def press_ctrl_c(master: int, _: int) -> None:
    os.write(master, b"\x03")
