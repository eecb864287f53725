"""Files of rows: the table of their kinds, detected by their first bytes, read as streams."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, BinaryIO, Literal, NamedTuple

from summarize.errors import InputError, UsageError
from summarize.lazy import compile_late, load_named
from summarize.numbers import parse_json
from summarize.readers.json_patterns import SEGMENT_ARRAY, SEGMENTS, SLACK
from summarize.readers.rows.columns import ALL, COLUMNS, Columns, find_partitions
from summarize.readers.rows.values import GZIP, WHOLE, ZSTD, Reader, list_errors
from summarize.sources.folders import open_file

SEEN = 65_536  # bytes that determine the kind of a file
_LONGEST_LINE = 16_000_000  # bytes: a transcript of ten hours, with a time for each word
_SEEN_LINES = 5  # lines
_ARRAY = re.compile(rb"\s{0,99}\[\s{0,99}\{")
_NEXT = compile_late(r"\s{0,99},\s{0,99}(?=\{)")
# A notebook, a feed, conversations with ChatGPT.
_OTHER_JSON = compile_late(
    rb'"nbformat"|jsonfeed\.org|"mapping"\s{0,9}:\s{0,9}\{\s{0,99}"[^"]{1,99}"\s{0,9}:\s{0,9}\{'
    rb'[^{}]{0,400}"(?:message|parent)"\s{0,9}:'
)
_SLACK = tuple(re.compile(mark.encode()) for mark in SLACK)  # an array of the messages of a day
_SEGMENTS = compile_late(SEGMENTS.encode() + rb"\s{0,99}\{")  # of a transcript
_SEGMENT_ARRAY = compile_late(SEGMENT_ARRAY.encode())
_WARC = compile_late(r"\.warc(?:\.w[ae]t)?(?:\.gz)?$")
_ZIP = b"PK\x03\x04"
_SHEETS = compile_late(rb"PK\x03\x04[\s\S]{26}xl/(?:workbook\.|worksheets/|theme/|styles\.)")
_NAME = re.compile(r"\.(jsonl|ndjson|csv|tsv)\b")
_FILES, _ROWS = 100, 1000  # that are searched for a column; most rows have all of them


class Rows(NamedTuple):
    """A kind of file of rows."""

    read: str  # module in this folder, and function
    cut: Literal["", "anywhere", "unpacked", "groups"] = ""  # how to cut a large file


ROWS = {
    "parquet": Rows("parquet:read_parquet", "groups"),
    "warc": Rows("warc:read_warc", "anywhere"),
    "table": Rows("csv_rows:read_csv"),
    "sheets": Rows("sheets:read_sheets"),
    "lines": Rows("json_rows:read_lines", "unpacked"),
    "array": Rows("json_rows:read_array"),
}


def detect_rows(head: bytes, name: str = "", columns: Columns = COLUMNS) -> str | None:
    """Detect the kind of a file of rows, a key of ROWS, by its first bytes; None for other files.

    The name alone makes a file JSON lines or a web archive, so that a broken start doesn't cost the
    rest.
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(_ZIP) and _SHEETS.search(head):
        return "sheets"
    if head.startswith(ZSTD):
        return "lines"
    inner = _peek_gzip(head) if head.startswith(GZIP) else head
    if inner.startswith(b"WARC/") or _WARC.search(name.lower()):
        return "warc"
    named = _NAME.search(name.lower()) if b"\0" not in inner else None
    if named and named[1] in ("csv", "tsv"):
        return "table"
    if not named and _ARRAY.match(inner):
        return "array" if _is_array_of_rows(inner, columns) else None
    return "lines" if named or _holds_objects(inner, columns) else None


def read_head(file: BinaryIO) -> bytes:
    """Read the first bytes of a file, which determine its kind: of JSON, at least the first line.

    A transcript is one line, with the words before their times.
    """
    head = file.read(SEEN)
    if head.lstrip().startswith(b"{") and b"\n" not in head:
        head += file.readline(_LONGEST_LINE)
    return head


def load_rows(kind: str) -> Reader:
    """Import the reader of a kind of file; a plain text should load none of them."""
    reader: Reader = load_named(ROWS[kind].read, "summarize.readers.rows")
    return reader


def check_columns(paths: Iterable[str], columns: Columns) -> None:
    """Raise UsageError if the first file of rows lacks a column to keep."""
    if columns.keep in ((), ALL):
        return
    for path in islice(paths, _FILES):
        names = dict.fromkeys(find_partitions(path, columns))
        has_rows = False
        with suppress(InputError, *list_errors()):
            for record in _list_records(path, columns):
                has_rows = True
                names |= dict.fromkeys(record)
                if names.keys() >= set(columns.keep):
                    return
        if has_rows:
            missing = next(name for name in columns.keep if name not in names)
            raise UsageError(f"{path} has no column {missing} to keep, but {', '.join(names)}")


def _list_records(path: str, columns: Columns) -> Iterable[dict[str, Any]]:
    with open_file(path) as file:
        kind = detect_rows(read_head(file), path.rpartition("/")[2], columns)
        if kind is None or kind == "warc":  # a web archive has no columns
            return
        rows = load_rows(kind)(file, WHOLE, columns._replace(keep=ALL))
        for row in islice(rows, _ROWS):
            if isinstance(row.record, dict):
                yield row.record


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
    objects = list(islice(_list_objects(head), _SEEN_LINES))
    return not objects or any(_has_text(row, columns) for row in objects)


def _list_objects(head: bytes) -> Iterator[Any]:
    """Yield the complete objects in the first bytes of an array."""
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
    """Check whether one of the first lines is an object of JSON with HTML or text."""
    lines = [line for line in head.split(b"\n", _SEEN_LINES)[:_SEEN_LINES] if line.strip()]
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
