"""Part files: names, formats, reading and writing."""

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

_ENDINGS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet", "errors.jsonl", "done")
_PART = re.compile(rf"part-([0-9a-f]{{16}})\.({'|'.join(map(re.escape, _ENDINGS))})")


def name_part(shard: str, ending: str) -> str:
    """Build the name of a file of a shard."""
    return f"part-{shard}.{ending}"


def parse_part_name(name: str) -> tuple[str, str] | None:
    """Parse the name of a file of a shard into id and ending; None for files of others.

    Other programs write similar names, for example ``part-00000-….parquet``.
    """
    match = _PART.fullmatch(name)
    return (match[1], match[2]) if match else None


def check_format(kind: str) -> None:
    """Raise UsageError if the extra for a format is missing."""
    if kind == "parquet":
        import_extra("pyarrow", "parquet")
    if kind.endswith(".zst"):
        import_extra("zstandard", "zst")


def write_part(store: Store, shard: str, kind: str, lines: Iterable[bytes]) -> None:
    """Write the lines of a shard, whole or not at all."""
    with store.create(name_part(shard, kind)) as path:
        write_lines(path, kind, lines)


def write_lines(path: Path, kind: str, lines: Iterable[bytes]) -> None:
    """Write lines to a new file; its format is the ending of ``kind``, a format or a name."""
    if kind.endswith("parquet"):
        from summarize.corpus.parquet import write_parquet

        write_parquet(map(json.loads, lines), path)
        return
    with open_lines(path, kind) as file:
        for line in lines:
            file.write(line)


@contextmanager
def open_lines(path: Path, kind: str) -> Iterator[Any]:
    """Open a new file of lines, compressed according to the ending of ``kind``."""
    with path.open("wb") as raw:
        if kind.endswith(".gz"):
            # Without time and name, so that the same lines give the same bytes.
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
