"""The text that an extractor found is found again in the blocks of its page."""

import pytest
from lxml import etree

from summarize.models import Block, BlockKind, Frame
from summarize.readers.html.blocks import Page
from summarize.readers.html.extraction import (
    find_blocks,
    is_other_text,
    list_all_candidates,
    list_candidates,
)
from tests.unit.ferry import FERRY

SENTENCES = "The council votes on the tram line tonight. Nobody in Dover expects a close result."


def find(lines: list[str], body: str) -> list[str]:
    blocks = [Block(line) for line in lines]
    found, _ = find_blocks(blocks, etree.fromstring(f"<body>{body}</body>"))
    return [line for line, good in zip(lines, found, strict=True) if good]


@pytest.mark.parametrize(
    "menu",
    [
        pytest.param(["tram line", "Dover"], id="words"),
        pytest.param(["The", "ed in"], id="parts-of-words"),
    ],
)
def test_a_word_of_a_menu_is_not_found_in_the_sentence_that_says_it(menu: list[str]) -> None:
    assert find([*menu, SENTENCES], f"<p>{SENTENCES}</p>") == [SENTENCES]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<p>{SENTENCES}</p><head>Tonight</head><item>Dover</item>", id="elements"),
        pytest.param(f"<p>{SENTENCES}\n- Tonight:\nSo it is.\nDover</p>", id="lines"),
        pytest.param(f"<p>{SENTENCES} Tonight Dover</p>", id="glued"),
    ],
)
def test_a_short_line_of_an_article_is_found(body: str) -> None:
    lines = [SENTENCES, "Tonight", "Dover"]
    assert find(lines, body) == lines


@pytest.mark.parametrize(("others", "found"), [(9, True), (10, False)])
def test_a_short_line_is_looked_for_at_ten_places(others: int, *, found: bool) -> None:
    body = f"<p>{SENTENCES}</p><p>{'te ' * others}z</p><item>e</item>"
    assert find([SENTENCES, "e"], body) == [SENTENCES, "e"][: 1 + found]


def test_a_body_that_is_all_of_a_page_finds_nothing() -> None:
    menu = [f"Line {number} of the trams" for number in range(20)]
    lines = [*menu[:10], SENTENCES, *menu[10:]]
    assert find(lines, f"<p>{' '.join(lines)}</p>") == []
    assert find([*lines, *[SENTENCES] * 20], f"<p>{SENTENCES}</p>") == [SENTENCES]


@pytest.mark.parametrize(("count", "whole"), [(100, True), (6_000, False)])
def test_a_very_large_page_is_searched_near_the_place_read_alone(count: int, whole: bool) -> None:
    """Or the time would grow by the square of it."""
    lines = [f"The keeper of dam {n} wrote line {n} of the book of the year." for n in range(count)]
    body = "".join(f"<p>{line}</p>" for line in lines)
    assert find(lines, body) == lines
    assert (find(lines[::-1], body) == lines[::-1]) is whole


def test_a_heading_of_a_few_words_may_belong_if_the_lines_below_it_do() -> None:
    page = [Block(SENTENCES), Block("Tickets", "heading", 2), Block(SENTENCES), Block("Menu")]
    assert list_all_candidates(page, [True, False, False, False]) == [0, 1, 2]
    found, whole = [True, False, True, False], Page(page, [0] * 4, [Frame("", "", 0, 1, False)])
    assert list_candidates(whole, found) == [0, 1, 2]
    for other in (
        Block("Tickets"),
        Block("Tickets", "heading", 1),
        Block("Tickets", "heading", 2, links=1.0),
    ):
        assert list_all_candidates([page[0], other, page[2]], [True, False, False]) == [0, 2]
    below = [page[0], page[1], page[3], page[2]]
    assert list_all_candidates(below, [True, False, False, False]) == [0, 3]


def test_a_short_h1_between_extracted_blocks_is_a_heading_of_theirs() -> None:
    page = [Block("Trams", "heading", 1), Block(SENTENCES), Block("Tickets", "heading", 1)]
    whole = Page([*page, Block(SENTENCES)], [0] * 4, [Frame("", "", 0, 1, False)])
    assert list_candidates(whole, [False, True, False, True]) == [1, 2, 3]


@pytest.mark.parametrize(
    ("tag", "kind", "last"),
    [("table", "cell", 19), ("ul", "item", 19), ("section", "item", 6), ("table", "paragraph", 6)],
)
def test_a_table_or_list_below_an_article_is_read_to_its_end(
    tag: str, kind: BlockKind, last: int
) -> None:
    frames = [Frame("", "", 0, 1, False), Frame(tag, "", 0, 1, False), Frame("p", "", 1, 20, False)]
    page = Page([Block(SENTENCES, kind)] * 30, [0, *[2] * 19, *[0] * 10], frames)
    assert list_candidates(page, [True] + [False] * 29) == [*range(last + 1)]


def test_formulas_that_only_an_extractor_sees_do_not_stand_for_the_whole_page() -> None:
    formulas = [Block("\\lvert w\\rvert=\\frac{w}{ab}\\iff\\lvert b\\rvert=\\frac{b}{ab}")] * 20
    prose = list(map(Block, FERRY))
    assert not is_other_text(prose, formulas)
    assert not is_other_text(prose, [])
    assert is_other_text([Block("Boats"), Block("Harbours")], prose)
