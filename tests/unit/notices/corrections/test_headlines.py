"""Lines that say the title of a page in another way are its headline."""

import pytest

from summarize.models import Block
from summarize.notices.corrections.headlines import find_headlines


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        pytest.param([Block("The dam"), Block("of Kermor")], {0, 1}, id="broken"),
        pytest.param([Block("The dam"), Block("at Kermor")], set(), id="other-words"),
        pytest.param([Block("A dam", "heading", 1), Block("It holds.")], {0}, id="an-h1"),
        pytest.param([Block("A dam", "heading", 2), Block("It holds.")], set(), id="an-h2"),
        pytest.param([Block("It holds."), Block("A dam", "heading", 1)], set(), id="below"),
        pytest.param([Block("A", "heading", 1), Block("B", "heading", 1)], set(), id="two"),
    ],
)
def test_lines_that_say_the_title_in_another_way(blocks: list[Block], found: set[int]) -> None:
    assert find_headlines(blocks, [True] * 2, "The dam of Kermor") == found
    assert not find_headlines(blocks, [True] * 2, None)
