"""The values of rows: which part of a file, by which names, and what stands at a place."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple

from summarize.extras import import_extra
from summarize.language.characters import one_line

MOST_BYTES = 100_000_000  # of one article: the longest book has 20 MB
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_NAMED = 9  # columns that an error tells
ALL = ("all",)  # columns but those of the article itself


class Skipped(NamedTuple):
    """A row that is no article and should not be one."""

    reason: str  # one of a small set, to be counted


class Span(NamedTuple):
    """A range of a file: the rows that begin in it."""

    start: int = 0  # bytes; of Parquet row groups
    stop: int | None = None  # the end of the file if it is not given

    def holds(self, place: int) -> bool:
        """Tell whether a place lies before the end."""
        return self.stop is None or place < self.stop


WHOLE = Span()


class Columns(NamedTuple):
    """How the rows name what we look for."""

    html: str = "html"
    text: str = "text"
    id: str = "id"
    url: str = "url"
    title: str = "title"
    author: str = "author"
    date: str = "date"
    keep: tuple[str, ...] = ()  # those that stay in the lines, or ALL

    def keeps(self, name: str) -> bool:
        """Tell whether a column stays."""
        return name not in (self.html, self.text) if self.keep == ALL else name in self.keep

    def reads(self, name: str) -> bool:
        """Tell whether a column is read at all."""
        return name in self[:-1] or self.keeps(name)

    def describe_missing(self, names: Iterable[object]) -> str:
        """Say that rows have no text, and which columns they have."""
        known = [one_line(str(name)) for name in names]
        message = f"no {self.html} and no {self.text} in it"
        if not known or {self.html, self.text} & set(known):
            return message
        return f"{message}, but {', '.join(known[:_NAMED])}"


COLUMNS = Columns()


class Row(NamedTuple):
    """What stands at one place of a file of rows."""

    place: str  # as ``@OFFSET`` in bytes or ``:NUMBER`` from 1; added to the file's name
    record: object  # a mapping, or a SummarizeError, or Skipped
    read: int  # bytes of the span up to its end


Reader = Callable[[BinaryIO, Span, Columns], Iterable[Row]]


@contextmanager
def unpack_rows(raw: BinaryIO) -> Iterator[Any]:
    """Open what is in a file, packed or not."""
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
    """Return what the readers raise for broken files; those of libraries that are loaded."""
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
