"""A sequence of blocks of one shape is kept or removed as a whole."""

from collections.abc import Sequence

from summarize.models import Block, Layout, Place
from summarize.notices.sequences import share_scores
from tests.unit.notices.pages import STORY, gather, stand

STEPS = [Block(f"Row across the lake for the {n} time") for n in ("first", "second", "third")]


def share(scores: Sequence[float], blocks: Sequence[Block], layout: Layout) -> list[float]:
    return share_scores(scores, gather(blocks, layout).lines, blocks, layout)


def test_a_score_moves_towards_those_of_its_sequence() -> None:
    layout = stand(("div", "step", 0), ("p", "", 0), at=[1, 1, 1, 2])
    first, second, third, story = share([0.9, 0.9, 0.3, 0.9], [*STEPS, STORY[0]], layout)
    assert 0.3 < third < second == first < 0.9
    assert story == 0.9


def test_a_long_line_counts_more_than_a_short_one() -> None:
    layout = stand(("div", "", 0), at=[1, 1, 1])
    blocks = [STORY[0], Block("Boats"), Block("Boats")]
    sure, unsure = (share(scores, blocks, layout)[1] for scores in ([1, 0, 0], [0, 0, 1]))
    assert sure > unsure


def test_two_blocks_are_no_sequence() -> None:
    layout = stand(("div", "step", 0), at=[1, 1])
    assert share([0.9, 0.1], STEPS[:2], layout) == [0.9, 0.1]


def test_blocks_in_elements_of_another_name_are_of_another_shape() -> None:
    layout = stand(("div", "step", 0), ("div", "tip", 0), at=[1, 1, 2])
    layout = layout._replace(places=tuple(Place(p.frame, True, True) for p in layout.places))
    assert share([0.9, 0.9, 0.1], STEPS, layout) == [0.9, 0.9, 0.1]
