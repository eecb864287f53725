"""Tell sentences that say nearly the same."""

import re
from collections.abc import Callable
from functools import cache

from summarize.text.words import stem_query

_WORD = re.compile(r"\w+")
_TWIN = 0.5  # share of the stems of two sentences that both have
_COPY = 0.75  # share of the words of the shorter one that both have
_FEWEST = 6  # different words of a sentence that can be a copy


def are_copies(a: str, b: str) -> bool:
    """Tell whether one of two sentences holds nearly all words of the other."""
    first, second = (set(_WORD.findall(text.casefold())) for text in (a, b))
    fewest = min(len(first), len(second))
    return fewest >= _FEWEST and len(first & second) > _COPY * fewest


def compare_stems(language: str) -> Callable[[str, str], bool]:
    """Return what tells whether two sentences say nearly the same."""

    @cache
    def stems(text: str) -> frozenset[str]:
        return stem_query(text, language)

    def are_twins(a: str, b: str) -> bool:
        first, second = stems(a), stems(b)
        return len(first & second) >= _TWIN * max(1, len(first | second))

    return are_twins
