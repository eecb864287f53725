"""What a sentence says of its place in the text: that it refers, announces, concludes.

The phrases stand in lists/, a file a language. A line is a phrase, matched by whole words without
case: "#" is a number, and "*" ends a word of which only the start counts. "^" before it: only as
the sentence opens. "!" before it: words that look like a phrase of the section, and are innocent.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from summarize.text.scripts import SPACELESS_LETTER

KINDS = ("opens", "refers", "hints", "pronouns", "announces", "concludes")

_WORD = re.compile(r"\w+")
_PART = re.compile(r"#|\w+\*?")
_STEM = 3  # letters by which the words with a "*" are found
_FILES = {"da": "no", "nb": "no", "nn": "no"}  # who can share a list if there is none of their own

Phrase = tuple[str, ...]
Span = tuple[int, int]  # of words, the end past the last


@dataclass(frozen=True, slots=True)
class Cues:
    """The phrases of one kind."""

    opening: dict[str, tuple[Phrase, ...]]  # by the first word, or the start of it
    within: dict[str, tuple[Phrase, ...]]
    innocent: dict[str, tuple[Phrase, ...]]

    def find(self, words: Sequence[str]) -> Iterator[Span]:
        """Yield where phrases stand among the words of a sentence, in lower case."""
        spared = list(_find(self.innocent, words, len(words))) if self.innocent else []
        for spans in (_find(self.opening, words, 1), _find(self.within, words, len(words))):
            for start, end in spans:
                if not any(a <= start < b for a, b in spared):
                    yield start, end


def _find(
    phrases: dict[str, tuple[Phrase, ...]], words: Sequence[str], places: int
) -> Iterator[Span]:
    for start, word in enumerate(words[:places]):
        for key in (word, word[:_STEM] + "*"):
            for phrase in phrases.get(key, ()):
                end = start + len(phrase)
                if end <= len(words) and all(map(_fits, phrase, words[start:end])):
                    yield start, end


def _fits(part: str, word: str) -> bool:
    if part == "#":
        return word[0].isdigit()
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def list_words(text: str) -> list[str]:
    """Return the words of a sentence as the phrases are matched; a character each without spaces."""
    folded = text.casefold()
    words = _WORD.findall(folded)
    if not SPACELESS_LETTER.search(folded):
        return words
    return [
        part
        for word in words
        for part in (list(word) if SPACELESS_LETTER.search(word) else [word])
    ]


@cache
def load_cues(language: str) -> dict[str, Cues]:
    """Return the phrases of a language by their kind; none where it has no list."""
    folder = Path(__file__).parent / "lists"
    file = folder / f"{language}.txt"
    if not file.is_file():
        file = folder / f"{_FILES.get(language, language)}.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    kind = KINDS[0]
    for line in lines:
        if line.startswith("["):
            kind = line.strip("[] ")
        elif line.strip() and not line.startswith("# "):
            found[kind].append(line.strip())
    return {kind: _build(phrases) for kind, phrases in found.items()}


def _build(lines: Sequence[str]) -> Cues:
    groups: dict[str, dict[str, tuple[Phrase, ...]]] = {"^": {}, "!": {}, "": {}}
    for line in lines:
        mark = line[0] if line[0] in groups else ""
        phrase = tuple(_list_parts(line.removeprefix(mark)))
        first = phrase[0]
        key = first[:_STEM] + "*" if first.endswith("*") else first
        group = groups[mark]
        group[key] = (*group.get(key, ()), phrase)
    return Cues(groups["^"], groups[""], groups["!"])


def _list_parts(phrase: str) -> Iterator[str]:
    for word in _PART.findall(phrase.casefold()):
        yield from list(word) if SPACELESS_LETTER.search(word) else [word]
