"""Make blocks of the lines of an RTF: headings, items, cells and the rest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from summarize.language.characters import one_line
from summarize.models import Block, Kind
from summarize.readers.documents.roles import read_style_name
from summarize.readers.documents.rtf.state import State
from summarize.readers.html.blocks import correct_block

_CELL_ENDS, _ROW_ENDS = ("cell", "nestcell"), ("row", "nestrow")
_NUMBER = re.compile(r"(\d{1,5})[.)\s]*$")
_BULLET = re.compile(r"[•‣▪●◦·–-]\s+")
_MOST_CELL = 200  # characters, on the average: longer ones are columns of a layout
_KINDS: dict[str, Kind] = {"quote": "quote", "caption": "caption", "code": "code"}


class Line(NamedTuple):
    """A line of an RTF."""

    text: str
    word: str  # that ended it: "par", "cell", "row", ...
    state: State
    mark: str  # of an item: "•", "•1."; "" for none
    bold: float  # share of the characters


def make_blocks(
    lines: Sequence[Line], styles: Mapping[int, tuple[str, int]]
) -> tuple[str | None, list[Block]]:
    """Return what is styled as the title, if anything, and the blocks."""
    roles = {number: read_style_name(name) for number, (name, _) in styles.items()}
    levels = {number: level for number, (_, level) in styles.items()}
    title, blocks = None, []
    for in_table, group in groupby(lines, lambda line: _is_in_table(line)):
        if in_table:
            blocks += _make_table(list(group))
            continue
        for line in group:
            text = one_line(line.text)
            if any(map(str.isalnum, text)):
                role = roles.get(line.state.style, "")
                title = title or (text if role == "title" else None)
                level = min(line.state.outline, levels.get(line.state.style, 9))
                blocks.append(_make_block(text, line, role, level))
    return title, blocks


def _is_in_table(line: Line) -> bool:
    return line.state.in_table or line.word in (*_CELL_ENDS, *_ROW_ENDS)


def _make_block(text: str, line: Line, role: str, outline: int) -> Block:
    if outline < 9 or role.startswith(("heading", "title")):
        named = role.rpartition(" ")[2]
        level = outline + 1 if outline < 9 else int(named) if named.isdigit() else 1
        return Block(text, "heading", min(6, max(1, level)))
    if line.mark or line.state.list_level:
        number = _NUMBER.search(line.mark)
        level = max(1, line.state.list_level)
        return Block(text, "item", level, int(number.group(1)) if number else None)
    bullet = _BULLET.match(text)
    if bullet and len(text) > bullet.end():
        return Block(text[bullet.end() :], "item", 1)
    return correct_block(Block(text, _KINDS.get(role, "paragraph")), bold=line.bold)


def _make_table(lines: Sequence[Line]) -> list[Block]:
    """Return the cells of a table; one that only lays out the page holds paragraphs."""
    cells = list(_list_cells(lines))
    filled = [cell for cell in cells if any(map(str.isalnum, cell.text))]
    rows, columns = {cell.row for cell in cells}, {cell.column for cell in cells}
    size = sum(len(cell.text) for cell in filled)
    if len(rows) > 1 and len(columns) > 1 and size <= _MOST_CELL * len(cells):
        return [cell for cell in cells if cell.text]
    return [correct_block(Block(cell.text), bold=0) for cell in filled]


def _list_cells(lines: Sequence[Line]) -> Iterator[Block]:
    row = column = 0
    text: list[str] = []
    for line in lines:
        text.append(line.text)
        if line.word in _CELL_ENDS:
            yield Block(one_line(" ".join(text)), "cell", row=row, column=column)
            text, column = [], column + 1
        elif line.word in _ROW_ENDS:
            row, column = row + 1, 0
    if one_line(" ".join(text)):  # the row was never ended
        yield Block(one_line(" ".join(text)), "cell", row=row, column=column)
