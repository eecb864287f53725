"""One file out of the parts, in the order of their plan; the same article twice is marked."""

import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from summarize.corpus.parts.part_file import open_lines, read_part
from summarize.corpus.parts.store import Store
from summarize.corpus.workers.article_line import OF_ROW, encode_line
from summarize.errors import InputError, cannot_write
from summarize.language.characters import one_line

# Inside of a string of JSON, quotation marks have a backslash before them.
_DIGEST = re.compile(rb'"digest": "([0-9a-f]{32})"')
_KEPT = ("id", "status", "digest", "schema", "source", "url", "title")  # of a duplicate
_COLUMNS = f', "{OF_ROW}": {{'.encode()  # ends a line
_CHUNK = 1 << 20


class Doubles(NamedTuple):
    """Ids that several articles have."""

    articles: int = 0  # those whose id came before
    example: str = ""  # the first such id

    def describe(self) -> str:
        """Say it on one line."""
        articles = "1 article has" if self.articles == 1 else f"{self.articles:,} articles have"
        return one_line(f"{articles} an id that came before, as {self.example}")


def is_copy(raw: bytes) -> bool:
    """Tell whether a line names another with the same text."""
    return b'"duplicate_of": ' in _cut_columns(raw)


def _cut_columns(raw: bytes) -> bytes:
    """Return a line without what its row had, which may be called as what is ours."""
    return raw.partition(_COLUMNS)[0]


class Digests:
    """The first article of each digest, on the disk: memory does not grow with the articles."""

    def __init__(self) -> None:
        self.doubles = Doubles()
        self._known = sqlite3.connect("")
        self._known.execute("CREATE TABLE digest (digest BLOB PRIMARY KEY, id TEXT) WITHOUT ROWID")
        self._known.execute("CREATE TABLE identity (hash INTEGER PRIMARY KEY)")

    def mark(self, raw: bytes) -> bytes:
        """Return a line, without its summary if one with the same digest came before.

        An id that came before is counted; of a hundred million two look the same by chance at most.
        """
        identity, _ = json.JSONDecoder().raw_decode(raw[:_CHUNK].decode(errors="replace"), 7)
        self._note(identity)
        found = _DIGEST.search(_cut_columns(raw))
        if found is None or is_copy(raw):
            return raw
        key = bytes.fromhex(found[1].decode())
        row = self._known.execute("SELECT id FROM digest WHERE digest = ?", (key,)).fetchone()
        if row is None:
            name = json.dumps(identity)  # which holds what is no UTF-8, too
            self._known.execute("INSERT INTO digest VALUES (?, ?)", (key, name))
            return raw
        line = json.loads(raw)
        kept = {key: line[key] for key in _KEPT} | {"duplicate_of": json.loads(row[0])}
        return encode_line(kept | {key: line[key] for key in (OF_ROW,) if key in line})

    def _note(self, identity: str) -> None:
        data = identity.encode("utf-8", "surrogatepass")
        number = int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), signed=True)
        add = "INSERT OR IGNORE INTO identity VALUES (?)"
        if not self._known.execute(add, (number,)).rowcount:
            self.doubles = Doubles(self.doubles.articles + 1, self.doubles.example or identity)

    def close(self) -> None:
        """Give the disk back."""
        self._known.close()


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
