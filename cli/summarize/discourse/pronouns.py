"""Tell pronouns that come before all that they could stand for."""

import re
from collections.abc import Sequence
from itertools import islice

from summarize.discourse.cues import Span
from summarize.language.words import stop_words

_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"(?<=[\w,;] )[^\W\d_a-zà-ÿ][\w’'-]+")
_QUOTED = re.compile(r"[“„«][^”“»]{0,300}[”“»]|\"[^\"]{0,300}\"")
# "Sie" is "you"; without a capital it is a person or a thing that was named before.
_GERMAN_SHE = re.compile(r"\bsie\b")


def measure_dangling(
    text: str,
    words: Sequence[str],
    pronouns: Sequence[Span],
    times: Sequence[Span],
    language: str,
) -> int:
    """Return 1 if a pronoun comes before any content word, 2 if before any name, else 0.

    Words of time are no content: in "Three years later she left" nothing tells who. What stands in
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
    if language == "de" and not pronouns:  # every noun has a capital, so that names can't be told
        return 0
    before = text[: _find_start(text, words, place)]
    idle = {words[i] for i in timed}
    names = (match[0].casefold() for match in _CAPITAL.finditer(_QUOTED.sub("", before)))
    return 0 if any(name not in idle for name in names) else 2


def _find_start(text: str, words: Sequence[str], place: int) -> int:
    if text.isascii():
        return next(islice(_WORD.finditer(text), place, None)).start()
    starts = [match.start() for match in _WORD.finditer(text)]
    # Without spaces each character is a word.
    return starts[place] if len(starts) == len(words) else text.casefold().find(words[place])


def _find_first(text: str, pronouns: Sequence[Span], language: str) -> int | None:
    """Return the number of the first word that is a pronoun."""
    places = [start for start, _ in pronouns]
    if language == "de" and (match := _GERMAN_SHE.search(text)):
        places.append(len(_WORD.findall(text, 0, match.start())))
    return min(places, default=None)
