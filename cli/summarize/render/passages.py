"""The article cut into key sentences and the text between them, for formats that show it all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from summarize.models import Block, Mark, Sentence, Summary
from summarize.render.inline import list_marks


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a block."""

    text: str
    sentence: Sentence | None = None  # set if it is a key sentence
    start: int = 0  # offset in the block

    @property
    def end(self) -> int:
        """Its end in the block."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article; its runs, joined, are its text."""

    runs: tuple[Run, ...]
    block: Block
    images: tuple[Mark, ...] = ()  # before it
    marks: tuple[Mark, ...] = ()  # in it, those around others first

    def split_runs(self) -> Iterator[tuple[Run, list[Mark]]]:
        """Yield the runs, each with the marks on it or on a part of it."""
        place, still = 0, list[Mark]()
        for run in self.runs:
            last = run is self.runs[-1]
            while place < len(self.marks) and (last or self.marks[place].start < run.end):
                still.append(self.marks[place])
                place += 1
            yield run, [m for m in still if m.end > run.start or m.start == m.end >= run.start]
            still = [mark for mark in still if mark.end > run.end]


_MOST_COLUMNS = 1_000
_NUMBER = re.compile(r"(\d{1,3})[.)] +")
_TOGETHER = frozenset(("item", "quote", "cell"))
Table = tuple[tuple["Passage | None", ...], ...]  # rows of equal length; None is empty


def mark_passages(summary: Summary, *, inline: bool = False) -> list[Passage]:
    """Cut the blocks of the article into passages, in reading order, with marks if ``inline``."""
    marks = list_marks(summary.article) if inline else repeat(())
    by_block: dict[int, list[Sentence]] = {}
    for sentence in summary.sentences:
        by_block.setdefault(sentence.paragraph, []).append(sentence)
    passages, offset = [], 0
    for number, (block, own) in enumerate(zip(summary.article.blocks, marks, strict=False)):
        runs = tuple(_cut(block.text, offset, by_block.get(number, [])))
        images = tuple(mark for mark in own if mark.kind == "image" and not mark.start)
        marked = tuple(mark for mark in own if mark.kind != "image" or mark.start)
        passages.append(_take_number(Passage(runs, block, images, marked)))
        offset += len(block.text) + 2
    return passages


def _take_number(passage: Passage) -> Passage:
    """Move the number written in an item of plain text into its block."""
    block, first = passage.block, passage.runs[0]
    match = _NUMBER.match(first.text) if block.kind == "item" and block.number is None else None
    if match is None or first.sentence is not None:
        return passage
    end = match.end()
    rest = (Run(first.text[end:], start=end),) if end < len(first.text) else ()
    runs = (*rest, *passage.runs[1:])
    if not runs:
        return passage
    return replace(passage, runs=runs, block=replace(block, number=int(match[1])))


def list_images(kind: str, group: Sequence[Passage]) -> list[Mark]:
    """List the images before the passages of a group; the mark of a new page has none."""
    return [image for passage in group if kind != "page" for image in passage.images]


def group_passages(passages: Sequence[Passage]) -> Iterator[tuple[str, list[Passage]]]:
    """Yield groups of passages with their kind; a list, a quotation and all cells are one each.

    Before the first group of a later page comes its first passage alone, with the kind "page".
    """
    group: list[Passage] = []
    page = 1
    for passage in passages:
        kind = passage.block.kind
        if group and (kind != group[0].block.kind or kind not in _TOGETHER):
            yield group[0].block.kind, group
            group = []
        if not group and (passage.block.page or page) > page:
            page = passage.block.page or page
            yield "page", [passage]
        group.append(passage)
    if group:
        yield group[0].block.kind, group


def list_tables(cells: Sequence[Passage]) -> Iterator[Table]:
    """Yield the tables that the cells form."""
    table: list[Passage] = []
    for cell in cells:
        if table and _place(cell) <= _place(table[-1]):
            yield _lay_out(table)
            table = []
        table.append(cell)
    if table:
        yield _lay_out(table)


def _place(cell: Passage) -> tuple[int, int]:
    return cell.block.row or 0, cell.block.column or 0


def _lay_out(cells: Sequence[Passage]) -> Table:
    rows: dict[int, dict[int, Passage]] = {}
    for cell in cells:
        row = rows.setdefault(cell.block.row or 0, {})
        row[len(row) if cell.block.column is None else cell.block.column] = cell
    width = min(_MOST_COLUMNS, max(max(row) for row in rows.values()) + 1)
    return tuple(tuple(row.get(i) for i in range(width)) for row in rows.values())


def list_depths(items: Sequence[Passage]) -> list[int]:
    """List the depth of each item, 0 for the outermost; none skips a depth."""
    depths: list[int] = []
    for item in items:
        most = depths[-1] + 1 if depths else 0
        depths.append(min(max(0, item.block.level - 1), most))
    return depths


def _cut(text: str, offset: int, sentences: list[Sentence]) -> Iterator[Run]:
    place = 0
    for sentence in sentences:
        start, end = sentence.start - offset, sentence.end - offset
        if start > place:
            yield Run(text[place:start], start=place)
        yield Run(text[start:end], sentence, start)
        place = end
    if place < len(text):
        yield Run(text[place:], start=place)


def place_bars(summary: Summary, columns: int) -> list[float]:
    """Compute the best key score in each column, an equal share of the article's characters.

    A column without a key sentence has 0.
    """
    length = max(1, len(summary.article.text))
    bars = [0.0] * columns
    for sentence in summary.sentences:
        column = min(columns - 1, sentence.start * columns // length)
        bars[column] = max(bars[column], sentence.score)
    return bars


def draw_strip(summary: Summary, columns: int) -> str:
    """Draw the bars as one line of block characters, ▁ to █, with dots for empty columns."""
    return "".join(
        "▁▂▃▄▅▆▇█"[min(7, int(bar * 8))] if bar else "·" for bar in place_bars(summary, columns)
    )
