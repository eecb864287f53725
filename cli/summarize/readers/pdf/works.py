"""Cited works: detect the list of them, and its end, by the signs that each work shows."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarize.discourse.cited_works import REFERENCES, YEAR, count_signs
from summarize.lazy import compile_late
from summarize.readers.pdf.layout import Layout, is_heading
from summarize.readers.pdf.lines import Line

_MARK = compile_late(r"\s{0,9}(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}\.)\s?\S")
_BEFORE = 0.3  # share of the lines, which precede any reference list
_LONGEST = 40  # characters of its heading
_SEEN_LINES = 24  # lines after it
_YEARS, _NUMBERED = 5, 3  # lines of those that name a year, or open with "[1] "
_NUMBER = compile_late(r"\s{0,9}\[\d{1,3}\]\s{0,3}\w")
_VOLUME = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?:;|\) )\s?\d")
_VOLUMES = 20  # lines with a year and a volume or page, in a list of works without a known heading
_FEWEST = 4  # lines; fewer prove nothing
_ENTRIES = 0.25  # of the lines of a list show a sign of a work or its number; of prose .1


def find_references(lines: Sequence[Line]) -> int | None:
    """Find the line that heads the reference list, the last such line; return its index.

    A column of a table may have the same name, but only in a reference list do years follow, or
    numbers in brackets that open lines.
    """
    for number in range(len(lines) - 1, int(_BEFORE * len(lines)), -1):
        line = lines[number]
        if line.reason or len(line.text) >= _LONGEST or not REFERENCES.match(line.text):
            continue
        after = lines[number + 1 : number + 1 + _SEEN_LINES]
        dated = sum(YEAR.search(one.text) is not None for one in after)
        numbered = sum(_NUMBER.match(one.text) is not None for one in after)
        if dated >= min(_YEARS, (len(lines) - number) // 4) or numbered >= _NUMBERED:
            return number
    return None


def lists_works(lines: Sequence[Line]) -> bool:
    """Check whether many lines cite a work, as "2003;55:949" or "(2015) 527" do."""
    return sum(_VOLUME.search(line.text) is not None for line in lines) >= _VOLUMES


def find_ends(
    lines: Sequence[Line], head: Line | None, layout: Layout, *, paper: bool
) -> frozenset[int]:
    """Find the numbers of the headings after a list of works that are not followed by works.

    They are of the level of the ``head`` of the list. Where few lines follow, a paper's list goes
    on, and any other has ended.
    """
    if head is None:
        return frozenset()
    after = [line for line in lines if line.number > head.number]
    parts = _cut_parts(after, head, layout)
    return frozenset(part[0].number for part in parts if not _are_works(part[1:], few=paper))


def _cut_parts(lines: Sequence[Line], head: Line, layout: Layout) -> Iterator[Sequence[Line]]:
    """Yield the parts of lines that open with a heading of the level of another."""
    starts = [i for i, line in enumerate(lines) if _is_level(line, head, layout)]
    for start, end in pairwise([*starts, len(lines)]):
        yield lines[start:end]


def _is_level(line: Line, head: Line, layout: Layout) -> bool:
    high = line.size >= head.size - 0.6 and line.bold >= head.bold
    return high and is_heading(line, layout, 1)


def _are_works(lines: Sequence[Line], *, few: bool) -> bool:
    """Check whether lines list works; ``few`` is the answer where they prove nothing."""
    if len(lines) < _FEWEST:
        return few
    entries = sum(count_signs(line.text) > 0 or bool(_MARK.match(line.text)) for line in lines)
    return entries >= _ENTRIES * len(lines)
