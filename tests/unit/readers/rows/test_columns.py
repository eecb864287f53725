"""Columns are named by the user, and some are kept."""

import math
from datetime import date, datetime, time
from pathlib import Path

import pytest

from summarize.errors import InputError
from summarize.readers.rows.columns import COLUMNS, Columns, keep_columns, parse_names


def test_columns_are_read_if_they_are_the_articles_or_stay() -> None:
    some, every = Columns(keep=("a",)), Columns(keep=("all",))
    assert [name for name in ("html", "id", "a", "b") if some.reads(name)] == ["html", "id", "a"]
    assert [name for name in ("html", "text", "id", "b") if every.keeps(name)] == ["id", "b"]
    assert not COLUMNS.keeps("a")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        pytest.param("é", "é", id="a text"),
        pytest.param(None, None, id="null"),
        pytest.param(math.nan, None, id="not a number"),
        pytest.param(b"caf\xc3\xa9", "café", id="bytes of text"),
        pytest.param(b"\xff\x00", "/wA=", id="other bytes"),
        pytest.param(date(2024, 3, 4), "2024-03-04", id="a day"),
        pytest.param(datetime(2024, 3, 4, 5), "2024-03-04T05:00:00", id="a time of a day"),
        pytest.param(time(5, 6), "05:06:00", id="a time"),
        pytest.param(Path("a"), "a", id="anything"),
        pytest.param([{"x": [1]}], [{"x": [1]}], id="levels"),
    ],
)
def test_what_stays_of_a_row_is_written_as_json_holds_it(value: object, kept: object) -> None:
    assert keep_columns({"a": value, "b": 1}, Columns(keep=("a",))) == {"a": kept}
    assert keep_columns({"a": value, "text": 1}, Columns(keep=("all",))) == {"a": kept}
    assert keep_columns({"a": value}, COLUMNS) is None
    assert keep_columns({"a": value}, Columns(keep=("b",))) == {"b": None}


def test_what_is_nested_too_deep_does_not_stay() -> None:
    def nest(levels: int) -> object:
        return [nest(levels - 1)] if levels else 1

    columns = Columns(keep=("a",))
    assert keep_columns({"a": nest(99)}, columns) == {"a": nest(99)}
    for levels in (100, 5_000):
        value: object = 1
        for _ in range(levels):
            value = [value]
        with pytest.raises(InputError, match="more than 100 levels"):
            keep_columns({"a": value}, columns)


def test_names_of_columns_are_a_list_with_commas() -> None:
    assert parse_names(" a,b,,a , c d") == ("a", "b", "c d")
    assert parse_names("") == ()
