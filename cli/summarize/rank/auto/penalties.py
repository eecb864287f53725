"""What speaks for or against a sentence by itself, whatever the article is about."""

from summarize.language.quotes import begins_quotation
from summarize.rank.auto import weights as w
from summarize.rank.auto.placed import Text

_OPENING = ('"', "“", "„", "«", "‘", "'")


def opens_quotation(text: str) -> bool:
    """Tell whether a sentence opens with a quotation mark."""
    return text.startswith(_OPENING)


def leads_in(text: str) -> bool:
    """Tell whether a sentence ends in a colon, to what comes after it."""
    return text.endswith((":", "："))


def measure_length(words: int) -> float:
    """Return what speaks against a sentence of so many words, 0 or more."""
    return w.SHORT * (words < w.SHORT_WORDS) + w.LONG * max(0, words - w.LONG_WORDS) / w.LONG_WORDS


def measure_penalty(text: Text) -> float:
    """Return what speaks against a sentence, 0 or more."""
    return (
        measure_length(text.words)
        + w.QUOTE * opens_quotation(text.text)
        + w.LABEL * text.stance.labelled
        + w.NAMES * max(0.0, text.capitals - w.NAMES_SHARE)
    )


def measure_needs(text: Text) -> float:
    """Return what speaks against a sentence for what it needs from outside itself, 0 or more."""
    stance = text.stance
    return (
        w.LEANING * stance.leans
        + w.REFERS * min(2, stance.refers)
        + w.HINTS * min(2, stance.hints)
        + w.LEAD_IN * leads_in(text.text)
        + w.HALF_QUOTE * begins_quotation(text.text)
    )
