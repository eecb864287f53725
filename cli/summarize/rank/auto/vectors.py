"""TF-IDF vectors of sentences, and sums of their cosines without a matrix of pairs.

A sum of cosines is the product with a sum of vectors, so running sums replace the matrix of
sentence pairs: time and memory grow with the words, not with their square.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log, sqrt

Vector = dict[str, float]  # of length 1


def build_vectors(bags: Sequence[Counter[str]]) -> tuple[list[Vector], dict[str, float]]:
    """Build the vector of each bag of terms; also return the inverse document frequencies."""
    count = len(bags)
    frequency = Counter(chain.from_iterable(bags))
    weights = {term: log(1 + count / n) for term, n in frequency.items()}
    return [weigh(bag, weights) for bag in bags], weights


def weigh(bag: Counter[str], weights: dict[str, float]) -> Vector:
    """Build the vector of a bag of terms, ignoring those without a weight."""
    return lengthen(
        {t: weights[t] * (1 + log(n) if n > 1 else 1) for t, n in bag.items() if t in weights}
    )


def lengthen(vector: Vector) -> Vector:
    """Normalize a vector to length 1."""
    length = sqrt(sum([value * value for value in vector.values()])) or 1.0
    return {term: value / length for term, value in vector.items()}


def sum_similarities(vectors: Iterable[Vector]) -> Iterator[float]:
    """Yield the sum of the cosines of each vector with all earlier ones."""
    total: Vector = {}
    for vector in vectors:
        similar = 0.0
        for term, value in vector.items():
            before = total.get(term, 0.0)
            similar += value * before
            total[term] = before + value
        yield similar


def sum_up(vectors: Iterable[Vector]) -> Vector:
    """Add up vectors; the sum is not normalized."""
    total: Vector = {}
    for vector in vectors:
        for term, value in vector.items():
            total[term] = total.get(term, 0.0) + value
    return total


def cosine(a: Vector, b: Vector) -> float:
    """Compute the cosine of two vectors of length 1."""
    short, long = (a, b) if len(a) < len(b) else (b, a)
    similar = 0.0  # for short vectors a loop takes two thirds of the time of a sum
    for term in short:
        if term in long:
            similar += short[term] * long[term]
    return similar


def scale(values: Sequence[float]) -> list[float]:
    """Divide values by the largest; without a positive one they stay as they are."""
    most = max(values, default=0.0)
    return [value / most for value in values] if most > 0 else list(values)
