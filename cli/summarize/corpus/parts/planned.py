"""The plan of the shards of a folder, and which files are of it, or of an earlier one."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from summarize.corpus.parts.part_file import split_part
from summarize.corpus.parts.store import Store
from summarize.corpus.shards.cut import Shard
from summarize.errors import InputError
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
