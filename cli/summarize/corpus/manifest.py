"""The manifest ``run.json`` of an output: the options and inputs that it was begun with."""

import json
from collections.abc import Mapping
from typing import Any

from summarize.corpus.store import Store
from summarize.errors import UsageError

MANIFEST = "run.json"
_PLAN_VERSION = 2  # version 1 identified inputs by modification time, and cut them evenly


def read_manifest(store: Store) -> dict[str, Any] | None:
    """Read the manifest, None if there is none; raise UsageError if it is damaged or outdated."""
    data = store.read(MANIFEST)
    if data is None:
        return None
    try:
        begun = json.loads(data)
        run = {"size": int(begun["size"]), "asked": dict(begun["asked"])}
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{store.locate(MANIFEST)} is damaged: --restart (without --shard) begins again"
        ) from error
    if begun.get("plan") != _PLAN_VERSION:
        raise UsageError(
            f"{store.name} was begun by another version: finish it with that one, "
            "name another output, or --restart (without --shard)"
        )
    return run


def has_manifest(store: Store) -> bool:
    """Check whether there is a manifest, even a damaged one."""
    return store.read(MANIFEST) is not None


def write_manifest(store: Store, asked: Mapping[str, Any], size: int) -> None:
    """Write the manifest of a new run, or compare a resumed one, which may have more inputs.

    Of several jobs that start at once one writes it, and the others compare. Raise UsageError if
    the options differ, or an input is no longer named.
    """
    fresh = json.loads(json.dumps(asked))
    data = (
        json.dumps({"size": size, "plan": _PLAN_VERSION, "asked": fresh}, indent=1).encode() + b"\n"
    )
    if store.claim(MANIFEST, data):
        return
    begun = read_manifest(store)
    if begun is not None:
        _compare(store.name, begun["asked"], fresh)
    if begun is None or begun["asked"] != fresh:
        store.write(MANIFEST, data)


def _compare(name: str, before: dict[str, Any], fresh: dict[str, Any]) -> None:
    named = frozenset(fresh["paths"])
    if gone := [path for path in before.get("paths", ()) if path not in named]:
        raise UsageError(
            f"{name.removesuffix('.parts')} was made from {gone[0]}: name that too to add to it, "
            "or another output with -o, or --restart"
        )
    changed = [k for k in fresh | before if fresh.get(k) != before.get(k) and k != "paths"]
    if changed:
        raise UsageError(
            f"{name} was begun with other options ({', '.join(sorted(changed))}): "
            "use those, another output, or --restart (without --shard)"
        )
