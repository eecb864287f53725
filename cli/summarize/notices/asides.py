"""Sentences of an article that are about the page instead of its subject, and are never picked."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarize.notices.lines import find_notices
from summarize.notices.phrases import Phrases, fold, load_phrases
from summarize.word_lists import read_list

# Without log in and subscribe, because articles on subscribers open like that, too, and without
# navigation, because the steps of a manual read like it.
_REASONS = frozenset(
    ("about", "advert", "app", "caption", "comments", "copyright", "newsletter", "related", "share")
)
# Readers called 16 sentences with an address or a number to call bad, and one good.
_CONTACT = re.compile(r"\w@\w[\w-]*\.\w|(?:\+\d{1,3}[ .-])?\(?\b\d{3}\)?[ .-]\d{3}[.-]\d{4}\b")


def find_asides(sentences: Sequence[str], language: str) -> set[int]:
    """Find the numbers of sentences about the page instead of the article's subject."""
    phrases = _load_asides()
    found = set(find_notices(sentences, _load_notices(language)))
    for number, sentence in enumerate(sentences):
        text = fold(sentence)
        if (
            text.startswith(phrases.opening)
            or any(phrase in text for phrase in phrases.within)
            or _CONTACT.search(sentence)
        ):
            found.add(number)
    return found


class _Asides(NamedTuple):
    """Case-folded phrases of all languages."""

    opening: tuple[str, ...]
    within: tuple[str, ...]


@cache
def _load_asides() -> _Asides:
    lines = [line for _, line in read_list(Path(__file__).with_name("asides.txt"))]
    folded = [(line[0], line[1:].casefold().replace("_", " ")) for line in lines]
    return _Asides(
        tuple(phrase for mark, phrase in folded if mark == "^"),
        tuple(phrase for mark, phrase in folded if mark == "~"),
    )


@cache
def _load_notices(language: str) -> Phrases:
    phrases = load_phrases(language)
    return phrases._replace(
        whole={phrase: r for phrase, r in phrases.whole.items() if r in _REASONS},
        opening={r: openings for r, openings in phrases.opening.items() if r in _REASONS},
        within={phrase: r for phrase, r in phrases.within.items() if r in _REASONS},
        hints={},
        hint_openings={},
    )
