"""Join characters to lines: a line ends at a break, at a gap, and where the next one starts."""

import re
from collections.abc import Iterator
from functools import cache

from summarize.readers.pdf.accents import compose_accents
from summarize.readers.pdf.characters import Char, Sheet, Style
from summarize.readers.pdf.line import Line
from summarize.readers.pdf.pieces import CITED, join_pieces, join_stretched

# Marks of notes and citations, raised above the line: no words of the article.
_RAISED = frozenset("0123456789,–-−*†‡§¶abcdef")
_NOTES = frozenset("abcdef")  # only after a stop
_STOPS = frozenset(".,;:)")
_SIGNS = frozenset("*†‡§¶")
_MINUS = frozenset("-–−")
_BOLD = re.compile(r"bold|black|heavy|-bd|demi|medi\b|CMBX|\.B\b|-B$", re.IGNORECASE)
_BOLD_WEIGHT = 650
_LEVEL = 0.03  # of the height of a character
_LINED = 0.05  # of the height of a line: no mark that is raised, or smaller, is as near to it


def cut_lines(sheet: Sheet) -> list[Line]:
    """Return the lines of a page in the order in which it draws them."""
    return join_stretched(join_pieces(_cut_pieces(sheet)))


class _Run:
    """The characters of a line that is still open."""

    __slots__ = ("bottom", "chars", "dropped", "left", "numbers", "raised", "right", "top")

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.numbers: list[int] = []
        self.raised = False  # the character before was dropped as a raised mark
        self.dropped: list[tuple[int, Char]] = []  # those marks, and before which character
        self.left = self.bottom = self.right = self.top = 0.0

    def is_level(self, bottom: float, top: float) -> bool:
        """Tell whether a character stands as high as the line, or a twentieth higher or lower."""
        most = _LINED * (self.top - self.bottom)
        return abs(bottom - self.bottom) < most and abs(top - self.top) < most

    def widen(self, bottom: float, top: float) -> None:
        """Take in the height of a character that is not lower than the others."""
        if top - bottom > 0.98 * (self.top - self.bottom):
            self.bottom, self.top = min(self.bottom, bottom), max(self.top, top)

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
        if char.text in _NOTES:
            return self.chars[-1] in _STOPS
        return char.text not in _MINUS and bool(CITED.search("".join(self.chars[-5:])))

    def add(self, char: Char) -> None:
        """Take a character in, or drop it as a raised mark."""
        if not self.numbers:
            self.left, self.bottom, self.right, self.top = char[2:]
        elif char.text in _RAISED and self.is_mark(char):
            if not self.raised:
                self.dropped = []
            self.dropped.append((len(self.chars), char))
            self.raised = True
            self.right = max(self.right, char.right)
            return
        elif self.raised and _is_level(self.dropped[-1][1], char):
            self._take_back()
        else:
            self.widen(char.bottom, char.top)
        self.raised = False
        self.right = max(self.right, char.right)
        self.chars.append(char.text)
        self.numbers.append(char.number)

    def _take_back(self) -> None:
        """Take in what was no mark: it only stands after a character of a taller font."""
        for place, char in reversed(self.dropped):
            self.chars.insert(place, char.text)
        self.numbers += [char.number for _, char in self.dropped]


def _is_level(one: Char, other: Char) -> bool:
    """Tell whether two characters stand at one height, in one size."""
    most = _LEVEL * (one.top - one.bottom)
    return abs(one.bottom - other.bottom) <= most and abs(one.top - other.top) <= most


def _cut_pieces(sheet: Sheet) -> Iterator[Line]:
    run = _Run()
    for char in compose_accents(sheet.chars):
        text, number, left, bottom, right, top = char
        if text == " ":
            if run.numbers:
                run.chars.append(" ")
            continue
        # Most stand next to the last one, at the same height or nearly.
        if run.left <= left <= run.right + top - bottom and run.numbers:
            same = bottom == run.bottom and top == run.top
            if same or (not run.raised and run.is_level(bottom, top)):
                if not same:
                    run.widen(bottom, top)
                run.raised = False
                if right > run.right:
                    run.right = right
                run.chars.append(text)
                run.numbers.append(number)
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
    bold = style.weight >= _BOLD_WEIGHT or _names_bold(style.font)
    reason = "turned text" if style.turned else ""
    text = "".join(run.chars).strip()
    return Line(text, sheet.page, *box, style.size, style.font, bold, reason)


@cache
def _names_bold(font: str) -> bool:
    return _BOLD.search(font) is not None


def _middle_style(numbers: list[int], sheet: Sheet) -> Style:
    """Return the style of most of three characters, else the one of middle size.

    A word that is set in bold or another font says nothing of its line.
    """
    count = len(numbers)
    spots = sorted({numbers[count // 4], numbers[count // 2], numbers[3 * count // 4]})
    styles = sorted(map(sheet.style_of, spots), key=lambda style: style.size)
    twice = [style for style in styles if styles.count(style) > 1]
    return twice[0] if twice else styles[len(styles) // 2]
