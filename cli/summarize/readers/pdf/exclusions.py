"""Decide what a segment is, by all that is known of it, and so the reason to leave it out."""

import re
from enum import Enum
from typing import NamedTuple

from summarize.language.running_text import is_running
from summarize.readers.pdf import section_names as names
from summarize.readers.pdf.front_matter import Start
from summarize.readers.pdf.layout import Layout, middle_size
from summarize.readers.pdf.letters import is_garbage, is_latin
from summarize.readers.pdf.lines import BULLETS, Line
from summarize.readers.pdf.runs import Run, mean_length, text_of, width_of

_NAMED_CAPTION = re.compile(r"\W{0,9}\w{1,30}\.?\s{0,3}\w{1,9}\s{0,3}[.:|]")
# "Table 8.20 shows the boats.": a sentence about a table.
_SPOKEN = re.compile(
    r"\W{0,9}\w{1,30}\.?\s{0,3}[\w.-]{1,9}(?: (?:and|to) [\w.-]{1,9})?\s[a-z]{2}[^.]{9,300}\w\w\."
)
_NOTE = re.compile(r"\d(?!\d{0,2}[.:]\d)|[*†‡§]|[a-z] ")  # not "1.1", an item
_NUMBERED_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})\s?[^\W\d_]")  # no "1.", an item
_LISTED = re.compile(r"\d{1,3}[A-Z]{0,2}[.)]\s")
_SMALLER = 0.75  # points
_MARKED = re.compile(r"[*†‡§¶∗]{1,3}\s?\w")  # a note to the front matter, such as an address
_BACK_TEXT = 700  # characters of back matter that opens with its name
_LICENCE = 900  # characters; a longer text only mentions a licence or an address
_EARLY = 150  # characters at the start of a licence that say it is one
_NUMBERED = 120  # characters of a caption that contain its number
_FOOT = 0.4  # of the height of a page; footnotes are below it
_PAPER_LETTERS, _LETTERS = 0.62, 0.5  # share of the characters of cells: an item may have a sum
_CELL = 22  # characters of a line of cells, on average
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


def is_note(lines: Run, size: float) -> bool:
    """Check whether a paragraph that stays is a note; ``size`` is that of the body in points."""
    first = lines[0]
    marked = first.noted or _NUMBERED_NOTE.match(first.text) is not None
    return marked and first.size <= size - _SMALLER


def find_reason(segment: Segment, plan: Plan) -> str:
    """Name the reason to remove a segment; "" for a segment that stays.

    The evidence counts in this order: how its lines are marked, its section, its words, its place.
    Only in a paper, which an abstract and a list of works prove, a table holds no sentences, small
    print is no part of the article, and short lines are cells.
    """
    lines, paper = segment.lines, plan.start is not None
    if marked := lines[0].reason:
        stays = marked == "table" and not paper and _holds_sentences(lines, plan.layout)
        return "" if stays else marked
    match segment.section:
        case Section.BEFORE:
            return _name_front(lines)
        case Section.REFERENCES:
            return "reference"
        case Section.BACK:
            return "back matter"
    late = lines[0].number > 0.5 * plan.lines
    if paper and late and _opens_back_matter(text_of(lines)):
        return "back matter"
    return _judge_text(segment, plan, paper=paper)


def _name_front(run: Run) -> str:
    return "affiliation" if names.AFFILIATION.search(text_of(run)) else "front matter"


def _opens_back_matter(text: str) -> bool:
    return len(text) < _BACK_TEXT and names.BACK_MATTER_OPENING.match(text) is not None


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
    if paper and _is_about(segment, text, layout, small=small):
        return _name_front(lines)
    if is_garbage(text):
        return "unreadable"
    if reason := _find_note(segment, text, plan, paper=paper) if small else "":
        return reason
    if lines[0].noted and not paper and first.top < _FOOT * layout.height:
        return "footnote"
    if small and len(lines) == 1 and first.number in plan.lone:
        return "running head"
    if len(lines) == 1 and first.page == 1 and _is_byline(text):
        return "byline"
    if segment.abstract and layout.latin and not is_latin(text):
        return "translation"
    return "table" if not segment.heading and _is_table(lines, text, layout, paper=paper) else ""


def _find_note(segment: Segment, text: str, plan: Plan, *, paper: bool) -> str:
    """Name the kind of note that a segment in small letters is; "" if it is none."""
    first, layout = segment.lines[0], plan.layout
    noted, low = _NOTE.match(text), first.top < _FOOT * layout.height
    if not paper:
        listed = _LISTED.match(text) and first.page not in plan.citing
        return "footnote" if noted and low and not listed else ""
    if segment.abstract:
        tiny = middle_size(segment.lines) < layout.size - 2.6
        if not (tiny or (low and _MARKED.match(text))):
            return ""
    elif segment.heading:
        return ""
    return "footnote" if noted or low else "small print"


def _is_caption(lines: Run, text: str, layout: Layout, *, small: bool, paper: bool) -> bool:
    first = lines[0]
    if not names.CAPTION.match(text):
        # Some printers put the number inside the caption, which has its own font.
        inside = paper and names.CAPTION_INSIDE.search(text[:_NUMBERED])
        return bool(inside) and len(lines) > 1 and first.font != layout.font
    if not paper and _SPOKEN.match(text):
        return False
    if small or first.bold or first.font != layout.font:
        return True
    return len(lines) < 12 and _NAMED_CAPTION.match(text) is not None


def _is_about(segment: Segment, text: str, layout: Layout, *, small: bool) -> bool:
    """Check whether a segment is about the paper: its licence, its history, its keywords."""
    first = segment.lines[0]
    prose = (
        len(segment.lines) >= 2
        and not small
        and first.font == layout.font
        and mean_length(segment.lines) > 28
    )
    early = first.page <= 2
    licence = names.LICENCE.search(text) if early and len(text) < _LICENCE else None
    if licence:
        return not prose or (first.page == 1 and licence.start() < _EARLY)
    about = segment.abstract or early or len(text) < 200
    if (
        about
        and len(text) < _LICENCE
        and names.ABOUT.match(text)
        and not segment.heading
        and not prose
    ):
        return True
    return names.KEYWORDS.match(text) is not None and len(segment.lines) <= 4


def _is_byline(text: str) -> bool:
    words = text.split()
    names_people = sum(word[0].isupper() for word in words) > len(words) / 2
    return names_people and len(words) < 14 and names.BYLINE.match(text) is not None


def _is_table(lines: Run, text: str, layout: Layout, *, paper: bool) -> bool:
    """Check whether a segment is cells of a table: few letters, or short lines."""
    dense = text.replace(" ", "")
    letters = sum(map(str.isalpha, dense)) / max(1, len(dense))
    if letters < (_PAPER_LETTERS if paper else _LETTERS):
        return True
    short = paper and len(lines) >= 3 and mean_length(lines) < _CELL
    return short and width_of(lines) < 0.6 * layout.column
