"""The default ranking: directed centrality with a prior for the opening, in linear time.

A sentence counts by its similarity to the sentences after it, and less by that to those before it
(Zheng and Lapata, 2019). Similarity is the cosine of TF-IDF vectors; since a sum of cosines is the
cosine with a sum, running sums of the vectors take the place of a sentence-by-sentence matrix. The
words that the article repeats most count (SumBasic: Nenkova and Vanderwende, 2005), as do early
sentences, by how well the opening covers the rest. What repeats a better sentence loses (maximal
marginal relevance: Carbonell and Goldstein, 1998).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Any

from summarize.length import count_words
from summarize.rank.lean_sumy import import_lean

_Base: Any = import_lean("sumy.summarizers._summarizer").AbstractSummarizer

Vector = dict[str, float]

# Weights, found by random search for the best ROUGE on nine sets of summaries that people wrote;
# halving or doubling any one of them changes the mean by less than one point.
_FORWARD, _BACKWARD, _COVERAGE = 0.72, 0.3, 0.29
_EARLY, _EARLY_SENTENCES = 0.3, 3.0  # decays by e in so many sentences
_OPENING, _OPENING_SHARE = 0.33, 0.1  # decays by e in this share of the text
_FIRST = -0.08  # takes back some of what the two give the very first sentence
_LEAD = 1.25  # power of how well the opening covers the rest
_REDUNDANCY = 0.8
_SHORT, _SHORT_WORDS = 1.0, 6  # fragments, bylines, labels
_LONG, _LONG_WORDS = 1.0, 40  # for each time that a sentence is longer than this by as much again
_QUOTE, _LEANING = 0.43, 0.05
_NAMES, _NAMES_SHARE = 1.45, 0.4  # of capitalized words: lists, credits, datelines
_FOCUS = 2.0  # of nearness to a query: as much as all else together
_RERANKED = 100  # best sentences among which redundancy counts: more are never printed

_OPENS_QUOTE = re.compile(r"[\"“„«‘']")
_LEANS = re.compile(
    r"(?:He|She|It|They|This|That|These|But|And|However|So|Er|Sie|Es|Das|Dies|Aber|Doch|Il|Elle"
    r"|Mais|Pero|Han|Hun|Det|Men|Но|Он|Она|Это)\b"
)


@dataclass(frozen=True, slots=True)
class Text:
    """What ranking needs of a sentence."""

    text: str
    words: int
    terms: Counter[str]  # stems that are no stop words


class DirectedSummarizer(_Base):  # type: ignore[misc]
    """Rate sentences by directed centrality, as one of sumy's summarizers."""

    stop_words: frozenset[str] = frozenset()
    focus: frozenset[str] = frozenset()  # stems of a query, near which sentences rise

    def __call__(self, document: Any, sentences_count: Any) -> Any:
        """Return the best sentences of a document; sumy's way of calling a summarizer."""
        texts = [self._read(sentence) for sentence in document.sentences]
        ratings = iter(rate_sentences(texts, self.focus))
        return self._get_best_sentences(
            document.sentences, sentences_count, lambda _: next(ratings)
        )

    def _read(self, sentence: Any) -> Text:
        terms = (self._stemmer(word) for word in sentence.words if word not in self.stop_words)
        return Text(str(sentence), count_words(str(sentence)), Counter(terms))


def rate_sentences(texts: Sequence[Text], focus: frozenset[str] = frozenset()) -> list[float]:
    """Return a rating a sentence, the better the higher; time and memory grow with the words."""
    vectors = _build_vectors(texts)
    scores = _score(texts, vectors)
    if focus:
        near = _measure_nearness(vectors, focus)
        scores = [score + _FOCUS * value for score, value in zip(scores, near, strict=True)]
    return _lower_repeats(scores, vectors)


def _measure_nearness(vectors: Sequence[Vector], focus: frozenset[str]) -> list[float]:
    """Return how near each sentence is to a query, 0..1.

    Half of it is what the sentence itself says of the query, half its cosine with the sum of the
    sentences that do (query-biased centrality: Otterbacher, Erkan and Radev, 2005).
    """
    hits = [sum(value for term, value in v.items() if term in focus) for v in vectors]
    centre: Vector = {}
    for hit, vector in zip(hits, vectors, strict=True):
        for term, value in vector.items() if hit else ():
            centre[term] = centre.get(term, 0.0) + hit * value
    around = _scale([_cosine(vector, centre) for vector in vectors])
    return [(a + b) / 2 for a, b in zip(_scale(hits), around, strict=True)]


def _build_vectors(texts: Sequence[Text]) -> list[Vector]:
    """Return the TF-IDF vector of every sentence, of length 1."""
    count = len(texts)
    frequency = Counter(term for text in texts for term in text.terms)
    weight = {term: log(1 + count / n) for term, n in frequency.items()}
    vectors = []
    for text in texts:
        vector = {term: (1 + log(n)) * weight[term] for term, n in text.terms.items()}
        length = sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({term: value / length for term, value in vector.items()})
    return vectors


def _sum_similarities(vectors: Iterable[Vector]) -> Iterator[float]:
    """Yield for each vector the sum of its cosines with those before it."""
    total: Vector = {}
    for vector in vectors:
        yield sum(value * total.get(term, 0.0) for term, value in vector.items())
        for term, value in vector.items():
            total[term] = total.get(term, 0.0) + value


def _score(texts: Sequence[Text], vectors: Sequence[Vector]) -> list[float]:
    count = len(texts)
    before = list(_sum_similarities(vectors))
    after = list(_sum_similarities(reversed(vectors)))[::-1]
    uses = Counter[str]()
    for text in texts:
        uses.update(text.terms)
    coverage = _scale([sum(uses[term] for term in text.terms) for text in texts])
    lead = _measure_opening([a + b for a, b in zip(after, before, strict=True)])
    forward, backward = _scale(after), _scale(before)
    length = log(count + 1) / 5  # 1 at some 150 sentences
    scores = []
    for i, text in enumerate(texts):
        prior = _EARLY * length**-0.3 * exp(-i / _EARLY_SENTENCES) + _FIRST * (i == 0)
        prior += _OPENING * length * exp(-i / max(1.0, _OPENING_SHARE * count))
        central = _FORWARD * forward[i] + _BACKWARD * backward[i] + _COVERAGE * coverage[i]
        scores.append(central + lead * prior - _blemish(text))
    return scores


def _measure_opening(centrality: Sequence[float]) -> float:
    """Return how well the first three sentences cover the rest: 1 as well as any others."""
    mean = sum(centrality) / max(1, len(centrality))
    first = centrality[:3]
    lead = sum(first) / max(1, len(first)) / mean if mean > 0 else 1.0
    return float(max(0.05, min(2.0, lead)) ** _LEAD)


def _blemish(text: Text) -> float:
    """Return what speaks against a sentence whatever it is about."""
    words = text.text.split()
    capitalized = sum(word[0].isupper() for word in words[1:]) / max(1, len(words))
    return (
        _SHORT * (text.words < _SHORT_WORDS)
        + _LONG * max(0, text.words - _LONG_WORDS) / _LONG_WORDS
        + _QUOTE * (_OPENS_QUOTE.match(text.text) is not None)
        + _LEANING * (_LEANS.match(text.text) is not None)
        + _NAMES * max(0.0, capitalized - _NAMES_SHARE)
    )


def _scale(values: Sequence[float]) -> list[float]:
    most = max(values, default=0.0)
    return [value / most for value in values] if most > 0 else list(values)


def _lower_repeats(scores: list[float], vectors: Sequence[Vector]) -> list[float]:
    """Return the scores less what a sentence repeats of the better ones."""
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[:_RERANKED]
    likeness = dict.fromkeys(order, 0.0)
    ratings = list(scores)
    while likeness:
        best = max(likeness, key=lambda i: (scores[i] - _REDUNDANCY * likeness[i], -i))
        ratings[best] = scores[best] - _REDUNDANCY * likeness.pop(best)
        for i, known in likeness.items():
            likeness[i] = max(known, _cosine(vectors[i], vectors[best]))
    # The others come after all of these, in the order of their scores.
    floor = min((ratings[i] for i in order), default=0.0)
    ceiling = min((scores[i] for i in order), default=0.0)
    ranked = set(order)
    return [rating if i in ranked else rating - ceiling + floor for i, rating in enumerate(ratings)]


def _cosine(a: Vector, b: Vector) -> float:
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return sum(value * long[term] for term, value in short.items() if term in long)
