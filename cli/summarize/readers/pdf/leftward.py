"""Pages with Hebrew, Arabic or Persian: their characters in logical order, by their places.

pdfium turns the lines of such pages round itself, with Latin names, ligatures and accents in the
wrong order. So the characters of a line are sorted as they are seen, and then put in their logical
order. The page is mirrored: every line runs to the right, and columns, indents and tables are read
as in English.
"""

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from summarize.language.punctuation import PAUSE_MARKS, STOP_MARKS
from summarize.readers.pdf.bidi import LEFTWARD, class_of, order_cells
from summarize.readers.pdf.characters import Char, Sheet

# Shares of the font size; boxes may be as high as the line or as the letter.
_WORD_GAP = 0.095  # a wider gap is a space
_PIECE_GAP = 1.9  # a wider gap is one between two columns or cells
_SAME_ROW = 0.5  # between the baselines of the characters of a line
_DESCENT = -0.25  # below the baseline
_HEIGHTS, _LINE_OF_PITCH = (1.2, 2.0), 0.8  # least and greatest height of a line; of its distance
_INITIAL = 0.6  # of the size of a large initial: that of the text beside it
_RAISED = 0.15  # above the baseline: a raised mark
_RAISED_BOX = (0.3, 0.9)  # of the height of its line
_OVER = 0.1  # of the width of a letter
_HALF = 0.5  # share of the letters of a page that runs left
_PROSE = 25  # characters of a line that has its own direction on a page that runs the other way
_MOSTLY = 0.67  # share of the letters of a line that runs left on a page that runs right
_STOPS = frozenset(STOP_MARKS + PAUSE_MARKS)
_FORMS = (range(0xFB1D, 0xFDF0), range(0xFDF2, 0xFDF3), range(0xFE70, 0xFEFD))
_PAIRS = {char: pair for pair in ("()", "[]", "{}", "«»", "‹›") for char in pair}
_ALEFS, _LAM, _TATWEEL = frozenset("اأإآٱ"), "ل", "\u0640"
_SPACE = Char(" ", 0)
_BREAK = Char("\n", 0)


class _Cell(NamedTuple):
    """Characters in one place: a letter with its marks, or the letters of a ligature."""

    chars: tuple[Char, ...]  # in logical order
    left: float
    right: float
    kind: str  # bidirectional class

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.chars)


def order_logically(sheet: Sheet) -> list[Char]:
    """Put the characters of a page in logical order, so placed that each line runs to the right.

    Its spaces must have boxes. On a page that runs right, lines that do so, too, stay as they
    are.
    """
    mirrored = _runs_left([class_of(char.text[0]) for char in sheet.chars], _HALF)
    turned = _has_turned_ligatures(sheet.chars)
    rows = list(_cut_rows(sheet))
    height = _find_height(rows)
    ordered: list[Char] = []
    for row in rows:
        if not mirrored and row.runs_right:
            ordered += row.drawn
            continue
        joined = (_join_cells(part, row.em, turned=turned) for part in _cut_pieces(row))
        pieces = [piece for piece in joined if piece]  # the others are only marks
        alone = len(pieces) == 1 and len(pieces[0]) > _PROSE
        for piece in reversed(pieces) if mirrored else pieces:
            leftward = _is_leftward(piece, mirrored=mirrored)
            right = leftward if alone else mirrored
            start = sheet.width - piece[-1].right if right else piece[0].left
            ordered += _place(piece, row, start, height, leftward=leftward)
            ordered.append(_BREAK)
    return ordered


def _runs_left(kinds: Sequence[str], share: float) -> bool:
    """Check whether more than this share of the letters run to the left."""
    left = sum(kind in LEFTWARD for kind in kinds)
    return left > share * (left + kinds.count("L"))


def _is_leftward(piece: Sequence[_Cell], *, mirrored: bool) -> bool:
    """Check whether a piece runs to the left, on a page that does so or not."""
    kinds = [cell.kind for cell in piece]
    if not mirrored:
        return _runs_left(kinds, _MOSTLY)
    if "L" not in kinds or any(kind in LEFTWARD for kind in kinds):
        return True
    return piece[0].text in _STOPS  # "Code." at the end of a sentence is seen as ".Code"


def _has_turned_ligatures(chars: Sequence[Char]) -> bool:
    """Check whether pdfium has turned the letters of ligatures round: lam follows alef."""
    turned = 0
    for one, other in pairwise(chars):
        if one[2:] == other[2:] and one.text != " ":
            turned += one.text in _ALEFS and other.text == _LAM
            turned -= one.text == _LAM and other.text in _ALEFS
    return turned >= 0


class _Row(NamedTuple):
    """The characters of a line, columns side by side in one row, in any order."""

    chars: list[Char]
    drawn: list[Char]  # the same, with the spaces and breaks that pdfium makes up
    baseline: float  # points
    em: float  # font size, points
    raised: frozenset[int]  # numbers of characters above the baseline

    @property
    def runs_right(self) -> bool:
        """Whether no letter runs to the left, and each is drawn right of the one before it."""
        kinds = [class_of(char.text[0]) for char in self.chars]
        right = all(one.left <= other.left for one, other in pairwise(self.chars))
        return right and not any(kind in LEFTWARD for kind in kinds)

    def level(self, char: Char, text: str, left: float, right: float, height: float) -> Char:
        """Move a character, and level its box: fonts have boxes as high as a line or a letter."""
        low, high = _RAISED_BOX if char.number in self.raised else (0.0, 1.0)
        bottom = self.baseline + _DESCENT * self.em
        low, high = bottom + low * height * self.em, bottom + high * height * self.em
        return tuple.__new__(Char, (text, char.number, left, low, right, high))


def _cut_rows(sheet: Sheet) -> Iterator[_Row]:
    row: list[Char] = []
    drawn: list[Char] = []
    baseline = em = 0.0
    for char in sheet.chars:
        if char.text == "\n" or (char.text == " " and char.right <= char.left):
            drawn.append(char)
            continue
        apart = abs(sheet.baselines[char.number] - baseline)
        if row and apart > _RAISED * em and not (apart < em and _is_mark(char)):
            size = sheet.style_of(char.number).size
            initial = len(row) == 1 and size < _INITIAL * em
            if apart > _SAME_ROW * (size if initial else max(em, size)):
                yield _describe_row(row, drawn, sheet)
                row, drawn = [], []
            elif size > em:  # the first was a raised mark
                baseline, em = sheet.baselines[char.number], size
        if not row:
            baseline, em = sheet.baselines[char.number], sheet.style_of(char.number).size
        row.append(char)
        drawn.append(char)
    if row:
        yield _describe_row(row, drawn, sheet)


def _describe_row(chars: list[Char], drawn: list[Char], sheet: Sheet) -> _Row:
    numbers = [chars[len(chars) * part // 4].number for part in (1, 2, 3)]
    em = max(1.0, sorted(sheet.style_of(number).size for number in numbers)[1])
    baseline = sorted(sheet.baselines[number] for number in numbers)[1]
    least = baseline + _RAISED * em
    raised = frozenset(char.number for char in chars if sheet.baselines[char.number] > least)
    return _Row(chars, drawn, baseline, em, raised)


def _find_height(rows: Sequence[_Row]) -> float:
    """Find the height of a line, as a share of the font size: Arabic needs more than Hebrew."""
    pitches = sorted(
        (row.baseline - after.baseline) / row.em
        for row, after in pairwise(rows)
        if 0.5 * row.em < row.baseline - after.baseline < 4 * row.em
    )
    pitch = pitches[len(pitches) // 2] if pitches else 0.0
    return min(max(_HEIGHTS[0], pitch * _LINE_OF_PITCH), _HEIGHTS[1])


def _cut_pieces(row: _Row) -> Iterator[list[Char]]:
    """Yield the characters of each piece of a row, from left to right."""
    piece: list[Char] = []
    right = 0.0
    for char in sorted(row.chars, key=lambda char: char.left + char.right):
        if char.text == " ":
            if piece:
                piece.append(char)
            continue
        if piece and char.left - right > _PIECE_GAP * row.em:
            yield piece
            piece = []
        right = max(right, char.right) if piece else char.right
        piece.append(char)
    if piece:
        yield piece


def _join_cells(piece: Sequence[Char], em: float, *, turned: bool) -> list[_Cell]:
    """Join marks with their letters, and letters of a ligature, from left to right."""
    cells: list[_Cell] = []
    marks: list[Char] = []
    right = piece[0].left
    for (left, end), group in groupby(piece, lambda char: (char.left, char.right)):
        alike = list(group)
        if cells and cells[-1].text != " " and left - right > _WORD_GAP * em:
            cells.append(_Cell((_SPACE,), right, left, "WS"))
        right = max(right, end)
        marks += [char for char in alike if _is_mark(char)]
        letters = [char for char in alike if not _is_mark(char)]
        if not letters:
            continue
        kind = class_of(letters[0].text[0])
        if letters[0].text == " " and (not cells or cells[-1].text == " "):
            continue
        if turned and kind in LEFTWARD and len(letters) > 1:
            letters.reverse()
        made = tuple(char._replace(text=_normalize(char.text)) for char in letters)
        cells.append(_Cell(made, letters[0].left, letters[0].right, kind))
    for mark in marks:
        _attach(cells, mark)
    return _drop_kashidas(cells)


def _drop_kashidas(cells: Sequence[_Cell]) -> list[_Cell]:
    """Drop pieces that stretch Arabic words: in some fonts they have the code of a letter."""
    runs = [list(group) for _, group in groupby(cells, lambda cell: cell.text)]
    kept = runs[:1]
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        inside = before[-1].kind == after[0].kind == "AL"
        if not (inside and (run[0].kind == "L" or _is_pile(run))):
            kept.append(run)
    kept += runs[1:][-1:]
    return [cell for run in kept for cell in run]


def _is_pile(run: Sequence[_Cell]) -> bool:
    """Check whether a letter is drawn three times or more, each over a part of the one before."""
    over = _OVER * (run[0].right - run[0].left)
    return len(run) > 2 and all(one.right - other.left > over for one, other in pairwise(run))


def _is_mark(char: Char) -> bool:
    return class_of(char.text[0]) in ("NSM", "BN")


def _attach(cells: list[_Cell], mark: Char) -> None:
    """Add a mark to the letter above or below it, or beside it."""
    middle = (mark.left + mark.right) / 2
    place = bisect_left(cells, middle, key=lambda cell: cell.right)
    near = [i for i in (place, place - 1, place + 1) if 0 <= i < len(cells)]
    letters = [i for i in near if cells[i].text != " "]
    if letters:
        i = letters[0]
        if mark.text not in cells[i].text:
            cells[i] = cells[i]._replace(chars=(*cells[i].chars, mark))


def _normalize(text: str) -> str:
    """Replace the letters of a presentation form by those of the alphabet."""
    if any(ord(text[0]) in forms for forms in _FORMS):
        return unicodedata.normalize("NFKC", text)
    return text


def _place(
    piece: Sequence[_Cell], row: _Row, place: float, height: float, *, leftward: bool
) -> Iterator[Char]:
    """Yield the characters of a piece in logical order, one right of the other from a place."""
    kinds = [cell.kind for cell in piece]
    cells = [(piece[i], turned) for i, turned in order_cells(kinds, leftward=leftward)]
    texts = ["", *(cell.text for cell, _ in cells), ""]
    open_ones = Counter[str]()
    for number, (cell, turned) in enumerate(cells):
        right = place + cell.right - cell.left
        before, text, after = texts[number : number + 3]
        if _ends_latin(before) and cell.kind in LEFTWARD:
            yield _SPACE  # no letter is attached to the end of a Latin word
        if text == " ":
            yield _SPACE
        elif turned and text in _PAIRS:
            bracket = _choose_bracket(text, before, after, open_ones)
            yield row.level(cell.chars[0], bracket, place, right, height)
        elif text != _TATWEEL or not (before.isalpha() and after.isalpha()):
            for char in cell.chars:
                yield row.level(char, char.text, place, right, height)
        place = right


def _ends_latin(text: str) -> bool:
    return text.isalpha() and class_of(text[-1]) == "L"


def _choose_bracket(text: str, before: str, after: str, open_ones: Counter[str]) -> str:
    """Choose the bracket of a pair by its neighbours, because fonts name them either way."""
    pair = _PAIRS[text]
    starts = not before.strip()
    ends = not after.strip() or after in _STOPS
    opens = starts if starts != ends else not open_ones[pair]
    open_ones[pair] += 1 if opens else -1
    return pair[0] if opens else pair[1]
