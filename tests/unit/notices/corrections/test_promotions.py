"""Ads, calls to action, teasers and headings of nothing go; what only looks so stays."""

import pytest

from summarize.models import Block
from summarize.notices.corrections.promotions import drop_promotions
from tests.unit.notices.pages import STORY, TITLE, gather, leave, stand, texts

HEAD = Block(TITLE, "heading", 1)


def test_the_day_goes_below_a_headline_too() -> None:
    day = Block("Jan 13, 2025")
    for more in (["The boat"], ["Boats", "A lake"]):
        blocks = [HEAD, *(Block(text, "heading", 1) for text in more), day, *STORY]
        kept = drop_promotions(gather(blocks), [True] * len(blocks))
        assert day.text not in leave(blocks, kept)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Block("Photos: the lake in winter", links=1.0), id="headline"),
        pytest.param(Block("Who will cross the lake in spring?", links=1.0), id="question"),
        pytest.param(Block("Explore our plan for a day at the lake", links=1.0), id="order"),
    ],
)
def test_links_to_others_below_the_last_sentence_go(line: Block) -> None:
    blocks = [*STORY, line, line]
    kept = drop_promotions(gather(blocks), [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Block("Read our full test of the boat", links=0.5), id="more"),
        pytest.param(Block("Check price at the quay", links=1.0), id="button"),
        pytest.param(
            Block("We may earn a commission if you buy a boat from our list."), id="earns"
        ),
        pytest.param(
            Block("Kaufen Sie ein Boot, erhalten wir eine kleine Provision."), id="german"
        ),
    ],
)
def test_orders_and_what_the_page_earns_go_wherever_they_stand(line: Block) -> None:
    blocks = [*STORY[:2], line, *STORY[2:]]
    kept = drop_promotions(gather(blocks), [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Block("Read our full test of the boat, the captain said.", links=0.5)),
        pytest.param(Block("Read our full test of the boat"), id="no-link"),
        pytest.param(Block("The agents may earn a commission on each boat that they sell.")),
        pytest.param(Block("We may receive compensation for the winter."), id="nothing-bought"),
        pytest.param(Block("“We may earn a commission if they buy it,” she said."), id="speech"),
        pytest.param(Block("We may earn a commission if they buy it.", "quote"), id="quote"),
        pytest.param(Block("We may earn a commission on what they buy. " * 4), id="much"),
        pytest.param(
            Block("See how the boat was built by ten men in a single winter.", links=1.0),
            id="a-linked-sentence",
        ),
    ],
)
def test_what_only_looks_so_stays(line: Block) -> None:
    blocks = [*STORY[:2], line, *STORY[2:]]
    assert all(drop_promotions(gather(blocks), [True] * len(blocks)))


@pytest.mark.parametrize(
    ("label", "box", "gone"),
    [
        pytest.param("More from the lake:", 1, True, id="a-colon"),
        pytest.param("Have you seen these?", 3, True, id="in-the-box-of-the-links"),
        pytest.param("But who will pay for the bridge?", 1, False, id="a-question-of-the-story"),
        pytest.param("And so the boat goes on", 1, False, id="a-line-of-the-story"),
    ],
)
def test_a_label_goes_with_the_links_below_it(label: str, box: int, gone: bool) -> None:
    link = Block("Photos: the lake in winter", links=1.0)
    blocks = [*STORY, Block(label), link, link]
    layout = stand(("div", "", 0), ("p", "", 1), ("div", "", 0), at=[2, 2, 2, 2, box, box, box])
    kept = drop_promotions(gather(blocks, layout), [True] * 5 + [False] * 2)
    assert leave(blocks, kept) == texts(STORY if gone else blocks[:5])
    plain = [*STORY, Block(label), Block("Photos of the lake in winter")]
    assert leave(plain, drop_promotions(gather(plain), [True] * 5 + [False])) == texts(plain[:5])


def test_a_linked_question_that_stands_alone_at_the_end_is_the_last_of_the_story() -> None:
    asked = Block("Is a bridge really the best for us?", links=1.0)
    head = Block("More", "heading", 2)
    for more, left in (([asked], [asked]), ([head, asked], []), ([asked, asked], [])):
        blocks = [*STORY * 2, *more]
        kept = drop_promotions(gather(blocks), [True] * len(blocks))
        assert leave(blocks, kept) == texts([*STORY * 2, *left])


def test_a_linked_order_at_the_end_goes_as_a_sentence_too() -> None:
    order = Block("See how the boat was built by ten men in a single winter.", links=1.0)
    blocks = [*STORY * 2, order]
    kept = drop_promotions(gather(blocks), [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY * 2)


OPENING = STORY[:3]


CAPTAIN = "The captain has steered the boat across the lake for more than"


TEASER = Block("The captain has steered the boat across the…", links=1.0)


def trim(blocks: list[Block]) -> list[Block]:
    keep = drop_promotions(gather(blocks), [True] * len(blocks))
    return [block for block, good in zip(blocks, keep, strict=True) if good]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param([Block("Length", "cell"), Block("12 m", "cell")], [], id="infobox"),
        pytest.param([Block("Tuesday, May 8, 2024")], [], id="day"),
        pytest.param([], [Block("How to choose a boat", "heading")], id="heading-of-nothing"),
        pytest.param([], [TEASER], id="teaser"),
        pytest.param(
            [],
            [TEASER, Block("Boats", "heading")],
            id="teaser-and-heading",
        ),
    ],
)
def test_what_stands_at_the_edges_alone_goes(above: list[Block], below: list[Block]) -> None:
    assert trim([*above, *OPENING, *below]) == OPENING


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([*OPENING, Block("12 m", "cell")], id="cells-below"),
        pytest.param([Block("What changes in 2024"), *OPENING], id="a-line-with-a-year"),
        pytest.param([Block("May 8"), *OPENING], id="no-year"),
        pytest.param(
            [Block("Day 1", "heading"), Block("Go on"), Block("5/8/2024"), *OPENING], id="3"
        ),
        pytest.param([*OPENING, Block("And then…")], id="a-short-line-that-goes-on"),
        pytest.param([Block(f"{CAPTAIN}…", links=1.0)], id="nothing-but-a-teaser"),
        pytest.param([*OPENING, Block("And so the lamps still burn every night, over the bay...")]),
        pytest.param([Block("Boats", "heading"), *OPENING[:1]], id="a-heading-above"),
    ],
)
def test_what_may_be_of_the_article_stays(blocks: list[Block]) -> None:
    assert trim(blocks) == blocks


def test_a_link_in_capitals_amid_the_article_is_another_headline() -> None:
    headline = "COUNTY PLANS NEW BRIDGE OVER LAKE"
    linked, plain = Block(headline, links=1.0), Block(headline)
    assert trim([OPENING[0], linked, *OPENING[1:]]) == OPENING
    assert trim([OPENING[0], plain, *OPENING[1:]]) == [OPENING[0], plain, *OPENING[1:]]


def test_a_heading_that_is_a_sentence_may_end_a_text() -> None:
    last = Block(
        "Watch the ferry cross the lake from the hill above the north shore.", "heading", 2
    )
    blocks = [*STORY, last]
    assert all(drop_promotions(gather(blocks), [True] * len(blocks)))
