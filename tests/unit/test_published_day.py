"""The date of a page is the day of its publication, not that of a change or one read wrongly."""

import json

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.readers.html.metadata.dates import correct_day
from summarize.readers.html.metadata.structured_data import list_nodes

CHANGED = '<meta property="article:modified_time" content="2024-05-03T10:57:58+00:00">'
LAKE = {
    "@type": "NewsArticle",
    "headline": "The lake",
    "datePublished": "2024-03-17T19:47:39+00:00",
}
BOOK = {"@type": "Book", "name": "Lakes", "datePublished": "1949-06-08"}
TIME = '<time class="entry-date published" datetime="2024-04-02T10:20:00+00:00">2 April</time>'
OTHER = LAKE | {"headline": "Another lake", "datePublished": "2024-03-16"}
TIDE = "<p>Until spring the ferry crosses the lake once a day, and nobody knows why.</p>"


def correct(
    found: str,
    head: str = "",
    body: str = "",
    data: object = None,
    url: str | None = None,
    lang: str = "en",
) -> str:
    page = f"<html lang={lang}><head><title>The lake - News</title>{head}</head>{body}</html>"
    return correct_day(found, document_fromstring(page), list_nodes([data]), url)


@pytest.mark.parametrize(
    ("data", "body", "day"),
    [
        pytest.param(LAKE, "", "2024-03-17", id="json-ld"),
        pytest.param(None, TIME, "2024-04-02", id="time-element"),
        pytest.param(LAKE, "<p>Updated May 3, 2024</p>", "2024-05-03", id="shown"),
        pytest.param(
            LAKE, "<p>Updated 3 May 2024</p><p>17 Mar 2024</p>", "2024-03-17", id="both-shown"
        ),
        pytest.param(
            [LAKE, LAKE | {"datePublished": "2024-03-16"}], "", "2024-05-03", id="two-days"
        ),
        pytest.param(None, f"<div class=related>{TIME}</div>", "2024-05-03", id="of-another"),
        pytest.param([OTHER, LAKE], "", "2024-03-17", id="one-has-the-title"),
        pytest.param(OTHER, "", "2024-05-03", id="none-has-the-title"),
        pytest.param(OTHER | {"mainEntityOfPage": "/lake"}, "", "2024-03-16", id="main"),
        pytest.param(
            {"@graph": [LAKE, OTHER | {"dateModified": "2024-05-03T10:57:58Z"}]},
            "",
            "2024-03-16",
            id="same-change",
        ),
        pytest.param({"@type": "Review", "itemReviewed": BOOK}, "", "2024-05-03", id="reviewed"),
        pytest.param(BOOK, "", "2024-05-03", id="a-book"),
        pytest.param(
            {"@type": "ItemList", "itemListElement": [LAKE]}, "", "2024-05-03", id="listed"
        ),
        pytest.param(
            {"@type": "DiscussionForumPosting", "comment": [LAKE | {"@type": "Comment"}]},
            "",
            "2024-05-03",
            id="comment",
        ),
        pytest.param({"@type": "NewsArticle", "datePublished": ["2024-03-17"]}, "", "2024-05-03"),
    ],
)
def test_the_day_of_publication_comes_before_that_of_a_change(
    data: object, body: str, day: str
) -> None:
    assert correct("2024-05-03", CHANGED, body, data) == day


def test_a_day_that_is_none_of_a_change_stays() -> None:
    assert correct("2024-05-03", data=LAKE) == "2024-05-03"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        pytest.param("<p>Published March 9, 2026</p>", "2026-03-09", id="shown-in-words"),
        pytest.param("<time datetime='2026-03-09T19:38:01Z'>3/9/2026</time>", "2026-03-09"),
        pytest.param("<p>Sept. 3, 2026</p><p>March 9, 2026</p>", "2026-09-03", id="short-name"),
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
    assert correct("2026-09-03", body=body) == day
    assert correct("2026-09-23", body=body) == "2026-09-23"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>3 Sept 2026</p><time datetime='2026-03-09'></time>", id="shown"),
        pytest.param("<div class=comment><time datetime='2026-03-09'></time></div>", id="comment"),
        pytest.param("<aside><p>A boat sank</p><p>March 9, 2026</p></aside>", id="aside"),
        pytest.param("<p class=related-day>March 9, 2026</p>", id="related"),
        pytest.param("<meta property=article:modified_time content=2026-03-09>", id="change"),
        pytest.param("<script>// March 9, 2026</script>", id="program"),
    ],
)
def test_the_day_of_something_else_changes_nothing(body: str) -> None:
    assert correct("2026-09-03", body=TIDE + body) == "2026-09-03"


def test_a_day_that_any_json_ld_has_changes_no_more() -> None:
    body, page = f"{TIDE}<p>March 9, 2026</p>", {"@type": "WebPage", "datePublished": "2026-09-03"}
    assert correct("2026-09-03", body=body, data=page) == "2026-09-03"
    assert correct("2026-09-03", body=body) == "2026-03-09"


def test_a_day_in_the_address_or_in_another_language_stays() -> None:
    shown = "<p>Published March 9, 2026</p>"
    for path in ("2026/09/03/lake", "lake-2026-9-3", "20260903"):
        url = f"https://lake.example/{path}"
        assert correct("2026-09-03", body=TIDE + shown, url=url) == "2026-09-03"
    for path in ("2026/09/30/lake", "1202609031"):
        url = f"https://lake.example/{path}"
        assert correct("2026-09-03", body=TIDE + shown, url=url) == "2026-03-09"
    assert correct("2026-09-03", body=TIDE + shown, lang="fr") == "2026-09-03"
    tide = "<p>Jusqu'au printemps, le bac traverse le lac une fois par jour, sans raison.</p>"
    assert correct("2026-09-03", body=tide * 3 + shown) == "2026-09-03"


def test_a_page_has_its_day_of_publication() -> None:
    story = "<p>The ferry crosses the lake, and nobody asks the captain what it costs.</p>" * 9
    data = f'<script type="application/ld+json">{json.dumps(LAKE)}</script>'
    head = f"<head><title>The lake</title>{CHANGED}{data}</head>"
    page = f"<html>{head}<body><article>{story}</article></body></html>"
    assert extract_article(page).date == "2024-03-17"
