"""A date that is not declared counts if readers see it, and best beside the headline."""

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.models import Block
from summarize.readers.html.metadata.visible_dates import (
    list_lines,
    shows_day_near,
)
from tests.unit.readers.html.metadata.pages import ENGLISH, read

TEXT = f"<p>{ENGLISH}</p>"


def find_date(body: str, head: str = "") -> tuple[str | None, str | None]:
    page = f"<html><head><title>The dam holds</title>{head}</head><body>{body}</body></html>"
    article = extract_article(page.encode())
    return article.date, article.provenance.date


@pytest.mark.parametrize(
    ("body", "date"),
    [
        pytest.param(
            '<div class="today">Friday, May 8, 2015</div><div>News</div>'
            f"<article><h1>The dam holds</h1><p>March 4, 2015</p>{TEXT}</article>",
            "2015-03-04",
            id="not-a-clock",
        ),
        pytest.param(
            f"<article><h1>The dam holds</h1><p>March 4, 2015</p>{TEXT}</article>"
            '<div class="list"><div class="date">2016-01-02</div><p>The mill</p></div>',
            "2015-03-04",
            id="not-a-side-column",
        ),
        pytest.param(
            "<article><h1>The dam holds</h1>"
            '<p>Changed <time class="updated" datetime="2016-01-02">January 2, 2016</time></p>'
            '<p><time itemprop="dateCreated" datetime="2015-03-04">a year ago</time></p>'
            f"{TEXT}</article>",
            "2015-03-04",
            id="not-a-change",
        ),
        pytest.param(
            f'<div class="no-sidebar"><h1>The dam holds</h1><p>4 March 2015</p>{TEXT}</div>',
            "2015-03-04",
            id="in-a-box-of-any-name-around-the-headline",
        ),
        pytest.param(
            f"<article><p>4 March 2015</p><h1>The dam holds</h1>{TEXT}</article>",
            "2015-03-04",
            id="above-in-the-same-box",
        ),
    ],
)
def test_the_date_is_the_one_beside_the_headline(body: str, date: str) -> None:
    assert find_date(body) == (date, "byline")


@pytest.mark.parametrize("line", ["2099/03/04", "2099年3月4日", "2015/13/45"])
def test_a_day_to_come_or_of_no_calendar_is_none(line: str) -> None:
    head = '<meta name="date" content="2015-03-04">'
    assert find_date(f"<h1>The dam holds</h1><p>{line}</p>{TEXT}", head) == ("2015-03-04", "meta")


@pytest.mark.parametrize(
    "line",
    [
        '<img src="/files/2015/03/04/mill.jpg">',
        '<script>var built = "2015-03-04";</script>',
        "<pre>released 2015-03-04</pre>",
        "<p>Copyright 4 March 2015</p>",
    ],
)
def test_a_date_that_no_reader_sees_is_none(line: str) -> None:
    body = f"<article><h1>The dam holds</h1>{TEXT}</article>{line}"
    assert find_date(body) == (None, None)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("4 March 2015", True),
        ("2015. március 4.", True),
        ("4.3.15", True),
        ("20150304", True),
        ("March 2015", False),
        ("5 March 2015", False),
        ("© 4 March 2015", False),
        ("Written: 2015-03-07 15:04:30", False),
    ],
)
def test_a_day_is_shown_by_its_numbers_in_any_language(line: str, shown: bool) -> None:
    assert shows_day_near([Block(line)], "2015-03-04", 0, 0) == shown


def test_the_visible_lines_of_a_page_come_in_reading_order() -> None:
    page = "<div>a<p>b<i>c</i>d</p>e<script>f</script>g<!-- h -->i</div>"
    assert [line.text for line in list_lines(document_fromstring(page))] == list("abcdegi")


BYLINES = {
    "footer": (
        "<footer class=entry-footer>Ann <time class='entry-date published' "
        "datetime='2015-03-04T10:00:00Z'>March 4, 2015</time></footer>"
    ),
    "aside": "<aside class=meta>Published March 4, 2015</aside>",
    "attribute": "<div>Ann <span title='2015-03-04T10:00:00Z'>3 days ago</span></div>",
}


@pytest.mark.parametrize("byline", [pytest.param(b, id=name) for name, b in BYLINES.items()])
def test_a_date_below_the_article_is_its_own_in_any_element(byline: str) -> None:
    article = f"<article class=post><h1>The dam holds</h1>{TEXT * 20}{byline}</article>"
    assert find_date(article) == ("2015-03-04", "text")


def test_a_day_far_from_the_article_is_not_its_own() -> None:
    texts = [*["Ferry"] * 60, "4.3.2015", *["Ferry"] * 60]
    blocks = [Block(text) for text in texts]
    assert shows_day_near(blocks, "2015-03-04", 62, 70)
    assert shows_day_near([Block(text) for text in ("04", "March", "2015")], "2015-03-04", 0, 0)
    assert shows_day_near(blocks, "2015-03-04", 50, 55)
    assert not shows_day_near(blocks, "2015-03-04", 20, 40)
    assert not shows_day_near(blocks, "2015-03-04", 110, 115)


PLAIN = '<meta name="date" content="2015-03-04">'
SURE = '<meta property="article:published_time" content="2015-03-04">'


@pytest.mark.parametrize(
    ("head", "line", "date"),
    [
        pytest.param(PLAIN, "<p>March 20, 2015</p>", "2015-03-20", id="another-day"),
        pytest.param(PLAIN, "<p>March 4, 2015</p>", "2015-03-04", id="the-same"),
        pytest.param(SURE, "<p>March 20, 2015</p>", "2015-03-04", id="sure"),
        pytest.param(
            f'<meta name="citation_title" content="Dams">{PLAIN}',
            "<p>Published March 2, 2015</p>",
            "2015-03-02",
            id="a-paper-without-a-day",
        ),
        pytest.param(PLAIN, "<p>The fair opened on March 2, 2014</p>", "2015-03-04", id="prose"),
        pytest.param(PLAIN, "<p>It broke on March 2, 2014.</p>", "2015-03-04", id="a-sentence"),
        pytest.param(PLAIN, "<p>By Ann Lee, March 2, 2015</p>", "2015-03-02", id="a-byline"),
        pytest.param(PLAIN, "<p>Issue 3/2016</p>", "2015-03-04", id="a-magazine"),
        pytest.param(PLAIN, "<aside>March 20, 2015</aside>", "2015-03-04", id="another-story"),
    ],
)
def test_the_day_beside_the_headline_is_better_than_a_plain_date_of_the_head(
    head: str, line: str, date: str
) -> None:
    article = f"<article><h1>The dam holds</h1>{line}{TEXT}</article>"
    assert find_date(article, head)[0] == date


def test_the_heading_that_is_most_of_the_title_is_the_headline() -> None:
    head = "<title>The dam of Kermor holds - Coast Courier</title>"
    page = f"<h2>Coast Courier</h2><p>May 8, 2015</p><h2>The dam of Kermor holds</h2>{{}}{TEXT}"
    article = read(head, page.format("<p>March 4, 2015</p>"))
    assert (article.date, article.provenance.date) == ("2015-03-04", "byline")
