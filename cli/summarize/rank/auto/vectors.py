"""TF-IDF vectors of sentences, and sums of their cosines without a matrix of pairs.

A sum of cosines is the cosine with a sum, so running sums of the vectors take the place of a
sentence-by-sentence matrix: time and memory grow with the words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log, sqrt

Vector = dict[str, float]  # of length 1


def build_vectors(bags: Sequence[Counter[str]]) -> tuple[list[Vector], dict[str, float]]:
    """Return the vector of every bag of terms, and the inverse document frequencies."""
    count = len(bags)
    frequency = Counter(chain.from_iterable(bags))
    weights = {term: log(1 + count / n) for term, n in frequency.items()}
    return [weigh(bag, weights) for bag in bags], weights


def weigh(bag: Counter[str], weights: dict[str, float]) -> Vector:
    """Return the vector of a bag of terms; those that have no weight are left out."""
    return lengthen(
        {t: weights[t] * (1 + log(n) if n > 1 else 1) for t, n in bag.items() if t in weights}
    )


def lengthen(vector: Vector) -> Vector:
    """Return the vector of length 1 with the direction of another."""
    length = sqrt(sum([value * value for value in vector.values()])) or 1.0
    return {term: value / length for term, value in vector.items()}


def sum_similarities(vectors: Iterable[Vector]) -> Iterator[float]:
    """Yield for each vector the sum of its cosines with those before it."""
    total: Vector = {}
    for vector in vectors:
        similar = 0.0
        for term, value in vector.items():
            before = total.get(term, 0.0)
            similar += value * before
            total[term] = before + value
        yield similar


def sum_up(vectors: Iterable[Vector]) -> Vector:
    """Return the sum of vectors, which is not of length 1."""
    total: Vector = {}
    for vector in vectors:
        for term, value in vector.items():
            total[term] = total.get(term, 0.0) + value
    return total


def cosine(a: Vector, b: Vector) -> float:
    """Return the cosine of two vectors of length 1."""
    short, long = (a, b) if len(a) < len(b) else (b, a)
    similar = 0.0  # vectors are short: a loop takes two thirds of the time of a sum
    for term in short:
        if term in long:
            similar += short[term] * long[term]
    return similar


def scale(values: Sequence[float]) -> list[float]:
    """Return the values as shares of the largest."""
    most = max(values, default=0.0)
    return [value / most for value in values] if most > 0 else list(values)
