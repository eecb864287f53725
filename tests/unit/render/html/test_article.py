"""The article of a page keeps its headings and lists, and a long one is folded."""

import pytest

from summarize.models import Article, Block, Sentence, Summary
from summarize.render.html.page import render_html
from tests.unit.render.html.examples import find, make


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
    """Make the summary of a book: its key sentence is in the second chapter."""
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
