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
    "first look": "at first look",
    "words": "words used again",
    "heading": "like its heading",
    "neighbours": "its neighbours",
    "claims": "claims and numbers",
    "paragraph": "its paragraph",
    "section": "its section",
    "place": "its place",
    "quotation": "quotes",
    "advice": "advises",
    "publication": "speaks of the page",
    "repeats": "repeats a better one",
    "company": "goes with the next",
    "cue phrases": "telling phrases",
    "focus": "near the focus",
    "asked words": "words of the question",
    "asked letters": "letters of the question",
    "around": "what stands around it",
    "heading above": "the heading above",
    "asked kind": "what is asked for",
    "other articles": "in other articles, too",
    _BASE: "added to all",
    "equal": "like all others",
}
_MOST = 6  # reasons that are told one by one
_REST = "the rest"


def list_reasons(sentence: Sentence) -> list[tuple[str, float]]:
    """Return the parts of a score that count most, rounded to 0.01, the weightiest first.

    What the others add up to, and what all sentences have, comes last.
    """
    parts = [(name, value) for name, value in sentence.parts if name != _BASE]
    parts.sort(key=lambda part: -abs(part[1]))
    rest = sum(value for _, value in parts[_MOST:])
    base = sum(value for name, value in sentence.parts if name == _BASE)
    told = [*parts[:_MOST], (_REST, rest), (_BASE, base)]
    rounded = [(_WORDS.get(name, name), round(value, 2)) for name, value in told]
    return [(name, value) for name, value in rounded if value]
