"""Detect pronouns without antecedents.

Dangling anaphora is the most common fault of extracts (Paice, 1990).
"""

import re
from collections.abc import Sequence
from itertools import islice

from summarize.discourse.cues import Span
from summarize.language.words import stop_words
from summarize.lazy import compile_late

_WORD = re.compile(r"\w+")
_CAPITALIZED = re.compile(r"(?<=[\w,;] )[^\W\d_a-zà-ÿ][\w’'-]+")
_QUOTED = compile_late(r"[“„«][^”“»]{0,300}[”“»]|\"[^\"]{0,300}\"")
# "Sie" means "you"; "sie" refers to a person or a thing named before.
_GERMAN_SHE = re.compile(r"\bsie\b")


def rate_first_pronoun(
    text: str,
    words: Sequence[str],
    pronouns: Sequence[Span],
    times: Sequence[Span],
    language: str,
) -> int:
    """Return 1 if a pronoun precedes all content words, 2 if it precedes all names, else 0.

    Expressions of time are no content: in "Three years later she left", nothing says who. Text in
    quotation marks names a work, not a person.
    """
    place = _find_first(text, pronouns, language)
    if place is None or place >= len(words):
        return 0
    stop = stop_words(language)
    timed = {i for start, end in times for i in range(start, end)}
    if all(
        i in timed or word in stop or word[0].isdigit() or word.endswith("ly")
        for i, word in enumerate(words[:place])
    ):
        return 1
    if language == "de" and not pronouns:  # all nouns are capitalized: no name can be recognized
        return 0
    before = text[: _find_start(text, words, place)]
    idle = {words[i] for i in timed}
    found = (match[0] for match in _CAPITALIZED.finditer(_QUOTED.sub("", before)))
    names = (name.casefold() for name in found if not name[0].islower())  # as Cyrillic letters are
    return 0 if any(name not in idle for name in names) else 2


def _find_start(text: str, words: Sequence[str], place: int) -> int:
    if text.isascii():
        return next(islice(_WORD.finditer(text), place, None)).start()
    starts = [match.start() for match in _WORD.finditer(text)]
    # Without spaces each character is a word.
    return starts[place] if len(starts) == len(words) else text.casefold().find(words[place])


def _find_first(text: str, pronouns: Sequence[Span], language: str) -> int | None:
    """Find the number of the first word that is a pronoun."""
    places = [start for start, _ in pronouns]
    if language == "de" and (match := _GERMAN_SHE.search(text)):
        places.append(len(_WORD.findall(text, 0, match.start())))
    return min(places, default=None)
