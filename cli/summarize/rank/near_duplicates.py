"""Detect near-duplicate sentences, also among those that are selected already."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import pairwise

from summarize.language.words import stem_query
from summarize.language.writing_systems import has_spaceless

_WORD = re.compile(r"\w+")
_SAME_STEMS = 0.5  # least Jaccard similarity of the stems of near duplicates
_SAME_WORDS = 0.75  # least share of the shorter sentence's words that a copy has
_FEWEST = 6  # distinct words below which no sentence counts as a copy
# A word in more selected sentences than this is not used to look up duplicates: it would make the
# search quadratic.
_COMMON = 100

DuplicateTest = Callable[[str, str], bool]


def are_copies(a: str, b: str) -> bool:
    """Check whether one of two sentences contains nearly all words of the other."""
    first, second = _list_words(a), _list_words(b)
    fewest = min(len(first), len(second))
    return fewest >= _FEWEST and len(first & second) >= _SAME_WORDS * fewest


def build_stem_test(language: str) -> DuplicateTest:
    """Build a test for two sentences that share half of their stems."""

    @cache
    def stems(text: str) -> frozenset[str]:
        return stem_query(text, language)

    def are_duplicates(a: str, b: str) -> bool:
        first, second = stems(a), stems(b)
        return len(first & second) >= _SAME_STEMS * max(1, len(first | second))

    return are_duplicates


class SelectedTexts:
    """The texts selected so far, by number, indexed for the search for duplicates."""

    def __init__(self, are_duplicates: DuplicateTest | None) -> None:
        """Start empty; without ``are_duplicates`` only identical texts are duplicates."""
        self._are_duplicates = are_duplicates
        self._texts: dict[int, str] = {}
        self._same: dict[str, list[int]] = {}  # numbers by text
        self._holders: dict[str, list[int]] = {}  # numbers by word

    def add(self, number: int, text: str) -> None:
        """Add the text of a sentence."""
        self._texts[number] = text
        self._same.setdefault(text, []).append(number)
        for word in _list_words(text):
            self._holders.setdefault(word, []).append(number)

    def drop(self, number: int) -> None:
        """Remove a sentence again."""
        text = self._texts.pop(number)
        self._same[text].remove(number)
        for word in _list_words(text):
            self._holders[word].remove(number)

    def find_duplicate(self, text: str) -> int | None:
        """Find the number of a selected duplicate of a text, if there is one."""
        if self._same.get(text):
            return self._same[text][0]
        if self._are_duplicates is None:
            return None
        holders = (self._holders.get(word, ()) for word in _list_words(text))
        near = {number for found in holders if len(found) <= _COMMON for number in found}
        duplicates = (n for n in sorted(near) if self._are_duplicates(text, self._texts[n]))
        return next(duplicates, None)


@lru_cache(maxsize=256)  # each selected sentence is compared with many others
def _list_words(text: str) -> frozenset[str]:
    """List the distinct words of a text; in scripts without spaces, character bigrams."""
    words = _WORD.findall(text.casefold())
    if not has_spaceless(text):
        return frozenset(words)
    return frozenset(part for word in words for part in _cut(word))


def _cut(word: str) -> Iterable[str]:
    return map("".join, pairwise(word)) if len(word) > 1 and has_spaceless(word) else (word,)
