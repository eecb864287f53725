"""Lines of other articles below the one that was found go."""

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
