"""Plan shards: cut the inputs, write ``plan.jsonl``, and match the files in the folder with it.

``corpus plan`` also writes an index, by which a job finds the shards of its share in the plan.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TextIO
from zlib import crc32

from summarize.corpus.fingerprint import File, compute_fingerprint, stat_file
from summarize.corpus.inputs import check_output_folder
from summarize.corpus.manifest import (
    INDEX,
    PLAN,
    describe_command,
    read_head,
    record_inputs,
    seal_manifest,
)
from summarize.corpus.options import parse_size
from summarize.corpus.part_file import parse_part_name
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store, open_store
from summarize.errors import InputError
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.splits import find_splits
from summarize.sources.folders import Choice, list_files

SIZE = "256M"
_FILES = 1000  # at most in a group of small files
_FEW = 50  # files that always stay together: a small folder is one shard at any place
# The number and the checksum of its shards show when a plan was cut off or changed.
_HEAD = '{"shards": %12d, "checksum": "%32s", "run": %s}\n'
_INDEX_HEAD = "%32s\n"  # the checksum of the plan
_ENTRY = "%016x %08x\n"  # of each shard, and at the end: the start and the checksum of its line
_OF_SHARD = re.compile(r"(?:part|old)-([0-9a-f]{16})\.")
_RETIRED = re.compile(r"old-([0-9a-f]{16})\.[a-z.]{4,13}")  # a file of an earlier plan


def plan_shards(
    inputs: Iterable[str | Path],
    size: str | int = SIZE,
    *,
    out: str | Path | None = None,
    choice: Choice | None = None,
    columns: Columns = COLUMNS,
) -> Iterator[Shard]:
    """Cut files, and all files below folders, into shards, in order.

    ``size`` is the most bytes of a shard, as far as its files can be cut: JSON lines and WARC
    anywhere, Parquet between row groups, files compressed as a whole not at all. ``out`` is the
    folder for the parts: the plan is written there, so that a report knows which are missing.
    ``choice`` filters the files of folders, ``columns`` names the columns of rows. Raise UsageError
    for an invalid size or an output that is an input, InputError if the plan can't be written.
    """
    most = parse_size(size) if isinstance(size, str) else size
    names = [str(name) for name in inputs]
    choice = choice or Choice()
    if out is None:
        return cut_files(list_files(names, choice), most, columns)
    store = open_store(str(out))
    check_output_folder(names, store.name)
    choice = choice._replace(never=choice.never | {os.path.realpath(store.name)})
    asked = {"paths": names, "include": choice.include, "exclude": choice.exclude}
    manifest = record_inputs(store, {"size": most, "files_from": None, **asked}, most)
    write_plan(store, cut_files(list_files(names, choice), most, columns), manifest)
    return read_plan(store)


def cut_files(paths: Iterable[str], most: int, columns: Columns = COLUMNS) -> Iterator[Shard]:
    """Yield the shards of files in order, each of at most ``most`` bytes if it can be cut."""
    group: list[File] = []
    held = 0  # bytes of the group
    for path in paths:
        file = stat_file(path)
        full = held + file.size > most or len(group) >= _FILES
        if group and (full or _starts_group(file, most, len(group))):
            yield _join(group)
            group, held = [], 0
        if file.size > most:
            yield from _cut(file, most, columns)
        else:
            group.append(file)
            held += file.size
    if group:
        yield _join(group)


def _starts_group(file: File, most: int, before: int) -> bool:
    """Decide by the hash of its path whether a file starts a group, about every half shard.

    So a new file in a folder changes the shard that it falls into, but not all shards after it.
    """
    chance = crc32(os.fsencode(file.path)) / (1 << 32)
    return chance < 2 * max(file.size / most, 1 / _FILES if before >= _FEW else 0)


def _join(files: list[File]) -> Shard:
    known = [(file.path, compute_fingerprint(file, 0, file.size)) for file in files]
    return _make_shard(known, 0, None, sum(file.size for file in files))


def _cut(file: File, most: int, columns: Columns) -> Iterator[Shard]:
    for cut in find_splits(file.path, file.size, most, columns):
        known = compute_fingerprint(file, *cut.extent)
        yield _make_shard([(file.path, known)], cut.start, cut.stop, cut.size)


def _make_shard(known: list[tuple[str, str]], start: int, stop: int | None, size: int) -> Shard:
    digest = hashlib.sha256()
    for path, fingerprint in known:
        digest.update(os.fsencode(path) + f"\0{fingerprint}\0".encode())
    digest.update(f"{start} {stop}".encode())
    return Shard(digest.hexdigest()[:16], tuple(path for path, _ in known), start, stop, size)


class Workload(NamedTuple):
    """The size of a plan."""

    shards: int
    size: int  # bytes
    retired: int = 0  # shards of earlier plans that are not in this one


def write_plan(
    store: Store,
    shards: Iterable[Shard],
    manifest: Mapping[str, Any] | None = None,
    *,
    indexed: bool = False,
) -> Workload:
    """Write the plan; retire parts that are not in it, and restore retired ones that are.

    Plan and manifest record each other. Memory holds one shard at a time, and the names of the
    files that are there already. ``indexed`` writes the index, too.
    """
    names = set(store.list_names())
    there = {match[1] for name in names if (match := _OF_SHARD.match(name))}
    ids = set()  # of these, those that are planned
    count = size = 0
    digest, run = hashlib.sha256(), json.dumps(manifest)
    with ExitStack() as stack:
        file = stack.enter_context(_create(store, PLAN))
        index = stack.enter_context(_create(store, INDEX)) if indexed else None
        place = file.write(_HEAD % (0, "", run))
        if index:
            index.write(_INDEX_HEAD % "")
        for count, shard in enumerate(shards, start=1):  # noqa: B007 - needed at the end
            line = json.dumps(shard._asdict()) + "\n"
            file.write(line)
            digest.update(line.encode())
            if index:
                index.write(_ENTRY % (place, crc32(line.encode())))
            place += len(line)  # of ASCII
            size += shard.size
            if shard.id in there:
                ids.add(shard.id)
        checksum = digest.hexdigest()[:32]
        file.seek(0)
        file.write(_HEAD % (count, checksum, run))
        if index:
            index.write(_ENTRY % (place, 0))
            index.seek(0)
            index.write(_INDEX_HEAD % checksum)
    if manifest is not None:
        seal_manifest(store, manifest, checksum)
    for name in sorted(names):  # a checkpoint is renamed first, and restored last
        part = parse_part_name(name)
        if part and part[0] not in ids:
            store.rename(name, f"old-{name.removeprefix('part-')}")
    for name in sorted(names, reverse=True):
        part_name = f"part-{name.removeprefix('old-')}"
        if (old := _RETIRED.fullmatch(name)) and old[1] in ids and part_name not in names:
            store.rename(name, part_name)
    return Workload(count, size, count_retired(store.list_names()))


@contextmanager
def _create(store: Store, name: str) -> Iterator[TextIO]:
    with store.create(name) as path, path.open("w", encoding="ascii") as file:
        yield file


def measure_share(store: Store, share: tuple[int, int]) -> Workload:
    """Measure the share I/N of the plan."""
    sizes = [shard.size for shard in read_share(store, share)]
    return Workload(len(sizes), sum(sizes), count_retired(store.list_names()))


def has_index(store: Store) -> bool:
    """Check whether there is an index, and whether it is that of the plan."""
    head = read_head(store)
    try:
        with store.open(INDEX) as index:
            found, size = index.read(len(_INDEX_HEAD % "")).decode("ascii"), index.seek(0, 2)
        whole = len(_INDEX_HEAD % "") + (int(head["shards"]) + 1) * len(_ENTRY % (0, 0))
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return size == whole and found == _INDEX_HEAD % head.get("checksum")


def read_share(store: Store, share: tuple[int, int]) -> Iterator[Shard]:
    """Yield the shards I, I + N, ... of a share I/N, which alone are read if there is an index.

    Raise InputError if the plan is damaged.
    """
    first, count = share
    if count == 1 or not has_index(store):
        yield from islice(read_plan(store), first, None, count)
        return
    width, shards = len(_ENTRY % (0, 0)), read_head(store)["shards"]
    with store.open(INDEX) as index, store.open(PLAN) as file:
        for number in range(first, shards, count):
            index.seek(len(_INDEX_HEAD % "") + number * width)
            try:
                shard = _read_line(file, index.read(2 * width))
            except (ValueError, KeyError, TypeError) as error:
                raise _explain_damage(store) from error
            yield shard


def _read_line(plan: BinaryIO, entries: bytes) -> Shard:
    """Read the shard between two entries of the index; raise ValueError if it is not as written."""
    start, checksum, stop, _ = (int(number, 16) for number in entries.split())
    plan.seek(start)
    line = plan.read(stop - start)
    if crc32(line) != checksum:
        raise ValueError("another line")
    return _read_shard(json.loads(line))


def is_current(shard: Shard) -> bool:
    """Check whether the inputs of a shard are those that were planned, by their fingerprints."""
    files = [stat_file(path) for path in shard.paths]
    whole = [(file.path, compute_fingerprint(file, 0, file.size)) for file in files]
    span = shard.start, shard.stop
    if _make_shard(whole, *span, 0).id == shard.id:
        return True
    if shard.stop is None:
        return False
    range_ = compute_fingerprint(files[0], shard.start, shard.stop)  # of a file that is cut
    return _make_shard([(files[0].path, range_)], *span, 0).id == shard.id


def read_plan(store: Store) -> Iterator[Shard]:
    """Yield the shards of the plan in order; none if there is no plan.

    Raise InputError if it is damaged, which may show only after the last shard.
    """
    try:
        opened = store.open(PLAN)
    except FileNotFoundError:
        return
    count, digest = 0, hashlib.sha256()
    with opened as file:
        try:
            head = json.loads(file.readline())
            for count, line in enumerate(file, start=1):  # noqa: B007 - needed at the end
                digest.update(line)
                yield _read_shard(json.loads(line))
            if (head["shards"], head["checksum"]) == (count, digest.hexdigest()[:32]):
                return
        except (ValueError, KeyError, TypeError) as error:
            raise _explain_damage(store) from error
    raise _explain_damage(store)


def _explain_damage(store: Store) -> InputError:
    again = "the same command writes it again"
    return InputError(f"{store.locate(PLAN)} is damaged: {again}: {describe_command(store)}")


def _read_shard(fields: dict[str, Any]) -> Shard:
    return Shard(**{**fields, "paths": tuple(fields["paths"])})


def open_part_folder(name: str) -> Store:
    """Open a folder of parts; raise InputError if it is none."""
    store = open_store(name)
    names = store.list_names()
    if PLAN not in names and not any(map(parse_part_name, names)):
        raise InputError(f"{name}: not a folder of parts")
    return store


def list_shards(store: Store) -> Iterator[Shard]:
    """Yield the shards of the plan; without a plan the finished ones, of which the id is known."""
    planned = False
    for shard in read_plan(store):
        planned = True
        yield shard
    if not planned:
        for name in store.list_names():
            part = parse_part_name(name)
            if part and part[1] == "done":
                yield Shard(part[0], ("a part",), 0, None, 0)


def list_retired(store: Store) -> list[str]:
    """List the retired files, which are in no plan any more."""
    return list(filter(_RETIRED.fullmatch, store.list_names()))


def count_retired(names: Iterable[str]) -> int:
    """Count the shards that retired files belong to."""
    return len({old[1] for name in names if (old := _RETIRED.fullmatch(name))})


def describe_retired(store: Store, count: int) -> str:
    """Describe where retired parts are."""
    what = f"{count:,} part{'s' * (count > 1)} of inputs that changed or are gone"
    return f"{what}: now {store.locate('old-*')}; delete them when you like"
