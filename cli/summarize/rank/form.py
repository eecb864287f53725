"""What speaks for or against a sentence by itself, whatever the article is about."""

import re
from collections import Counter
from dataclasses import dataclass

from summarize.anaphora import begins_quotation

_SHORT, _SHORT_WORDS = 1.1, 7  # fragments, bylines, labels
_LONG, _LONG_WORDS = 0.648, 40  # for each time that a sentence is longer than this by as much again
_QUOTE, _HALF_QUOTE, _LEANING = 0.413, 0.264, 0.1
_LEAD_IN = 0.4  # to what comes after it, which is not picked with it
_NAMES, _NAMES_SHARE = 1.307, 0.352  # of capitalized words: lists, credits, datelines

_OPENS_QUOTE = re.compile(r"[\"“„«‘']")


@dataclass(frozen=True, slots=True)
class Text:
    """What ranking needs of a sentence."""

    text: str
    words: int
    terms: Counter[str]  # stems that are no stop words
    leans: bool = False  # on the sentence before it


def measure_blemish(text: Text) -> float:
    """Return what speaks against a sentence, 0 or more."""
    words = text.text.split()
    capitalized = len([word for word in words[1:] if word[0].isupper()]) / max(1, len(words))
    return (
        _SHORT * (text.words < _SHORT_WORDS)
        + _LONG * max(0, text.words - _LONG_WORDS) / _LONG_WORDS
        + _QUOTE * (_OPENS_QUOTE.match(text.text) is not None)
        + _LEANING * text.leans
        + _LEAD_IN * text.text.endswith((":", "："))
        + _HALF_QUOTE * begins_quotation(text.text)
        + _NAMES * max(0.0, capitalized - _NAMES_SHARE)
    )
