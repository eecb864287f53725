"""Score sentences and headings against a question by Okapi BM25 (Robertson and Zaragoza, 2009).

Terms are stems; similar stems match in part, as in compounds and in forms that the stemmer misses.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from summarize.discourse.structure import locate_sentences
from summarize.language.words import split_words, stemmer, stop_words
from summarize.lazy import remember
from summarize.models import Block, Sentence
from summarize.rank.ask.questions import Question

_SATURATION, _LENGTH = 1.2, 0.3  # k1 and b of BM25
# Sentences: shorter and longer articles are weighed as if they had so many. Otherwise, words used
# throughout a book would count for nothing, and a word missing from it for ten.
_LEAST, _MOST = 20, 50
_FEWEST = 4  # letters that similar stems share at least
_REMEMBERED = 20_000  # cached words; a novel has 10,000
_ALIKE = 0.5  # share of the longer stem that they must have in common

Hits = tuple[tuple[int, float], ...]  # numbers of the question's terms that a word matches, 0..1
Bag = dict[int, float]  # number of a term -> sum of its matches in a text


class Terms:
    """The terms of a question by number: content words first, then stop words."""

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
        self._find_hits = remember(self._find, _REMEMBERED)

    def read(self, texts: Iterable[str]) -> tuple[list[Bag], list[int]]:
        """Match texts; return the bag of each, and its length in words without stop words."""
        bags, lengths = [], []
        for text in texts:
            words = split_words(text, self._language)
            bag: Bag = {}
            for word in words:
                for number, share in self._find_hits(word):
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
    """Measure the similarity of two stems, 0..1: one contains the other, or they begin alike."""
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
    """Compute the inverse document frequency of each term, by number."""
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
    """Clip the number of sentences of an article to 20..50."""
    return min(_MOST, max(_LEAST, len(texts)))


def score_bag(
    bag: Bag, weights: Sequence[float], content: int, length: float = 1.0
) -> tuple[float, float]:
    """Compute BM25 for content words and for stop words; ``length`` is relative to the mean."""
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * length)
    scores = [0.0, 0.0]
    for number, count in bag.items():
        scores[number >= content] += weights[number] * count * (_SATURATION + 1) / (count + norm)
    return scores[0], scores[1]


class Matches(NamedTuple):
    """BM25 of each sentence for a question, in units of the weight of a word that none has."""

    own: list[float]  # of its content words
    function: list[float]  # of its stop words
    headings: list[float]  # of the heading above it
    bags: list[Bag]
    weights: list[float]  # of the content words of the question
    lengths: list[int]  # content words of each sentence


def match_question(
    sentences: Sequence[Sentence], blocks: Sequence[Block], question: Question, language: str
) -> Matches:
    """Match the sentences of an article, and their headings, with a question."""
    terms = Terms(question, language)
    bags, lengths = terms.read(sentence.text for sentence in sentences)
    weights = weigh_terms(bags, terms.count)
    mean = sum(lengths) / max(1, len(lengths)) or 1.0
    unit = log(2 * count_sentences(sentences) + 2)  # the weight of a word that no sentence has
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
        lengths,
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
