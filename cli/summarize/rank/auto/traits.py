"""Describe each sentence by numbers for the network: its words, its place, its form, its article.

They need no lists but those that stances come from, so that they say something in any language.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, chain
from math import log, sqrt
from typing import TypeVar

from summarize.language.punctuation import QUESTIONS, ends_in_colon, ends_sentence
from summarize.language.quotes import begins_quotation, opens_quotation
from summarize.rank.auto.analysis import AnalyzedSentence
from summarize.rank.auto.formula import Columns, count_uses, rate_first, weigh_terms
from summarize.rank.auto.vectors import Vector, cosine, lengthen, sum_up

_OPENING, _ENDING = 3, 4  # sentences at the start and at the end of an article
_DEEPEST = 5  # place in its paragraph from which on all count as one
_SECTIONS, _MANY = 15, 5  # sections from which on more count as no more; that make many
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTES = frozenset('"“”„«»「」『』')
_MONEY = frozenset("$€£¥%％")
_DASHES = frozenset("–—")
_SIGNS = tuple(_QUOTES | _MONEY | _DASHES)
_LONG, _SHORT = 35, 8  # words
_FARTHEST = 4.0  # standard deviations

Column = list[float]  # a number a sentence
_Value = TypeVar("_Value")


def describe(
    texts: Sequence[AnalyzedSentence],
    vectors: Sequence[Vector],
    weigh_text: Callable[[str], Vector],
    title: str,
    known: Columns | None = None,
) -> Columns:
    """Return the traits of the sentences of one article by name.

    Before the colon of a name stands what it tells of.

    ``weigh_text`` returns the vector of a title or a heading. ``known`` is what the words of the
    sentences say in a longer text of which they are the shortlist.
    """
    like_title = weigh_text(title)
    near_title = _compare(vectors, like_title)
    words = known or weigh_terms(texts, vectors)
    first = rate_first(texts, words, near_title)
    best = max(0.0, *first) or 1.0
    shares = [max(-1.0, rating / best) for rating in first]
    return {
        "centrality": words["centrality"],
        "frequent words": words["frequent words"],
        "opening": words["opening"],
        "article: opening": words["opening"][:1] * len(texts),
        "first look": shares,
        "first look: before": [0.0, *shares[:-1]],
        "title: itself": near_title,
        "title: before": [0.0, *near_title[:-1]],
        "title: next": [*near_title[1:], 0.0],
        **_describe_words(texts),
        **_describe_likeness(texts, vectors, weigh_text, like_title),
        **_describe_places(texts),
        **_describe_forms(texts, title),
    }


def _describe_likeness(
    texts: Sequence[AnalyzedSentence],
    vectors: Sequence[Vector],
    weigh_text: Callable[[str], Vector],
    like_title: Vector,
) -> Columns:
    """Say how like each sentence is to the article, its parts and its neighbours."""
    paragraphs = [text.location.paragraph for text in texts]
    sections = [text.location.section for text in texts]
    headings = {text.location.section: text.location.heading for text in texts}
    of_headings = {section: weigh_text(heading) for section, heading in headings.items()}
    whole = lengthen(sum_up(vectors))
    of_paragraphs, of_sections = _sum_groups(vectors, paragraphs), _sum_groups(vectors, sections)
    likeness = _compare(vectors, whole)
    neighbours = list(map(cosine, vectors[1:], vectors))
    return {
        "centrality: all": likeness,
        "centrality: all here": standardize(likeness),
        "centrality: opening": _compare(vectors, lengthen(sum_up(vectors[:_OPENING]))),
        "centrality: first": _compare(vectors, vectors[0]),
        "centrality: end": _compare(vectors, lengthen(sum_up(vectors[-_ENDING:]))),
        "neighbours: before": [0.0, *neighbours],
        "neighbours: next": [*neighbours, 0.0],
        "paragraph: likeness": list(map(cosine, vectors, _spread(of_paragraphs, paragraphs))),
        "section: likeness": list(map(cosine, vectors, _spread(of_sections, sections))),
        "paragraph: centrality": _spread(_compare_groups(of_paragraphs, whole), paragraphs),
        "section: centrality": _spread(_compare_groups(of_sections, whole), sections),
        "title: section": _spread(_compare_groups(of_sections, like_title), sections),
        "heading: likeness": list(map(cosine, vectors, _spread(of_headings, sections))),
    }


def _describe_places(texts: Sequence[AnalyzedSentence]) -> Columns:
    """Say where each sentence stands in its paragraph, its section and the article."""
    paragraphs = [text.location.paragraph for text in texts]
    sections = [text.location.section for text in texts]
    in_section = _count_within(sections)
    lengths = Counter[int]()
    for paragraph, text in zip(paragraphs, texts, strict=True):
        lengths[paragraph] += text.words
    sizes = Counter(sections)
    many = len(sizes)
    order = {section: number for number, section in enumerate(sizes)}
    return {
        "heading: below": [
            float(place == 0 and bool(text.location.heading))
            for place, text in zip(in_section, texts, strict=True)
        ],
        "paragraph: place": [float(min(_DEEPEST, place)) for place in _count_within(paragraphs)],
        "paragraph: goes on": [
            float(a == b) for a, b in zip(paragraphs, [*paragraphs[1:], -1], strict=True)
        ],
        "paragraph: length": [log(1 + lengths[paragraph]) for paragraph in paragraphs],
        "section: place": [log(1 + place) for place in in_section],
        "section: length": [log(sizes[section]) for section in sections],
        "place: section": [order[section] / max(1, many - 1) for section in sections],
        "place: last section": [
            float(many > 1 and order[section] == many - 1) for section in sections
        ],
        "article: sections": [float(min(_SECTIONS, many))] * len(texts),
        "article: many sections": [float(many >= _MANY)] * len(texts),
        "place: words before": _share_before(texts),
        "place: to the end": [log(len(texts) - i) for i in range(len(texts))],
        "article: sentences": [log(len(texts))] * len(texts),
    }


def _describe_words(texts: Sequence[AnalyzedSentence]) -> Columns:
    """Say how much the article uses the terms of each sentence."""
    holders = Counter(chain.from_iterable(text.terms for text in texts))
    logs = {term: log(count) for term, count in count_uses(texts).items()}
    total = [sum(map(logs.__getitem__, text.terms)) for text in texts]
    known: set[str] = set()
    brought: Column = []
    for text in texts:
        brought.append(log(1 + sum([holders[t] > 1 for t in text.terms if t not in known])))
        known.update(text.terms)
    used = [log(1 + x) for x in total]
    return {
        "words: uses": used,
        "words: uses here": standardize(used),
        "words: uses a term": [x / max(1, len(t.terms)) for x, t in zip(total, texts, strict=True)],
        "words: brings up": brought,  # new terms that come again
        "words: share of terms": [t.terms.total() / max(1, t.words) for t in texts],
    }


def _describe_forms(texts: Sequence[AnalyzedSentence], title: str) -> Columns:
    """Return what is seen of each sentence of an article, by name."""
    locations = [text.location for text in texts]
    numbers = [len(_NUMBER.findall(text.text)) for text in texts]
    stances = [text.stance for text in texts]
    words = [max(1, text.words) for text in texts]
    asks = [float(stance.asks) for stance in stances]
    advice = sum(stance.advises for stance in stances) / len(texts)
    characters = [{sign for sign in _SIGNS if sign in text.text} for text in texts]
    quotes = [float(not _QUOTES.isdisjoint(its)) for its in characters]
    lengths = [log(count) for count in words]
    items = sum(location.kind == "item" for location in locations) / len(texts)
    return {
        "form: length": lengths,
        "form: length here": standardize(lengths),
        "form: long words": standardize(
            [len(t.text) / count for t, count in zip(texts, words, strict=True)]
        ),
        "form: capitals": standardize([text.capitals for text in texts]),
        "form: long": [float(count > _LONG) for count in words],
        "form: short": [float(count < _SHORT) for count in words],
        "neighbours: length of the next": [*lengths[1:], 0.0],
        "form: stop": [float(ends_sentence(text.text)) for text in texts],
        "form: starts with a number": [float(text.text[:1].isdigit()) for text in texts],
        "claims: money or percent": [float(not _MONEY.isdisjoint(its)) for its in characters],
        "quotation: marks": quotes,
        "quotation: opens": [float(opens_quotation(text.text)) for text in texts],
        "quotation: half": [float(begins_quotation(text.text)) for text in texts],
        "form: leads in": [float(ends_in_colon(text.text)) for text in texts],
        "form: dash": [float(not _DASHES.isdisjoint(its)) for its in characters],
        "place: before a list": [float(location.after == "item") for location in locations],
        "place: last block": [float(location.after == "") for location in locations],
        "quotation: block": [float(location.kind == "quote") for location in locations],
        "needs: leans": [float(stance.leans) for stance in stances],
        "question: itself": asks,
        "question: before": [0.0, *asks[:-1]],
        "question: next": [*asks[1:], 0.0],
        "form: label": [float(stance.labelled) for stance in stances],
        "needs: refers": [float(min(2, stance.refers)) for stance in stances],
        "needs: hints": [float(min(2, stance.hints)) for stance in stances],
        "announcement": [float(stance.announces) for stance in stances],
        "cue phrases: presents": [float(stance.presents) for stance in stances],
        "cue phrases: concludes": [float(stance.concludes) for stance in stances],
        "claims: words": standardize(
            [s.claims + float(n) for s, n in zip(stances, numbers, strict=True)]
        ),
        "advice": [advice * stance.advises for stance in stances],  # where there is much of it
        "publication": [log(1 + stance.publication) for stance in stances],
        "article: numbers": [sum(numbers) / len(texts)] * len(texts),
        "article: items": [items] * len(texts),
        "article: quotes": [sum(quotes) / len(texts)] * len(texts),
        "article: asks": [float(title.rstrip()[-1:] in QUESTIONS if title else 0)] * len(texts),
        "article: paragraphs": [len({location.paragraph for location in locations}) / len(texts)]
        * len(texts),
    }


def standardize(values: Column) -> Column:
    """Return the distances from the mean in standard deviations, at most four of them."""
    mean = sum(values) / len(values)
    spread = sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0
    return [max(-_FARTHEST, min(_FARTHEST, (value - mean) / spread)) for value in values]


def _compare(vectors: Sequence[Vector], other: Vector) -> Column:
    return [cosine(vector, other) for vector in vectors]


def _sum_groups(vectors: Sequence[Vector], keys: Sequence[int]) -> dict[int, Vector]:
    """Return the direction of each paragraph or section, by its number."""
    groups: dict[int, list[Vector]] = {}
    for key, vector in zip(keys, vectors, strict=True):
        groups.setdefault(key, []).append(vector)
    return {key: lengthen(sum_up(group)) for key, group in groups.items()}


def _compare_groups(groups: Mapping[int, Vector], other: Vector) -> dict[int, float]:
    return {key: cosine(vector, other) for key, vector in groups.items()}


def _spread(values: Mapping[int, _Value], keys: Sequence[int]) -> list[_Value]:
    """Return for each sentence the value of its paragraph or section."""
    return [values[key] for key in keys]


def _count_within(keys: Sequence[int]) -> list[int]:
    """Return how many sentences of its paragraph or section stand before each."""
    seen = Counter[int]()
    places = []
    for key in keys:
        places.append(seen[key])
        seen[key] += 1
    return places


def _share_before(texts: Sequence[AnalyzedSentence]) -> Column:
    ends = list(accumulate(text.words for text in texts))
    return [(end - text.words) / max(1, ends[-1]) for end, text in zip(ends, texts, strict=True)]
