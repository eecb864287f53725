"""Find the comments of readers below an article, by the repeated elements that hold them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress

from summarize.language.punctuation import closes_line
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.models import Block
from summarize.notices.class_names import list_path
from summarize.readers.html.blocks import Page
from summarize.readers.html.threads import drop_times, is_time, mask_name

# Not "no-comments" or "comments-open", the classes of an article, nor the comments of experts.
_COMMENTS = compile_late(
    r"(?:^|(?<!\bno)(?<!\bexpert)[\s_-])"
    r"(?:comments?(?!-open|-closed)|commentlist|kommentare?|forum)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WORDS = ("omment", "forum")  # in all that it matches
_LEAST = 2  # comments
# Words of extracted prose above the first one. Below less, or with so many times as many words,
# they are the matter of the page, as below the news that a forum links to.
_ABOVE = 250
_MATTER = 20
_MOSTLY = 0.7  # share of the comments that have a time of their own
_SIGNED = 120  # characters of a line with a name and a time
_NAME = 40  # characters of a line with a name alone
_LINKED = 0.5  # share of links from which a block is no prose
_PROSE_WORDS = 10
_LETTERS = re.compile(r"[^\W\d_]{3}")


def mark_comments(page: Page, extracted: Sequence[bool]) -> Page:
    """Mark the blocks of a page that are comments, unless the page declares them its text."""
    found = find_comments(page, extracted) - page.declared
    return page._replace(comments=found) if found else page


def find_comments(page: Page, extracted: Sequence[bool]) -> frozenset[int]:
    """Find the blocks of all comments; none if little of the text above them was extracted.

    Comments are elements beside each other, each with a name and a time, in or named as comments.
    Some outweigh the article so far that its extraction would be taken for a failure.
    """
    names = {frame.name for frame in page.frames}
    # A search of all names for two words takes a fifth of the time of one for the pattern.
    likely = (name for name in names if any(word in name.lower() for word in _WORDS))
    ours = {name for name in likely if _COMMENTS.search(name)}
    if not ours:
        return frozenset()
    named = _mark_named(page, ours)
    starts, ends = _list_spans(page)
    found = set[int]()
    for members in _list_siblings(page, named):
        spans = [(starts[m], ends[m]) for m in members if starts[m] < ends[m]]
        if len(spans) >= _LEAST and _are_signed(page.blocks, spans):
            found |= {i for start, end in spans for i in range(start, end)}
    if not found:
        return frozenset()
    own = _list_articles(page, [i for i in range(min(found)) if extracted[i]])
    found -= {i for i in found if not own.isdisjoint(list_path(page.frames, page.places[i]))}
    if not found:
        return frozenset()
    above = sum(map(_count_prose, compress(page.blocks[: min(found)], extracted)))
    inside = sum(_count_prose(page.blocks[i]) for i in found)
    return frozenset(found) if above >= max(_ABOVE, inside / _MATTER) else frozenset()


def _list_articles(page: Page, extracted: Sequence[int]) -> set[int]:
    """List the frames of the article elements around extracted prose."""
    prose = {page.places[i] for i in extracted if _count_prose(page.blocks[i])}
    around = {frame for place in prose for frame in list_path(page.frames, place)}
    return {frame for frame in around if page.frames[frame].tag == "article"}


def _mark_named(page: Page, names: set[str]) -> list[bool]:
    """Mark the frames that are named after comments, or whose parent or its parent is."""
    own = [frame.name in names and frame.tag not in ("body", "html") for frame in page.frames]
    above = [frame.parent for frame in page.frames]
    return [own[i] or own[above[i]] or own[above[above[i]]] for i in range(len(own))]


def _list_spans(page: Page) -> tuple[list[int], list[int]]:
    """List the first block in each frame, and the one behind its last."""
    count = len(page.frames)
    starts, ends = [len(page.blocks)] * count, [0] * count
    for number, place in enumerate(page.places):
        starts[place], ends[place] = min(starts[place], number), number + 1
    for place in range(count - 1, 0, -1):
        above = page.frames[place].parent
        starts[above] = min(starts[above], starts[place])
        ends[above] = max(ends[above], ends[place])
    return starts, ends


def _list_siblings(page: Page, named: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the marked frames of one shape that stand beside each other."""
    groups: defaultdict[tuple[int, str, str], list[int]] = defaultdict(list)
    for number, frame in enumerate(page.frames):
        if named[number]:
            shape = mask_name(next(iter(frame.name.split()), ""))
            groups[frame.parent, frame.tag, shape].append(number)
    yield from groups.values()


def _are_signed(blocks: Sequence[Block], spans: Sequence[tuple[int, int]]) -> bool:
    signed = sum(_is_signed([block.text for block in blocks[start:end]]) for start, end in spans)
    return signed >= _LEAST and signed >= _MOSTLY * len(spans)


def _is_signed(lines: Sequence[str]) -> bool:
    """Check for a short line with a time, and a name in it or in another short line."""
    times = [line for line in lines if len(line) <= _SIGNED and is_time(line)]
    if not times:
        return False
    if any(_LETTERS.search(drop_times(line)) for line in times):
        return True
    rest = (line for line in lines if line not in times)
    return any(len(line) <= _NAME and not closes_line(line) for line in rest)


def _count_prose(block: Block) -> int:
    words = estimate_words(block.text) if block.links < _LINKED else 0
    return int(words) if words >= _PROSE_WORDS and closes_line(block.text) else 0
