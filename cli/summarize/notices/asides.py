"""Find what an article says of its own page: offers, credits, disclaimers in its paragraphs."""

from collections.abc import Sequence
from functools import cache

from summarize.notices.lines import find_notices
from summarize.notices.phrases import Phrases, load_phrases

# Not those on logging in and subscribing, with which articles on subscribers open too, nor on
# going somewhere, as the steps of a manual do.
_REASONS = frozenset(
    ("about", "advert", "app", "caption", "comments", "copyright", "newsletter", "related", "share")
)


def find_asides(sentences: Sequence[str], language: str) -> set[int]:
    """Return the numbers of the sentences that speak of the page, not of the article's subject."""
    return set(find_notices(sentences, _load_asides(language)))


@cache
def _load_asides(language: str) -> Phrases:
    phrases = load_phrases(language)
    return phrases._replace(
        whole={phrase: r for phrase, r in phrases.whole.items() if r in _REASONS},
        opening={r: some for r, some in phrases.opening.items() if r in _REASONS},
        within={phrase: r for phrase, r in phrases.within.items() if r in _REASONS},
        hints={},
        hint_openings={},
    )
