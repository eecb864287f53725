"""Rows of JSON: one a line, compressed or not, or an array."""

from collections.abc import Iterator
from typing import BinaryIO

from summarize.errors import InputError
from summarize.numbers import parse_json
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.values import MOST_BYTES, WHOLE, Row, Span, unpack_rows

_LONGEST = 2 * MOST_BYTES  # bytes of a line; escapes may double an article
_CHUNK = 1 << 20


def read_lines(raw: BinaryIO, span: Span = WHOLE, _: Columns = COLUMNS) -> Iterator[Row]:
    """Yield the rows of JSON lines, with their offsets after decompression.

    The span of a compressed file must be the whole file.
    """
    with unpack_rows(raw) as file:
        offset = 0
        if span.start:
            offset = raw.seek(span.start - 1)
            offset += _skip_line(file)
        while span.holds(offset) and (line := file.readline(_LONGEST)):
            place = f"@{offset}"
            offset += len(line)
            if len(line) == _LONGEST and not line.endswith(b"\n"):
                offset += _skip_line(file)
                message = f"a line of more than {_LONGEST:,} bytes"
                yield Row(place, InputError(message), raw.tell() - span.start)
            elif line.strip():
                record = _parse(line)
                cut = isinstance(record, InputError) and not line.endswith(b"\n")
                yield Row(place, record, raw.tell() - span.start, unread=cut)


def _skip_line(file: BinaryIO) -> int:
    """Skip to the end of a line; return the number of skipped bytes."""
    length = 0
    while rest := file.readline(_CHUNK):
        length += len(rest)
        if rest.endswith(b"\n"):
            break
    return length


def read_array(raw: BinaryIO, _: Span = WHOLE, __: Columns = COLUMNS) -> Iterator[Row]:
    """Yield the rows of an array of JSON with their numbers; a large array is one error."""
    with unpack_rows(raw) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        message = "an array of JSON of more than 100 MB: write an object a line (jq -c '.[]')"
        yield Row("", InputError(message), raw.tell())
        return
    try:
        rows = parse_json(_decode(data))
    except ValueError:
        yield Row("", InputError("a broken array of JSON"), raw.tell())
        return
    for number, row in enumerate(rows, start=1):
        yield Row(f":{number}", row, raw.tell())


def _parse(line: bytes) -> object:
    try:
        return parse_json(_decode(line))
    except ValueError:
        return InputError("not a line of JSON")


def _decode(data: bytes) -> str | bytes:
    """Replace bytes that are not UTF-8, so that one of them costs a letter and no row."""
    import json

    return data.decode(json.detect_encoding(data), "replace")
