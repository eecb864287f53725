"""Lines of other articles below the one that was found go."""

import pytest

from summarize.models import Block, Frame, Layout, Place
from summarize.notices.corrections.other_articles import drop_other_articles
from tests.unit.notices.pages import STORY, gather


def test_the_heading_of_another_part_of_an_article_goes_on_with_it() -> None:
    page = Frame("", "", 0, 1, False)
    parts = Frame("article", "part", 0, 2, False)
    blocks = [*STORY * 6, Block("The bridge", "heading", 2), *STORY]
    places = [Place(1, True, True)] * 24 + [Place(2, False, False)] + [Place(2, False, True)] * 4
    layout = Layout((page, parts, parts), tuple(places))
    assert all(drop_other_articles(gather(blocks, layout), [True] * len(blocks)))


ONE, TWO = (Frame("article", name, 0, size, False) for name, size in (("story", 2), ("teaser", 3)))


@pytest.mark.parametrize(
    ("found", "places", "stays"),
    [
        pytest.param(24, [Place(2, False, False)] * 4, False, id="another-article"),
        pytest.param(24, [Place(2, False, True)] * 4, False, id="of-another-kind"),
        pytest.param(24, [Place(1, False, False)] * 4, True, id="more-of-the-same"),
        pytest.param(24, [Place(2, True, True)] * 4, True, id="found-there-too"),
        pytest.param(4, [Place(2, False, False)] * 4, True, id="below-a-few-lines"),
    ],
)
def test_what_stands_below_an_article_stays_if_it_belongs_to_it(
    found: int, places: list[Place], *, stays: bool
) -> None:
    blocks = [*STORY * (found // 4), *STORY]
    layout = Layout(
        (Frame("", "", 0, 1, False), ONE, TWO), (*[Place(1, True, True)] * found, *places)
    )
    kept = drop_other_articles(gather(blocks, layout), [True] * len(blocks))
    assert kept == [True] * found + [stays] * 4


def test_two_articles_that_were_found_as_one_lose_nothing() -> None:
    blocks = [*STORY * 12, Block("A line below")]
    places = (*[Place(1, True, True)] * 24, *[Place(2, True, True)] * 24, Place(0, False, False))
    layout = Layout((Frame("", "", 0, 1, False), ONE, TWO), places)
    assert all(drop_other_articles(gather(blocks, layout), [True] * len(blocks)))
