"""Write a result to a file, a device or a pipe."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from summarize.errors import cannot_write
from summarize.whole_files import replace_whole


def write_whole(name: str, text: str | bytes) -> None:
    """Write a text or bytes to a file completely or not at all; raise InputError."""
    # Names in it may not be valid text.
    data = text.encode(errors="replace") if isinstance(text, str) else text
    try:
        if _takes_as_it_comes(name):
            with Path(name).open("ab") as file:
                file.write(data)
        else:
            _replace(Path(os.path.realpath(name)), data)  # through a link, which stays
    except (OSError, ValueError) as error:
        raise cannot_write(name, error) from error


def _takes_as_it_comes(name: str) -> bool:
    """Check for a device, a pipe, or a file that is open already, as /dev/stderr is."""
    try:
        found = Path(name).stat()
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(found.st_mode) or _is_open(found)


def _is_open(found: os.stat_result) -> bool:
    for number in range(2, 10):  # those that a shell passes on
        with suppress(OSError):
            if os.path.samestat(found, os.fstat(number)):
                return True
    return False


def _replace(target: Path, data: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):  # replacing it counts as writing to it
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # With another prefix: the name of the file may already have the maximum length.
    with replace_whole(target, ".summarize-") as path:
        path.write_bytes(data)
