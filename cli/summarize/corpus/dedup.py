"""Find articles with the same text and ids that occur twice, and mark them in a folder of parts."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from summarize.console.complain import note
from summarize.corpus.article_line import OF_ROW, encode_line
from summarize.corpus.checkpoint import announce_part, read_checkpoint, update_checkpoint
from summarize.corpus.part_file import PART_FORMATS, name_part, read_part, write_lines
from summarize.corpus.plan import list_shards, open_part_folder
from summarize.corpus.store import Store
from summarize.errors import InputError
from summarize.language.control_characters import one_line

_HEAD = 1 << 20  # bytes of a line that hold its id
# Within a JSON string quotation marks are escaped, so that this matches a key alone.
_DIGEST = re.compile(rb'"digest": "([0-9a-f]{32})"')
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
    return b'"duplicate_of": ' in _cut_columns(raw)


def _cut_columns(raw: bytes) -> bytes:
    """Cut off the columns of the row, which may share the names of our keys."""
    return raw.partition(_COLUMNS)[0]


class DigestIndex:
    """An index of the first article of each digest, on disk, so that memory stays constant."""

    def __init__(self) -> None:
        self.duplicate_ids = DuplicateIds()
        self._known = sqlite3.connect("")
        self._known.execute("CREATE TABLE digest (digest BLOB PRIMARY KEY, id TEXT) WITHOUT ROWID")
        self._known.execute("CREATE TABLE identity (hash INTEGER PRIMARY KEY)")

    def mark(self, raw: bytes) -> bytes:
        """Replace the summary of a line by ``duplicate_of`` if its digest came before.

        Repeated ids are counted by their hashes: of a hundred million two collide at most.
        """
        identity, _ = json.JSONDecoder().raw_decode(raw[:_HEAD].decode(errors="replace"), 7)
        self._count_id(identity)
        found = _DIGEST.search(_cut_columns(raw))
        if found is None or is_duplicate(raw):
            return raw
        key = bytes.fromhex(found[1].decode())
        row = self._known.execute("SELECT id FROM digest WHERE digest = ?", (key,)).fetchone()
        if row is None:
            name = json.dumps(identity)  # escapes lone surrogates
            self._known.execute("INSERT INTO digest VALUES (?, ?)", (key, name))
            return raw
        line = json.loads(raw)
        kept = {key: line[key] for key in _KEPT} | {"duplicate_of": json.loads(row[0])}
        return encode_line(kept | {key: line[key] for key in (OF_ROW,) if key in line})

    def _count_id(self, identity: str) -> None:
        data = identity.encode("utf-8", "surrogatepass")
        number = int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), signed=True)
        add = "INSERT OR IGNORE INTO identity VALUES (?)"
        if not self._known.execute(add, (number,)).rowcount:
            first = self.duplicate_ids.example or identity
            self.duplicate_ids = DuplicateIds(self.duplicate_ids.articles + 1, first)

    def close(self) -> None:
        """Delete the index."""
        self._known.close()


def mark_duplicates(name: str) -> int:
    """Mark articles in a folder of parts whose cleaned text came before, in the order of the plan.

    Each changed part is replaced as a whole. Return the exit code: a damaged part is reported, left
    as it is, and counts as an input that can't be read.
    """
    store = open_part_folder(name)
    digests = DigestIndex()
    names = frozenset(store.list_names())
    marked = code = 0
    for shard, path in list_shards(store):
        part = next((kind for kind in PART_FORMATS if name_part(shard, kind) in names), "")
        report, damaged = read_checkpoint(store, shard)
        if damaged:
            note(one_line(f"damaged: shard {shard} of {path}"))
            code = InputError.exit_code
        elif part and report:
            copies, changed = _mark(store, shard, part, digests)
            marked += copies
            if changed:
                update_checkpoint(store, shard)
    digests.close()
    if digests.duplicate_ids.articles:
        note(digests.duplicate_ids.describe())
    note(f"duplicates  {marked:,}")
    return code


class _UnchangedError(Exception):
    """Abort the replacement of a part without new duplicates."""


def _mark(store: Store, shard: str, kind: str, digests: DigestIndex) -> tuple[int, bool]:
    """Mark the duplicates in a part; return their number, and whether the part changed."""
    name = name_part(shard, kind)
    fresh = marked = 0

    def mark_lines() -> Iterator[bytes]:
        nonlocal fresh, marked
        for raw in read_part(store, name):
            line = digests.mark(raw)
            fresh += line != raw
            marked += is_duplicate(line)
            yield line

    with suppress(_UnchangedError), store.create(name) as path:
        write_lines(path, name, mark_lines())
        if not fresh:
            raise _UnchangedError
        announce_part(store, shard, path)  # a kill before the checkpoint leaves a valid part
    return marked, fresh > 0
