"""Features of a block from the posts on its page: headlines like the page's own, days, teasers.

Many pages have other posts below theirs, each with a headline and a day, or teasers of them.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from summarize.language.punctuation import ends_cut
from summarize.models import Block, Layout
from summarize.notices.context_features import Columns
from summarize.notices.lines import Line

NAMES = "other_post headlines past_headline day_back day_ahead days_above days cut cuts".split()

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_SHORT = 12  # words of a line with a day, at most
_HEADLINE = 30  # words of a headline, at most
_SAME = 0.8  # share of their words that a headline and the title have in common, at least
_PART = 0.9  # share of its words that a heading has from a longer title, at least
_LEAST = 3  # words of such a heading
_TITLE = 6  # letters; many lines are like a shorter title
_FAR = 30.0  # lines to a day, days and teasers of a page: more count as so many
_MOST = 20.0  # headlines, and days above a line


def describe_posts(
    blocks: Sequence[Block], layout: Layout, lines: Sequence[Line], title: str | None
) -> Columns:
    """Describe each block by the posts on its page.

    From the first headline of another post on, all blocks are of other posts. Without a headline of
    its own, a page has no block above or below it: -1.
    """
    headline, count = _find_headline(blocks, lines, title), len(blocks)
    alike = _find_alike(blocks, layout, headline)
    days = [bool(line.dates) and line.words <= _SHORT for line in lines]
    cut = [float(ends_cut(block.text)) for block in blocks]
    return {
        "other_post": _mark_others(alike, headline),
        "headlines": [min(_MOST, float(sum(alike)))] * count,
        "past_headline": [-1.0 if headline is None else float(i > headline) for i in range(count)],
        "day_back": _distances(days),
        "day_ahead": _distances(days[::-1])[::-1],
        "days_above": [min(_MOST, float(above)) for above in accumulate(days)],
        "days": [min(_FAR, float(sum(days)))] * count,
        "cut": cut,
        "cuts": [min(_FAR, sum(cut))] * count,
    }


def _mark_others(alike: Sequence[bool], headline: int | None) -> list[float]:
    """Mark the blocks of other posts, each of which begins with a headline."""
    marks, other = [], 0.0
    for i, begins in enumerate(alike):
        other = float(i != headline) if begins else other
        marks.append(other)
    return marks


def _find_headline(blocks: Sequence[Block], lines: Sequence[Line], title: str | None) -> int | None:
    """Find the block that is the page's own headline, by the title that the page declares."""
    wanted = _list_words(title or "")
    if len(title or "") < _TITLE:
        return None
    heading = None
    for i, block in enumerate(blocks):
        if lines[i].words > _HEADLINE:
            continue
        own = _list_words(block.text)
        shared = len(own & wanted)
        if shared >= _SAME * len(own | wanted):
            return i
        if heading is None and block.kind == "heading" and len(own) >= _LEAST:
            heading = i if shared >= _PART * len(own) else None
    return heading


def _list_words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _find_alike(blocks: Sequence[Block], layout: Layout, headline: int | None) -> list[bool]:
    """Mark the blocks of the shape of the page's headline."""
    if headline is None:
        return [False] * len(blocks)
    mask = cache(lambda name: _DIGITS.sub("", name))
    shapes = []
    for block, place in zip(blocks, layout.places, strict=True):
        own = layout.frames[place.frame]
        above = layout.frames[own.parent]
        outer = (above.tag, mask(above.name), layout.frames[above.parent].tag)
        shapes.append((block.kind, block.level, own.tag, mask(own.name), *outer))
    return [shape == shapes[headline] for shape in shapes]


def _distances(marks: Sequence[bool]) -> list[float]:
    """List how many blocks ago the last mark was."""
    distances, distance = [], _FAR
    for mark in marks:
        distance = 0.0 if mark else min(_FAR, distance + 1)
        distances.append(distance)
    return distances
