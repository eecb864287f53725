"""Find cue phrases: those that refer, announce, conclude, present, and so on.

The phrases of each language are in lists/, by section. A line is a phrase that matches whole words,
whatever their case; "#" is a number, and "*" ends a prefix. "^" in front: only at the start of the
sentence. "<" in front: only among its first five words, where an antecedent is unlikely to come
first. "!" in front: an exception, which contains a phrase of the section but does not count.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress
from math import inf
from pathlib import Path
from typing import NamedTuple

from summarize import word_lists
from summarize.language.writing_systems import has_spaceless
from summarize.lazy import remember

KINDS = (
    "opens",
    "joins",
    "refers",
    "hints",
    "pronouns",
    "times",
    "announces",
    "concludes",
    "presents",
    "claims",
    "advises",
    "publication",
    "rejects",
    "objects",
)

_WORD = re.compile(r"\w+")
_PART = re.compile(r"#|\w+\*?")
_STEM = 3  # letters by which words with a "*" are looked up
_REMEMBERED = 10_000  # words whose lookup is cached, about the vocabulary of a novel
_SENTENCES = 5_000  # cached: the stance of each is detected, and its wording is rated
_LATEST = {"^": 0, "<": 4}  # the last word at which a phrase with this mark may begin
_FILES = {"nb": "no", "nn": "no"}  # languages that share a list

Span = tuple[int, int]  # of words, the end past the last


class _Phrase(NamedTuple):
    kind: str
    mark: str  # "^", "<", "!" or none
    parts: tuple[str, ...]
    anchor: int  # number of the part by which it is looked up
    latest: float  # number of the last word at which it may begin
    exact: bool  # it has no "#" and no "*"


class _Anchors(NamedTuple):
    """Functions that look up the phrases with a word as their anchor.

    Many phrases of common words such as "it" count only at the start of a sentence. Not looking
    for them later saves two lookups in five.
    """

    early: Callable[[str], tuple[_Phrase, ...]]
    late: Callable[[str], tuple[_Phrase, ...]]  # without those that only count early
    reach: int  # words at the start of a sentence that may be anchors of the latter


Cues = dict[str, tuple[_Phrase, ...]]  # by anchor; "abc*" for prefixes
_NOTHING: dict[str, list[Span]] = {kind: [] for kind in KINDS}


def find_cues(words: Sequence[str], language: str) -> dict[str, list[Span]]:
    """Find the spans of the phrases of each kind among the words of a sentence.

    The words are those of list_words. A language without a list has no phrases.
    """
    words = tuple(words)
    anchors = _anchors(language)
    first = anchors.reach
    anchored = (*map(anchors.early, words[:first]), *map(anchors.late, words[first:]))
    hits = []
    for at, phrases in compress(enumerate(anchored), anchored):
        for kind, mark, parts, anchor, latest, exact in phrases:
            start = at - anchor
            end = start + len(parts)
            if (
                0 <= start <= latest
                and (
                    end == start + 1  # the anchor is all of it
                    or (words[start:end] == parts if exact else _fit(parts, words[start:end]))
                )
            ):
                hits.append((kind, mark, start, end))
    if not hits:
        return _NOTHING
    spared = {(kind, i) for kind, mark, *span in hits if mark == "!" for i in range(*span)}
    found: dict[str, list[Span]] = {}
    for kind, mark, start, end in hits:
        if mark != "!" and not (spared and all((kind, i) in spared for i in range(start, end))):
            found.setdefault(kind, []).append((start, end))
    return _NOTHING | found


def _fit(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return len(parts) == len(words) and all(map(_fits, parts, words))


def _fits(part: str, word: str) -> bool:
    if part == "#":
        return word[0].isdigit()
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


@lru_cache(_SENTENCES)
def list_words(text: str) -> tuple[str, ...]:
    """List the words of a sentence for matching; in scripts without spaces, its characters."""
    words = _WORD.findall(_fold(text))
    return tuple(words if text.isascii() else _cut(words))


def _fold(text: str) -> str:
    # The Turkish capital İ folds to two characters, of which one is no letter.
    return text.replace("İ", "i").casefold()


def _cut(words: list[str]) -> list[str]:
    if not has_spaceless("".join(words)):
        return words
    return [part for word in words for part in (word if has_spaceless(word) else [word])]


@cache
def _anchors(language: str) -> _Anchors:
    """Build the lookup of a language; most words are no anchors."""
    cues, reach = _load_cues(language)

    def list_all(word: str) -> tuple[_Phrase, ...]:
        near = (*cues.get(word, ()), *cues.get(word[:_STEM] + "*", ()))
        return tuple(phrase for phrase in near if _fits(phrase.parts[phrase.anchor], word))

    def list_late(word: str) -> tuple[_Phrase, ...]:
        return tuple(phrase for phrase in list_all(word) if phrase.latest == inf)

    return _Anchors(remember(list_all, _REMEMBERED), remember(list_late, _REMEMBERED), reach)


@cache
def _load_cues(language: str) -> tuple[Cues, int]:
    """Load the phrases of a language, and how many first words may anchor those with a mark."""
    found: dict[str, list[_Phrase]] = {}
    reach = 0
    for kind, line in read_list(language):
        mark = line[0] if line[0] in "^<!" else ""
        bare = line.removeprefix(mark)
        parts = bare.split() if line.isascii() else _cut(_PART.findall(bare))
        exact = "*" not in line and "#" not in line
        # The longest word is mostly the rarest; of equals the last, as in "the man who".
        key = max(reversed(parts), key=len if exact else _weigh)
        anchor, latest = parts.index(key), _LATEST.get(mark, inf)
        if mark in _LATEST:
            reach = max(reach, _LATEST[mark] + anchor + 1)
        if key[-1] == "*":
            key = key[:_STEM] + "*"
        found.setdefault(key, []).append(_Phrase(kind, mark, tuple(parts), anchor, latest, exact))
    return {key: tuple(phrases) for key, phrases in found.items()}, reach


def _weigh(part: str) -> tuple[bool, int]:
    """Rank a part of a phrase as an anchor: whole words first, then by length."""
    return part[-1] not in "#*", len(part)


def read_list(language: str) -> Iterator[tuple[str, str]]:
    """Yield the phrases in the list of a language, each after its section."""
    file = Path(__file__).parent / "lists" / f"{_FILES.get(language, language)}.txt"
    if not file.is_file():
        return
    yield from ((kind, _fold(line)) for kind, line in word_lists.read_list(file))
