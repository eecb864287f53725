"""Rate sentences by a small neural network that learned what editors choose.

One layer of rectified linear units (Nair and Hinton, 2010) over the traits of a sentence. Where a
sentence stands fast, such a network is linear, so that what each trait adds to a rating is exact:
its weight times its value, summed over the units that fire. ``python -m tests.quality
learn`` writes the weights.
"""

from collections.abc import Sequence
from functools import cache
from itertools import repeat
from math import dist
from operator import mul
from pathlib import Path
from typing import Any, NamedTuple, Self

from summarize.rank.rating import Rating

FILE = Path(__file__).with_name("choice.network")

Row = Sequence[float]  # the traits of a sentence


class Network(NamedTuple):
    """The weights of a network, of which the scale of the traits is a part."""

    names: tuple[str, ...]  # of the traits
    means: tuple[float, ...]  # of the articles it learned from
    units: tuple[tuple[float, ...], ...]  # the weights of each, one a trait
    sizes: tuple[float, ...]  # sums of the squares of these
    biases: tuple[float, ...]  # of the units
    outputs: tuple[float, ...]  # what a unit that fires by 1 adds to the rating
    base: float


@cache
def load_network() -> Network:
    """Return the network of the program."""
    return parse_network(FILE.read_text(encoding="utf-8"))


def parse_network(text: str) -> Network:
    """Return the network that a text holds: a trait a line, its mean and its weights.

    Two more lines hold the biases and what the units add; a line that starts with # is none.
    """
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    table = {name: values for name, *values in (line.split("\t") for line in lines)}
    numbers = {name: tuple(map(float, values)) for name, values in table.items()}
    biases, (base, *outputs) = numbers.pop("bias"), numbers.pop("output")
    means, *units = zip(*numbers.values(), strict=True)
    return Network(
        tuple(numbers),
        means,
        tuple(units),
        tuple(sum(map(mul, unit, unit)) for unit in units),
        biases,
        tuple(outputs),
        base,
    )


def rate(network: Network, row: Row) -> float:
    """Return what the network says of a sentence: above 0 is better than most."""
    total = network.base
    for fires, output in zip(_measure_units(network, row), network.outputs, strict=True):
        if fires > 0:
            total += output * fires
    return total


def _measure_units(network: Network, row: Row) -> list[float]:
    """Return by how much each unit fires; below 0 it does not.

    The product of two vectors is told by their lengths and their distance (the law of cosines),
    which Python measures in C: that takes two fifths of the time of a sum of products.
    """
    own = sum(map(mul, row, row))
    distances = map(dist, network.units, repeat(row))
    return [
        (own + size - distance * distance) / 2 + bias
        for size, distance, bias in zip(network.sizes, distances, network.biases, strict=True)
    ]


def explain(network: Network, row: Row) -> dict[str, float]:
    """Return what each kind of trait adds to a rating, by what stands before its colon.

    A trait adds nothing where it is as in the mean of all articles. What hangs on no trait of the
    sentence, or on those of its article, is the "base".
    """
    outputs = [
        output if fires > 0 else 0.0
        for fires, output in zip(_measure_units(network, row), network.outputs, strict=True)
    ]
    base = network.base + sum(map(mul, network.biases, outputs))
    parts: dict[str, float] = {}
    columns = zip(network.names, zip(*network.units, strict=True), row, network.means, strict=True)
    for name, weights, value, mean in columns:
        slope = sum(map(mul, weights, outputs))
        kind = name.partition(":")[0]
        parts[kind] = parts.get(kind, 0.0) + slope * (value - mean)
        base += slope * mean
    parts["base"] = base + parts.pop("article", 0.0)
    return parts


class NetworkRating(Rating):
    """A rating of which the first part is the network's, explained when somebody asks for it."""

    __slots__ = ("_row",)
    _row: tuple[float, ...]

    @classmethod
    def add_up_with_row(
        cls, names: tuple[str, ...], values: tuple[float, ...], row: tuple[float, ...]
    ) -> Self:
        """Build a rating from its parts and the traits from which the network made the first."""
        rating = cls.add_up(names, values)
        rating._row = row
        return rating

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle it with its parts and its traits."""
        return (*super().__reduce__(), (None, {"_row": self._row}))

    def _list_parts(self) -> dict[str, float]:
        parts = super()._list_parts()
        del parts[self._names[0]]
        for name, value in explain(load_network(), self._row).items():
            parts[name] = parts.get(name, 0.0) + value
        return parts

    def scale(self, low: float, span: float) -> Self:
        """Rescale it, as any rating; its traits stay with it."""
        rating = super().scale(low, span)
        rating._row = self._row
        return rating
