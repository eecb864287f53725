"""Take out the lines that are not the article, each with its reason.

A line goes by what it says, how long it is and where it stands, never by a bare phrase in the
middle of the article: an article may well speak of cookies, subscribers or newsletters.
"""

import re
from collections.abc import Sequence

from summarize.models import Removed
from summarize.notices.phrases import Phrases, load_phrases

# A notice is short. Past these words a line is prose, whatever phrase stands in it.
_MAX_WHOLE = 12  # words; the line is the phrase, or little more
_MAX_OPENING = 60  # words; the line opens with the phrase
_MAX_WITHIN = 16  # words; the phrase stands somewhere in the line
_MAX_DENSE = 80  # words; at least two phrases of one reason stand in the line
_SPACES = re.compile(r"\s+")
_QUOTED = "\"“„«「『'‘"


def remove_notices(
    paragraphs: Sequence[str], language: str
) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """Return the lines that are kept and those that are removed, both in reading order."""
    phrases = load_phrases(language)
    reasons = [_find_reason(line, phrases) for line in paragraphs]
    kept = tuple(line for line, reason in zip(paragraphs, reasons, strict=True) if not reason)
    removed = tuple(
        Removed(line, reason) for line, reason in zip(paragraphs, reasons, strict=True) if reason
    )
    return kept, removed


def _find_reason(line: str, phrases: Phrases) -> str | None:
    """Return why a line is no part of the article, or None if it is."""
    words = len(line.split())
    if words > _MAX_DENSE or line[:1] in _QUOTED:  # a quotation is somebody's words
        return None
    text = _SPACES.sub(" ", line).casefold().replace("’", "'")
    bare = text.strip(" .!:?…›»>→|-–—")
    if words <= _MAX_WHOLE and bare in phrases.whole:
        return phrases.whole[bare]
    if words <= _MAX_OPENING:
        for reason, opening in phrases.opening.items():
            if text.startswith(opening):
                return reason
    for reason, within in phrases.within.items():
        hits = sum(phrase in text for phrase in within)
        if hits >= 2 or (hits and words <= _MAX_WITHIN):
            return reason
    return None
