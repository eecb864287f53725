"""A small neural network that rates sentences, trained on the choices of editors.

It is one layer of rectified linear units (Nair and Hinton, 2010) over the traits of a sentence. For
a given sentence such a network is linear, so the contribution of each trait is exact: its value
times its weights, summed over the units that fire. ``python -m tests.quality learn`` writes the
weights.
"""

from collections.abc import Sequence
from functools import cache
from itertools import repeat
from math import dist
from operator import mul
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("choice.network")

Row = Sequence[float]  # the traits of a sentence


class Network(NamedTuple):
    """The weights of a network; they include the scaling of the traits."""

    names: tuple[str, ...]  # of the traits
    means: tuple[float, ...]  # of the traits in the training data
    units: tuple[tuple[float, ...], ...]  # weights of each unit, one per trait
    sizes: tuple[float, ...]  # sums of squares of the weights of each unit
    biases: tuple[float, ...]  # of the units
    outputs: tuple[float, ...]  # what a unit adds to the rating per unit of activation
    base: float


@cache
def load_network() -> Network:
    """Load the network that comes with the program."""
    return parse_network(FILE.read_text(encoding="utf-8"))


def parse_network(text: str) -> Network:
    """Parse the file format of a network: one trait per line, with its mean and its weights.

    The lines "bias" and "output" hold the biases and output weights; "#" opens a comment.
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
    """Rate a sentence by its traits, from some -0.7 to 1.3: above 0 is better than most."""
    total = network.base
    for fires, output in zip(_measure_units(network, row), network.outputs, strict=True):
        if fires > 0:
            total += output * fires
    return total


def _measure_units(network: Network, row: Row) -> list[float]:
    """Compute the input of each unit; it fires if that is above 0.

    The law of cosines gives the product of two vectors from their lengths and their distance, which
    Python computes in C: this takes two fifths of the time of a sum of products.
    """
    own = sum(map(mul, row, row))
    distances = map(dist, network.units, repeat(row))
    return [
        (own + size - distance * distance) / 2 + bias
        for size, distance, bias in zip(network.sizes, distances, network.biases, strict=True)
    ]


def explain(row: Row) -> dict[str, float]:
    """Split a rating into the contributions of each kind of trait, the part before the colon.

    A trait that equals its mean in the training data contributes nothing. "base" is the rest, with
    the contribution of traits of the article.
    """
    network = load_network()
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
