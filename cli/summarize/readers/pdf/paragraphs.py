"""Paragraphs: cut segments into them, and join those that a column, page or figure interrupts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarize.discourse.section_names import ABSTRACT
from summarize.language.punctuation import COLONS, ends_sentence
from summarize.language.writing_systems import SOUTH_EAST_ASIAN_LETTER
from summarize.lazy import compile_late
from summarize.readers.hyphenation import SOFT_HYPHEN, Words, find_joint
from summarize.readers.pdf.accents import compose_sara_am
from summarize.readers.pdf.exclusions import BULLET, Segment, is_note
from summarize.readers.pdf.layout import find_median
from summarize.readers.pdf.letters import has_eastern, is_hangul
from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.runs import Run

_NOTE_MARKS = "0123456789"  # citations may follow the full stop: "stone.3,4"
_GOES_ON = re.compile(r"[a-z(,;0-9]")
DASH = re.compile(r"(?:[–—-]|o)\s(?=\S)")  # "o" is a bullet of Word's
_DASHES = 0.3  # of the lines of a list open with a dash; in prose two of twenty may
ITEM_NUMBER = re.compile(r"\(?(\d{1,3})[.)](?:\s{1,3}(?=\S)|(?=[A-ZÀ-Þ][^.]))")
_ITEM_LETTER = re.compile(r"\(?([a-z]|[ivx]{2,5}|[A-Z])[.)]\s{1,3}(?=\S)")
# "Article 3", "§ 3", "第3条"; no mark within the word, as in code
_NAMED_NUMBER = re.compile(r"([^\s\d!-/:-@[-`{-~]{1,15} |第)(\d{1,3})(?![\d,])")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_MAYBE_ROMAN = (9, 22, 24)  # i, v, x
_CLAUSE = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,4}\.?\s[^\W\d_]")
_SHORT = 0.3  # of the width of a column, left free by a line of Chinese or Japanese
_FULL = 0.7  # of the width of a column; a longer line may be continued
_WHOLE = 0.94  # of it; lines of Chinese and Japanese end at its edge
_SEMICOLONS = frozenset(";；")
_MANY = 6  # lines; a run of as many shows the right edge of its column
_SAME_SIZE = 0.6  # points
_NARROW = 0.5  # share of a column; narrower ones are lists of a letterhead, and cells
# Heights of a line. Most columns go on 12 or more above their ends; cells up to 3.6.
_ABOVE, _HIGHER, _NEAR, _CLOSE, _LEVEL = 4.0, 0.8, 2.0, 1.75, 0.3
_ABSTRACT_ALONE = 14  # characters
_SOFT = re.compile("\u00ad(?!$)")
_UNSPACED = compile_late(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")


class Paragraph(NamedTuple):
    """A paragraph, a heading, or removed text."""

    text: str
    page: int  # 1-based
    reason: str = ""  # to remove it
    heading: bool = False
    lines: Run = ()
    cut: bool = False  # it was cut off the one before it at a gap or an indent
    note: bool = False  # a note that stays: it is read, never picked


def join_paragraphs(
    segments: Iterable[Segment], words: Words, column: float, size: float
) -> Iterator[Paragraph]:
    """Yield the paragraphs of segments in reading order, with removed ones between them.

    A paragraph goes on across removed ones and notes.
    """
    open_one: Paragraph | None = None
    waiting: list[Paragraph] = []  # removed since the open one began, and notes
    for paragraph in _list_paragraphs(segments, words, column, size):
        if paragraph.reason or paragraph.note:
            waiting.append(paragraph)
        elif open_one and _continues(open_one, paragraph, column, waiting):
            broken = open_one.lines[-1].broken
            text = " ".join(join_two(open_one.text, paragraph.text, words, broken=broken).split())
            lines = (*open_one.lines, *paragraph.lines)
            open_one = open_one._replace(text=text, lines=lines)
        else:
            if open_one:
                yield open_one
            yield from waiting
            open_one, waiting = paragraph, []
    if open_one:
        yield open_one
    yield from waiting


def _list_paragraphs(
    segments: Iterable[Segment], words: Words, column: float, size: float
) -> Iterator[Paragraph]:
    for segment in segments:
        whole = segment.heading or bool(segment.reason)
        pieces = [segment.lines] if whole else split_paragraphs(segment.lines, column, segment.edge)
        for number, lines in enumerate(pieces):
            text = join_texts(lines, words)
            if segment.abstract and not segment.reason:
                text = _drop_label(text)
            if text:
                cut = number > 0
                found = Paragraph(text, lines[0].page, segment.reason, segment.heading, lines)
                note = not whole and is_note(lines, size)
                yield found._replace(cut=cut, note=note)


def _drop_label(text: str) -> str:
    """Drop the label "Abstract" from the start of a text."""
    label = ABSTRACT.match(text)
    if label and (len(text) > label.end() + 3 or len(text) < _ABSTRACT_ALONE):
        return text[label.end() :]
    return text


def _continues(
    before: Paragraph, after: Paragraph, column: float, removed: Sequence[Paragraph]
) -> bool:
    """Check whether a paragraph continues the one before it."""
    if before.heading or after.heading or BULLET.match(after.text) or not _is_full(before, column):
        return False
    if not _is_next(before, after, column, removed):
        return False
    if after.text[0].islower():
        return True
    if ends_sentence(before.text, also=f"{COLONS};；", after=f"{_NOTE_MARKS},") or _is_item(
        after.text
    ):
        return False
    last = before.text[-1]
    if last in "-\u00ad,":
        return True
    within = last.islower() or (has_eastern(last) and before.lines[-1].width > _WHOLE * column)
    return not after.cut and (bool(_GOES_ON.match(after.text)) or within)


def _is_next(
    before: Paragraph, after: Paragraph, column: float, removed: Sequence[Paragraph]
) -> bool:
    """Check whether a paragraph is next to another: below it, in another column or on a later page.

    This is the check that no sentence is made up of two: text that is drawn next is joined only if
    it is also next on the page. ``removed`` is what was removed between them.
    """
    last, first = before.lines[-1], after.lines[0]
    row = [line for line in before.lines if abs(line.bottom - last.bottom) < _LEVEL * last.height]
    left = min(line.left for line in row)
    alike, within = abs(first.size - last.size) <= _SAME_SIZE, first.text[:1].islower()
    if last.page != first.page:
        # A few words with a capital, and no stop, are the running head; notes are smaller.
        words = first.text[:1].isupper() and first.width < _NARROW * column
        return within or (alike and (not words or ends_sentence(first.text)))
    drop, near = last.bottom - first.bottom, _NEAR * last.height
    if first.left < last.right and first.right > left and drop > -_LEVEL * last.height:
        if drop < _CLOSE * max(last.height, first.height):
            return True
        return within and not _is_between(last, first, removed)
    if abs(drop) < _LEVEL * last.height and 0 <= first.left - last.right < near:
        return True  # the rest of the same line
    if 0 < drop < near and 0 <= left - first.right < near:
        # The end of a sentence, below the start of an indented line.
        return not first.text[:1].isupper()
    narrow = max(line.width for line in before.lines) < _NARROW * column
    if first.left < last.right - last.height or (narrow and not within):
        return False
    rise = (_ABOVE if narrow or not within else _HIGHER) * min(last.size, last.height)
    return -drop > rise and alike


def _is_between(line: Line, after: Line, removed: Iterable[Paragraph]) -> bool:
    """Check whether removed text, such as a formula, stands between two lines of a column."""
    left, right = min(line.left, after.left), max(line.right, after.right)
    return any(
        one.page == line.page
        and after.bottom < one.bottom < line.bottom
        and one.left < right
        and one.right > left
        for paragraph in removed
        for one in paragraph.lines
    )


def _is_full(paragraph: Paragraph, column: float) -> bool:
    """Check whether the last line of a paragraph fills its column."""
    if len(paragraph.lines) < 2:
        return paragraph.lines[-1].width > _FULL * column
    return paragraph.lines[-1].right > paragraph.lines[-2].right - 4 * paragraph.lines[-1].height


def _is_item(text: str) -> bool:
    return bool(BULLET.match(text) or ITEM_NUMBER.match(text))


def find_edge(lines: Run, column: float) -> float:
    """Find where full lines end, in points; ``column`` is the width of one in the document."""
    right = sorted(line.right for line in lines)[int(len(lines) * 0.7)]
    if len(lines) < _MANY:
        right = max(right, min(line.left for line in lines) + column)
    return right


def split_paragraphs(lines: Run, column: float, edge: float = 0.0) -> list[Run]:
    """Cut lines at an indent, after a short line, or at a larger gap.

    ``column`` is the width of a full line in points, and ``edge`` its right end, if known.
    """
    if len(lines) < 2:
        return [lines]
    right = max(edge, find_edge(lines, column))
    left = sorted(line.left for line in lines)[(len(lines) - 1) // 2]
    pitch = find_median(a.bottom - b.bottom for a, b in pairwise(lines)) or 1.0
    dashes = [line for line in lines if DASH.match(line.text)]
    listed = len(dashes) > 1 and len(dashes) >= _DASHES * len(lines)
    items = {*(dashes if listed else ()), *_find_items(lines)}
    paragraphs = [[lines[0]]]
    for before, line in pairwise(lines):
        if line in items or _breaks(before, line, left, right, pitch):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return [tuple(paragraph) for paragraph in paragraphs]


def _find_items(lines: Run) -> Iterator[Line]:
    """Yield the lines that open with a number, the next of the last of its kind, at its place."""
    last: dict[str, tuple[Line, int]] = {}
    for line in lines:
        for kind, number in _list_numbers(line.text):
            one, before = last.get(kind, (line, number))
            follows = number == before + 1 and abs(one.left - line.left) < one.height
            if follows:
                yield from (one, line)
            if follows or kind != "a" or number not in _MAYBE_ROMAN:
                last[kind] = line, number


def _list_numbers(text: str) -> Iterator[tuple[str, int]]:
    """Yield the kinds of number that a text may open with, and its value: "(i)" is 9, or 1."""
    if found := ITEM_NUMBER.match(text):
        yield "1", int(found[1])
    elif found := _ITEM_LETTER.match(text):
        mark = found[1]
        if len(mark) == 1:
            yield "A" if mark.isupper() else "a", ord(mark.lower()) - ord("a") + 1
        if mark in _ROMAN:
            yield "i", _ROMAN.index(mark) + 1
    elif found := _NAMED_NUMBER.match(text):
        yield found[1], int(found[2])


def has_room(before: Line, line: Line, right: float) -> bool:
    """Check whether the first word of a line would have fitted on the line before it."""
    unspaced = _UNSPACED.match(line.text)  # lines of Chinese and Japanese end after any letter
    word = 1 + (1 if unspaced else len(line.text.split(" ", 1)[0]))
    need = word * line.width / len(line.text)
    return right - before.right > 1.3 * need + 0.5 * line.height


def _ends_short(before: Line, line: Line, right: float) -> bool:
    """Check whether a line of Chinese or Japanese ends far left of the next one: no line breaks so.

    It may be a heading, or end a paragraph without a stop.
    """
    if not _UNSPACED.match(line.text) or not line.text[0].isalnum():
        return False
    return line.right - before.right > _SHORT * (right - line.left)


def _breaks(before: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    em = line.height
    space = before.bottom - line.bottom > 1.4 * pitch
    within = line.text[:1].islower() and line.font == before.font
    if BULLET.match(line.text) or (space and not within):
        return True
    opens = line.text[0].isupper() or line.text[0].isdigit()
    if opens and has_room(before, line, right):
        return True
    if _ends_short(before, line, right):
        return True
    listed = before.text[-1] in _SEMICOLONS  # an item of a list ends, if room is left behind it
    ended = listed or _may_end(before.text)
    if not (ended or ends_sentence(before.text, also=COLONS, after=_NOTE_MARKS)):
        return False
    if (listed or not line.text[0].islower()) and has_room(before, line, right):
        return True  # letters without case, too
    # Not "2020." and "3.11.": a date.
    if ITEM_NUMBER.match(line.text) or (
        _CLAUSE.match(line.text) and not before.text[-2:-1].isdigit()
    ):
        return True
    indented = line.left > left + 0.6 * em and before.left < line.left - 0.5 * em
    return indented or before.bottom - line.bottom > 1.28 * pitch


def _may_end(text: str) -> bool:
    """Check whether a line in a script without stops may end a paragraph: that of no item does."""
    if not SOUTH_EAST_ASIAN_LETTER.match(text[-1]):
        return False
    return not (DASH.match(text) or _is_item(text))


def join_texts(lines: Iterable[Line], words: Words) -> str:
    """Join the texts of lines; a hyphen at the very end stays."""
    joined, broken = "", False
    for line in lines:
        joined = join_two(joined, line.text, words, broken=broken) if joined else line.text
        broken = line.broken
    return compose_sara_am(" ".join(_SOFT.sub("", joined).split()))


def join_two(before: str, after: str, words: Words, *, broken: bool = False) -> str:
    """Join two pieces of text, and the word that a hyphen divides between them.

    A ``broken`` word of Korean goes on without a hyphen.
    """
    if broken and is_hangul(after[:1]):
        return before + after
    if before.endswith(SOFT_HYPHEN):
        # pdfium gives it for any hyphen at the end of a line; before a capital it divides no word.
        before = before[:-1] + ("-" if after[:1].islower() else " ")
    cut, between = find_joint(before, after, words, _UNSPACED)
    return before[: len(before) - cut] + between + after
