"""Notes, bibliographies, pointers to other articles (as in Wikipedia), and their headings."""

import re
from collections.abc import Iterator, Sequence

from summarize.lazy import compile_late
from summarize.models import Block, Draft
from summarize.notices.class_names import REFERENCES
from summarize.notices.frames import find_inside

_REFERENCE = re.compile(r"[\^↑] ?\S")
_HEADING = compile_late(
    r"(?:\d{1,2}[.)]? )?(?:references?(?: and notes)?|(?:literature|works) cited|bibliography"
    r"|literatur(?:verzeichnis)?|références|referencias|referências|список литературы"
    r"|参考文献|參考文獻)(?: ?[(（]\d{1,4}[)）])?[:：]?",
    re.IGNORECASE,
)
_YEAR = compile_late(r"(?:19|20)\d\d")
_WORKS = 5  # in a list, at least
_DATED = 0.6  # share of its lines with a year, at least
_YEAR_ALONE = compile_late(r"\W{0,3}(?:19|20)\d\d[a-z]?\W{0,3}")
_APART = 0.2  # share of lines that are a year where title, journal and year are apart
_LABEL = 12  # characters; no longer line is the number or mark of a work


def find_references(draft: Draft, keep: Sequence[bool]) -> list[bool]:
    """Check for each block whether it is a note or pointer, or heads nothing else."""
    noted = [_REFERENCE.match(block.text) is not None for block in draft.blocks]
    if draft.layout is not None:
        inside = find_inside(draft.layout.frames, REFERENCES)
        places = draft.layout.places
        noted = [own or inside[at.frame] for own, at in zip(noted, places, strict=True)]
        for number in _list_works(draft.blocks):
            noted[number] = True
    heads = _find_heads(noted, draft.blocks, keep)
    return [own or number in heads for number, own in enumerate(noted)]


def _list_works(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the works that a section lists, up to the last one with a year, and its heading."""
    for head, block in enumerate(blocks):
        if block.kind != "heading" or not _HEADING.fullmatch(block.text):
            continue
        below = enumerate(blocks[head + 1 :], head + 1)
        end = next((i for i, other in below if _is_beside(other, block)), len(blocks))
        dated = [i for i in range(head + 1, end) if _YEAR.search(blocks[i].text)]
        works = range(head + 1, dated[-1] + 1 if dated else 0)
        if _are_dated([blocks[i] for i in works]):
            yield from (head, *works)


def _is_beside(block: Block, head: Block) -> bool:
    """Check whether a block is a heading of the same level as another, or above it."""
    return block.kind == "heading" and block.level <= head.level


def _are_dated(blocks: Sequence[Block]) -> bool:
    """Check whether enough lines are a year, or most of them contain one."""
    alone = sum(_YEAR_ALONE.fullmatch(block.text) is not None for block in blocks)
    if alone >= max(_WORKS, _APART * len(blocks)):
        return True
    lines = [block.text for block in blocks if len(block.text) > _LABEL]
    dated = sum(_YEAR.search(line) is not None for line in lines)
    return len(lines) >= _WORKS and dated >= _DATED * len(lines)


def _find_heads(noted: Sequence[bool], blocks: Sequence[Block], keep: Sequence[bool]) -> set[int]:
    """Find headings at the end of a text that have only references below them."""
    heads: set[int] = set()
    last = max((i for i, reference in enumerate(noted) if reference), default=-1)
    for number in range(len(blocks) - 1, -1, -1):
        if not keep[number] or noted[number]:
            continue
        if number > last or blocks[number].kind != "heading":
            break
        heads.add(number)
    return heads
