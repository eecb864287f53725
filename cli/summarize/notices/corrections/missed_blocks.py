"""Blocks that the extractor missed: inside the article, its abstract, its standfirst."""

import re
from bisect import bisect
from collections.abc import Sequence

from summarize.language.titles import is_title
from summarize.lazy import compile_late
from summarize.models import Block, Layout
from summarize.notices.class_names import list_path, split_name
from summarize.notices.lines import Line

_REACH = 6  # blocks to each side that must contain prose of the article
_WORDS = 4  # of a line of that prose
_ABSTRACT_WORDS = 20
_LINKED = 0.1
_KINDS = ("heading", "code")  # besides prose: other short lines are captions and bylines
_LINES = frozenset(("p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"))
_BELOW = 4  # blocks below the headline: a byline or a date may come first
_LEAST_SCORE = 0.2  # of a standfirst
_PROMISE_WORDS = 12  # of a standfirst; fewer are a motto
_PROMISE_KINDS = ("paragraph", "heading", "quote")
# Frames up from the standfirst and from the headline to their common ancestor.
_UP, _UP_FROM_HEADLINE = 1, 2
_OTHER = compile_late(r"subscri|newsletter|promo|author|byline|advert|disclos", re.IGNORECASE)


def find_missed(
    lines: Sequence[Line], blocks: Sequence[Block], keep: Sequence[bool], layout: Layout
) -> list[int]:
    """Find lines that the extractor missed inside the prose that it found.

    They share an element with the prose before and after them, or are code in a box there. Of 36
    such lines, scored .2 to .75 by the trees, 34 were article.
    """
    homes = [_find_home(layout, place.frame) for place in layout.places]
    article = [
        i
        for i, (line, good) in enumerate(zip(lines, keep, strict=True))
        if good and layout.places[i].found and line.words >= _WORDS
    ]
    found = []
    for i, good in enumerate(keep):
        at = bisect(article, i)
        if good or layout.places[i].found or not 0 < at < len(article):
            continue
        before, after = article[at - 1], article[at]
        open_line = _is_open(lines[i], blocks[i]) and homes[before] == homes[i] == homes[after]
        if not (lines[i].prose or blocks[i].kind in _KINDS or open_line):
            continue
        if lines[i].caption or lines[i].byline:
            continue
        near = i - before <= _REACH and after - i <= _REACH
        if near and _goes_on(layout, blocks[i], homes[i], {homes[before], homes[after]}):
            found.append(i)
    return found


def _is_open(line: Line, block: Block) -> bool:
    """Check whether a line may be continued by a formula or a list."""
    plain = block.kind == "paragraph" and not (block.links or line.label or line.dates)
    return plain and line.words >= _WORDS


def _goes_on(layout: Layout, block: Block, home: int, around: set[int]) -> bool:
    if block.kind == "code":  # line numbers have no letters
        return len(around) == 1 and any(map(str.isalpha, block.text))
    return home in around and all(home in list_path(layout.frames, other) for other in around)


def _find_home(layout: Layout, place: int) -> int:
    """Find the element that holds a paragraph or bare text."""
    frame = layout.frames[place]
    return frame.parent if frame.tag in _LINES else place


def find_abstract(
    lines: Sequence[Line], blocks: Sequence[Block], keep: Sequence[bool], layout: Layout
) -> list[int]:
    """Find lines of the abstract above a paper."""
    first = next((i for i, good in enumerate(keep) if good and lines[i].prose), 0)
    return [
        i
        for i, (line, block) in enumerate(zip(lines[:first], blocks, strict=False))
        if line.words >= _ABSTRACT_WORDS
        and line.closed
        and not line.notice
        and block.links < _LINKED
        and any(
            "abstract" in split_name(layout.frames[frame].name)
            for frame in list_path(layout.frames, layout.places[i].frame)
        )
    ]


def find_standfirst(
    lines: Sequence[Line],
    blocks: Sequence[Block],
    scores: Sequence[float],
    keep: Sequence[bool],
    layout: Layout,
    title: str | None,
) -> list[int]:
    """Find missed lines of the standfirst, right below the headline.

    Of 31 such lines, scored .2 to .65 by the trees, 30 were article.
    """
    first = next((i for i, good in enumerate(keep) if good and lines[i].prose), 0)
    heads = [i for i in range(first) if is_title(blocks[i].text, title)]
    if not heads:
        return []
    above = list_path(layout.frames, layout.places[heads[-1]].frame)[: _UP_FROM_HEADLINE + 1]
    return [
        i
        for i in range(heads[-1] + 1, min(first, heads[-1] + 1 + _BELOW))
        if not keep[i]
        and scores[i] >= _LEAST_SCORE
        and _may_be_standfirst(lines[i], blocks[i])
        and _is_near(layout, layout.places[i].frame, above)
    ]


def _may_be_standfirst(line: Line, block: Block) -> bool:
    return (
        line.plain and line.prose and line.words >= _PROMISE_WORDS
        and block.kind in _PROMISE_KINDS and block.links < _LINKED
    )  # fmt: skip


def _is_near(layout: Layout, frame: int, above: Sequence[int]) -> bool:
    path = list_path(layout.frames, frame)[: _UP + 1]
    if any(layout.frames[i].hidden or _OTHER.search(layout.frames[i].name) for i in path):
        return False
    return not set(path).isdisjoint(above)
