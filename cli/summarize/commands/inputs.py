"""What a command reads when no file is named."""

import sys

from summarize.errors import UsageError


def list_inputs(names: list[str] | None) -> list[str]:
    """Return the names, or "-" if a pipe comes in; raise UsageError at a terminal."""
    if names:
        return names
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("nothing to summarize: name a file or a URL, or pipe a text in")
    return ["-"]
