"""Average link by nearest-neighbour chains: the same groups as by merging the nearest pair."""

import random
from itertools import combinations

import pytest

from summarize.stories.clustering import Pair, cluster


def merge_nearest(count: int, similarities: dict[Pair, float], least: float) -> list[list[int]]:
    """Merge the nearest pair of groups again and again, by its definition."""
    groups = [[number] for number in range(count)]

    def mean(a: list[int], b: list[int]) -> float:
        pairs = [(min(x, y), max(x, y)) for x in a for y in b]
        return sum(similarities.get(pair, 0.0) for pair in pairs) / len(pairs)

    while len(groups) > 1:
        a, b = max(combinations(groups, 2), key=lambda pair: mean(*pair))
        if mean(a, b) < least:
            break
        groups = [group for group in groups if group not in (a, b)] + [sorted(a + b)]
    return sorted(groups)


@pytest.mark.parametrize("seed", range(30))
def test_chains_find_the_groups_of_the_plain_method(seed: int) -> None:
    chance = random.Random(seed)
    count = chance.randint(1, 14)
    alike = {p: chance.random() for p in combinations(range(count), 2) if chance.random() < 0.5}
    assert cluster(count, alike.items(), 0.2) == merge_nearest(count, alike, 0.2)


def test_equal_similarities_end() -> None:
    alike = dict.fromkeys(combinations(range(9), 2), 0.5)
    assert cluster(9, alike.items(), 0.4) == [list(range(9))]
    assert cluster(9, alike.items(), 0.6) == [[number] for number in range(9)]


def test_a_bridge_joins_no_groups() -> None:
    sides = [*combinations(range(4), 2), *combinations(range(4, 8), 2)]
    alike = {**dict.fromkeys(sides, 0.9), (3, 4): 0.9}
    assert cluster(8, alike.items(), 0.2) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_nothing_has_no_groups() -> None:
    assert cluster(0, (), 0.1) == []


def test_a_member_with_too_little_in_sum_is_alone() -> None:
    alike = {(0, 1): 0.9, (0, 2): 0.3, (1, 2): 0.3}
    assert cluster(3, alike.items(), 0.2) == [[0, 1, 2]]
    assert cluster(3, alike.items(), 0.2, enough=0.6) == [[0, 1, 2]]
    assert cluster(3, alike.items(), 0.2, enough=0.7) == [[0, 1], [2]]
    assert cluster(3, alike.items(), 0.2, enough=1.3) == [[0], [1], [2]]


@pytest.mark.parametrize("seed", range(10))
def test_members_of_every_group_have_enough_in_sum(seed: int) -> None:
    chance = random.Random(seed)
    alike = {p: chance.random() for p in combinations(range(14), 2) if chance.random() < 0.5}
    groups = cluster(14, alike.items(), 0.2, enough=1.0)
    assert sorted(number for group in groups for number in group) == list(range(14))
    for group in groups:
        for member in group:
            pairs = [(min(member, o), max(member, o)) for o in group if o != member]
            assert not pairs or sum(alike.get(pair, 0.0) for pair in pairs) >= 1.0


def test_a_long_chain_of_mergers_is_taken_apart() -> None:
    alike = {(0, n): 10.0 * n for n in range(1, 1_200)}
    assert len(cluster(1_200, alike.items(), 0.001)) == 1
    assert cluster(1_200, alike.items(), 0.001, enough=11_990)[0] == [0, 1_199]


def test_two_large_groups_that_are_nearer_within_than_to_each_other_part() -> None:
    def link(size: int, between: float) -> dict[Pair, float]:
        sides = [*combinations(range(size), 2), *combinations(range(size, 2 * size), 2)]
        across = [(a, b) for a in range(size) for b in range(size, 2 * size)]
        return {**dict.fromkeys(sides, 0.9), **dict.fromkeys(across, between)}

    two = [[*range(5)], [*range(5, 10)]]
    assert cluster(10, link(5, 0.3).items(), 0.2, enough=0.5) == two
    assert cluster(10, link(5, 0.6).items(), 0.2, enough=0.5) == [[*range(10)]]
    assert cluster(8, link(4, 0.3).items(), 0.2, enough=0.5) == [[*range(8)]]
    assert cluster(10, link(5, 0.3).items(), 0.2) == [[*range(10)]]
