"""Delete the files of earlier runs and plans, but no inputs and no files of others."""

import re
from collections.abc import Iterable
from itertools import islice

from summarize.console.complain import note
from summarize.console.deliver import deliver
from summarize.corpus.manifest import MANIFEST, PLAN
from summarize.corpus.part_file import parse_part_name
from summarize.corpus.partitions import remove_file
from summarize.corpus.plan import (
    InputsInside,
    count_retired,
    list_planned_files,
    list_retired,
    list_shard_files,
    open_part_folder,
    read_plan,
)
from summarize.corpus.store import Store
from summarize.render.json import write_json

# Besides parts and checkpoints.
_OWN = re.compile(r"(?:old|stdin)-[0-9a-f]{16}(?:\.[a-z.]{4,13})?|running-.+")


def reset_folder(store: Store, inputs: Iterable[str]) -> None:
    """Delete the files that runs made in a folder.

    Parts count as made by a run if they are in the plan or have a checkpoint. Inputs and files of
    others stay, whatever their names.
    """
    kept = InputsInside(store.name)
    kept.add(inputs)
    names = store.list_names()
    parts = {name: part for name in names if (part := parse_part_name(name))}
    made = {part[0] for part in parts.values() if part[1] == "done"}
    made |= {parts[name][0] for name in list_planned_files(store)}
    for name in names:
        own = name in (MANIFEST, PLAN) or _OWN.fullmatch(name)
        if (own or (name in parts and parts[name][0] in made)) and name not in kept.names:
            remove_file(store, name)


def reset_share(store: Store, share: tuple[int, int], inputs: Iterable[str]) -> None:
    """Delete the files of the shards I, I + N, ... of a share I/N, except inputs.

    Raise InputError if the plan is damaged.
    """
    first, count = share
    kept = InputsInside(store.name)
    kept.add(inputs)
    for name in list_shard_files(store, islice(read_plan(store), first, None, count)):
        if name not in kept.names:
            remove_file(store, name)


def clean_folder(name: str, *, as_json: bool = False) -> int:
    """Delete the parts of inputs that changed or are gone; return the exit code 0."""
    store = open_part_folder(name)
    names = list_retired(store)
    for each in names:
        store.remove(each)
    deleted = count_retired(names)
    if as_json:
        deliver(write_json({"schema": 1, "exit_code": 0, "deleted": deleted}), None)
    else:
        note(f"old parts deleted  {deleted:,}")
    return 0
