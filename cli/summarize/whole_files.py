"""Write a file whole or not at all: the one way in which this is done.

An output, a part of a corpus and a page that is kept are written beside their place first.
"""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarize.systems import sync

# What a file system says that knows no second name for a file: FAT, some of the network.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


@contextmanager
def replace_whole(target: Path, prefix: str, *, private: bool = False) -> Iterator[Path]:
    """Give a path to write to, and put what was written in the place of a file; raise OSError.

    It is on the disk before it has its name: else a power cut may leave the name without the text.
    It has the permissions of the file that was there, or those that a new one gets; a private one
    only the user can read.
    """
    descriptor, begun = tempfile.mkstemp(prefix=prefix, dir=target.parent)
    path = Path(begun)
    try:
        os.close(descriptor)
        yield path
        sync(begun)
        if not private:  # as mkstemp makes it
            path.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_UMASK)
        path.replace(target)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def claim_whole(target: Path, prefix: str, data: bytes) -> bool:
    """Write a small file, whole, if there is none of that name; tell whether there was none.

    Of several that do so at once one is told yes. Raise OSError.
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


_UMASK = _find_umask()  # once: there is no other way to ask for it, and threads share it
