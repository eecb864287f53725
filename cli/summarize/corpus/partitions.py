"""Partitions: the lines of a part in folders as Hive names them, ``language=en/part-ID.parquet``.

They are written from the part, which lies compressed in ``_state/``: checkpoints, retries and
``dedup`` know that alone. A record beside it, ``part-ID.split``, names the files before the first
one is written, so that a kill leaves none that nobody knows, and then holds their checksums and
that of the part. Where these do not agree, the files are written again.
"""

import json
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import Any
from unicodedata import normalize

from summarize.corpus.checkpoint import Checkpoint
from summarize.corpus.options import PARTITION_FIELDS, find_part_format
from summarize.corpus.part_file import (
    PART_FORMATS,
    name_part,
    parse_part_name,
    read_part,
    write_lines,
)
from summarize.corpus.store import SPLIT, Store
from summarize.errors import cannot_write
from summarize.sources.remote import is_remote

MISSING = "__HIVE_DEFAULT_PARTITION__"
# As Hive, Spark and DuckDB escape; they read an escape as one character, so others stay.
_ESCAPED = {ord(c): f"%{ord(c):02X}" for c in "\"#%'*/:=?\\{[]^\x7f" + "".join(map(chr, range(32)))}
# Of a partition: a record that somebody changed must not have other files removed.
_FILE = re.compile(
    rf"(?:(?:{'|'.join(PARTITION_FIELDS)})=[^/\\]+/)+part-([0-9a-f]{{16}})(?:-\d+)?"
    rf"\.(?:{'|'.join(map(re.escape, PART_FORMATS))})"
)
_LONGEST = 200  # bytes of a value: file systems have names of 255
_HELD = 1 << 26  # bytes of lines that are held in memory
_NOT_SPLIT = "not partitioned"


def find_fault(store: Store, done: Checkpoint) -> str:
    """Find why the partitions of a part are not those that it should have; "" if they are."""
    if done.report is None or not done.report.options.get("partition_by"):
        return ""
    record = _read_record(store, done.report.shard)
    if record.get("of") != _describe(done):
        return _NOT_SPLIT
    files = record["files"].items()
    sound = all(known is not None and store.measure(name) == known for name, known in files)
    return "" if sound else "damaged"


def split_part(store: Store, done: Checkpoint) -> None:
    """Write the partitions of a part that is done, unless they are there; raise InputError."""
    if done.report is None or not find_fault(store, done):
        return
    shard, options = done.report.shard, done.report.options
    fields, part = options["partition_by"], name_part(shard, find_part_format(options))
    offsets: dict[str, array[int]] = defaultdict(lambda: array("Q"))
    # Of a large part the lines lie in a file without a name, which ends with its process.
    folder = None if is_remote(store.name) else store.name
    with SpooledTemporaryFile(_HELD, dir=folder) as file:
        try:
            for raw in read_part(store, part):
                offsets[name_partition(json.loads(raw), fields)].append(file.tell())
                file.write(raw)
        except OSError as error:
            raise cannot_write(store.name, error) from error

        def read_lines(partition: str) -> Iterator[bytes]:
            for offset in offsets[partition]:
                file.seek(offset)
                yield file.readline()

        names = _name_files(offsets, shard, options["format"])
        before = _read_record(store, shard).get("files", {})
        _write_record(store, shard, {"files": dict.fromkeys([*before, *names.values()])})
        # First, because where case does not count an old name may be that of a new file.
        for name in before.keys() - names.values():
            store.remove(name)
        for partition, name in names.items():
            with store.create(name) as path:
                write_lines(path, name, read_lines(partition), without=fields)
    files = {name: store.measure(name) for name in names.values()}
    _write_record(store, shard, {"of": _describe(done), "files": files})


def name_partition(line: Mapping[str, Any], fields: Iterable[str]) -> str:
    """Name the folder of a line: ``language=en/date=2026-01-31``."""
    return "/".join(f"{field}={_escape(_read_value(line, field))}" for field in fields)


def _read_value(line: Mapping[str, Any], field: str) -> str:
    value = str(line.get(field) or "").strip()
    if field != "date":
        return value
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return ""


def _escape(value: str) -> str:
    """Escape a value for a path as Hive does, and cut it where file systems would refuse it."""
    name = ""
    for char in value.encode(errors="replace").decode():  # lone surrogates become "?"
        if len(name.encode()) > _LONGEST:
            break
        name += char.translate(_ESCAPED)
    return name or MISSING


def _name_files(partitions: Iterable[str], shard: str, format_: str) -> dict[str, str]:
    """Name the file of each partition; those of two differ even where case does not count."""
    taken = Counter[str]()
    names = {}
    for partition in partitions:
        key = normalize("NFD", partition.casefold())
        taken[key] += 1
        number = f"-{taken[key]}" if taken[key] > 1 else ""
        names[partition] = f"{partition}/{name_part(f'{shard}{number}', format_)}"
    return names


def list_partition_files(store: Store) -> list[str]:
    """List the files of all parts in their partitions."""
    parts = filter(None, map(parse_part_name, store.list_names()))
    return [n for id_, kind in parts if kind == SPLIT for n in _read_record(store, id_)["files"]]


def measure_partitions(store: Store, shard: str) -> int:
    """Add up the bytes of a part in its partitions."""
    return sum(known[0] for known in _read_record(store, shard)["files"].values() if known)


def remove_file(store: Store, name: str) -> None:
    """Remove a file of a shard; with the record of its partitions, these too."""
    part = parse_part_name(name)
    if part and part[1] == SPLIT:
        for inner in _read_record(store, part[0])["files"]:
            store.remove(inner)
    store.remove(name)


def _describe(done: Checkpoint) -> list[Any]:
    """Describe that by which the partitions of a part are determined."""
    options = done.report.options if done.report else {}
    return [done.files, options.get("partition_by"), options.get("format")]


def _read_record(store: Store, shard: str) -> dict[str, Any]:
    """Read the record of the partitions of a part; that of none if it names other files."""
    try:
        record = json.loads(store.read(name_part(shard, SPLIT)) or b"")
        named = [_FILE.fullmatch(name) for name, _ in record["files"].items()]
        if all(found and found[1] == shard for found in named):
            return dict(record)
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    return {"files": {}}


def _write_record(store: Store, shard: str, record: dict[str, Any]) -> None:
    store.write(name_part(shard, SPLIT), json.dumps(record, indent=1).encode() + b"\n")
