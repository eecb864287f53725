"""Order the lines of pages that draw columns row by row, or blocks before those above them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from summarize.readers.pdf.lines import PROSE, Line, Page, is_beside
from summarize.readers.pdf.runs import Run, cut_cells, mean_length

_BEGUN = 5  # lines that begin at the left edge of a column
_STEPS = 16  # from column to column; tables of two texts had 15
_STEP = 1.5  # heights of a line, at most
_NEAR = 12.0  # points between the left edges of the lines of one column
_MOST = 120  # blocks; a page of more is a chart or a table
_FOOT = 0.1  # of the height of a page; blocks below it may be running feet
_NOTCH = 3.0  # points by which the boxes of two lines, one above the other, may overlap
_ALIKE = 0.6  # points between the sizes of two columns
_SHARED = 0.5  # of the width of the narrower of two blocks, one above the other


def order_columns(page: Page) -> Page:
    """Order the lines of a page that draws columns row by row, column by column."""
    steps = [pair for pair in pairwise(page.lines) if _is_step(*pair)]
    if len(steps) < _STEPS:
        return page
    edges = sorted(_find_edges([max(pair, key=lambda one: one.left) for pair in steps]))
    return page._replace(lines=list(_sort_lines(page.lines, edges)))


def _is_step(line: Line, after: Line) -> bool:
    """Check whether a line of prose follows one of another column, level with it or nearly."""
    apart = after.left >= line.right or line.left >= after.right
    if not apart or min(len(line.text), len(after.text)) <= PROSE:
        return False
    return abs(line.bottom - after.bottom) < _STEP * line.height


def _find_edges(lines: Sequence[Line]) -> Iterator[float]:
    """Yield the left edges of all columns but the first."""
    lefts = sorted(line.left for line in lines)
    group = lefts[:1]
    for before, left in pairwise(lefts):
        if left - before > _NEAR:
            if len(group) >= _BEGUN:
                yield group[0]
            group = []
        group.append(left)
    if len(group) >= _BEGUN:
        yield group[0]


def _sort_lines(lines: Sequence[Line], edges: Sequence[float]) -> Iterator[Line]:
    """Yield the lines column by column; a line that crosses an edge ends the columns above it."""
    columns: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in lines:
        if any(line.left < edge - 1 and line.right > edge + 1 for edge in edges):
            for column in columns:
                yield from column
                column.clear()
            yield line
        else:
            columns[bisect_right(edges, line.left + 1)].append(line)
    for column in columns:
        yield from column


class _Block(NamedTuple):
    """Lines below each other, and the box around them."""

    lines: Run
    left: float  # points, y upwards
    bottom: float
    right: float
    top: float
    is_prose: bool  # a part of a column of prose, and no cells

    def is_above(self, other: "_Block") -> bool:
        """Check whether this block is above another in the same column."""
        if self.bottom < other.top - _NOTCH:
            return False
        shared = min(self.right, other.right) - max(self.left, other.left)
        return shared > _SHARED * min(self.right - self.left, other.right - other.left)

    def heads(self, other: "_Block") -> bool:
        """Check whether this block is a headline above another."""
        return self.lines[0].size > other.lines[0].size + 1 and self.is_above(other)

    def is_left_of(self, other: "_Block") -> bool:
        """Check whether this block is in a column left of that of another."""
        return self.right < other.left + _NOTCH

    def is_level(self, other: "_Block") -> bool:
        """Check whether most of one of two blocks is beside the other, in the same size."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        alike = abs(self.lines[0].size - other.lines[0].size) < _ALIKE
        return alike and shared > _SHARED * min(self.top - self.bottom, other.top - other.bottom)

    def spans(self, one: "_Block", other: "_Block") -> bool:
        """Check whether this block is between two columns' blocks, over both columns."""
        over = self.left < min(one.right, other.right) and self.right > max(one.left, other.left)
        low, high = sorted((one, other), key=lambda block: block.top)
        return over and low.top <= self.bottom + _NOTCH and self.top <= high.bottom + _NOTCH


def order_blocks(page: Page) -> Page:
    """Order the blocks of a page so that none precedes one above it in its column.

    A page may draw a headline late. One that draws prose before what is above it, or a column
    before one left of it, may draw boxes at any time: there a column is read before those right
    of it, too, down to a block over both (Breuel, 2003). A foot that is drawn first stays so.
    """
    blocks = list(_cut_blocks(page.lines))
    if len(blocks) > _MOST:
        return page
    prose = [block for block in blocks if block.is_prose]
    jumbled = any(
        later.is_above(one) or (later.is_left_of(one) and later.is_level(one))
        for one, later in combinations(prose, 2)
    )
    late = any(one.is_prose and later.heads(one) for one, later in combinations(blocks, 2))
    if not (jumbled or late):
        return page
    foot = page.height * _FOOT
    ordered: list[_Block] = []
    begun = set[int]()  # places of blocks that are ordered, or wait for those before them

    def precedes(one: _Block, block: _Block) -> bool:
        if not jumbled or one.is_above(block):
            return jumbled or one.heads(block)
        beside = one.is_prose and one.is_left_of(block) and one.top >= foot
        return beside and not any(other.spans(one, block) for other in blocks)

    def order(place: int) -> None:
        begun.add(place)
        block = blocks[place]
        for other, before in enumerate(blocks):
            if other not in begun and block.top >= foot and precedes(before, block):
                order(other)
        ordered.append(block)

    for place in range(len(blocks)):
        if place not in begun:
            order(place)
    return page._replace(lines=[line for block in ordered for line in block.lines])


def _cut_blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """Yield parts of columns, and rows of cells that are drawn one after the other."""
    row: list[Run] = []
    for cell in cut_cells(lines) if lines else ():
        if row and (_is_prose(row[-1]) or _is_prose(cell) or not is_beside(row[-1][0], cell[0])):
            yield _surround(row)
            row = []
        row.append(cell)
    if row:
        yield _surround(row)


def _is_prose(lines: Run) -> bool:
    return len(lines) > 1 and mean_length(lines) > PROSE


def _surround(cells: Sequence[Run]) -> _Block:
    lines = tuple(chain(*cells))
    return _Block(
        lines,
        min(line.left for line in lines),
        min(line.bottom for line in lines),
        max(line.right for line in lines),
        max(line.top for line in lines),
        len(cells) == 1 and _is_prose(lines),
    )
