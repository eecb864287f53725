"""What the sentences of an article, and the headings above them, say of a question, by BM25."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from summarize.models import Block, Sentence
from summarize.rank.ask.questions import Question
from summarize.rank.ask.terms import Bag, Terms, count_sentences, score_bag, weigh_terms
from summarize.rank.auto.placed import locate


class Said(NamedTuple):
    """What each sentence says of a question; 1 is worth a word of it that no sentence says."""

    own: list[float]  # its words
    function: list[float]  # its stop words
    headings: list[float]  # the words of the heading above it
    bags: list[Bag]
    weights: list[float]  # of each word of the question, without stop words


def read_said(
    sentences: Sequence[Sentence], blocks: Sequence[Block], question: Question, language: str
) -> Said:
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
    return Said(
        [content for content, _ in scores],
        [function for _, function in scores],
        _score_headings(sentences, blocks, terms, weights),
        bags,
        weights[: terms.content],
    )


def _score_headings(
    sentences: Sequence[Sentence], blocks: Sequence[Block], terms: Terms, weights: Sequence[float]
) -> list[float]:
    above = [spot.heading for spot in locate(sentences, blocks)]
    headings = [heading for heading in dict.fromkeys(above) if heading]
    bags, _ = terms.read(headings)
    scores = {
        heading: score_bag(bag, weights, terms.content)[0]
        for heading, bag in zip(headings, bags, strict=True)
    }
    return [scores.get(heading, 0.0) for heading in above]
