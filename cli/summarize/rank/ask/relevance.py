"""Measure how relevant the sentences of an article are to a question, or to a focus.

For a question, BM25, shared letter n-grams and the sentences around it count; the weights were
learned from questions that people asked (`python -m tests.quality learn_ask`). For a focus a plain
sum of BM25 is better: on long stories the other costs half a point of ROUGE-1.
"""

import re
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from summarize.language.words import has_pairs, split_words, stemmer
from summarize.language.writing_systems import EAST_ASIAN, HANGUL, match_letter
from summarize.models import Article, Block, Rating, Sentence
from summarize.rank.ask.bm25 import Bag, Matches, compare_stems, match_question
from summarize.rank.ask.questions import Question, count_fillers, holds_kind, read_question

WEIGHTS = {
    "own": 0.05,  # BM25 of the sentence
    "function": 0.17,  # BM25 of its stop words
    "letters": 1.11,  # share of the question's n-grams that it contains
    "best": 0.21,  # best BM25 in its paragraph
    "mean": 0.32,  # mean BM25 in its paragraph
    "covered": 0.63,  # share of the question's words that its paragraph contains
    "beside": 0.85,  # share that the sentence contains, or by half its neighbours
    "heading": 0.2,  # BM25 of the heading above; not learned, for lack of headings in the data
    "number": 0.42,
    "date": 0.33,
}
# The parts of a score that are shown, and the traits that each sums up.
_PARTS = {
    "asked words": ("own", "function"),
    "asked letters": ("letters",),
    "around": ("best", "mean", "covered", "beside"),
    "heading above": ("heading",),
    "asked kind": ("number", "date"),
}
# Of speech, in 237 questions about 35 meetings (ROUGE-1 23.5 to 25.1): what has few content words,
# or as many fillers, "Okay, that sounds good", says less; and the question may name who says it.
_FULL = 6  # content words more than fillers
_EMPTY = 0.01  # factor for what has no more
_SPEAKER = 0.6  # weight of a named speaker
_BESIDE = 0.5  # weight of the neighbours' words
_SIDE = 2  # sentences on each side that count as evidence that the article speaks of a thing
_STRANGER = 3.0  # factor for a name or a figure that the article never mentions
# Weights of evidence: BM25 around a sentence, also for bigrams of characters, most of which are no
# words and occur nowhere else; and shared n-grams.
_AROUND, _AROUND_BIGRAMS, _SHARED = 35.0, 110.0, 20.0

# Letter n-grams match forms of a word, compounds and phrases.
_SIZE, _SIZE_EAST = 4, 2  # characters; in Chinese, Japanese and Korean one is a syllable
_MOST = 300  # n-grams of a question, those of some fifty words
_MARKS = re.compile(r"[\s!-/:-@\[-`{-~\u2000-\u206f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20«»]+")

# Weights for a focus.
_FOCUS_FUNCTION = 0.3  # BM25 of stop words
_FOCUS_NEIGHBOUR = 0.1  # BM25 of each of the two neighbours
_FOCUS_HEADING = 0.2  # BM25 of the heading above
_FOCUS_KIND = 0.25  # a number or date, if the focus asks for one

Traits = dict[str, float]


class Relevance(NamedTuple):
    """The relevance of a sentence to a question."""

    rating: Rating  # 1 is about a word of the question that no other sentence has
    evidence: float  # that it answers the question, from itself, its heading and its neighbours


def measure_relevance(
    sentences: Sequence[Sentence], blocks: Sequence[Block], question: Question, language: str
) -> list[Relevance]:
    """Measure the relevance of each sentence of an article to a question."""
    matches = match_question(sentences, blocks, question, language)
    rows = describe_sentences(sentences, matches, question, language)
    around = _average(matches.own)
    named = {s.speaker: _list_named(s.speaker, question, language) for s in sentences if s.speaker}
    speakers = frozenset(number for numbers in named.values() for number in numbers)
    weight = _weigh_question(matches, question, speakers) or 1.0
    factor = _AROUND_BIGRAMS if has_pairs(question.text) else _AROUND
    found = []
    for row, near, sentence, length in zip(rows, around, sentences, matches.lengths, strict=True):
        parts = {part: _add_up(row, names) for part, names in _PARTS.items()}
        if sentence.speaker:
            parts["speaker"] = _SPEAKER * (any(parts.values()) and bool(named[sentence.speaker]))
            said = (length - count_fillers(sentence.text, language)) / _FULL
            parts = {part: value * min(1.0, max(_EMPTY, said)) for part, value in parts.items()}
        share = (near + WEIGHTS["heading"] * row["heading"]) / weight
        evidence = factor * share + _SHARED * row["letters"] if question.content else 0.0
        found.append(Relevance(Rating(parts), evidence))
    return found


def describe_sentences(
    sentences: Sequence[Sentence], matches: Matches, question: Question, language: str
) -> list[Traits]:
    """Describe each sentence by its traits for a question, under the names of the weights."""
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


def _list_named(speaker: str, question: Question, language: str) -> list[int]:
    """List the words of a question, by number, that name a speaker; none if a word is missing.

    Letters, as in "Speaker B", do not count.
    """
    names = [stemmer(language)(word) for word in split_words(speaker, language) if len(word) > 1]
    found = [
        [number for number, term in enumerate(question.content) if compare_stems(term, name)]
        for name in names
    ]
    return [number for numbers in found for number in numbers] if all(found) else []


def _add_up(row: Mapping[str, float], names: Sequence[str]) -> float:
    return sum(WEIGHTS[name] * row[name] for name in names if name in row)


def _weigh_question(matches: Matches, question: Question, speakers: frozenset[int]) -> float:
    """Add up the weights of a question's words; names and figures missing from the article gain.

    ``speakers`` are the numbers of the words that name who speaks; few speak of themselves.
    """
    found = {number for bag in matches.bags for number in bag}
    return sum(
        weight * (1 if number in found or number not in question.names else _STRANGER)
        for number, weight in enumerate(matches.weights)
        if number not in speakers
    )


def _read_paragraphs(
    sentences: Sequence[Sentence], matches: Matches, shares: Sequence[float]
) -> dict[int, Traits]:
    """Measure best and mean BM25 and coverage (0..1) of each paragraph, by its number."""
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
    """Measure how much of the question each sentence covers, 0..1; neighbours count by half."""
    covered = []
    for i, sentence in enumerate(sentences):
        merged: Bag = {}
        for j in range(max(0, i - 1), min(len(bags), i + 2)):
            if sentences[j].document == sentence.document:
                _add(merged, bags[j], 1.0 if j == i else _BESIDE)
        covered.append(_cover(merged, shares))
    return covered


def _add(merged: Bag, bag: Bag, share: float) -> None:
    for number, count in bag.items():
        merged[number] = max(merged.get(number, 0.0), share * min(1.0, count))


def _cover(merged: Bag, shares: Sequence[float]) -> float:
    """Measure the coverage of a question, 0..1; ``shares`` are the weights of its words."""
    return sum(shares[n] * how for n, how in merged.items() if n < len(shares))


def _average(own: Sequence[float]) -> list[float]:
    """Average each value with the two on either side."""
    width = min(2 * _SIDE + 1, len(own))
    return [sum(own[max(0, i - _SIDE) : i + _SIDE + 1]) / width for i in range(len(own))]


def share_letters(question: str, texts: Sequence[str]) -> list[float]:
    """Measure the share of the question's letter n-grams in each text, 0..1.

    They are weighed by inverse document frequency. Time grows with the texts times the question.
    """
    asked, plain = _strip_marks(question), list(map(_strip_marks, texts))
    east = not question.isascii() and match_letter(EAST_ASIAN + HANGUL).search(question)
    size = _SIZE_EAST if east else _SIZE
    last = min(_MOST, len(asked) - size + 1)
    ngrams = dict.fromkeys(asked[i : i + size] for i in range(last))
    shares, total = [0.0] * len(plain), 0.0
    for ngram in ngrams:
        holders = [i for i, text in enumerate(plain) if ngram in text]
        weight = log(1 + (len(plain) - len(holders) + 0.5) / (len(holders) + 0.5))
        total += weight
        for i in holders:
            shares[i] += weight
    return [share / (total or 1.0) for share in shares]


def _strip_marks(text: str) -> str:
    return _MARKS.sub(" ", text.lower())


def measure_focus(focus: str, sentences: Sequence[Sentence], article: Article) -> list[float]:
    """Measure the relevance of each sentence to a focus, 0 or more."""
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
