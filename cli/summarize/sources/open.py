"""Open what the user named: a file, standard input or a URL."""

import re
import sys
from pathlib import Path

from summarize.errors import InputError, tell_reason
from summarize.lazy import compile_late
from summarize.models import Source
from summarize.sources.web.fetch_options import ORDINARY, Web

MAX_BYTES = 100_000_000  # of a file or a pipe: the longest book has 20 MB
_SCHEME = compile_late(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


def open_source(name: str, web: Web = ORDINARY) -> Source:
    """Read one input whole; raise InputError if that can't be done, or if it is too long."""
    scheme = _SCHEME.match(name) if "://" in name else None
    if scheme is None:
        return Source(name, _read_file(name))
    if scheme[1].lower() not in ("http", "https"):
        raise InputError(f"only http and https URLs are read, not {scheme[1].lower()}")
    # Imported here: the network's libraries take 50 ms, which a file should not cost.
    from summarize.sources.web.cache import fetch_cached

    return fetch_cached(name, web)


def take_path(name: str) -> str:
    """Return the path that a file:// address of this machine names; any other name as it is."""
    if name[:7].lower() != "file://":
        return name
    # Imported here: it takes 20 ms, and few names are such.
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    try:
        address = urlsplit(name)
    except ValueError:  # brackets that hold no address
        return name
    return url2pathname(address.path) if address.netloc in ("", "localhost") else name


def _read_file(name: str) -> bytes:
    try:
        data = _read_up_to(MAX_BYTES + 1, name)
    except (OSError, ValueError) as error:
        raise InputError(tell_reason(error)) from error
    if len(data) > MAX_BYTES:
        raise InputError(f"longer than {MAX_BYTES // 1_000_000} MB")
    return data


def _read_up_to(most: int, name: str) -> bytes:
    if name == "-":
        if sys.stdin is None:
            raise InputError("standard input is closed")
        return sys.stdin.buffer.read(most)
    path = Path(name)
    if path.is_fifo():
        from summarize.sources.fifo import read_fifo

        return read_fifo(path, most)
    with path.open("rb") as file:
        return file.read(most)
