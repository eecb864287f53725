"""Conversion of ratings to scores in 0..1. It knows no ranker."""

from collections.abc import Sequence
from dataclasses import replace

from summarize.models import Rating, Sentence

_DIGITS = 9  # of a score: see score_sentences


def score_sentences(sentences: Sequence[Sentence], ratings: Sequence[Rating]) -> list[Sentence]:
    """Give sentences scores in 0..1, the best 1.0, and their ratings.

    Scores are rounded to 9 digits: sumy adds up sets in an order that differs from run to run, and
    equal sentences must stay equal. The parts of a rating add up to the score; where some ratings
    are negative, a part named ``base`` lifts the worst of them to 0. NaN becomes 0.
    """
    totals = [rating.total for rating in ratings]
    known = [total for total in totals if total == total]
    low, high = min([0.0, *known]), max(known, default=0.0)
    if high <= low:  # no two sentences had a word in common
        return [replace(s, score=1.0, rating=Rating({"equal": 1.0})) for s in sentences]
    span = high - low
    return [
        replace(
            sentence,
            score=round((total - low) / span, _DIGITS),
            rating=Rating(rating.addends, rating.split, low, span),
        )
        if total == total
        else replace(sentence, score=0.0, rating=Rating({}))
        for sentence, rating, total in zip(sentences, ratings, totals, strict=True)
    ]
