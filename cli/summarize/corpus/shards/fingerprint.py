"""What a file, or a range of it, is known by: its size, and what its first and last bytes say.

Its time of change is not, since a copy of the same bytes has another.
"""

import hashlib
from typing import NamedTuple

from summarize.errors import InputError
from summarize.sources.folders import check_file, open_file
from summarize.sources.remote import is_remote, stat_remote

# Bytes at either end. To open a file costs more than to read so much of it, and most texts are no
# longer than two of them: of those a change of one letter is seen.
_BLOCK = 1 << 14


class File(NamedTuple):
    """A file as it is when it is planned."""

    path: str
    size: int  # bytes; 0 of what can't be read
    tag: str = ""  # by which it is known unread: of a store of objects, or of what can't be read


def look_at(path: str) -> File:
    """Return a file with its size, 0 for what can't be read: the worker will say why."""
    try:
        return File(path, *(stat_remote(path) if is_remote(path) else (check_file(path),)))
    except (OSError, ValueError, InputError):
        return File(path, 0, "unreadable")  # nor is it opened: a pipe waits for who writes to it


def take_fingerprint(file: File, first: int, last: int) -> str:
    """Return what the bytes of a file from ``first`` up to ``last`` are known by.

    So do the bytes around it: by them a row begins or ends there, in a file that grew.
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
