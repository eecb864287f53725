"""Measure how time grows with a text: each shape is doubled, and the exponent fitted."""

from collections.abc import Callable, Iterator
from math import log
from statistics import fmean
from time import process_time

from summarize.errors import SummarizeError
from summarize.models import Source
from summarize.pipeline import read_article, summarize_article
from summarize.readers.several_articles import list_parts
from summarize.request import Request
from tests.quality.shapes import Shape, list_shapes

MOST = 1.3  # exponent: 1 is linear, 2 the square
_FIRST = 8_000  # bytes
_LARGEST = 4_000_000  # bytes
_LONG, _SHORT = 0.25, 0.03  # seconds: doubling ends at the one, the fit begins at the other
_TRIES = 3  # the least exponent counts, because a machine that does more only adds to it
Span = tuple[float, float]  # seconds from which on times are fitted, and with which they end


def measure_growth() -> Iterator[tuple[str, ...]]:
    """Return the exponent of every shape; raise AssertionError for those that are too large."""
    yield ("shape", "exponent")
    found: dict[str, float] = {}
    for name, shape in list_shapes().items():
        found[name] = fit_exponent(shape)
        yield (name, f"{found[name]:.2f}")
    yield ("in all", str(len(found)))
    yield ("largest", f"{max(found.values()):.2f}")
    large = [f"{name}: {exponent:.2f}" for name, exponent in found.items() if exponent > MOST]
    if large:
        raise AssertionError("\n".join(large))


def fit_exponent(
    shape: Shape,
    read: Callable[[bytes], object] | None = None,
    seconds: Span = (_SHORT, _LONG),
    largest: int = _LARGEST,
) -> float:
    """Return the power of its size by which the time of a shape grows; 0 for what is quick."""
    exponent = 0.0
    for attempt in range(_TRIES):
        fitted = _fit(_time_sizes(shape, read or read_whole, seconds, largest))
        exponent = fitted if attempt == 0 else min(exponent, fitted)
        if exponent <= MOST:
            break
    return exponent


def _time_sizes(
    shape: Shape, read: Callable[[bytes], object], span: Span, largest: int
) -> list[tuple[float, float]]:
    """Return the logarithms of sizes and seconds, of sizes that take long enough to be timed."""
    points: list[tuple[float, float]] = []
    size, seconds = _FIRST, 0.0
    read(shape(size))  # loads what it needs
    while size <= largest and seconds < span[1]:
        data = shape(size)
        start = process_time()
        read(data)
        seconds = process_time() - start
        if seconds >= span[0]:
            points.append((log(size), log(seconds)))
        size *= 2
    return points


def _fit(points: list[tuple[float, float]]) -> float:
    """Return the slope of the line through points; 0 where there are fewer than two."""
    if len(points) < 2:
        return 0.0
    x, y = (fmean(values) for values in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def read_whole(data: bytes) -> None:
    """Read and summarize all articles in a source; what is none is fine."""
    try:
        for item in list_parts(Source("growth", data)):
            summarize_article(read_article(item.source, Request()), Request("5"))
    except SummarizeError:
        pass
