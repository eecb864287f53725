"""The title of a page is its headline, without the site."""

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.models import Block
from summarize.readers.html.metadata.title import (
    Titles,
    choose_title,
    drop_title,
    list_titles,
)
from tests.quality.growth import MOST, fit_exponent
from tests.quality.shapes import list_pairs
from tests.unit.readers.html.metadata.pages import BODY, declare, read


@pytest.mark.parametrize(
    ("title", "headlines", "site", "chosen"),
    [
        ("The dam holds - The Coast Courier", ["The dam holds"], None, "The dam holds"),
        ("News: The dam holds", ["The dam holds"], None, "The dam holds"),
        ("The dam holds | Coast Courier", [], "Coast Courier", "The dam holds"),
        ("Coast Courier | The dam holds", [], "Coast Courier", "The dam holds"),
        ("The dam holds - Coast Courier - North", [], "Coast Courier", "The dam holds"),
        ("The dam - and what it holds", [], "Coast Courier", "The dam - and what it holds"),
        ("Map | Coast Courier", ["Map"], None, "Map"),
        ("The dam holdsㅣNews", ["The dam holds"], None, "The dam holds"),
        ("The keeper says", ['The keeper says "it holds"'], None, 'The keeper says "it holds"'),
        (None, ["The dam holds"], None, "The dam holds"),
        (None, [], None, None),
    ],
)
def test_the_title_is_the_headline_without_the_site(
    title: str | None, headlines: list[str], site: str | None, chosen: str | None
) -> None:
    titles = Titles((title,) if title else ())
    assert choose_title(titles, headlines, site, None) == chosen


@pytest.mark.parametrize(
    "title", ["Coast Courier", "The Courier · The Courier", "coastcourier.example", "690"]
)
def test_a_headline_stands_before_the_title_of_the_whole_site(title: str) -> None:
    url = "https://www.coastcourier.example/dam"
    titles = Titles((title,), None, ("Coast Courier", "The dam holds"))
    assert choose_title(titles, [], "Coast Courier", url) == "The dam holds"
    alone = Titles((title,))
    assert choose_title(alone, [], "Coast Courier", url) == title, "nothing better stands there"


@pytest.mark.parametrize(
    ("title", "line", "chosen"),
    [
        ("The dam holds - Water", "The dam holds", "The dam holds"),
        ("Water | The dam holds", "The dam holds!", "The dam holds"),
        ("北湖村的渡船昨天起航_水文", "北湖村的渡船昨天起航", "北湖村的渡船昨天起航"),
        ("水文--北湖村的渡船昨天起航", "北湖村的渡船昨天起航", "北湖村的渡船昨天起航"),
        ("The dam holds - Water and more", "Water and more", "The dam holds - Water and more"),
        ("The well-kept dam holds", "The well", "The well-kept dam holds"),
    ],
)
def test_most_of_a_title_is_the_headline_if_the_page_shows_it(
    title: str, line: str, chosen: str
) -> None:
    assert choose_title(Titles((title,)), [], None, None, ["Menu", line]) == chosen
    assert choose_title(Titles((title,)), [], None, None, ["Menu"]) == title


def test_the_headline_of_another_story_is_no_title() -> None:
    side = '<div class="title"><h3 class="post-title"><a href="/b">A seal is seen</a></h3></div>'
    for title in ("The dam holds", "(4) The dam holds", "The dam holds - Coast Courier - Water"):
        url = "https://coastcourier.example/dam"
        found = read(f"<title>{title}</title>", side, url).title
        assert found == "The dam holds"


HEAD = "北湖村的渡船昨天早上起航了"


PROSE = "".join(f"<p>In {year} the dam held through the whole spring, as its old keeper said.</p>"
                for year in range(1990, 2010))  # fmt: skip


@pytest.mark.parametrize(
    ("title", "lines", "chosen"),
    [
        (f"{HEAD} 东区办事处_北湖网", [HEAD], HEAD),
        (f"{HEAD}_一个学生", [], f"{HEAD}_一个学生"),
        ("渡船_北湖网", [], "渡船_北湖网"),
        (
            "The dam of Kermor holds again",
            ["The dam of Kermor holds"],
            "The dam of Kermor holds again",
        ),
    ],
)
def test_the_site_behind_a_title_goes(title: str, lines: list[str], chosen: str) -> None:
    assert choose_title(Titles((), title), [], None, None, ["菜单", *lines]) == chosen


def test_a_title_that_is_glued_to_a_text_goes() -> None:
    title, text = (
        "The dam of Kermor holds again",
        "Nobody had thought that it would, said its keeper.",
    )
    shown = f"{title} : Water Weekly : Courier"
    for head in (title, f"{title} : Water Weekly", shown):
        assert [b.text for b in drop_title([Block(f"{head} {text}")], shown)] == [text]
    for whole in (f"{title} in {text}", f"{title} Nobody.", "The dam Nobody", text, title):
        assert [b.text for b in drop_title([Block(whole)], shown)] == [whole]
    assert [b.text for b in drop_title([Block(text)], "")] == [text]


def test_a_link_of_a_menu_is_no_title() -> None:
    page = f"<body><p><a href=/a>Of the old water mills</a></p><p><b>Of dams</b></p>{PROSE}"
    assert extract_article(page).title == "Of dams"


@pytest.mark.parametrize(
    ("title", "headlines", "lines", "chosen"),
    [
        pytest.param(
            "The dam holds again -- The Courier",
            ["The Courier"],
            ["The dam holds again"],
            "The dam holds again",
            id="the-site-is-the-only-h1",
        ),
        pytest.param(
            "The Courier of the North | The dam holds",
            ["The dam holds"],
            ["The dam holds"],
            "The dam holds",
            id="the-site-stands-first",
        ),
        pytest.param(
            "News - The old dam holds for another year - The Courier",
            ["The Courier", "The old dam holds for another year"],
            [],
            "The old dam holds for another year",
            id="in-the-middle",
        ),
    ],
)
def test_no_title_is_a_site_or_a_crumb_where_the_window_says_more(
    title: str, headlines: list[str], lines: list[str], chosen: str
) -> None:
    titles = Titles((), title, tuple(headlines))
    assert choose_title(titles, headlines, None, None, lines) == chosen


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("The dam<br>holds", "The dam holds"),
        ('The dam holds<a href="/">Courier</a>', "The dam holds Courier"),
        ('The <a href="/">dam</a>, which holds', "The dam, which holds"),
        ("The d<b>a</b>m holds", "The dam holds"),
        ("The dam<!-- old --> holds", "The dam holds"),
    ],
)
def test_no_space_of_a_headline_is_lost(headline: str, title: str) -> None:
    assert read("", f"<h1>{headline}</h1>").title == title


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("CO&lt;sub&gt;2&lt;/sub&gt; of the dam", "CO2 of the dam"),
        ("The &lt;i class='a'&gt;old&lt;/i&gt; dam", "The old dam"),
        ("&lt;table&gt;: the element", "<table>: the element"),
        ("The &lt;b&gt; element", "The <b> element"),
    ],
)
def test_markup_in_a_declared_title_is_none_of_its_words(declared: str, title: str) -> None:
    assert read(f'<meta property="og:title" content="{declared}">').title == title


@pytest.mark.parametrize(
    ("head", "body", "source"),
    [
        ('<meta property="og:title" content="The dam holds">', "", "meta"),
        ("<title>The dam holds</title>", "", "meta"),
        (declare(headline="The dam holds"), "", "json-ld"),
        ("<title>The dam holds - Courier</title>", "<h1>The dam holds</h1>", "text"),
    ],
)
def test_a_title_has_its_source(head: str, body: str, source: str) -> None:
    article = read(head, body)
    assert (article.title, article.provenance.title) == ("The dam holds", source)


def test_a_declared_title_that_is_the_site_gives_way_to_that_of_the_window() -> None:
    head = (
        '<meta property="og:title" content="Coast Courier">'
        '<meta property="og:site_name" content="Coast Courier"><title>{}</title>'
    )
    assert read(head.format("The dam holds")).title == "The dam holds"
    assert read(head.format("Coast Courier")).title == "Coast Courier"


def test_a_kicker_in_the_headline_is_no_part_of_the_title() -> None:
    title = "The old dam holds again"
    head = f'<meta property="og:title" content="{title}"><title>{title} - Courier</title>'
    assert read(head, f"<h1><span>Rivers</span> {title}</h1>").title == title


SEEN = "How the keepers of Kermor saved their dam"
FOUND = "Dam of Kermor: the ten best tips for 2026"


@pytest.mark.parametrize(
    ("body", "chosen"),
    [
        pytest.param(f"<h1>{SEEN}</h1>", SEEN, id="the-only-h1"),
        pytest.param(f"<h1>{SEEN}</h1><h2>{FOUND}</h2>", FOUND, id="shown-too"),
        pytest.param("<h1>Rivers</h1>", FOUND, id="a-section"),
        pytest.param("<h1>All news from our harbour</h1>", FOUND, id="of-the-site"),
        pytest.param(f"<h1>{SEEN}</h1><h1>What the keepers think</h1>", FOUND, id="several-h1"),
        pytest.param(f"{BODY}<h1>{SEEN}</h1>", FOUND, id="below-the-text"),
        pytest.param(f"<h1>{SEEN}{'. It held' * 20}</h1>", FOUND, id="a-paragraph"),
    ],
)
def test_the_headline_that_readers_see_stands_for_a_title_that_the_page_does_not_show(
    body: str, chosen: str
) -> None:
    head = f'<title>{FOUND} - Courier</title><meta property="og:title" content="{FOUND}">'
    assert read(head, body).title == chosen


@pytest.mark.parametrize(
    "motto",
    [
        '<h1 class="site-title">Another look at the coast</h1>',
        '<div id="site-branding"><h1>Another look at the coast</h1></div>',
        '<h1><a href="/">Another look at the coast</a></h1>',
    ],
)
def test_the_motto_of_a_site_is_no_headline(motto: str) -> None:
    title = "Truck wash 31Another look at the coast | Another look at the coast"
    found = read(f"<title>{title}</title>", f"{motto}<h1>Truck wash 31</h1>").title
    assert found == "Truck wash 31"
    article = '<h1 class="blog_title">The dam holds</h1>'
    assert read("", article).title == "The dam holds", "of the post, not of the blog"


@pytest.mark.parametrize(
    ("declared", "shown", "chosen"),
    [
        ("The dam holds", "The dam holds « COURIER", "The dam holds"),
        ("The dam holds", "...: The dam holds", "The dam holds"),
    ],
)
def test_addresses_and_marks_are_no_part_of_a_title(declared: str, shown: str, chosen: str) -> None:
    assert choose_title(Titles((declared,), shown), [], None, None) == chosen


@pytest.mark.parametrize("end", ["«No dam»", "-20 degrees", "- and nobody knows why", "– Ann Lee"])
def test_a_title_that_its_headline_begins_with_was_cut_short(end: str) -> None:
    title = "The governor of Kermor"
    headline = f"{title} {end}"
    for titles in (Titles((title,), None, (headline,)), Titles((), f"{title} | Courier")):
        assert choose_title(titles, [headline], "Courier", None) == headline


def test_the_title_is_the_one_that_the_headline_agrees_with() -> None:
    titles = Titles((FOUND, f"{SEEN} | Courier"), FOUND)
    assert choose_title(titles, [SEEN], "Courier", None) == SEEN
    assert choose_title(titles, ["Rivers", "What else is new?"], "Courier", None) == FOUND


def test_the_name_of_a_site_may_have_many_words() -> None:
    site = "Tales from the old mill house"
    titles = Titles((), f"The dam « {site}", (site,))
    assert choose_title(titles, [site], site, None, [site, "The dam"]) == "The dam"


def test_the_cost_of_titles_is_not_the_product_of_their_parts_and_headlines() -> None:
    def read_title(page: bytes) -> None:
        titles = list_titles(document_fromstring(page), {}, [])
        choose_title(titles, titles.headlines, None, None)

    make = list_pairs()["<title> | Part {n} and <h1>The mill {n} of it</h1>"]
    assert fit_exponent(make, read_title, (0.02, 0.2), 512_000) <= MOST
