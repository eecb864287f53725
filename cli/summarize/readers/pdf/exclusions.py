"""Decide what a segment is, by all that is known of it, and so the reason to leave it out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from itertools import chain, groupby
from typing import NamedTuple

from summarize.discourse import section_names as names
from summarize.language.punctuation import COLONS, ends_sentence
from summarize.language.running_text import is_running
from summarize.readers.pdf.front_matter import Start
from summarize.readers.pdf.layout import Layout, middle_size
from summarize.readers.pdf.letters import is_garbage, is_latin
from summarize.readers.pdf.lines import BULLETS, PITCH, Line
from summarize.readers.pdf.runs import Run, text_of

_NAMED_CAPTION = re.compile(r"\W{0,9}\w{1,30}\.?\s{0,3}\w{1,9}\s{0,3}[.:|]")
# "Table 8.20 shows the boats.": a sentence about a table.
_SPOKEN = re.compile(
    r"\W{0,9}\w{1,30}\.?\s{0,3}[\w.-]{1,9}(?: (?:and|to) [\w.-]{1,9})?\s[a-z]{2}[^.]{9,300}\w\w\."
)
_NOTE = re.compile(r"\d(?!\d{0,2}[.:]\d)|[*†‡§]|[a-z] ")  # not "1.1", an item
_NUMBERED_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})\s?[^\W\d_]")  # no "1.", an item
_SET_IN = 9.0  # points, by which a quotation is from both sides of the body
_FOOT = 0.4  # of the height of a page; footnotes are below it
_NOTCH = 2.0  # points by which the boxes of two lines, one above the other, may overlap
_SMALLER, _TINY = 0.75, 2.6  # points
_EARLY = 150  # characters at the start of a licence that say it is one; others mention one
_NUMBERED = 120  # characters of a caption that contain its number
_PAPER_LETTERS, _LETTERS = 0.62, 0.5  # share of the characters of cells: an item may have a sum
_BLANKS = re.compile(r"\s+|(?:[._…~]\s?){3,}")  # also of a form, and leaders
_RELATION = re.compile(r"[=≈≠≡≤≥∼∝∈⊂⊆←→↦⇒∀∃∑∏∫∂∇√]")
# Wingdings, read as letters, has an arrow for "Ø".
BULLET = re.compile(rf"[{BULLETS}\uf0b7\uf0a7]\s{{0,3}}|[\ue000-\uf8dfØ]\s{{1,3}}")


class Section(Enum):
    """Section of a document in which a segment is; only papers have others than the body."""

    BEFORE, FRONT, ABSTRACT, BODY, REFERENCES, BACK = range(6)


class Segment(NamedTuple):
    """Lines that belong together: a heading, a block of paragraphs, a note."""

    lines: Run
    reason: str = ""  # to remove them; "" if they stay
    heading: bool = False
    section: Section = Section.BODY
    edge: float = 0.0  # right end of the full lines of its run in points; 0 if not known

    @property
    def abstract(self) -> bool:
        """Whether it is in the abstract, or before it."""
        return self.section in (Section.FRONT, Section.ABSTRACT)


class Plan(NamedTuple):
    """Known facts about a document before its segments are judged."""

    layout: Layout
    lines: int
    start: Start | None  # of a paper; nothing else has one
    references: Line | None  # heading of the reference list
    ends: frozenset[int] = frozenset()  # numbers of the headings that end it
    citing: frozenset[int] = frozenset()  # pages with raised marks of notes or citations
    lone: frozenset[int] = frozenset()  # numbers of lines at an edge, set apart from the text
    body: Mapping[int, Sequence[Line]] = {}  # by page: its lines that are as large as the body


def find_body(runs: Iterable[Run], layout: Layout) -> dict[int, list[Line]]:
    """Find the lines of each page that are as large as the body, and have letters."""
    body = (
        line
        for line in chain.from_iterable(runs)
        if not line.reason
        and line.size > layout.size - _SMALLER
        and any(map(str.isalpha, line.text))
    )
    return {page: list(lines) for page, lines in groupby(body, lambda line: line.page)}


def is_note(lines: Run, size: float) -> bool:
    """Check whether a paragraph that stays is a note; ``size`` is that of the body in points."""
    first = lines[0]
    marked = first.noted or _NUMBERED_NOTE.match(first.text) is not None
    return marked and first.size <= size - _SMALLER


def find_reason(segment: Segment, plan: Plan) -> str:
    """Name the reason to remove a segment; "" for a segment that stays.

    The evidence counts in this order: how its lines are marked, its section, its words, its place.
    Only in a paper, which an abstract and a list of works prove, a table holds no sentences, and
    small print is no part of the article.
    """
    lines, paper = segment.lines, plan.start is not None
    if marked := lines[0].reason:
        stays = marked == "table" and not paper and _holds_sentences(lines, plan.layout)
        return "" if stays else marked
    match segment.section:
        case Section.BEFORE:
            return "front matter"
        case Section.REFERENCES:
            return "reference"
        case Section.BACK:
            return "back matter"
    return _judge_text(segment, plan, paper=paper)


def _holds_sentences(cell: Run, layout: Layout) -> bool:
    """Check whether a cell of a table holds whole sentences."""
    return (len(cell) > 1 or cell[0].width > layout.column) and is_running(text_of(cell))


def _judge_text(segment: Segment, plan: Plan, *, paper: bool) -> str:
    """Name the reason to remove a segment of abstract or body, by its text and place."""
    lines, text, layout = segment.lines, text_of(segment.lines), plan.layout
    first = lines[0]
    small = middle_size(lines) <= layout.size - _SMALLER
    if _is_caption(lines, text, layout, small=small, paper=paper):
        return "caption"
    if paper and _is_about(segment, text):
        return "front matter"
    if is_garbage(text):
        return "unreadable"
    named = segment.heading or "§" in text  # "§ 2." above its paragraphs
    few = not named and _has_few_letters(text, paper=paper)
    if few and _RELATION.search(text):
        return "formula"
    judged = small or (first.noted and not paper and first.page in plan.citing)
    if reason := _find_note(segment, text, plan, paper=paper) if judged else "":
        return reason
    if small and len(lines) == 1 and first.number in plan.lone:
        return "running head"
    if len(lines) == 1 and first.page == 1 and _is_byline(text):
        return "byline"
    if segment.abstract and layout.latin and not is_latin(text):
        return "translation"
    return "table" if few else ""


def _has_few_letters(text: str, *, paper: bool) -> bool:
    dense = _BLANKS.sub("", text)
    letters = sum(map(str.isalpha, dense)) / max(1, len(dense))
    return letters < (_PAPER_LETTERS if paper else _LETTERS)


def _find_note(segment: Segment, text: str, plan: Plan, *, paper: bool) -> str:
    """Name the kind of note that a segment in small letters is; "" if it is none."""
    first, layout = segment.lines[0], plan.layout
    noted = _NOTE.match(text)
    if not paper:
        proved = first.noted or first.page in plan.citing or not first.text[0].isalnum()
        return "footnote" if noted and proved and _is_at_foot(segment.lines, plan) else ""
    if segment.abstract:
        if middle_size(segment.lines) >= layout.size - _TINY:
            return ""
    elif segment.heading or (
        not noted and (_is_within(segment.lines, plan) or _is_quotation(segment.lines, text, plan))
    ):
        return ""
    return "footnote" if noted or _is_at_foot(segment.lines, plan) else "small print"


def _is_at_foot(lines: Run, plan: Plan) -> bool:
    """Check whether lines are at the foot of a page, below the text of their column."""
    first, last = lines[0], lines[-1]
    return first.top < _FOOT * plan.layout.height and not any(
        one.top < last.bottom + _NOTCH and one.left < last.right and one.right > last.left
        for one in plan.body.get(first.page, ())
    )


def _is_within(lines: Run, plan: Plan) -> bool:
    """Check whether a line goes on with a sentence of the body above it; small capitals may."""
    first = lines[0]
    return len(lines) == 1 and any(
        abs(one.left - first.left) < _NOTCH
        and 0 < one.bottom - first.bottom < PITCH * first.height
        and not ends_sentence(one.text, also=COLONS)
        for one in plan.body.get(first.page, ())
    )


def _is_quotation(lines: Run, text: str, plan: Plan) -> bool:
    """Check whether lines are set in from both sides of the body, and hold sentences."""
    body = plan.body.get(lines[0].page, ())
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    column = [one for one in body if one.left < right and one.right > left]
    return (
        lines[0].font == plan.layout.font
        and is_running(text)
        and any(one.bottom > lines[0].top for one in column)
        and left > min(one.left for one in column) + _SET_IN
        and right < max(one.right for one in column) - _SET_IN
    )


def _is_caption(lines: Run, text: str, layout: Layout, *, small: bool, paper: bool) -> bool:
    first = lines[0]
    if not names.CAPTION.match(text):
        # Some printers put the number inside the caption, which has its own font.
        inside = paper and names.CAPTION_INSIDE.search(text[:_NUMBERED])
        return bool(inside) and len(lines) > 1 and first.font != layout.font
    if _SPOKEN.match(text):
        return False
    if small or first.bold or first.font != layout.font:
        return True
    return len(lines) < 12 and _NAMED_CAPTION.match(text) is not None


def _is_about(segment: Segment, text: str) -> bool:
    """Check whether a segment is about the paper: its licence, its keywords."""
    if segment.lines[0].page == 1 and names.LICENCE.search(text[:_EARLY]):
        return True
    return names.KEYWORDS.match(text) is not None and len(segment.lines) <= 4


def _is_byline(text: str) -> bool:
    words = text.split()
    names_people = sum(word[0].isupper() for word in words) > len(words) / 2
    return names_people and len(words) < 14 and names.BYLINE.match(text) is not None
