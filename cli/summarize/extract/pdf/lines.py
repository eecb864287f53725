"""Join characters to lines: a line ends at a break, at a gap, and where the next one starts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarize.extract.pdf.glyphs import Char, Sheet, Style

# Marks of notes and citations, raised above the line: no words of the article.
_RAISED = frozenset("0123456789,–-−*†‡§¶")
_SIGNS = frozenset("*†‡§¶")
_MINUS = frozenset("-–−")
# A raised number after a word or a stop is a citation; after one or two letters an exponent.
_CITED = re.compile(r"(?:[^\W\d_]{3}|[.,;:)\]\"'”’]|[^\W\d_]{2}[.,)]) ?$")
_CITATION = re.compile(r"[\d,–\-−\s*†‡§¶]{1,60}")
_BOLD = re.compile(r"bold|black|heavy|-bd|demi|medi\b|CMBX|\.B\b|-B$", re.IGNORECASE)
_BOLD_WEIGHT = 650


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


def cut_lines(sheet: Sheet) -> list[Line]:
    """Return the lines of a page in the order in which it draws them."""
    return _join_pieces(list(_cut_pieces(sheet)))


class _Run:
    """The characters of a line that is still open."""

    __slots__ = ("bottom", "chars", "left", "numbers", "raised", "right", "top")

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.numbers: list[int] = []
        self.raised = False  # the character before was dropped as a raised mark
        self.left = self.bottom = self.right = self.top = 0.0

    def is_over(self, char: Char) -> bool:
        """Tell whether a character stands on another line or in another column."""
        em = max(char.top - char.bottom, 4.0)
        gap = char.left - self.right
        return (
            (char.top < self.bottom + 0.3 * (self.top - self.bottom) and gap < -em)
            or char.bottom > self.top + em
            or gap > 1.6 * em
            or char.left < self.left - 2 * em
            or (gap > 1.15 * em and self.chars[-1] == " ")
        )

    def is_mark(self, char: Char) -> bool:
        """Tell whether a character is the raised mark of a note or a citation."""
        height = self.top - self.bottom
        if char.text not in _RAISED or char.top - char.bottom >= 0.86 * height:
            return False
        if char.bottom <= self.bottom + 0.15 * height:
            return False
        if self.raised or char.text in _SIGNS:
            return True
        return char.text not in _MINUS and bool(_CITED.search("".join(self.chars[-5:])))

    def add(self, char: Char) -> None:
        """Take a character in, or drop it as a raised mark."""
        if not self.numbers:
            self.left, self.bottom, self.right, self.top = char[2:]
        elif char.text in _RAISED and self.is_mark(char):
            self.raised = True
            self.right = max(self.right, char.right)
            return
        elif char.top - char.bottom > 0.98 * (self.top - self.bottom):
            self.bottom, self.top = min(self.bottom, char.bottom), max(self.top, char.top)
        self.raised = False
        self.right = max(self.right, char.right)
        self.chars.append(char.text)
        self.numbers.append(char.number)


def _cut_pieces(sheet: Sheet) -> Iterator[Line]:
    run = _Run()
    for char in sheet.chars:
        if char.text == " ":
            if run.numbers:
                run.chars.append(" ")
            continue
        if run.numbers and (char.text == "\n" or run.is_over(char)):
            yield _close(run, sheet)
            run = _Run()
        if char.text != "\n":
            run.add(char)
    if run.numbers:
        yield _close(run, sheet)


def _close(run: _Run, sheet: Sheet) -> Line:
    style = _middle_style(run.numbers, sheet)
    box = (run.left, run.bottom, run.right, run.top)
    bold = style.weight >= _BOLD_WEIGHT or bool(_BOLD.search(style.font))
    reason = "turned text" if style.turned else ""
    text = "".join(run.chars).strip()
    return Line(text, sheet.page, *box, style.size, style.font, bold, reason)


def _middle_style(numbers: list[int], sheet: Sheet) -> Style:
    """Return the style of the middle of three sizes, so that one odd character says nothing."""
    count = len(numbers)
    spots = {numbers[count // 4], numbers[count // 2], numbers[3 * count // 4]}
    styles = sorted(map(sheet.style_of, sorted(spots)), key=lambda style: style.size)
    return styles[len(styles) // 2]


def _join_pieces(pieces: list[Line]) -> list[Line]:
    """Join neighbours on one baseline, which a change of font or a raised mark has cut."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is None or last.reason or piece.reason:
            lines.append(piece)
        elif _cites(last, piece):
            lines[-1] = last._replace(right=max(last.right, piece.right))
        elif _touches(last, piece):
            lines[-1] = _join(last, piece)
        else:
            lines.append(piece)
    return lines


def _cites(last: Line, piece: Line) -> bool:
    return (
        piece.height < 0.86 * last.height
        and piece.bottom > last.bottom + 0.15 * last.height
        and piece.bottom <= last.top
        and -0.2 * last.height < piece.left - last.right < 0.5 * last.height
        and _CITATION.fullmatch(piece.text) is not None
        and _CITED.search(last.text[-5:]) is not None
    )


def _touches(last: Line, piece: Line) -> bool:
    shared = min(last.top, piece.top) - max(last.bottom, piece.bottom)
    gap = piece.left - last.right
    return shared > 0.45 * min(last.height, piece.height) and -0.6 * last.height < gap < 0.9 * max(
        last.height, piece.height
    )


def _join(last: Line, piece: Line) -> Line:
    space = "" if piece.left - last.right < 0.12 * last.height else " "
    major = piece if len(piece.text) > (len(last.text) + len(piece.text)) / 2 else last
    return last._replace(
        text=last.text + space + piece.text,
        right=max(last.right, piece.right),
        bottom=min(last.bottom, piece.bottom),
        top=max(last.top, piece.top),
        size=major.size,
        font=major.font,
        bold=major.bold,
    )
