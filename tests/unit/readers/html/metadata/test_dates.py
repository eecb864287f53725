"""The date of a page is the day of its publication, as it declares or shows it."""

import json

import pytest

from summarize import extract_article
from tests.unit.readers.html.metadata.pages import ENGLISH, read

TEXT = f"<p>{ENGLISH}</p>"
CHANGED = '<meta property="article:modified_time" content="2024-05-03T10:57:58+00:00">'
PUBLISHED = '<meta property="article:published_time" content="2024-03-17T10:00:00+00:00">'
LAKE = {"@type": "NewsArticle", "headline": "The lake", "datePublished": "2024-03-17T19:47:39Z"}
OTHER = LAKE | {"headline": "Another lake", "datePublished": "2024-03-16"}
BOOK = {"@type": "Book", "name": "Lakes", "datePublished": "1949-06-08"}


def find_date(head: str = "", line: str = "", data: object = None) -> tuple[str | None, str | None]:
    """Find the date of a page with this head, this line below its headline and such JSON-LD."""
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    page = (
        f"<html><head><title>The lake - News</title>{head}{script}</head>"
        f"<body><article><h1>The lake</h1>{line}{TEXT}</article></body></html>"
    )
    article = extract_article(page.encode())
    return article.date, article.provenance.date


@pytest.mark.parametrize("text", ["2024年05月03日", "2024年5月3日", "2024.5.3", "3. Mai 2024"])
def test_a_day_is_declared_in_many_ways(text: str) -> None:
    head = f'<meta property="article:published_time" content="{text}">'
    assert find_date(head) == ("2024-05-03", "meta")


def test_nobody_knows_which_number_of_a_day_is_the_month() -> None:
    assert find_date('<meta property="article:published_time" content="03-09-2024">')[0] is None


@pytest.mark.parametrize(
    ("data", "line", "day"),
    [
        pytest.param(LAKE, "", "2024-03-17", id="json-ld"),
        pytest.param(LAKE, "<p>Updated May 3, 2024</p>", "2024-05-03", id="the-change-is-shown"),
        pytest.param(
            LAKE, "<p>Updated 3 May 2024</p><p>17 Mar 2024</p>", "2024-03-17", id="both-are-shown"
        ),
        pytest.param([OTHER, LAKE], "", "2024-03-17", id="one-has-the-title"),
        pytest.param([OTHER, BOOK | {"@type": "Report"}], "", "2024-05-03", id="no-title"),
        pytest.param({"@type": "Review", "itemReviewed": BOOK}, "", "2024-05-03", id="reviewed"),
        pytest.param(
            {"@type": "ItemList", "itemListElement": [LAKE]}, "", "2024-05-03", id="listed"
        ),
        pytest.param(
            {"@type": "Thing", "mainEntity": [LAKE | {"@type": "Comment"}]},
            "",
            "2024-05-03",
            id="of-a-comment",
        ),
        pytest.param({"@type": "NewsArticle", "datePublished": ["2024-03-17"]}, "", "2024-05-03"),
        pytest.param(None, "<p>Published: March 4, 2024</p>", "2024-03-04", id="shown-alone"),
        pytest.param(
            None,
            "<p>March 4, 2024</p><p>Updated May 3, 2024</p>",
            "2024-03-04",
            id="shown-beside-the-change",
        ),
        pytest.param(None, "", "2024-05-03", id="the-only-day-there-is"),
    ],
)
def test_the_day_of_publication_comes_before_that_of_a_change(
    data: object, line: str, day: str
) -> None:
    assert find_date(CHANGED, line, data)[0] == day


@pytest.mark.parametrize(
    ("url", "head", "found"),
    [
        ("https://coast.example/2015/03/04/dam", PUBLISHED, ("2015-03-04", "url")),
        ("https://coast.example/dam-2015-3-4", "", ("2015-03-04", "url")),
        (None, PUBLISHED, ("2024-03-17", "meta")),
        (None, '<meta itemprop="datePublished" content="2015-03-04">', ("2015-03-04", "meta")),
        (None, '<meta name="DC.date.issued" content="2015-03-04">', ("2015-03-04", "meta")),
        (None, '<meta name="citation_date" content="2015/03/04">', ("2015-03-04", "meta")),
        (
            None,
            '<meta name="firstpublishedtime" content="2015-03-04-23:59">',
            ("2015-03-04", "meta"),
        ),
        (None, '<meta name="date" content="2015-03-04">', ("2015-03-04", "meta")),
        (None, '<meta name="date" content="2016-01-02">' + PUBLISHED, ("2024-03-17", "meta")),
        (None, '<meta name="pubdate" content="2018-19-39">' + PUBLISHED, ("2024-03-17", "meta")),
        (None, '<meta name="pubdate" content="2099-01-01">', (None, None)),
    ],
)
def test_a_declared_day_has_its_source(
    url: str | None, head: str, found: tuple[str | None, str | None]
) -> None:
    article = read(head, "", url)
    assert (article.date, article.provenance.date) == found


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("<p>March 16, 2024</p>", "2024-03-16", id="a-day-before"),
        pytest.param("<p>March 18, 2024</p>", "2024-03-18", id="a-day-after"),
        pytest.param("<p>March 17, 2024</p><p>March 18, 2024</p>", "2024-03-17", id="the-same"),
        pytest.param("<p>March 20, 2024</p>", "2024-03-17", id="another"),
        pytest.param("<div class=comment>March 16, 2024</div>", "2024-03-17", id="of-a-comment"),
    ],
)
def test_an_instant_is_on_the_day_that_readers_see_in_their_zone(line: str, day: str) -> None:
    assert find_date(PUBLISHED, line) == (day, "meta")


def test_the_text_of_a_huge_page_is_not_searched_for_a_date() -> None:
    line = "<p>Thursday, 21st of November, 2019</p>"
    page = f"<html><body><article>{TEXT}{line}{{}}</article></body></html>"
    assert extract_article(page.format("").encode()).date == "2019-11-21"
    assert extract_article(page.format("<i></i>" * 20_000).encode()).date is None


def test_the_first_of_january_is_not_made_up_for_a_year() -> None:
    page = f"<html>{{}}<body><article>{TEXT}<p>2019: the dam</p></article></body></html>"
    assert extract_article(page.format("").encode()).date is None
    head = '<head><meta name="date" content="2019-01-01"></head>'
    assert extract_article(page.format(head).encode()).date == "2019-01-01"
