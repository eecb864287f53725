"""Fingerprints of files and ranges of files: size, and a digest of the first and last bytes.

Modification times don't count, because a copy of the same bytes has another.
"""

import hashlib
from typing import NamedTuple

from summarize.errors import InputError
from summarize.sources.folders import check_file, open_file
from summarize.sources.remote import is_remote, stat_remote

# Bytes at either end. Opening a file costs more than reading this much of it. Most texts are no
# longer than two blocks, so that a change of a single letter shows.
_BLOCK = 1 << 14


class File(NamedTuple):
    """A file at the time of planning."""

    path: str
    size: int  # bytes; 0 if it can't be read
    tag: str = ""  # identifies it in place of its bytes: of an object store, or "unreadable"


def stat_file(path: str) -> File:
    """Measure a file; one that can't be read has size 0, and the worker reports the reason."""
    try:
        return File(path, *(stat_remote(path) if is_remote(path) else (check_file(path),)))
    except (OSError, ValueError, InputError):
        return File(path, 0, "unreadable")  # never opened: a named pipe would block


def compute_fingerprint(file: File, first: int, last: int) -> str:
    """Compute the fingerprint of the bytes from ``first`` up to ``last``.

    The bytes just outside count, too: they decide whether a row begins or ends at the boundary, and
    change when a file grows.
    """
    if file.tag:
        return f"{file.size} {file.tag}"
    digest = hashlib.sha256()
    begin, end = max(0, first - 1), last + min(_BLOCK, last - first)
    middle = min(begin + _BLOCK, end)
    try:
        with open_file(file.path) as stream:
            for place, stop in ((begin, middle), (max(middle, last - _BLOCK), end)):
                stream.seek(place)
                digest.update(stream.read(stop - place))
    except (OSError, ValueError, InputError):
        return ""
    return f"{last - first} {digest.hexdigest()}"
