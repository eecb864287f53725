"""The date of a page is the day of its publication, not that of a change or one read wrongly."""

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.readers.html.metadata.published_day import correct_day

CHANGED = '<meta property="article:modified_time" content="2024-05-03T10:57:58+00:00">'
DATA = '<script type="application/ld+json">{"datePublished": "2024-03-17T19:47:39+00:00"}</script>'
TIME = '<time class="entry-date published" datetime="2024-04-02T10:20:00+00:00">2 April</time>'
OTHER = DATA.replace("03-17", "03-16")


def correct(found: str, head: str, body: str = "") -> str:
    page = f"<html><head>{head}</head><body><p>The lake.</p>{body}</body></html>"
    return correct_day(found, document_fromstring(page))


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        pytest.param(CHANGED + DATA, "", "2024-03-17", id="json-ld"),
        pytest.param(CHANGED, TIME, "2024-04-02", id="time-element"),
        pytest.param(CHANGED + DATA, "<p>Updated May 3, 2024</p>", "2024-05-03", id="shown"),
        pytest.param(
            CHANGED + DATA,
            "<p>Updated 3 May 2024</p><p>17 Mar 2024</p>",
            "2024-03-17",
            id="both-shown",
        ),
        pytest.param(CHANGED + DATA + OTHER, "", "2024-05-03", id="two-days"),
        pytest.param(CHANGED, f"<div class=related>{TIME}</div>", "2024-05-03", id="of-another"),
        pytest.param(DATA, "", "2024-05-03", id="no-day-of-a-change"),
    ],
)
def test_the_day_of_publication_comes_before_that_of_a_change(
    head: str, body: str, day: str
) -> None:
    assert correct("2024-05-03", head, body) == day


@pytest.mark.parametrize(
    ("body", "day"),
    [
        pytest.param("<p>Published March 9, 2026</p>", "2026-03-09", id="shown-in-words"),
        pytest.param("<time datetime='2026-03-09T19:38:01Z'>3/9/2026</time>", "2026-03-09"),
        pytest.param("<p>Sept. 3, 2026</p><p>March 9, 2026</p>", "2026-03-09", id="unknown-name"),
        pytest.param("<p>Sep 3, 2026</p><p>March 9, 2026</p>", "2026-09-03", id="both"),
        pytest.param("<p>9/3/2026</p>", "2026-09-03", id="numbers-alone"),
        pytest.param(
            "<time datetime='2026-09-03'>3/9/2026</time><time datetime='2026-03-09'></time>",
            "2026-09-03",
            id="declared",
        ),
    ],
)
def test_month_and_day_change_places_where_the_page_shows_it(body: str, day: str) -> None:
    assert correct("2026-09-03", "", body) == day
    assert correct("2026-09-23", "", body) == "2026-09-23"


def test_a_page_has_its_day_of_publication() -> None:
    story = "<p>The ferry crosses the lake, and nobody asks the captain what it costs.</p>" * 9
    page = f"<html><head>{CHANGED}{DATA}</head><body><article>{story}</article></body></html>"
    assert extract_article(page).date == "2024-03-17"
