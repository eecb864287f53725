"""Lay out text with Rich, with the line breaks of Chinese and Japanese and no-break spaces."""

from io import StringIO
from typing import Any, Literal

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.containers import Lines
from rich.padding import Padding
from rich.text import Text

from summarize.lazy import compile_late
from summarize.render.style import Style

MARGINS = 2  # columns, of both sides
_LINK_ID = compile_late(r"(\x1b\]8;)id=[^;]{1,99};")
_WIDE = 2  # columns
_HOLD = "\xa0"  # a space at which Rich would break
# Characters that no line begins with, and none ends with (JIS X 4051, GB/T 15834).
_CLOSING = frozenset(
    "、。，．・：；？！）］｝〕〉》」』】〙〗〟’”»›…‥—ー〜～々〻ゝゞヽヾ％‰℃°,.;:?!)]}%"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡､｣･"
)
_OPENING = frozenset("（［｛〔〈《「『【〘〖〝‘“«‹([{＄￥$#｢")


def print_wide(content: RenderableType, style: Style) -> str:
    """Render with Rich for the columns of a style, with a margin of one column."""
    # Same input, same bytes: the terminal's own encoding and colours count only on request.
    depth: Literal["standard"] | None = "standard" if style.color else None
    console = Console(
        file=StringIO(),
        width=max(20, style.columns),
        force_terminal=style.color,
        color_system=depth,
        no_color=not style.color,
        highlight=False,
        legacy_windows=False,
        _environ={},  # Rich would read sizes from it, which may be no numbers
    )
    with console.capture() as capture:
        console.print(Padding(content, (0, MARGINS // 2)))
    # Rich numbers links at random.
    lines = _LINK_ID.sub(r"\1;", capture.get()).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


class Prose(Text):
    """Text that wraps by the rules of its script."""

    def wrap(self, console: Any, width: int, **settings: Any) -> Lines:
        """Wrap by the rules of the script."""
        if _HOLD not in self.plain and not any(cell_len(char) == _WIDE for char in self.plain):
            return super().wrap(console, width, **settings)
        lines = Lines()
        for line in self.split(allow_blank=True):
            lines.extend(line.divide(find_breaks(line.plain, width)))
        for line in lines:
            line.rstrip()
        return lines


class Facts(Prose):
    """Facts separated by dots, none of them broken if it fits on a line."""

    def wrap(self, console: Any, width: int, **settings: Any) -> Lines:
        """Wrap between facts first."""
        held = Prose(self.plain.replace(" ", _HOLD).replace(f"·{_HOLD}", "· "), style=self.style)
        lines = held.wrap(console, width, **settings)
        for line in lines:
            line.plain = line.plain.replace(_HOLD, " ")
        return lines


def find_breaks(text: str, width: int) -> list[int]:
    """Find the offsets of all lines but the first; none is wider than ``width``."""
    breaks: list[int] = []
    start = used = 0
    last = held = 0  # the last regular break, and one at a held space, better than inside a word
    for i, char in enumerate(text):
        size = cell_len(char)
        if i > start and text[i - 1] == _HOLD:
            held = i
        elif i > start and _may_break(text[i - 1], char):
            last = i
        if used + size > width and not char.isspace() and i > start:
            start = next((place for place in (last, held) if place > start), i)
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
