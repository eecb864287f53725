"""The traits of sentences, which the network rates: words, similarity, place, form, article.

Apart from stances they need no word lists, so they work in any language.
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
_DEEPEST = 5  # cap on the place in a paragraph
_SECTIONS, _MANY = 15, 5  # cap on the number of sections; how many are "many"
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
    sentences: Sequence[AnalyzedSentence],
    vectors: Sequence[Vector],
    weigh_text: Callable[[str], Vector],
    title: str,
) -> Columns:
    """Describe the sentences of one article; columns of traits by name.

    The part of a name before the colon is its kind, under which explanations add it up.
    ``weigh_text`` builds the vector of a title or a heading.
    """
    like_title = weigh_text(title)
    near_title = _compare(vectors, like_title)
    words = weigh_terms(sentences, vectors)
    first = rate_first(sentences, words, near_title)
    best = max(0.0, *first) or 1.0
    shares = [max(-1.0, rating / best) for rating in first]
    return {
        "centrality": words["centrality"],
        "frequent words": words["frequent words"],
        "opening": words["opening"],
        "article: opening": words["opening"][:1] * len(sentences),
        "first impression": shares,
        "first impression: before": [0.0, *shares[:-1]],
        "title: itself": near_title,
        "title: before": [0.0, *near_title[:-1]],
        "title: next": [*near_title[1:], 0.0],
        **_describe_words(sentences),
        **_describe_likeness(sentences, vectors, weigh_text, like_title),
        **_describe_places(sentences),
        **_describe_forms(sentences, title),
    }


def _describe_likeness(
    sentences: Sequence[AnalyzedSentence],
    vectors: Sequence[Vector],
    weigh_text: Callable[[str], Vector],
    like_title: Vector,
) -> Columns:
    """Describe the similarity of each sentence to the article, its parts and its neighbours."""
    paragraphs = [sentence.location.paragraph for sentence in sentences]
    sections = [sentence.location.section for sentence in sentences]
    headings = {sentence.location.section: sentence.location.heading for sentence in sentences}
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


def _describe_places(sentences: Sequence[AnalyzedSentence]) -> Columns:
    """Describe the place of each sentence in its paragraph, its section and the article."""
    paragraphs = [sentence.location.paragraph for sentence in sentences]
    sections = [sentence.location.section for sentence in sentences]
    in_section = _count_within(sections)
    lengths = Counter[int]()
    for paragraph, sentence in zip(paragraphs, sentences, strict=True):
        lengths[paragraph] += sentence.words
    sizes = Counter(sections)
    many = len(sizes)
    order = {section: number for number, section in enumerate(sizes)}
    return {
        "heading: below": [
            float(place == 0 and bool(sentence.location.heading))
            for place, sentence in zip(in_section, sentences, strict=True)
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
        "article: sections": [float(min(_SECTIONS, many))] * len(sentences),
        "article: many sections": [float(many >= _MANY)] * len(sentences),
        "place: words before": _share_before(sentences),
        "place: to the end": [log(len(sentences) - i) for i in range(len(sentences))],
        "article: sentences": [log(len(sentences))] * len(sentences),
    }


def _describe_words(sentences: Sequence[AnalyzedSentence]) -> Columns:
    """Describe how much the article uses the terms of each sentence."""
    holders = Counter(chain.from_iterable(sentence.terms for sentence in sentences))
    logs = {term: log(count) for term, count in count_uses(sentences).items()}
    total = [sum(map(logs.__getitem__, sentence.terms)) for sentence in sentences]
    known: set[str] = set()
    brought: Column = []
    for sentence in sentences:
        brought.append(log(1 + sum([holders[t] > 1 for t in sentence.terms if t not in known])))
        known.update(sentence.terms)
    used = [log(1 + x) for x in total]
    return {
        "words: uses": used,
        "words: uses here": standardize(used),
        "words: uses a term": [
            x / max(1, len(t.terms)) for x, t in zip(total, sentences, strict=True)
        ],
        "words: brings up": brought,  # terms that are new here and come up again
        "words: share of terms": [t.terms.total() / max(1, t.words) for t in sentences],
    }


def _describe_forms(sentences: Sequence[AnalyzedSentence], title: str) -> Columns:
    """Describe the form and the stance of each sentence, and the kind of the article."""
    locations = [sentence.location for sentence in sentences]
    numbers = [len(_NUMBER.findall(sentence.text)) for sentence in sentences]
    stances = [sentence.stance for sentence in sentences]
    words = [max(1, sentence.words) for sentence in sentences]
    asks = [float(stance.asks) for stance in stances]
    advice = sum(stance.advises for stance in stances) / len(sentences)
    characters = [{sign for sign in _SIGNS if sign in sentence.text} for sentence in sentences]
    quotes = [float(not _QUOTES.isdisjoint(its)) for its in characters]
    lengths = [log(count) for count in words]
    items = sum(location.kind == "item" for location in locations) / len(sentences)
    return {
        "form: length": lengths,
        "form: length here": standardize(lengths),
        "form: long words": standardize(
            [len(t.text) / count for t, count in zip(sentences, words, strict=True)]
        ),
        "form: capitals": standardize([sentence.capitals for sentence in sentences]),
        "form: long": [float(count > _LONG) for count in words],
        "form: short": [float(count < _SHORT) for count in words],
        "neighbours: length of the next": [*lengths[1:], 0.0],
        "form: stop": [float(ends_sentence(sentence.text)) for sentence in sentences],
        "form: starts with a number": [
            float(sentence.text[:1].isdigit()) for sentence in sentences
        ],
        "claims: money or percent": [float(not _MONEY.isdisjoint(its)) for its in characters],
        "quotation: marks": quotes,
        "quotation: opens": [float(opens_quotation(sentence.text)) for sentence in sentences],
        "quotation: half": [float(begins_quotation(sentence.text)) for sentence in sentences],
        "form: leads in": [float(ends_in_colon(sentence.text)) for sentence in sentences],
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
        "advice": [advice * stance.advises for stance in stances],  # counts if there is much of it
        "publication": [log(1 + stance.publication) for stance in stances],
        "article: numbers": [sum(numbers) / len(sentences)] * len(sentences),
        "article: items": [items] * len(sentences),
        "article: quotes": [sum(quotes) / len(sentences)] * len(sentences),
        "article: asks": [float(title.rstrip()[-1:] in QUESTIONS if title else 0)] * len(sentences),
        "article: paragraphs": [
            len({location.paragraph for location in locations}) / len(sentences)
        ]
        * len(sentences),
    }


def standardize(values: Column) -> Column:
    """Convert values to standard deviations from their mean, at most four."""
    mean = sum(values) / len(values)
    spread = sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0
    return [max(-_FARTHEST, min(_FARTHEST, (value - mean) / spread)) for value in values]


def _compare(vectors: Sequence[Vector], other: Vector) -> Column:
    return [cosine(vector, other) for vector in vectors]


def _sum_groups(vectors: Sequence[Vector], keys: Sequence[int]) -> dict[int, Vector]:
    """Compute the mean direction of each paragraph or section, by its number."""
    groups: dict[int, list[Vector]] = {}
    for key, vector in zip(keys, vectors, strict=True):
        groups.setdefault(key, []).append(vector)
    return {key: lengthen(sum_up(group)) for key, group in groups.items()}


def _compare_groups(groups: Mapping[int, Vector], other: Vector) -> dict[int, float]:
    return {key: cosine(vector, other) for key, vector in groups.items()}


def _spread(values: Mapping[int, _Value], keys: Sequence[int]) -> list[_Value]:
    """Look up the value of the paragraph or section of each sentence."""
    return [values[key] for key in keys]


def _count_within(keys: Sequence[int]) -> list[int]:
    """Count the sentences before each one in its paragraph or section."""
    seen = Counter[int]()
    places = []
    for key in keys:
        places.append(seen[key])
        seen[key] += 1
    return places


def _share_before(sentences: Sequence[AnalyzedSentence]) -> Column:
    ends = list(accumulate(sentence.words for sentence in sentences))
    return [
        (end - sentence.words) / max(1, ends[-1])
        for end, sentence in zip(ends, sentences, strict=True)
    ]
