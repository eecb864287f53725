"""Write a file completely or not at all.

Outputs, part files of a corpus and cached pages are first written beside their place.
"""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time

from summarize.systems import can_fork, lock, sync

# Errors of file systems without hard links: FAT, some network file systems.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


@contextmanager
def replace_whole(target: Path, prefix: str, *, private: bool = False) -> Iterator[Path]:
    """Give a path beside a file to write to, then move the result to its place; raise OSError.

    It is synced before it gets its name: otherwise a power cut may leave the name without the text.
    It has the permissions of the old file, or those of a new one; only the user can read a private
    one.
    """
    descriptor, begun = tempfile.mkstemp(prefix=prefix, dir=target.parent)
    path = Path(begun)
    try:
        if can_fork():
            with suppress(OSError):  # some network file systems have no locks
                lock(descriptor)  # until it is closed: is_abandoned
        else:  # Windows renames no open file
            os.close(descriptor)
        yield path
        sync(begun)
        if not private:  # as mkstemp creates it
            path.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_UMASK)
        path.replace(target)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        if can_fork():
            os.close(descriptor)


def is_abandoned(begun: Path, hours: float) -> bool:
    """Check whether the writer of an unfinished file is gone; raise OSError.

    Its age does not prove it, because clocks differ: the writer holds a lock. Where files can't be
    locked none counts as abandoned.
    """
    if time() - begun.stat().st_mtime < hours * 3600:
        return False
    with begun.open("r+b") as file, suppress(OSError):
        lock(file)
        return True
    return False


def claim_whole(target: Path, prefix: str, data: bytes) -> bool:
    """Write a small file if there is none of that name; return whether it was written.

    Of several processes that do so at once, one gets true. Raise OSError.
    """
    descriptor, begun = tempfile.mkstemp(prefix=prefix, dir=target.parent)
    path = Path(begun)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o666 & ~_UMASK)
        try:
            os.link(begun, target)
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
    sync(str(target.parent))
    return True


def _find_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _find_umask()  # once: there is no other way to read it, and threads share it
