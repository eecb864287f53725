"""A rating that knows what it is made of, and ratings as scores in 0..1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DIGITS = 9


class Rating(float):
    """The sum of its parts; sumy sorts by it as by any number."""

    parts: dict[str, float]

    def __new__(cls, parts: Mapping[str, float]) -> Rating:
        """Add up the parts, which are named for people to read."""
        rating = super().__new__(cls, sum(parts.values()))
        rating.parts = dict(parts)
        return rating


def scale_ratings(ratings: Sequence[Rating]) -> list[Rating]:
    """Return the ratings as scores in 0..1 of which the best is 1.0; what is no number gets 0.

    They are rounded to 9 digits, so that the order of additions, which differs from run to run in
    sumy's sets, can't change which of two equals is the better one. Parts add up to the score; one
    named ``base`` is what lifts the worst score to 0 where ratings fall below it.
    """
    known = [rating for rating in ratings if rating == rating]
    low, high = min([0.0, *known]), max(known, default=0.0)
    if high <= low:  # no two sentences had a word in common
        return [_score(1.0, {"equal": 1.0}) for _ in ratings]
    span = high - low
    scores = []
    for rating in ratings:
        if rating != rating:
            scores.append(_score(0.0, {}))
            continue
        parts = {name: part / span for name, part in rating.parts.items()}
        if low < 0:
            parts["base"] = -low / span
        scores.append(_score(round((rating - low) / span, _DIGITS), parts))
    return scores


def _score(value: float, parts: dict[str, float]) -> Rating:
    score = float.__new__(Rating, value)
    score.parts = parts
    return score
