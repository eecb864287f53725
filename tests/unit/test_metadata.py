"""What a page says of itself: a title without its site, people as authors, a site with a name."""

import json

import pytest

from summarize import extract_article
from summarize.models import Article
from summarize.readers.html.metadata.people import Setting, is_person, list_people
from summarize.readers.html.metadata.title import Titles, choose_title

BODY = "<p>" + "The dam has held for a long time, as the keeper wrote. " * 20 + "</p>"


def read(head: str = "", byline: str = "", url: str | None = None) -> Article:
    """Return the article of a page with this in its head and before its text."""
    page = f"<html><head>{head}</head><body><article>{byline}{BODY}</article></body></html>"
    return extract_article(page.encode(), url=url)


def declare(**article: object) -> str:
    """Return JSON-LD that describes an article."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **article}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("title", "headlines", "site", "chosen"),
    [
        ("The dam holds - The Coast Courier", ["The dam holds"], None, "The dam holds"),
        ("News: The dam holds", ["The dam holds"], None, "The dam holds"),
        ("The dam holds | Coast Courier", [], "Coast Courier", "The dam holds"),
        ("Coast Courier | The dam holds", [], "Coast Courier", "The dam holds"),
        ("The dam holds - Coast Courier - North", [], "Coast Courier", "The dam holds"),
        ("The dam - and what it holds", [], "Coast Courier", "The dam - and what it holds"),
        ("The dam holds", ["Follow us on Twitter"], None, "The dam holds"),
        ("Why the old dam still holds", ["Why the dam holds"], None, "Why the dam holds"),
        ("Map | Coast Courier", ["Map"], None, "Map"),
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


@pytest.mark.parametrize(
    "title",
    [
        '(4) Ann Lee on X: "The dam holds" / X',
        'Ann Lee on Twitter: "The dam holds"',
        "Ann Lee on Threads: “The dam holds”",
    ],
)
def test_the_title_of_a_post_is_what_it_says(title: str) -> None:
    assert choose_title(Titles((title,)), [], None, None) == "The dam holds"
    assert choose_title(Titles(("Ann on X: a letter",)), [], None, None) == "Ann on X: a letter"


@pytest.mark.parametrize(
    ("title", "line", "chosen"),
    [
        (
            "The dam of Kermor holds...",
            "The dam of Kermor holds again",
            "The dam of Kermor holds again",
        ),
        ("北湖村的渡船昨天...", "原标题：《北湖村的渡船昨天起航》", "北湖村的渡船昨天起航"),
        ("北湖村的渡船昨天...", "北湖村的渡船昨天...", "北湖村的渡船昨天..."),
        ("The dam of Kermor", "The dam of Kermor holds again", "The dam of Kermor"),
        ("The dam of...", f"The dam of{' the town' * 9}", "The dam of..."),
        ("原创 北湖村的渡船", "", "北湖村的渡船"),
    ],
)
def test_a_title_that_is_cut_short_goes_on_as_the_page_does(
    title: str, line: str, chosen: str
) -> None:
    assert choose_title(Titles((title,)), [], None, None, [line]) == chosen


def test_the_headline_of_another_story_is_no_title() -> None:
    side = '<div class="title"><h3 class="post-title"><a href="/b">A seal is seen</a></h3></div>'
    for title in ("The dam holds", "(4) The dam holds", "The dam holds - Coast Courier - Water"):
        url = "https://coastcourier.example/dam"
        found = read(f"<title>{title}</title>", side, url).title
        assert found == "The dam holds"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Lee", "Ann Lee"),
        ("By Ann Lee", "Ann Lee"),
        ("Von Anna Groß", "Anna Groß"),
        ("Par Zoé Lenoir", "Zoé Lenoir"),
        ("Автор: Анна Ли", "Анна Ли"),
        ("作者：王小河", "王小河"),
        ("김바다 기자", "김바다"),
        ("Ann Lee February 8", "Ann Lee"),
        ("Ann Lee and Bob May", "Ann Lee; Bob May"),
        ("Ann Lee, Bob May & Cy Orr", "Ann Lee; Bob May; Cy Orr"),
        ("Ann Lee; ANN LEE", "Ann Lee"),
        ("Ann Lee; Trial Attorney", "Ann Lee"),
        ("Ann Lee, PhD, Head of Water, North Shore", "Ann Lee"),
        ("Dr. Ann Lee MD", "Ann Lee"),
        ("Ann Lee; Coast Courier", "Ann Lee"),
        ("Lee, Ann B.", "Ann B. Lee"),
        ("Ann B. Senior", "Ann B. Senior"),
        ("van Dijk, Jo", "Jo van Dijk"),
        ("ann lee", "Ann Lee"),
        ("Justin May; Jo March", "Justin May; Jo March"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
    ],
)
def test_authors_are_people_without_roles_and_dates(line: str, names: str) -> None:
    assert "; ".join(list_people([line], Setting("Coast Courier"))) == names


@pytest.mark.parametrize(
    "line",
    [
        *("Coast Courier", "admin", "User Admin", "Editors", "Newsroom", "Courier Staff", "By"),
        *("View author archive", "See full bio", "Reuters", "Health Reporter", "The Water Team"),
        *("name, email@example.com", "www.example.com", "https://example.com/ann", "@annlee"),
        "责任编辑：王小河",
        *("Page.head.author", "annlee2", "AnnL", "‘Watershed’", "North Shore News", "我已授权"),
        *("Redaktion", "Redacción", "编辑部", "작성자", "Редакция", "ทีมข่าว", "فريق التحرير"),
        *("Read what we know of the water", "Tide▶ Lane"),
    ],
)
def test_what_is_no_person_is_no_author(line: str) -> None:
    assert list_people([line], Setting("Coast Courier", "coastcourier.example")) == ()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Ann Lee",
            "J. R. Orr",
            "Jean-Luc d'Aubigny",
            "Ludwig van der Berg",
            "ANN LEE",
            "Mo O’Hara",
        ),
        *("Анна Иванова", "Άννα Παππά", "王小河", "欧阳小河", "김바다"),
        *("أنا الكاتب", "דנה לוי", "อันนา ใจดี", "आशा नायर", "弗拉基·米尔"),
    ],
)
def test_a_person_has_a_name_in_any_script(name: str) -> None:
    assert is_person(name)


def test_a_name_of_one_word_is_not_that_of_the_site_or_of_whom_the_title_is_about() -> None:
    assert list_people(["Kira"], Setting("Coast Courier")) == ("Kira",)
    assert list_people(["Kira"], Setting("Coast Courier", title="Kira buys the dam")) == ()
    assert list_people(["Kira"], Setting(host="kira.example")) == ()


def test_the_name_of_the_site_is_no_author_but_a_part_of_it_may_be() -> None:
    assert list_people(["Mira Tal"], Setting("Mira Tal")) == ()
    assert list_people(["Mira Tal"], Setting("Mira Tal's Workshop")) == ("Mira Tal",)


def test_a_title_cut_short_at_a_quotation_mark_goes_on_as_its_headline_does() -> None:
    titles = Titles(("The keeper says",), None, ('The keeper says "it holds"',))
    assert choose_title(titles, [], None, None) == 'The keeper says "it holds"'


def test_names_of_japan_need_no_known_surname() -> None:
    assert list_people(["海野さくら"], Setting(japanese=True)) == ("海野さくら",)
    assert list_people(["この記事の筆者"], Setting(japanese=True)) == ()


def test_what_the_page_declares_stands_before_what_it_shows() -> None:
    byline = '<p class="byline">By Bob May</p>'
    declared = declare(headline="The dam", author={"@type": "Person", "name": "Ann Lee"})
    meta = '<meta name="author" content="Cy Orr">'
    paper = '<meta name="citation_author" content="Ng, Di">'
    assert read(meta + declared + paper, byline).author == "Di Ng"
    assert read(meta + declared, byline).author == "Ann Lee"
    assert read(meta, byline).author == "Cy Orr"
    assert read("", byline).author == "Bob May"


def test_an_organization_that_is_declared_as_author_is_none() -> None:
    agency = {"@type": "Organization", "name": "Ann Lee"}
    assert read(declare(headline="The dam", author=agency)).author is None


def test_the_author_in_data_that_is_broken_is_found() -> None:
    data = declare(headline="The dam", author={"@type": "Person", "name": "Ann Lee"})
    assert read(data.replace("}</script>", ",}</script>")).author == "Ann Lee"


def test_the_author_of_another_article_in_the_data_is_none_of_this_one() -> None:
    this = declare(headline="The dam", author={"@type": "Organization", "name": "Water"})
    other = declare(headline="The mill", author={"@type": "Person", "name": "Ann Lee"})
    assert read(this + other).author is None


def test_a_paper_has_all_its_authors_each_with_the_given_name_first() -> None:
    names = ("Lee, Ann", "May, Bob C.", "van Orr, Cy")
    head = "".join(f'<meta name="citation_author" content="{name}">' for name in names)
    assert read(head).author == "Ann Lee; Bob C. May; Cy van Orr"


def test_a_byline_in_a_comment_or_below_another_article_is_not_that_of_the_page() -> None:
    for kind in ("comments", "related-posts", "sidebar"):
        aside = f'<div class="{kind}"><span class="author">Bob May</span></div>'
        assert read("", aside).author is None
        assert read("", aside + '<p class="author">Ann Lee</p>').author == "Ann Lee"


def test_a_name_in_the_link_of_a_story_is_not_the_author_of_the_page() -> None:
    teaser = '<a href="/x"><span class="author">Bob May</span> The ferry runs again</a>'
    assert read("", teaser).author is None
    link = '<a href="/ann">By <span class="author">Ann Lee</span></a>'
    assert read("", link).author == "Ann Lee"


@pytest.mark.parametrize("outer", ['<div class="related">', '<body class="comments">'])
def test_what_stands_around_the_whole_article_says_nothing_of_its_byline(outer: str) -> None:
    page = f'<html>{outer}<article><p class="author">Ann Lee</p>{BODY}</article></html>'
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


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:publisher" content="https://www.facebook.com/coast">',
        '<meta name="copyright" content="All rights reserved">',
        '<meta name="publisher" content="Copyright 2019 The Mill">',
        '<meta property="og:site_name" content="潮汐版权所有">',
        '<meta name="twitter:site" content="@coast">',
    ],
)
def test_a_site_has_the_name_of_its_host_where_the_page_has_no_better_one(head: str) -> None:
    assert read(head, url="https://www.coast.example/dam").site == "coast.example"


@pytest.mark.parametrize("slashes", ["/", "//"])
def test_an_archived_page_is_of_the_site_that_it_was_saved_from(slashes: str) -> None:
    url = f"https://web.archive.org/web/20220721144434/https:{slashes}www.coast.example/dam"
    assert read(url=url).site == "coast.example"


def test_a_name_with_capitals_stands_before_a_host_and_one_without() -> None:
    named = declare(headline="The dam", publisher={"@type": "Organization", "name": "The Coast"})
    for said in ("coast.example", "thecoast"):
        assert read(f'<meta property="og:site_name" content="{said}">{named}').site == "The Coast"


def test_the_first_of_january_is_not_made_up_for_a_year() -> None:
    page = f"<html><body><article>{BODY}<p>© 2019 The Courier</p></article></body></html>"
    assert extract_article(page.encode()).date in (None, "2019")
    dated = '<html><head><meta name="date" content="2019-01-01"></head>' + page[6:]
    assert extract_article(dated.encode()).date == "2019-01-01"


def test_a_date_in_the_address_of_another_site_is_not_that_of_the_page() -> None:
    link = '<p><a href="{}/2014/02/07/dam.html">In Korean</a></p>'
    url = "https://coast.example/dam"
    assert read("", link.format("https://other.example"), url).date is None
    for own in (
        "https://coast.example",
        "",
        "https://web.archive.org/web/2014/https://coast.example",
    ):
        assert read("", link.format(own), url).date == "2014-02-07"
    assert (
        read("", link.format("https://web.archive.org/web/2014/http://other.example")).date is None
    )


def test_the_language_of_capitals_is_told() -> None:
    text = "THE COUNCIL WILL MEET ON MONDAY TO TALK ABOUT THE OLD DAM AND THE ROADS AROUND IT. " * 3
    assert extract_article(text).language == "en"
