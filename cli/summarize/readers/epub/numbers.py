"""Take out the numbers that a book sets on lines of their own beside its paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.models import Block, Removed

_BARE = re.compile(r"[\[(§]? ?(\d{1,5})[.)\]]?")
_LEAST = 5  # numbers
_SHARE = 0.1  # of the blocks: fewer are those of chapters
_COUNTED = 0.8  # share of them that follow the one before


def drop_numbers(blocks: Sequence[Block]) -> tuple[list[Block], list[Removed]]:
    """Return the blocks without bare numbers that count the paragraphs, and those numbers."""
    bare = {
        place: int(match[1])
        for place, block in enumerate(blocks)
        if block.kind == "paragraph" and (match := _BARE.fullmatch(block.text))
    }
    numbers = list(bare.values())
    counted = sum(b - a == 1 for a, b in pairwise(numbers))
    if len(numbers) < max(_LEAST, _SHARE * len(blocks)) or counted < _COUNTED * (len(numbers) - 1):
        return list(blocks), []
    kept = [block for place, block in enumerate(blocks) if place not in bare]
    return kept, [Removed(blocks[place].text, "number") for place in bare]
