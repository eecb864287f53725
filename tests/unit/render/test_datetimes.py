"""Times are written as clocks, and link to a moment of a recording if its site has such links."""

import pytest

from summarize.render.datetimes import link_time, write_clock, write_date, write_day
from summarize.render.html.locale import list_languages


@pytest.mark.parametrize(
    ("seconds", "clock"), [(0, "0:00"), (59.9, "0:59"), (600, "10:00"), (3600, "1:00:00")]
)
def test_a_time_has_hours_only_where_there_are_some(seconds: float, clock: str) -> None:
    assert write_clock(seconds) == clock


@pytest.mark.parametrize("language", sorted(list_languages()))
def test_a_day_is_a_date_without_its_year(language: str) -> None:
    whole, day = write_date("2024-05-12", language), write_day("2024-05-12", language)
    rest = whole.replace(day, "")
    assert len(whole) - len(rest) == len(day)
    assert rest.strip().removeprefix("de ")[:4] == "2024"


VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (VIDEO, f"{VIDEO}&t=75s"),
        (f"{VIDEO}&t=3s#x", f"{VIDEO}&t=75s"),
        ("https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ?t=75s"),
        ("https://vimeo.com/76979871", "https://vimeo.com/76979871#t=75"),
        ("https://example.org/talk.MP3", "https://example.org/talk.MP3#t=75"),
        ("https://example.org/talk.vtt", ""),
        ("https://notyoutube.com/watch?v=a", ""),
        ("javascript://youtu.be/x", ""),
        ("https://[", ""),
        (None, ""),
    ],
)
def test_a_link_leads_to_a_time_where_the_site_has_such_links(
    url: str | None, expected: str
) -> None:
    assert link_time(url, 75.9) == expected
