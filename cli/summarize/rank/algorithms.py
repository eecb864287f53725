"""The one table of rankers: the name of each, what it is, where it lives, what it can and can't.

A ranker is a function ``rank(sentences, article, focus, known)`` that returns a rating for each
sentence, the better the higher. ``focus`` is a query or None; ``known`` is what a shortlist found
of the sentences of a long text, for those that read. To add one, write it and give it a line here.
"""

from __future__ import annotations

import warnings
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from summarize.errors import SlowWarning, UsageError
from summarize.lazy import load_named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarize.models import Article, Sentence
    from summarize.rank.rating import Rating

    Ranker = Callable[[Sequence[Sentence], Article, str | None, Any], Sequence[Rating]]
    Shortlist = Callable[[Sequence[Sentence], Article, int], tuple[list[Sentence], Any]]


class Algorithm(NamedTuple):
    """One way to rank sentences."""

    help: str  # what `summarize algorithms` says
    home: str  # module and function that rank
    summarizer: str = ""  # module and class of sumy's kind, for those that sumy ranks
    shortlist: str = ""  # module and function that choose what is ranked of a long text
    pairwise: bool = False  # compares all pairs of sentences
    slow: int | None = None  # sentences from which it takes more than 30 s on our machine
    focuses: bool = False
    coherent: bool = False  # its sentences are selected so that they read well together


def _by_sumy(summarizer: str, help: str, **more: Any) -> Algorithm:  # noqa: A002
    return Algorithm(help, "summarize.rank.sumy:rank", summarizer, **more)


ALGORITHMS = {
    "auto": Algorithm(
        "central, early, like the title, without repeats; the default",
        "summarize.rank.auto.auto:rank",
        shortlist="summarize.rank.auto.shortlist:shorten",
        focuses=True,
        coherent=True,
    ),
    "lex-rank": _by_sumy(
        "summarize.rank.sumy_matrix:LexRankSummarizer",
        "what most others resemble (eigenvector of likeness)",
        pairwise=True,
    ),
    "text-rank": _by_sumy(
        "summarize.rank.sumy_matrix:TextRankSummarizer",
        "what most others share words with (PageRank)",
        pairwise=True,
    ),
    "lsa": _by_sumy(
        "sumy.summarizers.lsa:LsaSummarizer",
        "what stands for the main topics (singular values)",
        pairwise=True,
        slow=2000,
    ),
    "luhn": _by_sumy("sumy.summarizers.luhn:LuhnSummarizer", "clusters of frequent words"),
    "edmundson": _by_sumy(
        "sumy.summarizers.edmundson:EdmundsonSummarizer",
        "the title's words, frequent words and place",
    ),
    "kl": _by_sumy(
        "sumy.summarizers.kl:KLSummarizer",
        "together the nearest to the whole's use of words",
        pairwise=True,
        slow=450,  # cubic
    ),
    "sum-basic": _by_sumy(
        "sumy.summarizers.sum_basic:SumBasicSummarizer", "frequent words, each counted once"
    ),
    "reduction": _by_sumy(
        "summarize.rank.sumy_matrix:ReductionSummarizer",
        "what shares the most with all others",
        pairwise=True,
    ),
    "random": _by_sumy(
        "sumy.summarizers.random:RandomSummarizer", "any sentences, to compare with"
    ),
}
DEFAULT = "auto"
_MOST = 15_000  # sentences, beyond which the matrix of their pairs takes more than 2 GB


def check_algorithm(name: str) -> str:
    """Return the name if there is such an algorithm; raise UsageError if not."""
    if name not in ALGORITHMS:
        raise UsageError(f"unknown algorithm {name!r}: choose from {', '.join(ALGORITHMS)}")
    return name


def load_ranker(name: str) -> Ranker:
    """Return the function that ranks; sumy takes 30 ms to load, numpy 100, ``auto`` neither."""
    known = ALGORITHMS[name]
    rank = load_named(known.home)
    ranker: Ranker = (
        partial(rank, name=name, summarizer=known.summarizer) if known.summarizer else rank
    )
    return ranker


def load_shortlist(name: str) -> Shortlist:
    """Load the function that shortlists the sentences of a long text for an algorithm."""
    shortlist: Shortlist = load_named(ALGORITHMS[name].shortlist)
    return shortlist


def check_focus(focus: str | None, algorithm: str) -> None:
    """Raise UsageError for a focus that the algorithm can't respect, or that has no words."""
    if focus is None:
        return
    if not ALGORITHMS[algorithm].focuses:
        able = ", ".join(name for name, known in ALGORITHMS.items() if known.focuses)
        raise UsageError(f"only {able} can focus, not {algorithm}")
    if not any(map(str.isalnum, focus)):
        raise UsageError(f"a focus needs words: {focus!r} has none")


def check_ask(question: str | None, algorithm: str, focus: str | None) -> None:
    """Raise UsageError for a question that has no words, or beside what else says what to pick."""
    if question is None:
        return
    if algorithm != DEFAULT:
        raise UsageError(f"a question has a ranking of its own: leave out -a {algorithm}")
    if focus is not None:
        raise UsageError("a question and a focus can't be combined: leave one of them out")
    if not any(map(str.isalnum, question)):
        raise UsageError(f"a question needs words: {question!r} has none")


def check_size(algorithm: str, sentences: int) -> None:
    """Raise UsageError if there are too many sentences; warn (SlowWarning) if it will take long."""
    if ALGORITHMS[algorithm].pairwise and sentences > _MOST:
        raise UsageError(
            f"{algorithm} compares all pairs of sentences, too many for {sentences:,} of them: "
            "use -a auto"
        )
    if takes_minutes(algorithm, sentences):
        message = f"{algorithm} takes minutes for {sentences:,} sentences; -a auto takes seconds"
        warnings.warn(message, SlowWarning, stacklevel=3)


def takes_minutes(algorithm: str, sentences: int) -> bool:
    """Tell whether so many sentences take an algorithm more than half a minute, or can't be."""
    known = ALGORITHMS[algorithm]
    too_many = known.pairwise and sentences > _MOST
    return too_many or (known.slow is not None and sentences > known.slow)
