"""What a folder of parts is for: the options that it was begun with, and the plan of its shards."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from summarize.corpus.parts.part_file import split_part
from summarize.corpus.parts.store import Store
from summarize.corpus.shards.cut import Shard
from summarize.errors import UsageError
from summarize.sources.remote import is_remote

_RUN, _PLAN = "run.json", "plan.jsonl"
_ASIDE = "old-"  # begins the name of a part of an earlier plan
_OWN = re.compile(r"(?:old|stdin)-[0-9a-f]{16}(?:\.[a-z.]{4,12})?")  # beside parts and notes


class Plan(NamedTuple):
    """How much there is to do."""

    shards: int
    size: int  # bytes
    aside: int = 0  # parts of an earlier plan that this one does not have


def read_run(store: Store) -> dict[str, Any] | None:
    """Return what a run was begun with, None if none was; raise UsageError for what is damaged."""
    data = store.read(_RUN)
    if data is None:
        return None
    try:
        begun = json.loads(data)
        return {"size": int(begun["size"]), "asked": dict(begun["asked"])}
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{store.place(_RUN)} is damaged: --restart (without --shard) begins again"
        ) from error


def has_run(store: Store) -> bool:
    """Tell whether a run was begun there, even if what it noted is damaged."""
    return store.read(_RUN) is not None


def begin_run(store: Store, asked: Mapping[str, Any], size: int) -> None:
    """Note what a run is begun with, or goes on with: there may be more inputs than before.

    Of jobs that begin at once one notes it, and the others compare. Raise UsageError for other
    options, and where an input is not named any more.
    """
    fresh = json.loads(json.dumps(asked))
    data = json.dumps({"size": size, "asked": fresh}, indent=1).encode() + b"\n"
    if store.claim(_RUN, data):
        return
    begun = read_run(store)
    if begun is not None:
        _compare(store.name, begun["asked"], fresh)
    if begun is None or begun["asked"] != fresh:
        store.write(_RUN, data)


def _compare(name: str, before: dict[str, Any], fresh: dict[str, Any]) -> None:
    named = frozenset(fresh["paths"])
    if gone := [path for path in before.get("paths", ()) if path not in named]:
        raise UsageError(
            f"{name} was begun with the input {gone[0]}: name it too, another output, or --restart"
        )
    other = [k for k in fresh | before if fresh.get(k) != before.get(k) and k != "paths"]
    if other:
        raise UsageError(
            f"{name} was begun with other options ({', '.join(sorted(other))}): "
            "use those, another output, or --restart (without --shard)"
        )


def write_plan(store: Store, shards: Iterable[Shard]) -> Plan:
    """Write the plan, whole; put parts of an earlier plan aside that are not in this one.

    An input that lies in the same folder is no part, whatever its name.
    """
    ids, inputs = set(), Inside(store.name)
    size = 0
    with store.create(_PLAN) as path, path.open("w", encoding="ascii") as file:
        for shard in shards:
            file.write(json.dumps(shard._asdict()) + "\n")
            ids.add(shard.id)
            inputs.add(shard.paths)
            size += shard.size
    aside = 0
    for name in store.list_names():
        part = split_part(name)
        if part and part[0] not in ids and name not in inputs.names:
            store.rename(name, f"{_ASIDE}{name.removeprefix('part-')}")
            aside += part[1] == "done"
    return Plan(len(ids), size, aside)


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
    """Yield the shards of the plan, in their order; none where there is no plan."""
    try:
        opened = store.open(_PLAN)
    except FileNotFoundError:
        return
    with opened as file:
        for line in file:
            try:
                fields = json.loads(line)
                shard = Shard(**{**fields, "paths": tuple(fields["paths"])})
            except (ValueError, KeyError, TypeError) as error:
                message = f"{store.place(_PLAN)} is damaged: the same command writes it again"
                raise UsageError(message) from error
            yield shard


def has_plan(names: Iterable[str]) -> bool:
    """Tell whether a plan is among the names of the files of a folder."""
    return _PLAN in names


def list_made(store: Store) -> list[str]:
    """Return the names of the files that the plan in a folder made, as far as they are there."""
    try:
        return _list_parts(store, read_plan(store))
    except UsageError:  # no plan can be read
        return []


def _list_parts(store: Store, shards: Iterable[Shard]) -> list[str]:
    made = {shard.id for shard in shards}
    return [name for name in store.list_names() if (part := split_part(name)) and part[0] in made]


def restart(store: Store, inputs: Iterable[str]) -> None:
    """Take away what runs made in a folder: what the plan says or a note, and what they noted.

    An input stays, and so does what others wrote, by whatever name.
    """
    kept = Inside(store.name)
    kept.add(inputs)
    names = store.list_names()
    parts = {name: part for name in names if (part := split_part(name))}
    made = {part[0] for part in parts.values() if part[1] == "done"}
    made |= {parts[name][0] for name in list_made(store)}
    for name in names:
        own = name in (_RUN, _PLAN) or _OWN.fullmatch(name)
        if (own or (name in parts and parts[name][0] in made)) and name not in kept.names:
            store.remove(name)


def restart_share(store: Store, share: tuple[int, int], inputs: Iterable[str]) -> None:
    """Take away what was made of the shards I, I + N, ... of a share I/N, but no input.

    Raise UsageError where the plan is damaged.
    """
    first, count = share
    kept = Inside(store.name)
    kept.add(inputs)
    for name in _list_parts(store, islice(read_plan(store), first, None, count)):
        if name not in kept.names:
            store.remove(name)
