"""Extrapolate a whole corpus from those of its shards that are done."""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

_SURE = 1.96  # standard errors of an interval that holds 19 times of 20, of many shards


class Sample(NamedTuple):
    """A shard that is done to its end."""

    size: int  # bytes read
    articles: int
    failed: int  # of them, without those that have no article
    cpu_seconds: float
    written: int  # bytes


Interval = tuple[int | None, int, int | None]  # low, value and high; None if one shard is done


def estimate_sum(shards: Sequence[tuple[float, float]], planned: int, size: int) -> Interval:
    """Estimate a sum over ``planned`` shards of ``size`` bytes from the bytes and values of some.

    A value is taken to grow with the bytes (ratio estimator: Cochran, Sampling Techniques, 1977,
    chapter 6). The truth is between the bounds 19 times of 20 (Student's t over shards).
    """
    count, read, found = len(shards), sum(x for x, _ in shards), sum(y for _, y in shards)
    whole = size / max(1, read)
    value = found * whole
    if count < 2:
        return None, round(value), None
    squares = sum((y - found / max(1, read) * x) ** 2 for x, y in shards) / (count - 1)
    error = whole * sqrt(max(0.0, 1 - count / planned) * count * squares)
    bound = _find_quantile(count - 1) * error
    return round(max(found, value - bound)), round(value), round(value + bound)


def _find_quantile(freedom: int) -> float:
    """Approximate the quantile of Student's t (Abramowitz and Stegun, 26.7.5)."""
    z = _SURE
    first, second = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return z + first / freedom + second / freedom**2


def estimate_whole(samples: Iterable[Sample], planned: int, size: int) -> dict[str, Interval]:
    """Estimate articles, failures, CPU seconds and bytes of output: low, value and high of each."""
    known = list(samples)
    return {
        name: estimate_sum([(each.size, getattr(each, name)) for each in known], planned, size)
        for name in Sample._fields[1:]
    }
