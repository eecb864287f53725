"""Measure how time and memory grow with a document: each shape is made longer and longer."""

import json
import os
import resource
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from math import log
from statistics import fmean
from time import process_time
from typing import NamedTuple

from summarize.errors import SummarizeError
from summarize.models import Source
from summarize.pipeline import read_article, summarize_article
from summarize.readers.several_articles import list_parts
from summarize.request import Request
from tests.quality.shapes import list_crossed, list_pairs, list_shapes

MOST = 1.3  # exponent: 1 is linear, 2 the square
SECONDS, MEGABYTES = 10, 1_000  # of the processor and of memory, that nothing may take
LARGEST = 1_000_000  # bytes
_FIRST = 8_000  # bytes
_LONG, _SHORT = 0.25, 0.03  # seconds: doubling ends at the one, the fit begins at the other
_SLOW, _FAT = 3.0, 350.0  # what is expected from which on it is tried: seconds, MB
_TRIES = 3  # the least exponent counts, because a machine that does more only adds to it
_ARTICLES = 200  # of a source that are read: each of them is an article of its own
_COUNT = 600  # shapes
Make = Callable[[int], bytes]  # from about how many bytes to a document
Span = tuple[float, float]  # seconds from which on times are fitted, and with which they end


class Growth(NamedTuple):
    """What a shape costs."""

    exponent: float
    seconds: float  # for the largest size, as measured or as expected from a smaller one
    megabytes: float  # of the process, likewise


def measure_growth(count: int = _COUNT, first: int = 0) -> Iterator[tuple[str, ...]]:
    """Yield what shapes cost: pairs, those that are listed, and every so manieth crossed one.

    Raise AssertionError for those that cost too much.
    """
    yield ("shape", "exponent", "seconds", "MB")
    shapes: dict[str, Make] = {**list_pairs(), **list_shapes()}
    crossed = list_crossed()
    step = max(1, len(crossed) // max(1, count - len(shapes)))
    shapes.update(islice(crossed.items(), first % step, None, step))
    read_whole(shapes["lines"](_FIRST))  # loads what all need, before it is forked
    found: dict[str, Growth | None] = {}
    for name, make in shapes.items():
        found[name] = grown = _measure_apart(make)
        numbers = (f"{n:.2f}" for n in grown) if grown else ("killed",)
        yield (name, *numbers)
    yield ("in all", str(len(found)))
    whole = [grown for grown in found.values() if grown]
    yield ("most", *(f"{max(numbers):.2f}" for numbers in zip(*whole, strict=True)))
    large = [f"{name}: {grown}" for name, grown in found.items() if not is_small(grown)]
    if large:
        raise AssertionError("\n".join(large))


def is_small(grown: Growth | None) -> bool:
    """Tell whether a shape costs no more than it may; what was killed costs more."""
    if grown is None:
        return False
    within = grown.seconds <= SECONDS and grown.megabytes <= MEGABYTES
    return within and grown.exponent <= MOST


def _measure_apart(make: Make) -> Growth | None:
    """Measure a shape in a process of its own, where memory and time end; None where they do."""
    told, tell = os.pipe()
    process = os.fork()
    if not process:
        with suppress(MemoryError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (5 * SECONDS, 5 * SECONDS))
            os.write(tell, json.dumps(measure_shape(make)).encode())
        os._exit(0)
    os.close(tell)
    with os.fdopen(told) as file:
        text = file.read()
    os.waitpid(process, 0)
    return Growth(*json.loads(text)) if text else None


def measure_shape(make: Make) -> Growth:
    """Return what a shape costs; it is read up to its largest where it may be slow or large."""
    exponent, size, seconds = _fit_tries(make, read_whole, (_SHORT, _LONG), LARGEST)
    more = LARGEST / size
    megabytes = _measure_memory()
    if seconds * more < _SLOW and megabytes * min(more, 4) < _FAT:
        return Growth(exponent, seconds * more, megabytes)
    while size < LARGEST and seconds <= SECONDS:  # the largest may be refused, those before not
        size = min(2 * size, LARGEST)
        data = make(size)
        start = process_time()
        read_whole(data)
        seconds = max(seconds, process_time() - start)
    return Growth(exponent, seconds, _measure_memory())


def _measure_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def fit_exponent(
    make: Make,
    read: Callable[[bytes], object] | None = None,
    seconds: Span = (_SHORT, _LONG),
    largest: int = LARGEST,
) -> float:
    """Return the power of its size by which the time of a shape grows; 0 for what is quick."""
    return _fit_tries(make, read or read_whole, seconds, largest)[0]


def _fit_tries(
    make: Make, read: Callable[[bytes], object], span: Span, largest: int
) -> tuple[float, int, float]:
    """Return the least exponent of some tries, the largest size that was read, and its seconds."""
    tries: list[tuple[float, int, float]] = []
    while len(tries) < _TRIES and (not tries or tries[-1][0] > MOST):
        times = _time_sizes(make, read, span, largest)
        tries.append((_fit(times, span[0]), *times[-1]))
    return min(tries)


def _time_sizes(
    make: Make, read: Callable[[bytes], object], span: Span, largest: int
) -> list[tuple[int, float]]:
    """Return sizes in bytes and the seconds that each took, up to a long one."""
    times: list[tuple[int, float]] = []
    size = _FIRST
    read(make(size))  # loads what it needs
    while size <= largest and (not times or times[-1][1] < span[1]):
        data = make(size)
        start = process_time()
        read(data)
        times.append((size, process_time() - start))
        size *= 2
    return times


def _fit(times: list[tuple[int, float]], least: float) -> float:
    """Return the slope of the logarithms of what took long enough; 0 of fewer than two."""
    points = [(log(size), log(seconds)) for size, seconds in times if seconds >= least]
    if len(points) < 2:
        return 0.0
    x, y = (fmean(values) for values in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def read_whole(data: bytes) -> None:
    """List the articles in a source and read the first of them; what is none is fine."""
    try:
        for item in islice(list_parts(Source("growth", data)), _ARTICLES):
            summarize_article(read_article(item.source, Request()), Request("5"))
    except SummarizeError:
        pass
