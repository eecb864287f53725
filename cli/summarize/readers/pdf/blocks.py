"""Blocks of the article: paragraphs, headings with their levels, list items."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from summarize.readers.pdf.exclusions import BULLET
from summarize.readers.pdf.paragraphs import DASH, ITEM_NUMBER, Paragraph

_SECTION_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,5})\.?\s")
_TOP = 2  # level of the top sections; the title has level 1
_LAST = 6

Record = dict[str, Any]


def describe_blocks(paragraphs: Sequence[Paragraph]) -> Iterator[Record]:
    """Describe each paragraph as a block, or as a removed text with its reason."""
    levels = _rank_styles(paragraphs)
    numbers = _find_numbers(paragraphs)
    dashes = _find_dashes(paragraphs)
    for place, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if paragraph.reason:
            yield {"removed": text, "reason": paragraph.reason}
        elif paragraph.heading:
            level = _level_of(paragraph, levels)
            yield {"text": text, "kind": "heading", "level": level, "page": paragraph.page}
        elif paragraph.note:
            yield {"text": text, "kind": "caption", "page": paragraph.page}  # read, never picked
        elif place in numbers:
            bare = ITEM_NUMBER.sub("", text, count=1)
            yield _item(bare, paragraph.page) | {"number": numbers[place]}
        elif (bullet := BULLET.match(text)) and len(text) > bullet.end():
            yield _item(text[bullet.end() :], paragraph.page)
        elif place in dashes:
            yield _item(DASH.sub("", text, count=1), paragraph.page)
        else:
            yield {"text": text, "page": paragraph.page}


def _item(text: str, page: int) -> Record:
    return {"text": text, "kind": "item", "level": 1, "page": page}


def _style_of(paragraph: Paragraph) -> tuple[float, bool, bool]:
    first = paragraph.lines[0]
    return first.size, first.bold, first.text.isupper()


def _rank_styles(paragraphs: Sequence[Paragraph]) -> list[tuple[float, bool, bool]]:
    """Sort the styles of the headings, top level first."""
    return sorted({_style_of(p) for p in paragraphs if p.heading and not p.reason}, reverse=True)


def _level_of(paragraph: Paragraph, styles: Sequence[tuple[float, bool, bool]]) -> int:
    """Determine the level of a heading, from its number or else from its size and weight."""
    if number := _SECTION_NUMBER.match(paragraph.text):
        return min(_LAST, _TOP + number[1].count("."))
    return min(_LAST, _TOP + styles.index(_style_of(paragraph)))


def _find_dashes(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Find the items of lists with dashes: those cut from another that opens with one."""
    found = [i for i, p in enumerate(paragraphs) if not p.reason and DASH.match(p.text)]
    pairs = [(one, other) for one, other in pairwise(found) if paragraphs[other].cut]
    return {place for one, other in pairs if other == one + 1 for place in (one, other)}


def _find_numbers(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Find the items of numbered lists: those whose number precedes or follows another's."""
    kept = [i for i, p in enumerate(paragraphs) if not p.reason and not p.heading]
    found = {i: m for i in kept if (m := ITEM_NUMBER.match(paragraphs[i].text))}
    numbers = [(i, int(found[i][1])) for i in kept if i in found]
    listed: dict[int, int] = {}
    for (one, number), (other, following) in pairwise(numbers):
        if following == number + 1:
            listed |= {one: number, other: following}
    return listed
