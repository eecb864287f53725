"""The summary of a page links to its places; the strip is 1000 units wide, bars up to 36 high."""

import re
from dataclasses import replace

import pytest

from summarize.models import Article, Block, Summary
from summarize.render.html.locale import Locale, choose_locale
from summarize.render.html.page import render_html
from summarize.render.html.summary import draw_svg_strip
from summarize.render.style import PLAIN, Style
from tests.unit.render.examples import make_summary
from tests.unit.render.html.examples import ARTICLE, BLOCKS, LAST, find, make, merge

Rect = tuple[float, ...]  # x, y, width, height


def list_rects(summary: Summary, name: str, locale: Locale | None = None) -> list[Rect]:
    strip = draw_svg_strip(summary, locale or choose_locale(summary.article))
    found = re.findall(rf'<rect class="{name}" x="(.+?)" y="(.+?)" width="(.+?)" height="(.+?)"',
                       strip)  # fmt: skip
    return [tuple(map(float, values)) for values in found]


@pytest.mark.parametrize(
    ("span", "bar"),
    [
        pytest.param((0, 100, 1.0), (0, 0, 98, 36), id="the-best-is-highest"),
        pytest.param((400, 500, 0.5), (400, 18, 98, 18), id="half-as-good-half-as-high"),
        pytest.param((400, 500, 0.01), (400, 32, 98, 4), id="the-worst-is-seen"),
        pytest.param((500, 503, 1.0), (500, 0, 6, 36), id="a-short-one-is-seen"),
        pytest.param((500, 508, 1.0), (500, 0, 6, 36), id="a-gap-of-two"),
        pytest.param((500, 509, 1.0), (500, 0, 7, 36), id="longer-than-the-least"),
        pytest.param((999, 1000, 1.0), (994, 0, 6, 36), id="at-the-end"),
        pytest.param((900, 1000, 1.0), (900, 0, 98, 36), id="up-to-the-end"),
    ],
)
def test_a_bar_is_as_wide_as_its_sentence_and_as_high_as_its_score(
    span: tuple[int, int, float], bar: Rect
) -> None:
    assert list_rects(make_summary(span), "bar") == [bar]


def test_a_bar_is_reached_thirty_units_beside_it_but_not_beyond_the_middle_to_the_next() -> None:
    spans = [(10, 100, 1.0), (102, 200, 1.0), (260, 302, 1.0), (900, 990, 1.0)]
    reaches = [(x, x + width, y, height) for x, y, width, height in
               list_rects(make_summary(*spans), "reach")]  # fmt: skip
    assert reaches == [(0, 100, 0, 40), (100, 228, 0, 40), (230, 330, 0, 40), (870, 1000, 0, 40)]


def test_what_is_read_from_right_to_left_begins_at_the_right() -> None:
    spans = [(0, 100, 1.0), (400, 500, 0.5)]
    assert list_rects(make_summary(*spans, letter="ש", language="he"), "bar") == [
        (902, 0, 98, 36), (502, 18, 98, 18)
    ]  # fmt: skip


def test_a_line_stands_between_one_article_and_the_next() -> None:
    parts = tuple(Article((Block("a" * n),), "en") for n in (298, 398, 300))
    blocks = tuple(block for part in parts for block in part.blocks)
    summary = Summary(Article(blocks, "en", articles=parts), "auto", (), 9, 9, 9)
    assert list_rects(summary, "border") == [(299, 0, 2, 40), (699, 0, 2, 40)]


def test_bars_lead_to_their_sentences_and_are_numbered() -> None:
    strip = draw_svg_strip(summary := make_summary((0, 10, 1.0), (20, 30, 0.5)),
                       choose_locale(summary.article))  # fmt: skip
    assert re.findall('<a href="#(.+?)"', strip) == ["s0", "s1"]
    assert re.findall("<title>(.+?)</title>", strip) == ["1 · a", "2 · a"]
    assert list_rects(summary, "track") == [(0, 36, 1000, 4)]


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


@pytest.mark.parametrize(
    ("language", "share"), [("fr", "Phrases\xa0: 1 sur 3"), ("it", "Frasi: 1 su 3")]
)
def test_one_of_several_sentences_is_no_plural(language: str, share: str) -> None:
    page = render_html(make(replace(ARTICLE, language=language)))
    assert find('<p class="share"><bdi>(.*?) ·', page) == [share]


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
