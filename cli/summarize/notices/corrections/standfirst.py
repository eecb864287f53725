"""The standfirst of an article, which the extractor may miss."""

from collections.abc import Sequence

from summarize.language.titles import is_title
from summarize.models import Block, Layout
from summarize.notices.class_names import NO_STANDFIRST
from summarize.notices.evidence import Evidence
from summarize.notices.frames import list_path
from summarize.notices.lines import Line

_BELOW = 4  # blocks below the headline: a byline or a date may come first
_LINKED = 0.1  # share of links in a standfirst, at most
_LEAST_SCORE = 0.2  # of a line beside the headline
_PROMISE_WORDS = 12  # of a standfirst; fewer are a motto
_PROMISE_KINDS = ("paragraph", "heading", "quote")
# Frames up from the standfirst and from the headline to their common ancestor.
_UP, _UP_FROM_HEADLINE = 1, 2


def keep_standfirst(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Keep missed lines of the standfirst, right below the headline.

    Of 31 such lines, scored .2 to .65 by the trees, 30 were article.
    """
    lines, blocks, layout = page.lines, page.blocks, page.layout
    first = next((i for i, good in enumerate(keep) if good and lines[i].prose), 0)
    heads = [i for i in range(first) if is_title(blocks[i].text, page.title)]
    if not heads:
        return list(keep)
    head = heads[-1]
    above = list_path(layout.frames, layout.places[head].frame)[: _UP_FROM_HEADLINE + 1]
    standfirst = list(keep)
    for i in range(head + 1, min(first, head + 1 + _BELOW)):
        if _may_be_standfirst(lines[i], blocks[i]):
            near = _is_near(layout, layout.places[i].frame, above)
            standfirst[i] = keep[i] or (near and page.scores[i] >= _LEAST_SCORE)
    return standfirst


def _may_be_standfirst(line: Line, block: Block) -> bool:
    return (
        line.plain and line.prose and line.words >= _PROMISE_WORDS
        and block.kind in _PROMISE_KINDS and block.links < _LINKED
    )  # fmt: skip


def _is_near(layout: Layout, frame: int, above: Sequence[int]) -> bool:
    path = list_path(layout.frames, frame)[: _UP + 1]
    if any(layout.frames[i].hidden or NO_STANDFIRST.search(layout.frames[i].name) for i in path):
        return False
    return not set(path).isdisjoint(above)
