"""The user's pager, for texts taller than the terminal."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Sequence
from shutil import get_terminal_size, which

from summarize.console.deliver import deliver


def show_paged(text: str) -> None:
    """Print a text, through $PAGER if stdout is a terminal too small for it.

    The default is ``less``, with colours, and what it showed stays on the screen. If the pager is
    missing or fails, print without it.
    """
    fits = text.count("\n") < get_terminal_size().lines
    if not sys.stdout.isatty() or fits or not _run_pager(_find_pager(), text):
        deliver(text, None)


def _find_pager() -> list[str]:
    """Find the command of the pager; empty if there is none, or it can't be parsed."""
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # an unclosed quotation mark
        return []
    return command if command and which(command[0]) else []


def _run_pager(command: Sequence[str], text: str) -> bool:
    """Run the pager, and check whether it has shown the text."""
    if not command:
        return False
    # Colours pass (R), a text of one screen ends it (F), and the screen stays (X); the user's own
    # settings come later, and so win.
    environment = {**os.environ, "LESS": f"-FRX {os.environ.get('LESS', '')}".strip()}
    # Ctrl-C is the pager's. It would inherit a handler that ignores the signal.
    handler = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        done = subprocess.run(
            command, input=text.encode(errors="replace"), env=environment, check=False
        )
    except OSError:  # such as a script whose interpreter is missing
        return False
    finally:
        signal.signal(signal.SIGINT, handler)
    return done.returncode <= 0  # below 0 a signal ended it
