"""What stands on a page for the browser, and what does not where there is nothing to say."""

import re
from dataclasses import replace
from typing import Any

import pytest

from summarize.models import Article, Block, Removed, Sentence, Summary
from summarize.rank.rating import Rating
from summarize.render.html.page import render_html
from summarize.render.style import PLAIN, Style

BLOCKS = (Block("It rained. Nobody came."), Block("The mill stood still."))
ARTICLE = Article(BLOCKS, "en", source="mill.txt", title="A Mill")
FIRST = Sentence("It rained.", 0, 0, 0, 10, 0.5, Rating({"title": 0.5}))
LAST = Sentence("The mill stood still.", 1, 2, 25, 46, 1.0, document=1)


def make(
    article: Article = ARTICLE, picked: tuple[Sentence, ...] = (FIRST,), all_: int = 3
) -> Summary:
    return Summary(article, "auto", picked, all_, 7, 2, ("mill", "wheel"))


def merge(*languages: str) -> Summary:
    """Return the summary of two articles of a paragraph each."""
    parts = tuple(
        Article((block,), code, f"{n}.txt", f"Title {n}")
        for n, (block, code) in enumerate(zip(BLOCKS, languages, strict=True), start=1)
    )
    return make(Article(BLOCKS, languages[0], articles=parts), (FIRST, LAST))


def find(pattern: str, page: str) -> list[Any]:
    return re.findall(pattern, page, re.DOTALL)


def test_the_share_is_told_unless_all_was_picked() -> None:
    for all_, told in ((2, True), (1, False), (0, False)):
        page = render_html(make(all_=all_))
        assert bool(find('<p class="share">', page)) == told


def test_key_phrases_may_stand_in_place_of_sentences() -> None:
    page = render_html(make(), Style(phrases=True))
    (section,) = find('<section id="summary".*?</section>', page)
    assert find("<ol>(.*?)</ol>", section) == ["<li>mill</li><li>wheel</li>"]
    assert not find('class="(?:key|share|phrases)"', page.partition("</style>")[2])
    assert find('<mark id="s0" tabindex="-1">It rained.</mark>(.{4})', page) == [" Nob"]


def test_sources_are_those_that_have_a_sentence() -> None:
    shown = find(
        r"<li><span>\[(\d)\]</span> ", render_html(replace(merge("en", "en"), sentences=(LAST,)))
    )
    assert shown == ["2"]
    shown = find(r"<li><span>\[(\d)\]</span> ", render_html(merge("en", "en"), Style(phrases=True)))
    assert shown == ["1", "2"]


def test_a_page_says_what_was_asked() -> None:
    page = render_html(replace(make(), question="Did it <rain>?"))
    assert find('<p class="facts question" dir="auto">(.*?)</p>', page) == ["Did it &lt;rain&gt;?"]
    assert find('question" dir', render_html(make())) == []


def test_the_bars_have_a_legend_and_the_foot_is_for_a_friend() -> None:
    page = render_html(make(picked=(FIRST, LAST)))
    (legend,) = find('</svg>\n<p class="legend"><bdi>(.*?)</bdi>', page)
    assert "the higher, the more important" in legend
    assert find("<footer><bdi>(.*?)</bdi>", page) == [
        "The sentences are word for word from the article. Made with summarize."
    ]
    for few in ((), (FIRST,)):  # one bar is the highest
        assert not find('class="legend"', render_html(make(picked=few)))


@pytest.mark.parametrize(
    ("language", "share"), [("fr", "Phrases\xa0: 1 sur 3"), ("it", "Frasi: 1 su 3")]
)
def test_one_of_several_sentences_is_no_plural(language: str, share: str) -> None:
    page = render_html(make(replace(ARTICLE, language=language)))
    assert find('<p class="share"><bdi>(.*?) ·', page) == [share]


def test_key_phrases_stand_below_the_byline_at_most_six_of_them() -> None:
    page = render_html(replace(make(), keywords=tuple("abcdefg")))
    (line,) = find('<p class="phrases">.*?</p>', page)
    assert find("<bdi>([a-g])</bdi>", line) == list("abcdef")
    assert '<p class="phrases">' not in render_html(replace(make(), keywords=()))
    assert '<p class="phrases">' not in render_html(merge("en", "de"))
    assert '<p class="phrases">' in render_html(merge("en", "en"))


def test_each_sentence_leads_to_its_place_and_to_its_source() -> None:
    page = render_html(merge("en", "en"))
    assert find(r'<li id="k(\d)".*?href="#s(\d)"', page) == [("1", "0"), ("2", "2")]
    assert find(r'class="from" href="#a(\d)" title="(.*?)">\[(\d)\]', page) == [
        ("1", "Title 1", "1"), ("2", "Title 2", "2")
    ]  # fmt: skip
    assert find(r'<section class="one" id="a(\d)"', page) == ["1", "2"]
    assert len(find(r"<li><span>\[\d\]</span> ", page)) == 2  # the sources
    bare = render_html(merge("en", "en"), Style(bare=True))
    assert not find('class="from" href', bare)
    assert not find('class="from" href', render_html(make()))


def test_a_score_is_explained_if_that_is_asked_for() -> None:
    assert find('class="why".*?>(.*?)<', render_html(make(), Style(explain=True))) == [
        "0.50 = 0.50 like the title"
    ]
    assert not find('class="why"', render_html(make(), PLAIN).partition("</style>")[2])


def test_a_page_number_stands_with_a_sentence_that_has_one() -> None:
    paged = replace(ARTICLE, blocks=(replace(BLOCKS[0], page=3), BLOCKS[1]))
    (item,) = find('<li id="k1".*?</li>', render_html(make(paged)))
    assert find('<span class="page"><bdi>(.*?)</bdi>', item) == ["p. 3"]
    (item,) = find('<li id="k1".*?</li>', render_html(make()))
    assert 'class="page"' not in item


def test_without_a_sentence_there_is_no_strip_and_no_description() -> None:
    page = render_html(make(picked=()))
    assert not find("<svg|og:description", page)
    assert len(find("<svg", render_html(make()))) == 1
    assert find('og:description" content="(.*?)"', render_html(make())) == ["It rained."]


@pytest.mark.parametrize(
    ("known", "byline"),
    [
        pytest.param({}, "1 min read|English", id="nothing"),
        pytest.param({"author": "Ann", "site": "Gull"}, "Ann|Gull|1 min read|English", id="both"),
        pytest.param({"author": "Gull", "site": "Gull"}, "Gull|1 min read|English", id="the-same"),
        pytest.param({"author": "Ann"}, "Ann|1 min read|English", id="author"),
        pytest.param({"date": "2025-03-04"}, "4 March 2025|1 min read|English", id="date"),
        pytest.param({"date": "soon"}, "soon|1 min read|English", id="no-date"),
        pytest.param({"url": "https://www.a.org/b"}, "a.org|1 min read|English", id="host"),
        pytest.param(
            {"url": "https://a.org", "site": "Gull"}, "Gull|1 min read|English", id="site"
        ),
        pytest.param({"source": "http://a.org"}, "a.org|1 min read|English", id="source"),
        pytest.param({"url": "https://[a/b"}, "1 min read|English", id="no-host"),
        pytest.param({"url": "file:///a"}, "1 min read|English", id="no-web"),
        pytest.param({"language": "und"}, "1 min read", id="no-language"),
        pytest.param({"language": "sw"}, "1 min read|Swahili", id="a-language-without-words"),
    ],
)
def test_a_byline_says_what_is_known_once(known: dict[str, str], byline: str) -> None:
    page = render_html(make(replace(ARTICLE, **known)))  # type: ignore[arg-type]
    (line,) = find('<p class="facts">(.*?)</p>', page)
    facts = [re.sub("<.*?>", "", fact) for fact in line.split("&nbsp;· ")]
    assert "|".join(facts) == byline
    leads = find('<a class="source" href="(.*?)"', line)
    assert leads == [url for name, url in known.items() if name in ("url", "source")][: len(leads)]
    assert bool(leads) == ("a.org" in str(known))


def test_articles_in_several_languages_have_no_one_language() -> None:
    (line,) = find('<p class="facts">(.*?)</p>', render_html(merge("en", "de")))
    assert re.sub("<.*?>", "", line) == "1 min read"


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        (("A", "B"), "A\xa0· B"), (("A", "B", "C"), "“A” and 2 more"), (("A",), "A"),
        ((None,), "It rained. Nobody came."),
    ],
)  # fmt: skip
def test_a_page_is_called_by_its_articles(titles: tuple[str | None, ...], title: str) -> None:
    parts = tuple(Article(BLOCKS[:1], "en", title=name) for name in titles)
    several = Article(BLOCKS[:1] * len(parts), "en", articles=parts)
    assert find("<title>(.*?)</title>", render_html(make(several)))[0] == title


def test_what_was_left_out_is_listed_by_its_reason() -> None:
    removed = (Removed("Sign up!", "newsletter"), Removed("x", "odd <reason>"))
    (box,) = find(
        '<details class="removed">.*?</details>',
        render_html(make(replace(ARTICLE, removed=removed))),
    )
    assert find(r"<li><b>(.*?)</b> <span>(.*?)</span>", box) == [
        ("newsletter", "Sign up!"), ("<bdi>odd &lt;reason&gt;</bdi>", "x")
    ]  # fmt: skip
    assert '<details class="removed">' not in render_html(make())


@pytest.mark.parametrize(
    ("levels", "tags"),
    [((1, 2, 3), "345"), ((2, 5, 2), "343"), ((3, 1, 2), "334"), ((0, 0), "33"),
     ((1, 2, 3, 4, 5, 6), "345666"), ((4, 4, 5, 5, 1), "33443")],
)  # fmt: skip
def test_headings_follow_each_other_without_a_gap(levels: tuple[int, ...], tags: str) -> None:
    blocks = tuple(Block(f"Head {n}", "heading", level) for n, level in enumerate(levels))
    page = render_html(make(Article(blocks, "en", title="x"), picked=()))
    assert "".join(find(r"<h(\d)>Head", page)) == tags


@pytest.mark.parametrize(
    ("items", "html"),
    [
        pytest.param([(1, None), (1, None)], "<ul><li>0</li><li>1</li></ul>", id="bullets"),
        pytest.param([(1, 1), (1, 2)], "<ol><li>0</li><li>1</li></ol>", id="numbers"),
        pytest.param([(1, 3), (1, 4)], '<ol start="3"><li>0</li><li>1</li></ol>', id="from-three"),
        pytest.param([(1, 1), (1, 7)], '<ol><li>0</li></ol><ol start="7"><li>1</li></ol>',
                     id="a-gap"),
        pytest.param([(1, None), (2, None), (1, None)],
                     "<ul><li>0<ul><li>1</li></ul></li><li>2</li></ul>", id="deeper-and-back"),
        pytest.param([(1, None), (2, None), (3, None), (1, None)],
                     "<ul><li>0<ul><li>1<ul><li>2</li></ul></li></ul></li><li>3</li></ul>",
                     id="two-back"),
        pytest.param([(1, None), (1, 1)], "<ul><li>0</li></ul><ol><li>1</li></ol>", id="mixed"),
        pytest.param([(2, None)], "<ul><li>0</li></ul>", id="none-skips-a-depth"),
    ],
)  # fmt: skip
def test_lists_are_nested_as_they_were(items: list[tuple[int, int | None]], html: str) -> None:
    blocks = tuple(Block(str(n), "item", level, number) for n, (level, number) in enumerate(items))
    page = render_html(make(Article(blocks, "en", title="x"), picked=()))
    assert find("<div>\n(.*?)\n</div>", page) == [html]


def make_book(chapters: int, words: int) -> Summary:
    """Return the summary of a book: its key sentence stands in the second chapter."""
    blocks: list[Block] = [Block("To my mother.")]
    for number in range(1, chapters + 1):
        blocks += [Block(f"Chapter {number}", "heading", level=2), Block("It rained. " * words)]
        blocks += [Block("Noon", "heading", level=3), Block("It rained.")] * 9
    article = Article(tuple(blocks), "en", title="The Rain")
    place = 22  # the first paragraph of the second chapter
    start = sum(len(block.text) + 2 for block in blocks[:place])
    return make(article, (Sentence("It rained.", place, 9, start, start + 10, 0.5),))


def test_a_long_article_is_folded_but_for_the_chapter_with_a_key_sentence() -> None:
    page = render_html(make_book(chapters=4, words=3_000))
    assert find(r'<details class="chapter" id="(\w+)"( open)?>', page) == [
        ("c1", ""), ("c2", " open"), ("c3", ""), ("c4", "")
    ]  # fmt: skip
    assert find(r'<li><a href="#(c\d)"><bdi>(.*?)</bdi>', page) == [
        (f"c{n}", f"Chapter {n}") for n in range(1, 5)
    ]
    assert "<summary><h3>Chapter 1</h3></summary>" in page
    assert "<h4>Noon</h4>" in page
    assert "<summary>Contents</summary>" in page


def test_an_article_that_is_short_or_has_few_headings_is_not_folded() -> None:
    long = make(Article((Block("One", "heading", level=1), Block("It rained. " * 12_000)), "en"))
    for summary in (make_book(chapters=4, words=2_000), long):
        assert 'class="chapter"' not in render_html(summary)
