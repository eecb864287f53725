"""Sidebars, teasers, paragraphs of links, and the headings of boxes that were emptied."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarize.lazy import compile_late
from summarize.models import Block, Layout
from summarize.notices.class_names import find_inside, list_path
from summarize.notices.evidence import Evidence
from summarize.notices.lines import Line

_SIDEBAR = compile_late(
    r"(?:^|\s)side-?bars?(?:$|\s|-(?:right|left|wrap|wrapper|content|inner|widget|area|\d))",
    re.IGNORECASE,
)
_MOST = 0.25  # share of the kept words above which a sidebar holds the article itself
_MOST_TEASED = 0.35
_REACH = 5  # frames up from a block
_TEASERS = 2
_TWINS = 3  # boxes of the same kind side by side
_LARGE = 6  # blocks of a teaser at most
_LARGEST = 12  # blocks of a box with a heading at most
_LINKED = 0.65  # share of links in each line of a paragraph of links
_HEADLINE = 0.8  # share of links of a headline
_HEADLINE_WORDS = 4
_DATE_WORDS = 8
_SHORT = 10  # words


def drop_sidebars(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Drop lines in boxes that are no part of the article."""
    lines, blocks, layout = page.lines, page.blocks, page.layout
    frames, places = layout.frames, layout.places
    kept = [line.words * good for line, good in zip(lines, keep, strict=True)]
    total = sum(kept)
    aside = find_inside(frames, _SIDEBAR)
    side = {i for i, place in enumerate(places) if aside[place.frame]}
    cut = side if sum(kept[i] for i in side) < _MOST * total else set()
    for start, end in _list_paragraphs(layout):
        cut |= _cut_lines(range(start, end), lines, blocks, keep)
    inside = _list_members(layout)
    teasers: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for frame, members in inside.items():
        if not keep[members[0]] and len(members) <= _LARGE and frames[frame].twins >= _TWINS:
            name = frames[frame].tag, frames[frame].name
            teasers[name] |= _find_teaser(members, lines, blocks, keep)
    for found in teasers.values():
        if len(found) >= _TEASERS and sum(kept[i] for i in found) < _MOST_TEASED * total:
            cut |= found
    good = [fine and i not in cut for i, fine in enumerate(keep)]
    return _drop_headings(page, good, inside)


def _list_members(layout: Layout) -> dict[int, list[int]]:
    """List the blocks in each frame, up to a few levels above them."""
    inside: defaultdict[int, list[int]] = defaultdict(list)
    for i, place in enumerate(layout.places):
        frame = place.frame
        for _ in range(_REACH):
            inside[frame].append(i)
            outer = layout.frames[frame].parent
            if outer == frame:
                break
            frame = outer
    return inside


def _list_paragraphs(layout: Layout) -> Iterable[tuple[int, int]]:
    """Yield start and end of each paragraph that has several lines."""
    start, places = 0, layout.places
    for i in range(1, len(places) + 1):
        if i == len(places) or places[i].frame != places[start].frame:
            if i - start > 1 and layout.frames[places[start].frame].tag == "p":
                yield start, i
            start = i


def _cut_lines(
    numbers: range, lines: Sequence[Line], blocks: Sequence[Block], keep: Sequence[bool]
) -> set[int]:
    """List the lines of a paragraph if all lead elsewhere, or if they are short and most go."""
    if all(blocks[i].links >= _LINKED for i in numbers):
        return set(numbers)
    gone = sum(not keep[i] for i in numbers)
    short = all(lines[i].words < _SHORT for i in numbers)
    return set(numbers) if short and gone * 2 >= len(numbers) else set()


def _find_teaser(
    members: Sequence[int], lines: Sequence[Line], blocks: Sequence[Block], keep: Sequence[bool]
) -> set[int]:
    """List the lines of a box whose headline or date was dropped."""
    first = next((i for i in members if keep[i]), None)
    if first is None:
        return set()
    above = [i for i in members if i < first]
    headed = any(
        (blocks[i].links >= _HEADLINE and lines[i].words >= _HEADLINE_WORDS)
        or (lines[i].dates and lines[i].words < _DATE_WORDS)
        for i in above
    )
    return set(members) if headed else set()


def _drop_headings(
    page: Evidence, keep: Sequence[bool], inside: dict[int, list[int]]
) -> list[bool]:
    """Drop headings of boxes that have lost everything else."""
    lines, blocks, layout = page.lines, page.blocks, page.layout
    first = next((i for i, good in enumerate(keep) if good and lines[i].prose), len(keep))
    good = list(keep)
    for i in range(first + 1, len(keep) - 1):
        if not keep[i] or keep[i + 1] or blocks[i].kind != "heading" or lines[i].prose:
            continue
        path = list_path(layout.frames, layout.places[i].frame)[1:_REACH]
        box = next((frame for frame in path if len(inside[frame]) > 1), 0)
        others = inside[box]
        if box and len(others) <= _LARGEST and not any(keep[j] for j in others if j != i):
            good[i] = False
    return good
