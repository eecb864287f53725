"""Say on stderr, in one line, what went wrong or will take long."""

import sys

from summarize.characters import one_line
from summarize.errors import SummarizeError


def complain(name: str | None, error: SummarizeError | Warning) -> None:
    """Print ``summarize: NAME: message``; what a name or a page put into it can't control."""
    where = f"{name}: " if name is not None else ""
    print(f"summarize: {one_line(where + str(error))}", file=sys.stderr)  # noqa: T201
