"""All that is known about the lines of a page when it is decided which of them are the article."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.models import Block, Draft, Layout
from summarize.notices.lines import Line
from summarize.notices.sequences import share_scores


@dataclass(frozen=True, slots=True)
class Evidence:
    """The lines of a page; its sequences have one value for each line, in reading order."""

    lines: Sequence[Line]
    blocks: Sequence[Block]
    layout: Layout
    scores: Sequence[float] = ()  # of the trees, in 0..1
    title: str | None = None  # declared by the page
    author: str | None = None
    declared: bool = True  # the page says that it is an article or product, or has a day


def gather_evidence(
    draft: Draft, layout: Layout, lines: Sequence[Line], scores: Sequence[float]
) -> Evidence:
    """Gather what is known about the lines of a page from the scores that trees gave them."""
    shared = share_scores(scores, lines, draft.blocks, layout)
    known = (draft.title, draft.author)
    return Evidence(lines, draft.blocks, layout, shared, *known, declared=draft.declared)
