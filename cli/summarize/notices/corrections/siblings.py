"""Siblings share a decision: items of one list, lines and boxes of the same class."""

from collections import defaultdict
from collections.abc import Sequence

from summarize.models import Frame
from summarize.notices.evidence import Evidence
from summarize.notices.lines import Line

_ITEMS = ("li", "dt", "dd")
_LISTS = ("ul", "ol", "dl")
_LINKED = 0.1  # share of links above which an item may lead elsewhere
# Least scores: of an item beside a kept one, of an announced item, of the announcing line.
_BESIDE = 0.65
_ANNOUNCED = 0.2
_ANNOUNCES = 0.25
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


def keep_lists(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Keep all plain items of a list that belongs to the article.

    It does if one of its items is kept, or the line right above it that ends in a colon.
    """
    lines, blocks, scores, layout = page.lines, page.blocks, page.scores, page.layout
    homes = [_find_list(layout.frames, place.frame) for place in layout.places]
    plain = [
        block.links < _LINKED and not (line.notice or line.barrier or _is_label(line))
        for line, block in zip(lines, blocks, strict=True)
    ]
    ours = {home for home, good, fine in zip(homes, keep, plain, strict=True) if good and fine}
    led: set[int] = set()
    together = list(keep)
    for i in range(len(lines) - 1):
        home = homes[i + 1]
        if not home or homes[i] == home or not lines[i].colon:
            continue
        if keep[i]:
            led.add(home)
        elif keep[i + 1] and plain[i] and not homes[i]:
            together[i] = scores[i] >= _ANNOUNCES
    for i, home in enumerate(homes):
        if home and plain[i] and not keep[i]:
            least = _ANNOUNCED if home in led else _BESIDE if home in ours else 1.0
            together[i] = scores[i] >= least
    return together


def _is_label(line: Line) -> bool:
    return bool(line.caption or line.byline or line.date)


def _find_list(frames: Sequence[Frame], place: int) -> int:
    """Find the list around a frame that is an item or the text of one; 0 if there is none."""
    item = next((i for i in (place, frames[place].parent) if frames[i].tag in _ITEMS), 0)
    outer = frames[item].parent
    return outer if item and frames[outer].tag in _LISTS else 0
