"""Train the logistic regression that estimates how likely a sentence dangles."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from summarize.discourse.cues import list_words
from summarize.discourse.dangling import describe, list_places, locate
from summarize.discourse.prose import list_prose
from summarize.rank.candidates import add_stances
from tests.benchmarks.choices import Choice

_WORDS = 900  # the most frequent ones, each in its language
_INVERSE_DECAY = 0.1
_TRAITS = 0.3  # scale of the traits' standard deviation: they are penalized less than words
_LEAST = 0.02  # weights that are no larger are not written

Column = tuple[str, int, str]  # language, place, word


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
    columns = _choose_columns(judged)
    rows, places = [], []
    for number, sentence in enumerate(judged):
        known = [columns[column] for column in sentence.words if column in columns]
        rows += [number] * len(known)
        places += known
    words = sparse.csr_matrix(
        (numpy.ones(len(rows)), (rows, places)), shape=(len(judged), len(columns))
    )
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
    lines += [_write("base", [base]), _write("traits", weights)]
    lines += _write_words(columns, fitted.coef_[0][len(means) :])
    return "\n".join(lines) + "\n"


def _list_judged(choice: Choice) -> Iterator[_Judged]:
    article = choice.article
    prose = list_prose(article)
    for number, sentence in enumerate(add_stances(prose, article)[: choice.judged]):
        words = list_words(sentence.text)
        place = locate(number, prose, article.blocks)
        yield _Judged(
            tuple(map(float, describe(sentence, sentence.stance, place, len(words)))),
            frozenset(
                (article.language, column, word)
                for column, found in enumerate(list_places(words))
                for word in found
            ),
            choice.is_dangling(sentence.text),
        )


def _choose_columns(judged: Sequence[_Judged]) -> dict[Column, int]:
    """Number the columns of the most frequent words, three for each."""
    counts = Counter(
        (language, word)
        for sentence in judged
        for language, place, word in sentence.words
        if place == 0
    )
    common = sorted(counts, key=lambda key: (-counts[key], key))[:_WORDS]
    columns = [(language, place, word) for language, word in common for place in range(3)]
    return {column: number for number, column in enumerate(columns)}


def _write_words(columns: dict[Column, int], weights: Any) -> Iterator[str]:
    named = sorted({(language, word) for language, _, word in columns})
    section = ""
    for language, word in named:
        values = [float(weights[columns[language, place, word]]) for place in range(3)]
        if max(map(abs, values)) <= _LEAST:
            continue
        if language != section:
            section = language
            yield f"[{section}]"
        yield _write(word, values)


def _write(name: str, values: Any) -> str:
    return "\t".join([name, *(f"{value:.3g}" for value in values)])
