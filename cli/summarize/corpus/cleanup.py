"""Delete the files of earlier runs and plans from a folder of parts, and nothing else."""

import re
from collections.abc import Iterable
from itertools import islice

from summarize.console.complain import note
from summarize.corpus.manifest import _RUN
from summarize.corpus.part import split_part
from summarize.corpus.plan import (
    PLAN,
    Inside,
    count_aside,
    list_aside,
    list_made,
    list_parts,
    open_finished,
    read_plan,
)
from summarize.corpus.store import Store

_OWN = re.compile(r"(?:old|stdin)-[0-9a-f]{16}(?:\.[a-z.]{4,12})?")  # beside parts and notes


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
        own = name in (_RUN, PLAN) or _OWN.fullmatch(name)
        if (own or (name in parts and parts[name][0] in made)) and name not in kept.names:
            store.remove(name)


def restart_share(store: Store, share: tuple[int, int], inputs: Iterable[str]) -> None:
    """Take away what was made of the shards I, I + N, ... of a share I/N, but no input.

    Raise InputError where the plan is damaged.
    """
    first, count = share
    kept = Inside(store.name)
    kept.add(inputs)
    for name in list_parts(store, islice(read_plan(store), first, None, count)):
        if name not in kept.names:
            store.remove(name)


def clean_folder(name: str) -> int:
    """Take away the parts that were put aside, since no plan has them any more; return 0."""
    store = open_finished(name)
    names = list_aside(store)
    for each in names:
        store.remove(each)
    note(f"old parts deleted  {count_aside(names):,}")
    return 0
