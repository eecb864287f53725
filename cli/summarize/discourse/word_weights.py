"""Weights of words, by language and by their place in a sentence, for models that read wording.

A file of weights has lines of its model first, then a section for each language, as ``[en]``. A
line of a section is a word and its weights: anywhere in a sentence, as its first word, and near its
start. Among the lines of the model, "#" opens a comment.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from summarize.lazy import remember

_NEAR = 4  # words from the second to this one are near the start

_REMEMBERED = 20_000  # cached words; a novel has 10,000

# None for an unknown word. Numbers are read when a word is met: to read those of 1,100 English
# words would take a millisecond of each start.
Weights = Callable[[str], tuple[float, ...]]


def list_places(words: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """List the distinct words of a sentence by place: anywhere, as the first, near the start."""
    return list(dict.fromkeys(words)), list(words[:1]), list(dict.fromkeys(words[1:_NEAR]))


def sum_weights(words: Sequence[str], weights: Weights) -> float:
    """Sum the weights of the words of a sentence; a word counts once at each of list_places."""
    anywhere = sum([known[0] for known in map(weights, dict.fromkeys(words)) if known])
    first = sum([known[1] for known in map(weights, words[:1]) if known])
    near = sum([known[2] for known in map(weights, dict.fromkeys(words[1:_NEAR])) if known])
    return anywhere + first + near


@cache
def load_sections(file: Path) -> Mapping[str, str]:
    """Load the lines of a file by language; those of its model are under ""."""
    return split_sections(file.read_text(encoding="utf-8"))


@cache
def load_weights(file: Path, language: str) -> Weights:
    """Load the weights of the words of one language."""
    lines = load_sections(file).get(language, "").splitlines()
    rows = {word: numbers for word, _, numbers in (line.partition("\t") for line in lines)}

    def read(word: str) -> tuple[float, ...]:
        return tuple(map(float, rows[word].split("\t"))) if word in rows else ()

    return remember(read, _REMEMBERED)


def split_sections(text: str) -> dict[str, str]:
    """Split a file by language; the lines of its model are under ""."""
    head, *sections = text.split("\n[")
    named = (section.partition("]\n") for section in sections)
    return {"": head, **{language: lines for language, _, lines in named}}
