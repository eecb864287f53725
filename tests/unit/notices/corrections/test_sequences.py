"""A step, a row or a heading stays if its siblings do."""

import pytest

from summarize.models import Block, Layout
from summarize.notices.corrections.sequences import keep_sequences
from tests.unit.notices.pages import STORY, gather, stand

STEPS = [Block(f"{what} the rope at the pier") for what in ("Loosen", "Coil", "Dry", "Store")]


def stack(tag: str) -> Layout:
    """Return a layout of four boxes of one class in one parent."""
    return stand(("div", "list", 0), *[(tag, "step", 1)] * 4, at=[2, 3, 4, 5])


@pytest.mark.parametrize(
    ("keep", "score", "stays"),
    [
        pytest.param([1, 1, 0, 1], 0.3, True, id="all-others-stay"),
        pytest.param([1, 1, 0, 0], 0.5, True, id="most-others-stay"),
        pytest.param([1, 1, 0, 0], 0.4, False, id="most-others-stay-but-it-is-unlikely"),
        pytest.param([1, 0, 0, 0], 0.9, False, id="few-others-stay"),
        pytest.param([1, 1, 0, 1], 0.1, False, id="surely-none"),
    ],
)
def test_a_member_of_a_sequence_stays_with_most_of_the_others(
    keep: list[int], score: float, stays: bool
) -> None:
    scores = [0.9 if good else score for good in keep]
    good = keep_sequences(gather(STEPS, stack("div"), scores), [bool(k) for k in keep])
    assert good[2] == stays


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(Block("Dry the rope at the pier", links=1.0), id="leads-elsewhere"),
        pytest.param(Block("Subscribe to our newsletter"), id="notice"),
    ],
)
def test_links_and_notices_are_no_members(block: Block) -> None:
    steps = [*STEPS[:2], block, STEPS[3]]
    keep = [True, True, False, True]
    assert keep_sequences(gather(steps, stack("div"), [0.7] * 4), keep) == keep


def test_paragraphs_are_no_sequence() -> None:
    keep = [True, True, False, True]
    assert keep_sequences(gather(STEPS, stack("p"), [0.7] * 4), keep) == keep


def test_a_heading_stays_with_its_section_if_another_of_its_shape_does() -> None:
    heads = [Block(f"The {n} ferry", "heading", 2) for n in ("first", "second", "third")]
    blocks = [STORY[0], *(b for pair in zip(heads, STORY[1:], strict=True) for b in pair)]
    layout = stand(("p", "", 0), ("h2", "", 0), at=[1, 2, 1, 2, 1, 2, 1])
    keep = [True, True, True, False, True, True, True]
    assert all(keep_sequences(gather(blocks, layout, [0.4] * 7), keep))
    gone = [True, True, True, False, False, True, True]
    assert keep_sequences(gather(blocks, layout, [0.2] * 7), gone) == gone
