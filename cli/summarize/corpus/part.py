"""The file that a shard becomes: its lines, packed or not, or a table of them."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarize.corpus.article_line import encode_line
from summarize.corpus.store import Store
from summarize.extras import import_extra
from summarize.readers.rows.values import unpack_rows

FORMATS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet")


_PART = re.compile(
    rf"part-([0-9a-f]{{16}})\.({'|'.join(map(re.escape, (*FORMATS, 'errors.jsonl', 'done')))})"
)


def name_part(shard: str, ending: str) -> str:
    """Return the name of a file of a shard."""
    return f"part-{shard}.{ending}"


def split_part(name: str) -> tuple[str, str] | None:
    """Return the shard and the ending of the name of such a file; None for any other.

    Other programs call their files so, too, as ``part-00000-….parquet``.
    """
    match = _PART.fullmatch(name)
    return (match[1], match[2]) if match else None


def check_format(kind: str) -> None:
    """Raise UsageError where the extra for a format is missing."""
    if kind == "parquet":
        import_extra("pyarrow", "parquet")
    if kind.endswith(".zst"):
        import_extra("zstandard", "zst")


def write_part(store: Store, shard: str, kind: str, lines: Iterable[bytes]) -> None:
    """Write the lines of a shard, whole or not at all."""
    with store.create(name_part(shard, kind)) as path:
        write_lines(path, kind, lines)


def write_lines(path: Path, kind: str, lines: Iterable[bytes]) -> None:
    """Write lines into a new file of a format, which a kind or a name ends with."""
    if kind.endswith("parquet"):
        from summarize.corpus.parquet import write_parquet

        write_parquet(map(json.loads, lines), path)
        return
    with open_lines(path, kind) as file:
        for line in lines:
            file.write(line)


@contextmanager
def open_lines(path: Path, kind: str) -> Iterator[Any]:
    """Open a new file of lines that are packed as its ending says."""
    with path.open("wb") as raw:
        if kind.endswith(".gz"):
            # No time and no name in it: the same lines are the same bytes.
            with gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:
                yield file
        elif kind.endswith(".zst"):
            zstandard = import_extra("zstandard", "zst")
            with zstandard.ZstdCompressor(level=6).stream_writer(raw, closefd=False) as file:
                yield file
        else:
            yield raw


def read_part(store: Store, name: str) -> Iterator[bytes]:
    """Yield the lines of a part, each with its newline."""
    with store.open(name) as raw:
        if name.endswith(".parquet"):
            from summarize.corpus.parquet import read_parquet_lines

            yield from map(encode_line, read_parquet_lines(raw))
            return
        with unpack_rows(raw) as file:
            yield from file
