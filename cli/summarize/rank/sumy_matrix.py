"""sumy's LexRank, TextRank and reduction with the matrix of sentences as one matrix product.

sumy compares every pair of sentences in Python; what it computes is a product of the matrix of
sentences and terms with itself. Only the making of the matrix is ours: the ranking of its rows
stays sumy's, and picks the same sentences.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Any

import numpy

from summarize.rank.sumy import import_lean

_LexRank: Any = import_lean("sumy.summarizers.lex_rank").LexRankSummarizer
_TextRank: Any = import_lean("sumy.summarizers.text_rank").TextRankSummarizer
_Reduction: Any = import_lean("sumy.summarizers.reduction").ReductionSummarizer

_BLOCK = 2048  # terms that are multiplied at a time, so that memory holds no full matrix of terms


class LexRankSummarizer(_LexRank):  # type: ignore[misc]
    """LexRank (Erkan and Radev, 2004) over a blocked product."""

    @staticmethod
    def _compute_idf(sentences: Sequence[Sequence[str]]) -> dict[str, float]:
        found = Counter(term for sentence in sentences for term in set(sentence))
        return {term: log(len(sentences) / (1 + n)) for term, n in found.items()}

    def _create_matrix(
        self,
        sentences: Sequence[Sequence[str]],  # noqa: ARG002  (sumy's signature)
        threshold: float,
        tf_metrics: Sequence[dict[str, float]],
        idf_metrics: dict[str, float],
    ) -> Any:
        weights = [{t: tf * idf_metrics[t] for t, tf in row.items()} for row in tf_metrics]
        matrix = multiply_rows(weights)
        lengths = numpy.sqrt(numpy.diagonal(matrix).copy())
        lengths[lengths == 0] = numpy.inf  # a sentence without a word is like no other
        matrix /= lengths[:, numpy.newaxis]
        matrix /= lengths
        linked = matrix > threshold
        degrees = numpy.maximum(1, linked.sum(axis=1))
        return linked / degrees[:, numpy.newaxis]


class TextRankSummarizer(_TextRank):  # type: ignore[misc]
    """TextRank (Mihalcea and Tarau, 2004) over a blocked product."""

    def _create_matrix(self, document: Any) -> Any:
        rows = [self._to_words_set(sentence) for sentence in document.sentences]
        shared, norms = _share_words(rows)
        # Two sentences of one word each: sumy takes what they share as it is.
        norms[numpy.isclose(norms, 0.0)] = 1.0
        shared /= norms
        shared /= shared.sum(axis=1)[:, numpy.newaxis] + self._ZERO_DIVISION_PREVENTION
        shared *= self.damping
        shared += (1.0 - self.damping) / len(rows)
        return shared


class ReductionSummarizer(_Reduction):  # type: ignore[misc]
    """Reduction, which sums up what TextRank makes a graph of, over a blocked product."""

    def rate_sentences(self, document: Any) -> dict[Any, float]:
        """Return what each sentence shares with all others; the same text twice is one of them."""
        shared, norms = _share_words([self._to_words_set(s) for s in document.sentences])
        norms[norms == 0] = numpy.inf
        shared /= norms
        numpy.fill_diagonal(shared, 0.0)
        ratings: dict[Any, float] = defaultdict(float)
        for sentence, rating in zip(document.sentences, shared.sum(axis=1).tolist(), strict=True):
            ratings[sentence] += rating
        return ratings


def _share_words(rows: Sequence[Sequence[str]]) -> tuple[Any, Any]:
    """Return how many words each pair of sentences shares, and the sum of the logs of how many."""
    logs = numpy.array([log(len(row)) if row else 0.0 for row in rows])
    shared = multiply_rows([dict(Counter(row)) for row in rows])
    return shared, logs[:, numpy.newaxis] + logs


def multiply_rows(rows: Sequence[Mapping[str, float]]) -> Any:
    """Return the products of all pairs of rows, an array of shape (rows, rows)."""
    count = len(rows)
    product = numpy.zeros((count, count))
    index = {term: i for i, term in enumerate(dict.fromkeys(t for row in rows for t in row))}
    columns = _columns(rows, index)
    for start in range(0, len(index), _BLOCK):
        block = numpy.zeros((count, min(_BLOCK, len(index) - start)))
        for term in range(start, start + block.shape[1]):
            for row, value in columns[term]:
                block[row, term - start] = value
        product += block @ block.T
    return product


def _columns(
    rows: Iterable[Mapping[str, float]], index: dict[str, int]
) -> list[list[tuple[int, float]]]:
    columns: list[list[tuple[int, float]]] = [[] for _ in index]
    for number, row in enumerate(rows):
        for term, value in row.items():
            columns[index[term]].append((number, value))
    return columns
