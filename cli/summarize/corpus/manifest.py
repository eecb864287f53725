"""What a folder of parts is for: the options that it was begun with; and how to begin again."""

import json
from collections.abc import Mapping
from typing import Any

from summarize.corpus.store import Store
from summarize.errors import UsageError

_RUN = "run.json"
_KIND = 2  # of plan: the first one knew inputs by their times of change, and cut them evenly


def read_run(store: Store) -> dict[str, Any] | None:
    """Return what a run was begun with, None if none was; raise UsageError for what is damaged."""
    data = store.read(_RUN)
    if data is None:
        return None
    try:
        begun = json.loads(data)
        run = {"size": int(begun["size"]), "asked": dict(begun["asked"])}
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{store.place(_RUN)} is damaged: --restart (without --shard) begins again"
        ) from error
    if begun.get("plan") != _KIND:
        raise UsageError(
            f"{store.name} was begun by another version: finish it with that one, "
            "name another output, or --restart (without --shard)"
        )
    return run


def has_run(store: Store) -> bool:
    """Tell whether a run was begun there, even if what it noted is damaged."""
    return store.read(_RUN) is not None


def begin_run(store: Store, asked: Mapping[str, Any], size: int) -> None:
    """Note what a run is begun with, or goes on with: there may be more inputs than before.

    Of jobs that begin at once one notes it, and the others compare. Raise UsageError for other
    options, and where an input is not named any more.
    """
    fresh = json.loads(json.dumps(asked))
    data = json.dumps({"size": size, "plan": _KIND, "asked": fresh}, indent=1).encode() + b"\n"
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
            f"{name.removesuffix('.parts')} was made from {gone[0]}: name that too to add to it, "
            "or another output with -o, or --restart"
        )
    other = [k for k in fresh | before if fresh.get(k) != before.get(k) and k != "paths"]
    if other:
        raise UsageError(
            f"{name} was begun with other options ({', '.join(sorted(other))}): "
            "use those, another output, or --restart (without --shard)"
        )
