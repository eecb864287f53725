"""Find the notes of an article, what points to others (as in Wikipedia), and their headings."""

import re
from collections.abc import Sequence

from summarize.lazy import compile_late
from summarize.models import Block, Draft
from summarize.notices.class_names import find_inside

_REFERENCE = re.compile(r"[\^↑] ?\S")
_REFERENCE_NAME = compile_late(r"\b(?:hatnote|reflist|mw-references-wrap|navbox|catlinks)\b")


def find_references(draft: Draft, keep: Sequence[bool]) -> list[bool]:
    """Tell of each block whether it is a note, points to another article, or heads only such."""
    noted = [_REFERENCE.match(block.text) is not None for block in draft.blocks]
    if draft.layout is not None:
        inside = find_inside(draft.layout.frames, _REFERENCE_NAME)
        places = draft.layout.places
        noted = [own or inside[at.frame] for own, at in zip(noted, places, strict=True)]
    heads = _find_heads(noted, draft.blocks, keep)
    return [own or number in heads for number, own in enumerate(noted)]


def _find_heads(noted: Sequence[bool], blocks: Sequence[Block], keep: Sequence[bool]) -> set[int]:
    """Return the headings at the end of a text, below which there are only references."""
    heads: set[int] = set()
    last = max((i for i, reference in enumerate(noted) if reference), default=-1)
    for number in range(len(blocks) - 1, -1, -1):
        if not keep[number] or noted[number]:
            continue
        if number > last or blocks[number].kind != "heading":
            break
        heads.add(number)
    return heads
