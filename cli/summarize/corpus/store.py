"""A folder of parts, here or where a scheme says: each file comes whole or not at all."""

import contextlib
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from typing import Any, BinaryIO

from summarize.errors import InputError, cannot_write, tell_reason
from summarize.sources.remote import ForeignErrors, is_remote, open_system
from summarize.systems import sync
from summarize.whole_files import claim_whole, replace_whole

_OLD = 3600.0  # seconds after which a file that nobody finished is left over from a kill
BEGUN = ".begun-"
_CHUNK = 1 << 20


class Store:
    """A folder on the disk, made when something is first put there."""

    def __init__(self, name: str) -> None:
        self.name = name

    def place(self, name: str) -> str:
        """Return the whole name of a file in it."""
        return f"{self.name.rstrip('/')}/{name}"

    def open(self, name: str) -> BinaryIO:
        """Open a file to read it; raise OSError."""
        return Path(self.place(name)).open("rb")

    def read(self, name: str) -> bytes | None:
        """Return what is in a file, None if it is not there; raise InputError."""
        try:
            with self.open(name) as file:
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise InputError(f"{self.place(name)}: {tell_reason(error)}") from error

    def measure(self, name: str) -> list[Any] | None:
        """Return bytes and checksum of a file, by which it is known; None if it is not there."""
        try:
            with self.open(name) as file:
                return _measure(file)
        except FileNotFoundError:
            return None
        except OSError as error:
            return [0, tell_reason(error)]

    def foresee(self, path: Path) -> list[Any] | None:
        """Return what a file will be known by once it is put in its place; None if nobody can say.

        Raise OSError.
        """
        with path.open("rb") as file:
            return _measure(file)

    def list_names(self) -> list[str]:
        """Return the names of all files, in order."""
        try:
            return sorted(path.name for path in Path(self.name).iterdir())
        except OSError:
            return []

    @contextmanager
    def create(self, name: str) -> Iterator[Path]:
        """Give a path to write to, and put what was written in its place, on the disk for sure.

        Raise InputError where that can't be.
        """
        try:
            Path(self.name).mkdir(parents=True, exist_ok=True)
            with replace_whole(Path(self.place(name)), BEGUN) as path:
                yield path
            sync(self.name)
        except OSError as error:
            raise cannot_write(self.place(name), error) from error

    def claim(self, name: str, data: bytes) -> bool:
        """Write a file if there is none of that name; tell whether it was written."""
        try:
            Path(self.name).mkdir(parents=True, exist_ok=True)
            return claim_whole(Path(self.place(name)), BEGUN, data)
        except OSError as error:
            raise cannot_write(self.place(name), error) from error

    def write(self, name: str, data: bytes) -> None:
        """Write a small file; raise InputError where that can't be."""
        with self.create(name) as path:
            path.write_bytes(data)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        Path(self.place(name)).unlink(missing_ok=True)

    def rename(self, name: str, other: str) -> None:
        """Give a file another name."""
        with contextlib.suppress(FileNotFoundError):  # another job did it
            Path(self.place(name)).replace(self.place(other))

    def tidy(self) -> None:
        """Take away what runs left that were killed."""
        for name in self.list_names():
            path = Path(self.place(name))
            with contextlib.suppress(OSError):
                if name.startswith(BEGUN) and time() - path.stat().st_mtime > _OLD:
                    path.unlink()


class RemoteStore(Store):
    """A folder that a scheme names; an object store shows an object only when it is whole."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._system, self._path = open_system(name)
        self._path = self._path.rstrip("/")

    def open(self, name: str) -> BinaryIO:
        """Open a file to read it; raise OSError."""
        with ForeignErrors(f"{self.place(name)}: "):
            file: BinaryIO = self._system.open(f"{self._path}/{name}", "rb")
        return file

    def measure(self, name: str) -> list[Any] | None:
        """Return bytes and tag of an object, without fetching it; None if there is none."""
        try:
            with ForeignErrors(f"{self.place(name)}: "):
                known = self._system.info(f"{self._path}/{name}")
        except OSError:
            return None
        return [known.get("size"), str(known.get("ETag") or "")]

    def foresee(self, _: Path) -> list[Any] | None:
        """Return nothing: the store gives the tag."""
        return None

    def list_names(self) -> list[str]:
        """Return the names of all files, in order."""
        try:
            with ForeignErrors(f"{self.name}: "):
                found = self._system.ls(self._path, detail=False, refresh=True)
        except OSError:
            return []
        return sorted(str(name).rstrip("/").rpartition("/")[2] for name in found)

    @contextmanager
    def create(self, name: str) -> Iterator[Path]:
        """Give a path to write to, and send what was written; raise InputError."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            yield path
            failed = f"{self.place(name)}: can't be written: "
            try:
                with ForeignErrors(failed):
                    self._system.makedirs(self._path, exist_ok=True)
                    self._system.put_file(str(path), f"{self._path}/{name}")
            except OSError as error:
                raise InputError(f"{failed}{error}") from error

    def claim(self, name: str, data: bytes) -> bool:
        """Write a file if there is none of that name; tell whether it was written."""
        if self.read(name) is not None:
            return False
        self.write(name, data)
        return True

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        with ForeignErrors(f"{self.place(name)}: "), contextlib.suppress(FileNotFoundError):
            self._system.rm_file(f"{self._path}/{name}")

    def rename(self, name: str, other: str) -> None:
        """Give a file another name."""
        with ForeignErrors(f"{self.place(name)}: "), contextlib.suppress(FileNotFoundError):
            self._system.mv(f"{self._path}/{name}", f"{self._path}/{other}")

    def tidy(self) -> None:
        """Do nothing: nothing is half written there."""


def _measure(file: BinaryIO) -> list[Any]:
    digest = hashlib.sha256()
    while data := file.read(_CHUNK):
        digest.update(data)
    return [file.tell(), digest.hexdigest()]


def open_store(name: str) -> Store:
    """Return the folder of that name; raise UsageError or InputError where it can't be."""
    return RemoteStore(name) if is_remote(name) else Store(name)
