"""Deliver a result to a file or standard output."""

import os
import stat
import sys
from pathlib import Path

from summarize.console.progress import hush_progress

STDOUT = "-"  # as a file name


def deliver(text: str | bytes, output: str | None) -> None:
    """Write a text or bytes to a file, or print a text; raise InputError."""
    if isinstance(text, str) and (output in (None, STDOUT) or is_stdout(output)):
        sys.stdout.write(text)
        sys.stdout.flush()
        if stat.S_ISFIFO(os.fstat(1).st_mode):
            hush_progress()
        return
    from summarize.console.files import write_whole

    write_whole(output or STDOUT, text)


def is_stdout(name: str) -> bool:
    """Check whether a name such as /dev/stdout is standard output."""
    try:
        return os.path.samestat(Path(name).stat(), os.fstat(1))
    except (OSError, ValueError):
        return False
