"""How near the sentences of an article are to a question.

What a sentence says counts, what it shares of the letters, and what stands around it. The weights
are learned from questions of people (`python -m tests.quality learn_ask`).
"""

import re
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from summarize.language.words import has_pairs
from summarize.language.writing_systems import EAST_ASIAN, HANGUL, match_letter
from summarize.models import Article, Block, Sentence
from summarize.rank.ask.bm25 import Bag, Matches, match_question
from summarize.rank.ask.questions import Question, holds_kind, read_question
from summarize.rank.rating import Rating

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

_RUN, _RUN_EAST = 4, 2  # characters; of Chinese, Japanese and Korean, where one is a syllable
_MOST = 300  # runs of a question: those of some fifty words
_MARKS = re.compile(r"[\s!-/:-@\[-`{-~\u2000-\u206f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20«»]+")

# Of a focus.
_FOCUS_FUNCTION = 0.3  # of a stop word
_FOCUS_NEIGHBOUR = 0.1  # of what each of the two neighbours says
_FOCUS_HEADING = 0.2  # of what the heading above says
_FOCUS_KIND = 0.25  # for the number, the date or the person that is asked for

Traits = dict[str, float]


class Relevance(NamedTuple):
    """How near a sentence is to a question."""

    rating: Rating  # 1 is about a word of the question that no other sentence says
    evidence: float  # that it answers: what it, its heading and its neighbours say, and its letters


def measure_relevance(
    sentences: Sequence[Sentence], blocks: Sequence[Block], question: Question, language: str
) -> list[Relevance]:
    """Return how near each sentence of an article is to a question; time grows with the words."""
    matches = match_question(sentences, blocks, question, language)
    rows = describe_sentences(sentences, matches, question, language)
    around = _average(matches.own)
    weight = _weigh_question(matches, question) or 1.0
    factor = _SAID_PAIRS if has_pairs(question.text) else _SAID
    found = []
    for row, near in zip(rows, around, strict=True):
        values = tuple(_add_up(row, names) for names in _PARTS.values())
        share = (near + WEIGHTS["heading"] * row["heading"]) / weight
        evidence = factor * share + _SHARED * row["letters"] if question.content else 0.0
        found.append(Relevance(Rating.add_up(tuple(_PARTS), values), evidence))
    return found


def describe_sentences(
    sentences: Sequence[Sentence], matches: Matches, question: Question, language: str
) -> list[Traits]:
    """Return the traits of each sentence for a question, by the names of the weights."""
    letters = share_letters(question.rest, [sentence.text for sentence in sentences])
    total = sum(matches.weights) or 1.0
    shares = [weight / total for weight in matches.weights]
    paragraphs = _read_paragraphs(sentences, matches, shares)
    beside = _cover_beside(sentences, matches.bags, shares)
    rows = []
    for i, sentence in enumerate(sentences):
        row = {
            "own": matches.own[i],
            "function": matches.function[i],
            "letters": letters[i],
            **paragraphs[sentence.paragraph],
            "beside": beside[i],
            "heading": matches.headings[i],
        }
        if question.asked:
            near = any(row.values())
            row[question.asked] = float(near and holds_kind(question, sentence.text, language))
        rows.append(row)
    return rows


def _add_up(row: Mapping[str, float], names: Sequence[str]) -> float:
    return sum(WEIGHTS[name] * row[name] for name in names if name in row)


def _weigh_question(matches: Matches, question: Question) -> float:
    """Return what the words of a question weigh; names and figures that no sentence says most."""
    found = {number for bag in matches.bags for number in bag}
    return sum(
        weight * (1 if number in found or number not in question.names else _STRANGER)
        for number, weight in enumerate(matches.weights)
    )


def _read_paragraphs(
    sentences: Sequence[Sentence], matches: Matches, shares: Sequence[float]
) -> dict[int, Traits]:
    """Return the best and the mean BM25 of each paragraph, and what it covers, 0..1, by number."""
    bags: dict[int, Bag] = {}
    scores: dict[int, list[float]] = {}
    for sentence, bag, score in zip(sentences, matches.bags, matches.own, strict=True):
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


def share_letters(question: str, texts: Sequence[str]) -> list[float]:
    """Return of each text the share of the question's runs of letters that it has, 0..1.

    A run counts by its inverse document frequency; time grows with the texts times the question.
    """
    asked, plain = _strip_marks(question), list(map(_strip_marks, texts))
    east = not question.isascii() and match_letter(EAST_ASIAN + HANGUL).search(question)
    size = _RUN_EAST if east else _RUN
    last = min(_MOST, len(asked) - size + 1)
    runs = dict.fromkeys(asked[i : i + size] for i in range(last))
    shares, total = [0.0] * len(plain), 0.0
    for run in runs:
        holders = [i for i, text in enumerate(plain) if run in text]
        weight = log(1 + (len(plain) - len(holders) + 0.5) / (len(holders) + 0.5))
        total += weight
        for i in holders:
            shares[i] += weight
    return [share / (total or 1.0) for share in shares]


def _strip_marks(text: str) -> str:
    return _MARKS.sub(" ", text.lower())


def measure_focus(focus: str, sentences: Sequence[Sentence], article: Article) -> list[float]:
    """Return how near each sentence is to a focus, 0 or more; time grows with the words."""
    question = read_question(focus, article.language)
    matches = match_question(sentences, article.blocks, question, article.language)
    found = []
    for i, sentence in enumerate(sentences):
        near = (
            matches.own[i]
            + _FOCUS_FUNCTION * matches.function[i]
            + _FOCUS_HEADING * matches.headings[i]
        )
        for j in (i - 1, i + 1):
            if 0 <= j < len(sentences) and sentences[j].document == sentence.document:
                near += _FOCUS_NEIGHBOUR * matches.own[j]
        kind = near > 0 and holds_kind(question, sentence.text, article.language)
        found.append(near + _FOCUS_KIND * kind)
    return found
