"""Tables of text: CSV with any usual separator, or TSV."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from summarize.errors import InputError
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.values import MOST_BYTES, WHOLE, Row, Span, unpack_rows

_SEPARATORS = ",\t;|"


def read_csv(raw: BinaryIO, _: Span = WHOLE, columns: Columns = COLUMNS) -> Iterator[Row]:
    """Yield the rows with their numbers; the first line names the columns."""
    with unpack_rows(raw) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        try:
            for place, record in _read_rows(text, columns):
                yield Row(place, record, raw.tell())
        finally:
            text.detach()


def _read_rows(text: io.TextIOWrapper, columns: Columns) -> Iterator[tuple[str, object]]:
    csv.field_size_limit(2 * MOST_BYTES)
    first = text.readline(MOST_BYTES)
    separator = max(_SEPARATORS, key=first.count)
    names = [name.strip() for name in next(csv.reader([first], delimiter=separator), [])]
    if not {columns.html, columns.text} & set(names):
        yield "", InputError(columns.describe_missing(names))
        return
    try:
        for number, values in enumerate(csv.reader(text, delimiter=separator), start=1):
            if values:
                yield f":{number}", dict(zip(names, values, strict=False))
    except csv.Error as error:
        yield "", InputError(f"can't be read from here on: {error}")
