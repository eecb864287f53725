"""Sections of a document: cut it into segments, and find the section of each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from summarize.discourse import section_names as names
from summarize.discourse.back_matter import BACK_MATTER
from summarize.discourse.cited_works import REFERENCES
from summarize.language.punctuation import COLONS, STOP_MARKS, ends_sentence
from summarize.readers.pdf.exclusions import BULLET, Plan, Section, Segment, find_reason
from summarize.readers.pdf.front_matter import split_front
from summarize.readers.pdf.layout import Layout, is_heading, is_stopped, middle_size
from summarize.readers.pdf.letters import has_word
from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.paragraphs import find_edge, has_room
from summarize.readers.pdf.runs import Run, cut_cells, text_of

_BACK_NAME = 70  # characters of the heading of back matter
_ABSTRACT_ALONE = 14  # characters
_LEAD_END = re.compile(rf"\s?[{re.escape(STOP_MARKS + COLONS)}—–-]{{1,2}}")
_OPENING = "\"'“„«‘(¿¡["
_MARK = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s{0,3}")
_RULE = re.compile(r"[—–_-]{5,}")  # drawn with letters, above notes


def sort_segments(runs: Sequence[Run], plan: Plan) -> Iterator[Segment]:
    """Yield the segments of a document, those outside the article with a reason."""
    found = (
        segment._replace(reason=find_reason(segment, plan))
        for segment in _find_sections(runs, plan)
    )
    # The cells of a table that go are one segment.
    for (goes, _), cells in groupby(found, _is_cell_of):
        if goes:
            yield _join(cells)
        else:
            yield from cells


def _is_cell_of(segment: Segment) -> tuple[bool, int]:
    """Check whether a segment is a cell of a table that goes, and find its page."""
    line = segment.lines[0]
    return line.reason == segment.reason == "table", line.page


def _join(segments: Iterable[Segment]) -> Segment:
    first, *others = segments
    lines = chain(first.lines, *(segment.lines for segment in others))
    return first._replace(lines=tuple(lines))


def _find_sections(runs: Sequence[Run], plan: Plan) -> Iterator[Segment]:
    """Yield the segments of a document with their sections."""
    section = Section.FRONT if plan.start else Section.BODY
    for run, before in split_front(runs, plan.start, plan.layout):
        if run[0].reason or before:
            cells = cut_cells(run) if run[0].reason == "table" else [run]
            place = Section.BEFORE if before else section
            yield from (Segment(cell, section=place) for cell in cells)
            continue
        if plan.start and plan.start.anchor in run:
            section = Section.ABSTRACT if plan.start.is_abstract else Section.BODY
        fronts = section in (Section.FRONT, Section.ABSTRACT)
        edge = find_edge(run, 0.0)
        for lines in cut_segments(run, plan.layout, front=fronts):
            segment = _describe(lines, plan.layout)
            section = _advance(section, segment, plan)
            yield segment._replace(section=section, edge=edge)


def _describe(lines: Run, layout: Layout) -> Segment:
    first = lines[0]
    size = middle_size(lines)
    styled = (first.font, first.size) in layout.heads
    small_head = (first.bold and len(lines) <= 2 and size > layout.size - 2.6) or styled
    small = size <= layout.size - 0.75
    runs_in = first.bold and not lines[-1].bold and size < layout.size + 1  # "Fares. They rise to"
    heading = (
        len(lines) <= 3
        and is_heading(first, layout, len(lines))
        and (not small or small_head)
        and not runs_in
        and not is_stopped(text_of(lines))
    )
    return Segment(lines, heading=heading)


def _advance(section: Section, segment: Segment, plan: Plan) -> Section:
    """Determine the section of a segment, which it may begin itself."""
    first, text = segment.lines[0], segment.lines[0].text
    if first == plan.references:
        return Section.REFERENCES
    if section is Section.REFERENCES and first.number in plan.ends:
        return Section.BODY
    if plan.start is None:
        return section
    back = BACK_MATTER.match(text) and len(text) < _BACK_NAME
    if back and first.number > 0.5 * plan.lines:
        return section if section is Section.REFERENCES else Section.BACK
    if section is Section.BACK and segment.heading and not back:
        heads = plan.layout.heads
        if not heads or (first.font, first.size) in heads or names.SECTION.match(text):
            return Section.BODY
    if section is Section.REFERENCES and segment.heading and names.APPENDIX.match(text):
        return Section.BODY
    if names.INTRODUCTION.match(text) or (section is Section.ABSTRACT and first.page > 2):
        return Section.BODY
    return section


def cut_segments(run: Run, layout: Layout, *, front: bool) -> Iterator[Run]:
    """Cut a run into segments; ``front`` is true up to the end of the abstract."""
    segment: list[Line] = []
    # The labels of an abstract ("Methods. We counted ...") are no sections.
    for line in run if front else _cut_leads(run, layout):
        named = _is_named(line) or _RULE.fullmatch(line.text) is not None
        if segment and (named or line.noted or _starts(line, segment, layout, front=front)):
            yield tuple(segment)
            segment = []
        segment.append(line)
        if named:
            yield tuple(segment)
            segment = []
    if segment:
        yield tuple(segment)


def _cut_leads(run: Run, layout: Layout) -> list[Line]:
    """Cut a line after the bold heading that it opens with, or that goes on to it."""
    right = max(line.right for line in run)
    lines: list[Line] = []
    for place, line in enumerate(run):
        if not line.lead or line.whole or not _opens_with_words(line):  # most have no lead
            lines.append(line)
            continue
        start = len(lines)
        while start and _goes_on(lines[start - 1], line, right):
            start -= 1
        before, after = lines[start - 1 : start], run[place + 1 : place + 2]
        opens = all(one.whole or ends_sentence(one.text, also=COLONS) for one in before)
        goes_on = all(not one.lead and one.right < line.right + 2 * one.height for one in after)
        head = _find_heading([*lines[start:], line], layout) if opens else ""
        rest = line.text[len(head) :].strip()
        if head and ((after and goes_on) or ends_sentence(rest)):
            lines.append(line._replace(text=head.strip(), lead=len(head.strip()), bold=True))
            lines.append(line._replace(text=rest, lead=0, bold=False))
        elif start < len(lines):  # bold words that open a sentence are no heading
            lines[start:] = [one._replace(bold=False, lead=0) for one in (*lines[start:], line)]
        else:
            lines.append(line)
    return lines


def _opens_with_words(line: Line) -> bool:
    """Check whether more than the number of an item is bold at the start of a line."""
    mark = _MARK.match(line.text)
    return has_word(line.text[mark.end() if mark else 0 : line.lead])


def _goes_on(before: Line, line: Line, right: float) -> bool:
    """Check whether a bold line goes on in the next one."""
    return before.whole and before.size == line.size and not has_room(before, line, right)


def _find_heading(lines: Sequence[Line], layout: Layout) -> str:
    """Find the end of a heading in bold in its last line; "" if the bold words are none.

    A heading has an end, or a capital follows.
    """
    *bold, line = lines
    mark = _LEAD_END.match(line.text, line.lead)
    end = mark.end() if mark else line.lead
    head, rest = line.text[:end], line.text[end:].lstrip()
    text = text_of([*bold, line._replace(text=head.rstrip())])
    first = rest.lstrip(_OPENING)[:1]
    if ends_sentence(text.rstrip("-–— ")):
        follows = first.isalnum() and not first.islower()
    else:
        follows = rest[:1].isupper() and (text[-1].isalnum() or text[-1] in ")]")
    labels = BULLET, names.CAPTION, names.KEYWORDS
    if not follows or text[0].islower() or any(label.match(text) for label in labels):
        return ""
    heading = line._replace(text=text, lead=len(text), bold=True)
    return head if is_heading(heading, layout, 1) else ""


def _is_named(line: Line) -> bool:
    """Check whether the words of a line alone make it a heading."""
    text = line.text
    if len(text) < _ABSTRACT_ALONE and names.ABSTRACT.match(text):
        return True
    return any(name.match(text) for name in (REFERENCES, BACK_MATTER, names.SECTION))


def _is_styled(line: Line, layout: Layout) -> bool:
    return (line.font, line.size) in layout.heads


def _starts(line: Line, segment: list[Line], layout: Layout, *, front: bool) -> bool:
    last = segment[-1]
    ends = line.size != last.size or ends_sentence(last.text, also=COLONS)
    if line.text[:1].islower() and not ends:
        return False  # bold words that open a sentence are no heading
    if front and line.page <= 2 and names.FRONT_LABEL.match(line.text):
        return True
    larger = line.size > layout.size + 0.6 and line.size != last.size
    styled = _is_styled(line, layout) and not _is_styled(last, layout)
    if is_heading(line, layout, 1) and (larger or styled or (line.bold and not last.bold)):
        return True
    changes = last.bold != line.bold or last.size != line.size
    changes = changes or _is_styled(last, layout) != _is_styled(line, layout)
    return changes and len(segment) <= 2 and is_heading(segment[0], layout, 1)
