"""Titles, names and dates are clean."""

from typing import Any

import pytest

from summarize.models import Source
from summarize.readers.formats.feeds import make_entry, measure_text
from summarize.readers.metadata_fields import clean_title, find_day, find_time, join_authors


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


@pytest.mark.parametrize(
    ("written", "time"),
    [
        pytest.param(["2024-03-01T00:30:00+02:00"], "2024-02-29T22:30+00:00", id="in-utc"),
        pytest.param(["Fri, 01 Mar 2024 00:30:59 +0200"], "2024-02-29T22:30+00:00", id="mail"),
        pytest.param(["2024-03-01 08:15"], "2024-03-01T08:15+00:00", id="without-zone"),
        pytest.param(["soon", "2024-03-01T08:15Z"], "2024-03-01T08:15+00:00", id="first-readable"),
        pytest.param(["2024-03-01", "2024-03-02T08:15Z"], None, id="a-day"),
        pytest.param(["2024-03-01 at 8:15"], None, id="prose"),
        pytest.param(["9999-12-31T23:59-10:00"], None, id="beyond-the-calendar"),
        pytest.param([None, 7], None, id="nothing"),
    ],
)
def test_a_time_is_one_of_utc_and_never_that_of_another_date(
    written: list[Any], time: str | None
) -> None:
    assert find_time(*written) == time


def test_titles_and_names_are_on_one_line_without_tags() -> None:
    assert clean_title("A <b>b</b>\n&amp; c") == "A b & c"
    assert clean_title("A <b> &amp;", plain=True) == "A <b> &amp;"
    assert clean_title("<p></p>") is None
    assert clean_title(7) is None
    assert join_authors(["Ann", None, "a@x.org", "Bo", "Ann", ""]) == "Ann; Bo"
    assert join_authors([]) is None
    assert measure_text("<p> a b </p>") == 3
    entry = make_entry("<p>é", identity=7, url="u", title="t", author="a", days=["2024-03-04"])
    assert entry == Source(
        "", "<body><p>é".encode(), "u", id="7", title="t", author="a", date="2024-03-04", alone=True
    )
    empty = make_entry(" ", identity=["x"], url=None, title=None, author=None, days=[])
    assert (empty.data, empty.id) == (b"", None)
