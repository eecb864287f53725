"""Turn the places of characters where a page is to be read from its side."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

_SHARE = 0.8  # of the characters of a page that are turned the same way
_QUARTER = math.pi / 2


class Turn(NamedTuple):
    """How a page is turned, and its size as it lies in the file."""

    quarters: int  # clockwise
    width: float  # points
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    @property
    def angle(self) -> float:
        """The angle of its text, in radians."""
        return self.quarters * _QUARTER

    def move(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return a box, left, bottom, right and top, on the page as it is read."""
        if self.quarters == 3:
            return bottom, self.width - right, top, self.width - left
        if self.quarters == 1:
            return self.height - top, left, self.height - bottom, right
        if self.quarters == 2:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        return left, bottom, right, top


def count_quarters(angles: Iterable[float]) -> int:
    """Return by how many quarters most text of a page is turned, by angles of some of it."""
    counts = Counter(round(angle / _QUARTER) % 4 for angle in angles)
    if not counts:
        return 0
    quarters, count = counts.most_common(1)[0]
    return quarters if count >= _SHARE * counts.total() else 0
