"""A record becomes the source of an article."""

import math
from typing import Any

import pytest

from summarize.errors import InputError, NoArticleError, SummarizeError
from summarize.readers.rows.columns import Columns
from summarize.readers.rows.record import name_record, read_record_body


def label(value: object) -> str | None:
    return name_record({"title": value}).title


class Missing:
    """A value that is neither equal to itself nor not, as pandas.NA is."""

    def __ne__(self, other: object) -> bool:
        raise TypeError

    __hash__ = None  # type: ignore[assignment]


class Many:
    """An array, of which nobody can say whether it differs."""

    def __ne__(self, other: object) -> bool:
        raise ValueError

    def __str__(self) -> str:
        return "many"

    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("A  title\n", "A title", id="a text"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="null"),
        pytest.param(math.nan, None, id="not a number"),
        pytest.param(Missing(), None, id="not there"),
        pytest.param(Many(), "many", id="an array"),
        pytest.param(0, "0", id="nought"),
        pytest.param(7.0, "7", id="a whole number in a table with gaps"),
        pytest.param(7.5, "7.5", id="a number"),
        pytest.param(b"caf\xc3\xa9", "café", id="bytes"),
        pytest.param([1], None, id="a list"),
        pytest.param({"a": 1}, None, id="a mapping"),
    ],
)
def test_a_value_says_something_or_is_absent(value: object, said: str | None) -> None:
    assert label(value) == said


def test_a_record_names_its_article() -> None:
    record = {
        "id": 7,
        "url": "https://x.org/a",
        "title": "T",
        "author": "A",
        "date": "2024/03/04 x",
    }
    found = name_record(record)
    assert (found.id, found.url, found.title, found.author) == ("7", "https://x.org/a", "T", "A")
    assert (found.date, found.data, found.name) == ("2024-03-04", b"", "")
    assert name_record({"url": "ftp://x.org", "date": "soon"})[:3] == ("", b"", None)
    assert name_record({"url": "http://x.org"}).url == "http://x.org"
    columns = Columns(id="a", url="b", title="c", author="d", date="e")
    named = {"a": "1", "b": "http://x", "c": "T", "d": "A", "e": "2024-03-04"}
    assert name_record(named, columns) == name_record(
        {"id": "1", "url": "http://x", "title": "T", "author": "A", "date": "2024-03-04"}
    )


@pytest.mark.parametrize(
    ("record", "found"),
    [
        pytest.param({"html": "h", "text": "t"}, b"h", id="html first"),
        pytest.param({"html": "", "text": "t"}, b"t", id="or text"),
        pytest.param({"text": "é\ud800"}, b"\xc3\xa9?", id="encoded"),
        pytest.param({"text": b"t"}, b"t", id="bytes"),
        pytest.param({"text": memoryview(b"t")}, b"t", id="a view"),
        pytest.param({"text": ""}, NoArticleError("its text is empty"), id="empty"),
        pytest.param(
            {"html": None, "text": ""}, NoArticleError("its text is empty"), id="one is null"
        ),
        pytest.param({"html": None}, InputError("its html has no value"), id="null"),
        pytest.param({"text": 7}, InputError("no html and no text in it"), id="a number"),
        pytest.param({"text": ["t"]}, InputError("no html and no text in it"), id="a list"),
        pytest.param(
            {"a": 1, "b": 2}, InputError("no html and no text in it, but a, b"), id="others"
        ),
        pytest.param({}, InputError("no html and no text in it"), id="nothing"),
        pytest.param(
            {f"c{n}": n for n in range(12)},
            InputError("no html and no text in it, but c0, c1, c2, c3, c4, c5, c6, c7, c8"),
            id="many",
        ),
        pytest.param(
            {"error": InputError("cut off"), "text": "t"}, InputError("cut off"), id="an error"
        ),
        pytest.param({"error": "cut off", "text": "t"}, b"t", id="a column of that name"),
    ],
)
def test_a_record_has_its_article_or_says_why_not(
    record: dict[str, Any], found: bytes | SummarizeError
) -> None:
    if isinstance(found, bytes):
        assert read_record_body(record) == found
        return
    with pytest.raises(type(found)) as caught:
        read_record_body(record)
    assert str(caught.value) == str(found)
