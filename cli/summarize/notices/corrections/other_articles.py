"""Other articles on the page, below the one that the extractor found."""

from collections import Counter
from collections.abc import Sequence
from itertools import compress

from summarize.models import Frame
from summarize.notices.evidence import Evidence

_ENOUGH = 250  # words of prose that make an article: fewer may be its first lines only
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


def _list_homes(frames: Sequence[Frame]) -> list[int]:
    """List for each frame the enclosing ``article`` element by number; 0 is the page."""
    homes: list[int] = []
    for number, frame in enumerate(frames):
        outer = homes[frame.parent] if frame.parent < number else 0
        homes.append(number if frame.tag == "article" else outer)
    return homes


def _name_kind(frame: Frame) -> list[str]:
    return frame.name.split()[:1]
