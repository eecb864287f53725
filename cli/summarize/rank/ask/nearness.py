"""How near the sentences of an article are to a question.

What a sentence says counts, what it shares of the letters, and what stands around it. The weights
are learned from questions of people (`python -m tests.quality learn_ask`).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarize.language.words import has_pairs
from summarize.models import Block, Sentence
from summarize.rank.ask.questions import Question, holds_kind
from summarize.rank.ask.said import Said, read_said
from summarize.rank.ask.shared_letters import share_letters
from summarize.rank.ask.terms import Bag
from summarize.rank.auto.rating import Rating

WEIGHTS = {
    "own": 0.05,  # the BM25 of a sentence
    "function": 0.17,  # that of its stop words
    "letters": 1.11,  # the share of the question's letters
    "best": 0.21,  # the best BM25 in its paragraph
    "mean": 0.32,  # the mean there
    "covered": 0.63,  # the share of the question that its paragraph says
    "beside": 0.85,  # the share that it says, where what its neighbours say counts by half
    "heading": 0.2,  # the BM25 of the heading above; not learned: those articles have none
    "number": 0.42,
    "date": 0.33,
    "person": 0.23,
}
# What is told of a score, and the traits of which it is the sum.
_PARTS = {
    "asked words": ("own", "function"),
    "asked letters": ("letters",),
    "around": ("best", "mean", "covered", "beside"),
    "heading above": ("heading",),
    "asked kind": ("number", "date", "person"),
}
_BESIDE = 0.5  # of what a neighbour says
_SIDE = 2  # sentences to each side whose mean tells whether an article speaks of it
_STRANGER = 3.0  # times what another word weighs that the article lacks: a name or a figure
# What shows that there is an answer: what is said around a sentence, where words are pairs of
# letters most of which are no words and stand nowhere else, and shared letters.
_SAID, _SAID_PAIRS, _SHARED = 35.0, 110.0, 20.0

Traits = dict[str, float]


class Nearness(NamedTuple):
    """How near a sentence is to a question."""

    rating: Rating  # 1 is about a word of the question that no other sentence says
    evidence: float  # that it answers: what it, its heading and its neighbours say, and its letters


def measure_nearness(
    sentences: Sequence[Sentence], blocks: Sequence[Block], question: Question, language: str
) -> list[Nearness]:
    """Return how near each sentence of an article is to a question; time grows with the words."""
    said = read_said(sentences, blocks, question, language)
    rows = describe_sentences(sentences, said, question, language)
    around = _average(said.own)
    weight = _weigh_question(said, question) or 1.0
    factor = _SAID_PAIRS if has_pairs(question.text) else _SAID
    found = []
    for row, near in zip(rows, around, strict=True):
        values = tuple(_add_up(row, names) for names in _PARTS.values())
        share = (near + WEIGHTS["heading"] * row["heading"]) / weight
        evidence = factor * share + _SHARED * row["letters"] if question.content else 0.0
        found.append(Nearness(Rating.add_up(tuple(_PARTS), values), evidence))
    return found


def describe_sentences(
    sentences: Sequence[Sentence], said: Said, question: Question, language: str
) -> list[Traits]:
    """Return the traits of each sentence for a question, by the names of the weights."""
    letters = share_letters(question.rest, [sentence.text for sentence in sentences])
    total = sum(said.weights) or 1.0
    shares = [weight / total for weight in said.weights]
    paragraphs = _read_paragraphs(sentences, said, shares)
    beside = _cover_beside(sentences, said.bags, shares)
    rows = []
    for i, sentence in enumerate(sentences):
        row = {
            "own": said.own[i],
            "function": said.function[i],
            "letters": letters[i],
            **paragraphs[sentence.paragraph],
            "beside": beside[i],
            "heading": said.headings[i],
        }
        if question.asked:
            near = any(row.values())
            row[question.asked] = float(near and holds_kind(question, sentence.text, language))
        rows.append(row)
    return rows


def _add_up(row: Mapping[str, float], names: Sequence[str]) -> float:
    return sum(WEIGHTS[name] * row[name] for name in names if name in row)


def _weigh_question(said: Said, question: Question) -> float:
    """Return what the words of a question weigh; names and figures that no sentence says most."""
    found = {number for bag in said.bags for number in bag}
    return sum(
        weight * (1 if number in found or number not in question.names else _STRANGER)
        for number, weight in enumerate(said.weights)
    )


def _read_paragraphs(
    sentences: Sequence[Sentence], said: Said, shares: Sequence[float]
) -> dict[int, Traits]:
    """Return the best and the mean BM25 of each paragraph, and what it covers, 0..1, by number."""
    bags: dict[int, Bag] = {}
    scores: dict[int, list[float]] = {}
    for sentence, bag, score in zip(sentences, said.bags, said.own, strict=True):
        scores.setdefault(sentence.paragraph, []).append(score)
        _add(bags.setdefault(sentence.paragraph, {}), bag, 1.0)
    return {
        number: {
            "best": max(values),
            "mean": sum(values) / len(values),
            "covered": _cover(bags[number], shares),
        }
        for number, values in scores.items()
    }


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
