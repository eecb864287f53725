"""Tell sentences of several articles that say nearly the same."""

from collections.abc import Callable
from functools import cache

from summarize.text.words import stem_query

_TWIN = 0.5  # share of the stems of two sentences that both have


def compare_stems(language: str) -> Callable[[str, str], bool]:
    """Return what tells whether two sentences say nearly the same."""

    @cache
    def stems(text: str) -> frozenset[str]:
        return stem_query(text, language)

    def are_twins(a: str, b: str) -> bool:
        first, second = stems(a), stems(b)
        return len(first & second) >= _TWIN * max(1, len(first | second))

    return are_twins
