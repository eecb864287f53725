"""How near the sentences of an article are to a question or a query.

What a sentence says counts, what it shares of the letters, and what its paragraph says. The weights
were learned from questions of people about 48 articles in English, German and Chinese (a logistic
model of which sentence answers), where they were tried on articles that they had not seen.
"""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from summarize.language.words import has_pairs
from summarize.models import Block, Sentence
from summarize.rank.ask.questions import Question, holds_kind
from summarize.rank.ask.shared_letters import share_letters
from summarize.rank.ask.terms import Bag, Terms, count_sentences, score_bag, weigh_terms
from summarize.rank.auto.placed import locate
from summarize.rank.auto.rating import Rating

# Of the BM25 of a sentence, of its stop words, of the best one in its paragraph and of their mean.
_OWN, _FUNCTION, _BEST, _MEAN = 0.05, 0.17, 0.21, 0.32
_COVERED, _COVERED_AROUND = 0.63, 0.85  # of the share of the question that its paragraph says, and
_BESIDE = 0.5  # that it says, where what its neighbours say counts so much
_LETTERS = 1.11  # of the share of the question's letters
_HEADING = 0.2  # of the BM25 of the heading above
_KIND = {"number": 0.42, "date": 0.33, "person": 0.23}
_SIDE = 2  # sentences to each side whose mean tells whether an article speaks of it
_STRANGER = 3.0  # times what another word weighs that the article lacks: a name or a figure
# What shows that there is an answer: what is said around a sentence, where words are pairs of
# letters most of which are no words and stand nowhere else, and shared letters.
_SAID, _SAID_PAIRS, _SHARED = 35.0, 103.0, 20.0

_PARTS = ("asked words", "asked letters", "around", "heading above", "asked kind")


class Nearness(NamedTuple):
    """How near a sentence is to a question."""

    rating: Rating  # 1 is about a word of the question that no other sentence says
    evidence: float  # that it answers: what it, its heading and its neighbours say, and its letters


def measure_nearness(
    sentences: Sequence[Sentence], blocks: Sequence[Block], question: Question, language: str
) -> list[Nearness]:
    """Return how near each sentence of an article is to a question; time grows with the words."""
    terms = Terms(question, language)
    texts = [sentence.text for sentence in sentences]
    bags, lengths = terms.read(texts)
    weights = weigh_terms(bags, terms.count)
    mean = sum(lengths) / max(1, len(lengths)) or 1.0
    unit = log(2 * count_sentences(sentences) + 2)  # the weight of a word that no sentence says
    scores = [
        score_bag(bag, weights, terms.content, length / mean)
        for bag, length in zip(bags, lengths, strict=True)
    ]
    own = [content / unit for content, _ in scores]
    letters = share_letters(question.rest, texts)
    headings = [score / unit for score in _score_headings(sentences, blocks, terms, weights)]
    asked = weights[: terms.content]
    total = sum(asked) or 1.0
    shares = [weight / total for weight in asked]
    paragraphs = _read_paragraphs(sentences, bags, own, shares)
    beside = _cover_beside(sentences, bags, shares)
    around = _average(own)
    weight = _weigh_question(bags, asked, question) / unit
    said = _SAID_PAIRS if has_pairs(question.text) else _SAID
    found = []
    for i, (_, function) in enumerate(scores):
        best, middle, covered = paragraphs[i]
        parts = (
            _OWN * own[i] + _FUNCTION * function / unit,
            _LETTERS * letters[i],
            _BEST * best + _MEAN * middle + _COVERED * covered + _COVERED_AROUND * beside[i],
            _HEADING * headings[i],
        )
        kind = any(parts) and holds_kind(question, texts[i], language)
        values = (*parts, kind * _KIND.get(question.asked, 0.0))
        share = (around[i] + _HEADING * headings[i]) / (weight or 1.0)
        evidence = said * share + _SHARED * letters[i] if question.content else 0.0
        found.append(Nearness(Rating.add_up(_PARTS, values), evidence))
    return found


def _weigh_question(bags: Sequence[Bag], weights: Sequence[float], question: Question) -> float:
    """Return what the words of a question weigh; names and figures that no sentence says most."""
    said = {number for bag in bags for number in bag}
    return sum(
        weight * (1 if number in said or number not in question.names else _STRANGER)
        for number, weight in enumerate(weights)
    )


def _read_paragraphs(
    sentences: Sequence[Sentence],
    bags: Sequence[Bag],
    own: Sequence[float],
    shares: Sequence[float],
) -> list[tuple[float, float, float]]:
    """Return of each sentence's paragraph the best and the mean BM25, and what it covers, 0..1."""
    said: dict[int, Bag] = {}
    scores: dict[int, list[float]] = {}
    for sentence, bag, score in zip(sentences, bags, own, strict=True):
        scores.setdefault(sentence.paragraph, []).append(score)
        _add(said.setdefault(sentence.paragraph, {}), bag, 1.0)
    found = {
        number: (max(values), sum(values) / len(values), _cover(said[number], shares))
        for number, values in scores.items()
    }
    return [found[sentence.paragraph] for sentence in sentences]


def _cover_beside(
    sentences: Sequence[Sentence], bags: Sequence[Bag], shares: Sequence[float]
) -> list[float]:
    """Return the share of the question that each sentence says, its neighbours by half, 0..1."""
    covered = []
    for i, sentence in enumerate(sentences):
        said: Bag = {}
        for j in range(max(0, i - 1), min(len(bags), i + 2)):
            if sentences[j].document == sentence.document:
                _add(said, bags[j], 1.0 if j == i else _BESIDE)
        covered.append(_cover(said, shares))
    return covered


def _add(said: Bag, bag: Bag, share: float) -> None:
    for number, count in bag.items():
        said[number] = max(said.get(number, 0.0), share * min(1.0, count))


def _cover(said: Bag, shares: Sequence[float]) -> float:
    """Return how much of a question is said; ``shares`` are those of its words, 1 in all."""
    return sum(shares[n] * how for n, how in said.items() if n < len(shares))


def _average(own: Sequence[float]) -> list[float]:
    """Return for each sentence the mean of it and the two to each side."""
    width = min(2 * _SIDE + 1, len(own))
    return [sum(own[max(0, i - _SIDE) : i + _SIDE + 1]) / width for i in range(len(own))]


def _score_headings(
    sentences: Sequence[Sentence], blocks: Sequence[Block], terms: Terms, weights: Sequence[float]
) -> list[float]:
    """Return the BM25 of the heading above each sentence."""
    above = [spot.heading for spot in locate(sentences, blocks)]
    headings = [heading for heading in dict.fromkeys(above) if heading]
    bags, _ = terms.read(headings)
    scores = {
        heading: score_bag(bag, weights, terms.content)[0]
        for heading, bag in zip(headings, bags, strict=True)
    }
    return [scores.get(heading, 0.0) for heading in above]
