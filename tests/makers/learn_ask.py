"""Learn the weights of what answers a question, and tell by cross-validation how well.

A logistic model of which sentence of an article answers (conditional logit: McFadden, 1974), with
the traits that the program computes. It needs the extra `quality`, and prints the weights beside
those in use.
"""

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import Any, NamedTuple

from summarize.discourse.prose import list_prose
from summarize.rank.ask.bm25 import match_question
from summarize.rank.ask.questions import read_question
from summarize.rank.ask.relevance import WEIGHTS, describe_sentences
from tests.benchmarks.ask import build_article, find_starts
from tests.benchmarks.measures import Row, read_sets

_FOLDS = 8
_UNIT = "letters"  # the trait whose weight stays as it is: only the shares count
_DECAY = 1e-3  # of the squared weights of traits with a deviation of 1


class _Asked(NamedTuple):
    data: str
    fold: int  # of its article
    rows: Any  # an array of sentences by traits
    answer: int  # the number of the sentence with the answer


def learn_ask(folder: str, chosen: str) -> Iterator[Row]:
    """Yield the shares of answers that come first and among three, then the learned weights."""
    asked = list(_read_questions(folder, chosen))
    yield ("without refusals", "first", "of three")
    places: dict[str, list[int]] = {}
    for fold in range(_FOLDS):
        weights = _fit([one for one in asked if one.fold != fold])
        for one in asked:
            if one.fold == fold:
                scores = one.rows @ weights
                place = int((scores > scores[one.answer]).sum())
                places.setdefault(one.data, []).append(place)
    for name, values in places.items():
        yield (name, *(f"{fmean(place < best for place in values):.3f}" for best in (1, 3)))
    learned = dict(zip(WEIGHTS, _fit(asked), strict=True))
    scale = WEIGHTS[_UNIT] / learned[_UNIT]
    yield ("weights", "learned", "in use")
    for name, value in learned.items():
        yield (name, f"{scale * value:.2f}", f"{WEIGHTS[name]:.2f}")


def _read_questions(folder: str, chosen: str) -> Iterator[_Asked]:
    import numpy

    for data, rows in read_sets(folder, "ask", chosen):
        for number, row in enumerate(rows if "paragraphs" in rows[0] else ()):
            article, starts = build_article(row), find_starts(row["paragraphs"])
            prose = list_prose(article)
            for asked in row["questions"]:
                question = read_question(asked["question"], article.language)
                said = match_question(prose, article.blocks, question, article.language)
                traits = describe_sentences(prose, said, question, article.language)
                table = numpy.array([[own.get(name, 0.0) for name in WEIGHTS] for own in traits])
                place = starts[asked["paragraph"]] + asked["start"]
                holders = [i for i, s in enumerate(prose) if s.start <= place < s.end]
                if holders:
                    yield _Asked(data, number % _FOLDS, table, holders[0])


def _fit(asked: Sequence[_Asked]) -> Any:
    """Return the weight of each trait."""
    import numpy
    from scipy.optimize import minimize

    rows = numpy.vstack([one.rows for one in asked])
    spread = rows.std(0)
    spread[spread == 0] = 1.0
    rows = rows / spread
    counts = [len(one.rows) for one in asked]
    starts = numpy.cumsum([0, *counts[:-1]])
    answers = starts + [one.answer for one in asked]

    def lose(weights: Any) -> tuple[float, Any]:
        scores = rows @ weights
        scores -= numpy.repeat(numpy.maximum.reduceat(scores, starts), counts)
        odds = numpy.exp(scores)
        sums = numpy.add.reduceat(odds, starts)
        losses = numpy.log(sums) - scores[answers]
        slope = rows.T @ (odds / numpy.repeat(sums, counts)) - rows[answers].sum(0)
        return (
            losses.mean() + _DECAY * weights @ weights,
            slope / len(asked) + 2 * _DECAY * weights,
        )

    found = minimize(lose, numpy.zeros(len(WEIGHTS)), jac=True, method="L-BFGS-B")
    return found.x / spread
