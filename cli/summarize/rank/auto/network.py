"""Rate sentences by a small neural network that learned what editors choose.

One layer of rectified linear units (Nair and Hinton, 2010) over the traits of a sentence. Where a
sentence stands fast, such a network is linear, so that what each trait adds to a rating is exact:
its weight times its value, summed over the units that fire. ``python -m tests.quality
learn`` writes the weights.
"""

from collections.abc import Sequence
from functools import cache
from operator import mul
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("choice.network")

Row = Sequence[float]  # the traits of a sentence


class Network(NamedTuple):
    """The weights of a network, of which the scale of the traits is a part."""

    names: tuple[str, ...]  # of the traits
    means: tuple[float, ...]  # of the articles it learned from
    units: tuple[tuple[float, ...], ...]  # the weights of each, one a trait
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
    columns = list(numbers.values())
    return Network(
        tuple(numbers),
        tuple(column[0] for column in columns),
        tuple(zip(*(column[1:] for column in columns), strict=True)),
        biases,
        tuple(outputs),
        base,
    )


def rate(network: Network, row: Row) -> float:
    """Return what the network says of a sentence: above 0 is better than most."""
    total = network.base
    for weights, bias, output in zip(network.units, network.biases, network.outputs, strict=True):
        fires = bias + sum(map(mul, weights, row))
        if fires > 0:
            total += output * fires
    return total


def explain(network: Network, row: Row) -> dict[str, float]:
    """Return what each kind of trait adds to a rating, by what stands before its colon.

    A trait adds nothing where it is as in the mean of all articles. What hangs on no trait of the
    sentence, or on those of its article, is the "base".
    """
    firing = [
        (weights, bias, output)
        for weights, bias, output in zip(
            network.units, network.biases, network.outputs, strict=True
        )
        if bias + sum(map(mul, weights, row)) > 0
    ]
    outputs = [output for _, _, output in firing]
    columns = zip(*(weights for weights, _, _ in firing), strict=True) if firing else ()
    slopes = [sum(map(mul, column, outputs)) for column in columns] or [0.0] * len(row)
    base = network.base + sum(bias * output for _, bias, output in firing)
    parts: dict[str, float] = {}
    for name, slope, value, mean in zip(network.names, slopes, row, network.means, strict=True):
        kind = name.partition(":")[0]
        parts[kind] = parts.get(kind, 0.0) + slope * (value - mean)
        base += slope * mean
    parts["base"] = base + parts.pop("article", 0.0)
    return parts
