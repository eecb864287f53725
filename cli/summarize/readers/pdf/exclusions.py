"""Reasons to leave a segment out: caption, table, footnote, small print, notes about the paper."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from summarize.language.punctuation import COLONS, ends_sentence
from summarize.readers.pdf import section_names as names
from summarize.readers.pdf.layout import Layout, middle_size
from summarize.readers.pdf.letters import is_garbage, is_latin
from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.runs import Run, mean_length, text_of, width_of
from summarize.readers.pdf.section_names import YEAR

_NAMED_CAPTION = re.compile(r"\W{0,9}\w{1,30}\.?\s{0,3}\w{1,9}\s{0,3}[.:|]")
_LEADERS = re.compile(r"(?:\.(?:\.{4}| (?:\. ){4})|…(?:…){2})[\s.]{0,99}\d{1,4}")
_NOTE = re.compile(r"\d(?!\d{0,2}[.:]\d)|[*†‡§]|[a-z] ")  # not "1.1", an item
_MARKED = re.compile(r"[*†‡§¶∗]{1,3}\s?\w")  # a note to the front matter, such as an address
_LICENCE = 900  # characters; a longer text only mentions a licence or an address
_EARLY = 150  # characters at the start of a licence that say it is one
_NUMBERED = 120  # characters of a caption that contain its number
_FOOT = 0.4  # of the height of a page; footnotes are below it
_FEET, _HEADS = 0.09, 0.93  # running feet are below the one, running heads above the other
_SHORT = 25  # characters of a label
_CELL = 22  # characters of a line of cells, on average
BULLET = re.compile(r"[•▪◦‣·●○■□➢➤✓❖◾◼\uf0b7\uf0a7]\s{0,3}|[\ue000-\uf8df]\s{1,3}")
_SMALL_REASONS = ("footnote", "small print")
_DOUBTED = (*_SMALL_REASONS, "table", "label")  # reasons that are wrong if they take most of a text
_MOST = 0.5  # of the words
_LETTERS = 0.72  # share of the characters of prose
_SHARE_SMALL = 0.2  # of the words of the article that share one smaller size
_LEAST_SMALL = 150  # words of them
_WORDS_A_YEAR = 45  # words for each year; a list of references has fewer
_PROSE_LINE = 28  # characters of a line of prose, on average


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

    Outside papers, boxes in small letters and short lines may belong to the article.
    """
    lines, text, first = segment.lines, text_of(segment.lines), segment.lines[0]
    size = middle_size(lines)
    small = size <= layout.size - 0.75
    if _is_caption(lines, text, layout, small=small):
        return "caption"
    if _is_about(segment, text, layout, small=small):
        return name_front(lines)
    if _LEADERS.search(text) or (segment.heading and names.CONTENTS.match(text)):
        return "contents"
    if not paper and (layout.slides or BULLET.match(text)):
        small = False  # of slides each level has its size
    loose = segment.abstract or not (paper or _NOTE.match(text))
    marked = small and _MARKED.match(text) and first.top < _FOOT * layout.height
    if (small and size < layout.size - 2.6) or marked if loose else small and not segment.heading:
        noted = _NOTE.match(text) or first.top < _FOOT * layout.height
        return "footnote" if noted else "small print"
    if small and len(lines) == 1 and not _FEET * layout.height < first.top < _HEADS * layout.height:
        return "running head"
    if is_garbage(text):
        return "unreadable"
    if segment.abstract and layout.latin and not is_latin(text):
        return "translation"
    if len(lines) == 1 and first.page == 1 and _is_byline(text):
        return "byline"
    if segment.heading:
        return ""
    if _is_table(lines, text, layout, paper=paper):
        return "table"
    return "label" if _is_label(lines, first, layout) else ""


def is_note(segment: Segment) -> bool:
    """Check whether a segment opens with the mark of a note."""
    return _NOTE.match(text_of(segment.lines)) is not None


def _is_caption(lines: Run, text: str, layout: Layout, *, small: bool) -> bool:
    first = lines[0]
    if not names.CAPTION.match(text):
        # Some printers put the number inside the caption, which has its own font.
        inside = names.CAPTION_INSIDE.search(text[:_NUMBERED])
        return bool(inside) and len(lines) > 1 and first.font != layout.font
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
    if letters < 0.62:
        return True
    short = paper and len(lines) >= 3 and mean_length(lines) < _CELL
    return short and width_of(lines) < 0.6 * layout.column


def _is_byline(text: str) -> bool:
    words = text.split()
    names_people = sum(word[0].isupper() for word in words) > len(words) / 2
    return names_people and len(words) < 14 and names.BYLINE.match(text) is not None


def _is_label(lines: Run, first: Line, layout: Layout) -> bool:
    """Check whether a segment is a label, such as that of an axis."""
    if len(lines) > 1 or len(first.text) >= _SHORT or ends_sentence(first.text, also=COLONS):
        return False
    strange = first.font != layout.font or len(first.text.split()) < 3
    return strange and first.width < 0.4 * layout.column


def keep_small_prose(segments: Sequence[Segment]) -> list[Segment]:
    """Keep small print of a size in which much of the document's prose is set.

    A segment that opens with the mark of a note stays removed.
    """
    small = [_is_small_prose(segment) for segment in segments]
    counts, years = Counter[float](), Counter[float]()
    for segment, is_small in zip(segments, small, strict=True):
        if is_small:
            size, text = middle_size(segment.lines), text_of(segment.lines)
            counts[size] += len(text.split())
            years[size] += len(YEAR.findall(text))
    kept = sum(len(text_of(segment.lines).split()) for segment in segments if not segment.reason)
    sizes = {
        size
        for size, n in counts.items()
        if n >= _LEAST_SMALL and n > _SHARE_SMALL * (kept + n) and n > _WORDS_A_YEAR * years[size]
    }
    return [
        segment._replace(reason="") if is_small and middle_size(segment.lines) in sizes else segment
        for segment, is_small in zip(segments, small, strict=True)
    ]


def keep_main_prose(segments: Sequence[Segment]) -> list[Segment]:
    """Keep all prose if most words of a document would be left out as tables, notes or labels."""
    counts = Counter[bool]()
    for segment in segments:
        if not segment.reason or segment.reason in _DOUBTED:
            counts[not segment.reason] += len(text_of(segment.lines).split())
    if counts[True] >= _MOST * counts.total():
        return list(segments)
    return [
        segment._replace(reason="")
        if segment.reason in _DOUBTED and _is_prose(segment)
        else segment
        for segment in segments
    ]


def _is_prose(segment: Segment) -> bool:
    text = "".join(line.text for line in segment.lines)
    letters = sum(map(str.isalpha, text)) > _LETTERS * len(text)
    return letters and mean_length(segment.lines) > _PROSE_LINE and not is_note(segment)


def _is_small_prose(segment: Segment) -> bool:
    prose = (
        segment.reason in _SMALL_REASONS
        and len(segment.lines) > 1
        and mean_length(segment.lines) > _PROSE_LINE
    )
    return prose and not is_note(segment)
