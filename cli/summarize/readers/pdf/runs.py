"""Runs of lines: consecutive lines of one size at a regular pitch."""

from collections.abc import Iterable, Iterator, Sequence

from summarize.readers.pdf.lines import Line, Page

_NEAR = 1.75  # heights of a line
_WHOLE = ("table", "title")  # reasons whose lines form runs
Run = tuple[Line, ...]


def cut_runs(pages: Iterable[Page]) -> Iterator[Run]:
    """Yield the runs of all pages in reading order; a removed line is a separate run.

    A running head doesn't end a run, since a page may draw it at any time.
    """
    for page in pages:
        run: list[Line] = []
        for line in page.lines:
            if line.reason and line.reason not in _WHOLE:
                yield (line,)
                continue
            if run and not _follows(run[-1], line):
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


def _follows(before: Line, line: Line) -> bool:
    if before.reason or line.reason:
        return before.reason == line.reason
    return _adjoins(before, line)


def _adjoins(before: Line, line: Line) -> bool:
    pitch = before.bottom - line.bottom
    return (
        abs(line.size - before.size) <= 0.6
        and -0.3 * before.height < pitch
        and pitch < _NEAR * max(before.height, line.height)
        and line.left < before.right + 4
        and line.right > before.left - 4
    )


def text_of(lines: Iterable[Line]) -> str:
    """Join the texts of lines with spaces."""
    return " ".join(line.text for line in lines)


def mean_length(lines: Sequence[Line]) -> float:
    """Calculate the mean number of characters of lines."""
    return sum(len(line.text) for line in lines) / len(lines)


def width_of(lines: Sequence[Line]) -> float:
    """Measure the width of a run in points."""
    return max(line.right for line in lines) - min(line.left for line in lines)
