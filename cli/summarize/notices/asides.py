"""Sentences of an article that are about the page instead of its subject, and are never picked."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarize.models import Article, Sentence
from summarize.notices.lines import find_notices
from summarize.notices.phrases import Phrases, find_phrases, fold, load_phrases
from summarize.word_lists import read_list

# Without log in and subscribe, because articles on subscribers open like that, too, and without
# navigation, because the steps of a manual read like it.
_REASONS = frozenset(
    ("about", "advert", "app", "caption", "comments", "copyright", "newsletter", "related", "share")
)
# Readers called 16 sentences with an address or a number to call bad, and one good.
# A set of first characters makes the search six times as fast.
_CONTACT = re.compile(r"[@\d](?:(?<=\w@)\w[\w-]*\.\w|(?<=\b\d)\d\d\)?[ .-]\d{3}[.-]\d{4}\b)")


def drop_asides(sentences: list[Sentence], article: Article) -> list[Sentence]:
    """Drop the sentences about the page, which are no candidates."""
    asides = find_asides([sentence.text for sentence in sentences], article.language)
    return [s for i, s in enumerate(sentences) if i not in asides] or sentences


def find_asides(sentences: Sequence[str], language: str) -> set[int]:
    """Find the numbers of sentences about the page instead of the article's subject."""
    phrases = _load_asides()
    found = set(find_notices(sentences, _load_notices(language)))
    folded = list(map(fold, sentences))
    within = find_phrases(phrases.within, "\n".join(folded))
    for number, (sentence, text) in enumerate(zip(sentences, folded, strict=True)):
        if (
            text.startswith(phrases.opening)
            or any(phrase in text for phrase in within)
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
