"""Lines at both ends of an article that are none of it go; the story's own first and last stay."""

import pytest

from summarize.models import Block
from summarize.notices.corrections.article_ends import cut_end, cut_start
from tests.unit.notices.pages import STORY, gather, leave, texts


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        pytest.param(Block("By Ann Lee"), True, id="byline"),
        pytest.param(Block("By ANN LEE", "heading", 3), True, id="byline-in-a-heading"),
        pytest.param(Block("Staff Reports"), True, id="nobody"),
        pytest.param(Block("Jan 13, 2025"), True, id="day"),
        pytest.param(Block("17 February 2013 Last updated at 22:15"), True, id="day-and-time"),
        pytest.param(Block("By the lake", "heading", 3), False, id="place"),
        pytest.param(Block("In 1998 the lake froze"), False, id="year"),
        pytest.param(Block("What became of the last ferry", "heading", 2), False, id="heading"),
        pytest.param(Block("By Ann Lee", "code"), False, id="code"),
    ],
)
def test_bylines_and_days_above_the_first_sentence_go(line: Block, gone: bool) -> None:
    blocks = [line, *STORY]
    kept = cut_start(gather(blocks), [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY if gone else blocks)
    below = [*STORY, line]
    assert all(cut_start(gather(below), [True] * len(below)))


def end(*last: Block, author: str | None = None, story: list[Block] | None = None) -> list[str]:
    """Return those of the last lines of a story that stay."""
    above = STORY * 2 if story is None else story
    blocks = [*above, *last]
    kept = cut_end(gather(blocks, author=author), [True] * len(blocks))
    assert all(kept[: len(above)])
    return leave(blocks, kept)[len(above) :]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Block("Ann Lee covers boats and what floats beside them."), id="author"),
        pytest.param(Block("Let us know what you think in the comments below."), id="call"),
        pytest.param(Block("Additional reporting by Ann Lee"), id="reporters"),
        pytest.param(Block("Ben Ray and Ann Lee contributed to this report."), id="helpers"),
        pytest.param(Block("kr/mb/hj"), id="initials"),
        pytest.param(Block("Related stories:"), id="announcement"),
        pytest.param(Block("Watch the second boat in our series.", links=0.3), id="order"),
        pytest.param(Block("Photos: the lake in winter", links=1.0), id="headline"),
        pytest.param(Block("Who will cross the lake in spring?", links=1.0), id="question"),
        pytest.param(Block("About us", "heading", 2), id="heading-of-nothing"),
    ],
)
def test_credits_authors_links_and_headings_of_nothing_go(line: Block) -> None:
    assert end(line, line, author="Ann Lee; Ida Holm") == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Block("Ann Leeds covers the roof of the boat with tar."), id="a-namesake"),
        pytest.param(Block("For more boats there is no money."), id="no-order"),
        pytest.param(Block("Find us a better boat, the captain told his critics."), id="said"),
        pytest.param(Block("Research by the county shows that it pays."), id="no-credit"),
        pytest.param(Block("Who will cross the lake in spring?", "heading", 2), id="question"),
        pytest.param(Block("The county pays for it.", links=1.0), id="linked-sentence"),
        pytest.param(Block("Additional reporting by Ann Lee", "cell"), id="cell"),
    ],
)
def test_a_last_line_of_the_story_stays(line: Block) -> None:
    assert end(line, author="Ann Lee") == [line.text]


def test_an_author_of_whom_the_story_speaks_stays() -> None:
    line = Block("Ann Lee is the director of the ferry, and its only manager on weekdays.")
    for told, gone in (("Lee", False), ("Leeds", True)):
        said = Block(f"On Sunday {told} took the boat across the lake alone.")
        assert end(said, line, author="Ann Lee") == texts([said] if gone else [said, line])


def test_a_colon_goes_with_the_list_that_it_announced() -> None:
    assert end(Block("What else is new here:"), Block("Additional reporting by Ann Lee")) == []
    assert end(Block("What else is new here:"), Block("It is this.")) != []


def test_an_end_of_more_than_a_fifth_of_the_words_is_the_article() -> None:
    links = [Block(f"The lake in winter, part {n}", links=1.0) for n in range(9)]
    assert end(*links) == texts(links)
    assert end(*links[:2]) == []
    assert end(links[0], story=STORY[:1]) == [links[0].text]
