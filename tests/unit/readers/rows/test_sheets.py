"""Workbooks are read row by row, as tables of text are."""

import io
import zipfile

import pytest

from summarize.errors import InputError
from summarize.readers.rows import sheets
from summarize.readers.rows.rows import detect_rows
from summarize.readers.rows.sheets import read_sheets
from tests.unit.readers.rows.examples import rows

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_workbook(*tables: str) -> bytes:
    """Write a workbook of sheets with these rows of XML."""
    numbers = range(1, len(tables) + 1)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r0" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        + "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n in numbers
        )
        + "</Relationships>",
    }
    for number, table in zip(numbers, tables, strict=True):
        parts[f"xl/worksheets/s{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{table}</sheetData></worksheet>'
        )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def write_row(number: int, *cells: str | float) -> str:
    shown = "".join(
        f'<c r="{"ABC"[i]}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        if isinstance(cell, str)
        else f'<c r="{"ABC"[i]}{number}"><v>{cell}</v></c>'
        for i, cell in enumerate(cells)
    )
    return f'<row r="{number}">{shown}</row>'


HEAD = write_row(1, "id", " text ")
BOOK = write_workbook(
    write_row(1, "a", "b") + write_row(2, "1", "2"), HEAD + write_row(3, 7, "A."),
    HEAD + write_row(99, 2.5, "B."),
)  # fmt: skip


def test_a_row_of_each_sheet_with_texts_is_an_article() -> None:
    assert detect_rows(BOOK[:65_536]) == "sheets"
    assert rows(read_sheets, BOOK) == [
        (":1", {"id": 7, "text": "A."}),
        (":2", {"id": 2.5, "text": "B."}),
    ]
    other = write_workbook(write_row(1, "a", "b"), "")
    assert rows(read_sheets, other) == [("", "no html and no text in it, but a, b")]


def test_a_damaged_or_huge_workbook_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="a damaged workbook"):
        rows(read_sheets, BOOK[:-30])
    torn = HEAD + write_row(2, "1", "A.") + '<row r="3"><c r="A3"><v>x</v></c></row>'
    *_, (_, said) = rows(read_sheets, write_workbook(torn))
    assert said == "can't be read from here on: a damaged workbook"
    monkeypatch.setattr(sheets, "_MOST", 100)
    with pytest.raises(InputError, match="a workbook of over 0 MB"):
        rows(read_sheets, BOOK)
