"""Lines and arrays of JSON are read row by row."""

import gzip

import pytest

from summarize.readers.rows import json_rows
from summarize.readers.rows.json_rows import read_array, read_lines
from summarize.readers.rows.values import Span
from tests.unit.readers.rows.examples import rows

LINES = b'{"a": 1}\n\n[2]\nno\n{"a": 3}'


@pytest.mark.parametrize(
    ("span", "found"),
    [
        pytest.param(
            Span(),
            [("@0", {"a": 1}), ("@10", [2]), ("@14", "not a line of JSON"), ("@17", {"a": 3})],
            id="all",
        ),
        pytest.param(Span(0, 10), [("@0", {"a": 1})], id="up to a line"),
        pytest.param(Span(0, 11), [("@0", {"a": 1}), ("@10", [2])], id="a line that begins inside"),
        pytest.param(
            Span(10),
            [("@10", [2]), ("@14", "not a line of JSON"), ("@17", {"a": 3})],
            id="from a line",
        ),
        pytest.param(
            Span(11), [("@14", "not a line of JSON"), ("@17", {"a": 3})], id="from inside a line"
        ),
        pytest.param(Span(1, 9), [], id="inside one line"),
    ],
)
def test_lines_of_json_belong_to_the_span_in_which_they_begin(
    span: Span, found: list[tuple[str, object]]
) -> None:
    assert rows(read_lines, LINES, span) == found
    if span == Span():
        assert rows(read_lines, gzip.compress(LINES)) == found


@pytest.mark.parametrize("letter", [b"\xff", b"\xe9", b"\xf0\x9f"])
def test_a_byte_that_is_no_utf_8_costs_a_letter_and_no_row(letter: bytes) -> None:
    row = b'{"a": "na' + letter + b've"}'
    found = {"a": "na\ufffdve"}
    assert rows(read_lines, row + b"\n[1]\n") == [("@0", found), (f"@{len(row) + 1}", [1])]
    assert rows(read_array, b"[" + row + b", 1]") == [(":1", found), (":2", 1)]


def test_a_line_or_an_array_that_is_too_long_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows, "_LONGEST", 9)
    monkeypatch.setattr(json_rows, "_CHUNK", 4)
    found = rows(read_lines, b'{"a": 1}\n{"a": 123456}\n{"a": 2}\n')
    assert found == [("@0", {"a": 1}), ("@9", "a line of more than 9 bytes"), ("@23", {"a": 2})]
    monkeypatch.setattr(json_rows, "MOST_BYTES", 9)
    assert rows(read_array, b"[1, 2, 3]") == [(":1", 1), (":2", 2), (":3", 3)]
    assert "of more than 100 MB" in str(rows(read_array, b"[1, 2, 3] "))
    assert rows(read_array, b"[1,") == [("", "a broken array of JSON")]
