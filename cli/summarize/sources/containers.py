"""The articles in a file: itself, or the rows of a container. Streams, whatever the size."""

import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from summarize.errors import InputError, SummarizeError, missing_extra

MOST_BYTES = 100_000_000  # of one article: the longest book has 20 MB
_TOO_LONG = InputError(f"longer than {MOST_BYTES // 1_000_000} MB")
_BATCH = 64  # rows of a Parquet file in memory

Skip = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Item:
    """One article to summarize, or what keeps it from being read."""

    record: Mapping[str, Any]  # source, id, and html or text; url and title where known
    error: SummarizeError | None = None
    bytes_read: int = 0  # of its file so far, as it lies on the disk


def read_items(path: Path, skip: Skip) -> Iterator[Item]:
    """Yield the articles in a file, in its order, but for those whose source is to be skipped.

    A source is the file's name, and for a row ``name:number``, counted from 1. What can't be read
    is an item with its error. Raise UsageError where the extra that a format needs is missing.
    """
    read = _find_reader(path.name)
    if read is None:
        if not skip(str(path)):
            yield _read_file(path)
        return
    number = 0
    try:
        for record, place in read(path):
            number += 1
            source = f"{path}:{number}"
            if not skip(source):
                yield _check(record, source, place)
    except _list_errors() as error:
        source = f"{path}:{number + 1}"
        if not skip(source):
            message = f"can't be read from here on: {_first_line(error)}"
            yield Item({"source": source, "id": source}, InputError(message))


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__


def _read_file(path: Path) -> Item:
    identity = {"source": str(path), "id": str(path)}
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return Item(identity, _TOO_LONG, size)
        return Item({**identity, "text": path.read_bytes()}, None, size)
    except OSError as error:
        return Item(identity, InputError((error.strerror or "error").lower()))


def _check(record: object, source: str, place: int) -> Item:
    identity = {"source": source, "id": source}
    if isinstance(record, SummarizeError):
        return Item(identity, record, place)
    if not isinstance(record, dict):
        return Item(identity, InputError("not an object"), place)
    known = {k: record[k] for k in ("url", "title") if isinstance(record.get(k), str)}
    if isinstance(record.get("id"), str | int):
        identity["id"] = str(record["id"])
    for key in ("html", "text"):
        data = record.get(key)
        if isinstance(data, str):  # a worker gets bytes in half the time
            data = data.encode(errors="replace")
        if isinstance(data, bytes) and data:
            if len(data) > MOST_BYTES:
                return Item(identity, _TOO_LONG, place)
            return Item({**identity, **known, key: data}, None, place)
    return Item(identity, InputError("no html and no text in it"), place)


Reader = Callable[[Path], Iterable[tuple[object, int]]]


def _find_reader(name: str) -> Reader | None:
    name = name.lower()
    if name.endswith((".warc", ".warc.gz")):
        return _read_warc
    if name.endswith(".parquet"):
        return _read_parquet
    if name.endswith(tuple(f"{e}{z}" for e in (".jsonl", ".ndjson") for z in ("", ".gz", ".zst"))):
        return _read_lines
    return None


def _read_lines(path: Path) -> Iterator[tuple[object, int]]:
    with path.open("rb") as raw, _decompress(raw, path.name) as file:
        while line := file.readline(2 * MOST_BYTES):
            if line.strip():
                yield _parse(line), raw.tell()


def _parse(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return InputError("not a line of JSON")


@contextmanager
def _decompress(raw: BinaryIO, name: str) -> Iterator[Any]:
    if name.lower().endswith(".gz"):
        with gzip.open(raw) as file:
            yield file
    elif name.lower().endswith(".zst"):
        zstandard = _import("zstandard", "zst")
        with zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True) as stream:
            yield io.BufferedReader(stream)
    else:
        yield raw


def _read_warc(path: Path) -> Iterator[tuple[object, int]]:
    iterator = _import("warcio.archiveiterator", "warc").ArchiveIterator
    with path.open("rb") as raw:
        for entry in iterator(raw):
            headers = entry.http_headers
            kind = (headers.get_header("Content-Type") or "") if headers else ""
            if entry.rec_type != "response" or "html" not in kind.lower():
                continue
            url = entry.rec_headers.get_header("WARC-Target-URI")
            data = entry.content_stream().read(MOST_BYTES + 1)
            identity = entry.rec_headers.get_header("WARC-Record-ID")
            yield {"id": identity, "url": url, "html": data}, raw.tell()


def _read_parquet(path: Path) -> Iterator[tuple[object, int]]:
    parquet = _import("pyarrow.parquet", "parquet")
    with parquet.ParquetFile(path) as file:
        size, rows = path.stat().st_size, max(1, file.metadata.num_rows)
        names = [n for n in ("id", "url", "title", "html", "text") if n in file.schema_arrow.names]
        done = 0
        for batch in file.iter_batches(batch_size=_BATCH, columns=names):
            for row in batch.to_pylist():
                done += 1
                yield row, size * done // rows


def _list_errors() -> tuple[type[Exception], ...]:
    """Return what the readers raise for broken files; those of libraries that are loaded."""
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
