"""Reasons to leave a segment out: caption, table, footnote, small print, notes about the paper."""

import re
from typing import NamedTuple

from summarize.readers.pdf import section_names as names
from summarize.readers.pdf.layout import Layout, middle_size
from summarize.readers.pdf.letters import is_garbage, is_latin
from summarize.readers.pdf.runs import Run, mean_length, text_of, width_of

_NAMED_CAPTION = re.compile(r"\W{0,9}\w{1,30}\.?\s{0,3}\w{1,9}\s{0,3}[.:|]")
# "Table 8.20 shows the boats.": a sentence about a table.
_SPOKEN = re.compile(
    r"\W{0,9}\w{1,30}\.?\s{0,3}[\w.-]{1,9}(?: (?:and|to) [\w.-]{1,9})?\s[a-z]{2}[^.]{9,300}\w\w\."
)
_LEADERS = re.compile(r"(?:\.(?:\.{4}| (?:\. ){4})|…(?:…){2})[\s.]{0,99}\d{1,3}(?!\d)")
_NOTE = re.compile(r"\d(?!\d{0,2}[.:]\d)|[*†‡§]|[a-z] ")  # not "1.1", an item
_MARKED = re.compile(r"[*†‡§¶∗]{1,3}\s?\w")  # a note to the front matter, such as an address
_LICENCE = 900  # characters; a longer text only mentions a licence or an address
_EARLY = 150  # characters at the start of a licence that say it is one
_NUMBERED = 120  # characters of a caption that contain its number
_FOOT = 0.4  # of the height of a page; footnotes are below it
_PAPER_LETTERS, _LETTERS = 0.62, 0.5  # share of the characters of cells: an item may have a sum
_FEET, _HEADS = 0.09, 0.93  # running feet are below the one, running heads above the other
_CELL = 22  # characters of a line of cells, on average
BULLET = re.compile(r"[•▪◦‣·●○■□➢➤✓❖◾◼\uf0b7\uf0a7]\s{0,3}|[\ue000-\uf8df]\s{1,3}")


class Segment(NamedTuple):
    """Lines that belong together: a heading, a block of paragraphs, a note."""

    lines: Run
    reason: str = ""  # to remove them; "" if they stay
    heading: bool = False
    abstract: bool = False  # in the abstract, or before it


def name_front(run: Run) -> str:
    """Name the reason to remove a run before the article."""
    return "affiliation" if names.AFFILIATION.search(text_of(run)) else "front matter"


def find_reason(segment: Segment, layout: Layout, *, paper: bool) -> str:
    """Name the reason to remove a segment of abstract or body; "" for a segment that stays.

    Only in a paper is small print no part of the article, and only there short lines are cells.
    """
    lines, text = segment.lines, text_of(segment.lines)
    small = middle_size(lines) <= layout.size - 0.75
    if _is_caption(lines, text, layout, small=small, paper=paper):
        return "caption"
    if paper and _is_about(segment, text, layout, small=small):
        return name_front(lines)
    if _LEADERS.search(text) or (segment.heading and names.CONTENTS.match(text)):
        return "contents"
    if is_garbage(text):
        return "unreadable"
    if reason := _find_note(segment, text, layout, paper=paper) if small else "":
        return reason
    first = lines[0]
    edge = not _FEET * layout.height < first.top < _HEADS * layout.height
    if small and len(lines) == 1 and edge:
        return "running head"
    if len(lines) == 1 and first.page == 1 and _is_byline(text):
        return "byline"
    if segment.abstract and layout.latin and not is_latin(text):
        return "translation"
    return "table" if not segment.heading and _is_table(lines, text, layout, paper=paper) else ""


def _find_note(segment: Segment, text: str, layout: Layout, *, paper: bool) -> str:
    """Name the kind of note that a segment in small letters is; "" if it is none."""
    noted, low = _NOTE.match(text), segment.lines[0].top < _FOOT * layout.height
    if not paper:
        return "footnote" if noted and low else ""
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


def _is_table(lines: Run, text: str, layout: Layout, *, paper: bool) -> bool:
    """Check whether a segment is cells of a table: few letters, or short lines."""
    dense = text.replace(" ", "")
    letters = sum(map(str.isalpha, dense)) / max(1, len(dense))
    if letters < (_PAPER_LETTERS if paper else _LETTERS):
        return True
    short = paper and len(lines) >= 3 and mean_length(lines) < _CELL
    return short and width_of(lines) < 0.6 * layout.column


def _is_byline(text: str) -> bool:
    words = text.split()
    names_people = sum(word[0].isupper() for word in words) > len(words) / 2
    return names_people and len(words) < 14 and names.BYLINE.match(text) is not None
