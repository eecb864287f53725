"""Delete the files of earlier runs and plans, but none of others."""

import re
from contextlib import suppress

from summarize.corpus.manifest import INDEX, MANIFEST, PLAN
from summarize.corpus.part_file import parse_part_name
from summarize.corpus.plan import read_plan, read_share
from summarize.corpus.store import Store
from summarize.errors import InputError

# Besides parts and checkpoints.
_OWN = re.compile(r"(?:old|stdin)-[0-9a-f]{16}(?:\.[a-z.]{4,13})?")


def reset_folder(store: Store, keep: str = "") -> None:
    """Delete the files that runs made in a folder, all but one to ``keep``.

    Parts count as made by a run if they are in the plan or have a checkpoint. Files of others stay,
    whatever their names.
    """
    names = store.list_names()
    parts = {name: part for name in names if (part := parse_part_name(name))}
    made = {part[0] for part in parts.values() if part[1] == "done"}
    with suppress(InputError):  # a damaged plan
        made |= {shard.id for shard in read_plan(store)}
    for name in names:
        own = name in (MANIFEST, PLAN, INDEX) or (_OWN.fullmatch(name) and name != keep)
        if own or (name in parts and parts[name][0] in made):
            store.remove(name)


def reset_share(store: Store, share: tuple[int, int]) -> None:
    """Delete the files of the shards I, I + N, ... of a share I/N.

    Raise InputError if the plan is damaged.
    """
    made = {shard.id for shard in read_share(store, share)}
    for name in store.list_names():
        if (part := parse_part_name(name)) and part[0] in made:
            store.remove(name)
