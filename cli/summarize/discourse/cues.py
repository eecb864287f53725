"""What a sentence says of its place in the text: that it refers, announces, concludes, presents.

The phrases stand in lists/, a file a language, in sections. A line is a phrase, matched by whole
words without case: "#" is a number, and "*" ends a word of which only the start counts. "^" before
it: only as the sentence opens. "<" before it: only among its first five words, where what it stands
for can hardly come before it. "!" before it: words that hold a phrase of the section, and are
innocent.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
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
)

_WORD = re.compile(r"\w+")
_PART = re.compile(r"#|\w+\*?")
_STEM = 3  # letters by which the words with a "*" are found
_REMEMBERED = 10_000  # words whose phrases are looked up once, about as many as a novel has
_LATEST = {"^": 0, "<": 4}  # number of the word where a phrase with a mark begins at the latest
_FILES = {"nb": "no", "nn": "no"}  # who share a list

Span = tuple[int, int]  # of words, the end past the last


class _Phrase(NamedTuple):
    kind: str
    mark: str  # "^", "<", "!" or none
    parts: tuple[str, ...]
    anchor: int  # number of the part by which it is found
    latest: float  # number of the word with which it begins at the latest
    exact: bool  # it has no "#" and no "*"


class _Anchors(NamedTuple):
    """What tells the phrases that have a word as their anchor.

    Many phrases of common words, as "it", stand only where a sentence begins: that they are not
    looked for after it saves two lookups in five.
    """

    early: Callable[[str], tuple[_Phrase, ...]]
    late: Callable[[str], tuple[_Phrase, ...]]  # without those that only stand early
    reach: int  # words at the start of a sentence that may be an anchor of these


Cues = dict[str, tuple[_Phrase, ...]]  # by their anchors; "abc*" for one that starts so
_NOTHING: dict[str, list[Span]] = {kind: [] for kind in KINDS}


def find_cues(words: Sequence[str], language: str) -> dict[str, list[Span]]:
    """Return where the phrases of each kind stand among the words of a sentence.

    The words are those of list_words. A language without a list has none.
    """
    words = tuple(words)
    anchors = _anchors(language)
    first = anchors.reach
    anchored = (*map(anchors.early, words[:first]), *map(anchors.late, words[first:]))
    hits = []
    for at, phrases in compress(enumerate(anchored), anchored):
        for kind, mark, parts, anchor, latest, exact in phrases:
            start, end = at - anchor, at - anchor + len(parts)
            if 0 <= start <= latest and (
                words[start:end] == parts if exact else _fit(parts, words[start:end])
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


def list_words(text: str) -> list[str]:
    """Return the words of a sentence as phrases are matched; without spaces a character each."""
    words = _WORD.findall(_fold(text))
    return words if text.isascii() else _cut(words)


def _fold(text: str) -> str:
    # The Turkish capital folds to two characters, of which one is no letter.
    return text.replace("İ", "i").casefold()


def _cut(words: list[str]) -> list[str]:
    if not has_spaceless("".join(words)):
        return words
    return [part for word in words for part in (word if has_spaceless(word) else [word])]


@cache
def _anchors(language: str) -> _Anchors:
    """Return what tells the phrases that have a word as their anchor; most words have none."""
    cues, reach = _load_cues(language)

    def list_all(word: str) -> tuple[_Phrase, ...]:
        near = (*cues.get(word, ()), *cues.get(word[:_STEM] + "*", ()))
        return tuple(phrase for phrase in near if _fits(phrase.parts[phrase.anchor], word))

    def list_late(word: str) -> tuple[_Phrase, ...]:
        return tuple(phrase for phrase in list_all(word) if phrase.latest == inf)

    return _Anchors(remember(list_all, _REMEMBERED), remember(list_late, _REMEMBERED), reach)


@cache
def _load_cues(language: str) -> tuple[Cues, int]:
    """Return the phrases of a language, and how many words may be anchors of those with a mark."""
    found: dict[str, list[_Phrase]] = {}
    reach = 0
    for kind, line in read_list(language):
        mark = line[0] if line[0] in "^<!" else ""
        bare = line.removeprefix(mark)
        parts = bare.split() if line.isascii() else _cut(_PART.findall(bare))
        exact = "*" not in line and "#" not in line
        # The longest word is the rarest; of "the man who" the last one is.
        key = max(reversed(parts), key=len if exact else _weigh)
        anchor, latest = parts.index(key), _LATEST.get(mark, inf)
        if mark in _LATEST:
            reach = max(reach, _LATEST[mark] + anchor + 1)
        if key[-1] == "*":
            key = key[:_STEM] + "*"
        found.setdefault(key, []).append(_Phrase(kind, mark, tuple(parts), anchor, latest, exact))
    return {key: tuple(phrases) for key, phrases in found.items()}, reach


def _weigh(part: str) -> tuple[bool, int]:
    """Return what makes a part of a phrase an anchor: a whole word, a long one."""
    return part[-1] not in "#*", len(part)


def read_list(language: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of the list of a language that are phrases, each with its section."""
    file = Path(__file__).parent / "lists" / f"{_FILES.get(language, language)}.txt"
    if not file.is_file():
        return
    yield from ((kind, _fold(line)) for kind, line in word_lists.read_list(file))
