"""Short lines and links stay with the list, the box, the section or the table around them."""

from collections.abc import Sequence

import pytest

from summarize.models import Block, Draft, Layout, Outline, Place, Removed, Signs
from summarize.notices.short_lines import find_short_lines
from tests.unit.notices.pages import STORY, stand

PARAGRAPH, LIST, ITEM = ("p", "", 1), ("ul", "", 1), ("li", "", 3)
BODY = (("main", "", 0), PARAGRAPH)
LED = [Block(f"Ferry line {n}", "item", links=1.0) for n in (1, 2, 3)]
NAMES = [Block(text, "item") for text in ("Jetty", "Old quay", "Mole")]
HEAD = Block("Lines", "heading", 2)


def page(
    blocks: Sequence[Block],
    layout: Layout,
    judged: Sequence[int],
    *,
    gone: Sequence[int] = (),
    article: bool = False,
    removed: Sequence[str] = (),
) -> list[str]:
    """Return the short lines that stay of a page; all judged blocks but those gone are kept."""
    places = tuple(Place(layout.places[i].frame, True, True, number=i) for i in judged)
    outline = Outline(tuple(blocks), tuple(p.frame for p in layout.places), layout.frames)
    draft = Draft(
        tuple(blocks[i] for i in judged),
        form="page",
        layout=Layout(layout.frames, places),
        title="The ferries of the lake",
        signs=Signs((), article, listing=False, password=False, outline=outline),
        removed=tuple(Removed(text, "comments") for text in removed),
    )
    return [blocks[i].text for i in find_short_lines(draft, [i not in gone for i in judged])]


def follow(intro: Block, members: Sequence[Block], judged: Sequence[int]) -> list[str]:
    """Return the short lines that stay in a list below a story and a line."""
    blocks = [*STORY[:2], intro, *members]
    items = range(4, 4 + len(members))
    layout = stand(*BODY, LIST, *[ITEM] * len(members), at=[2, 2, 2, *items])
    return page(blocks, layout, judged)


@pytest.mark.parametrize(
    ("judged", "stays"),
    [
        pytest.param([0, 1, 2, 4, 5], ["Jetty"], id="most-stay"),
        pytest.param([0, 1, 2], [], id="none-stays"),
    ],
)
def test_short_items_stay_with_their_list(judged: list[int], stays: list[str]) -> None:
    assert follow(STORY[2], NAMES, judged) == stays


def test_items_stay_below_a_colon() -> None:
    intro = Block("The boat calls at these piers:")
    assert follow(intro, NAMES, [0, 1, 2]) == [block.text for block in NAMES]
    assert follow(intro, LED, [0, 1, 2]) == [block.text for block in LED]


@pytest.mark.parametrize(
    ("count", "article", "end", "stays"),
    [
        pytest.param(3, True, [STORY[2]], True, id="amid-an-article"),
        pytest.param(3, True, [], False, id="at-its-end"),
        pytest.param(3, False, [], True, id="at-the-end-of-another-page"),
        pytest.param(99, True, [STORY[2]], False, id="longer-than-the-text"),
    ],
)
def test_links_below_a_colon_stay_if_they_are_part_of_the_text(
    count: int, article: bool, end: list[Block], stays: bool
) -> None:
    led = [Block(f"Ferry line {n}", "item", links=1.0) for n in range(count)]
    blocks = [*STORY[:2], Block("The boat calls at these piers:"), *led, *end]
    places = [2, 2, 2, *range(4, 4 + count), *[2] * len(end)]
    layout = stand(*BODY, LIST, *[ITEM] * count, at=places)
    judged = [0, 1, 2, *range(3 + count, len(blocks))]
    got = page(blocks, layout, judged, article=article)
    assert got == ([block.text for block in led] if stays else [])


@pytest.mark.parametrize(
    ("intro", "article", "stays"),
    [
        pytest.param(STORY[2], False, True, id="below-a-kept-line"),
        pytest.param(STORY[2], True, False, id="of-an-article"),
        pytest.param(Block("Table of contents", "heading", 2), True, True, id="of-a-chapter"),
        pytest.param(Block("More boats", "paragraph", links=1.0), False, False, id="below-a-link"),
    ],
)
def test_a_list_of_links_stays_in_its_section(intro: Block, article: bool, stays: bool) -> None:
    blocks = [*STORY[:2], intro, *LED]
    layout = stand(*BODY, LIST, *[ITEM] * 3, at=[2, 2, 2, 4, 5, 6])
    judged = [0, 1] if intro.links else [0, 1, 2]
    got = page(blocks, layout, judged, article=article)
    assert got == ([block.text for block in LED] if stays else [])


@pytest.mark.parametrize(
    "home",
    [
        pytest.param(("nav", "", 1), id="in-a-menu"),
        pytest.param(("ul", "pager", 1), id="named-so"),
    ],
)
def test_a_list_that_steers_does_not(home: tuple[str, str, int]) -> None:
    blocks = [*STORY[:3], *LED]
    layout = stand(*BODY, home, *[ITEM] * 3, at=[2, 2, 2, 4, 5, 6])
    assert page(blocks, layout, [0, 1, 2]) == []


def test_nor_does_one_that_repeats_the_headings_of_the_page() -> None:
    heads = [Block(block.text, "heading", 2) for block in LED]
    blocks = [STORY[0], *LED, *heads, STORY[1]]
    layout = stand(*BODY, LIST, *[ITEM] * 3, at=[2, 4, 5, 6, 1, 1, 1, 2])
    assert page(blocks, layout, [0, 4, 5, 6, 7]) == []


def test_a_colon_announces_no_contents_of_the_page() -> None:
    heads = [Block(block.text, "heading", 2) for block in LED]
    blocks = [Block("Here you find:"), *LED, *heads, STORY[1]]
    layout = stand(*BODY, LIST, *[ITEM] * 3, at=[2, 4, 5, 6, 1, 1, 1, 2])
    assert page(blocks, layout, [0, 4, 5, 6, 7]) == []


@pytest.mark.parametrize(
    ("label", "gone", "article", "stays"),
    [
        pytest.param(Block("Ann Lee"), [], False, True, id="a-name"),
        pytest.param(Block("Ann Lee"), [1], False, False, id="of-which-a-line-goes"),
        pytest.param(Block("Ann Lee"), [], True, False, id="in-an-article"),
        pytest.param(Block("Ann Lee", links=1.0), [], False, False, id="a-link"),
    ],
)
def test_a_label_stays_with_its_box(
    label: Block, gone: list[int], article: bool, stays: bool
) -> None:
    blocks = [STORY[0], STORY[1], label, STORY[2]]
    layout = stand(
        ("main", "", 0), ("p", "", 1), ("div", "quote", 1), ("p", "", 3), at=[2, 4, 4, 2]
    )
    got = page(blocks, layout, [0, 1, 3], gone=gone, article=article)
    assert got == ([label.text] if stays else [])


def test_the_language_of_code_is_no_label() -> None:
    blocks = [STORY[0], Block("js"), Block("let ferry = 1;", "code"), STORY[1]]
    layout = stand(("main", "", 0), ("p", "", 1), ("div", "", 1), ("pre", "", 3), at=[2, 3, 4, 2])
    assert page(blocks, layout, [0, 2, 3]) == []


@pytest.mark.parametrize(
    ("head", "stays"),
    [
        pytest.param(HEAD, True, id="above-a-kept-line"),
        pytest.param(Block("Lines", "heading", 1), False, id="of-the-page"),
        pytest.param(Block("The ferries of the lake", "heading", 2), False, id="title"),
        pytest.param(Block("Lines", "heading", 2, links=1.0), False, id="link"),
    ],
)
def test_a_heading_stays_with_what_it_heads(head: Block, stays: bool) -> None:
    layout = stand(*BODY, ("h2", "", 1), at=[2, 3, 2])
    got = page([STORY[0], head, STORY[1]], layout, [0, 2], article=True)
    assert got == ([head.text] if stays else [])


def test_what_the_reader_removed_stays_away() -> None:
    layout = stand(*BODY, ("h2", "", 1), at=[2, 3, 2])
    assert page([STORY[0], HEAD, STORY[1]], layout, [0, 2], removed=[HEAD.text]) == []
