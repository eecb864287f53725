"""Tell sentences that say nearly the same, and find them among those taken."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import pairwise

from summarize.language.words import stem_query
from summarize.language.writing_systems import has_spaceless

_WORD = re.compile(r"\w+")
_TWIN = 0.5  # share of the stems of two sentences that both have
_COPY = 0.75  # share of the words of the shorter one that both have
_FEWEST = 6  # different words of a sentence that can be a copy
_COMMON = 100  # taken sentences with a word, beyond which it finds no twins: time would be squared

DuplicateTest = Callable[[str, str], bool]


def are_copies(a: str, b: str) -> bool:
    """Tell whether one of two sentences holds nearly all words of the other."""
    first, second = _list_words(a), _list_words(b)
    fewest = min(len(first), len(second))
    return fewest >= _FEWEST and len(first & second) >= _COPY * fewest


def match_stems(language: str) -> DuplicateTest:
    """Return what tells whether two sentences say nearly the same."""

    @cache
    def stems(text: str) -> frozenset[str]:
        return stem_query(text, language)

    def are_duplicates(a: str, b: str) -> bool:
        first, second = stems(a), stems(b)
        return len(first & second) >= _TWIN * max(1, len(first | second))

    return are_duplicates


class SelectedTexts:
    """The sentences taken so far, by number, and which of them is like another one."""

    def __init__(self, are_duplicates: DuplicateTest | None) -> None:
        """Without ``are_duplicates`` only the same text is like it."""
        self._are_twins = are_duplicates
        self._texts: dict[int, str] = {}
        self._same: dict[str, list[int]] = {}  # numbers by text
        self._holders: dict[str, list[int]] = {}  # numbers by word

    def add(self, number: int, text: str) -> None:
        """Take a sentence."""
        self._texts[number] = text
        self._same.setdefault(text, []).append(number)
        for word in _list_words(text):
            self._holders.setdefault(word, []).append(number)

    def drop(self, number: int) -> None:
        """Take a sentence back."""
        text = self._texts.pop(number)
        self._same[text].remove(number)
        for word in _list_words(text):
            self._holders[word].remove(number)

    def find_duplicate(self, text: str) -> int | None:
        """Return the number of a taken sentence that is like a text, if there is one."""
        if self._same.get(text):
            return self._same[text][0]
        if self._are_twins is None:
            return None
        holders = (self._holders.get(word, ()) for word in _list_words(text))
        near = {number for found in holders if len(found) <= _COMMON for number in found}
        twins = (n for n in sorted(near) if self._are_twins(text, self._texts[n]))
        return next(twins, None)


@lru_cache(maxsize=256)  # one that is taken is compared with each that comes after it
def _list_words(text: str) -> frozenset[str]:
    """Return the words of a text, or where they have no spaces the pairs of their letters."""
    words = _WORD.findall(text.casefold())
    if not has_spaceless(text):
        return frozenset(words)
    return frozenset(part for word in words for part in _cut(word))


def _cut(word: str) -> Iterable[str]:
    return map("".join, pairwise(word)) if len(word) > 1 and has_spaceless(word) else (word,)
