"""Compare rankers side by side on one article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from summarize.discourse.prose import list_prose
from summarize.models import Article, Block, Summary
from summarize.pipeline import summarize, summarize_article
from summarize.request import DEFAULT, Request

_SHORT = Article((Block("A sentence stands here."), Block("Another one follows it.")), "en")


@dataclass(frozen=True, slots=True)
class Ranker:
    """The summary by one algorithm, with its measures."""

    summary: Summary
    overlap: float  # share of its sentences that the requested algorithm selects, too, 0..1
    milliseconds: float  # for splitting, ranking and selecting
    numbers: tuple[int, ...] = ()  # of its sentences, from 1, not counting headings and captions
    rouge: tuple[float, float, float] | None = None  # ROUGE-1, -2 and -Lsum F1, 0..1


def compare_rankers(
    article: Article,
    algorithms: Sequence[str],
    request: Request = DEFAULT,
    *,
    reference: str | None = None,
) -> list[Ranker]:
    """Run each algorithm with the same request, without key phrases, in the order given.

    With a command that chooses sentences, a ranker ``command`` comes last, and the others are
    without it. ``reference`` is a summary to score the others against by ROUGE. Raise what
    summarize raises.
    """
    given = replace(request, keywords=0)
    request = replace(given, pick_with=None)
    theirs = {s.position for s in summarize_article(article, request).sentences}
    numbers = {s.position: i for i, s in enumerate(list_prose(article), start=1)}
    rankers = []
    requests = [replace(request, algorithm=name) for name in algorithms]
    for asked in [*requests, *([given] if given.pick_with else [])]:
        # This loads all modules before the clock starts.
        summarize(_SHORT, algorithm=asked.algorithm, keywords=0)
        start = perf_counter()
        summary = summarize_article(article, asked)
        spent = 1000 * (perf_counter() - start)
        found = {s.position for s in summary.sentences}
        overlap = len(found & theirs) / max(1, len(found))
        counted = tuple(numbers[s.position] for s in summary.sentences)
        rankers.append(Ranker(summary, overlap, spent, counted, _score(summary, reference)))
    return rankers


def _score(summary: Summary, reference: str | None) -> tuple[float, float, float] | None:
    if reference is None:
        return None
    from summarize.language.sentences import find_sentences
    from summarize.rank.rouge import score_rouge

    language = summary.article.language
    lines = [
        line[start:end]
        for line in reference.splitlines()
        for start, end in find_sentences(line, language)
    ]
    text = "\n".join(sentence.text for sentence in summary.sentences)
    return score_rouge(text, "\n".join(lines), language)
