"""Write a file completely or not at all.

Outputs, part files of a corpus and cached pages are first written beside their place.
"""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from zlib import crc32

from summarize.systems import can_fork, lock, name_machine, sync

_STALE = 3600.0  # seconds after which an unfinished file may be left over from a kill
# Errors of file systems without hard links: FAT, some network file systems.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


@contextmanager
def replace_whole(target: Path, prefix: str, *, private: bool = False) -> Iterator[Path]:
    """Give a path beside a file to write to, then move the result to its place; raise OSError.

    It is synced before it gets its name: otherwise a power cut may leave the name without the text.
    It has the permissions of the old file, or those of a new one; only the user can read a private
    one.
    """
    descriptor, path = _begin(target, prefix)
    try:
        if not can_fork():  # Windows renames no open file
            os.close(descriptor)
        yield path
        sync(str(path))
        if not private:  # as mkstemp creates it
            path.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_UMASK)
        path.replace(target)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        if can_fork():
            os.close(descriptor)


def _begin(target: Path, prefix: str) -> tuple[int, Path]:
    """Create a file beside another and lock it until it is closed; return descriptor and path."""
    while True:
        descriptor, name = tempfile.mkstemp(prefix=_mark(prefix), dir=target.parent)
        try:
            lock(descriptor)
            if os.fstat(descriptor).st_nlink:
                return descriptor, Path(name)
        except BlockingIOError:
            pass  # remove_abandoned was quicker: it removes the file
        except OSError:  # some network file systems have no locks
            return descriptor, Path(name)
        os.close(descriptor)


def _mark(prefix: str) -> str:
    """Add the name of this machine, as a checksum, to what the names of unfinished files share."""
    return f"{prefix}{crc32(name_machine().encode()):08x}-"


def remove_abandoned(begun: Path, prefix: str) -> None:
    """Remove an unfinished file if its writer is gone; raise OSError if it is not or can't tell.

    The writer holds a lock. Some network file systems show no machine the locks of others: there,
    one begun elsewhere has to be old, too.
    """
    if not begun.name.startswith(_mark(prefix)) and time() - begun.stat().st_mtime < _STALE:
        return
    with begun.open("r+b") as file:
        lock(file)
        begun.unlink()  # while it is locked: its writer begins another one


def claim_whole(target: Path, prefix: str, data: bytes, *, private: bool = False) -> bool:
    """Write a small file if there is none of that name; return whether it was written.

    Of several processes that do so at once, one gets true. Only the user can read a private one.
    Raise OSError.
    """
    descriptor, path = _begin(target, prefix)
    try:
        path.write_bytes(data)
        os.fsync(descriptor)
        if not private:  # as mkstemp creates it
            path.chmod(0o666 & ~_UMASK)
        try:
            os.link(path, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if target.exists():
                return False
            path.replace(target)
    except FileExistsError:
        return False
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)
    sync(str(target.parent))
    return True


def _find_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _find_umask()  # once: there is no other way to read it, and threads share it
