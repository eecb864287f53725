"""Which terms of a question texts say, and what that is worth.

Okapi BM25 (Robertson and Zaragoza, 2009) over stems, of which those that resemble each other count
as well: compounds, and forms that the stemmer misses.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log
from typing import NamedTuple

from summarize.discourse.structure import locate_sentences
from summarize.language.words import split_words, stemmer, stop_words
from summarize.models import Block, Sentence
from summarize.rank.ask.questions import Question

_SATURATION, _LENGTH = 1.2, 0.3  # k1 and b of BM25
# Sentences: the words of a shorter or longer article count as if it had so many of them; else what
# a book says everywhere would count as nothing, and one word that it lacks for ten.
_LEAST, _MOST = 20, 50
_FEWEST = 4  # letters that two stems must share to resemble each other
_ALIKE = 0.5  # share of the longer one that they must share, if it is not the whole of the other

Hits = tuple[tuple[int, float], ...]  # terms of a question by number, and how well a word says them
Bag = dict[int, float]  # how often a text says them


class _Known(dict[str, Hits]):
    """The hits of a word, which are found once a word."""

    def __init__(self, find: Callable[[str], Hits]) -> None:
        self._find = find

    def __missing__(self, word: str) -> Hits:
        self[word] = hits = self._find(word)
        return hits


class Terms:
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


def weigh_terms(bags: Sequence[Bag], terms: int) -> list[float]:
    """Return the inverse document frequency of each term, by number."""
    found = Counter(number for bag in bags for number in bag)
    share = count_sentences(bags) / max(_LEAST, len(bags))
    return [
        log(
            1
            + (count_sentences(bags) - found[number] * share + 0.5) / (found[number] * share + 0.5)
        )
        for number in range(terms)
    ]


def count_sentences(texts: Sequence[object]) -> int:
    """Return how many sentences an article counts as, 20..50."""
    return min(_MOST, max(_LEAST, len(texts)))


def score_bag(
    bag: Bag, weights: Sequence[float], content: int, length: float = 1.0
) -> tuple[float, float]:
    """Return the BM25 of what a text says, of content and of stop words; 1 is the mean length."""
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * length)
    said = [0.0, 0.0]
    for number, count in bag.items():
        said[number >= content] += weights[number] * count * (_SATURATION + 1) / (count + norm)
    return said[0], said[1]


class Matches(NamedTuple):
    """What each sentence says of a question; 1 is worth a word of it that no sentence says."""

    own: list[float]  # its words
    function: list[float]  # its stop words
    headings: list[float]  # the words of the heading above it
    bags: list[Bag]
    weights: list[float]  # of each word of the question, without stop words


def match_question(
    sentences: Sequence[Sentence], blocks: Sequence[Block], question: Question, language: str
) -> Matches:
    """Return what each sentence of an article says of a question; time grows with the words."""
    terms = Terms(question, language)
    bags, lengths = terms.read(sentence.text for sentence in sentences)
    weights = weigh_terms(bags, terms.count)
    mean = sum(lengths) / max(1, len(lengths)) or 1.0
    unit = log(2 * count_sentences(sentences) + 2)  # the weight of a word that no sentence says
    weights = [weight / unit for weight in weights]
    scores = [
        score_bag(bag, weights, terms.content, length / mean)
        for bag, length in zip(bags, lengths, strict=True)
    ]
    return Matches(
        [content for content, _ in scores],
        [function for _, function in scores],
        _score_headings(sentences, blocks, terms, weights),
        bags,
        weights[: terms.content],
    )


def _score_headings(
    sentences: Sequence[Sentence], blocks: Sequence[Block], terms: Terms, weights: Sequence[float]
) -> list[float]:
    above = [location.heading for location in locate_sentences(sentences, blocks)]
    headings = [heading for heading in dict.fromkeys(above) if heading]
    bags, _ = terms.read(headings)
    scores = {
        heading: score_bag(bag, weights, terms.content)[0]
        for heading, bag in zip(headings, bags, strict=True)
    }
    return [scores.get(heading, 0.0) for heading in above]
