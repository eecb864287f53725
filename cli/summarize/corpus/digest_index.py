"""An index of the digests and ids of lines that are merged one after the other."""

import hashlib
import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from summarize.corpus.article_line import OF_ROW, STORY, encode_line
from summarize.corpus.store import BEGUN
from summarize.errors import InputError, describe_reason
from summarize.language.control_characters import one_line

_HEAD = 1 << 20  # bytes of a line that hold its id
# Within a JSON string quotation marks are escaped, so that this matches a key alone.
_DIGEST = re.compile(rb'"digest": "([0-9a-f]{32})"')
BYTES = 86  # an article takes in the index
_MARK = b'"duplicate_of": '
# Nothing of it survives its process: no journal, no syncs, one transaction.
_SETUP = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
CREATE TABLE digest (digest BLOB PRIMARY KEY, id TEXT) WITHOUT ROWID;
CREATE TABLE identity (hash INTEGER PRIMARY KEY);
BEGIN;
"""
_KEPT = ("id", "status", "digest", "schema", "source", "url", "title")  # of a duplicate
_COLUMNS = f', "{OF_ROW}": {{'.encode()  # ends a line


class DuplicateIds(NamedTuple):
    """Ids shared by several articles."""

    articles: int = 0  # whose id had come before
    example: str = ""  # the first such id

    def describe(self) -> str:
        """Describe them in one line."""
        articles = "1 article has" if self.articles == 1 else f"{self.articles:,} articles have"
        return one_line(f"{articles} an id that came before, as {self.example}")


def is_duplicate(raw: bytes) -> bool:
    """Check whether a line is marked as a duplicate."""
    return _MARK in _cut_columns(raw)


def _cut_columns(raw: bytes) -> bytes:
    """Cut off the columns of the row, which may share the names of our keys."""
    return raw.partition(_COLUMNS)[0]


def read_id(raw: bytes) -> str:
    """Read the id of a line, which is its first key."""
    identity: str = json.JSONDecoder().raw_decode(raw[:_HEAD].decode(errors="replace"), 7)[0]
    return identity


def find_digest(raw: bytes) -> str | None:
    """Find the digest of a line that has a summary; None if it failed or is a duplicate."""
    head = _cut_columns(raw)
    found = _DIGEST.search(head)
    return None if found is None or _MARK in head else found[1].decode()


def hash_id(identity: str) -> int:
    """Compute a hash of 64 bits: of a hundred million ids two collide at most."""
    data = identity.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), signed=True)


def replace_summary(raw: bytes, first: str) -> bytes:
    """Replace the summary of a line by ``duplicate_of``, the id of the first article."""
    line = json.loads(raw)
    kept = {key: line[key] for key in _KEPT} | {"duplicate_of": first}
    return encode_line(kept | {key: line[key] for key in (STORY, OF_ROW) if key in line})


class DigestIndex:
    """An index of the first article of each digest, on disk, so that memory stays constant.

    It takes some 86 bytes an article, in a folder or where temporary files are. Its methods raise
    InputError if there is no room left.
    """

    def __init__(self, folder: str | None = None) -> None:
        self.duplicate_ids = DuplicateIds()
        self.folder = folder or tempfile.gettempdir()
        with self._explain():
            handle, name = tempfile.mkstemp(prefix=BEGUN, dir=self.folder)
            os.close(handle)
            self._file = Path(name)
            self._known = sqlite3.connect(name, isolation_level=None)
            self._known.executescript(_SETUP)

    def mark(self, raw: bytes) -> bytes:
        """Replace the summary of a line by ``duplicate_of`` if its digest came before.

        Repeated ids are counted by their hashes.
        """
        with self._explain():
            return self._mark(raw)

    def _mark(self, raw: bytes) -> bytes:
        identity = read_id(raw)
        self._count_id(identity)
        digest = find_digest(raw)
        if digest is None:
            return raw
        key = bytes.fromhex(digest)
        row = self._known.execute("SELECT id FROM digest WHERE digest = ?", (key,)).fetchone()
        if row is None:
            name = json.dumps(identity)  # escapes lone surrogates
            self._known.execute("INSERT INTO digest VALUES (?, ?)", (key, name))
            return raw
        return replace_summary(raw, json.loads(row[0]))

    def _count_id(self, identity: str) -> None:
        add = "INSERT OR IGNORE INTO identity VALUES (?)"
        if not self._known.execute(add, (hash_id(identity),)).rowcount:
            first = self.duplicate_ids.example or identity
            self.duplicate_ids = DuplicateIds(self.duplicate_ids.articles + 1, first)

    @contextmanager
    def _explain(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            reason = describe_reason(error) if isinstance(error, OSError) else str(error)
            raise InputError(
                f"{self.folder}: the index of digests, some {BYTES} bytes an article, can't be "
                f"written: {reason}: --temp DIR names another disk"
            ) from error

    def close(self) -> None:
        """Delete the index."""
        self._known.close()
        self._file.unlink(missing_ok=True)
