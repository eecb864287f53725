"""Front matter of a paper: find the abstract or introduction where the article starts."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.discourse.section_names import (
    ABSTRACT,
    AFFILIATION,
    INTRODUCTION,
    SECTION,
)
from summarize.readers.pdf.layout import Layout, is_heading
from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.runs import Run, mean_length, text_of

_SEEN_LINES = 60  # lines of a run
_LEAD_WORDS = 60  # of an abstract that has no heading
_PLACES = 3  # affiliations; a run with as many is a list of them
_LEAD_LINE = 45  # characters of its lines, on average
_COLUMN_LINES = 3  # of a column of prose
_COLUMN_LINE = 28  # of the lines of a column of prose, on average
_MARKS = re.compile(r"^[ \u25a0*]{0,9}")


class Start(NamedTuple):
    """Start of the article."""

    anchor: Line  # heading of the abstract, or of the introduction if the abstract has none
    lead: Run = ()  # an abstract without a heading

    @property
    def is_abstract(self) -> bool:
        """Whether it is the heading of the abstract."""
        return not self.lead


def find_start(runs: Sequence[Run], *, works: bool) -> Start | None:
    """Find the start of a paper, which an abstract and a list of ``works`` prove; or else None."""
    if not works:
        return None
    first = [run for run in runs if run[0].page <= 2 and not run[0].reason]
    heads = [line for run in first for line in run[:_SEEN_LINES]]
    abstract = next(filter(_is_abstract_heading, heads), None)
    if abstract:
        return Start(abstract)
    named = (line for run in first for line in run if INTRODUCTION.match(line.text))
    introduction = next(named, None)
    lead = introduction and _find_lead(first, introduction)
    return Start(introduction, lead) if introduction and lead else None


def _is_abstract_heading(line: Line) -> bool:
    """Check whether a line is, or starts with, the heading of an abstract."""
    found = ABSTRACT.match(line.text)
    if not found:
        return False
    rest = len(line.text) - found.end()
    if not _MARKS.sub("", line.text)[:1].isupper():  # in letters without case, too
        return not line.text[:1].isascii() and rest < 3
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
    runs: Sequence[Run], start: Start | None, layout: Layout
) -> Iterator[tuple[Run, bool]]:
    """Yield the runs, each with whether it is front matter.

    A column of prose below the anchor belongs to the article even if it is drawn before the
    anchor; it is yielded after the abstract.
    """
    if start is None:
        yield from ((run, False) for run in runs)
        return
    at = next(number for number, run in enumerate(runs) if start.anchor in run)
    early = _find_early(runs[:at], start, layout)
    yield from ((run, True) for run in runs[:at] if run not in early)
    place = runs[at].index(start.anchor)
    if place:
        yield runs[at][:place], True
    after = [runs[at][place:], *runs[at + 1 :]]
    # Without a heading of the abstract, the early runs are the abstract.
    page = start.anchor.page
    body = (i for i, run in enumerate(after) if i and (_is_set(run, layout) or run[0].page > page))
    first = next(body, len(after)) if start.is_abstract else 0
    yield from ((run, False) for run in (*after[:first], *early, *after[first:]))


def _find_early(runs: Sequence[Run], start: Start, layout: Layout) -> list[Run]:
    """Find the runs of the article that are drawn before its start, abstract first."""
    early: list[Run] = []
    for run in runs:
        below = run[0].page == start.anchor.page and run[0].top < start.anchor.bottom + 2
        heads = bool(early) and below and is_heading(run[0], layout, len(run))
        if heads or run[0] in start.lead[:1] or (below and _is_body(run, layout)):
            early.append(run)
    return sorted(early, key=lambda run: len(run) < _COLUMN_LINES or _is_set(run, layout))


def _is_body(run: Run, layout: Layout) -> bool:
    if SECTION.match(run[0].text):
        return True
    prose = len(run) >= _COLUMN_LINES and mean_length(run) > _COLUMN_LINE
    return prose and abs(run[0].size - layout.size) < 2.1


def _is_set(run: Run, layout: Layout) -> bool:
    """Check whether a run has the font and size of the body."""
    return (run[0].size, run[0].font) == (layout.size, layout.font)
