"""Lines of a page: characters are joined to pieces, and pieces to lines."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, reduce
from typing import NamedTuple

from summarize.language.punctuation import CLEAR_STOPS, PAUSE_MARKS
from summarize.readers.pdf.accents import compose_accents
from summarize.readers.pdf.characters import Char, Sheet, Style
from summarize.readers.pdf.leftward import order_logically

# Raised marks of notes and citations are not part of the text.
_ZEROS = (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10)  # of digits in several scripts
_DIGITS = "".join(chr(zero + digit) for zero in _ZEROS for digit in range(10))
_RAISED = frozenset(f"{_DIGITS},،–-−*†‡§¶abcdef")
_NOTES = frozenset("abcdef")  # only after punctuation
_STOPS = frozenset(".,;:)")
_SIGNS = frozenset("*†‡§¶")
_MINUS = frozenset("-–−")
_BOLD = re.compile(r"bold|black|heavy|-bd|demi|medi\b|CMBX|\.B\b|-B$", re.IGNORECASE)
_BOLD_WEIGHT = 650
_LEVEL = 0.03  # of the height of a character
_LINED = 0.05  # of the height of a line; no raised or smaller mark is that close
# A raised number after a word or punctuation is a citation; after one or two letters an exponent.
_BEFORE_NOTE = re.escape(f".,;:)]\"'”’»{CLEAR_STOPS}{PAUSE_MARKS}")
_CITED = re.compile(rf"(?:[^\W\d_]{{3}}|[{_BEFORE_NOTE}]|[^\W\d_]{{2}}[.,)]) ?$")
_LETTER = re.compile(r"[a-f]")
_CITATION = re.compile(r"[\d,،–\-−\s*†‡§¶]{1,60}")


class Line(NamedTuple):
    """A line of one column, with its box and its font."""

    text: str
    page: int  # 1-based
    left: float  # points, y upwards
    bottom: float
    right: float
    top: float
    size: float
    font: str
    bold: bool
    reason: str = ""  # to remove it; "" if it stays
    number: int = 0  # in reading order, over all pages

    @property
    def height(self) -> float:
        """Height of its box in points, never zero."""
        return max(self.top - self.bottom, 1e-3)

    @property
    def width(self) -> float:
        """Width of its box in points."""
        return self.right - self.left


class Page(NamedTuple):
    """Lines of a page, in reading order."""

    width: float  # points
    height: float
    lines: list[Line]


def cut_lines(sheet: Sheet) -> list[Line]:
    """Cut a page into lines, in the order in which it draws them."""
    return join_stretched(join_pieces(_cut_pieces(sheet)))


class _Run:
    """Characters of a line that is not complete yet."""

    __slots__ = ("bottom", "chars", "dropped", "left", "numbers", "raised", "right", "top")

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.numbers: list[int] = []
        self.raised = False  # the last character was dropped as a raised mark
        self.dropped: list[tuple[int, Char]] = []  # dropped marks, with their index in chars
        self.left = self.bottom = self.right = self.top = 0.0

    def is_level(self, bottom: float, top: float) -> bool:
        """Check whether a character is level with the line, within a twentieth of its height."""
        most = _LINED * (self.top - self.bottom)
        return abs(bottom - self.bottom) < most and abs(top - self.top) < most

    def widen(self, bottom: float, top: float) -> None:
        """Extend the box by a character that is no lower than the others."""
        if top - bottom > 0.98 * (self.top - self.bottom):
            self.bottom, self.top = min(self.bottom, bottom), max(self.top, top)

    def is_over(self, char: Char) -> bool:
        """Check whether a character is on another line or in another column."""
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
        """Check whether a character is the raised mark of a note or citation."""
        height = self.top - self.bottom
        if char.text not in _RAISED or char.top - char.bottom >= 0.86 * height:
            return False
        if char.bottom <= self.bottom + 0.15 * height:
            return False
        if self.raised or char.text in _SIGNS:
            return True
        if char.text in _NOTES:
            return self.chars[-1] in _STOPS
        return char.text not in _MINUS and bool(_CITED.search("".join(self.chars[-5:])))

    def add(self, char: Char) -> None:
        """Add a character, or drop it as a raised mark."""
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
            self._restore()
        else:
            self.widen(char.bottom, char.top)
        self.raised = False
        self.right = max(self.right, char.right)
        self.chars.append(char.text)
        self.numbers.append(char.number)

    def _restore(self) -> None:
        """Restore characters that were no marks, but follow a character of a taller font."""
        for place, char in reversed(self.dropped):
            self.chars.insert(place, char.text)
        self.numbers += [char.number for _, char in self.dropped]


def _is_level(one: Char, other: Char) -> bool:
    """Check whether two characters have the same height and baseline."""
    most = _LEVEL * (one.top - one.bottom)
    return abs(one.bottom - other.bottom) <= most and abs(one.top - other.top) <= most


def _cut_pieces(sheet: Sheet) -> Iterator[Line]:
    run = _Run()
    chars = order_logically(sheet) if sheet.baselines else sheet.chars
    for char in compose_accents(chars):
        text, number, left, bottom, right, top = char
        if text == " ":
            if run.numbers:
                run.chars.append(" ")
            continue
        # Most characters are next to the last one, on the same or nearly the same level.
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
    """Find the style of two of three characters, or else the one of middle size.

    A single word in bold or in another font doesn't determine the style of its line.
    """
    count = len(numbers)
    spots = sorted({numbers[count // 4], numbers[count // 2], numbers[3 * count // 4]})
    styles = sorted(map(sheet.style_of, spots), key=lambda style: style.size)
    twice = [style for style in styles if styles.count(style) > 1]
    return twice[0] if twice else styles[len(styles) // 2]


def join_pieces(pieces: Iterable[Line]) -> list[Line]:
    """Join neighbours on one baseline that are cut by a change of font or a raised mark."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is None or last.reason or piece.reason:
            lines.append(piece)
        elif _is_citation(last, piece):
            lines[-1] = last._replace(right=max(last.right, piece.right))
        elif _adjoins(last, piece):
            lines[-1] = _join(last, piece)
        else:
            lines.append(piece)
    return lines


def join_stretched(lines: list[Line]) -> list[Line]:
    """Join the words of a line that is justified to the width of the line before or after it."""
    joined: list[Line] = []
    row: list[Line] = []
    for place, line in enumerate(lines):
        row.append(line)
        after = lines[place + 1] if place + 1 < len(lines) else None
        if after and _is_apart(line, after):
            continue
        around = [one for one in (after, joined[-1] if joined else None) if one]
        whole = any(_fills(row, one) for one in around)
        joined += [reduce(_join, row)] if whole else row
        row = []
    return joined


def _is_apart(line: Line, after: Line) -> bool:
    shared = min(line.top, after.top) - max(line.bottom, after.bottom)
    gap = after.left - line.right
    return shared > 0.5 * min(line.height, after.height) and 0 < gap < 5 * line.height


def _fills(row: list[Line], line: Line) -> bool:
    """Check whether a row of words is as wide as another line near it."""
    return (
        len(row) > 1
        and abs(row[0].left - line.left) < 2
        and abs(row[-1].right - line.right) < 2
        and abs(row[0].bottom - line.bottom) < 2 * line.height
        and all(one.size == line.size and not one.reason for one in row)
    )


def _is_citation(last: Line, piece: Line) -> bool:
    return (
        piece.height < 0.86 * last.height
        and piece.bottom > last.bottom + 0.15 * last.height
        and piece.bottom <= last.top
        and -0.2 * last.height < piece.left - last.right < 0.5 * last.height
        and _is_raised(piece.text, last.text)
    )


def _is_raised(text: str, before: str) -> bool:
    if _LETTER.fullmatch(text):
        return before[-1] in ".,;:)"
    return _CITATION.fullmatch(text) is not None and _CITED.search(before[-5:]) is not None


def _adjoins(last: Line, piece: Line) -> bool:
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
