"""Workbooks of a spreadsheet (XLSX), whose sheets have a row for each article.

openpyxl reads them row by row. calamine, in Rust, is faster and ends the whole process if a cell
stands at the last row of a sheet: it asks for 550 GB.
"""

import datetime
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from summarize.errors import InputError
from summarize.extras import import_extra
from summarize.lazy import compile_late
from summarize.readers.archive import BROKEN
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.values import WHOLE, Row, Span

# What openpyxl raises for a broken file, besides; the last is an error of XML.
_BROKEN = (*BROKEN, AttributeError, LookupError, TypeError, SyntaxError)
_LAST_ROW = 1_048_576  # of those that are missing before a row, each comes as an empty one
_CONTROL = compile_late(r"_x00([01][0-9A-F])_")  # as Excel writes a return in a cell
_MOST = 200_000_000  # bytes of all members, unpacked: the texts of the sheets are in memory


def read_sheets(raw: BinaryIO, _: Span = WHOLE, columns: Columns = COLUMNS) -> Iterator[Row]:
    """Yield the rows of all sheets whose first row names a column of articles, counted together."""
    openpyxl = import_extra("openpyxl", "xlsx")
    try:
        sheets = _open_sheets(openpyxl, raw)
    except _BROKEN as error:
        raise InputError("a damaged workbook") from error
    try:
        yield from _read_rows(sheets, raw, columns)
    except _BROKEN:
        yield Row("", InputError("can't be read from here on: a damaged workbook"), raw.tell())


def _read_rows(sheets: Sequence[Any], raw: BinaryIO, columns: Columns) -> Iterator[Row]:
    names: list[str] = []
    number = 0
    for sheet in sheets:
        rows = _list_filled(sheet)
        head = [str(cell or "").strip() for cell in next(rows, ())]
        names += filter(None, head)
        if not {columns.html, columns.text} & set(head):
            continue
        for row in rows:
            number += 1
            record = dict(zip(head, _convert(row), strict=False))
            yield Row(f":{number}", record, raw.tell())
    if not {columns.html, columns.text} & set(names):
        yield Row("", InputError(columns.describe_missing(names)), raw.tell())


def _list_filled(sheet: Any) -> Iterator[Sequence[Any]]:
    """Yield the rows of a sheet that are not empty; raise LookupError beyond the last possible."""
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > _LAST_ROW:
            raise LookupError
        if any(cell is not None for cell in row):
            yield row


def _open_sheets(openpyxl: Any, raw: BinaryIO) -> list[Any]:
    """Open the sheets of a workbook; raise InputError if it is binary or too large."""
    with zipfile.ZipFile(raw) as archive:
        if "xl/workbook.bin" in archive.namelist():
            raise InputError("a binary workbook (.xlsb): save it as .xlsx")
        if sum(member.file_size for member in archive.infolist()) > _MOST:
            raise InputError(f"a workbook of over {_MOST // 1_000_000} MB")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles that it does not know
        book = openpyxl.load_workbook(raw, read_only=True, data_only=True)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # which the file says of itself
    return list(book.worksheets)


def _convert(row: Sequence[Any]) -> Iterator[object]:
    """Convert cells to values that JSON has: dates as ISO 8601."""
    for cell in row:
        if isinstance(cell, datetime.date | datetime.time):
            yield cell.isoformat()
        elif isinstance(cell, str):
            yield _CONTROL.sub(lambda code: chr(int(code[1], 16)), cell)
        else:
            yield str(cell) if isinstance(cell, datetime.timedelta) else cell
