"""A folder of parts: each file comes whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time

from summarize.errors import InputError

_OLD = 3600.0  # seconds after which a file that nobody finished is left over from a kill
_BEGUN = ".begun-"


class Store:
    """A folder on the disk, made when something is first put there."""

    def __init__(self, name: str | Path) -> None:
        self.path = Path(name)

    def read(self, name: str) -> bytes | None:
        """Return what is in a file, None if it is not there."""
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise InputError(f"{self.path / name}: {(error.strerror or '').lower()}") from error

    def list_names(self) -> list[str]:
        """Return the names of all files, in order."""
        try:
            return sorted(entry.name for entry in os.scandir(self.path))
        except OSError:
            return []

    @contextmanager
    def create(self, name: str) -> Iterator[Path]:
        """Give a path to write to, and put what was written in its place, on the disk for sure.

        Raise InputError where that can't be.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            descriptor, begun = tempfile.mkstemp(prefix=_BEGUN, dir=self.path)
            try:
                os.close(descriptor)
                Path(begun).chmod(0o666 & ~_UMASK)
                yield Path(begun)
                _sync(begun)
                Path(begun).replace(self.path / name)
                _sync(self.path)
            except BaseException:
                Path(begun).unlink(missing_ok=True)
                raise
        except OSError as error:
            reason = (error.strerror or "error").lower()
            raise InputError(f"{self.path / name}: can't be written: {reason}") from error

    def write(self, name: str, data: bytes) -> None:
        """Write a small file; raise InputError where that can't be."""
        with self.create(name) as path:
            path.write_bytes(data)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        (self.path / name).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Take away what runs left that were killed."""
        for name in self.list_names():
            path = self.path / name
            with contextlib.suppress(OSError):
                if name.startswith(_BEGUN) and time() - path.stat().st_mtime > _OLD:
                    path.unlink()


def _find_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _find_umask()  # once: there is no other way to ask for it, and threads share it


def _sync(path: str | Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
