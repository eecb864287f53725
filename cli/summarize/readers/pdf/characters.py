"""Read the characters of a PDF: letters, boxes and styles, upright on rotated pages too."""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from struct import Struct
from typing import NamedTuple

from summarize.readers.hyphenation import SOFT_HYPHEN
from summarize.readers.pdf import pdfium

_SHARE = 0.8  # of the characters of a page that are rotated alike
_QUARTER = math.pi / 2
_BREAKS, _SPACES = (10, 13), (32, 160, 9)
_HALVES = range(0xD800, 0xE000)  # of a character that takes two code units
_MATHS = range(0x1D400, 0x1D800)  # letters of formulas, such as an italic or a bold "R"
_HYPHENS = (0x2, 0xAD, 0xFFFE)  # codes of pdfium for a hyphen at the end of a line
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
    0x21B5: "ff",  # in the encoding of TeX's fonts
}  # fmt: skip
# Signs of Thai at another height, and letters without their foot, in fonts of Windows.
_THAI = {
    0xF700 + place: chr(0xE00 + int(sign, 16))
    for place, sign in enumerate(
        "10 34 35 36 37 48 49 4a 4b 4c 48 49 4a 4b 4c 0d 31 4d 47 48 49 4a 4b 4c 38 39 3a".split()
    )
}
_LETTERS = _LIGATURES | _THAI
# Control codes of fonts without a map: those of TeX's T1 encoding, and of Adobe's fonts.
_TEX = {
    0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—",
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
}  # fmt: skip
_ADOBE = {0x1D: "fl", 0x1E: "ff", 0x1F: "fi"}
_CONTROLS = frozenset(range(0x20)) - {0, 2, 9, 10, 13}
_ACCENTS = frozenset(map(ord, "`´ˆ˜¯˘˙¨˚˝ˇ¸˛"))  # that accents.py joins with their letters
_LEFTWARD = (range(0x590, 0x900), range(0xFB1D, 0xFE00), range(0xFE70, 0xFEFF))
_LARGEST_NAME = 200  # bytes
_MOST_MISSING = 100  # pages
_SAMPLE = 20  # characters of a page
_SPACE = 0x20
_STRAIGHT = 0.4  # radians: slanted letters seem rotated by 0.2


class Turn(NamedTuple):
    """Rotation of a page, and its size before it is rotated."""

    quarters: int  # clockwise
    width: float  # points
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    @property
    def angle(self) -> float:
        """The angle of its text, in radians."""
        return self.quarters * _QUARTER

    def move(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Move a box (left, bottom, right, top) to the upright page."""
        if self.quarters == 3:
            return bottom, self.width - right, top, self.width - left
        if self.quarters == 1:
            return self.height - top, left, self.height - bottom, right
        if self.quarters == 2:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        return left, bottom, right, top


def count_quarters(angles: Iterable[float]) -> int:
    """Count the quarter turns of most text of a page, given the angles of a sample of it."""
    counts = Counter(round(angle / _QUARTER) % 4 for angle in angles)
    if not counts:
        return 0
    quarters, count = counts.most_common(1)[0]
    return quarters if count >= _SHARE * counts.total() else 0


class Char(NamedTuple):
    """A character, its number on its page and its box in points, y upwards."""

    text: str  # a ligature as its letters; "\n" at the end of a line, " " for any space: no box
    number: int
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0


# Characters without a box, which need no number.
_BREAK: dict[str, tuple[Char, ...]] = {"": (), "\n": (Char("\n", 0),)}
_BARE = {**_BREAK, " ": (Char(" ", 0),)}


_BOX = Struct("4f")  # pdfium's: left, top, right, bottom


class Style(NamedTuple):
    """Font and size of a character."""

    size: float  # points, to the half point
    font: str
    weight: int  # 400 is regular, 700 bold, -1 not known
    turned: bool


class Sheet(NamedTuple):
    """The text of a page as pdfium gives it."""

    page: int  # 1-based
    width: float  # points
    height: float
    chars: list[Char]  # in the order in which the page draws them
    style_of: Callable[[int], Style]  # by the number of a character
    # Heights of the baselines of all characters, if any letter runs to the left; then spaces have
    # boxes, too.
    baselines: Sequence[float] = ()
    is_drawn: Callable[[int], bool] = bool  # whether a space is, by its number; others are made up
    accented: bool = True  # may have accents that are drawn as separate characters
    baseline_of: Callable[[int], float] | None = None  # height of that of a character


def read_sheets(document: pdfium.Document) -> Iterator[Sheet]:
    """Yield the pages of a document; stop after too many that can't be loaded."""
    missing = 0
    for index in range(document.pages):
        page = pdfium.open_page(document, index)
        if page is None:
            missing += 1
            if missing > _MOST_MISSING:  # a file of 1 KB may claim a million pages
                return
            continue
        codes = list_codes(page)
        turn = _find_turn(page, codes)
        found = set(codes)
        leftward, accented = any(map(_is_leftward, found)), not found.isdisjoint(_ACCENTS)
        chars = _read_chars(page, turn, codes, _BREAK if leftward else _BARE)
        style_of = _style_reader(page.text, turn.angle)
        baseline_of = _baseline_reader(page, turn)
        baselines = list(map(baseline_of, range(page.chars))) if leftward else ()
        is_drawn = _drawing_reader(page.text)
        sheet = Sheet(index + 1, *turn.size, chars, style_of, baselines, is_drawn, accented)
        yield sheet._replace(baseline_of=baseline_of)
        page.close()


def _find_turn(page: pdfium.Page, codes: Sequence[int]) -> Turn:
    """Find the rotation of a page, because pdfium gives positions as they are in the file.

    Spaces that it makes up are never rotated.
    """
    sample = range(0, page.chars, max(1, page.chars // _SAMPLE))
    drawn = (number for number in sample if codes[number] > _SPACE)
    angles = [pdfium.get_angle(page.text, number) for number in drawn]
    size = pdfium.get_width(page.handle), pdfium.get_height(page.handle)
    width, height = size[::-1] if pdfium.get_rotation(page.handle) % 2 else size
    return Turn(count_quarters(angle for angle in angles if angle >= 0), width, height)


def _is_leftward(code: int) -> bool:
    """Check for a letter of a script that runs to the left, such as Hebrew and Arabic."""
    return code > 0x58F and any(code in block for block in _LEFTWARD)


def _read_chars(
    page: pdfium.Page, turn: Turn, codes: Sequence[int], bare: dict[str, tuple[Char, ...]]
) -> list[Char]:
    """Read the characters of a page; keep each step cheap: it takes half of the time of a PDF.

    ``bare`` are the characters whose boxes are not needed.
    """
    text, box, turned = page.text, pdfium.Box(), turn.quarters > 0
    place_of_box, read_box = ctypes.byref(box), _BOX.unpack_from
    box_of = pdfium.get_loose_box
    chars: list[Char] = []
    make = tuple.__new__
    found = set(codes)
    letters = {code: _name_char(code) for code in found}
    if not found.isdisjoint(_CONTROLS):
        letters |= _find_ligatures(codes)
    for number, char in enumerate(map(letters.__getitem__, codes)):
        if char in bare:
            chars += bare[char]
        else:
            box_of(text, number, place_of_box)
            left, top, right, bottom = read_box(box)
            if turned:
                left, bottom, right, top = turn.move(left, bottom, right, top)
            chars.append(make(Char, (char, number, left, bottom, right, top)))
    return chars


def _baseline_reader(page: pdfium.Page, turn: Turn) -> Callable[[int], float]:
    """Make a function that reads the height of a baseline while its page is open."""
    text, left, bottom = page.text, ctypes.c_double(), ctypes.c_double()
    places = ctypes.byref(left), ctypes.byref(bottom)

    def read_baseline(number: int) -> float:
        pdfium.get_origin(text, number, *places)
        return turn.move(left.value, bottom.value, left.value, bottom.value)[1]

    return read_baseline


def list_codes(page: pdfium.Page) -> Sequence[int]:
    """Read the code of each character: in one call if that returns exactly one for each."""
    count = page.chars
    codes = (ctypes.c_ushort * (count + 1))()  # a zero at the end
    whole = pdfium.get_text(page.text, 0, count, codes) == count + 1
    listed: list[int] = codes[:count]
    if whole and not any(code in _HALVES for code in set(listed)):
        return listed
    return join_halves([pdfium.get_unicode(page.text, number) for number in range(count)])


def join_halves(codes: Sequence[int]) -> list[int]:
    """Join the halves of characters at the places of the first ones; 0 takes those of the others.

    pdfium counts each half as a character.
    """
    joined = list(codes)
    for number, (high, low) in enumerate(pairwise(codes)):
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            joined[number : number + 2] = 0x10000 + ((high - 0xD800) << 10) + low - 0xDC00, 0
    return joined


def _name_char(code: int) -> str:
    """Convert a code of pdfium to its letters; "" for a code without any."""
    if code in _BREAKS:
        return "\n"
    if code in _SPACES:
        return " "
    if code in _MATHS:
        return unicodedata.normalize("NFKC", chr(code))
    if code and code not in _HALVES and code < 0x110000:
        return SOFT_HYPHEN if code in _HYPHENS else _LETTERS.get(code) or chr(code)
    return ""


def _find_ligatures(codes: Sequence[int]) -> dict[int, str]:
    """Find the letters of control codes, if ligatures and quotes are all that a page has.

    "fi" is the most frequent ligature.
    """
    controls, fi_tex, fi_adobe = _CONTROLS.intersection(codes), codes.count(0x1C), codes.count(0x1F)
    if fi_tex > fi_adobe and controls <= _TEX.keys():
        return _TEX
    return _ADOBE if controls <= _ADOBE.keys() else {}


def _drawing_reader(text: ctypes.c_void_p) -> Callable[[int], bool]:
    return lambda number: pdfium.is_generated(text, number) == 0


def _style_reader(text: ctypes.c_void_p, straight: float) -> Callable[[int], Style]:
    """Make a function that reads the style of a character while its page is open."""
    matrix, buffer = pdfium.Matrix(), ctypes.create_string_buffer(_LARGEST_NAME)
    to_matrix, to_flags = ctypes.byref(matrix), ctypes.byref(ctypes.c_int())
    most = ctypes.c_ulong(_LARGEST_NAME)

    def read_style(number: int) -> Style:
        size = pdfium.get_font_size(text, number)
        if pdfium.get_matrix(text, number, to_matrix):
            size *= max(abs(matrix.a), abs(matrix.b)) or 1
        length = pdfium.get_font(text, number, buffer, most, to_flags)
        font = buffer.value.decode("utf-8", "replace") if length else ""
        angle = pdfium.get_angle(text, number)  # -1 if unknown
        turned = angle >= 0 and _STRAIGHT < (angle - straight) % math.tau < math.tau - _STRAIGHT
        weight = pdfium.get_weight(text, number)
        return Style(round(size * 2) / 2, font, weight, turned)

    return read_style
