"""Say on stderr, in one line, what went wrong, will take long, or was left out."""

import os
import sys

from summarize.bugs import TRACEBACK
from summarize.console.progress import CLEAR, on_screen
from summarize.errors import BugError, SummarizeError
from summarize.language.addresses import hide_password
from summarize.language.characters import clean_characters, one_line

_PIPE = "standard input"  # which is called "-" on the command line


def complain(name: str | None, error: SummarizeError | Warning) -> None:
    """Print ``summarize: NAME: message``; what a name or a page put into it can't control."""
    message = hide_password(str(error))
    where = _PIPE if name == "-" else hide_password(name or "")
    if where and not (where == _PIPE and message.startswith(_PIPE)):
        message = f"{where}: {message}"
    note(one_line(f"summarize: {message}"))
    if isinstance(error, BugError) and os.environ.get(TRACEBACK):
        import traceback

        for line in "".join(traceback.format_exception(error.__cause__)).splitlines():
            note(line)


def note(line: str) -> None:
    """Print a line, in place of the progress that a terminal may show."""
    line = " ".join(clean_characters(line).splitlines())
    print(f"{CLEAR if on_screen.is_set() else ''}{line}", file=sys.stderr)  # noqa: T201
