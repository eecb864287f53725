"""A date that is not declared counts if readers see it, and best beside the headline."""

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.models import Block
from summarize.readers.html.metadata.visible_dates import list_lines, shows_day, shows_day_near
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
            f"<article><p>4 March 2015</p><h1>The dam holds</h1>{TEXT}</article>",
            "2015-03-04",
            id="above-in-the-same-box",
        ),
        pytest.param(
            f"<article><h1>The dam holds</h1><p>4.3.2015 - {ENGLISH}</p>"
            f"<p>Until 2.1.2016 it will.</p>{TEXT}</article>",
            "2015-03-04",
            id="at-the-start-of-the-prose",
        ),
    ],
)
def test_the_date_is_the_one_beside_the_headline(body: str, date: str) -> None:
    assert find_date(body) == (date, "byline")


def test_a_published_date_beside_the_headline_beats_a_declared_change() -> None:
    head = '<meta property="article:modified_time" content="2016-01-02T10:00:00Z">'
    line = "<p>Published: March 4, 2015</p>"
    article = f"<article><h1>The dam holds</h1>{{}}{TEXT}</article>"
    assert find_date(article.format(line), head) == ("2015-03-04", "byline")
    assert find_date(article.format(""), head) == ("2016-01-02", "meta"), "the only date there is"


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
        ("<b>4</b> <i>März</i> 2015", True),
        ("20150304", True),
        ('<i data-time="2015-03-04T10:00:00Z">a year ago</i>', True),
        ("March 2015", False),
        ("5 March 2015", False),
        ("© 4 March 2015", False),
        ("<code>2015-03-04</code>", False),
    ],
)
def test_a_day_is_shown_by_its_numbers_in_any_language(line: str, shown: bool) -> None:
    assert shows_day(document_fromstring(f"<div><p>{line}</p></div>"), "2015-03-04") == shown


def test_the_visible_lines_of_a_page_come_in_reading_order() -> None:
    page = "<div>a<p>b<i>c</i>d</p>e<script>f</script>g<!-- h -->i</div>"
    assert [line.text for line in list_lines(document_fromstring(page))] == list("abcdegi")


@pytest.mark.parametrize(
    ("url", "head", "source"),
    [
        ("https://coast.example/2015/03/04/dam", "", "url"),
        (None, '<meta name="date" content="4 March 2015">', "meta"),
        (None, '<meta property="article:published_time" content="2015-03-04">', "meta"),
    ],
)
def test_a_declared_date_has_its_source(url: str | None, head: str, source: str) -> None:
    article = read(head, "", url)
    assert (article.date, article.provenance.date) == ("2015-03-04", source)


def test_a_meta_element_of_publication_stands_before_a_plain_date() -> None:
    plain = '<meta name="date" content="2016-01-02">'
    assert read(plain).date == "2016-01-02"
    assert read(plain + '<meta name="pubdate" content="2015-03-04">').date == "2015-03-04"
    assert read(plain + '<meta name="pubdate" content="2017-03-04">').date == "2016-01-02"


OTHERS = {
    "menu": "<nav><p>{day}</p></nav>",
    "comment": "<li class='comment even'><div class=meta>{day}</div></li>",
    "related": "<ul class=related-posts><li>{day}</li></ul>",
}


@pytest.mark.parametrize("place", [pytest.param(p, id=name) for name, p in OTHERS.items()])
def test_days_of_menus_comments_and_other_articles_are_not_those_of_the_page(place: str) -> None:
    page = place.format(day="4.3.2015")
    assert not shows_day(document_fromstring(f"<div>{page}</div>"), "2015-03-04")
    assert shows_day(document_fromstring(f"<div>{page}<p>4.3.2015</p></div>"), "2015-03-04")


@pytest.mark.parametrize("name", ["category-commentary", "has-sidebar", "tag-menu-planning"])
@pytest.mark.parametrize("tag", ["article", "div"])
def test_the_subjects_of_an_article_are_no_others(tag: str, name: str) -> None:
    page = f"<{tag} class='post {name}'><h1>The dam holds</h1><p>4.3.2015</p></{tag}>"
    assert shows_day(document_fromstring(f"<div>{page}</div>"), "2015-03-04")


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


@pytest.mark.parametrize(
    ("line", "links", "near"),
    [
        pytest.param("Ann Lee, May 8, 2015", 0.0, True, id="line"),
        pytest.param("Ann Lee, May 8, 2015", 1.0, False, id="comment"),
        pytest.param(
            "The county wrote on May 8, 2015 that it would not ask the keeper again, and that all "
            "who had asked for the bridge had done so in vain, as the old mayor knew.",
            0.0,
            False,
            id="prose",
        ),
    ],
)
def test_prose_and_links_below_the_opening_of_an_article_show_the_days_of_others(
    line: str, links: float, near: bool
) -> None:
    blocks = [Block(ENGLISH)] * 6
    assert shows_day_near([*blocks, Block(line, links=links)], "2015-05-08", 0, 5) is near
    assert (
        shows_day_near([Block(line, links=links), *blocks], "2015-05-08", 1, 6) or "prose" in line
    )


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="date" content="2015-03-09">', "2015-03-04"),
        ('<meta name="DCTERMS.date" content="2015-02-27">', "2015-03-04"),
        ('<meta property="article:published_time" content="2015-02-27">', "2015-02-27"),
        (
            '<script type="application/ld+json">{"@type": "Article", "dateModified": "2015-03-02",'
            '"datePublished": "2015-03-04"}</script>'
            '<meta property="article:modified_time" content="2015-03-02">',
            "2015-03-04",
        ),
    ],
)
def test_a_day_beside_the_headline_beats_one_that_may_be_that_of_a_change(
    head: str, date: str
) -> None:
    body = f"<article><h1>The dam holds</h1><p>March 4, 2015</p>{TEXT}</article>"
    assert find_date(body, head)[0] == date


def test_a_day_that_many_lines_of_a_list_show_is_that_of_no_article() -> None:
    lines = [Block(ENGLISH)] * 4 + [Block("May 8, 2015, at noon")] * 3
    assert shows_day_near(lines[:5], "2015-05-08", 0, 4)
    assert not shows_day_near(lines, "2015-05-08", 0, 6)
    assert shows_day_near([Block("May 8, 2015"), *lines], "2015-05-08", 1, 7)
