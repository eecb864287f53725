"""What is done with a folder of parts: list its shards, mark duplicates, delete old parts."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from summarize.console.complain import note
from summarize.corpus.article_line import OF_ROW, encode_line
from summarize.corpus.checkpoint import find_report, note_soon, renew_note
from summarize.corpus.part import FORMATS, name_part, read_part, write_lines
from summarize.corpus.plan import (
    list_shards,
    open_finished,
)
from summarize.corpus.store import Store
from summarize.errors import InputError
from summarize.language.characters import one_line

# Inside of a string of JSON, quotation marks have a backslash before them.
_CHUNK = 1 << 20
_DIGEST = re.compile(rb'"digest": "([0-9a-f]{32})"')


_KEPT = ("id", "status", "digest", "schema", "source", "url", "title")  # of a duplicate


_COLUMNS = f', "{OF_ROW}": {{'.encode()  # ends a line


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


def mark_duplicates(name: str) -> int:
    """Mark articles whose cleaned text came before, in the order of the plan.

    Each part is written again whole, or not at all. Return the exit code: a part that is not what
    was written is told, left as it is, and counts as an input that can't be read.
    """
    store = open_finished(name)
    digests = Digests()
    names = frozenset(store.list_names())
    marked = code = 0
    for shard, path in list_shards(store):
        part = next((kind for kind in FORMATS if name_part(shard, kind) in names), "")
        report, damaged = find_report(store, shard)
        if damaged:
            note(one_line(f"damaged: shard {shard} of {path}"))
            code = InputError.exit_code
        elif part and report:
            copies, changed = _mark(store, shard, part, digests)
            marked += copies
            if changed:
                renew_note(store, shard)
    digests.close()
    if digests.doubles.articles:
        note(digests.doubles.describe())
    note(f"duplicates  {marked:,}")
    return code


class _Same(Exception):  # noqa: N818 - no error
    """Nothing has changed."""


def _mark(store: Store, shard: str, kind: str, digests: Digests) -> tuple[int, bool]:
    """Write a part again if a duplicate in it is not marked; return how many, and whether."""
    name = name_part(shard, kind)
    fresh = marked = 0

    def mark_lines() -> Iterator[bytes]:
        nonlocal fresh, marked
        for raw in read_part(store, name):
            line = digests.mark(raw)
            fresh += line != raw
            marked += is_copy(line)
            yield line

    with suppress(_Same), store.create(name) as path:
        write_lines(path, name, mark_lines())
        if not fresh:
            raise _Same
        note_soon(store, shard, path)  # so that it is known if we are killed before its note comes
    return marked, fresh > 0
