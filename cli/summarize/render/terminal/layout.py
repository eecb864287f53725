"""Break lines where readers expect it: in Chinese and Japanese, and never at a no-break space."""

from io import StringIO
from typing import Any, Literal

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.containers import Lines
from rich.padding import Padding
from rich.text import Text

from summarize.render.style import Style

_WIDE = 2  # columns
_HOLD = "\xa0"  # a space at which Rich would break
# What no line begins with, and what none ends with (JIS X 4051, GB/T 15834).
_CLOSING = frozenset(
    "、。，．・：；？！）］｝〕〉》」』】〙〗〟’”»›…‥—ー〜～々〻ゝゞヽヾ％‰℃°,.;:?!)]}%"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡､｣･"
)
_OPENING = frozenset("（［｛〔〈《「『【〘〖〝‘“«‹([{＄￥$#｢")


def print_wide(content: RenderableType, style: Style) -> str:
    """Return what Rich prints on a terminal so wide, with a margin of one column."""
    # The terminal's own encoding and colours count only if asked for: same input, same bytes.
    depth: Literal["standard"] | None = "standard" if style.color else None
    console = Console(
        file=StringIO(),
        width=max(20, style.columns),
        force_terminal=style.color,
        color_system=depth,
        no_color=not style.color,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(Padding(content, (0, 1)))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


class Prose(Text):
    """Text whose lines begin and end as its script wants it."""

    def wrap(self, console: Any, width: int, **settings: Any) -> Lines:
        """Return the lines."""
        if _HOLD not in self.plain and not any(cell_len(char) == _WIDE for char in self.plain):
            return super().wrap(console, width, **settings)
        lines = Lines()
        for line in self.split(allow_blank=True):
            lines.extend(line.divide(find_breaks(line.plain, width)))
        for line in lines:
            line.rstrip()
        return lines


class Facts(Prose):
    """Facts that are separated by dots, each on one line if the line is wide enough."""

    def wrap(self, console: Any, width: int, **settings: Any) -> Lines:
        """Return the lines, with ordinary spaces."""
        held = Prose(self.plain.replace(" ", _HOLD).replace(f"·{_HOLD}", "· "), style=self.style)
        lines = held.wrap(console, width, **settings)
        for line in lines:
            line.plain = line.plain.replace(_HOLD, " ")
        return lines


def find_breaks(text: str, width: int) -> list[int]:
    """Return the offsets at which lines begin after the first; none is wider than ``width``."""
    breaks: list[int] = []
    start = used = 0
    last = held = 0  # where the line may end, and where it does before a word is cut
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
