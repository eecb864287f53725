"""LexRank, TextRank and reduction for sumy, with similarities as one matrix product.

sumy compares every pair of sentences in Python. The result is the product of the matrix of
sentences and terms with its transpose, which numpy computes here; ranking by it is left to sumy
and selects the same sentences.
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

_BLOCK = 2048  # terms multiplied at a time, so that the full matrix of terms is never in memory


class LexRankSummarizer(_LexRank):  # type: ignore[misc]
    """LexRank (Erkan and Radev, 2004) with a blocked matrix product."""

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
        lengths[lengths == 0] = numpy.inf  # a sentence without words is similar to none
        matrix /= lengths[:, numpy.newaxis]
        matrix /= lengths
        linked = matrix > threshold
        degrees = numpy.maximum(1, linked.sum(axis=1))
        return linked / degrees[:, numpy.newaxis]


class TextRankSummarizer(_TextRank):  # type: ignore[misc]
    """TextRank (Mihalcea and Tarau, 2004) with a blocked matrix product."""

    def _create_matrix(self, document: Any) -> Any:
        rows = [self._to_words_set(sentence) for sentence in document.sentences]
        shared, norms = _share_words(rows)
        # For two sentences of one word each, sumy does not normalize.
        norms[numpy.isclose(norms, 0.0)] = 1.0
        shared /= norms
        shared /= shared.sum(axis=1)[:, numpy.newaxis] + self._ZERO_DIVISION_PREVENTION
        shared *= self.damping
        shared += (1.0 - self.damping) / len(rows)
        return shared


class ReductionSummarizer(_Reduction):  # type: ignore[misc]
    """Reduction, the sum of TextRank's similarities, with a blocked matrix product."""

    def rate_sentences(self, document: Any) -> dict[Any, float]:
        """Sum up the similarities of each sentence to all others; equal texts add up."""
        shared, norms = _share_words([self._to_words_set(s) for s in document.sentences])
        norms[norms == 0] = numpy.inf
        shared /= norms
        numpy.fill_diagonal(shared, 0.0)
        ratings: dict[Any, float] = defaultdict(float)
        for sentence, rating in zip(document.sentences, shared.sum(axis=1).tolist(), strict=True):
            ratings[sentence] += rating
        return ratings


def _share_words(rows: Sequence[Sequence[str]]) -> tuple[Any, Any]:
    """Count the words that each pair of sentences shares, and add the logs of their lengths."""
    logs = numpy.array([log(len(row)) if row else 0.0 for row in rows])
    shared = multiply_rows([dict(Counter(row)) for row in rows])
    return shared, logs[:, numpy.newaxis] + logs


def multiply_rows(rows: Sequence[Mapping[str, float]]) -> Any:
    """Multiply all pairs of rows; the array has the shape (rows, rows)."""
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
