"""Describe how each sentence looks, what its stance is, and what kind of article it stands in."""

import re
from collections.abc import Sequence
from math import log, sqrt

from summarize.language.punctuation import QUESTIONS, ends_sentence
from summarize.language.quotes import begins_quotation
from summarize.rank.auto.central import Columns
from summarize.rank.auto.penalties import leads_in, opens_quotation
from summarize.rank.auto.placed import Text

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTES = frozenset('"“”„«»「」『』')
_MONEY = frozenset("$€£¥%％")
_DASHES = frozenset("–—")
_SIGNS = tuple(_QUOTES | _MONEY | _DASHES)
_LONG, _SHORT = 35, 8  # words
_FARTHEST = 4.0  # standard deviations

Column = list[float]


def describe_forms(texts: Sequence[Text], title: str) -> Columns:
    """Return what is seen of each sentence of an article, by name."""
    spots = [text.spot for text in texts]
    numbers = [len(_NUMBER.findall(text.text)) for text in texts]
    stances = [text.stance for text in texts]
    words = [max(1, text.words) for text in texts]
    asks = [float(stance.asks) for stance in stances]
    advice = sum(stance.advises for stance in stances) / len(texts)
    characters = [{sign for sign in _SIGNS if sign in text.text} for text in texts]
    quotes = [float(not _QUOTES.isdisjoint(its)) for its in characters]
    lengths = [log(count) for count in words]
    items = sum(spot.kind == "item" for spot in spots) / len(texts)
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
        "form: leads in": [float(leads_in(text.text)) for text in texts],
        "form: dash": [float(not _DASHES.isdisjoint(its)) for its in characters],
        "place: before a list": [float(spot.after == "item") for spot in spots],
        "place: last block": [float(spot.after == "") for spot in spots],
        "quotation: block": [float(spot.kind == "quote") for spot in spots],
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
        "article: paragraphs": [len({spot.paragraph for spot in spots}) / len(texts)] * len(texts),
    }


def standardize(values: Column) -> Column:
    """Return the distances from the mean in standard deviations, at most four of them."""
    mean = sum(values) / len(values)
    spread = sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0
    return [max(-_FARTHEST, min(_FARTHEST, (value - mean) / spread)) for value in values]
