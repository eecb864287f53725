"""Open what the user named: a file, standard input or a URL."""

import re
import sys
from pathlib import Path

from summarize.errors import InputError
from summarize.models import Source

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


def open_source(name: str) -> Source:
    """Read one input whole; raise InputError if that can't be done."""
    scheme = _SCHEME.match(name)
    if scheme is None:
        return _open_file(name)
    if scheme[1].lower() not in ("http", "https"):
        raise InputError(f"only http and https URLs are read, not {scheme[1].lower()}")
    # Imported here: the network's libraries take 50 ms, which a file should not cost.
    from summarize.sources.fetch import fetch_url

    return fetch_url(name)


def _open_file(name: str) -> Source:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise InputError((reason or str(error)).lower()) from error
    return Source(name, data)
