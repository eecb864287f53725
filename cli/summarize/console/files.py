"""Write a file whole or not at all."""

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from summarize.errors import InputError, tell_reason


def write_whole(name: str, text: str) -> None:
    """Write text to a file so that no reader ever sees half of it; raise InputError."""
    data = text.encode(errors="replace")  # a name in it may be no text
    try:
        if _takes_as_it_comes(name):
            with Path(name).open("ab") as file:
                file.write(data)
        else:
            _replace(Path(os.path.realpath(name)), data)  # through a link, so that it stays one
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: can't be written: {tell_reason(error)}") from error


def _takes_as_it_comes(name: str) -> bool:
    """Tell whether it is a device, a pipe, or a file that is open already, as for /dev/stderr."""
    try:
        found = Path(name).stat()
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(found.st_mode) or _is_open(found)


def _is_open(found: os.stat_result) -> bool:
    for number in range(2, 10):  # those that a shell hands on
        with suppress(OSError):
            if os.path.samestat(found, os.fstat(number)):
                return True
    return False


def _replace(target: Path, data: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):  # to replace it is to write to it
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # A prefix of its own: the name of the file may be as long as a name can be.
    descriptor, temporary = tempfile.mkstemp(prefix=".summarize-", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # or a power cut may leave the new name without the text
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """Return the permissions that the file has, or those that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
