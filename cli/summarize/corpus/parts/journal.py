"""What a folder of parts is for: the options that it was begun with, and the plan of its shards."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from summarize.corpus.parts.part_file import split_part
from summarize.corpus.parts.store import BEGUN, Store
from summarize.corpus.shards.cut import Shard
from summarize.errors import UsageError

_RUN, _PLAN = "run.json", "plan.jsonl"


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
        raise UsageError(f"{store.place(_RUN)} is damaged: --restart begins again") from error


def has_run(store: Store) -> bool:
    """Tell whether a run was begun there, even if what it noted is damaged."""
    return store.read(_RUN) is not None


def begin_run(store: Store, asked: Mapping[str, Any], size: int) -> None:
    """Note what a run is begun with, or goes on with: there may be more inputs than before.

    Raise UsageError for other options, and where an input is not named any more.
    """
    fresh = json.loads(json.dumps(asked))
    begun = read_run(store)
    if begun is not None:
        _compare(store.name, begun["asked"], fresh)
    note = {"size": size, "asked": fresh}
    store.write(_RUN, json.dumps(note, indent=1).encode() + b"\n")


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
            "use those, another output, or --restart"
        )


def write_plan(store: Store, shards: Iterable[Shard]) -> Plan:
    """Write the plan, whole; put parts of an earlier plan aside that are not in this one."""
    ids = set()
    size = 0
    with store.create(_PLAN) as path, path.open("w", encoding="ascii") as file:
        for shard in shards:
            file.write(json.dumps(shard._asdict()) + "\n")
            ids.add(shard.id)
            size += shard.size
    aside = 0
    for name in store.list_names():
        part = split_part(name)
        if part and part[0] not in ids:
            store.rename(name, f"old-{name.removeprefix('part-')}")
            aside += part[1] == "done"
    return Plan(len(ids), size, aside)


def read_plan(store: Store) -> Iterator[Shard]:
    """Yield the shards of the plan, in their order; none where there is no plan."""
    try:
        opened = store.open(_PLAN)
    except FileNotFoundError:
        return
    with opened as file:
        for line in file:
            fields = json.loads(line)
            yield Shard(**{**fields, "paths": tuple(fields["paths"])})


def has_plan(names: Iterable[str]) -> bool:
    """Tell whether a plan is among the names of the files of a folder."""
    return _PLAN in names


def restart(store: Store) -> None:
    """Take away all that runs wrote into the folder."""
    for name in store.list_names():
        if name.startswith(("part-", "old-", "stdin-", BEGUN)) or name in (_RUN, _PLAN):
            store.remove(name)
