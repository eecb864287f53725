"""Train the ridge regression that rates the wording of sentences."""

from collections.abc import Iterator, Sequence

from summarize.discourse.cues import list_words
from tests.benchmarks.choices import Choice
from tests.makers.word_columns import (
    Column,
    build_table,
    choose_columns,
    list_columns,
    write_words,
)

# Articles of its language that a word is in: rarer ones are names and topics of these articles.
_LEAST_ARTICLES, _SHARE = 6, 0.07
_DECAY = 100.0
_TRAITS = 0.5  # scale of the traits' standard deviation: they are penalized less than words
_LEAST = 0.005  # weights that are no larger are not written


def write_wording(
    choices: Sequence[Choice], described: Sequence[tuple[Sequence[str], Sequence[Sequence[float]]]]
) -> str:
    """Return the file of weights trained on articles.

    ``described`` are the sentences of each article and their traits, a row for each sentence.
    """
    import numpy
    from scipy import sparse
    from sklearn.linear_model import Ridge

    sentences = [
        [list_columns(list_words(text), choice.article.language) for text in texts]
        for choice, (texts, _) in zip(choices, described, strict=True)
    ]
    columns = _choose_columns([frozenset[Column]().union(*rows) for rows in sentences])
    words = build_table([row for rows in sentences for row in rows], columns)
    traits = numpy.vstack([numpy.array(rows, dtype=float) for _, rows in described])
    scaled = (traits - traits.mean(axis=0)) / (traits.std(axis=0) + 1e-9) * _TRAITS
    table = sparse.hstack([sparse.csr_matrix(scaled), words]).tocsr()
    fitted = Ridge(alpha=_DECAY, solver="sparse_cg", max_iter=200).fit(
        table, list(_list_worths(choices, described))
    )
    lines = ["# Words by language: weight anywhere, as the first, near the start; see wording.py"]
    lines += write_words(columns, fitted.coef_[traits.shape[1] :], _LEAST)
    return "\n".join(lines) + "\n"


def _choose_columns(articles: Sequence[frozenset[Column]]) -> dict[Column, int]:
    """Number the columns of the frequent words of each language, without numbers."""
    columns: dict[Column, int] = {}
    for language in sorted({language for article in articles for language, _, _ in article}):
        own = [article for article in articles if any(c[0] == language for c in article)]
        least = max(_LEAST_ARTICLES, round(_SHARE * len(own)))
        for column in choose_columns(own, least=least):
            if column[2].isalpha():
                columns[column] = len(columns)
    return columns


def _list_worths(
    choices: Sequence[Choice], described: Sequence[tuple[Sequence[str], object]]
) -> Iterator[float]:
    """Yield the worth of each sentence, less the mean of its article."""
    for choice, (texts, _) in zip(choices, described, strict=True):
        worths = choice.rate(texts)
        mean = sum(worths) / max(1, len(worths))
        yield from (worth - mean for worth in worths)
