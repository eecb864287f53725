"""Siblings share a decision: lines and boxes of the same class."""

from collections import defaultdict
from collections.abc import Sequence

from summarize.notices.evidence import Evidence

_LINKED = 0.1  # share of links above which a line may lead elsewhere
_ALIKE = 5  # kept lines of a class, at least
_MOSTLY = 0.8  # share of kept lines above which doubtful ones of the class stay, too
_SURE = 0.5  # least score of such a doubtful line
_UNLIKE = 3  # dropped lines of a class, at least
_HARDLY = 0.75  # share of dropped lines above which its other short ones go, too
_DOUBTFUL = 0.8  # a line with this score stays all the same
_PLAIN = ("paragraph", "item", "quote")
_TWO = 2  # kept lines of prose in like boxes, at least
_HALF = 0.5  # share of kept lines above which likely ones stay, too
_LIKELY = 0.6  # least score of a likely line


def judge_classes(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Keep or drop all lines of a class if nearly all or hardly any were kept.

    So the names of speakers stay to the end of an interview, and the last of a dozen credits goes.
    """
    lines, blocks, scores, layout = page.lines, page.blocks, page.scores, page.layout
    classes: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, place in enumerate(layout.places):
        frame = layout.frames[place.frame]
        if frame.name:
            classes[frame.tag, frame.name].append(i)
    together = list(keep)
    for members in classes.values():
        kept = sum(keep[i] for i in members)
        gone, all_of_them = len(members) - kept, len(members)
        if kept >= _ALIKE and gone and kept >= _MOSTLY * all_of_them:
            for i in members:
                line = lines[i]
                fine = scores[i] >= _SURE and blocks[i].links < _LINKED
                together[i] = keep[i] or (fine and not line.notice and not line.barrier)
        elif gone >= _UNLIKE and kept and gone >= _HARDLY * all_of_them:
            for i in members:
                short = blocks[i].kind in _PLAIN and not (lines[i].prose and lines[i].closed)
                together[i] = keep[i] and not (short and scores[i] < _DOUBTFUL)
    return together


def keep_prose(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Keep prose in boxes like those of other kept prose.

    Examples are the answers of an FAQ, or tips inside a text. Boxes are alike if they and the
    elements in them have the same tags and classes.
    """
    lines, blocks, scores, layout = page.lines, page.blocks, page.scores, page.layout
    boxes: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, (line, block, place) in enumerate(zip(lines, blocks, layout.places, strict=True)):
        inner = layout.frames[place.frame]
        outer = layout.frames[inner.parent]
        if line.prose and line.closed and block.kind in _PLAIN and (inner.name or outer.name):
            boxes[inner.tag, inner.name, outer.tag, outer.name].append(i)
    together = list(keep)
    for members in boxes.values():
        kept = sum(keep[i] for i in members)
        if not _TWO <= kept < len(members) or kept < _HALF * len(members):
            continue
        for i in members:
            line = lines[i]
            fine = line.plain and scores[i] >= _LIKELY and blocks[i].links < _LINKED
            together[i] = keep[i] or fine
    return together
