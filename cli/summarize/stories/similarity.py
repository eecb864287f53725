"""How much evidence there is that two articles tell of the same event, by the terms they share.

The cosine of two TF-IDF vectors says how much two texts have in common, and is as high for two
guides to one subject as for two reports of one event. Reports share fewer and rarer terms, among
them names, and each says what the other's headline says. So

- the largest single term does not count, and the rest counts more than in proportion;
- it is multiplied by the share of each headline that stands in the other text, and by the share of
  names among the shared terms: words that the articles hardly ever write in lower case;
- it is divided by the number of shared terms, or its square root for articles of near days: long
  texts have more in common by chance, and guides, which have no day, more than news. In a morning
  nearly all articles are of near days, and many are of one kind (``_NEAR_DAYS``);
- of two articles whose headlines have names, each other names than the whole other article, little
  is left: results of two schools, shares of two companies;
- between two articles of a site a term counts by how rare it is at that site, too: captions,
  datelines and the last lines of every entry are no evidence.

The unit is the evidence that two articles need to be a story (``ENOUGH``).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from math import log, sqrt
from typing import NamedTuple

from summarize.language.words import count_terms, term_finder
from summarize.rank.auto.vectors import Vector, build_vectors

Pair = tuple[int, int]
Likeness = tuple[float, float]  # evidence and cosine; a plain tuple costs the least memory
ENOUGH = 1.0  # evidence that ties an article to the others of its story, in sum
LEAST = 0.185  # mean evidence between the articles of a story
_UNIT = 43.0  # makes the evidence that is enough 1
# Of the articles that stories of five mornings list, of another event are 9.9 % with 1 and 1, 8.0 %
# with 1 and .3, 5.0 % with both. Of the others 1 in 10 is alone now, mostly background of an event.
_NEAR_DAYS = 1.45
_OTHER_NAMES = 0.3  # part of the evidence that is left if the headlines name others
_FEWEST = 8  # shared terms that fewer count as: two words in common are often chance
_NAMES = 0.5  # share of names that leaves the evidence as it is
_LOWER = 0.1  # share of lower case up to which a term is a name
_CASES = 0.3, 0.99  # share of words in lower case, in a text whose capitals mark names
_COPY = 0.85  # cosine from which two texts are one
_KEYS = 30  # heaviest terms of an article by which others are looked up
_COMMON = 100  # articles that have a term, above which nothing is looked up by it
_SHARED = 2  # keys that a pair shares at least
DAYS = 3  # between two articles of one event
_OTHERS = 20  # articles of other sites that the rarity of a term at a site is smoothed with
_FREQUENT = 3  # articles of a site that have a term, from which it may be a habit of the site
_LETTERS = re.compile(r"[^\W\d_]+")


class Profile(NamedTuple):
    """What is compared of an article: its terms, by weight, and those of its headline."""

    vector: Vector
    title: Vector  # shares of the headline, which add up to 1
    day: int | None  # counted from any fixed day
    site: str  # "" if it is not known


@dataclass(frozen=True, slots=True)
class Background:
    """What a term is worth as evidence, by all articles of a language."""

    names: frozenset[str] | None  # None in a script without capitals
    habits: Mapping[str, Vector]  # of each site: terms that it has often, and how far they count


class Text(NamedTuple):
    """An article to be compared."""

    title: str
    text: str
    day: int | None
    site: str


def build_profiles(texts: Sequence[Text], language: str) -> tuple[list[Profile], Background]:
    """Build the profiles of the articles of a language, and what their terms are worth."""
    bags = [count_terms(f"{title}\n{text}", language) for title, text, _, _ in texts]
    vectors, weights = build_vectors(bags)
    profiles = [
        Profile(vector, _share(each.title, language, weights), each.day, each.site)
        for vector, each in zip(vectors, texts, strict=True)
    ]
    names = _find_names([each.text for each in texts], language)
    return profiles, Background(names, _find_habits(profiles))


def _share(title: str, language: str, weights: Vector) -> Vector:
    terms = count_terms(title, language)
    total = sum(weights[term] for term in terms)
    return {term: weights[term] / total for term in terms}


def _find_names(texts: Sequence[str], language: str) -> frozenset[str] | None:
    """Find the terms that are hardly ever in lower case; None if case says nothing."""
    tokens = Counter(chain.from_iterable(map(str.split, texts)))
    find = term_finder(language)
    total, lower = Counter[str](), Counter[str]()
    for token, count in tokens.items():
        for word in _LETTERS.findall(token):
            if term := find(word.lower()):
                total[term] += count
                if word[0].islower():
                    lower[term] += count
    low, high = (share * total.total() for share in _CASES)
    if not low < lower.total() < high:
        return None
    return frozenset(term for term, count in total.items() if lower[term] <= _LOWER * count)


def _find_habits(profiles: Sequence[Profile]) -> dict[str, Vector]:
    """Find the terms that each site has often, and the part of their weight that counts there.

    The rarity of a term at a site is that in all its articles but two, smoothed with that in all
    articles.
    """
    overall = Counter(chain.from_iterable(profile.vector for profile in profiles))
    sites: dict[str, list[Vector]] = defaultdict(list)
    for profile in profiles:
        if profile.site:
            sites[profile.site].append(profile.vector)
    habits: dict[str, Vector] = {}
    for site, vectors in sites.items():
        frequency = Counter(chain.from_iterable(vectors))
        for term, count in frequency.items():
            if count < _FREQUENT:
                continue
            share = overall[term] / len(profiles)
            here = (count - 2 + _OTHERS * share) / (len(vectors) - 2 + _OTHERS)
            if here > share:
                habits.setdefault(site, {})[term] = log(1 + 1 / here) / log(1 + 1 / share)
    return habits


def compare(a: Profile, b: Profile, background: Background) -> Likeness:
    """Compare two articles: the evidence that they tell of one event, and their cosine, 0..1."""
    short, long = (a, b) if len(a.vector) < len(b.vector) else (b, a)
    weights = long.vector
    products = {t: value * weights[t] for t, value in short.vector.items() if t in weights}
    cosine = sum(products.values())
    if len(products) < _SHARED:
        return 0.0, cosine
    habits = background.habits.get(a.site, {}) if a.site == b.site else {}
    for term in habits.keys() & products.keys() if habits else ():
        products[term] *= habits[term] ** 2
    total = sum(products.values())
    rest = max(0.0, total - max(products.values()))
    covered = (_cover(a.title, b.vector, habits) + _cover(b.title, a.vector, habits)) / 2
    if background.names is None:
        names = _NAMES
    else:
        names = sum([v for t, v in products.items() if t in background.names]) / (total or 1.0)
    chance = max(_FEWEST, len(products)) / _FEWEST
    if a.day is not None and b.day is not None:
        chance = _NEAR_DAYS * sqrt(chance)
    evidence = _UNIT * (rest * rest * covered) ** 0.75 * sqrt(_NAMES + names) / chance
    return evidence * (_OTHER_NAMES if _name_others(a, b, background) else 1.0), cosine


def are_copies(likeness: Likeness) -> bool:
    """Check whether two texts are one."""
    return likeness[1] >= _COPY


def list_shared(a: Profile, b: Profile) -> tuple[str, ...]:
    """List the terms that two articles share, those first that weigh most."""
    products = {t: value * b.vector[t] for t, value in a.vector.items() if t in b.vector}
    return tuple(sorted(products, key=lambda term: (-products[term], term)))


def _cover(title: Vector, text: Vector, habits: Vector) -> float:
    return sum([share * habits.get(term, 1.0) for term, share in title.items() if term in text])


def _name_others(a: Profile, b: Profile, background: Background) -> bool:
    """Check whether both headlines have names, and none that the other article has."""
    known = background.names or ()
    first, second = ({t for t in each.title if t in known} for each in (a, b))
    return bool(first and second) and not (first & b.vector.keys() or second & a.vector.keys())


def find_likenesses(
    profiles: Sequence[Profile], background: Background, fresh: int | None = None
) -> dict[Pair, Likeness]:
    """Compare the articles that may tell of one event, by pairs of their numbers, the lower first.

    These share several of their heaviest terms that few articles have, or are both like a third
    one. Time grows with the articles, not with their square. Of a pair at least one is among the
    first ``fresh`` articles; None for all.
    """
    fresh = len(profiles) if fresh is None else fresh
    found: dict[Pair, Likeness] = {}
    like: dict[int, list[int]] = defaultdict(list)
    for a, b in _list_pairs(profiles):
        if a >= fresh:
            continue
        found[a, b] = compare(profiles[a], profiles[b], background)
        if found[a, b][0] >= LEAST:
            like[a].append(b)
            like[b].append(a)
    for numbers in like.values():
        for pair in combinations(sorted(numbers), 2):
            if pair[0] < fresh and pair not in found and _are_near(profiles, *pair):
                found[pair] = compare(profiles[pair[0]], profiles[pair[1]], background)
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
    return first is None or second is None or abs(first - second) <= DAYS
