"""Score sentences by the algorithm that is asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.models import Article, Sentence
from summarize.rank.auto.rating import Rating, scale_ratings
from summarize.request import Request

if TYPE_CHECKING:
    from summarize.rank.auto.auto import Parts


def score_sentences(
    sentences: Sequence[Sentence],
    article: Article,
    request: Request,
    known: "Parts | None" = None,
) -> list[Rating]:
    """Return a score for every sentence of an article, in its order; 0..1, the best has 1.0.

    ``known`` is what shorten found of the sentences of a long text, for ``auto``.
    """
    # Imported here: sumy takes 30 ms and numpy 100, which the default does without.
    if request.algorithm == "auto":
        from summarize.rank.auto.auto import rate

        return scale_ratings(rate(sentences, article, request, known))
    from summarize.rank.sumy import rate as rate_by_sumy

    return scale_ratings(rate_by_sumy(sentences, article, request))
