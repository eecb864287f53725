"""Score sentences by the algorithm that is asked for."""

from collections.abc import Sequence

from summarize.models import Article, Sentence
from summarize.rank.rating import Rating, scale_ratings
from summarize.request import Request


def score_sentences(
    sentences: Sequence[Sentence], article: Article, request: Request
) -> list[Rating]:
    """Return a score for every sentence of an article, in its order; 0..1, the best has 1.0."""
    # Imported here: sumy takes 30 ms and numpy 100, which the default does without.
    if request.algorithm == "auto":
        from summarize.rank.auto import rate
    else:
        from summarize.rank.sumy import rate
    return scale_ratings(rate(sentences, article, request))
