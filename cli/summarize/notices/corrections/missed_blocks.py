"""Blocks that the extractor missed inside the article."""

from bisect import bisect
from collections.abc import Sequence

from summarize.models import Block, Layout
from summarize.notices.class_names import find_box, list_path
from summarize.notices.evidence import Evidence

_REACH = 6  # blocks to each side that must contain prose of the article
_WORDS = 4  # of a line of that prose
# Least scores of a line between others of the article: the words of code are unlike theirs.
_BETWEEN, _CODE_BETWEEN = 0.2, 0.05
_KINDS = ("heading", "code")  # besides prose: other short lines are captions and bylines


def keep_missed(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Keep lines that the extractor missed inside the prose that it found.

    They share an element with the prose before and after them, or are code in a box there. Of 36
    such lines, scored .2 to .75 by the trees, 34 were article.
    """
    lines, blocks, layout = page.lines, page.blocks, page.layout
    homes = [find_box(layout.frames, place.frame) for place in layout.places]
    article = [
        i
        for i, (line, good) in enumerate(zip(lines, keep, strict=True))
        if good and layout.places[i].found and line.words >= _WORDS
    ]
    kept = list(keep)
    for i, good in enumerate(keep):
        at = bisect(article, i)
        if good or layout.places[i].found or not 0 < at < len(article):
            continue
        if not (lines[i].plain and (lines[i].prose or blocks[i].kind in _KINDS)):
            continue
        before, after = article[at - 1], article[at]
        near = i - before <= _REACH and after - i <= _REACH
        if near and _goes_on(layout, blocks[i], homes[i], {homes[before], homes[after]}):
            least = _CODE_BETWEEN if blocks[i].kind == "code" else _BETWEEN
            kept[i] = page.scores[i] >= least
    return kept


def _goes_on(layout: Layout, block: Block, home: int, around: set[int]) -> bool:
    if block.kind == "code":  # line numbers have no letters
        return len(around) == 1 and any(map(str.isalpha, block.text))
    return home in around and all(home in list_path(layout.frames, other) for other in around)
