"""Plan shards: cut the inputs, write ``plan.jsonl``, and match the files in the folder with it."""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from summarize.corpus.fingerprint import File, compute_fingerprint, stat_file
from summarize.corpus.inputs import check_output_folder
from summarize.corpus.manifest import PLAN, describe_command, record_inputs, seal_manifest
from summarize.corpus.options import parse_size
from summarize.corpus.part_file import parse_part_name
from summarize.corpus.partitions import list_partition_files, remove_file
from summarize.corpus.shard import Shard
from summarize.corpus.store import SPLIT, STATE, Store, open_store
from summarize.errors import InputError
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.splits import find_splits
from summarize.sources.folders import Choice, list_files
from summarize.sources.remote import is_remote

SIZE = "256M"
_FILES = 1000  # at most in a group of small files
_FEW = 50  # files that always stay together: a small folder is one shard at any place
# The number and the checksum of its shards show when a plan was cut off or changed.
_HEAD = '{"shards": %12d, "checksum": "%32s", "run": %s}\n'
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
    store.move_state()
    check_output_folder(names, store.name)
    written = (store.name, *list_written(store))
    choice = choice._replace(never=choice.never | frozenset(map(os.path.realpath, written)))
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
    store: Store, shards: Iterable[Shard], manifest: Mapping[str, Any] | None = None
) -> Workload:
    """Write the plan; retire parts that are not in it, and restore retired ones that are.

    Plan and manifest record each other. Inputs in the same folder are never parts, whatever their
    names.
    """
    ids, inputs = set(), InputsInside(store.name)
    count = size = 0
    digest, run = hashlib.sha256(), json.dumps(manifest)
    with store.create(PLAN) as path, path.open("w", encoding="ascii") as file:
        file.write(_HEAD % (0, "", run))
        for count, shard in enumerate(shards, start=1):  # noqa: B007 - needed at the end
            line = json.dumps(shard._asdict()) + "\n"
            file.write(line)
            digest.update(line.encode())
            ids.add(shard.id)
            inputs.add(shard.paths)
            size += shard.size
        file.seek(0)
        file.write(_HEAD % (count, digest.hexdigest()[:32], run))
    if manifest is not None:
        seal_manifest(store, manifest, digest.hexdigest()[:32])
    names = set(store.list_names())
    for name in sorted(names - inputs.names):  # a checkpoint is renamed first, and restored last
        part = parse_part_name(name)
        if part and part[0] not in ids:
            if part[1] == SPLIT:
                remove_file(store, name)
            else:
                store.rename(name, f"old-{name.removeprefix('part-')}")
    for name in sorted(names - inputs.names, reverse=True):
        part_name = f"part-{name.removeprefix('old-')}"
        if (old := _RETIRED.fullmatch(name)) and old[1] in ids and part_name not in names:
            store.rename(name, part_name)
    return Workload(len(ids), size, count_retired(set(store.list_names()) - inputs.names))


def measure_share(store: Store, plan: Workload, share: tuple[int, int]) -> Workload:
    """Measure the share I/N of a plan."""
    first, count = share
    if count == 1:
        return plan
    sizes = [shard.size for shard in islice(read_plan(store), first, None, count)]
    return plan._replace(shards=len(sizes), size=sum(sizes))


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


def has_plan(names: Iterable[str]) -> bool:
    """Check whether a plan is among the names."""
    return PLAN in names


def open_part_folder(name: str) -> Store:
    """Open a folder of parts; raise InputError if it is none."""
    store = open_store(name)
    store.move_state()
    names = store.list_names()
    if not has_plan(names) and not any(map(parse_part_name, names)):
        raise InputError(f"{name}: not a folder of parts")
    return store


def list_shards(store: Store) -> Iterator[tuple[str, str]]:
    """Yield id and path of the shards of the plan; without a plan, of the finished ones."""
    planned = False
    for shard in read_plan(store):
        planned = True
        yield shard.id, shard.path
    if not planned:
        for name in store.list_names():
            part = parse_part_name(name)
            if part and part[1] == "done":
                yield part[0], "a part"


def list_planned_files(store: Store) -> list[str]:
    """List the files of the shards in the plan; none if it is damaged."""
    try:
        return list_shard_files(store, read_plan(store))
    except InputError:
        return []


def list_written(store: Store) -> list[str]:
    """List the paths of the files that runs write, of the plan's shards alone in the folder."""
    names = (*list_planned_files(store), *list_partition_files(store), f"{STATE}/*")
    return list(map(store.locate, names))


def list_shard_files(store: Store, shards: Iterable[Shard]) -> list[str]:
    """List the existing files of some shards."""
    made = {shard.id for shard in shards}
    return [
        name for name in store.list_names() if (part := parse_part_name(name)) and part[0] in made
    ]


def list_retired(store: Store) -> list[str]:
    """List the retired files, which are in no plan any more, except inputs."""
    inputs = InputsInside(store.name)
    for shard in read_plan(store):
        inputs.add(shard.paths)
    return [n for n in store.list_names() if _RETIRED.fullmatch(n) and n not in inputs.names]


def count_retired(names: Iterable[str]) -> int:
    """Count the shards that retired files belong to."""
    return len({old[1] for name in names if (old := _RETIRED.fullmatch(name))})


def describe_retired(store: Store, count: int) -> str:
    """Describe where retired parts are, and how to delete them."""
    what = f"{count:,} part{'s' * (count > 1)} of inputs that changed or are gone"
    return (
        f"{what}: now {store.locate('old-*')}; 'summarize corpus clean {store.name}' deletes them"
    )


class InputsInside:
    """The names of the inputs that are directly inside a folder, or in its ``_state/``."""

    def __init__(self, folder: str) -> None:
        """Start without any."""
        self.names: set[str] = set()
        self._folder = folder if is_remote(folder) else os.path.realpath(folder)
        self._known: dict[str, bool] = {}  # whether a folder is this one

    def add(self, paths: Iterable[str]) -> None:
        """Add the paths that are inside the folder."""
        for path in paths:
            folder, _, name = path.rpartition("/")
            if folder not in self._known:
                real = folder if is_remote(path) else os.path.realpath(folder or ".")
                inner = real.rstrip("/").removesuffix(f"/{STATE}")
                self._known[folder] = inner == self._folder.rstrip("/")
            if self._known[folder]:
                self.names.add(name)
