"""What heads, ends or breaks an article without being part of it goes from a page."""

import pytest

from summarize import extract_article
from summarize.language.words import stop_words
from summarize.models import Block, Frame, Layout, Place
from summarize.notices.corrections.duplicates import find_duplicates
from summarize.notices.corrections.missed_blocks import find_abstract
from summarize.notices.corrections.other_articles import cut_below_notice
from summarize.notices.corrections.promotions import drop_promotions
from summarize.notices.lines import Line, describe_lines
from summarize.notices.phrases import load_phrases

STORY = [
    Block("The ferry left the north shore at six in the morning with forty people on board."),
    Block("Its captain said that nobody in the village had asked for a bridge over the lake."),
    Block("In spring the county will decide whether the old boat may go on until winter."),
]
CAPTAIN = "The captain has steered the boat across the lake for more than"


TEASER = Block("The captain has steered the boat across the…", links=1.0)


def place(count: int) -> Layout:
    return Layout((Frame("", "", 0, 1, False),), (Place(0, True, True),) * count)


def trim(blocks: list[Block]) -> list[Block]:
    lines = describe_lines([b.text for b in blocks], load_phrases("en"), stop_words("en"))
    keep = drop_promotions(lines, blocks, [True] * len(blocks))
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
        pytest.param([Block(f"{CAPTAIN}…", links=1.0)], id="nothing-but-a-teaser"),
        pytest.param([*STORY, Block("And so the lamps still burn every night, over the bay...")]),
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


def test_below_a_heading_of_sponsors_all_goes_up_to_the_next_of_its_rank() -> None:
    sponsors = [
        Block("Sponsors", "heading", level=2),
        Block("Boats for All", "heading", level=3),
        Block("They have built boats of steel and of wood for over thirty years."),
    ]
    rest = [Block("The winter", "heading", level=2), *STORY[1:]]
    assert trim([STORY[0], *sponsors, *rest]) == [STORY[0], *rest]
    plain = [Block("Owners", "heading", level=2), *sponsors[1:]]
    assert trim([STORY[0], *plain, *rest]) == [STORY[0], *plain, *rest]


def test_below_the_last_heading_of_sponsors_only_little_goes() -> None:
    sponsors = Block("Sponsors", "heading", level=2)
    assert trim([STORY[0], sponsors, *STORY[1:]]) == [STORY[0], sponsors, *STORY[1:]]
    assert trim([*STORY, sponsors, Block("They have built boats.")]) == STORY


def describe(blocks: list[Block]) -> list[Line]:
    return describe_lines([b.text for b in blocks], load_phrases("en"), stop_words("en"))


FRAMES = (
    Frame("", "", 0, 1, False),
    Frame("div", "story", 0, 1, False),
    Frame("div", "box", 0, 1, False),
    Frame("div", "abstract author", 0, 1, False),
)


@pytest.mark.parametrize(
    ("heading", "gone"),
    [
        pytest.param(Block("Read more:"), {3, 4}, id="notice"),
        pytest.param(Block("He sold it:"), set(), id="none"),
    ],
)
def test_below_a_notice_goes_what_is_not_in_the_element_of_the_article(
    heading: Block, gone: set[int]
) -> None:
    blocks = [*STORY, heading, STORY[0], Block("He has painted the old boat blue again.")]
    places = tuple(Place(frame, frame == 1, True) for frame in (1, 1, 1, 1, 2, 1))
    keep = cut_below_notice(describe(blocks), [True] * len(blocks), Layout(FRAMES, places))
    assert {i for i, good in enumerate(keep) if not good} == gone


def test_a_notice_amid_an_article_ends_nothing() -> None:
    blocks = [STORY[0], Block("Read more:"), *STORY[1:]]
    places = tuple(Place(frame, True, True) for frame in (1, 1, 2, 2))
    assert all(cut_below_notice(describe(blocks), [True] * 4, Layout(FRAMES, places)))


@pytest.mark.parametrize(
    ("frame", "long", "found"), [(3, 2, [0]), (2, 2, []), (3, 1, [])], ids=["yes", "other", "short"]
)
def test_an_abstract_that_was_missed_is_found_above_a_paper(
    frame: int, long: int, found: list[int]
) -> None:
    blocks = [Block(" ".join(b.text for b in STORY[:long])), *STORY]
    places = (Place(frame, False, False), *[Place(1, True, True)] * 3)
    keep = [False, True, True, True]
    assert find_abstract(describe(blocks), blocks, keep, Layout(FRAMES, places)) == found


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
    assert find_duplicates(blocks, lines, [True] * len(texts), place(len(texts))) == gone


@pytest.mark.parametrize(
    ("blocks", "gone"),
    [
        ([Block(f"{CAPTAIN} a year.", "caption"), Block(f"DOVER: {CAPTAIN} a year.")], {0}),
        ([Block(f"{CAPTAIN} a year."), Block(f"DOVER: {CAPTAIN} a year.", "caption")], set()),
    ],
)
def test_a_caption_goes_for_the_lead_and_no_lead_for_a_caption(
    blocks: list[Block], gone: set[int]
) -> None:
    texts = [block.text for block in blocks]
    lines = dict(enumerate(describe_lines(texts, load_phrases("en"), stop_words("en"))))
    assert find_duplicates(blocks, lines, [True, True], place(2)) == gone


@pytest.mark.parametrize(
    ("line", "barrier"),
    [
        (
            "Welcome to our newsletter. Ann emails readers once a week with boats in your inbox.",
            True,
        ),
        ("You can support us for as little as one boat a month, or with a sail.", True),
        ("The captain wrote in our newsletter that the boat will go on until the winter.", False),
    ],
)
def test_a_line_that_offers_something_twice_is_no_part_of_an_article(
    line: str, *, barrier: bool
) -> None:
    found = describe_lines([line], load_phrases("en"), stop_words("en"))[0]
    assert found.barrier is barrier


def test_a_heading_of_references_alone_goes_with_them() -> None:
    story = "\n\n".join(block.text for block in STORY)
    text = f"# The ferry\n\n{story}\n\n## Notes\n\n^ Ann Lee, The boats of Vesby, 1990.\n"
    article = extract_article(text)
    assert article.blocks[-1].text == STORY[-1].text
    assert [line.reason for line in article.removed] == ["reference"] * 2
    more = extract_article(f"{text}\nNobody has written more about them.\n")
    assert "Notes" in more.paragraphs
