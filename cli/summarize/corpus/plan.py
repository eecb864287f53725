"""What a folder of parts is for: the options that it was begun with, and the plan of its shards."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from summarize.corpus.shards import Shard
from summarize.corpus.store import Store
from summarize.errors import UsageError

_RUN, _PLAN = "run.json", "plan.jsonl"


class Plan(NamedTuple):
    """How much there is to do."""

    shards: int
    size: int  # bytes


def read_run(store: Store) -> dict[str, Any] | None:
    """Return what a run was begun with, None if none was; raise UsageError for what is damaged."""
    data = store.read(_RUN)
    if data is None:
        return None
    try:
        begun = json.loads(data)
        return {"size": int(begun["size"]), "asked": dict(begun["asked"])}
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{store.place(_RUN)} is damaged: --restart begins anew") from error


def begin_run(store: Store, asked: Mapping[str, Any], size: int) -> None:
    """Note what the run is begun with; raise UsageError if that is not what it was begun with."""
    begun = read_run(store)
    fresh = json.loads(json.dumps(asked))
    if begun is None:
        note = {"size": size, "asked": fresh}
        store.write(_RUN, json.dumps(note, indent=1).encode() + b"\n")
        return
    before = begun["asked"]
    if before != fresh:
        other = sorted(k for k in fresh | before if fresh.get(k) != before.get(k))
        raise UsageError(
            f"{store.name} was begun with other options ({', '.join(other)}): "
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
    for name in store.list_names():
        kind, _, rest = name.partition("-")
        if kind == "part" and rest.partition(".")[0] not in ids:
            store.rename(name, f"old-{rest}")
    return Plan(len(ids), size)


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


def restart(store: Store) -> None:
    """Take away all that runs wrote into the folder."""
    for name in store.list_names():
        if name.startswith(("part-", "old-", "stdin-", ".begun-")) or name in (_RUN, _PLAN):
            store.remove(name)
