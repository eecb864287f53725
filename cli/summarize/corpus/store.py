"""The folder that holds parts, local or remote; each file is written whole or not at all."""

import contextlib
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from typing import Any, BinaryIO

from summarize.errors import InputError, cannot_write, describe_reason
from summarize.sources.remote import ForeignErrors, is_remote, open_system
from summarize.systems import sync
from summarize.whole_files import claim_whole, replace_whole

_STALE = 3600.0  # seconds after which an unfinished file must be left over from a kill
BEGUN = ".begun-"
_CHUNK = 1 << 20


class Store:
    """A local folder, created with the first file."""

    def __init__(self, name: str) -> None:
        self.name = name

    def locate(self, name: str) -> str:
        """Build the full name of a file."""
        return f"{self.name.rstrip('/')}/{name}"

    def open(self, name: str) -> BinaryIO:
        """Open a file to read it; raise OSError."""
        return Path(self.locate(name)).open("rb")

    def read(self, name: str) -> bytes | None:
        """Read a whole file, None if there is none; raise InputError if it can't be read."""
        try:
            with self.open(name) as file:
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise InputError(f"{self.locate(name)}: {describe_reason(error)}") from error

    def measure(self, name: str) -> list[Any] | None:
        """Measure the size and checksum of a file; None if there is none."""
        try:
            with self.open(name) as file:
                return _measure(file)
        except FileNotFoundError:
            return None
        except OSError as error:
            return [0, describe_reason(error)]

    def measure_local(self, path: Path) -> list[Any] | None:
        """Predict ``measure`` for a local file that is not yet in the store; None if unpredictable.

        Raise OSError.
        """
        with path.open("rb") as file:
            return _measure(file)

    def list_names(self) -> list[str]:
        """List the names of all files, sorted."""
        try:
            return sorted(path.name for path in Path(self.name).iterdir())
        except OSError:
            return []

    @contextmanager
    def create(self, name: str) -> Iterator[Path]:
        """Yield a path to write to; then move the file to its place, synced to the disk.

        Raise InputError if it can't be written.
        """
        try:
            Path(self.name).mkdir(parents=True, exist_ok=True)
            with replace_whole(Path(self.locate(name)), BEGUN) as path:
                yield path
            sync(self.name)
        except OSError as error:
            raise cannot_write(self.locate(name), error) from error

    def claim(self, name: str, data: bytes) -> bool:
        """Write a file unless one of that name exists; return whether it was written."""
        try:
            Path(self.name).mkdir(parents=True, exist_ok=True)
            return claim_whole(Path(self.locate(name)), BEGUN, data)
        except OSError as error:
            raise cannot_write(self.locate(name), error) from error

    def write(self, name: str, data: bytes) -> None:
        """Write a small file; raise InputError if that fails."""
        with self.create(name) as path:
            path.write_bytes(data)

    def remove(self, name: str) -> None:
        """Remove a file, if it exists."""
        Path(self.locate(name)).unlink(missing_ok=True)

    def rename(self, name: str, other: str) -> None:
        """Rename a file, if it exists."""
        with contextlib.suppress(FileNotFoundError):  # another job renamed it
            Path(self.locate(name)).replace(self.locate(other))

    def remove_leftovers(self) -> None:
        """Remove the temporary files of runs that were killed."""
        for name in self.list_names():
            path = Path(self.locate(name))
            with contextlib.suppress(OSError):
                if name.startswith(BEGUN) and time() - path.stat().st_mtime > _STALE:
                    path.unlink()


class RemoteStore(Store):
    """A folder with a scheme; object stores show an object only once it is complete."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._system, self._path = open_system(name)
        self._path = self._path.rstrip("/")

    def open(self, name: str) -> BinaryIO:
        """Open a file to read it; raise OSError."""
        with ForeignErrors(f"{self.locate(name)}: "):
            file: BinaryIO = self._system.open(f"{self._path}/{name}", "rb")
        return file

    def measure(self, name: str) -> list[Any] | None:
        """Look up the size and tag of an object; None if there is none."""
        try:
            with ForeignErrors(f"{self.locate(name)}: "):
                known = self._system.info(f"{self._path}/{name}")
        except OSError:
            return None
        return [known.get("size"), str(known.get("ETag") or "")]

    def measure_local(self, _: Path) -> list[Any] | None:
        """Predict nothing, because the store assigns the tag."""
        return None

    def list_names(self) -> list[str]:
        """List the names of all files, sorted."""
        try:
            with ForeignErrors(f"{self.name}: "):
                found = self._system.ls(self._path, detail=False, refresh=True)
        except OSError:
            return []
        return sorted(str(name).rstrip("/").rpartition("/")[2] for name in found)

    @contextmanager
    def create(self, name: str) -> Iterator[Path]:
        """Yield a path to write to; then upload the file; raise InputError if that fails."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            yield path
            failed = f"{self.locate(name)}: can't be written: "
            try:
                with ForeignErrors(failed):
                    self._system.makedirs(self._path, exist_ok=True)
                    self._system.put_file(str(path), f"{self._path}/{name}")
            except OSError as error:
                raise InputError(f"{failed}{error}") from error

    def claim(self, name: str, data: bytes) -> bool:
        """Write a file unless one of that name exists; return whether it was written."""
        if self.read(name) is not None:
            return False
        self.write(name, data)
        return True

    def remove(self, name: str) -> None:
        """Remove a file, if it exists."""
        with ForeignErrors(f"{self.locate(name)}: "), contextlib.suppress(FileNotFoundError):
            self._system.rm_file(f"{self._path}/{name}")

    def rename(self, name: str, other: str) -> None:
        """Rename a file, if it exists."""
        with ForeignErrors(f"{self.locate(name)}: "), contextlib.suppress(FileNotFoundError):
            self._system.mv(f"{self._path}/{name}", f"{self._path}/{other}")

    def remove_leftovers(self) -> None:
        """Do nothing: object stores have no unfinished files."""


def _measure(file: BinaryIO) -> list[Any]:
    digest = hashlib.sha256()
    while data := file.read(_CHUNK):
        digest.update(data)
    return [file.tell(), digest.hexdigest()]


def open_store(name: str) -> Store:
    """Open the folder of that name; raise UsageError or InputError if that fails."""
    return RemoteStore(name) if is_remote(name) else Store(name)
