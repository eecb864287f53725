"""Clean posts of what their authors did not write, and list their blocks."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.models import Block
from summarize.notices.class_names import APPENDED, EXTRA, QUOTE, read_names
from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.threads.outline import SKIPPED

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_EXTRA = 0.5  # of the words of a post; more are its text
_WHOLE = 0.9  # share of the words of a post in the element that is its body
_BOXES = frozenset(("div", "fieldset", "table"))
_RUN = 4  # words that two texts share
_QUOTED = 10  # words of a quote that is known by them alone, at least
_LIKE = 0.6  # of its runs that earlier posts say, at least
_REPEATED = 60  # characters of a post that is no mere "Thank you"
_LABELS, _LEAST_LABELS = 0.3, 3  # posts that repeat a line, such as a label of a button


def list_posts(posts: Sequence["_Element"], bylines: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """Yield the blocks of each post, below a heading of its author and time; "" if unknown.

    Quoted posts, signatures and the like are dropped from the elements.
    """
    read, places = list[tuple[tuple[str, str], list[Block]]](), dict[str, int]()
    said = set[str]()  # what earlier posts say, for the quotes of it
    for post, byline in zip(posts, bylines, strict=True):
        whole = " ".join("".join(post.itertext()).split())
        first = places.setdefault(whole, len(read))
        if len(whole) > _REPEATED and first < len(read):  # again, for readers without scripts
            if sum(map(bool, byline)) > sum(map(bool, read[first][0])):
                read[first] = (byline, read[first][1])
            continue
        runs = _list_runs(post)
        _unwrap_quote(post)
        _drop_extras(post, said)
        said.update(runs)
        read.append((byline, list_blocks(post).blocks))
    parts = [{block.text for block in blocks} for _, blocks in read if len(blocks) > 1]
    many = Counter(text for texts in parts for text in texts)
    most = max(_LEAST_LABELS, _LABELS * len(read))
    for byline, blocks in read:
        alone = len(blocks) == 1  # "Thanks!" is no label
        kept = [block for block in blocks if alone or many[block.text] < most]
        if kept and any(byline):
            yield Block(" · ".join(filter(None, byline)), "heading", 2, speaker=byline[0] or None)
        yield from (replace(block, speaker=byline[0] or None) for block in kept)


def _drop_extras(post: "_Element", said: Collection[str]) -> None:
    """Drop signatures, buttons and notes from a post, and quotes of what others have said."""
    from lxml.etree import iterwalk

    left = size = _count(post)
    extras: list[_Element] = []
    walker = iterwalk(post, events=("start",))
    for _, element in walker:
        if element is not post and _is_extra(element, size, said):
            extras.append(element)
            left -= _count(element)
            walker.skip_subtree()
    if left > 0:
        for element in extras:
            element.drop_tree()


def _is_extra(element: "_Element", size: int, said: Collection[str]) -> bool:
    """Check whether an element of a post of some words is no part of what its author says."""
    if element.tag in SKIPPED:
        return True
    name = read_names(element)
    quote = element.tag == "blockquote" or QUOTE.search(name) is not None
    if quote:
        cited = element.get("cite") or element.get("data-author") or QUOTE.search(name)
        if said and (cited or element.find(".//cite") is not None):
            return True
    elif APPENDED.search(name):
        return _count(element) <= _WHOLE * size
    elif EXTRA.search(name) and _count(element) <= _MOST_EXTRA * size:
        return True
    if not said or not (quote or element.tag in _BOXES):
        return False
    if not quote and not _QUOTED <= _count(element) <= _WHOLE * size:
        return False
    runs = _list_runs(element)
    return sum(run in said for run in runs) >= _LIKE * len(runs)


def _list_runs(element: "_Element") -> list[str]:
    """List the runs of a few words in an element."""
    words = " ".join(element.itertext()).split()
    return [" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))]


def _unwrap_quote(post: "_Element") -> None:
    """Make an element that holds all of a post no quote: some programs write posts in one."""
    size = _count(post)
    for element in post.iter("blockquote"):
        if _count(element) == size:
            element.tag = "div"


def _count(element: "_Element") -> int:
    return len("".join(element.itertext()).split())
