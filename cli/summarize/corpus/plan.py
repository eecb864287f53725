"""The plan of the shards of a folder, and which files are of it, or of an earlier one."""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from summarize.corpus.fingerprint import File, look_at, take_fingerprint
from summarize.corpus.inputs import refuse_folder
from summarize.corpus.options import parse_size
from summarize.corpus.part import split_part
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store, open_store
from summarize.errors import InputError
from summarize.readers.rows.splits import find_splits
from summarize.readers.rows.values import COLUMNS, Columns
from summarize.sources.folders import Choice, list_files
from summarize.sources.remote import is_remote

PLAN = "plan.jsonl"
_HEAD = '{"shards": %12d}\n'  # how many follow: what was cut off is known by that
_ASIDE = re.compile(r"old-([0-9a-f]{16})\.[a-z.]{4,12}")  # a file of a shard of an earlier plan


class Plan(NamedTuple):
    """How much there is to do."""

    shards: int
    size: int  # bytes
    aside: int = 0  # shards of earlier plans that this one does not have


def write_plan(store: Store, shards: Iterable[Shard]) -> Plan:
    """Write the plan, whole; put parts aside that are not in it, and take back those that are.

    An input that lies in the same folder is no part, whatever its name.
    """
    ids, inputs = set(), Inside(store.name)
    count = size = 0
    with store.create(PLAN) as path, path.open("w", encoding="ascii") as file:
        file.write(_HEAD % 0)
        for count, shard in enumerate(shards, start=1):  # noqa: B007 - needed at the end
            file.write(json.dumps(shard._asdict()) + "\n")
            ids.add(shard.id)
            inputs.add(shard.paths)
            size += shard.size
        file.seek(0)
        file.write(_HEAD % count)
    names = set(store.list_names())
    for name in sorted(names - inputs.names):  # a note goes first, and comes back last
        part = split_part(name)
        if part and part[0] not in ids:
            store.rename(name, f"old-{name.removeprefix('part-')}")
    for name in sorted(names - inputs.names, reverse=True):
        part_name = f"part-{name.removeprefix('old-')}"
        if (old := _ASIDE.fullmatch(name)) and old[1] in ids and part_name not in names:
            store.rename(name, part_name)
    return Plan(len(ids), size, count_aside(set(store.list_names()) - inputs.names))


def count_share(store: Store, plan: Plan, share: tuple[int, int]) -> Plan:
    """Return how much of a plan a share I/N has to do."""
    first, count = share
    if count == 1:
        return plan
    sizes = [shard.size for shard in islice(read_plan(store), first, None, count)]
    return plan._replace(shards=len(sizes), size=sum(sizes))


def list_aside(store: Store) -> list[str]:
    """Return the names of the files of shards that are in no plan any more, and are no inputs."""
    inputs = Inside(store.name)
    for shard in read_plan(store):
        inputs.add(shard.paths)
    return [n for n in store.list_names() if _ASIDE.fullmatch(n) and n not in inputs.names]


def count_aside(names: Iterable[str]) -> int:
    """Return how many shards the files are of that were put aside."""
    return len({old[1] for name in names if (old := _ASIDE.fullmatch(name))})


def describe_aside(store: Store, count: int) -> str:
    """Say that there are such, where they are, and how to be rid of them."""
    what = f"{count:,} part{'s' * (count > 1)} of inputs that changed or are gone"
    return f"{what}: now {store.place('old-*')}; 'summarize corpus clean {store.name}' deletes them"


class Inside:
    """The names of those files that lie in a folder itself."""

    def __init__(self, folder: str) -> None:
        """Know none yet."""
        self.names: set[str] = set()
        self._folder = folder if is_remote(folder) else os.path.realpath(folder)
        self._known: dict[str, bool] = {}  # folders, and whether they are this one

    def add(self, paths: Iterable[str]) -> None:
        """Take in those of some paths that lie in it."""
        for path in paths:
            folder, _, name = path.rpartition("/")
            if folder not in self._known:
                real = folder if is_remote(path) else os.path.realpath(folder or ".")
                self._known[folder] = real.rstrip("/") == self._folder.rstrip("/")
            if self._known[folder]:
                self.names.add(name)


def read_plan(store: Store) -> Iterator[Shard]:
    """Yield the shards of the plan, in their order; none where there is no plan.

    Raise InputError where it is damaged, at the latest after the last of them.
    """
    try:
        opened = store.open(PLAN)
    except FileNotFoundError:
        return
    damaged = InputError(f"{store.place(PLAN)} is damaged: the same command writes it again")
    count = 0
    with opened as file:
        try:
            head = json.loads(file.readline())
            if "shards" not in head:  # the first version wrote none
                yield _read_shard(head)
            for count, line in enumerate(file, start=1):  # noqa: B007 - needed at the end
                yield _read_shard(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise damaged from error
    if count != head.get("shards", count):
        raise damaged


def _read_shard(fields: dict[str, Any]) -> Shard:
    return Shard(**{**fields, "paths": tuple(fields["paths"])})


def has_plan(names: Iterable[str]) -> bool:
    """Tell whether a plan is among the names of the files of a folder."""
    return PLAN in names


def list_made(store: Store) -> list[str]:
    """Return the names of the files that the plan in a folder made, as far as they are there."""
    try:
        return list_parts(store, read_plan(store))
    except InputError:  # no plan can be read
        return []


def list_parts(store: Store, shards: Iterable[Shard]) -> list[str]:
    """Return the names of the files that were made of some shards, as far as they are there."""
    made = {shard.id for shard in shards}
    return [name for name in store.list_names() if (part := split_part(name)) and part[0] in made]


SIZE = "256M"


def plan_shards(
    inputs: Iterable[str | Path],
    size: str | int = SIZE,
    *,
    out: str | Path | None = None,
    choice: Choice | None = None,
    columns: Columns = COLUMNS,
) -> Iterator[Shard]:
    """Return the shards of files and of all that is below folders, in their order.

    ``size`` is how many bytes a shard has at most, if its files can be cut: JSON lines and WARC
    anywhere, Parquet between row groups, what is packed as a whole not at all. ``out`` is the
    folder that their parts will come to: the plan is written there, by which a report knows which
    are missing. ``choice`` tells which files of a folder are taken, ``columns`` how rows name their
    text. Raise UsageError for a size that is none and for an output that is an input, InputError
    where the plan can't be written.
    """
    most = parse_size(size) if isinstance(size, str) else size
    names = [str(name) for name in inputs]
    choice = choice or Choice()
    if out is None:
        return cut_files(list_files(names, choice), most, columns)
    store = open_store(str(out))
    refuse_folder(names, store.name)
    written = (store.name, *map(store.place, list_made(store)))
    choice = choice._replace(never=choice.never | frozenset(map(os.path.realpath, written)))
    write_plan(store, cut_files(list_files(names, choice), most, columns))
    return read_plan(store)


_FILES = 1000  # of a run of small files, so that a shard stays small
_FEW = 50  # small files that no chance parts, so that a small folder is one shard wherever it lies


def cut_files(paths: Iterable[str], most: int, columns: Columns = COLUMNS) -> Iterator[Shard]:
    """Yield the shards of files, of so many bytes at most where they can be cut, in their order."""
    run: list[File] = []
    held = 0  # bytes of the run
    for path in paths:
        file = look_at(path)
        full = held + file.size > most or len(run) >= _FILES
        if run and (full or _begins_run(file, most, len(run))):
            yield _join(run)
            run, held = [], 0
        if file.size > most:
            yield from _cut(file, most, columns)
        else:
            run.append(file)
            held += file.size
    if run:
        yield _join(run)


def _begins_run(file: File, most: int, before: int) -> bool:
    """Tell by the file, after so many of a run, whether another begins, at every half shard or so.

    So a new file in a folder changes the shard that it comes into, and not all after it.
    """
    chance = crc32(os.fsencode(file.path)) / (1 << 32)
    return chance < 2 * max(file.size / most, 1 / _FILES if before >= _FEW else 0)


def _join(files: list[File]) -> Shard:
    known = [(file.path, take_fingerprint(file, 0, file.size)) for file in files]
    return _make_shard(known, 0, None, sum(file.size for file in files))


def _cut(file: File, most: int, columns: Columns) -> Iterator[Shard]:
    for cut in find_splits(file.path, file.size, most, columns):
        known = take_fingerprint(file, *cut.extent)
        yield _make_shard([(file.path, known)], cut.start, cut.stop, cut.size)


def _make_shard(known: list[tuple[str, str]], start: int, stop: int | None, size: int) -> Shard:
    digest = hashlib.sha256()
    for path, fingerprint in known:
        digest.update(os.fsencode(path) + f"\0{fingerprint}\0".encode())
    digest.update(f"{start} {stop}".encode())
    return Shard(digest.hexdigest()[:16], tuple(path for path, _ in known), start, stop, size)


def open_finished(name: str) -> Store:
    """Open a folder of parts; raise InputError where there is none."""
    store = open_store(name)
    names = store.list_names()
    if not has_plan(names) and not any(map(split_part, names)):
        raise InputError(f"{name}: not a folder of parts")
    return store


def list_shards(store: Store) -> Iterator[tuple[str, str]]:
    """Yield id and path of the shards of the plan; without one, those that are done."""
    planned = False
    for shard in read_plan(store):
        planned = True
        yield shard.id, shard.path
    if not planned:
        for name in store.list_names():
            part = split_part(name)
            if part and part[1] == "done":
                yield part[0], "a part"
