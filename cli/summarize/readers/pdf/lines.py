"""Lines of a page: characters are joined to pieces, and pieces to lines."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from summarize.language.punctuation import CLEAR_STOPS, PAUSE_MARKS
from summarize.readers.pdf.accents import compose_accents
from summarize.readers.pdf.characters import Char, Sheet, Style
from summarize.readers.pdf.letters import has_eastern, has_word, is_hangul

# Raised marks of notes and citations are not part of the text.
_ZEROS = (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10)  # of digits in several scripts
_DIGITS = "".join(chr(zero + digit) for zero in _ZEROS for digit in range(10))
_RAISED = frozenset(f"{_DIGITS},،–-−*†‡§¶abcdef)")
_NOTES = frozenset("abcdef")  # only after punctuation
_STOPS = frozenset(".,;:)")
_SIGNS = frozenset("*†‡§¶")
_MINUS = frozenset("-–−")
_OPENS_NOTE = _SIGNS | frozenset(_DIGITS)
PITCH = 1.75  # heights of a line, from line to line
PROSE = 25  # characters of a line of prose
BULLETS = "•▪◦‣·●○■□◆♦◾◼▶►▸❑❏❒➢➤✓❖"
_BOLD = re.compile(r"bold|black|heavy|-bd|demi|medi\b|CMBX|\.B\b|-B$", re.IGNORECASE)
_BOLD_WEIGHT = 650
_LEVEL = 0.03  # of the height of a line, between baselines that are one
_NEAR = 0.4  # of the height of a line: a mark is as close to its sentence
_LINED = 0.05  # of the height of a line; no raised or smaller mark is that close
# A raised number after a word or punctuation is a citation; after one or two letters an exponent.
_BEFORE_NOTE = frozenset(f".,;:)]\"'”’»{CLEAR_STOPS}{PAUSE_MARKS}")
_CITED = re.compile(r"(?:[^\W\d_]{3}|[^\W\d_]{2}[.,)]) ?$")
_ROWS = 8  # of a page with loose words
_GAPPED, _WORDED = 0.5, 0.5  # share of its rows with gaps, and of the pieces with a word in them
_SHARED = 0.75  # of the rows of a table have white in one place: .88 of real ones, .7 in prose
_EVEN, _SAME_GAP = 0.08, 0.03  # of the height of a row, by which the gaps of its words differ
_MANY_GAPS, _SOME_GAPS = 4, 3  # so many gaps are those of one line, whatever stands around it
_INDENT = 3.0  # sizes of a line, of the first line of a paragraph
_SAME = 2.0  # points between the right ends of justified lines
_DRAWN = 2  # spaces in a line that shows whether spaces are drawn
_SPACED = 0.1  # of the lines of Korean end in a drawn space, if any do
# "•", "1.", "(a)", "iv)", "2.1", "11.0.4.", "4. (1)"
_MARK = (
    rf"(?:[{BULLETS}\ue000-\uf8ff]|\(?(?:\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{1,5}})[.)]"
    r"|\d{1,3}(?:\.\d{1,3}){1,4}\.?)"
)
_ITEM = re.compile(rf"{_MARK}(?: {_MARK})?", re.ASCII)
_DASHES = frozenset("-–—")
_LISTED = re.compile(r"\d{1,3}[.)]")
_SMALL, _LIFTED = 0.86, 0.15  # heights of a line: of a raised mark, less; below it, more
_INITIAL = 1.3  # sizes of its line
_LONGEST_MARK = 9  # characters
_LONGEST_NOTE = 3  # characters of the mark of a note
_NOTE_TAB = 5.0  # heights of a line between them


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
    lead: int = 0  # characters from its start that are bold: all, or those of a run-in heading
    spaced: bool = False  # a space is drawn after its last word
    broken: bool = False  # its last word, of Korean, goes on in the next line without a hyphen
    noted: bool = False  # it opens with the raised mark of a note
    cites: bool = False  # the raised mark of a note or citation was dropped from it

    @property
    def height(self) -> float:
        """Height of its box in points, never zero."""
        return max(self.top - self.bottom, 1e-3)

    @property
    def whole(self) -> bool:
        """Whether all of it is bold."""
        return self.lead == len(self.text)

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
    return join_loose(join_stretched(join_marks(join_pieces(_cut_pieces(sheet)))))


class _Run:
    """Characters of a line that is not complete yet."""

    __slots__ = (
        "baseline_of", "bottom", "chars", "cites", "first", "left", "noted", "numbers", "raised",
        "right", "top",
    )  # fmt: skip

    def __init__(self, baseline_of: Callable[[int], float] | None) -> None:
        self.baseline_of = baseline_of
        self.chars: list[str] = []
        self.numbers: list[int] = []
        self.cites = False  # a character was dropped as a raised mark
        self.raised = False  # it was the last one
        self.noted = False  # the raised mark of a note is drawn left of it, after it
        self.first: Char | None = None
        self.left = self.bottom = self.right = self.top = 0.0

    def widen(self, bottom: float, top: float) -> None:
        """Extend the box by a character that is no lower than the others."""
        if top - bottom > 0.98 * (self.top - self.bottom):
            if bottom < self.bottom:
                self.bottom = bottom
            if top > self.top:
                self.top = top

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
        if char.text not in _RAISED or not self.is_raised(char):
            return False
        if self.raised or char.text in _SIGNS:
            return True
        if char.text == ")":
            return False
        if char.text in _NOTES:
            return self.chars[-1] in _STOPS
        return char.text not in _MINUS and _is_cited("".join(self.chars[-5:]))

    def is_raised(self, char: Char) -> bool:
        """Check whether a character is smaller than those of the line and lifted above its foot.

        Where boxes are those of the letters' shapes, its baseline tells a digit from a raised one.
        """
        height = self.top - self.bottom
        small = char.top - char.bottom < _SMALL * height
        if not small or char.bottom <= self.bottom + _LIFTED * height:
            return False
        if self.baseline_of is None:
            return True
        lift = self.baseline_of(char.number) - self.baseline_of(self.numbers[-1])
        return lift > _LEVEL * height

    def is_noted(self, char: Char) -> bool:
        """Check whether a mark above the end of a sentence is on its line: pdfium ends it there."""
        height = self.top - self.bottom
        near = abs(char.left - self.right) < _NEAR * height and char.bottom < self.top
        return near and self.chars[-1] in _STOPS and self.is_mark(char)

    def add(self, char: Char) -> None:
        """Add a character, or drop it as a raised mark."""
        if not self.numbers:
            self.first = char
            self.left, self.bottom, self.right, self.top = char[2:]
        elif char.left < self.left and self.is_note(char):
            self.noted = True
            self.chars.insert(0, char.text)
            self.numbers.insert(0, char.number)
            return
        elif char.text in _RAISED and self.is_mark(char):
            self.raised = self.cites = True
            self.right = max(self.right, char.right)
            return
        else:
            self.widen(char.bottom, char.top)
        self.raised = False
        self.right = max(self.right, char.right)
        self.chars.append(char.text)
        self.numbers.append(char.number)

    def is_note(self, char: Char) -> bool:
        """Check whether a character at the start of a line is the raised mark of a note."""
        return char.text in _OPENS_NOTE and self.is_raised(char)

    def opens_note(self) -> bool:
        """Check whether its first character is the mark of a note, and no number of an item."""
        listed = _LISTED.match("".join(self.chars[:5]))
        return self.first is not None and self.is_note(self.first) and not listed


def _is_cited(text: str) -> bool:
    """Check whether a raised number after a text is a citation, and no exponent."""
    last = (text[:-1] if text.endswith(" ") else text)[-1:]
    return last in _BEFORE_NOTE or has_eastern(last) or _CITED.search(text) is not None


def _cut_pieces(sheet: Sheet) -> Iterator[Line]:
    chars: Sequence[Char] = sheet.chars
    if sheet.baselines:
        # Imported here: few pages have letters that run to the left.
        from summarize.readers.pdf.leftward import order_logically

        chars = order_logically(sheet)
    run, ended = _Run(sheet.baseline_of), False
    # What most characters need is held in local names: this loop takes a fifth of the time.
    texts, numbers = run.chars, run.numbers
    for char in compose_accents(chars) if sheet.accented else chars:
        text, number, left, bottom, right, top = char
        if text == " ":
            if numbers:
                texts.append(" ")
            continue
        # Most characters are next to the last one, on the same or nearly the same level.
        last = run.right
        if numbers and not ended and left <= last + top - bottom and run.left <= left:
            low, high = run.bottom, run.top
            same = bottom == low and top == high
            most = _LINED * (high - low)
            if same or (
                not run.raised and -most < bottom - low < most and -most < top - high < most
            ):
                if not same:
                    run.widen(bottom, top)
                run.raised = False
                if right > last:
                    run.right = right
                texts.append(text)
                numbers.append(number)
                continue
        if text == "\n":
            ended = bool(numbers)
            continue
        if numbers and (run.is_over(char) or (ended and not run.is_noted(char))):
            yield _close(run, sheet)
            run = _Run(sheet.baseline_of)
            texts, numbers = run.chars, run.numbers
        ended = False
        run.add(char)
    if numbers:
        yield _close(run, sheet)


def _close(run: _Run, sheet: Sheet) -> Line:
    style = _middle_style(run.numbers, sheet)
    box = (run.left, run.bottom, run.right, run.top)
    bold = _is_bold(style)
    reason = "turned text" if style.turned else ""
    text = "".join(run.chars).strip()
    lead = _measure_lead(run, sheet, text, bold=bold)
    spaced = run.chars[-1] == " "
    broken = not spaced and is_hangul(text[-1:]) and _draws_spaces(run.numbers, sheet)
    made = (*box, style.size, style.font, bold, reason)
    noted = run.noted or run.opens_note()
    line = Line(text, sheet.page, *made, lead=lead, spaced=spaced, broken=broken, noted=noted)
    return line._replace(cites=True) if run.cites else line


def _measure_lead(run: _Run, sheet: Sheet, text: str, *, bold: bool) -> int:
    """Count the characters of a text up to the end of its bold start; ``bold`` is its middle."""

    def is_plain(number: int) -> bool:
        return not _is_bold(sheet.style_of(number))

    # Fonts of Chinese and Japanese do not say that they are bold.
    ends = run.numbers[0], run.numbers[-1]
    unsaid = has_eastern(text) and not is_hangul(text[0])
    if bold and (unsaid or not any(map(is_plain, ends))):
        return len(text)
    if is_plain(ends[0]):  # most lines
        return 0
    plain = next(count for count, number in enumerate(run.numbers) if is_plain(number))
    places = (place for place, char in enumerate(run.chars) if char != " ")
    return len("".join(run.chars[: next(islice(places, plain, None))]).rstrip())


def _draws_spaces(numbers: Sequence[int], sheet: Sheet) -> bool:
    """Check whether the spaces in a line are drawn."""
    spaces = [one + 1 for one, other in pairwise(numbers) if other == one + 2]
    return len(spaces) >= _DRAWN and 2 * sum(map(sheet.is_drawn, spaces)) > len(spaces)


def _is_bold(style: Style) -> bool:
    return style.weight >= _BOLD_WEIGHT or _names_bold(style.font)


@cache
def _names_bold(font: str) -> bool:
    return _BOLD.search(font) is not None


def _middle_style(numbers: list[int], sheet: Sheet) -> Style:
    """Find the style of two of three characters, or else the one of middle size.

    A single word in bold or in another font doesn't determine the style of its line.
    """
    count = len(numbers)
    style_of = sheet.style_of
    first, last = style_of(numbers[count // 4]), style_of(numbers[3 * count // 4])
    if first == last:
        return first
    if count == 2:
        return max(last, first, key=lambda style: style.size)
    middle = style_of(numbers[count // 2])
    if middle in (first, last):
        return middle
    return sorted((first, middle, last), key=lambda style: style.size)[1]


def join_pieces(pieces: Iterable[Line]) -> list[Line]:
    """Join neighbours on one baseline that are cut by a change of font or a raised mark."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is None or last.reason or piece.reason:
            lines.append(piece)
        elif _adjoins(last, piece):
            lines[-1] = _join(last, piece)
        else:
            lines.append(piece)
    return lines


def join_marks(lines: list[Line]) -> list[Line]:
    """Join the bullet or number of an item, or the mark of a note, with its text drawn apart.

    A row of three or more belongs to a table, unless the second, too, is a mark: "4.", "(1)".
    """
    joined = lines[:1]
    for number, line in enumerate(lines[1:], 1):
        mark = joined[-1]
        after = lines[number + 1] if number + 1 < len(lines) else None
        more = after is not None and is_beside(line, after)
        marked = _is_item_mark(mark) or (mark.text in _DASHES and has_word(line.text))
        if marked and more == _is_item_mark(line) and _is_apart(mark, line):
            joined[-1] = _join(mark, line)._replace(size=line.size, font=line.font, bold=line.bold)
        elif _is_note_mark(mark, line):
            joined[-1] = line._replace(text=f"{mark.text} {line.text}", left=mark.left, noted=True)
        else:
            joined.append(line)
    return joined


def _is_note_mark(mark: Line, line: Line) -> bool:
    """Check whether a line is the raised mark of a note that another line holds."""
    if len(mark.text) > _LONGEST_NOTE or not _OPENS_NOTE.issuperset(mark.text):
        return False
    raised = line.bottom + _LIFTED * line.height < mark.bottom < line.top
    return raised and -1 < line.left - mark.right < _NOTE_TAB * line.height


def _is_item_mark(line: Line) -> bool:
    return len(line.text) <= _LONGEST_MARK and _ITEM.fullmatch(line.text) is not None


def join_stretched(lines: list[Line]) -> list[Line]:
    """Join the words of a justified line, which is as wide as the line before or after it.

    The first line of a paragraph may be indented, and where the gaps between the words are even,
    the next line may be stretched, too. The rows of a table share their gaps.
    """
    joined: list[list[Line]] = []
    rows = list(cut_rows(lines, _is_apart))
    for row, after in pairwise([*rows, []]):
        before = joined[-1] if joined else []
        # The number of an item may be smaller, and stand apart.
        starts = range(2 if _is_item_mark(row[0]) else 1)
        one = any(_is_stretched(row[start:], before, after) for start in starts)
        joined.append([reduce(_join, row)] if one else row)
    return [line for row in joined for line in row]


def _is_stretched(row: Sequence[Line], before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Check whether a row is the words of one line, by the rows before and after it."""
    if len(row) < 2 or any(piece.size != row[0].size for piece in row):
        return False
    if _is_even(row, _MANY_GAPS) or _is_even(row, _SOME_GAPS, _SAME_GAP):
        return True
    if any(len(other) == 1 and _fills(row, other) for other in (before, after)):
        return True
    if any(_share_gaps(row, other) for other in (before, after)):
        return False
    return (_is_even(row) and _fills(row, before)) or (
        (len(after) == 1 or _is_even(row)) and _fills(row, after, indent=_INDENT)
    )


def _share_gaps(row: Sequence[Line], other: Sequence[Line]) -> bool:
    """Check whether all gaps of a row are above or below gaps of another one."""
    gaps = [(one.right, two.left) for one, two in pairwise(other)]
    return bool(gaps) and all(
        any(min(two.left, end) > max(one.right, start) for start, end in gaps)
        for one, two in pairwise(row)
    )


def _fills(row: Sequence[Line], other: Sequence[Line], *, indent: float = 0) -> bool:
    """Check whether a row is as wide as another one near it, with an indent of fewer sizes."""
    if not other:
        return False
    line = other[0]
    return (
        -_SAME < row[0].left - line.left < _SAME + indent * line.size
        and abs(row[-1].right - other[-1].right) < _SAME
        and abs(row[0].bottom - line.bottom) < 2 * line.height
        and row[0].size == line.size
    )


def _is_even(row: Sequence[Line], least: int = 2, most: float = _EVEN) -> bool:
    """Check whether a row is words with one gap between all of them.

    There are at least ``least`` gaps, which differ by less than ``most`` heights of a line.
    """
    gaps = [after.left - line.right for line, after in pairwise(row)]
    even = len(gaps) >= least and max(gaps) - min(gaps) < most * row[0].height
    return even and sum(has_word(line.text) for line in row) > _WORDED * len(row)


def join_loose(lines: list[Line]) -> list[Line]:
    """Join the words of each row of a page whose words are drawn far apart, as in some scans.

    Cells have white between them that most rows share; the gaps of prose are anywhere.
    """
    rows = list(cut_rows(lines, is_beside))
    gapped = [row for row in rows if len(row) > 1]
    if len(gapped) < max(_ROWS, _GAPPED * len(rows)):
        return lines
    parts = [piece.text for row in gapped for piece in row]
    if sum(map(has_word, parts)) <= _WORDED * len(parts):
        return lines
    white = _find_white(gapped)
    return [line for row in rows for line in _join_row(row, white)]


def cut_rows(
    lines: Iterable[Line], are_beside: Callable[[Line, Line], bool]
) -> Iterator[list[Line]]:
    """Yield runs of lines side by side, from left to right; ``are_beside`` tells of two."""
    row: list[Line] = []
    for line in lines:
        if row and (line.reason or row[-1].reason or not are_beside(row[-1], line)):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def is_beside(line: Line, other: Line) -> bool:
    """Check whether another line is right of a line, on its baseline."""
    if other.left < line.right:  # most lines: the rest takes longer
        return False
    shared = min(line.top, other.top) - max(line.bottom, other.bottom)
    return shared > 0.5 * min(line.height, other.height)


def mark_broken(pages: Sequence[Page]) -> list[Page]:
    """Mark no line as broken unless the document draws the spaces at line ends, too."""
    ends = [line for page in pages for line in page.lines if is_hangul(line.text[-1:])]
    if not ends or sum(line.spaced for line in ends) > _SPACED * len(ends):
        return list(pages)
    return [
        page._replace(lines=[line._replace(broken=False) for line in page.lines]) for page in pages
    ]


def _find_white(rows: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """Find the stretches of the width of a page where most rows have a gap."""
    gaps = [(one.right, other.left) for row in rows for one, other in pairwise(row)]
    ends = sorted([(left, 1) for left, _ in gaps] + [(right, -1) for _, right in gaps])
    counts = list(accumulate(step for _, step in ends))
    return [
        (place, after)
        for (place, _), (after, _), count in zip(ends, ends[1:], counts, strict=False)
        if count > _SHARED * len(rows)
    ]


def _join_row(row: Sequence[Line], white: Sequence[tuple[float, float]]) -> Iterator[Line]:
    joined = row[0]
    for line in row[1:]:
        if any(left < line.left and right > joined.right for left, right in white):
            yield joined
            joined = line
        else:
            joined = _join(joined, line)
    yield joined


def _is_apart(line: Line, after: Line) -> bool:
    return 0 < after.left - line.right < 5 * line.height and is_beside(line, after)


def _adjoins(last: Line, piece: Line) -> bool:
    shared = min(last.top, piece.top) - max(last.bottom, piece.bottom)
    gap = piece.left - last.right
    return shared > 0.45 * min(last.height, piece.height) and -0.6 * last.height < gap < 0.9 * max(
        last.height, piece.height
    )


def _is_initial(last: Line, piece: Line) -> bool:
    """Check whether a line is the large first letter of another."""
    capital = len(last.text) == 1 and last.text.isupper() and last.text not in "AI"
    return capital and last.size > _INITIAL * piece.size and piece.text[:1].islower()


def _join(last: Line, piece: Line) -> Line:
    if _is_initial(last, piece):
        lead = piece.lead and 1 + piece.lead
        return piece._replace(text=last.text + piece.text, left=last.left, lead=lead)
    space = "" if piece.left - last.right < 0.12 * last.height else " "
    lead = last.lead
    if piece.lead and last.whole:
        lead += len(space) + piece.lead
    major = piece if len(piece.text) > (len(last.text) + len(piece.text)) / 2 else last
    return last._replace(
        text=last.text + space + piece.text,
        right=max(last.right, piece.right),
        bottom=min(last.bottom, piece.bottom),
        top=max(last.top, piece.top),
        size=major.size,
        font=major.font,
        bold=major.bold,
        lead=lead,
        spaced=piece.spaced,
        broken=piece.broken,
        cites=last.cites or piece.cites,
    )
