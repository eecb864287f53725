"""Runs of lines: consecutive lines of one size at a regular pitch."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from summarize.language.punctuation import COLONS, ends_sentence
from summarize.readers.pdf.lines import PITCH, PROSE, Line, Page

_SPACED = 1.15  # times the distance of the lines of a page, between paragraphs with more
_WIDEST = 3.0  # heights of a line
_SHOWN = 3  # places on a page where a sentence goes on in the next line
_RAGGED = 3.0  # heights of a line, between the right ends of lines
_WHOLE = ("contents", "table", "title")  # reasons whose lines form runs
Run = tuple[Line, ...]


def cut_runs(pages: Iterable[Page]) -> Iterator[Run]:
    """Yield the runs of all pages in reading order; a removed line is a separate run.

    A running head doesn't end a run, since a page may draw it at any time.
    """
    for page in pages:
        run: list[Line] = []
        near = find_reach(page.lines)
        for line in page.lines:
            if line.reason and line.reason not in _WHOLE:
                yield (line,)
                continue
            if run and not _follows(run[-1], line, near):
                yield tuple(run)
                run = []
            run.append(line)
        if run:
            yield tuple(run)


def cut_cells(run: Sequence[Line]) -> Iterator[Run]:
    """Yield the cells of a table: lines of one size below each other."""
    cell: list[Line] = []
    for line in run:
        if cell and not _adjoins(cell[-1], line):
            yield tuple(cell)
            cell = []
        cell.append(line)
    yield tuple(cell)


def find_reach(lines: Sequence[Line]) -> float:
    """Find how far apart the lines of a paragraph may be on a page, in heights of a line.

    Sentences that go on in the next line show it, so a list is not taken for wide lines.
    """
    edge = max((line.right for line in lines), default=0.0)
    drops = sorted(
        (line.bottom - after.bottom) / line.height
        for line, after in pairwise(lines)
        if _goes_on(line, after, edge)
    )
    return max(PITCH, _SPACED * drops[len(drops) // 2]) if len(drops) >= _SHOWN else PITCH


def _goes_on(line: Line, after: Line, edge: float) -> bool:
    """Check whether a line of prose near the ``edge`` of its page goes on in the next line."""
    first = after.text[:1]
    if len(line.text) <= PROSE or line.right < edge - _RAGGED * line.height:
        return False
    if first.isupper() or not first.isalpha() or ends_sentence(line.text, also=COLONS):
        return False
    return _adjoins(line, after, _WIDEST)


def _follows(before: Line, line: Line, near: float) -> bool:
    if before.reason or line.reason:
        return before.reason == line.reason
    return _adjoins(before, line, near)


def _adjoins(before: Line, line: Line, near: float = PITCH) -> bool:
    pitch = before.bottom - line.bottom
    return (
        abs(line.size - before.size) <= 0.6
        and -0.3 * before.height < pitch
        and pitch < near * max(before.height, line.height)
        and line.left < before.right + 4
        and line.right > before.left - 4
    )


def text_of(lines: Iterable[Line]) -> str:
    """Join the texts of lines with spaces."""
    return " ".join(line.text for line in lines)


def mean_length(lines: Sequence[Line]) -> float:
    """Calculate the mean number of characters of lines."""
    return sum(len(line.text) for line in lines) / len(lines)
