"""Messages on stderr, one line each: errors, warnings and notes."""

import os
import sys

from summarize.bugs import TRACEBACK
from summarize.console.progress import CLEAR, on_screen
from summarize.errors import BugError, SummarizeError
from summarize.language.addresses import describe_error, hide_password
from summarize.language.control_characters import clean_characters, one_line

_PIPE = "standard input"  # "-" on the command line


def complain(name: str | None, error: SummarizeError | Warning) -> None:
    """Print ``summarize: NAME: message`` without passwords and control characters."""
    message = describe_error(error)
    where = _PIPE if name == "-" else one_line(hide_password(name or ""))
    if where and not (where == _PIPE and message.startswith(_PIPE)):
        message = f"{where}: {message}"
    note(f"summarize: {message}")
    if isinstance(error, BugError) and os.environ.get(TRACEBACK):
        import traceback

        for line in "".join(traceback.format_exception(error.__cause__)).splitlines():
            note(line)


def note(line: str) -> None:
    """Print a line, which replaces the progress on a terminal."""
    line = " ".join(clean_characters(line).splitlines())
    print(f"{CLEAR if on_screen.is_set() else ''}{line}", file=sys.stderr)  # noqa: T201
