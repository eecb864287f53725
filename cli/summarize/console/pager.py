"""Show a text that is taller than the terminal in the user's pager."""

import os
import shlex
import signal
import subprocess
import sys
from shutil import get_terminal_size, which


def show_paged(text: str) -> None:
    """Print the text, or hand it to $PAGER where stdout is a terminal that it does not fit on.

    Without $PAGER that is ``less``; it keeps colours. A pager that is not there is done without.
    """
    command = shlex.split(os.environ.get("PAGER", "less"))
    fits = text.count("\n") < get_terminal_size().lines
    if not sys.stdout.isatty() or fits or not command or not which(command[0]):
        sys.stdout.write(text)
        return
    # As git does it: colours pass, and less is told nothing if its user has told it something.
    environment = {"LESS": "-R", **os.environ}
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's
    try:
        subprocess.run(command, input=text.encode(), env=environment, check=False)
    finally:
        signal.signal(signal.SIGINT, handler)
