"""Estimate how likely a sentence dangles: refers to something that only other sentences name.

"Since 2022 it has carried ninety sensors" says nothing about its owner; neither do "the company",
"both", or a German "dafür" at the start. Logistic regression over the words of a sentence, those at
its start, its stance and its place; readers marked what they could not understand alone.
``python -m tests.quality learn`` writes the weights.
"""

from collections.abc import Sequence
from functools import cache
from math import exp, log
from operator import mul
from pathlib import Path
from typing import NamedTuple

from summarize.discourse.word_weights import load_sections, load_weights, sum_weights
from summarize.language.punctuation import ends_sentence
from summarize.models import Block, Sentence, Stance

FILE = Path(__file__).with_name("dangling.weights")

_SHARE, _FARTHEST = 3.0, 10  # factor and cap of traits, so that all are some 0..1
_QUOTES = frozenset('"“„«»「『')


class Place(NamedTuple):
    """The place of a sentence in its article."""

    number: int  # 0-based
    opens: bool  # a paragraph
    below: bool  # a heading
    kind: str  # of its block


class Model(NamedTuple):
    """The weights of the logistic regression, without those of words."""

    base: float
    traits: tuple[float, ...]  # as describe lists them


def locate(number: int, sentences: Sequence[Sentence], blocks: Sequence[Block]) -> Place:
    """Locate a sentence, by its number, among all of the article."""
    block = sentences[number].paragraph
    opens = number == 0 or sentences[number - 1].paragraph != block
    below = opens and block > 0 and blocks[block - 1].kind == "heading"
    return Place(number, opens, below, blocks[block].kind)


def describe(sentence: Sentence, stance: Stance, place: Place, words: int) -> tuple[float, ...]:
    """List the traits of a sentence of so many words, most of them 0..1."""
    text = sentence.text
    characters = set(text)
    capitals = sum([word[:1].isupper() for word in text.split()[1:]])
    return (
        stance.leans,
        min(2, stance.refers),
        min(2, stance.hints),
        stance.asks,
        place.opens,
        place.below,
        place.kind == "item",
        place.kind == "quote",
        place.number == 0,
        min(_FARTHEST, place.number) / _FARTHEST,
        log(max(1, words)),
        capitals > 0,
        min(1.0, _SHARE * capitals / max(1, words)),
        not _QUOTES.isdisjoint(characters),
        any(map(str.isdigit, characters)),
        ends_sentence(text),
        text[:1].islower(),
    )


def estimate_dangling(traits: Sequence[float], words: Sequence[str], language: str) -> float:
    """Estimate the probability, 0..1, that a sentence with these traits and words dangles."""
    model = load_model(FILE)
    total = model.base + sum(map(mul, model.traits, traits))
    total += sum_weights(words, load_weights(FILE, language))
    return 1 / (1 + exp(-total))


@cache
def load_model(file: Path) -> Model:
    """Load the model of a file."""
    return parse_model(load_sections(file)[""])


def parse_model(text: str) -> Model:
    """Parse the lines of the model: "base" and "traits"."""
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    numbers = {name: tuple(map(float, values)) for name, *values in rows}
    return Model(numbers["base"][0], numbers["traits"])
