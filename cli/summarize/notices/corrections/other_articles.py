"""Other articles on the page, below the one that the extractor found."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import compress

from summarize.models import Frame
from summarize.notices.class_names import list_path, mark_inside
from summarize.notices.evidence import Evidence
from summarize.notices.page_features import find_main, sum_frames

_ENOUGH = 250  # words of prose that make an article: fewer may be its first lines only
_HELD = 0.8  # share of the article's words in the element that holds it
_SHORT_TAIL = 0.1  # of its words in boxes below it, at most
_BOXES = frozenset(("aside", "center", "div", "footer", "form", "main", "section"))
_NUMBER = re.compile(r"\d+")  # "section_3"
_MOST = 0.9  # share of its words in a single ``article`` element


def drop_other_articles(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Drop lines of other articles.

    Below the article found by the extractor, further lines belong to it if they are in the same
    ``article`` element; otherwise only if the second, slower extraction found them in an element
    of the same kind, because some pages split an article in parts.
    """
    lines, layout = page.lines, page.layout
    articles = _list_homes(layout.frames)
    homes = [articles[place.frame] for place in layout.places]
    found = [good and place.found for good, place in zip(keep, layout.places, strict=True)]
    words = Counter[int]()
    for line, home in compress(zip(lines, homes, strict=True), found):
        words[home] += round(line.words) if line.prose else 0
    if words.total() < _ENOUGH:
        return list(keep)
    main, most = words.most_common(1)[0]
    if most < _MOST * words.total():
        return list(keep)
    kind = _name_kind(layout.frames[main])
    last = max(compress(range(len(found)), found))
    ours = [
        good
        and (
            i < last  # such as a standfirst
            or place.found
            or home == main
            or (place.found_more and _name_kind(layout.frames[home]) == kind)
        )
        for i, (good, place, home) in enumerate(zip(keep, layout.places, homes, strict=True))
    ]
    for i in range(len(ours) - 2, last, -1):  # headings of its further parts
        heads = keep[i] and not lines[i].closed and homes[i] == homes[i + 1] != 0
        ours[i] = ours[i] or (heads and ours[i + 1])
    return ours


def cut_tail(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Cut boxes below and outside the element that holds most of the article's prose.

    They are offers, sources, legal notes, teasers and comments: of 20 on 830 pages 19 were no
    article. A box stays if it is long, or if it is shaped like the one that holds the article,
    because parts of a sequence are alike.
    """
    lines, layout = page.lines, page.layout
    frames, places = layout.frames, layout.places
    prose = [
        line.words if good and line.prose else 0.0 for line, good in zip(lines, keep, strict=True)
    ]
    held = sum_frames(frames, places, prose)
    if held[0] < _ENOUGH:
        return list(keep)
    main = find_main(held, _HELD)
    path, inside = list_path(frames, main), mark_inside(frames, {main})
    last = max(i for i, place in enumerate(places) if keep[i] and inside[place.frame])
    cut = {
        i
        for i in range(last + 1, len(keep))
        if keep[i] and _is_other_box(frames, places[i].frame, path)
    }
    if sum(lines[i].words for i in cut) > _SHORT_TAIL * held[0]:
        return list(keep)
    return [good and i not in cut for i, good in enumerate(keep)]


def _is_other_box(frames: Sequence[Frame], number: int, path: Sequence[int]) -> bool:
    """Check whether the outermost box that a frame does not share with a path differs from it."""
    while frames[number].parent not in path:
        number = frames[number].parent
    box = frames[number]
    if box.tag not in _BOXES or number in path:
        return False
    beside = next((frames[i] for i in path if i and frames[i].parent == box.parent), None)
    return beside is None or _name_shape(box) != _name_shape(beside)


def _name_shape(frame: Frame) -> tuple[str, str]:
    return frame.tag, _NUMBER.sub("", frame.name)


def _list_homes(frames: Sequence[Frame]) -> list[int]:
    """List for each frame the enclosing ``article`` element by number; 0 is the page."""
    homes: list[int] = []
    for number, frame in enumerate(frames):
        outer = homes[frame.parent] if frame.parent < number else 0
        homes.append(number if frame.tag == "article" else outer)
    return homes


def _name_kind(frame: Frame) -> list[str]:
    return frame.name.split()[:1]
