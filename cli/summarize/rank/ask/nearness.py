"""How near the sentences of an article are to a question or a query.

Okapi BM25 (Robertson and Zaragoza, 2009) over stems, of which those that resemble each other count
as well: compounds, and forms that the stemmer misses. What stands around a sentence counts, too.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log
from typing import NamedTuple

from summarize.language.words import split_words, stemmer, stop_words
from summarize.models import Block, Sentence
from summarize.rank.ask.questions import Question, holds_kind
from summarize.rank.auto.placed import locate
from summarize.rank.auto.rating import Rating

# Measured on questions of people about 48 articles in English, German and Chinese.
_SATURATION, _LENGTH = 1.2, 0.3  # k1 and b of BM25
_BEFORE, _AFTER = 0.2, 0.1  # of the nearness of the neighbours in the paragraph
_ACROSS = 0.1  # of the last sentence of the paragraph before
_SIDE, _AROUND = 2, 0.3  # of the mean of so many sentences to each side
_HEADING = 0.2  # of the heading above
_FUNCTION = 0.3  # of a stop word
_KIND = {"number": 0.25, "date": 0.5, "person": 0.25}  # of a word that no sentence has
# Sentences: the words of a shorter or longer article count as if it had so many of them; else what
# a book says everywhere would count as nothing, and one word that it lacks for ten.
_LEAST, _MOST = 20, 50
_STRANGER = 3.0  # times what another word weighs that the article lacks: a name or a figure
_FEWEST = 4  # letters that two stems must share to resemble each other
_ALIKE = 0.5  # share of the longer one that they must share, if it is not the whole of the other

_PARTS = ("asked words", "around", "heading above", "asked kind")
Hits = tuple[tuple[int, float], ...]  # terms of a question by number, and how well a word says them
Bag = dict[int, float]  # how often a sentence says them


class Nearness(NamedTuple):
    """How near a sentence is to a question."""

    rating: Rating  # 1 is about a word of the question that no other sentence says
    around: float  # what it, its heading and two sentences to each side say of it, in the mean


class _Known(dict[str, Hits]):
    """The hits of a word, which are found once a word."""

    def __init__(self, find: Callable[[str], Hits]) -> None:
        self._find = find

    def __missing__(self, word: str) -> Hits:
        self[word] = hits = self._find(word)
        return hits


def measure_nearness(
    sentences: Sequence[Sentence], blocks: Sequence[Block], question: Question, language: str
) -> list[Nearness]:
    """Return how near each sentence of an article is to a question; time grows with the words."""
    terms = _Terms(question, language)
    bags, lengths = terms.read(sentence.text for sentence in sentences)
    weights = _weigh_terms(bags, terms.count)
    mean = sum(lengths) / max(1, len(lengths)) or 1.0
    scores = [
        _score(bag, weights, terms.content, length / mean)
        for bag, length in zip(bags, lengths, strict=True)
    ]
    own = [content for content, _ in scores]
    around = _average(own)
    headings = _score_headings(sentences, blocks, terms, weights)
    unit = log(2 * _count(sentences) + 2)  # the weight of a word that no sentence says
    said = {number for bag in bags for number in bag}
    total = sum(
        weight * (1 if number in said or number not in question.names else _STRANGER)
        for number, weight in enumerate(weights[: terms.content])
    )
    found = []
    for i, (content, function) in enumerate(scores):
        near = _look_around(sentences, own, i) + _AROUND * around[i]
        parts = (content + _FUNCTION * function, near, _HEADING * headings[i])
        kind = any(parts) and holds_kind(question, sentences[i].text, language)
        values = (*(part / unit for part in parts), kind * _KIND.get(question.asked, 0.0))
        share = (around[i] + _HEADING * headings[i]) / (total or 1.0)
        found.append(Nearness(Rating.add_up(_PARTS, values), share))
    return found


class _Terms:
    """The terms of a question by number, those that say something first."""

    def __init__(self, question: Question, language: str) -> None:
        self._language = language
        self._question = question
        self.content = len(question.content)
        self.count = self.content + len(question.function)
        self._function: dict[str, Hits] = {
            word: ((number, 1.0),)
            for number, word in enumerate(question.function, start=self.content)
        }
        self._stop, self._stem = stop_words(language), stemmer(language)
        self._known = _Known(self._find)

    def read(self, texts: Iterable[str]) -> tuple[list[Bag], list[int]]:
        """Return which terms each text says, and how many words it has that are no stop words."""
        bags, lengths = [], []
        for text in texts:
            words = split_words(text, self._language)
            bag: Bag = {}
            for word in words:
                for number, share in self._known[word]:
                    bag[number] = bag.get(number, 0.0) + share
            bags.append(bag)
            lengths.append(sum(word not in self._stop for word in words))
        return bags, lengths

    def _find(self, word: str) -> Hits:
        if word in self._stop:
            return self._function.get(word, ())
        stem = self._stem(word)
        shares = [compare_stems(term, stem) for term in self._question.content]
        return tuple((number, share) for number, share in enumerate(shares) if share)


def compare_stems(a: str, b: str) -> float:
    """Return how far two stems are the same, 0..1: one holds the other, or they begin alike."""
    if a == b:
        return 1.0
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(short) < _FEWEST:
        return 0.0
    held = _ALIKE if short in long else 0.0
    if short[:_FEWEST] != long[:_FEWEST]:
        return held
    alike = next((i for i, char in enumerate(short) if char != long[i]), len(short)) / len(long)
    return max(held, alike if alike >= _ALIKE else 0.0)


def _weigh_terms(bags: Sequence[Bag], terms: int) -> list[float]:
    """Return the inverse document frequency of each term, by number."""
    found = Counter(number for bag in bags for number in bag)
    share = _count(bags) / max(_LEAST, len(bags))
    return [
        log(1 + (_count(bags) - found[number] * share + 0.5) / (found[number] * share + 0.5))
        for number in range(terms)
    ]


def _count(texts: Sequence[object]) -> int:
    return min(_MOST, max(_LEAST, len(texts)))


def _score(
    bag: Bag, weights: Sequence[float], content: int, length: float = 1.0
) -> tuple[float, float]:
    """Return the BM25 of what a text says, of content and of stop words; 1 is the mean length."""
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * length)
    said = [0.0, 0.0]
    for number, count in bag.items():
        said[number >= content] += weights[number] * count * (_SATURATION + 1) / (count + norm)
    return said[0], said[1]


def _look_around(sentences: Sequence[Sentence], own: Sequence[float], i: int) -> float:
    """Return what the neighbours of a sentence in its article say for it."""
    here, near = sentences[i], 0.0
    if i and sentences[i - 1].document == here.document:
        same = sentences[i - 1].paragraph == here.paragraph
        near += (_BEFORE if same else _ACROSS) * own[i - 1]
    if i + 1 < len(own) and sentences[i + 1].paragraph == here.paragraph:
        near += _AFTER * own[i + 1]
    return near


def _average(own: Sequence[float]) -> list[float]:
    """Return for each sentence the mean of it and the two to each side."""
    width = min(2 * _SIDE + 1, len(own))
    return [sum(own[max(0, i - _SIDE) : i + _SIDE + 1]) / width for i in range(len(own))]


def _score_headings(
    sentences: Sequence[Sentence], blocks: Sequence[Block], terms: _Terms, weights: Sequence[float]
) -> list[float]:
    """Return the BM25 of the heading above each sentence."""
    above = [spot.heading for spot in locate(sentences, blocks)]
    headings = [heading for heading in dict.fromkeys(above) if heading]
    bags, _ = terms.read(headings)
    scores = {
        heading: _score(bag, weights, terms.content)[0]
        for heading, bag in zip(headings, bags, strict=True)
    }
    return [scores.get(heading, 0.0) for heading in above]
