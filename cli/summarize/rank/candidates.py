"""Score the sentences of an article that may be picked."""

import warnings
from dataclasses import replace

from summarize.discourse.fragments import is_fragment
from summarize.discourse.stance import read_stances
from summarize.errors import FocusWarning
from summarize.language.words import stem_query
from summarize.models import Article, Sentence
from summarize.rank.score import score_sentences
from summarize.request import Request


def score_candidates(
    sentences: list[Sentence], article: Article, request: Request, best: int = 0
) -> list[Sentence]:
    """Return those of the sentences that may be picked, scored.

    ``best`` is how many of a long text are chosen by their words alone; 0 for all.
    """
    if request.focus:
        _check_focus(request.focus, sentences, article.language)
    known = None
    if request.algorithm == "auto":  # sumy's own algorithms pick what they pick
        whole = sentences
        if best and not request.focus and not article.articles:
            # Imported here: hardly any text is as long.
            from summarize.rank.auto.shortlist import shorten

            sentences, known = shorten(whole, article, best)
        stances = read_stances(sentences, article.blocks, article.language, whole)
        sentences = [replace(s, stance=t) for s, t in zip(sentences, stances, strict=True)]
    scores = score_sentences(sentences, article, request, known)
    scored = [
        replace(s, score=score)  # which knows its parts; they are spelled out for the chosen ones
        for s, score in zip(sentences, scores, strict=True)
    ]
    if request.algorithm == "auto":
        return [s for s in scored if not is_fragment(s.text)] or scored
    return scored


def _check_focus(focus: str, sentences: list[Sentence], language: str) -> None:
    """Warn where no sentence says a word of the focus."""
    query = stem_query(focus, language)
    if not any(query & stem_query(s.text, language) for s in sentences):
        warnings.warn(f"the article does not speak of {focus!r}", FocusWarning, stacklevel=4)
