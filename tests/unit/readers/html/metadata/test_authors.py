"""Authors are declared, or named by a byline."""

from time import process_time

import pytest

from summarize import extract_article
from tests.unit.readers.html.metadata.pages import BODY, declare, read


def test_what_the_page_declares_stands_before_what_it_shows() -> None:
    byline = '<p class="byline">By Bob May</p>'
    declared = declare(headline="The dam", author={"@type": "Person", "name": "Ann Lee"})
    meta = '<meta name="author" content="Cy Orr">'
    paper = '<meta name="citation_author" content="Ng, Di">'
    assert read(meta + declared + paper, byline).author == "Di Ng"
    shown = "<p>Ann Lee and Cy Orr wrote this.</p>"
    assert read(meta + declared, byline + shown).author == "Ann Lee"
    assert read(meta, byline + shown).author == "Cy Orr"
    assert read("", byline).author == "Bob May"


def test_an_organization_that_is_declared_as_author_is_none() -> None:
    agency = {"@type": "Organization", "name": "Ann Lee"}
    assert read(declare(headline="The dam", author=agency)).author is None


def test_a_paper_has_all_its_authors_each_with_the_given_name_first() -> None:
    names = ("Lee, Ann", "May, Bob C.", "van Orr, Cy")
    head = "".join(f'<meta name="citation_author" content="{name}">' for name in names)
    assert read(head).author == "Ann Lee; Bob C. May; Cy van Orr"


def test_a_byline_in_a_comment_or_below_another_article_is_not_that_of_the_page() -> None:
    for kind in ("comments", "related-posts", "sidebar"):
        aside = f'<div class="{kind}"><span class="author">Bob May</span></div>'
        assert read("", aside).author is None
        assert read("", aside + '<p class="author">Ann Lee</p>').author == "Ann Lee"


def test_what_stands_around_the_whole_article_says_nothing_of_its_byline() -> None:
    page = f'<html><body class="comments"><p class="author">Ann Lee</p>{BODY}</html>'
    assert extract_article(page.encode()).author == "Ann Lee"


@pytest.mark.parametrize("line", ["old harbour", "Harbour, North", "<b>old</b> <i>harbour</i>"])
def test_a_byline_may_say_something_else_than_a_name(line: str) -> None:
    assert read("", f'<p class="author">{line}</p>').author is None


def test_after_a_byline_that_names_nobody_no_other_is_looked_at() -> None:
    shown = '<p class="byline">By Courier Staff</p><p class="byline">By Bob May</p>'
    assert read("", shown).author is None


def test_beside_the_name_in_a_byline_nothing_is_a_person() -> None:
    shown = (
        '<p class="byline"><span>By</span> <b>Ann Lee</b> <i>Reporter</i> <time>May 8</time></p>'
    )
    assert read("", shown).author == "Ann Lee"


def test_the_poster_in_a_forum_is_named_by_the_account() -> None:
    posted = {"@type": "DiscussionForumPosting", "author": {"@type": "Person", "name": "annl2"}}
    assert read(declare(**posted)).author == "annl2"


def test_fields_beside_an_author_are_no_authors() -> None:
    card = (
        '<section itemprop="author"><h4 itemprop="name">Ann Lee</h4><p>Titan</p>'
        "<dl><dt>Joined</dt><dd>May</dd></dl></section>"
    )
    assert read("", card).author == "Ann Lee"
    card = '<div class="author">By Ann Lee <p>Posts:</p> <a>Many</a></div>'
    assert read("", card).author == "Ann Lee"


def test_the_account_of_a_thread_stands_before_the_names_in_its_posts() -> None:
    data = declare(headline="The dam", author={"@type": "Person", "name": "dam-keeper7"})
    data = data.replace("NewsArticle", "DiscussionForumPosting")
    page = read(data, '<span class="author">Ann Lee</span>')
    assert (page.author, page.provenance.author) == ("dam-keeper7", "json-ld")


@pytest.mark.parametrize("kind", ["c-tease__byline author", "review-card_author author"])
def test_the_author_of_a_teaser_or_a_review_is_none_of_the_page(kind: str) -> None:
    assert read("", f'<p class="{kind}">Ann Lee</p>').author is None
    assert read("", '<p class="author">Ann Lee</p>').author == "Ann Lee"


NOBODY = ("home", "root", "anonymous", "anonyme", "gast", "wpengine")


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ('<span class="author vcard">by <a class="url fn" href="/a">flerche</a></span>', "flerche"),
        ('<a rel="author" href="/a">freeman1984</a>', "freeman1984"),
        ('<span class="author-name">ann.lee</span>', "ann.lee"),
        ('<span class="author vcard"><a class="fn" href="/a">Daniel</a></span>', "Daniel"),
        ('<a rel="author" href="/a">dpa</a>', None),
        *((f'<a rel="author" href="/a">{name}</a>', None) for name in NOBODY),
        ('<a rel="author" href="/a">news-desk</a>', None),
        ('<span class="byline">by flerche</span>', None),
        ('<span class="comment"><a rel="author" href="/a">flerche</a></span>', None),
        ('<span class="author vcard">CSP / Water / Mills / Tides and more of this</span>', None),
    ],
)
def test_an_account_is_the_author_if_it_is_marked_up_as_one(
    byline: str, author: str | None
) -> None:
    page = read("", byline, "https://coastcourier.example/dam")
    assert (page.author, page.provenance.author) == (author, author and "byline")


@pytest.mark.parametrize("box", ["withSidebar", "page-sidebar", "hidden-xs"])
def test_a_byline_beside_the_headline_is_its_own_whatever_the_box_is_called(box: str) -> None:
    byline = '<span class="author">By Ann Lee</span>'
    assert read("", f'<div class="{box}"><h1>The dam holds</h1>{byline}</div>').author == "Ann Lee"


@pytest.mark.parametrize("name", ["article-author", "autor"])
def test_several_authors_may_have_an_element_each(name: str) -> None:
    names = ("Ann Lee", "Bob May", "Cy Orr")
    byline = ", ".join(f'<span class="{name}">{one}</span>' for one in names)
    assert read("", f"<p>{byline}</p>").author == "; ".join(names)


@pytest.mark.parametrize("name", ["autor", "auteurs", "autor-wrapper", "fn n", "n fn"])
def test_the_class_of_a_byline_may_be_in_another_language(name: str) -> None:
    assert read("", f'<span class="{name}">Ann Lee</span>').author == "Ann Lee"


def test_many_authors_beside_one_another_take_no_longer_than_other_elements() -> None:
    seconds = []
    for name in ("other", "author"):
        start = process_time()
        read("", f"<div>{f'<span class={name}>x</span>' * 4_000}</div>")
        seconds.append(process_time() - start)
    assert seconds[1] < 4 * seconds[0]


def test_a_site_may_bear_the_name_of_its_author() -> None:
    head = declare(headline="The dam") + declare(**{"@type": "WebSite", "name": "Ann Lee"})
    page = read(head, '<a rel="author" href="/a">Ann Lee</a>', "https://annlee.example/dam")
    assert (page.site, page.author) == ("Ann Lee", "Ann Lee")


@pytest.mark.parametrize(("words", "author"), [(5, "Ann Lee"), (90, None)])
def test_a_box_named_for_an_author_is_a_byline_unless_it_is_long(
    words: int, author: str | None
) -> None:
    about = " ".join(["she", "writes", "of", "every", "dam", "here"] * 15).split()[:words]
    box = f'<div class="author-bio"><b>Ann Lee</b> <i>{" ".join(about)}</i></div>'
    assert read("", box).author == author
