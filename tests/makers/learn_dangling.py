"""Train the logistic regression that estimates how likely a sentence dangles."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.discourse.cues import list_words
from summarize.discourse.dangling import describe, locate
from summarize.discourse.prose import list_prose
from summarize.rank.candidates import add_stances
from tests.benchmarks.choices import Choice
from tests.makers.word_columns import (
    Column,
    build_table,
    choose_columns,
    list_columns,
    write_row,
    write_words,
)

_WORDS = 900  # the most frequent ones, each in its language
_INVERSE_DECAY = 0.1
_TRAITS = 0.3  # scale of the traits' standard deviation: they are penalized less than words
_LEAST = 0.02  # weights that are no larger are not written


class _Judged(NamedTuple):
    """A sentence that readers judged."""

    traits: tuple[float, ...]
    words: frozenset[Column]
    dangles: bool


def write_model(choices: Sequence[Choice]) -> str:
    """Return the file of a model trained on the articles in which readers marked sentences."""
    import numpy
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    judged = [sentence for choice in choices for sentence in _list_judged(choice)]
    columns = choose_columns([sentence.words for sentence in judged], most=_WORDS)
    words = build_table([sentence.words for sentence in judged], columns)
    traits = numpy.array([sentence.traits for sentence in judged], dtype=float)
    means, spreads = traits.mean(axis=0), traits.std(axis=0) + 1e-9
    scaled = (traits - means) / spreads * _TRAITS
    table = sparse.hstack([sparse.csr_matrix(scaled), words]).tocsr()
    fitted = LogisticRegression(C=_INVERSE_DECAY, max_iter=400).fit(
        table, [sentence.dangles for sentence in judged]
    )
    weights = fitted.coef_[0][: len(means)] / spreads * _TRAITS
    base = float(fitted.intercept_[0] - weights @ means)
    lines = ["# Words by language: weight anywhere, as the first, near the start; see dangling.py"]
    lines += [write_row("base", [base]), write_row("traits", weights)]
    lines += write_words(columns, fitted.coef_[0][len(means) :], _LEAST)
    return "\n".join(lines) + "\n"


def _list_judged(choice: Choice) -> Iterator[_Judged]:
    article = choice.article
    prose = list_prose(article)
    for number, sentence in enumerate(add_stances(prose, article)[: choice.judged]):
        words = list_words(sentence.text)
        place = locate(number, prose, article.blocks)
        yield _Judged(
            tuple(map(float, describe(sentence, sentence.stance, place, len(words)))),
            list_columns(words, article.language),
            choice.is_dangling(sentence.text),
        )
