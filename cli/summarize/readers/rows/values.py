"""Values that all readers of rows share: a span of a file, a row, and how a file is unpacked."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple

from summarize.extras import import_extra
from summarize.lazy import compile_late
from summarize.readers.rows.columns import Columns

MOST_BYTES = 100_000_000  # of one article: the longest book has 20 MB
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class Skipped(NamedTuple):
    """A row that is not meant to be an article."""

    reason: str  # one of a small set, for statistics


class Span(NamedTuple):
    """A range of a file: the rows that begin in it."""

    start: int = 0  # bytes; of Parquet row groups
    stop: int | None = None  # None for the end of the file

    def holds(self, place: int) -> bool:
        """Check whether a place is before the end."""
        return self.stop is None or place < self.stop


WHOLE = Span()


class Row(NamedTuple):
    """A row of a file, with its place."""

    place: str  # as ``@OFFSET`` in bytes or ``:NUMBER`` from 1; added to the file's name
    record: object  # a mapping, or a SummarizeError, or Skipped
    read: int  # bytes of the span up to the end of the row
    unread: bool = False  # it stands for all rows of a range that can't be read


_PLACE = compile_late(r"([@:#])([0-9]{1,18})(?:-([0-9]{1,18}))?$")


def name_range(mark: str, first: int, last: int) -> str:
    """Name the places from ``first`` to ``last``: ``@0-99`` for bytes, ``:17-24`` for rows."""
    return f"{mark}{first}" if first == last else f"{mark}{first}-{last}"


def find_file(source: str, paths: Collection[str]) -> str:
    """Find the file that a source is in, among the paths of its shard."""
    return source if source in paths else _PLACE.sub("", source)


def is_range(source: str) -> bool:
    """Check whether a source stands for a range of a file."""
    place = _PLACE.search(source)
    return bool(place and place[3])


def covers(range_: str, source: str) -> bool:
    """Check whether a source is a range, or begins in it."""
    if range_ == source:
        return True
    outer, inner = _PLACE.search(range_), _PLACE.search(source)
    if not (outer and inner and outer[3]) or outer[1] != inner[1]:
        return False
    same = range_[: outer.start()] == source[: inner.start()]
    return same and int(outer[2]) <= int(inner[2]) <= int(outer[3])


def count_rows(source: str) -> int:
    """Count the rows that a source stands for; 0 if only its bytes are known."""
    place = _PLACE.search(source)
    if not place or place[1] == "@":
        return 0
    return int(place[3] or place[2]) - int(place[2]) + 1


Reader = Callable[[BinaryIO, Span, Columns], Iterable[Row]]


@contextmanager
def unpack_rows(raw: BinaryIO) -> Iterator[Any]:
    """Open a file for reading, decompressed if need be."""
    import gzip
    import io

    magic = raw.read(4)
    raw.seek(0)
    if magic.startswith(GZIP):
        with gzip.open(raw) as file:
            yield file
    elif magic == ZSTD:
        zstandard = import_extra("zstandard", "zst")
        with zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True) as stream:
            yield io.BufferedReader(stream)
    else:
        yield raw


def list_errors() -> tuple[type[Exception], ...]:
    """List the errors that readers raise for broken files, those of loaded libraries included."""
    import zlib

    known = (("zstandard", "ZstdError"), ("pyarrow", "ArrowException"))
    loaded = ((sys.modules[module], name) for module, name in known if module in sys.modules)
    return (
        OSError,
        EOFError,
        ValueError,
        OverflowError,
        zlib.error,
        *(getattr(module, name) for module, name in loaded),
    )
