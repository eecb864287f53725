"""Order the lines of columns on pages that draw them row by row."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarize.readers.pdf.lines import Line, Page, is_beside

_PAIRS = 5  # pairs of lines of prose side by side, drawn one after the other
_SHARE = 0.25  # of the lines of the page
_STEPS = 8  # from column to column, between lines that are not level: no table has them
_STEP = 1.5  # heights of a line, at most
_LEVEL = 0.06  # of the height of a line
_PROSE = 25  # characters
_NEAR = 12.0  # points between the left edges of the lines of one column


def order_columns(page: Page) -> Page:
    """Order the lines of a page column by column.

    Most pages already draw one column after the other, and stay as they are.
    """
    lines = page.lines
    rights = [
        after
        for line, after in pairwise(lines)
        if is_beside(line, after) and min(len(line.text), len(after.text)) > _PROSE
    ]
    if len(rights) < max(_PAIRS, _SHARE * len(lines)):
        steps = [pair for pair in pairwise(lines) if _is_step(*pair)]
        if len(steps) < _STEPS:
            return page
        rights = [max(pair, key=lambda one: one.left) for pair in steps]
    edges = sorted(_find_edges(rights))
    return page._replace(lines=list(_sort_lines(lines, edges)))


def _is_step(line: Line, after: Line) -> bool:
    """Check whether a line of prose follows one of another column, a little lower or higher.

    Lines of a table are level.
    """
    apart = after.left >= line.right or line.left >= after.right
    if not apart or min(len(line.text), len(after.text)) <= _PROSE:
        return False
    return _LEVEL * line.height < abs(line.bottom - after.bottom) < _STEP * line.height


def _find_edges(lines: Sequence[Line]) -> Iterator[float]:
    """Yield the left edges of all columns but the first."""
    lefts = sorted(line.left for line in lines)
    group = lefts[:1]
    for before, left in pairwise(lefts):
        if left - before > _NEAR:
            if len(group) >= _PAIRS:
                yield group[0]
            group = []
        group.append(left)
    if len(group) >= _PAIRS:
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
