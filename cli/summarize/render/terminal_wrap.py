"""Break lines where readers of Chinese and Japanese expect it; other scripts as Rich does."""

from typing import Any

from rich.cells import cell_len
from rich.containers import Lines
from rich.text import Text

_WIDE = 2  # columns
# What no line begins with, and what none ends with (JIS X 4051, GB/T 15834).
_CLOSING = frozenset(
    "、。，．・：；？！）］｝〕〉》」』】〙〗〟’”»›…‥—ー〜～々〻ゝゞヽヾ％‰℃°,.;:?!)]}%"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡､｣･"
)
_OPENING = frozenset("（［｛〔〈《「『【〘〖〝‘“«‹([{＄￥$#｢")


class Prose(Text):
    """Text whose lines begin and end as its script wants it."""

    def wrap(self, console: Any, width: int, **settings: Any) -> Lines:
        """Return the lines."""
        if not any(cell_len(char) == _WIDE for char in self.plain):
            return super().wrap(console, width, **settings)
        lines = Lines()
        for line in self.split(allow_blank=True):
            lines.extend(line.divide(find_breaks(line.plain, width)))
        for line in lines:
            line.rstrip()
        return lines


def find_breaks(text: str, width: int) -> list[int]:
    """Return the offsets at which lines begin after the first; none is wider than ``width``."""
    breaks: list[int] = []
    start = used = 0
    last = 0  # where the line may end
    for i, char in enumerate(text):
        size = cell_len(char)
        if i > start and _may_break(text[i - 1], char):
            last = i
        if used + size > width and not char.isspace() and i > start:
            start = last if last > start else i
            breaks.append(start)
            used = cell_len(text[start:i])
        used += size
    return breaks


def _may_break(before: str, after: str) -> bool:
    if before.isspace():
        return not after.isspace()
    wide = cell_len(before) == _WIDE or cell_len(after) == _WIDE
    joined = after in _CLOSING or before in _OPENING or not cell_len(after) or after.isspace()
    return wide and not joined
