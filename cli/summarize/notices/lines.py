"""Features of a line by itself: words, punctuation, and the phrases of notices in it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from summarize.language.punctuation import COLONS, QUESTION_MARKS, SEMICOLON, ends_sentence
from summarize.language.titles import count_inner_stops
from summarize.language.words import estimate_words, split_words
from summarize.language.writing_systems import has_spaceless
from summarize.lazy import compile_late
from summarize.notices.phrases import (
    BARRIERS,
    HINTS,
    OFFERS,
    ORNAMENT,
    Phrases,
    fold,
)

_PROSE_WORDS = 10  # a closed line from here on is prose
_LONG_WORDS = 22  # any line from here on is
_LABEL_WORDS = 10  # of a byline or a date, at most
# The longest line that is a notice by its opening, by a phrase in it, or that bars the article.
_OPENING_WORDS, _WITHIN_WORDS, _BARRIER_WORDS = 30, 16, 12
_REPEATED = 3  # occurrences; more say no more
_NOTICE_WORDS = 80  # longer lines are not searched for phrases

_WORD = re.compile(r"\w+")
_SEPARATORS = "|·•›»/—–>"
_DIGIT = re.compile(r"\d")
_COMMAS = ",;、،，"
_DATE = compile_late(
    r"\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|年\d{1,2}月"
)
_ADDRESS = compile_late(r"@\w|#\w|https?:|www\.|\.(?:com|org|net|de|fr|co|ru|jp|cn)\b")
_ASKS_EARLY = compile_late(rf"[^.!]{{0,60}}[{QUESTION_MARKS}]")
_QUOTES = "\"'“„«»‘「『"


class Line(NamedTuple):
    """Features of one line; counts are 0 or more, shares lie in 0..1.

    A named tuple is created in a tenth of the time of a frozen dataclass.
    """

    words: float
    word_length: float  # characters a word, spaces included
    closed: bool  # ends as sentences do
    colon: bool
    asks: bool  # ends in a question or an exclamation mark
    stops: int  # sentence ends inside
    commas: float  # a word
    digits: float  # share of the characters
    capitals: float  # share of the words after the first
    upper: bool
    quote: bool  # the first character is
    number: bool
    lower: bool
    symbol: bool
    stop_words: float  # share of the words
    separators: float  # a word
    dates: int
    address: bool
    whole: bool  # the line is a phrase
    opening: bool
    within: int  # phrases in it
    caption: int  # hints in it
    byline: int
    date: int
    about: int
    repeated: int  # occurrences of the line in the text, up to 3
    notice: bool  # it contains a phrase the way notices do
    barrier: bool  # it bars the reader from the article, in any context
    label: bool  # a short line that opens like a byline or a date
    prose: bool
    reason: str | None  # of the phrase, or of the first hint
    content: frozenset[str]  # words that are no stop words

    @property
    def plain(self) -> bool:
        """True if no phrase marks it as a notice, a barrier, a caption or a byline."""
        return not (self.notice or self.barrier or self.caption or self.byline)


def find_notices(lines: Sequence[str], phrases: Phrases) -> Iterator[int]:
    """Yield the numbers of lines that contain a phrase the way notices do.

    This takes a third of the time of all features, and next to no memory.
    """
    counted = ((number, estimate_words(line)) for number, line in enumerate(lines))
    # A longer line could only match as a whole, and no phrase is that long.
    folded = [
        (number, words, fold(lines[number])) for number, words in counted if words <= _NOTICE_WORDS
    ]
    phrases = phrases.in_text([text for *_, text in folded])
    openings = tuple(chain.from_iterable(phrases.opening.values()))
    for number, words, text in folded:
        may_be = (
            text.startswith(openings)
            or text.strip(ORNAMENT) in phrases.whole
            or any(map(text.count, phrases.within))
        )
        if may_be and _find_phrases(text, words, phrases).notice:
            yield number


def describe_lines(
    lines: Sequence[str], phrases: Phrases, stop_words: frozenset[str]
) -> list[Line]:
    """Describe every line; none may be empty."""
    folded = list(map(fold, lines))
    counts = Counter(folded)
    phrases = phrases.in_text(folded)
    return [
        _describe(line, text, counts[text], phrases, stop_words)
        for line, text in zip(lines, folded, strict=True)
    ]


def _describe(
    line: str, folded: str, repeated: int, phrases: Phrases, stop_words: frozenset[str]
) -> Line:
    spaced = line.split()
    spaceless = has_spaceless(line)
    # Only scripts without spaces need the slower split into index terms.
    tokens = split_words(folded, "") if spaceless else _WORD.findall(folded)
    words = estimate_words(line)
    closed = ends_sentence(line, also=SEMICOLON)
    found = _find_phrases(folded, words, phrases)
    first = line[0]
    shortest = 1 if spaceless else 2
    content = [t for t in tokens if t not in stop_words]
    digits = len(_DIGIT.findall(line))
    return Line(
        words=words,
        word_length=len(line) / max(1.0, words),
        closed=closed,
        colon=line[-1] in COLONS,
        asks=line[-1] in f"{QUESTION_MARKS}!！",
        stops=count_inner_stops(line),
        commas=sum(map(line.count, _COMMAS)) / max(1.0, words),
        digits=digits / len(line),
        capitals=len([w for w in spaced[1:] if w[0].isupper()]) / max(1, len(spaced) - 1),
        upper=line.isupper(),
        quote=first in _QUOTES,
        number=first.isdigit(),
        lower=first.islower(),
        symbol=not first.isalnum() and first not in _QUOTES,
        stop_words=(len(tokens) - len(content)) / max(1, len(tokens)),
        separators=sum(map(line.count, _SEPARATORS)) / max(1.0, words),
        dates=len(_DATE.findall(line)) if digits else 0,
        address=_ADDRESS.search(line) is not None,
        whole=found.whole is not None,
        opening=found.opening is not None,
        within=found.within,
        **found.hints,
        repeated=min(_REPEATED, repeated),
        notice=found.notice,
        barrier=found.barrier,
        label=found.label,
        prose=words >= _LONG_WORDS or (closed and words >= _PROSE_WORDS),
        reason=found.reason,
        content=frozenset(t for t in content if len(t) > shortest),
    )


class _Found(NamedTuple):
    """The phrases in a line, and the conclusions from them."""

    whole: str | None  # the reason
    opening: str | None  # the reason
    within: int
    hints: dict[str, int]  # how many of each kind
    notice: bool
    barrier: bool
    label: bool
    reason: str | None


def _find_phrases(folded: str, words: float, phrases: Phrases) -> _Found:
    whole = phrases.whole.get(folded.strip(ORNAMENT))
    hints = dict.fromkeys(HINTS, 0)
    opening, within, label = None, [], False
    if words <= _NOTICE_WORDS:
        opening = next((r for r, p in phrases.opening.items() if folded.startswith(p)), None)
        within = [phrase for phrase in phrases.within if phrase in folded]
        for phrase in [phrase for phrase in phrases.hints if phrase in folded]:
            hints[phrases.hints[phrase]] += 1
        for kind, openings in phrases.hint_openings.items():
            if folded.startswith(openings):
                hints[kind] += 1
                label = label or (words <= _LABEL_WORDS and kind != "about")
    contains = bool(within)
    barrier = (whole or opening) in BARRIERS and (
        words <= _BARRIER_WORDS or contains or _ASKS_EARLY.match(folded) is not None
    )
    barrier = barrier or sum(phrases.within[phrase] in OFFERS for phrase in within) > 1
    opens = opening is not None and (words <= _OPENING_WORDS or contains or barrier)
    notice = bool(whole or opens or (contains and words < _WITHIN_WORDS) or len(within) > 1)
    inner = phrases.within[within[0]] if contains else None
    reason = whole or opening or inner or next((r for r in hints if hints[r]), None)
    return _Found(whole, opening, len(within), hints, notice, barrier, label, reason)
