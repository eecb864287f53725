"""Lines of other articles below the one that was found go."""

import pytest

from summarize.models import Block, Frame, Layout, Place
from summarize.notices.corrections.other_articles import cut_below_notice, drop_other_articles
from tests.unit.notices.pages import STORY, describe


def test_the_heading_of_another_part_of_an_article_goes_on_with_it() -> None:
    page = Frame("", "", 0, 1, False)
    parts = Frame("article", "part", 0, 2, False)
    blocks = [*STORY * 6, Block("The bridge", "heading", 2), *STORY]
    places = [Place(1, True, True)] * 24 + [Place(2, False, False)] + [Place(2, False, True)] * 4
    layout = Layout((page, parts, parts), tuple(places))
    assert all(drop_other_articles(describe(blocks), [True] * len(blocks), layout))


OPENING = STORY[:3]


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
    blocks = [*OPENING, heading, OPENING[0], Block("He has painted the old boat blue again.")]
    places = tuple(Place(frame, frame == 1, True) for frame in (1, 1, 1, 1, 2, 1))
    keep = cut_below_notice(describe(blocks), [True] * len(blocks), Layout(FRAMES, places))
    assert {i for i, good in enumerate(keep) if not good} == gone


def test_a_notice_amid_an_article_ends_nothing() -> None:
    blocks = [OPENING[0], Block("Read more:"), *OPENING[1:]]
    places = tuple(Place(frame, True, True) for frame in (1, 1, 2, 2))
    assert all(cut_below_notice(describe(blocks), [True] * 4, Layout(FRAMES, places)))
