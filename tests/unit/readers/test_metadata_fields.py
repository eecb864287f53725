"""Titles, names and dates are clean."""

from typing import Any

import pytest

from summarize.models import Source
from summarize.readers.formats.feeds import make_entry, measure_text
from summarize.readers.metadata_fields import clean_title, find_day, join_authors


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param(["2024-03-04T10:00:00Z"], "2024-03-04", id="ISO"),
        pytest.param([" 2024/03/04 10:00"], "2024-03-04", id="slashes"),
        pytest.param(["Mon, 04 Mar 2024 23:00:00 -0500"], "2024-03-04", id="a mail's"),
        pytest.param(["04 Mar 2024"], "2024-03-04", id="without a time"),
        pytest.param([None, 7, "soon", "2024-03-04"], "2024-03-04", id="the first that is one"),
        pytest.param(["1970-01-01", "2024-03-04"], "2024-03-04", id="no date known"),
        pytest.param(["0999-01-01"], None, id="too early"),
        pytest.param(["1000-01-01"], "1000-01-01", id="early"),
        pytest.param(["2999-12-31"], "2999-12-31", id="late"),
        pytest.param(["3000-01-01"], None, id="too late"),
        pytest.param(["2024-13-04"], None, id="no month"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_a_date_is_the_first_that_can_be_read(written: list[Any], day: str | None) -> None:
    assert find_day(*written) == day


def test_titles_and_names_are_on_one_line_without_tags() -> None:
    assert clean_title("A <b>b</b>\n&amp; c") == "A b & c"
    assert clean_title("A <b> &amp;", plain=True) == "A <b> &amp;"
    assert clean_title("<p></p>") is None
    assert clean_title(7) is None
    assert join_authors(["Ann", None, "a@x.org", "Bo", "Ann", ""]) == "Ann; Bo"
    assert join_authors([]) is None
    assert measure_text("<p> a b </p>") == 3
    entry = make_entry("<p>é", identity=7, url="u", title="t", author="a", day="d")
    assert entry == Source(
        "", "<body><p>é".encode(), "u", id="7", title="t", author="a", date="d", alone=True
    )
    empty = make_entry(" ", identity=["x"], url=None, title=None, author=None, day=None)
    assert (empty.data, empty.id) == (b"", None)
