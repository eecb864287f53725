"""Estimates of a whole corpus hold what they say, also of mixed inputs."""

from random import Random

import pytest

from summarize.corpus.estimate import Sample, estimate_sum, estimate_whole


@pytest.mark.parametrize(
    ("shards", "planned", "size", "expected"),
    [
        pytest.param([(10, 5)], 4, 40, (None, 20, None), id="one-shard-has-no-bounds"),
        pytest.param([(10, 5), (20, 10)], 4, 60, (30, 30, 30), id="in-proportion-to-bytes"),
        pytest.param([(10, 5), (10, 7)], 2, 20, (12, 12, 12), id="all-are-done"),
        pytest.param([(10, 0), (10, 0)], 9, 90, (0, 0, 0), id="nothing"),
        pytest.param([(10, 4), (10, 6)], 4, 40, (10, 20, 40), id="as-many-as-are-known-or-more"),
    ],
)
def test_a_sum_is_estimated_by_bytes(
    shards: list[tuple[float, float]], planned: int, size: int, expected: tuple[int | None, ...]
) -> None:
    assert estimate_sum(shards, planned, size) == expected


@pytest.mark.parametrize(("count", "least"), [(5, 0.87), (20, 0.92)])
def test_the_truth_is_within_the_bounds_19_times_of_20(count: int, least: float) -> None:
    """Of shards of three kinds of inputs, whose articles differ in size by a factor of twenty."""
    chance, held = Random(1), 0
    for _ in range(400):
        sizes = [chance.choice((1, 4, 4)) * 1000 for _ in range(200)]
        shards = [(size, size // chance.choice((5, 10, 100))) for size in sizes]
        done = chance.sample(shards, count)
        low, _, high = estimate_sum(done, len(shards), sum(sizes))
        assert low is not None
        assert high is not None
        held += low <= sum(y for _, y in shards) <= high
    assert least <= held / 400 <= 0.98


def test_each_figure_of_a_shard_is_estimated() -> None:
    samples = [Sample(10, 2, 1, 3.0, 100), Sample(10, 2, 1, 3.0, 100)]
    assert {name: each[1] for name, each in estimate_whole(samples, 6, 60).items()} == {
        "articles": 12, "failed": 6, "cpu_seconds": 18, "written": 600,
    }  # fmt: skip
