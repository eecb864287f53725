"""Blocks that a page has twice are kept once."""

import pytest

from summarize.models import Block, Frame, Layout, Place
from summarize.notices.corrections.duplicates import find_duplicates
from tests.unit.notices.pages import STORY, describe, stand


def test_a_quotation_that_a_colon_announces_is_not_pulled_out() -> None:
    law = "No ferry shall cross the lake at night without a light"
    blocks = [
        Block("The old law says this in full:"),
        Block(f"{law}.", "quote"),
        Block(f"Note that “{law}” was written when nobody had one."),
    ]
    layout = stand(("div", "", 0), at=[1, 1, 1])
    assert not find_duplicates(blocks, dict(enumerate(describe(blocks))), [True] * 3, layout)


OPENING = STORY[:3]


def place(count: int) -> Layout:
    return Layout((Frame("", "", 0, 1, False),), (Place(0, True, True),) * count)


LINE = "The ferry to the islands was the best day of our year"
BOXES = (("div", "", 0), ("p", "", 3), ("div", "", 0), ("p", "", 5))


@pytest.mark.parametrize(
    ("line", "at", "declared", "gone"),
    [
        pytest.param(LINE, [2, 4], False, {5}, id="another-box"),
        pytest.param(LINE, [2, 2], False, set(), id="in-one-element"),
        pytest.param(LINE, [2, 4], True, set(), id="of-an-article"),
        pytest.param(LINE, [2, 4, 6], False, set(), id="a-refrain"),
        pytest.param("And so we row the boat back home", [2, 4], False, set(), id="a-short-line"),
    ],
)
def test_one_copy_of_a_line_counts_on_a_page_that_is_no_article(
    line: str, at: list[int], declared: bool, gone: set[int]
) -> None:
    blocks = [Block(line), *STORY, *[Block(line)] * (len(at) - 1)]
    layout = stand(("div", "", 0), ("p", "", 1), *BOXES, at=[at[0], *[1] * 4, *at[1:]])
    lines = dict(enumerate(describe(blocks)))
    assert find_duplicates(blocks, lines, [True] * len(blocks), layout, declared=declared) == gone


SAID = Block("So said Ann, and we agree with her as to the boat.")


@pytest.mark.parametrize(
    ("line", "more", "tag", "gone"),
    [
        pytest.param(Block(LINE), [], "p", {5}, id="all-of-a-box"),
        pytest.param(Block(LINE), [SAID], "p", set(), id="quoted"),
        pytest.param(Block(LINE, "item", number=1), [], "li", set(), id="a-step"),
        pytest.param(Block(LINE), [Block("shut()", "code")], "p", set(), id="beside-code"),
    ],
)
def test_a_box_is_a_copy_if_most_of_it_stands_before(
    line: Block, more: list[Block], tag: str, gone: set[int]
) -> None:
    blocks = [line, *STORY, line, *more]
    layout = stand(
        *(("div", "", 0), ("p", "", 1), ("div", "", 0), (tag, "", 3)),
        at=[2, *[1] * 4, 4, *[4] * len(more)],
    )
    lines = dict(enumerate(describe(blocks)))
    keep = [True] * len(blocks)
    assert find_duplicates(blocks, lines, keep, layout, declared=False) == gone


def test_a_quotation_that_is_pulled_out_of_the_text_stands_once() -> None:
    said = "Nobody in the village had asked for a bridge over the lake"
    for place, block, gone in (
        (1, Block(f"“{said}”", "quote"), {1}),
        (2, Block(f"“{said}”", "heading", 2), {1}),
        (1, Block(f"“{said}”", "heading", 2), set()),
        (1, Block("“Nobody asked for it for years and years.”", "quote"), set()),
    ):
        blocks = [STORY[0], block, Block(f"The captain said: “{said}, and nobody will.”")]
        lines = dict(enumerate(describe(blocks)))
        layout = stand(("div", "", 0), ("div", "pull-quote", 0), at=[1, place, 1])
        assert find_duplicates(blocks, lines, [True] * 3, layout) == gone
