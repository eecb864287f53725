"""Merge part files into one file, in the order of the plan, and mark duplicates."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from summarize.corpus.digest_index import DigestIndex
from summarize.corpus.part_file import open_lines, read_part
from summarize.corpus.store import Store
from summarize.errors import InputError, cannot_write

_CHUNK = 1 << 20


class MergedFile:
    """A file into which parts are merged, from the start.

    Existing content is compared and not written again, so that a complete file stays as it is, and
    a truncated one is repaired. Raise InputError if it can't be written, was deleted or replaced.
    """

    def __init__(self, path: Path, digests: DigestIndex) -> None:
        self._path = path
        self._digests = digests
        self._offset = 0
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
            self._file = os.fdopen(descriptor, "r+b")
        except OSError as error:
            raise cannot_write(path, error) from error

    def add(self, store: Store, part: str) -> None:
        """Append the lines of a part."""
        self._check()
        compressed = Path(store.locate(part)).with_name(f".{part}.merged")
        try:
            with open_lines(compressed, self._path.name) as file:
                for raw in read_part(store, part):
                    file.write(self._digests.mark(raw))
            with compressed.open("rb") as file:
                while data := file.read(_CHUNK):
                    self._put(data)
        except OSError as error:
            raise cannot_write(self._path, error) from error
        finally:
            compressed.unlink(missing_ok=True)

    def _put(self, data: bytes) -> None:
        self._file.seek(self._offset)
        if self._file.read(len(data)) != data:
            self._file.seek(self._offset)
            self._file.truncate()
            self._file.write(data)
            self._file.flush()
        self._offset += len(data)

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
        """Truncate the file after the last part, and sync it to the disk."""
        try:
            self._file.truncate(self._offset)
            os.fsync(self._file.fileno())
        except OSError as error:
            raise cannot_write(self._path, error) from error
        self._check()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        with suppress(OSError):  # a full disk was reported before
            self._file.close()


def merge_lines(store: Store, parts: Iterable[str], digests: DigestIndex) -> Iterator[bytes]:
    """Yield the lines of parts with duplicates marked."""
    for part in parts:
        for raw in read_part(store, part):
            yield digests.mark(raw)
