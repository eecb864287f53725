"""One file out of the parts, in the order of their plan; the same article twice is marked."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from summarize.corpus.dedup import Digests
from summarize.corpus.part import open_lines, read_part
from summarize.corpus.store import Store
from summarize.errors import InputError, cannot_write

_CHUNK = 1 << 20


class Merged:
    """A file that parts are merged into, from its beginning.

    What stands there already is compared and not written again, so that a file that is whole stays
    as it is, and a torn one is mended. Raise InputError where it can't be written, or was deleted
    or replaced.
    """

    def __init__(self, path: Path, digests: Digests) -> None:
        self._path = path
        self._digests = digests
        self._place = 0
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
            self._file = os.fdopen(descriptor, "r+b")
        except OSError as error:
            raise cannot_write(path, error) from error

    def add(self, store: Store, part: str) -> None:
        """Append the lines of a part."""
        self._check()
        packed = Path(store.place(f".{part}.merged"))
        try:
            with open_lines(packed, self._path.name) as file:
                for raw in read_part(store, part):
                    file.write(self._digests.mark(raw))
            with packed.open("rb") as file:
                while data := file.read(_CHUNK):
                    self._put(data)
        except OSError as error:
            raise cannot_write(self._path, error) from error
        finally:
            packed.unlink(missing_ok=True)

    def _put(self, data: bytes) -> None:
        self._file.seek(self._place)
        if self._file.read(len(data)) != data:
            self._file.seek(self._place)
            self._file.truncate()
            self._file.write(data)
            self._file.flush()
        self._place += len(data)

    def _check(self) -> None:
        ours = os.fstat(self._file.fileno())
        try:
            there = self._path.stat()
        except OSError:
            there = None
        if there is None or (there.st_dev, there.st_ino) != (ours.st_dev, ours.st_ino):
            raise InputError(
                f"{self._path} was deleted or replaced while it was written: "
                "the same command writes it again"
            )

    def finish(self) -> None:
        """Cut off what does not belong to it, and bring it to the disk."""
        try:
            self._file.truncate(self._place)
            os.fsync(self._file.fileno())
        except OSError as error:
            raise cannot_write(self._path, error) from error
        self._check()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        with suppress(OSError):  # what a full disk did not take was told
            self._file.close()


def merge_lines(store: Store, parts: Iterable[str], digests: Digests) -> Iterator[bytes]:
    """Yield the lines of parts, duplicates marked."""
    for part in parts:
        for raw in read_part(store, part):
            yield digests.mark(raw)
