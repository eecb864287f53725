"""Find the standfirst of a page: a sentence or two right below its headline."""

import re
from collections.abc import Sequence

from summarize.language.titles import is_title
from summarize.models import Block, Layout
from summarize.notices.class_names import list_path
from summarize.notices.lines import Line

_REACH = 4  # blocks below the headline: a byline or the day may stand between
_LEAST = 0.2  # score
_WORDS = 12  # fewer are a motto
_LINKED = 0.1
_KINDS = ("paragraph", "heading", "quote")
# Frames from the innermost up, of the standfirst and of the headline, to the one that holds both.
_UP, _UP_HEADLINE = 1, 2
_OTHER = re.compile(r"subscri|newsletter|promo|author|byline|advert|disclos", re.IGNORECASE)


def find_standfirst(
    lines: Sequence[Line],
    blocks: Sequence[Block],
    scores: Sequence[float],
    keep: Sequence[bool],
    layout: Layout,
    title: str | None,
) -> list[int]:
    """Return the numbers of the lines that are the standfirst, if they were missed.

    Of 31 such lines, which the trees gave .2 to .65, 30 were article.
    """
    first = next((i for i, good in enumerate(keep) if good and lines[i].prose), 0)
    heads = [i for i in range(first) if is_title(blocks[i].text, title)]
    if not heads:
        return []
    above = list_path(layout.frames, layout.places[heads[-1]].frame)[: _UP_HEADLINE + 1]
    return [
        i
        for i in range(heads[-1] + 1, min(first, heads[-1] + 1 + _REACH))
        if not keep[i]
        and scores[i] >= _LEAST
        and _may_be(lines[i], blocks[i])
        and _is_near(layout, layout.places[i].frame, above)
    ]


def _may_be(line: Line, block: Block) -> bool:
    plain = not (line.notice or line.barrier or line.caption or line.byline)
    return (
        plain and line.prose and line.words >= _WORDS
        and block.kind in _KINDS and block.links < _LINKED
    )  # fmt: skip


def _is_near(layout: Layout, frame: int, above: Sequence[int]) -> bool:
    path = list_path(layout.frames, frame)[: _UP + 1]
    if any(layout.frames[i].hidden or _OTHER.search(layout.frames[i].name) for i in path):
        return False
    return not set(path).isdisjoint(above)
