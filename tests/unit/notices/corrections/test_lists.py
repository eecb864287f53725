"""Items of a list stay or go together."""

import pytest

from summarize.models import Block
from summarize.notices.corrections.lists import keep_lists
from tests.unit.notices.pages import STORY, gather, stand

ITEMS = [Block(f"It carries {what} over the lake", "item", 1) for what in ("people", "cars", "hay")]


@pytest.mark.parametrize(
    ("keep", "scores", "kept"),
    [
        pytest.param([1, 1, 0, 1, 1], [0.9, 0.9, 0.7, 0.9, 0.9], [1, 1, 1, 1, 1], id="beside"),
        pytest.param([1, 1, 0, 1, 1], [0.9, 0.9, 0.1, 0.9, 0.9], [1, 1, 0, 1, 1], id="surely-none"),
        pytest.param([1, 0, 0, 0, 1], [0.9, 0.3, 0.3, 0.3, 0.9], [1, 1, 1, 1, 1], id="announced"),
        pytest.param([0, 1, 1, 1, 1], [0.3, 0.9, 0.9, 0.9, 0.9], [1, 1, 1, 1, 1], id="announces"),
        pytest.param([0, 0, 0, 0, 1], [0.3, 0.3, 0.3, 0.3, 0.9], [0, 0, 0, 0, 1], id="all-gone"),
    ],
)
def test_the_items_of_a_list_share_their_fate_with_what_announces_them(
    keep: list[int], scores: list[float], kept: list[int]
) -> None:
    blocks = [Block("What the old ferry does:"), *ITEMS, STORY[0]]
    layout = stand(("p", "", 0), ("ul", "", 0), ("li", "", 2), ("p", "", 0), at=[1, 3, 3, 3, 4])
    good = keep_lists(gather(blocks, layout, scores), [bool(k) for k in keep])
    assert good == [bool(k) for k in kept]
