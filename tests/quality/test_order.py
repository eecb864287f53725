"""The order of the lines of a paper is measured by its neighbours and by the rank of all."""

import pytest

from tests.benchmarks.formats import rank_correlation, share_neighbours


@pytest.mark.parametrize(
    ("places", "share"),
    [
        pytest.param([0, 8, 16], 1.0, id="one after the other"),
        pytest.param([0, 8, 19], 1.0, id="with a note between them"),
        pytest.param([0, 40, 48], 0.5, id="another column between them"),
        pytest.param([16, 8, 0], 0.0, id="backwards"),
        pytest.param([0, None, 16, 24], 1.0, id="one is not found"),
        pytest.param([], 0.0, id="none"),
    ],
)
def test_neighbours_stay_neighbours(places: list[int | None], share: float) -> None:
    assert share_neighbours(places) == share


@pytest.mark.parametrize(
    ("places", "tau"),
    [
        pytest.param([0, 8, 16, 24], 1.0, id="in order"),
        pytest.param([24, 16, 8, 0], -1.0, id="backwards"),
        pytest.param([16, 24, 0, 8], -1 / 3, id="columns the wrong way round"),
        pytest.param([5], 1.0, id="one"),
    ],
)
def test_the_rank_of_all_lines_is_compared(places: list[int], tau: float) -> None:
    assert rank_correlation(places) == pytest.approx(tau)
