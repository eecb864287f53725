"""Detect anaphora without antecedents: pronouns, surnames and acronyms.

Dangling anaphora is the most common fault of extracts (Paice, 1990).
"""

import re
from collections.abc import Container, Sequence
from itertools import islice

from summarize.discourse.cues import Span
from summarize.language.words import stop_words
from summarize.lazy import compile_late

_WORD = re.compile(r"\w+")
_CAPITALIZED = re.compile(r"(?<=[\w,;] )[^\W\d_a-zà-ÿ][\w’'-]+")
_QUOTED = compile_late(r"[“„«][^”“»]{0,300}[”“»]|\"[^\"]{0,300}\"")
# "Sie" means "you"; "sie" refers to a person or a thing named before.
_GERMAN_SHE = re.compile(r"\bsie\b")
_CAPITAL, _REST = r"[^\W\d_a-zà-ÿ]", r"[^\W\d_]*[a-zà-ÿ][^\W\d_]*"
_NAME = _CAPITAL + _REST
# The capital comes before the lookbehind for the start of a word: it is found twice as fast.
_NAME_START = rf"{_CAPITAL}(?<!\w\w)"
# Two to four capitalized words ending in a surname: Anna Keller, Mayor Anna de Keller.
_FULL_NAME = re.compile(
    rf"{_NAME_START}{_REST}"
    rf"(?:(?: (?:[A-Z]\.|d[aeiu]|de la|van|von|bin|al)){{0,2}} ({_NAME})){{1,3}}"
)
_ACRONYM = compile_late(r"\(([^\W\d_a-zà-ÿ]{2,6})\)")  # where it is explained
_ANY_NAME = re.compile(rf"{_NAME_START}\w*")


def measure_dangling(
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


def find_introductions(texts: Sequence[str], stop: Container[str] = ()) -> list[tuple[int, ...]]:
    """Find, for each sentence, the numbers of those that introduce its surnames and acronyms.

    A surname is introduced by the first sentence with the full name, an acronym by the first one
    with it in brackets. A sentence with the full name needs no introduction. ``stop`` are words
    that begin no name, although they are capitalized at the start of a sentence.
    """
    introduced: dict[str, int] = {}
    needs: list[tuple[int, ...]] = []
    for number, text in enumerate(texts):
        own = {match[1] for match in _FULL_NAME.finditer(text) if _is_full(match[0], stop)}
        if "(" in text:
            own.update(_ACRONYM.findall(text))
        named = introduced.keys() & _ANY_NAME.findall(text) if introduced else ()
        needs.append(tuple(sorted({introduced[name] for name in named if name not in own})))
        for name in own:
            introduced.setdefault(name, number)
    return needs


def _is_full(name: str, stop: Container[str]) -> bool:
    first, *others = name.split()
    return first.lower() not in stop or sum(word[0].isupper() for word in others) > 1
