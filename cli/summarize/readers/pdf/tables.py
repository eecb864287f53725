"""Tables: rows of cells, and all lines from a table's title to the next prose."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, pairwise

from summarize.discourse.section_names import CAPTION, TABLE
from summarize.language.punctuation import COLONS, ends_sentence
from summarize.readers.pdf.exclusions import BULLET
from summarize.readers.pdf.layout import Layout, is_heading
from summarize.readers.pdf.lines import PITCH, Line, Page, cut_rows, is_beside

_ROWS = 3  # of a table, at least
_BETWEEN = 3  # lines between two rows of a table, such as the rest of a cell
_FULL = 0.8  # of the width of a column, for a line of prose
_SHORT = 34  # characters; a line of no more may be a cell
_LETTERS = 0.6  # share of the characters of a line of prose
_SAME = 2.0  # points between edges that are one
_STEP = re.compile(r"\d{1,2}", re.ASCII)
_NAMED = re.compile(r"\W{0,9}(?:\w{2,39}|\w{1,30}(?:\.\s{0,3}|\s{1,3})\w{1,9})\s{0,3}(?:[.:|]|$)")


def mark_tables(pages: Sequence[Page], layout: Layout, *, titled: bool) -> list[Page]:
    """Mark the lines of tables on all pages; ``titled`` ones reach from their title to prose."""
    return [_mark_page(page, layout, titled=titled) for page in pages]


def _mark_page(page: Page, layout: Layout, *, titled: bool) -> Page:
    lines = page.lines
    places = [place for place, line in enumerate(lines) if not line.reason]
    stays = [lines[place] for place in places]
    ends = accumulate(map(len, cut_rows(stays, is_beside)), initial=0)
    rows = [list(range(start, end)) for start, end in pairwise(ends)]
    full = {row[0] for row in rows if len(row) == 1 and _is_full(stays[row[0]], layout)}
    for before, row in pairwise(rows):
        if before[0] in full and _goes_on([stays[place] for place in before], stays[row[0]]):
            full.add(row[0])
    steps = _find_steps(stays) if not titled else frozenset[int]()
    cells = {place for row in _find_tables(rows, full, steps, stays) for place in row}
    cells |= set(_find_titled_tables(stays, layout)) if titled else set()
    marked = {places[place] for place in cells}
    return page._replace(
        lines=[
            line._replace(reason="table") if place in marked else line
            for place, line in enumerate(lines)
        ]
    )


def _find_tables(
    rows: Sequence[list[int]], full: Set[int], steps: Set[int], lines: Sequence[Line]
) -> Iterator[list[int]]:
    """Yield the rows of tables and the lines between them; full lines end a table.

    The number of a step and its text beside it are no row.
    """
    table: list[int] = []
    for number, row in enumerate([*rows, []]):
        if len(row) > 1 and row[0] not in full and not (len(row) == 2 and row[0] in steps):
            table.append(number)
        ended = not row or row[0] in full or (table and number - table[-1] > _BETWEEN)
        if table and ended:
            if len(table) >= _ROWS:
                first, last = table[0], table[-1]
                yield from rows[first : last + 1]
                yield from _follow(rows[first], rows[:first][::-1], full, lines)
                yield from _follow(rows[last], rows[last + 1 :], full, lines)
            table = []


def _follow(
    row: Sequence[int], rows: Sequence[list[int]], full: Set[int], lines: Sequence[Line]
) -> Iterator[list[int]]:
    """Yield the rows above or below another that hold the rest of a cell, but not of its first."""
    first, *cells = (lines[place] for place in row)
    for place, *others in rows:
        line = lines[place]
        held = [i for i, one in enumerate(cells) if one.left < line.right and one.right > line.left]
        if others or place in full or len(held) != 1 or line.left < first.right:
            return
        if abs(cells[held[0]].bottom - line.bottom) >= PITCH * line.height:
            return
        cells[held[0]] = line
        yield [place]


def _goes_on(row: Sequence[Line], after: Line) -> bool:
    """Check whether a sentence of a row goes on in the line below, as around a formula."""
    first = row[0]
    ends = not after.text[0].islower() or ends_sentence(row[-1].text, also=COLONS)
    if ends or " " not in first.text or abs(first.left - after.left) > _SAME:
        return False
    return 0 < first.bottom - after.bottom < PITCH * first.height


def _find_steps(lines: Sequence[Line]) -> frozenset[int]:
    """Find the numbers beside steps, 1, 2, 3 below each other, and bullets."""
    bullets = {place for place, line in enumerate(lines) if BULLET.fullmatch(line.text)}
    steps: list[int] = []
    for place, line in enumerate(lines):
        if not _STEP.fullmatch(line.text):
            continue
        last = lines[steps[-1]] if steps else None
        beneath = last is not None and abs(last.left - line.left) < line.height
        if int(line.text) == 1 or (last and beneath and int(line.text) == int(last.text) + 1):
            steps.append(place)
    return frozenset(bullets.union(steps))


def _find_titled_tables(lines: Sequence[Line], layout: Layout) -> Iterator[int]:
    """Yield the indexes of the lines from each title of a table to the next prose."""
    place = 0
    while place < len(lines):
        start = place
        place += 1
        if not _is_title(lines[start], layout):
            continue
        while place < len(lines) and _continues(lines[place - 1], lines[place]):
            place += 1
        end = _find_prose(lines, place, layout)
        while end > place and _is_prose_heading(lines, end - 1, layout):
            end -= 1
        yield from range(place, end)
        place = end


def _is_title(line: Line, layout: Layout) -> bool:
    if not (TABLE.match(line.text) and CAPTION.match(line.text)):
        return False
    differs = line.bold or line.size < layout.size - 0.75 or line.font != layout.font
    return differs or _NAMED.match(line.text) is not None


def _continues(line: Line, after: Line) -> bool:
    """Check whether a line continues the title above it, which is no shorter."""
    shorter = len(line.text) > _SHORT and line.left < after.right <= line.right + _SAME
    alike = (line.font, line.size) == (after.font, after.size)
    return shorter and alike and 0 < line.bottom - after.bottom < PITCH * line.height


def _find_prose(lines: Sequence[Line], start: int, layout: Layout) -> int:
    """Find the first of two full lines of prose; the number of lines if there are none."""
    for place in range(start, len(lines) - 1):
        line, after = lines[place], lines[place + 1]
        if all(_is_full(one, layout) for one in (line, after)) and after.top < line.top:
            return place
    return len(lines)


def _is_full(line: Line, layout: Layout) -> bool:
    long = line.width > _FULL * layout.column and len(line.text) > _SHORT
    if not long or abs(line.size - layout.size) >= 0.6:
        return False
    return sum(map(str.isalpha, line.text)) > _LETTERS * len(line.text)


def _is_prose_heading(lines: Sequence[Line], place: int, layout: Layout) -> bool:
    return place + 1 < len(lines) and is_heading(lines[place], layout, 1)
