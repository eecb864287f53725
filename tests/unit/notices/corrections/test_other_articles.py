"""Lines of other articles below the one that was found go."""

import pytest

from summarize.models import Block, Frame, Layout, Place
from summarize.notices.corrections.other_articles import cut_tail, drop_other_articles
from tests.unit.notices.pages import STORY, gather


def test_the_heading_of_another_part_of_an_article_goes_on_with_it() -> None:
    page = Frame("", "", 0, 1, False)
    parts = Frame("article", "part", 0, 2, False)
    blocks = [*STORY * 6, Block("The bridge", "heading", 2), *STORY]
    places = [Place(1, True, True)] * 24 + [Place(2, False, False)] + [Place(2, False, True)] * 4
    layout = Layout((page, parts, parts), tuple(places))
    assert all(drop_other_articles(gather(blocks, layout), [True] * len(blocks)))


OPENING = STORY[:3]


FRAMES = (
    Frame("", "", 0, 1, False),
    Frame("div", "story", 0, 1, False),
    Frame("div", "box", 0, 1, False),
    Frame("div", "abstract author", 0, 1, False),
)


@pytest.mark.parametrize(
    ("tag", "name", "gone"),
    [
        pytest.param("div", "offer", True, id="another-box"),
        pytest.param("footer", "", True, id="a-footer"),
        pytest.param("div", "story part-2", False, id="a-box-that-differs-by-its-number"),
        pytest.param("p", "offer", False, id="no-box"),
    ],
)
def test_a_box_below_the_article_goes_unless_it_is_shaped_like_it(
    tag: str, name: str, gone: bool
) -> None:
    frames = (
        Frame("", "", 0, 1, False),
        Frame("div", "story part-1", 0, 1, False),
        Frame(tag, name, 0, 1, False),
    )
    blocks = [*STORY * 8, Block("Rowers of the bay get the almanac for half its price.")]
    places = tuple(Place(1 + (i == len(blocks) - 1), True, True) for i in range(len(blocks)))
    keep = cut_tail(gather(blocks, Layout(frames, places)), [True] * len(blocks))
    assert keep == [True] * (len(blocks) - 1) + [not gone]


@pytest.mark.parametrize(
    ("above", "below"),
    [pytest.param(1, 1, id="a-short-article"), pytest.param(8, 2, id="a-long-box")],
)
def test_a_box_below_stays_where_it_may_be_the_article(above: int, below: int) -> None:
    blocks = [*STORY * above, *STORY * below]
    places = tuple(
        Place(1 if i < above * len(STORY) else 2, True, True) for i in range(len(blocks))
    )
    assert all(cut_tail(gather(blocks, Layout(FRAMES, places)), [True] * len(blocks)))
