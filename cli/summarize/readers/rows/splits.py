"""Where a large file of rows can be cut."""

from contextlib import suppress
from itertools import pairwise

from summarize.errors import InputError
from summarize.readers.rows.rows import ROWS, SEEN, tell_rows
from summarize.readers.rows.values import GZIP, ZSTD, Columns
from summarize.sources.folders import open_file

Cut = tuple[int, int | None, int]  # start, stop, bytes


def find_splits(
    path: str, size: int, most: int, columns: Columns
) -> list[tuple[int, int | None, int]]:
    """Return start, stop and bytes of the spans of a file, each of ``most`` bytes or few more.

    What can't be cut, or not be read, is one span.
    """
    with suppress(OSError, InputError), open_file(path) as file:
        head = file.read(SEEN)
        kind = tell_rows(head, path, columns)
        cut = ROWS[kind].cut if kind else ""
        if cut == "groups":
            from summarize.readers.rows.parquet import list_groups

            return _group(list_groups(file), most)
        packed = head.startswith((GZIP, ZSTD))
        if cut == "anywhere" or (cut == "unpacked" and not packed):
            count = -(-size // most)
            edges = [size * number // count for number in range(count + 1)]
            return [(a, b, b - a) for a, b in pairwise(edges)]
    return [(0, None, size)]


def _group(sizes: list[int], most: int) -> list[Cut]:
    """Join neighbours up to ``most`` bytes."""
    spans: list[Cut] = []
    start = total = 0
    for number, size in enumerate(sizes):
        if number > start and total + size > most:
            spans.append((start, number, total))
            start, total = number, 0
        total += size
    return [*spans, (start, None, total)]
