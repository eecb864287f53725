"""The rows of a file of articles: JSON lines, Parquet, WARC. Streams, whatever the size."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from summarize.errors import InputError, missing_extra

MOST_BYTES = 100_000_000  # of one article: the longest book has 20 MB
SEEN = 65_536  # bytes by which a file is told
_BATCH = 64  # rows of a Parquet file in memory
_LOOKED_AT = 5  # lines
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ROW_KEY = re.compile(rb'"(?:html|text)"\s{0,9}:')
_OTHER_JSON = re.compile(rb'"nbformat"|jsonfeed\.org')  # a notebook, a feed: one article or more

Reader = Callable[[BinaryIO], Iterable[tuple[object, int]]]


def find_reader(head: bytes, name: str = "") -> Reader | None:
    """Return what yields the rows of a file, by its first bytes; None if it holds none.

    Each row comes with how many bytes of the file were read. Text that starts as no JSON is lines
    of JSON if the name says so: a broken first line must not cost the others.
    """
    if head.startswith(b"PAR1"):
        return _read_parquet
    if head.startswith(_ZSTD):
        return _read_lines
    inner = _peek_gzip(head) if head.startswith(_GZIP) else head
    if inner.startswith(b"WARC/"):
        return _read_warc
    named = re.search(r"\.(?:jsonl|ndjson)\b", name.lower()) is not None
    return _read_lines if _holds_objects(inner) or (named and b"\0" not in inner) else None


def _peek_gzip(head: bytes) -> bytes:
    import zlib

    try:
        return zlib.decompressobj(31).decompress(head, SEEN)
    except zlib.error:
        return b""


def _holds_objects(head: bytes) -> bool:
    """Tell whether one of the first lines is an object of JSON with html or text."""
    lines = [line for line in head.split(b"\n", _LOOKED_AT)[:_LOOKED_AT] if line.strip()]
    objects = [line for line in lines if line.lstrip().startswith(b"{")]
    if 2 * len(objects) < len(lines) or _OTHER_JSON.search(head):
        return False
    return any(map(_is_row, objects))


def _is_row(line: bytes) -> bool:
    if len(line) >= SEEN // 2 and not line.rstrip().endswith(b"}"):  # the start of a long line
        return _ROW_KEY.search(line) is not None
    row = _parse(line)
    return isinstance(row, dict) and not row.keys().isdisjoint(("html", "text"))


def _read_lines(raw: BinaryIO) -> Iterator[tuple[object, int]]:
    with _decompress(raw) as file:
        while line := file.readline(2 * MOST_BYTES):
            if line.strip():
                yield _parse(line), raw.tell()


def _parse(line: bytes) -> object:
    import json  # where rows are: a text should not wait for it

    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return InputError("not a line of JSON")


@contextmanager
def _decompress(raw: BinaryIO) -> Iterator[Any]:
    import gzip
    import io

    magic = raw.read(4)
    raw.seek(0)
    if magic.startswith(_GZIP):
        with gzip.open(raw) as file:
            yield file
    elif magic == _ZSTD:
        zstandard = _import("zstandard", "zst")
        with zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True) as stream:
            yield io.BufferedReader(stream)
    else:
        yield raw


def _read_warc(raw: BinaryIO) -> Iterator[tuple[object, int]]:
    iterator = _import("warcio.archiveiterator", "warc").ArchiveIterator
    for entry in iterator(raw):
        headers = entry.http_headers
        kind = (headers.get_header("Content-Type") or "") if headers else ""
        if entry.rec_type != "response" or "html" not in kind.lower():
            continue
        url = entry.rec_headers.get_header("WARC-Target-URI")
        data = entry.content_stream().read(MOST_BYTES + 1)
        identity = entry.rec_headers.get_header("WARC-Record-ID")
        yield {"id": identity, "url": url, "html": data}, raw.tell()


def _read_parquet(raw: BinaryIO) -> Iterator[tuple[object, int]]:
    parquet = _import("pyarrow.parquet", "parquet")
    size = raw.seek(0, 2)
    raw.seek(0)
    with parquet.ParquetFile(raw) as file:
        rows = max(1, file.metadata.num_rows)
        names = [n for n in ("id", "url", "title", "html", "text") if n in file.schema_arrow.names]
        done = 0
        for batch in file.iter_batches(batch_size=_BATCH, columns=names):
            for row in batch.to_pylist():
                done += 1
                yield row, size * done // rows


def list_errors() -> tuple[type[Exception], ...]:
    """Return what the readers raise for broken files; those of libraries that are loaded."""
    import zlib

    known = (
        ("warcio.exceptions", "ArchiveLoadFailed"),
        ("zstandard", "ZstdError"),
        ("pyarrow", "ArrowException"),
    )
    loaded = ((sys.modules[module], name) for module, name in known if module in sys.modules)
    return (OSError, EOFError, zlib.error, *(getattr(module, name) for module, name in loaded))


def _import(module: str, extra: str) -> Any:
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as error:
        raise missing_extra("this input", module.split(".")[0], extra) from error
