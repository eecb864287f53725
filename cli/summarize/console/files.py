"""Write a file whole or not at all."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from summarize.errors import cannot_write


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
        raise cannot_write(name, error) from error


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
    with replace_whole(target, ".summarize-") as path:
        path.write_bytes(data)


@contextmanager
def replace_whole(target: Path, prefix: str) -> Iterator[Path]:
    """Give a path to write to, and put what was written in the place of a file; raise OSError.

    It is on the disk before it has its name: else a power cut may leave the name without the text.
    It has the permissions of the file that was there, or those that a new one gets.
    """
    descriptor, begun = tempfile.mkstemp(prefix=prefix, dir=target.parent)
    path = Path(begun)
    try:
        os.close(descriptor)
        yield path
        path.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_UMASK)
        sync(begun)
        path.replace(target)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def sync(path: str) -> None:
    """Bring a file, or the names in a folder, to the disk; raise OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _find_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _find_umask()  # once: there is no other way to ask for it, and threads share it
