"""Items of a list, and lines and boxes of a class, stay or go together."""

import pytest

from summarize.models import Block, Frame, Layout, Place
from summarize.notices.corrections.siblings import judge_classes, keep_lists, keep_prose
from tests.unit.notices.pages import STORY, gather, stand


def test_prose_in_boxes_like_those_that_are_kept_stays() -> None:
    page, answer = Frame("", "", 0, 1, False), Frame("div", "answer", 0, 4, False)
    frames = [page]
    for _ in STORY:
        frames += [answer, Frame("p", "", len(frames), 1, False)]
    layout = Layout(tuple(frames), tuple(Place(n, False, False) for n in (2, 4, 6, 8)))
    keep, scores = [True, True, True, False], [0.9, 0.8, 0.8, 0.65]
    assert all(keep_prose(gather(STORY, layout, scores), keep))
    assert keep_prose(gather(STORY, layout, [*scores[:3], 0.4]), keep) == keep
    few = [True, False, False, False]
    assert keep_prose(gather(STORY, layout, scores), few) == few


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


def test_lines_of_one_class_stay_if_nearly_all_do_and_go_if_hardly_any_does() -> None:
    names = [Block(f"Ann Lee {n}m") for n in range(6)]
    layout = stand(("header", "turn", 0), at=[1] * 6)
    stays = judge_classes(gather(names, layout, [0.9] * 5 + [0.6]), [True] * 5 + [False])
    goes = judge_classes(gather(names, layout, [0.3] * 5 + [0.6]), [False] * 5 + [True])
    assert (all(stays), any(goes)) == (True, False)
    assert judge_classes(gather(names, layout, [0.6] * 6), [True, False] * 3) == [True, False] * 3
