"""Front matter of a paper: find the abstract or introduction where the article starts."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.readers.pdf.layout import Layout, is_heading
from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.runs import Run, mean_length, text_of
from summarize.readers.pdf.section_names import (
    ABSTRACT,
    AFFILIATION,
    INTRODUCTION,
    SECTION,
)

_SEEN_LINES = 60  # lines of a run
_LEAD_WORDS = 60  # of an abstract that has no heading
_PLACES = 3  # affiliations; a run with as many is a list of them
_LEAD_LINE = 45  # characters of its lines, on average
_COLUMN_LINES = 3  # of a column of prose
_COLUMN_LINE = 28  # of the lines of a column of prose, on average
_BACKGROUND = re.compile(r"\W{0,9}background", re.IGNORECASE)  # also a heading inside an article
_MARKS = re.compile(r"^[ \u25a0*]{0,9}")


class Start(NamedTuple):
    """Start of the article."""

    anchor: Line  # heading of abstract or introduction, or the abstract's first line
    is_abstract: bool
    lead: Run | None = None  # the abstract, if it has no heading


def find_start(runs: Sequence[Run]) -> Start | None:
    """Find the start of a paper; None for a document without abstract and introduction."""
    first = [run for run in runs if run[0].page <= 2 and not run[0].reason]
    heads = [line for run in first for line in run[:_SEEN_LINES]]
    abstract = next(filter(_is_abstract_heading, heads), None)
    if abstract:
        return Start(abstract, is_abstract=True)
    named = (line for run in first for line in run if INTRODUCTION.match(line.text))
    introduction = next(named, None)
    if introduction is None:
        return None
    lead = _find_lead(first, introduction)
    doubtful = not (lead and introduction not in lead) and _BACKGROUND.match(introduction.text)
    if doubtful and _count_prose(first, introduction) > _LEAD_WORDS:
        return None
    return Start(introduction, is_abstract=False, lead=lead)


def _count_prose(runs: Sequence[Run], introduction: Line) -> int:
    """Count the words of prose before an introduction, in columns of any width."""
    before = (run for run in runs if run[-1].number < introduction.number)
    prose = (
        text_of(run)
        for run in before
        if len(run) >= _COLUMN_LINES and mean_length(run) > _COLUMN_LINE
    )
    return sum(len(t.split()) for t in prose if len(AFFILIATION.findall(t)) < _PLACES)


def _is_abstract_heading(line: Line) -> bool:
    """Check whether a line is, or starts with, the heading of an abstract."""
    found = ABSTRACT.match(line.text)
    if not found or not _MARKS.sub("", line.text)[:1].isupper():
        return bool(found) and not line.text[:1].isascii() and len(line.text) < 6
    rest = len(line.text) - found.end()
    if rest < 4:
        return True
    # "Summary of the results" is no heading; "Abstract. We ..." is one.
    named = found[1].lower().replace(" ", "") != "summary"
    return named and (line.bold or line.text[found.end() - 1] in " :.-—–")


def _find_lead(runs: Sequence[Run], introduction: Line) -> Run | None:
    """Find the run before the introduction that looks like an abstract."""
    leads = [
        run
        for run in runs
        if run[0].page == 1
        and len(text_of(run).split()) > _LEAD_WORDS
        and mean_length(run) > _LEAD_LINE
        and len(AFFILIATION.findall(text_of(run))) < _PLACES
    ]
    before = [
        run
        for run in leads
        if run[0].number < introduction.number
        and (introduction.page > 1 or run[0].top > introduction.top)
    ]
    return max(before or leads[:1], key=lambda run: len(text_of(run)), default=None)


def split_front(
    runs: Sequence[Run], start: Start | None, layout: Layout, width: float
) -> Iterator[tuple[Run, bool]]:
    """Yield the runs, each with whether it is front matter.

    A column of prose below or beside the anchor belongs to the article even if it is drawn before
    the anchor; it is yielded after the abstract.
    """
    if start is None:
        yield from ((run, False) for run in runs)
        return
    at = next(number for number, run in enumerate(runs) if start.anchor in run)
    early = _find_early(runs[:at], start, layout, width)
    yield from ((run, True) for run in runs[:at] if run not in early)
    place = runs[at].index(start.anchor)
    if place:
        yield runs[at][:place], True
    if not start.is_abstract:  # the early runs are the abstract, which has no heading
        yield from ((run, False) for run in early)
        early = []
    yield runs[at][place:], False
    for run in runs[at + 1 :]:
        if early and (_is_set(run, layout) or run[0].page > start.anchor.page):
            yield from ((one, False) for one in early)
            early = []
        yield run, _stands_above(run, start)
    yield from ((run, False) for run in early)


def _stands_above(run: Run, start: Start) -> bool:
    """Check whether a run is front matter although it is drawn after the abstract's heading.

    Addresses and the name of the journal are above the heading; so may be a column of prose, which
    is not front matter.
    """
    if not start.is_abstract or run[0].page != start.anchor.page:
        return False
    prose = len(run) >= _COLUMN_LINES and mean_length(run) > _COLUMN_LINE
    above = min(line.bottom for line in run) >= start.anchor.top
    return above and (not prose or _is_address(run))


def _is_address(run: Run) -> bool:
    """Check whether a run lists affiliations: at least every second line names one."""
    return 2 * len(AFFILIATION.findall(text_of(run))) >= len(run)


def _find_early(runs: Sequence[Run], start: Start, layout: Layout, width: float) -> list[Run]:
    """Find the runs of the article that are drawn before its start, abstract first."""
    early: list[Run] = []
    for run in runs:
        below = run[0].page == start.anchor.page and run[0].top < start.anchor.bottom
        heads = bool(early) and below and is_heading(run[0], layout, len(run))
        if heads or _is_body(run, start, layout, width):
            early.append(run)
    return sorted(early, key=lambda run: len(run) < _COLUMN_LINES or _is_set(run, layout))


def _is_body(run: Run, start: Start, layout: Layout, width: float) -> bool:
    first, anchor = run[0], start.anchor
    if start.lead is not None and first == start.lead[0]:
        return True
    if first.page == anchor.page and first.top < anchor.bottom and SECTION.match(first.text):
        return True
    if first.page != anchor.page or len(run) < _COLUMN_LINES or mean_length(run) <= _COLUMN_LINE:
        return False
    below = first.top < anchor.bottom + 2 and abs(first.size - layout.size) < 2.1
    beside = first.left > anchor.left + 0.3 * width and not _is_address(run)
    return below or (beside and _is_set(run, layout))


def _is_set(run: Run, layout: Layout) -> bool:
    """Check whether a run has the font and size of the body."""
    return (run[0].size, run[0].font) == (layout.size, layout.font)
