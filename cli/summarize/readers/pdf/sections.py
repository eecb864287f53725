"""Sections of a document: cut it into segments, and mark those outside the article."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from summarize.discourse.back_matter import BACK_MATTER
from summarize.language.running_text import is_running
from summarize.readers.pdf import section_names as names
from summarize.readers.pdf.exclusions import Segment, find_reason, name_front
from summarize.readers.pdf.front_matter import Start, split_front
from summarize.readers.pdf.layout import Layout, is_heading, middle_size
from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.runs import Run, cut_cells, text_of
from summarize.readers.pdf.section_names import (
    ABSTRACT,
    FRONT_LABEL,
    REFERENCES,
    SECTION,
    YEAR,
)

_BACK_TEXT = 700  # characters of back matter that opens with its name
_BACK_NAME = 70  # characters of the heading of back matter
_ABSTRACT_ALONE = 14  # characters
_BEFORE = 0.3  # share of the lines, which precede any reference list
_LONGEST = 40  # characters of its heading
_SEEN_LINES = 24  # lines after it
_YEARS = 5  # lines of those that name a year
_VOLUME = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?:;|\) )\s?\d")
_VOLUMES = 20  # lines with a year and a volume or page, in a list of works without a known heading


class _Section(Enum):
    FRONT, ABSTRACT, BODY, REFERENCES, BACK = range(5)


class Plan(NamedTuple):
    """Known facts about a document before its segments are judged."""

    layout: Layout
    lines: int
    start: Start | None  # of a paper; nothing else has one
    references: Line | None  # heading of the reference list
    ends: frozenset[int] = frozenset()  # numbers of the headings that end it


def sort_segments(runs: Sequence[Run], plan: Plan) -> Iterator[Segment]:
    """Yield the segments of a document, those outside the article with a reason."""
    section = _Section.FRONT if plan.start else _Section.BODY
    for run, before in split_front(runs, plan.start, plan.layout):
        if run[0].reason == "table" and plan.start is None:
            yield from _split_table(run, plan.layout.column)
            continue
        if run[0].reason or before:
            yield Segment(run, run[0].reason or name_front(run))
            continue
        if plan.start and plan.start.anchor in run:
            section = _Section.ABSTRACT if plan.start.is_abstract else _Section.BODY
        fronts = section in (_Section.FRONT, _Section.ABSTRACT)
        for lines in cut_segments(run, plan.layout, front=fronts):
            segment = _describe(lines, plan.layout)
            section = _advance(section, segment, plan)
            yield _judge(segment, section, plan)


def _split_table(run: Run, column: float) -> Iterator[Segment]:
    """Yield the cells of a table with whole sentences, which stay, and those between them."""

    def holds_sentences(cell: Run) -> bool:
        return (len(cell) > 1 or cell[0].width > column) and is_running(text_of(cell))

    for stays, cells in groupby(cut_cells(run), holds_sentences):
        if stays:
            yield from map(Segment, cells)
        else:
            yield Segment(tuple(line for cell in cells for line in cell), "table")


def find_references(lines: Sequence[Line]) -> int | None:
    """Find the line that heads the reference list, the last such line; return its index.

    A column of a table may have the same name, but only in a reference list do years follow.
    """
    for number in range(len(lines) - 1, int(_BEFORE * len(lines)), -1):
        line = lines[number]
        if line.reason or len(line.text) >= _LONGEST or not REFERENCES.match(line.text):
            continue
        after = lines[number + 1 : number + 1 + _SEEN_LINES]
        dated = sum(YEAR.search(one.text) is not None for one in after)
        if dated >= min(_YEARS, (len(lines) - number) // 4):
            return number
    return None


def lists_works(lines: Sequence[Line]) -> bool:
    """Check whether many lines cite a work, as "2003;55:949" or "(2015) 527" do."""
    return sum(_VOLUME.search(line.text) is not None for line in lines) >= _VOLUMES


def _describe(lines: Run, layout: Layout) -> Segment:
    first = lines[0]
    size = middle_size(lines)
    styled = (first.font, first.size) in layout.heads
    small_head = (first.bold and len(lines) <= 2 and size > layout.size - 2.6) or styled
    small = size <= layout.size - 0.75
    heading = (
        len(lines) <= 3 and is_heading(first, layout, len(lines)) and (not small or small_head)
    )
    return Segment(lines, heading=heading)


def _advance(section: _Section, segment: Segment, plan: Plan) -> _Section:
    """Determine the section of a segment, which it may begin itself."""
    first, text = segment.lines[0], segment.lines[0].text
    if first == plan.references:
        return _Section.REFERENCES
    if section is _Section.REFERENCES and first.number in plan.ends:
        return _Section.BODY
    if plan.start is None:
        return section
    back = BACK_MATTER.match(text) and len(text) < _BACK_NAME
    if back and first.number > 0.5 * plan.lines:
        return section if section is _Section.REFERENCES else _Section.BACK
    if section is _Section.BACK and segment.heading and not back:
        heads = plan.layout.heads
        if not heads or (first.font, first.size) in heads or names.SECTION.match(text):
            return _Section.BODY
    if section is _Section.REFERENCES and segment.heading and names.APPENDIX.match(text):
        return _Section.BODY
    if names.INTRODUCTION.match(text) or (section is _Section.ABSTRACT and first.page > 2):
        return _Section.BODY
    return section


def _judge(segment: Segment, section: _Section, plan: Plan) -> Segment:
    if section is _Section.REFERENCES:
        return segment._replace(reason="reference")
    if section is _Section.BACK:
        return segment._replace(reason="back matter")
    abstract = section in (_Section.FRONT, _Section.ABSTRACT)
    segment = segment._replace(abstract=abstract)
    paper = plan.start is not None
    text = text_of(segment.lines)
    opens = paper and names.BACK_MATTER_OPENING.match(text) and len(text) < _BACK_TEXT
    if opens and segment.lines[0].number > 0.5 * plan.lines:
        return segment._replace(reason="back matter")
    return segment._replace(reason=find_reason(segment, plan.layout, paper=paper))


def cut_segments(run: Run, layout: Layout, *, front: bool) -> Iterator[Run]:
    """Cut a run into segments; ``front`` is true up to the end of the abstract."""
    segment: list[Line] = []
    for line in run:
        named = _is_named(line)
        if segment and (named or _starts(line, segment, layout, front=front)):
            yield tuple(segment)
            segment = []
        segment.append(line)
        if named:
            yield tuple(segment)
            segment = []
    if segment:
        yield tuple(segment)


def _is_named(line: Line) -> bool:
    """Check whether the words of a line alone make it a heading."""
    text = line.text
    if len(text) < _ABSTRACT_ALONE and ABSTRACT.match(text):
        return True
    return any(names.match(text) for names in (REFERENCES, BACK_MATTER, SECTION))


def _is_styled(line: Line, layout: Layout) -> bool:
    return (line.font, line.size) in layout.heads


def _starts(line: Line, segment: list[Line], layout: Layout, *, front: bool) -> bool:
    last = segment[-1]
    if front and line.page <= 2 and FRONT_LABEL.match(line.text):
        return True
    larger = line.size > layout.size + 0.6 and line.size != last.size
    styled = _is_styled(line, layout) and not _is_styled(last, layout)
    if is_heading(line, layout, 1) and (larger or styled or (line.bold and not last.bold)):
        return True
    changes = last.bold != line.bold or last.size != line.size
    changes = changes or _is_styled(last, layout) != _is_styled(line, layout)
    return changes and len(segment) <= 2 and is_heading(segment[0], layout, 1)
