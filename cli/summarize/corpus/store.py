"""The folder that holds parts, local or remote; each file is written whole or not at all.

Only the parts lie in the folder itself, so that it can be read as a data set: checkpoints, lists of
errors, the plan and all other files lie in ``_state/``, which pyarrow, Spark and globs skip.
"""

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from summarize.errors import InputError, cannot_write, describe_reason
from summarize.sources.remote import ForeignErrors, find_tag, is_remote, open_system
from summarize.systems import sync
from summarize.whole_files import claim_whole, remove_abandoned, replace_whole

BEGUN = ".begun-"
STATE = "_state"
_OF_STATE = re.compile(
    r"(?:run\.json|plan\.(?:jsonl|index)|old-.+|stdin.*|\..+|part-.+\.(?:done|errors\.jsonl))"
)
_CHUNK = 1 << 20


def place_file(name: str) -> str:
    """Build the path of a file within the folder: ``_state/NAME`` if it is no part."""
    return f"{STATE}/{name}" if _OF_STATE.fullmatch(name) else name


class Store:
    """A local folder, created with the first file. Files have names, wherever in it they lie."""

    def __init__(self, name: str) -> None:
        self.name = name

    def locate(self, name: str) -> str:
        """Build the full name of a file."""
        return f"{self.name.rstrip('/')}/{place_file(name)}"

    def open(self, name: str) -> BinaryIO:
        """Open a file to read it; raise OSError."""
        return self._open(f"/{place_file(name)}")

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

    def list_names(self) -> list[str]:
        """List the names of all files, sorted."""
        here, state = self._list(""), self._list(f"/{STATE}")
        return sorted(
            [name for name in here if not _OF_STATE.fullmatch(name) and name != STATE]
            + [name for name in state if _OF_STATE.fullmatch(name)]
        )

    def _list(self, inner: str) -> list[str]:
        try:
            return os.listdir(f"{self.name.rstrip('/')}{inner}")  # noqa: PTH208 - names, not Paths
        except OSError:
            return []

    def _open(self, inner: str) -> BinaryIO:
        return Path(f"{self.name.rstrip('/')}{inner}").open("rb")

    @contextmanager
    def create(self, name: str) -> Iterator[Path]:
        """Yield a path to write to; then move the file to its place, synced to the disk.

        Raise InputError if it can't be written.
        """
        place = Path(self.locate(name))
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with replace_whole(place, BEGUN) as path:
                yield path
            sync(str(place.parent))
        except OSError as error:
            raise cannot_write(self.locate(name), error) from error

    def claim(self, name: str, data: bytes) -> bool:
        """Write a file unless one of that name exists; return whether it was written."""
        try:
            place = Path(self.locate(name))
            place.parent.mkdir(parents=True, exist_ok=True)
            return claim_whole(place, BEGUN, data)
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
        for folder in (Path(self.name), Path(self.name, STATE)):
            for path in folder.glob(f"{BEGUN}*"):
                with contextlib.suppress(OSError):
                    remove_abandoned(path, BEGUN)


class RemoteStore(Store):
    """A folder with a scheme; object stores show an object only once it is complete."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._system, self._path = open_system(name)
        self._path = self._path.rstrip("/")

    def _place(self, name: str) -> str:
        return f"{self._path}/{place_file(name)}"

    def _open(self, inner: str) -> BinaryIO:
        with ForeignErrors(f"{self.name}{inner}: "):
            file: BinaryIO = self._system.open(f"{self._path}{inner}", "rb")
        return file

    def measure(self, name: str) -> list[Any] | None:
        """Look up the size and tag of an object, its checksum without a tag; None if it is gone."""
        try:
            with ForeignErrors(f"{self.locate(name)}: "):
                known = self._system.info(self._place(name))
        except OSError:
            return None
        tag = find_tag(known)
        return [known.get("size"), tag] if tag else super().measure(name)

    def _list(self, inner: str) -> list[str]:
        try:
            with ForeignErrors(f"{self.name}: "):
                found = self._system.ls(f"{self._path}{inner}", detail=False, refresh=True)
        except OSError:
            return []
        return [str(name).rstrip("/").rpartition("/")[2] for name in found]

    @contextmanager
    def create(self, name: str) -> Iterator[Path]:
        """Yield a path to write to; then upload the file; raise InputError if that fails."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            yield path
            failed = f"{self.locate(name)}: can't be written: "
            try:
                with ForeignErrors(failed):
                    place = self._place(name)
                    self._system.makedirs(place.rpartition("/")[0], exist_ok=True)
                    self._system.put_file(str(path), place)
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
            self._system.rm_file(self._place(name))

    def rename(self, name: str, other: str) -> None:
        """Rename a file, if it exists."""
        with ForeignErrors(f"{self.locate(name)}: "), contextlib.suppress(FileNotFoundError):
            self._system.mv(self._place(name), self._place(other))

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
