"""Files whose rows are articles, told by their first bytes: JSON, WARC, Parquet. Streams all."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, Literal, NamedTuple

from summarize.lazy import load_named
from summarize.numbers import parse_json
from summarize.readers.rows.values import COLUMNS, GZIP, ZSTD, Columns, Reader
from summarize.readers.texts.json_marks import SEGMENT_ARRAY, SEGMENTS, SLACK

SEEN = 65_536  # bytes by which a file is told
_LONGEST_LINE = 16_000_000  # bytes: a transcript of ten hours, with a time for each word
_LOOKED_AT = 5  # lines
_ARRAY = re.compile(rb"\s{0,99}\[\s{0,99}\{")
_NEXT = re.compile(r"\s{0,99},\s{0,99}(?=\{)")
_OTHER_JSON = re.compile(rb'"nbformat"|jsonfeed\.org')  # a notebook, a feed
_SLACK = tuple(re.compile(mark.encode()) for mark in SLACK)  # an array of the messages of a day
_SEGMENTS = re.compile(SEGMENTS.encode() + rb"\s{0,99}\{")  # of one transcript
_SEGMENT_ARRAY = re.compile(SEGMENT_ARRAY.encode())
_NAME = re.compile(r"\.(jsonl|ndjson|csv|tsv)\b")


class Rows(NamedTuple):
    """A kind of file of rows."""

    read: str  # module of this folder, and function
    cut: Literal["", "anywhere", "unpacked", "groups"] = ""  # where a large one can be cut


ROWS = {
    "parquet": Rows("parquet:read_parquet", "groups"),
    "warc": Rows("warc:read_warc", "anywhere"),
    "table": Rows("csv_table:read_table"),
    "lines": Rows("json_rows:read_lines", "unpacked"),
    "array": Rows("json_rows:read_array"),
}


def tell_rows(head: bytes, name: str = "", columns: Columns = COLUMNS) -> str | None:
    """Return which of ROWS a file holds, by its first bytes; None if it holds none.

    Text that starts as no JSON is lines of JSON if the name says so: a broken first line must not
    cost the others.
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(ZSTD):
        return "lines"
    inner = _peek_gzip(head) if head.startswith(GZIP) else head
    if inner.startswith(b"WARC/"):
        return "warc"
    named = _NAME.search(name.lower()) if b"\0" not in inner else None
    if named and named[1] in ("csv", "tsv"):
        return "table"
    if not named and _ARRAY.match(inner):
        return "array" if _is_array_of_rows(inner, columns) else None
    return "lines" if named or _holds_objects(inner, columns) else None


def read_head(file: BinaryIO) -> bytes:
    """Return the first bytes of a file, by which it is told: of JSON the first line, if not more.

    A transcript is one line, which names its words before their times.
    """
    head = file.read(SEEN)
    if head.lstrip().startswith(b"{") and b"\n" not in head:
        head += file.readline(_LONGEST_LINE)
    return head


def load_rows(kind: str) -> Reader:
    """Return what yields the rows of a kind of file; a text should wait for none of them."""
    reader: Reader = load_named(ROWS[kind].read, "summarize.readers.rows")
    return reader


def _peek_gzip(head: bytes) -> bytes:
    import zlib

    try:
        return zlib.decompressobj(31).decompress(head, SEEN)
    except zlib.error:
        return b""


def _is_array_of_rows(head: bytes, columns: Columns) -> bool:
    if _OTHER_JSON.search(head) or _SEGMENT_ARRAY.match(head):
        return False
    if not _names_text(head, columns) or all(mark.search(head) for mark in _SLACK):
        return False
    objects = list(islice(_list_objects(head), _LOOKED_AT))
    return not objects or any(_has_text(row, columns) for row in objects)


def _list_objects(head: bytes) -> Iterator[Any]:
    """Yield the objects of an array that are whole in the first bytes of it."""
    import json

    text, decoder = head.decode(errors="replace"), json.JSONDecoder(strict=False)
    place = text.index("{")
    while True:
        try:
            row, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        yield row
        following = _NEXT.match(text, place)
        if following is None:
            return
        place = following.end()


def _holds_objects(head: bytes, columns: Columns) -> bool:
    """Tell whether one of the first lines is an object of JSON with html or text."""
    lines = [line for line in head.split(b"\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    objects = [line for line in lines if line.lstrip().startswith(b"{")]
    if 2 * len(objects) < len(lines) or _OTHER_JSON.search(head):
        return False
    if len(lines) == 1 and _SEGMENTS.search(head):
        return False
    return any(_is_row(line, columns) for line in objects)


def _names_text(head: bytes, columns: Columns) -> bool:
    return any(f'"{name}"'.encode() in head for name in (columns.html, columns.text))


def _is_row(line: bytes, columns: Columns) -> bool:
    if len(line) >= SEEN // 2 and not line.rstrip().endswith(b"}"):  # the start of a long line
        return _names_text(line, columns)
    try:
        row = parse_json(line)
    except ValueError:
        return False
    return isinstance(row, dict) and _has_text(row, columns)


def _has_text(row: dict[str, Any], columns: Columns) -> bool:
    return not row.keys().isdisjoint((columns.html, columns.text))
