"""Splits of a large file of rows."""

from contextlib import suppress
from itertools import pairwise
from typing import NamedTuple

from summarize.errors import InputError
from summarize.readers.rows.columns import Columns
from summarize.readers.rows.rows import ROWS, detect_rows, read_head
from summarize.readers.rows.values import GZIP, ZSTD
from summarize.sources.folders import open_file


class Cut(NamedTuple):
    """A span of a file, and its identity."""

    start: int  # bytes; of Parquet row groups
    stop: int | None
    size: int  # bytes
    extent: tuple[int, int]  # bytes that identify it: of Parquet the whole file, for its index


def find_splits(path: str, size: int, most: int, columns: Columns) -> list[Cut]:
    """Cut a file into spans of about ``most`` bytes.

    When a file grows, all spans but the last stay the same. A file that can't be cut or read is one
    span.
    """
    with suppress(OSError, InputError), open_file(path) as file:
        head = read_head(file)
        kind = detect_rows(head, path, columns)
        cut = ROWS[kind].cut if kind else ""
        if cut == "groups":
            from summarize.readers.rows.parquet import list_groups

            return _group(list_groups(file), most, size)
        packed = head.startswith((GZIP, ZSTD))
        if cut == "anywhere" or (cut == "unpacked" and not packed):
            edges = [*range(0, size, most), size]
            return [Cut(a, b, b - a, (a, b)) for a, b in pairwise(edges)]
    return [Cut(0, None, size, (0, size))]


def _group(sizes: list[int], most: int, whole: int) -> list[Cut]:
    """Join neighbouring row groups up to ``most`` bytes."""
    spans: list[Cut] = []
    start = total = 0
    for number, size in enumerate(sizes):
        if number > start and total + size > most:
            spans.append(Cut(start, number, total, (0, whole)))
            start, total = number, 0
        total += size
    return [*spans, Cut(start, None, total, (0, whole))]
