"""Show a text that is taller than the terminal in the user's pager."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Sequence
from shutil import get_terminal_size, which


def show_paged(text: str) -> None:
    """Print the text, or hand it to $PAGER where stdout is a terminal that it does not fit on.

    Without $PAGER that is ``less``; it keeps colours. A pager that is not there, or that fails, is
    done without.
    """
    fits = text.count("\n") < get_terminal_size().lines
    if not sys.stdout.isatty() or fits or not _run_pager(_find_pager(), text):
        sys.stdout.write(text)


def _find_pager() -> list[str]:
    """Return the command, or nothing where there is none, or none that can be understood."""
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quotation mark that is never closed
        return []
    return command if command and which(command[0]) else []


def _run_pager(command: Sequence[str], text: str) -> bool:
    """Tell whether the pager has shown the text."""
    if not command:
        return False
    # Colours pass; what the user has told less comes after that, and so has the last word.
    environment = {**os.environ, "LESS": f"-R {os.environ.get('LESS', '')}".strip()}
    # Ctrl-C is the pager's. To ignore it here would be handed on: the pager could not answer it.
    handler = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        done = subprocess.run(
            command, input=text.encode(errors="replace"), env=environment, check=False
        )
    except OSError:  # such as a script whose interpreter is not there
        return False
    finally:
        signal.signal(signal.SIGINT, handler)
    return done.returncode <= 0  # below 0 somebody has ended it
