"""The date of a page is the day of its publication, as the page shows it."""

import json

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.readers.html.metadata.dates import correct_day, is_bare_year, shift_day
from summarize.readers.html.metadata.structured_data import list_nodes
from tests.unit.readers.html.metadata.pages import BODY, ENGLISH, write_page

CHINESE = "北湖村的渡船昨天早上六点起航，船上有四十七名乘客和十二辆自行车。" * 8


@pytest.mark.parametrize(
    ("line", "text", "date"),
    [
        ("发布时间：18-03-08", CHINESE, "2018-03-08"),
        ("发布时间：2008-03-18", CHINESE, "2008-03-18"),
        ("Posted 18-03-08", ENGLISH, "2008-03-18"),
    ],
)
def test_in_chinese_the_year_comes_first(line: str, text: str, date: str) -> None:
    assert extract_article(write_page(line, text)).date == date


def test_the_day_on_which_a_page_was_first_published_is_declared() -> None:
    head = '<meta name="firstpublishedtime" content="2007-08-20-23:59:59">'
    page = write_page("2023-10-23", CHINESE, f"<html><head>{head}</head>")
    assert extract_article(page).date == "2007-08-20"


@pytest.mark.parametrize("day", ["2018-19-39", "2099-01-01"])
def test_no_day_is_declared_that_does_not_exist_or_is_to_come(day: str) -> None:
    head = f'<meta name="firstpublishedtime" content="{day}">'
    page = write_page("2023-10-23", CHINESE, f"<html><head>{head}</head>")
    assert extract_article(page).date == "2023-10-23"


def test_the_text_of_a_huge_page_is_not_searched_for_a_date() -> None:
    line = "<p>Thursday, 21st of November, 2019</p>"
    page = f"<html><body><article><p>{ENGLISH}</p>{line}{{}}</article></body></html>"
    assert extract_article(page.format("").encode()).date == "2019-11-21"
    assert extract_article(page.format("<i></i>" * 20_000).encode()).date is None


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("Copyright 2019", True),
        ("2019-01-011", True),
        ("11/01/2019", True),
        ("janitor 101", True),
        ("2019-01-01", False),
        ("20190101", False),
        ("1/1/2019", False),
        ("01.01.19", False),
        ("January 1, 2019", False),
        ("Jan. 01", False),
        ("1 JANUARY 2019", False),
        ("01. Januar", False),
    ],
)
def test_the_first_of_january_is_made_up_where_a_year_stands_alone(line: str, bare: bool) -> None:
    assert is_bare_year("2019-01-01", document_fromstring(f"<p>{line}</p>")) == bare
    assert not is_bare_year("2019-01-02", document_fromstring(f"<p>{line}</p>"))


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        pytest.param(
            '<time datetime="2009-12-15T20:25:59-05:00">Dec. 15, 2009</time>',
            "2009-12-15",
            id="zone",
        ),
        pytest.param(
            '<time datetime="2009-12-16T01:25:59Z">8:25 PM · Dec 15, 2009</time>',
            "2009-12-15",
            id="text",
        ),
        pytest.param(
            '<time datetime="2009-12-16T01:25:59Z">16 December 2009</time>', "2009-12-16", id="same"
        ),
        pytest.param(
            '<time datetime="2009-12-16T01:25:59Z">2 hours ago</time>', "2009-12-16", id="none"
        ),
        pytest.param(
            '<time datetime="2009-12-19T20:25:59-05:00">Dec. 19, 2009</time>',
            "2009-12-16",
            id="another",
        ),
        pytest.param('<time datetime="soon">Dec. 15, 2009</time>', "2009-12-16", id="broken"),
    ],
)
def test_the_day_is_the_one_that_the_page_shows_for_its_instant(shown: str, day: str) -> None:
    assert shift_day("2009-12-16", document_fromstring(f"<p>{shown}</p>")) == day


def test_the_day_that_a_page_declares_is_shifted_to_the_one_it_shows() -> None:
    head = '<meta property="article:published_time" content="2009-12-16T01:25:59.000Z">'
    shown = '<time datetime="2009-12-15T20:25:59-05:00">Dec. 15, 2009</time>'
    page = f"<html><head>{head}</head><body><article>{shown}<p>{ENGLISH}</p></article></body>"
    assert extract_article(page).date == "2009-12-15"


@pytest.mark.parametrize(
    "instant",
    ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+01:00", "9999-12-31T23:00:00-14:00"],
)
def test_an_instant_outside_of_the_calendar_is_none(instant: str) -> None:
    tree = document_fromstring(f'<p><time datetime="{instant}">Never</time></p>')
    assert shift_day("2009-12-16", tree) == "2009-12-16"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-03T10:00:00Z">',
        '<script type="application/ld+json">{"datePublished": "2024-05-03T10:00:00Z"}</script>',
        '<meta property="article:published_time" content="2024-05-03">',
    ],
)
@pytest.mark.parametrize(
    "shown",
    [
        '<div class="comment"><time datetime="2024-05-02T20:00:00-05:00">May 2</time></div>',
        '<aside><time datetime="2024-05-04T01:00:00+09:00">May 4</time></aside>',
        '<time datetime="2024-05-03T10:00:00Z">May 2024, 4 min read</time>',
    ],
)
def test_the_day_of_another_instant_is_not_that_of_the_page(head: str, shown: str) -> None:
    page = f"<html><head>{head}</head><body><article><p>{ENGLISH}</p>{shown}</article></body>"
    assert extract_article(page.encode()).date == "2024-05-03"


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(
            '<p class="comments"><time datetime="2024-05-02T20:00:00-05:00">1</time></p>',
            id="comment",
        ),
        pytest.param(
            '<time datetime="2024-05-03T01:00:00Z">3 May 2024</time>'
            '<time datetime="2024-05-04T01:00:00+09:00">4 May 2024</time>',
            id="two",
        ),
    ],
)
def test_where_nothing_is_declared_one_instant_alone_shifts_the_day(shown: str) -> None:
    assert shift_day("2024-05-03", document_fromstring(f"<div>{shown}</div>")) == "2024-05-03"


@pytest.mark.parametrize(
    "name", ["reply", "replies", "webmentions", "reflist columns", "references", "infobox vevent"]
)
def test_the_day_of_a_reply_or_of_a_work_that_is_cited_is_not_that_of_the_page(name: str) -> None:
    box = f'<div class="{name}"><time datetime="2019-05-24">May 24, 2019</time></div> It is said.'
    page = f"<html><body><article><p>{ENGLISH}</p>{{}}</article></body></html>"
    assert extract_article(page.format(box)).date is None
    both = page.format(f'<time datetime="2018-03-02">2 March 2018</time>{box}')
    assert extract_article(both).date == "2018-03-02"


@pytest.mark.parametrize("name", ["reply", "references"])
@pytest.mark.parametrize("headline", ["<h1>The dam</h1>", ""])
def test_the_day_of_a_post_in_such_a_box_is_that_of_the_page(name: str, headline: str) -> None:
    day = '<p>Published <time datetime="2024-05-03">3 May 2024</time></p>'
    text = "" if headline else f"<p>{ENGLISH}</p>"
    box = f'<li class="{name}">{headline}{day}{text}</li>'
    page = f"<html><body><article><ul>{box}</ul><p>{ENGLISH[:300]}</p></article></body></html>"
    assert extract_article(page.encode()).date == "2024-05-03"


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


def test_the_first_of_january_is_not_made_up_for_a_year() -> None:
    page = f"<html><body><article>{BODY}<p>© 2019 The Courier</p></article></body></html>"
    assert extract_article(page.encode()).date in (None, "2019")
    dated = '<html><head><meta name="date" content="2019-01-01"></head>' + page[6:]
    assert extract_article(dated.encode()).date == "2019-01-01"
