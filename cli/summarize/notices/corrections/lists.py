"""The items of a list are kept together."""

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
