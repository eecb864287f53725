"""What speaks for or against a sentence by itself, whatever the article is about."""

import re

from summarize.language.quotes import begins_quotation
from summarize.rank.auto import weights as w
from summarize.rank.auto.placed import Text

_OPENS_QUOTE = re.compile(r"[\"“„«‘']")


def measure_length(words: int) -> float:
    """Return what speaks against a sentence of so many words, 0 or more."""
    return w.SHORT * (words < w.SHORT_WORDS) + w.LONG * max(0, words - w.LONG_WORDS) / w.LONG_WORDS


def measure_penalty(text: Text) -> float:
    """Return what speaks against a sentence, 0 or more."""
    words = text.text.split()
    capitalized = len([word for word in words[1:] if word[0].isupper()]) / max(1, len(words))
    return (
        measure_length(text.words)
        + w.QUOTE * (_OPENS_QUOTE.match(text.text) is not None)
        + w.LABEL * text.stance.labelled
        + w.NAMES * max(0.0, capitalized - w.NAMES_SHARE)
    )


def measure_needs(text: Text) -> float:
    """Return what speaks against a sentence for what it needs from outside itself, 0 or more."""
    stance = text.stance
    return (
        w.LEANING * stance.leans
        + w.REFERS * min(2, stance.refers)
        + w.HINTS * min(2, stance.hints)
        + w.LEAD_IN * text.text.endswith((":", "："))
        + w.HALF_QUOTE * begins_quotation(text.text)
    )
