"""Ratings that can be explained, and their conversion to scores in 0..1. They know no ranker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from summarize.models import Sentence, Stance

_DIGITS = 9


class Rating(float):
    """A number that remembers the parts it is the sum of.

    A text of 40 MB has 400,000 of them, so all share one tuple of names, and parts are computed
    only on request.
    """

    __slots__ = ("_base", "_names", "_span", "_values")
    _names: tuple[str, ...]
    _values: tuple[float, ...]
    _span: float
    _base: float

    def __new__(cls, parts: Mapping[str, float]) -> Self:
        """Add up named parts; the names are shown to users."""
        return cls.add_up(tuple(parts), tuple(parts.values()))

    @classmethod
    def add_up(cls, names: tuple[str, ...], values: tuple[float, ...]) -> Self:
        """Build a rating from the names and the values of its parts."""
        return cls._build(sum(values), names, values)

    @classmethod
    def _build(
        cls,
        value: float,
        names: tuple[str, ...],
        values: tuple[float, ...],
        span: float = 1.0,
        base: float = 0.0,
    ) -> Self:
        rating = super().__new__(cls, value)
        rating._names, rating._values, rating._span, rating._base = names, values, span, base
        return rating

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the rating with its parts."""
        return self._build, (float(self), self._names, self._values, self._span, self._base)

    def _list_parts(self) -> dict[str, float]:
        """List the unscaled parts; a subclass may split one into several."""
        return dict(zip(self._names, self._values, strict=True))

    @property
    def parts(self) -> dict[str, float]:
        """The parts by name; their sum is the rating."""
        parts = {name: value / self._span for name, value in self._list_parts().items()}
        base = parts.pop("base", 0.0) + self._base
        return parts | {"base": base} if base else parts

    def scale(self, low: float, span: float) -> Self:
        """Rescale the rating to a share of the span above ``low``, which is at most 0."""
        value = round((self - low) / span, _DIGITS)
        return self._build(value, self._names, self._values, span, -low / span)


def scale_ratings(ratings: Sequence[Rating]) -> list[Rating]:
    """Convert ratings to scores in 0..1, the best 1.0; NaN becomes 0.

    Scores are rounded to 9 digits: sumy adds up sets in an order that differs from run to run, and
    equal sentences must stay equal. The parts still add up to the score; where some ratings are
    negative, a part named ``base`` lifts the worst of them to 0.
    """
    known = [rating for rating in ratings if rating == rating]
    low, high = min([0.0, *known]), max(known, default=0.0)
    if high <= low:  # no two sentences had a word in common
        return [Rating({"equal": 1.0}) for _ in ratings]
    span = high - low
    return [r.scale(low, span) if r == r else Rating({}) for r in ratings]


def score_sentence(sentence: Sentence, score: float, stance: Stance) -> Sentence:
    """Copy a sentence with a score and a stance, in a third of the time of ``replace``."""
    s = sentence
    place = s.text, s.paragraph, s.position, s.start, s.end
    return type(s)(*place, score, s.rating, s.document, stance, s.start_time)


def keep_rating(sentence: Sentence) -> Sentence:
    """Move the rating of a sentence to its own field and leave a plain float as the score."""
    return replace(sentence, score=float(sentence.score), rating=sentence.score)
