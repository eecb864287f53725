"""The strip of a page: 1000 units for the article, a bar of up to 36 for each key sentence."""

import re

import pytest

from summarize.models import Article, Block, Sentence, Summary
from summarize.render.html.locale import Locale, choose_locale
from summarize.render.html.summary import draw_strip
from summarize.render.passages import draw_strip as draw_line
from summarize.render.passages import place_bars

Rect = tuple[float, ...]  # x, y, width, height


def make_summary(
    *spans: tuple[int, int, float], letter: str = "a", language: str = "en"
) -> Summary:
    """Return a summary of an article of 1000 characters: start, end and score of each sentence."""
    article = Article((Block(letter * 1000),), language)
    sentences = [Sentence(letter, 0, n, a, b, score) for n, (a, b, score) in enumerate(spans)]
    return Summary(article, "auto", tuple(sentences), 9, 9, 9)


def list_rects(summary: Summary, name: str, locale: Locale | None = None) -> list[Rect]:
    strip = draw_strip(summary, locale or choose_locale(summary.article))
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
    strip = draw_strip(summary := make_summary((0, 10, 1.0), (20, 30, 0.5)),
                       choose_locale(summary.article))  # fmt: skip
    assert re.findall('<a href="#(.+?)"', strip) == ["s0", "s1"]
    assert re.findall("<title>(.+?)</title>", strip) == ["1 · a", "2 · a"]
    assert list_rects(summary, "track") == [(0, 36, 1000, 4)]


@pytest.mark.parametrize(
    ("spans", "bars", "line"),
    [
        pytest.param([], [0, 0, 0, 0], "····", id="none"),
        pytest.param([(0, 1, 1.0)], [1, 0, 0, 0], "█···", id="the-best"),
        pytest.param(
            [(249, 300, 0.5), (250, 251, 0.1)], [0.5, 0.1, 0, 0], "▅▁··", id="by-its-start"
        ),
        pytest.param([(0, 1, 0.2), (9, 10, 0.8)], [0.8, 0, 0, 0], "▇···", id="the-better-of-two"),
        pytest.param([(0, 1, 0.8), (9, 10, 0.2)], [0.8, 0, 0, 0], "▇···", id="whichever-is-first"),
        pytest.param([(1000, 1000, 0.125)], [0, 0, 0, 0.125], "···▂", id="the-last-column"),
    ],
)
def test_each_column_of_a_line_shows_the_best_key_sentence_that_begins_there(
    spans: list[tuple[int, int, float]], bars: list[float], line: str
) -> None:
    summary = make_summary(*spans)
    assert place_bars(summary, 4) == bars
    assert draw_line(summary, 4) == line
