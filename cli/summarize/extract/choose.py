"""Choose the blocks of a page that an extractor took for the article."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.models import Block
from summarize.text.characters import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_LETTER = re.compile(r"[\W_]+")
_SHORT = 24  # letters: a shorter block counts only where the reading has come to
_NEAR = 200  # letters ahead in which it is looked for
_PROBE = 20  # letters of a probe of a long block
_PROBES = 6
_ENOUGH = 0.5  # of the probes
_COVERED = 0.5  # of what was found must be in our blocks, or it comes from elsewhere
_LINES = ("p", "head", "item", "cell", "quote", "code")


def choose_blocks(blocks: Sequence[Block], body: "_Element") -> list[Block]:
    """Return the blocks whose text an extractor's body holds, whole or for the most part.

    Where most of the body is in none of them, as when it was read from a page's data, its own
    lines are returned.
    """
    found = _NO_LETTER.sub("", "".join(body.itertext()))
    taken = bytearray(len(found))  # 1 where a block has been found
    chosen, place = [], 0
    for block in blocks:
        letters = _NO_LETTER.sub("", block.text)
        spans = _find(letters, found, place)
        size = sum(end - start for start, end in spans)
        fresh = size - sum(taken.count(1, start, end) for start, end in spans)
        if fresh > _ENOUGH * size:  # or the page holds it twice
            chosen.append(block)
            place = spans[-1][1]
            for start, end in spans:
                taken[start:end] = b"\1" * (end - start)
    return chosen if taken.count(1) >= _COVERED * len(found) else list(_read_lines(body))


def _find(letters: str, found: str, place: int) -> list[tuple[int, int]]:
    """Return the spans in what was found where the text stands; none if most of it is not there."""
    size = len(letters)
    if size < _SHORT:
        start = found.find(letters, place, place + size + _NEAR)
        return [(start, start + size)] if size and start >= 0 else []
    start = found.find(letters, place)
    if start < 0:
        start = found.find(letters)
    if start >= 0:
        return [(start, start + size)]
    # A part of it may have been dropped: a date, a button.
    step = max(1, (size - _PROBE) // (_PROBES - 1))
    probes = range(0, size - _PROBE + 1, step)
    starts = [found.find(letters[i : i + _PROBE]) for i in probes]
    there = [(s, min(s + step, len(found))) for s in starts if s >= 0]
    return there if len(there) >= _ENOUGH * len(probes) else []


def _read_lines(body: "_Element") -> Iterator[Block]:
    for element in body.iter(*_LINES):
        if not any(child.tag in _LINES for child in element):
            text = one_line("".join(element.itertext()))
            if any(map(str.isalnum, text)):
                yield Block(text)
