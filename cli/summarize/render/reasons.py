"""What made up a score, in words that a reader knows."""

from summarize.models import Sentence

_BASE = "base"
# By the names that the ranking and the JSON have for them.
_WORDS = {
    "centrality": "central",
    "frequent words": "often-used words",
    "opening": "near the start",
    "form": "length and form",
    "needs": "needs other sentences",
    "announcement": "announces or invites",
    "question": "asks",
    "title": "like the title",
    "outcome": "tells the outcome",
    "repeats": "repeats a better one",
    "company": "goes with the next",
    "cue phrases": "telling phrases",
    "focus": "near the focus",
    "other articles": "in other articles, too",
    _BASE: "added to all",
    "equal": "like all others",
}


def list_reasons(sentence: Sentence) -> list[tuple[str, float]]:
    """Return the parts of a score that count, rounded to 0.01, the weightiest first.

    What all sentences have comes last.
    """
    parts = [(name, round(value, 2)) for name, value in sentence.parts]
    order = sorted(parts, key=lambda part: (part[0] == _BASE, -abs(part[1])))
    return [(_WORDS.get(name, name), value) for name, value in order if value]
