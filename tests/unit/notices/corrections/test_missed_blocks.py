"""Lines amid the prose that the extractor missed are found."""

import pytest

from summarize.models import Block, Frame, Layout, Place
from summarize.notices.corrections.missed_blocks import keep_missed
from tests.unit.notices.pages import gather


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        pytest.param(Block("Then the number of crossings in a year is thus."), True, id="prose"),
        pytest.param(Block("What it costs", "heading", 2), True, id="heading"),
        pytest.param(Block("Then the crossings of the year"), False, id="open"),
        pytest.param(Block("By Ann Lee and Ben Ray"), False, id="byline"),
        pytest.param(Block("Monday, 5 May 2025, at ten"), False, id="day"),
    ],
)
def test_prose_and_headings_amid_the_article_stay(line: Block, *, kept: bool) -> None:
    story = Block("The ferry crosses the lake twelve times a day, and nobody asks what it costs.")
    blocks = [story, line, story]
    page, body = Frame("", "", 0, 1, False), Frame("body", "", 0, 1, False)
    layout = Layout((page, body), tuple(Place(1, found, found) for found in (True, False, True)))
    assert keep_missed(gather(blocks, layout, [0.9, 0.3, 0.9]), [True, False, True])[1] == kept
