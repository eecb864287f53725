"""Weights of words, by language and by their place in a sentence, for models that read wording.

A file of weights has lines of its model first, then a section for each language, as ``[en]``. A
line of a section is a word and its weights: anywhere in a sentence, as its first word, and near its
start. Among the lines of the model, "#" opens a comment.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_NEAR = 4  # words from the second to this one are near the start

# By word, as in the file: numbers are read when a word is met. Reading those of 1,100 English words
# would take a millisecond of each start.
Weights = Mapping[str, str]


def list_places(words: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """List the distinct words of a sentence by place: anywhere, as the first, near the start."""
    return list(dict.fromkeys(words)), list(words[:1]), list(dict.fromkeys(words[1:_NEAR]))


def sum_weights(words: Sequence[str], weights: Weights) -> float:
    """Sum the weights of the words of a sentence; a word counts once at each of list_places."""
    known = {word: _read_numbers(weights[word]) for word in words if word in weights}
    anywhere = sum([numbers[0] for numbers in known.values()])
    first = sum([known[word][1] for word in words[:1] if word in known])
    near = sum([known[word][2] for word in dict.fromkeys(words[1:_NEAR]) if word in known])
    return anywhere + first + near


@cache
def load_sections(file: Path) -> Mapping[str, str]:
    """Load the lines of a file by language; those of its model are under ""."""
    return split_sections(file.read_text(encoding="utf-8"))


@cache
def load_weights(file: Path, language: str) -> Weights:
    """Load the weights of the words of one language."""
    return parse_weights(load_sections(file).get(language, ""))


def split_sections(text: str) -> dict[str, str]:
    """Split a file by language; the lines of its model are under ""."""
    head, *sections = text.split("\n[")
    named = (section.partition("]\n") for section in sections)
    return {"": head, **{language: lines for language, _, lines in named}}


def parse_weights(lines: str) -> Weights:
    """Parse the lines of a language."""
    return {word: numbers for word, _, numbers in (x.partition("\t") for x in lines.splitlines())}


@cache
def _read_numbers(text: str) -> tuple[float, ...]:
    return tuple(map(float, text.split("\t")))
