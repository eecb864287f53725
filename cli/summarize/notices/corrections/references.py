"""Notes, bibliographies, pointers to other articles (as in Wikipedia), and their headings."""

import re
from collections.abc import Iterator, Sequence

from summarize.discourse import cited_works
from summarize.lazy import compile_late
from summarize.models import Block, Draft
from summarize.notices.class_names import REFERENCES
from summarize.notices.frames import find_inside

# "^ Lee, Boats", "^ a b Lee", "↑ 1. Lee"; no "^ and $ match", "^i_X", "^^marked^^"
_REFERENCE = re.compile(r"↑ ?\S|\^ ?(?:(?:[a-z]{1,2} ){1,20}|[\"“«'(\[])?[^\W_a-z]")
_WORKS = 5  # in a list, at least
_DATED = 0.6  # share of its lines that are works, at least
_SIGNS = 2  # that each work of a shorter list shows
_LONGEST = 600  # characters of a work; paragraphs about literature are longer
_HEAD = 40  # characters of the heading
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
    for number in _list_works(draft.blocks, marked=draft.layout is not None):
        noted[number] = True
    heads = _find_heads(noted, draft.blocks, keep)
    return [own or number in heads for number, own in enumerate(noted)]


def _list_works(blocks: Sequence[Block], *, marked: bool) -> Iterator[int]:
    """Yield the works that a section lists, up to the last one with a year, and its heading.

    Where headings are not ``marked`` as such, a line of its own may be one.
    """
    for head, block in enumerate(blocks):
        if len(block.text) > _HEAD or not cited_works.REFERENCES.match(block.text):
            continue
        if block.kind != "heading" and (marked or block.kind != "paragraph"):
            continue
        below = enumerate(blocks[head + 1 :], head + 1)
        end = next((i for i, other in below if _is_beside(other, block)), len(blocks))
        listed = [i for i in range(head + 1, end) if blocks[i].kind != "caption"]
        dated = [i for i in listed if cited_works.YEAR.search(blocks[i].text)]
        works = [i for i in listed if dated and i <= dated[-1]]
        left = block.kind == "heading" and not listed  # its works are gone
        if left or _are_works([blocks[i].text for i in works]):
            yield from (head, *works)


def _is_beside(block: Block, head: Block) -> bool:
    """Check whether a block is a heading of the same level as another, or above it."""
    return block.kind == "heading" and (head.kind != "heading" or block.level <= head.level)


def _are_works(lines: Sequence[str]) -> bool:
    """Check whether enough lines are a year, or most of them are works; of a few, all are."""
    alone = sum(_YEAR_ALONE.fullmatch(line) is not None for line in lines)
    if alone >= max(_WORKS, _APART * len(lines)):
        return True
    long = [line for line in lines if len(line) > _LABEL]
    few = len(long) < _WORKS
    works = sum(_is_work(line, signs=_SIGNS if few else 1) for line in long)
    return bool(long) and works >= (1 if few else _DATED) * len(long)


def _is_work(line: str, *, signs: int) -> bool:
    dated = len(line) <= _LONGEST and cited_works.YEAR.search(line) is not None
    return dated and cited_works.count_signs(line) >= signs


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
