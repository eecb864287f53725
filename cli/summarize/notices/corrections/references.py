"""Find the notes of an article, what points to others (as in Wikipedia), and their headings."""

import re
from collections.abc import Iterator, Sequence

from summarize.lazy import compile_late
from summarize.models import Block, Draft
from summarize.notices.class_names import find_inside

_REFERENCE = re.compile(r"[\^↑] ?\S")
_HEADING = compile_late(
    r"(?:\d{1,2}[.)]? )?(?:references?(?: and notes)?|(?:literature|works) cited|bibliography"
    r"|literatur(?:verzeichnis)?|références|referencias|referências|список литературы"
    r"|参考文献|參考文獻)(?: ?[(（]\d{1,4}[)）])?[:：]?",
    re.IGNORECASE,
)
_YEAR = compile_late(r"(?:19|20)\d\d")
_WORKS = 5  # of a list, and the share of its lines that name a year
_DATED = 0.6
_YEAR_ALONE = compile_late(r"\W{0,3}(?:19|20)\d\d[a-z]?\W{0,3}")
_APART = 0.2  # share of the lines that are a year, where title, journal and year have one each
_LABEL = 12  # characters of the number or the sign of a work, which names none
_REFERENCE_NAME = compile_late(r"\b(?:hatnote|reflist|mw-references-wrap|navbox|catlinks)\b")


def find_references(draft: Draft, keep: Sequence[bool]) -> list[bool]:
    """Tell of each block whether it is a note, points to another article, or heads only such."""
    noted = [_REFERENCE.match(block.text) is not None for block in draft.blocks]
    if draft.layout is not None:
        inside = find_inside(draft.layout.frames, _REFERENCE_NAME)
        places = draft.layout.places
        noted = [own or inside[at.frame] for own, at in zip(noted, places, strict=True)]
        for start, end in _list_works(draft.blocks):
            noted[start:end] = [True] * (end - start)
    heads = _find_heads(noted, draft.blocks, keep)
    return [own or number in heads for number, own in enumerate(noted)]


def _list_works(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the works that a paper lists, their heading included."""
    start, level = 0, 0
    for i, block in enumerate([*blocks, Block("", "heading", 1)]):
        if block.kind != "heading" or (start and block.level > level > 0):
            continue
        if start and _are_works(blocks[start:i]):
            yield start - 1, i
        start = i + 1 if _HEADING.fullmatch(block.text) else 0
        level = block.level


def _are_works(blocks: Sequence[Block]) -> bool:
    alone = sum(_YEAR_ALONE.fullmatch(block.text) is not None for block in blocks)
    if alone >= max(_WORKS, _APART * len(blocks)):
        return True
    lines = [block.text for block in blocks if len(block.text) > _LABEL]
    dated = sum(_YEAR.search(line) is not None for line in lines)
    return len(lines) >= _WORKS and dated >= _DATED * len(lines)


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
