"""How likely two articles tell of the same event, by the terms that they share.

The cosine of two TF-IDF vectors says how much two texts have in common, and is as high for two
guides to one subject as for two reports of one event. Reports share fewer and rarer terms, and each
says what the other's headline says. So the largest single term does not count, the rest counts by
its third power, is divided by the square of the number of shared terms, and multiplied by the share
of each headline that stands in the other text. The square root keeps a few very close pairs from
carrying a whole group. Of the pairs that it takes among teasers of business news a third are
estimated to be wrong, by the cosine over a half, where both find as many of known stories.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import sqrt
from typing import NamedTuple

from summarize.language.words import count_terms
from summarize.rank.auto.vectors import Vector, build_vectors

Pair = tuple[int, int]
Likeness = tuple[float, float]  # similarity and cosine; a plain tuple costs the least memory
LEAST = 0.00075  # mean similarity within a story; of unrelated news it merges hardly any
_FEWEST = 8  # shared terms that fewer count as: two words in common are often chance
_COPY = 0.85  # cosine from which two texts are one
_KEYS = 30  # heaviest terms of an article by which others are looked up
_COMMON = 100  # articles that have a term, above which nothing is looked up by it
_SHARED = 2  # keys that a pair shares at least
_DAYS = 3  # between two articles of one event


class Profile(NamedTuple):
    """What is compared of an article: its terms, by weight, and those of its headline."""

    vector: Vector
    title: Vector  # shares of the headline, which add up to 1
    day: int | None  # counted from any fixed day


def build_profiles(
    texts: Sequence[tuple[str, str]], language: str, days: Sequence[int | None]
) -> list[Profile]:
    """Build the profiles of the articles of a language: of title and text, and their days."""
    bags = [count_terms(f"{title}\n{text}", language) for title, text in texts]
    vectors, weights = build_vectors(bags)
    titles = [count_terms(title, language) for title, _ in texts]
    return [
        Profile(vector, _share({term: weights[term] for term in title}), day)
        for vector, title, day in zip(vectors, titles, days, strict=True)
    ]


def _share(weights: Vector) -> Vector:
    total = sum(weights.values())
    return {term: weight / total for term, weight in weights.items()}


def compare(a: Profile, b: Profile) -> Likeness:
    """Compare two articles: their similarity and their cosine, both 0..1."""
    short, long = sorted((a.vector, b.vector), key=len)
    products = [value * long[term] for term, value in short.items() if term in long]
    cosine = sum(products)
    covered = (_cover(a.title, b.vector) + _cover(b.title, a.vector)) / 2
    rest = max(0.0, cosine - max(products, default=0.0))
    return sqrt(rest**3 * covered) / max(_FEWEST, len(products)), cosine


def are_copies(likeness: Likeness) -> bool:
    """Check whether two texts are one."""
    return likeness[1] >= _COPY


def list_shared(a: Profile, b: Profile) -> tuple[str, ...]:
    """List the terms that two articles share, those first that weigh most."""
    products = {t: value * b.vector[t] for t, value in a.vector.items() if t in b.vector}
    return tuple(sorted(products, key=lambda term: (-products[term], term)))


def _cover(title: Vector, text: Vector) -> float:
    return sum(share for term, share in title.items() if term in text)


def find_likenesses(profiles: Sequence[Profile]) -> dict[Pair, Likeness]:
    """Compare the articles that may tell of one event, by pairs of their numbers, the lower first.

    These share several of their heaviest terms that few articles have, or are both like a third
    one. Time grows with the articles, not with their square.
    """
    found: dict[Pair, Likeness] = {}
    like: dict[int, list[int]] = defaultdict(list)
    for a, b in _list_pairs(profiles):
        found[a, b] = compare(profiles[a], profiles[b])
        if found[a, b][0] >= LEAST:
            like[a].append(b)
            like[b].append(a)
    for numbers in like.values():
        for pair in combinations(sorted(numbers), 2):
            if pair not in found and _are_near(profiles, *pair):
                found[pair] = compare(profiles[pair[0]], profiles[pair[1]])
    return found


def _list_pairs(profiles: Sequence[Profile]) -> Iterator[Pair]:
    frequency = Counter(term for profile in profiles for term in profile.vector)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        rare = [term for term in profile.vector if 1 < frequency[term] <= _COMMON]
        rare.sort(key=lambda term: (-profile.vector[term], term))
        shared = Counter[int]()
        for term in rare[:_KEYS]:
            shared.update(holders[term])
            holders[term].append(number)
        for other, count in shared.items():
            if count >= _SHARED and _are_near(profiles, other, number):
                yield other, number


def _are_near(profiles: Sequence[Profile], a: int, b: int) -> bool:
    """Check whether two articles are few days apart, as far as their days are known."""
    first, second = profiles[a].day, profiles[b].day
    return first is None or second is None or abs(first - second) <= _DAYS
