"""Sequences stay whole: steps, rows, entries, sections with headings of one shape."""

from collections import defaultdict
from collections.abc import Sequence

from summarize.models import Block, Layout
from summarize.notices.evidence import Evidence
from summarize.notices.lines import Line

_LEAST = 3  # members of a sequence
_MOSTLY = 0.8  # share of the other members that stay, from which a missing one does, too
_HALF = 0.5  # share from which a likely one does
_SURE, _LIKELY, _HEADING = 0.3, 0.5, 0.3  # least scores
_LINKED = 0.3  # share of links above which a member leads elsewhere
_WORDS = 10  # of the prose below a heading
_OUTER = frozenset(("", "body", "html", "main"))
_LINES = frozenset(("p", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"))


def keep_sequences(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Keep the members of a sequence of which most others are kept.

    Members are boxes or items of one shape in one parent, or headings of one shape with kept prose
    below them. Paragraphs are no members: promotions stand among those of an article.
    """
    lines, blocks, scores, layout = page.lines, page.blocks, page.scores, page.layout
    plain = [
        block.links <= _LINKED and line.plain for line, block in zip(lines, blocks, strict=True)
    ]
    together = list(keep)
    for members in _list_sequences(layout):
        kept = [any(keep[i] for i in member) for member in members]
        others = sum(kept) / (len(members) - 1)
        if others < _HALF:
            continue
        least = _SURE if others >= _MOSTLY else _LIKELY
        for member, good in zip(members, kept, strict=True):
            likely = max(scores[i] for i in member) >= least
            if not good and likely and all(plain[i] for i in member):
                for i in member:
                    together[i] = True
    for i in _find_headings(lines, blocks, layout, keep):
        together[i] = together[i] or (plain[i] and scores[i] >= _HEADING)
    return together


def _list_sequences(layout: Layout) -> list[list[list[int]]]:
    """List the sequences of a page: of each member the numbers of its blocks."""
    inside: dict[tuple[int, str, str], dict[int, list[int]]] = defaultdict(dict)
    for number, place in enumerate(layout.places):
        frame = place.frame
        while frame:
            tag, name, parent, twins, _ = layout.frames[frame]
            if twins >= _LEAST and tag not in _OUTER and tag not in _LINES:
                inside[parent, tag, name].setdefault(frame, []).append(number)
            frame = parent
    return [[*members.values()] for members in inside.values() if len(members) >= _LEAST]


def _find_headings(
    lines: Sequence[Line], blocks: Sequence[Block], layout: Layout, keep: Sequence[bool]
) -> list[int]:
    """Find headings inside the article whose section is kept, beside others of their shape."""
    headings = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    shapes: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    below: dict[int, float] = {}
    for i, end in zip(headings, [*headings, len(blocks)][1:], strict=True):
        frame = layout.frames[layout.places[i].frame]
        shapes[frame.tag, frame.name, blocks[i].level].append(i)
        stays = sum(lines[n].words for n in range(i + 1, end) if keep[n])
        goes = sum(lines[n].words for n in range(i + 1, end) if not keep[n])
        below[i] = stays if stays >= goes else 0
    first = next((i for i, good in enumerate(keep) if good and lines[i].prose), len(keep))
    return [
        i
        for members in shapes.values()
        if len(members) >= _LEAST and any(keep[i] for i in members)
        for i in members
        if not keep[i] and i > first and below[i] >= _WORDS
    ]
