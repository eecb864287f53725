"""A line of a page: its text, its place, and how it is set."""

from typing import NamedTuple


class Line(NamedTuple):
    """A line of one column, where it stands and how it is set."""

    text: str
    page: int  # 1-based
    left: float  # points, y upwards
    bottom: float
    right: float
    top: float
    size: float
    font: str
    bold: bool
    reason: str = ""  # why it is left out; empty where it stays
    number: int = 0  # its place in reading order, over all pages

    @property
    def height(self) -> float:
        """Of its box, in points, never zero."""
        return max(self.top - self.bottom, 1e-3)

    @property
    def width(self) -> float:
        """Of its box, in points."""
        return self.right - self.left
