"""What heads, ends or breaks an article without being part of it goes from a page."""

import pytest

from summarize.language.words import stop_words
from summarize.models import Block
from summarize.notices.corrections.margins import trim_margins
from summarize.notices.corrections.repeats import find_repeats
from summarize.notices.lines import describe_lines
from summarize.notices.phrases import load_phrases

STORY = [
    Block("The ferry left the north shore at six in the morning with forty people on board."),
    Block("Its captain said that nobody in the village had asked for a bridge over the lake."),
    Block("In spring the county will decide whether the old boat may go on until winter."),
]
CAPTAIN = "The captain has steered the boat across the lake for more than"


def trim(blocks: list[Block]) -> list[Block]:
    lines = describe_lines([b.text for b in blocks], load_phrases("en"), stop_words("en"))
    keep = trim_margins(lines, blocks, [True] * len(blocks))
    return [block for block, good in zip(blocks, keep, strict=True) if good]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param([Block("Length", "cell"), Block("12 m", "cell")], [], id="infobox"),
        pytest.param([Block("Tuesday, May 8, 2024")], [], id="day"),
        pytest.param([], [Block("How to choose a boat", "heading")], id="heading-of-nothing"),
        pytest.param([], [Block("The captain has steered the boat across the…")], id="teaser"),
        pytest.param(
            [],
            [Block("The captain has steered the boat across the..."), Block("Boats", "heading")],
            id="teaser-and-heading",
        ),
    ],
)
def test_what_stands_at_the_edges_alone_goes(above: list[Block], below: list[Block]) -> None:
    assert trim([*above, *STORY, *below]) == STORY


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([*STORY, Block("12 m", "cell")], id="cells-below"),
        pytest.param([Block("What changes in 2024"), *STORY], id="a-line-with-a-year"),
        pytest.param([Block("May 8"), *STORY], id="no-year"),
        pytest.param(
            [Block("Day 1", "heading"), Block("Go on"), Block("5/8/2024"), *STORY], id="3"
        ),
        pytest.param([*STORY, Block("And then…")], id="a-short-line-that-goes-on"),
        pytest.param([Block(f"{CAPTAIN}…")], id="nothing-but-a-teaser"),
        pytest.param([Block("Boats", "heading"), *STORY[:1]], id="a-heading-above"),
    ],
)
def test_what_may_be_of_the_article_stays(blocks: list[Block]) -> None:
    assert trim(blocks) == blocks


def test_a_link_in_capitals_amid_the_article_is_another_headline() -> None:
    headline = "COUNTY PLANS NEW BRIDGE OVER LAKE"
    linked, plain = Block(headline, links=1.0), Block(headline)
    assert trim([STORY[0], linked, *STORY[1:]]) == STORY
    assert trim([STORY[0], plain, *STORY[1:]]) == [STORY[0], plain, *STORY[1:]]


@pytest.mark.parametrize(
    ("texts", "gone"),
    [
        ([f"{CAPTAIN} a year.", f"{CAPTAIN}, a year."], {1}),
        ([f"Summary: {CAPTAIN} a year.", f"{CAPTAIN} a year. He likes it."], {0}),
        ([f"{CAPTAIN} a year. He likes it.", "Nobody paid.", f"{CAPTAIN} a year."], {2}),
        ([f"{CAPTAIN} a year.", f"{CAPTAIN} ten."], set()),
        (["He likes it.", "He likes it. Nobody knows why, and nobody has ever asked."], set()),
        ([*(block.text for block in STORY), "Nobody paid.", STORY[0].text[:70]], set()),
    ],
)
def test_a_lead_that_stands_twice_stands_once(texts: list[str], gone: set[int]) -> None:
    blocks = list(map(Block, texts))
    lines = dict(enumerate(describe_lines(texts, load_phrases("en"), stop_words("en"))))
    assert find_repeats(blocks, lines, [True] * len(texts)) == gone


@pytest.mark.parametrize(
    ("line", "barrier"),
    [
        (
            "Welcome to our newsletter. Ann emails readers once a week with boats in your inbox.",
            True,
        ),
        ("You can support us for as little as one boat a month, via PayPal or with cash.", True),
        ("The captain wrote in our newsletter that the boat will go on until the winter.", False),
    ],
)
def test_a_line_that_offers_something_twice_is_no_part_of_an_article(
    line: str, *, barrier: bool
) -> None:
    found = describe_lines([line], load_phrases("en"), stop_words("en"))[0]
    assert found.barrier is barrier
