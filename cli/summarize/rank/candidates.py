"""Score the candidates for a summary with the chosen algorithm."""

import warnings
from collections.abc import Sequence
from dataclasses import replace

from summarize.discourse.fragments import FEWEST_CHARACTERS, FEWEST_WORDS, is_fragment, is_step
from summarize.discourse.prose import list_prose
from summarize.discourse.stance import read_stances
from summarize.errors import FocusWarning
from summarize.language.words import stem_query
from summarize.length import Budget
from summarize.models import Article, Sentence
from summarize.rank.algorithms import ALGORITHMS, load_ranker
from summarize.rank.rating import score_sentences

LONG = 20_000  # sentences; a long novel has 15,000
_BEST, _TIMES = 2_000, 20  # least size of a shortlist: in all, and per sentence of the summary
_SHARE = 8  # a shortlist of more than an eighth of the text would save little time


def score_candidates(
    sentences: list[Sentence],
    article: Article,
    algorithm: str = "auto",
    focus: str | None = None,
    best: int = 0,
) -> list[Sentence]:
    """Score the sentences that a summary may contain, 0..1; the best has 1.0.

    ``best`` is the size of the shortlist of a long text, as count_best returns it; 0 ranks all.
    Issue FocusWarning if no sentence contains a word of the focus.
    """
    if focus:
        _check_focus(focus, sentences, article.language)
    coherent = ALGORITHMS[algorithm].coherent
    if coherent:
        whole = sentences
        if best and not focus and not article.articles:
            # Imported here: hardly any text is so long.
            from summarize.rank.auto.shortlist import shorten

            sentences = shorten(whole, article, best)
        sentences = add_stances(sentences, article, whole)
    ratings = load_ranker(algorithm)(sentences, article, focus)
    scored = score_sentences(sentences, ratings)
    return keep_candidates(scored, article) if coherent else scored


def list_candidates(article: Article) -> list[Sentence]:
    """List the sentences that a summary by ``auto`` may contain, in order and without scores."""
    return keep_candidates(list_prose(article), article)


def keep_candidates(sentences: list[Sentence], article: Article) -> list[Sentence]:
    """Keep whole sentences, each once; all if none is whole."""
    blocks = article.blocks
    whole = [
        s
        for s in sentences
        if not is_fragment(s.text, step=is_step(blocks[s.paragraph]))
        and not s.stance.announces  # of 430 rated ones, 9 were best
    ] or sentences
    if article.articles:  # in merged articles, what several say counts
        return whole
    first: dict[str, Sentence] = {}
    for sentence in whole:
        first.setdefault(_fold(sentence.text), sentence)
    return list(first.values())


def _fold(text: str) -> str:
    """Fold what does not tell a sentence from its repetition: case, white space, marks."""
    return "".join(filter(str.isalnum, text.casefold())) or text


def add_stances(
    sentences: Sequence[Sentence], article: Article, whole: Sequence[Sentence] = ()
) -> list[Sentence]:
    """Add a stance to each sentence; ``whole`` is the full article if these are a shortlist."""
    stances = read_stances(sentences, article.blocks, article.language, whole)
    return [replace(s, stance=stance) for s, stance in zip(sentences, stances, strict=True)]


def count_best(sentences: int, budget: Budget) -> int:
    """Compute the size of the shortlist for a text of so many sentences; 0 for no shortlist."""
    most = min(
        budget.sentences, budget.words // FEWEST_WORDS, budget.characters // FEWEST_CHARACTERS
    )
    best = max(_BEST, _TIMES * most)
    return best if sentences > LONG and _SHARE * best <= sentences else 0


def _check_focus(focus: str, sentences: list[Sentence], language: str) -> None:
    """Issue FocusWarning if no sentence contains a word of the focus."""
    query = stem_query(focus, language)
    if not any(query & stem_query(s.text, language) for s in sentences):
        warnings.warn(f"the article does not speak of {focus!r}", FocusWarning, stacklevel=4)
