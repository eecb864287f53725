"""Workbooks are read row by row, as tables of text are."""

import pytest

from summarize.errors import InputError
from summarize.readers.rows import sheets
from summarize.readers.rows.rows import detect_rows
from summarize.readers.rows.sheets import read_sheets
from tests.unit.readers.rows.examples import rows
from tests.workbook_writer import write_row, write_workbook

HEAD = write_row(1, "id", " text ")
BOOK = write_workbook(
    write_row(1, "a", "b") + write_row(2, "1", "2"), HEAD + write_row(3, 7, "A."),
    HEAD + write_row(99, 2.5, "B._x000D_&#10;C.") + write_row(10**20, "", "D."),
)  # fmt: skip


def test_a_row_of_each_sheet_with_texts_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_LAST_ROW", 99)
    assert detect_rows(BOOK[:65_536]) == "sheets"
    assert rows(read_sheets, BOOK) == [
        (":1", {"id": 7, "text": "A."}),
        (":2", {"id": 2.5, "text": "B.\r\nC."}),
        ("", "can't be read from here on: a damaged workbook"),
    ]
    assert rows(read_sheets, write_workbook(HEAD)) == []
    other = write_workbook(write_row(1, "a", "b"), "")
    assert rows(read_sheets, other) == [("", "no html and no text in it, but a, b")]


def test_a_damaged_or_huge_workbook_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="a damaged workbook"):
        rows(read_sheets, BOOK[:-30])
    torn = HEAD + write_row(2, "1", "A.") + '<row r="3"><c r="A3"><v>x</v></c></row>'
    *_, (_, said) = rows(read_sheets, write_workbook(torn))
    assert said == "can't be read from here on: a damaged workbook"
    with pytest.raises(InputError, match="a binary workbook"):
        rows(read_sheets, BOOK.replace(b"xl/workbook.xml", b"xl/workbook.bin"))
    monkeypatch.setattr(sheets, "_MOST", 100)
    with pytest.raises(InputError, match="a workbook of over 0 MB"):
        rows(read_sheets, BOOK)
