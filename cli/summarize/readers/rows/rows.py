"""Files whose rows are articles, told by their first bytes: JSON, WARC, Parquet. Streams all."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple

from summarize.extras import import_extra

MOST_BYTES = 100_000_000  # of one article: the longest book has 20 MB
SEEN = 65_536  # bytes by which a file is told
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_LOOKED_AT = 5  # lines
_NAMED = 9  # columns that an error tells
_ARRAY = re.compile(rb"\s{0,99}\[\s{0,99}\{")
_OTHER_JSON = re.compile(rb'"nbformat"|jsonfeed\.org')  # a notebook, a feed: one article or more


class Skipped(NamedTuple):
    """A row that is no article and should not be one."""

    reason: str  # one of a small set, to be counted


class Span(NamedTuple):
    """A range of a file: the rows that begin in it."""

    start: int = 0  # bytes; of Parquet row groups
    stop: int | None = None  # the end of the file if it is not given

    def holds(self, place: int) -> bool:
        """Tell whether a place lies before the end."""
        return self.stop is None or place < self.stop


WHOLE = Span()


class Columns(NamedTuple):
    """How the rows name what we look for."""

    html: str = "html"
    text: str = "text"
    id: str = "id"
    url: str = "url"
    title: str = "title"

    def describe_missing(self, names: Iterable[object]) -> str:
        """Say that rows have no text, and which columns they have."""
        known = [str(name) for name in names]
        message = f"no {self.html} and no {self.text} in it"
        if not known or {self.html, self.text} & set(known):
            return message
        return f"{message}, but {', '.join(known[:_NAMED])}"


COLUMNS = Columns()


class Row(NamedTuple):
    """What stands at one place of a file of rows."""

    place: str  # as ``@OFFSET`` in bytes or ``:NUMBER`` from 1; added to the file's name
    record: object  # a mapping, or a SummarizeError, or Skipped
    read: int  # bytes of the span up to its end


Reader = Callable[[BinaryIO, Span, Columns], Iterable[Row]]


def find_reader(head: bytes, name: str = "", columns: Columns = COLUMNS) -> Reader | None:
    """Return what yields the rows of a file, by its first bytes; None if it holds none.

    Text that starts as no JSON is lines of JSON if the name says so: a broken first line must not
    cost the others.
    """
    # Each reader is imported where its kind was found: a text should wait for none of them.
    if head.startswith(b"PAR1"):
        from summarize.readers.rows.parquet import read_parquet

        return read_parquet
    if head.startswith(ZSTD):
        from summarize.readers.rows.json_rows import read_lines

        return read_lines
    inner = _peek_gzip(head) if head.startswith(GZIP) else head
    if inner.startswith(b"WARC/"):
        from summarize.readers.rows.warc import read_warc

        return read_warc
    named = re.search(r"\.(jsonl|ndjson|csv|tsv)\b", name.lower()) if b"\0" not in inner else None
    if named and named[1] in ("csv", "tsv"):
        from summarize.readers.rows.csv_table import read_table

        return read_table
    if named or _holds_objects(inner, columns):
        from summarize.readers.rows.json_rows import read_lines

        return read_lines
    if _ARRAY.match(inner) and _names_text(inner, columns) and not _OTHER_JSON.search(inner):
        from summarize.readers.rows.json_rows import read_array

        return read_array
    return None


@contextmanager
def unpack_rows(raw: BinaryIO) -> Iterator[Any]:
    """Open what is in a file, packed or not."""
    import gzip
    import io

    magic = raw.read(4)
    raw.seek(0)
    if magic.startswith(GZIP):
        with gzip.open(raw) as file:
            yield file
    elif magic == ZSTD:
        zstandard = import_extra("zstandard", "zst")
        with zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True) as stream:
            yield io.BufferedReader(stream)
    else:
        yield raw


def _peek_gzip(head: bytes) -> bytes:
    import zlib

    try:
        return zlib.decompressobj(31).decompress(head, SEEN)
    except zlib.error:
        return b""


def _holds_objects(head: bytes, columns: Columns) -> bool:
    """Tell whether one of the first lines is an object of JSON with html or text."""
    lines = [line for line in head.split(b"\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    objects = [line for line in lines if line.lstrip().startswith(b"{")]
    if 2 * len(objects) < len(lines) or _OTHER_JSON.search(head):
        return False
    return any(_is_row(line, columns) for line in objects)


def _names_text(head: bytes, columns: Columns) -> bool:
    return any(f'"{name}"'.encode() in head for name in (columns.html, columns.text))


def _is_row(line: bytes, columns: Columns) -> bool:
    import json

    if len(line) >= SEEN // 2 and not line.rstrip().endswith(b"}"):  # the start of a long line
        return _names_text(line, columns)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and not row.keys().isdisjoint((columns.html, columns.text))


def list_errors() -> tuple[type[Exception], ...]:
    """Return what the readers raise for broken files; those of libraries that are loaded."""
    import zlib

    known = (("zstandard", "ZstdError"), ("pyarrow", "ArrowException"))
    loaded = ((sys.modules[module], name) for module, name in known if module in sys.modules)
    return (
        OSError,
        EOFError,
        ValueError,
        OverflowError,
        zlib.error,
        *(getattr(module, name) for module, name in loaded),
    )
