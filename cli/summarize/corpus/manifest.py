"""The manifest ``run.json`` of an output: the options and inputs that it was begun with.

The plan begins with a copy of the manifest, and the manifest holds the checksum of the plan: they
prove each other, and a manifest that was lost is rebuilt from the plan. Checkpoints hold the
options, which a plan made for another engine lacks.
"""

import json
import shlex
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from summarize.corpus.checkpoint import read_options
from summarize.corpus.part_file import parse_part_name
from summarize.corpus.run_options import RunOptions
from summarize.corpus.store import Store
from summarize.errors import UsageError
from summarize.request import list_options

MANIFEST, PLAN, INDEX = "run.json", "plan.jsonl", "plan.index"
_NAMED = 5  # inputs in a command that is shown
_REPEATED = ("include", "exclude")  # options of which each value has its own


def read_manifest(store: Store) -> dict[str, Any] | None:
    """Read the manifest, or rebuild it from the plan and the checkpoints; None if nothing is begun.

    A rebuilt one may lack the size and the inputs, or the options. Raise UsageError if it is
    damaged and can't be rebuilt.
    """
    data = store.read(MANIFEST)
    begun = _parse(data) or _parse(json.dumps(read_head(store).get("run")))
    size, asked = (begun["size"], begun["asked"]) if begun else (None, {})
    options = {} if "version" in asked else _find_options(store)
    if begun or options:
        return {"size": size, "asked": {**options, **asked}}
    if data is None:
        return None
    raise UsageError(
        f"{store.locate(MANIFEST)} is damaged: --restart (without --shard) begins again"
    )


def _parse(data: bytes | str | None) -> dict[str, Any] | None:
    """Parse a manifest; None if it is missing or damaged."""
    try:
        begun = json.loads(data or b"")
        return {"size": int(begun["size"]), "asked": dict(begun["asked"])}
    except (ValueError, KeyError, TypeError):
        return None


def read_head(store: Store) -> dict[str, Any]:
    """Read the head of the plan: ``shards``, ``checksum``, ``run``; empty if it has none."""
    try:
        with store.open(PLAN) as file:
            head = json.loads(file.readline())
    except (OSError, ValueError):
        return {}
    return head if isinstance(head, dict) else {}


def _find_options(store: Store) -> dict[str, Any]:
    """Find the options of the first shard that is done, without its limit; empty if none is."""
    for name in store.list_names():
        part = parse_part_name(name)
        if part and part[1] == "done" and (options := read_options(store, part[0])):
            return {**options, "limit": None}
    return {}


def has_manifest(store: Store) -> bool:
    """Check whether there is a manifest, even a damaged one."""
    return store.read(MANIFEST) is not None


def write_manifest(
    store: Store,
    asked: Mapping[str, Any],
    size: int,
    *,
    missing: Collection[str] = (),
    forget: Collection[str] = (),
) -> dict[str, Any]:
    """Write the manifest of a new run, or compare a resumed one; return it, without its checksum.

    A resumed run may have more inputs, and lack those to ``forget``. Inputs that are ``missing``
    are not recorded. Of several jobs that start at once one writes it, and the others compare.
    Raise UsageError if the options differ, or an input is no longer named.
    """
    fresh = json.loads(json.dumps(asked))
    before = read_manifest(store)
    known = before["asked"].get("paths", ()) if before else ()
    fresh["paths"] = [path for path in fresh["paths"] if path in known or path not in missing]
    manifest = {"size": size, "asked": fresh}
    if before is None:
        if store.claim(MANIFEST, _encode(manifest)):
            return manifest
        before = read_manifest(store)
    if before is not None:
        _compare(store.name, before["asked"], fresh, forget)
    return _save(store, manifest)


def check_planned(store: Store, asked: Mapping[str, Any], missing: Collection[str]) -> None:
    """Compare a job with the manifest of the plan that it uses; raise UsageError if they differ.

    Inputs that are ``missing`` don't count.
    """
    fresh = json.loads(json.dumps(asked))
    before = read_manifest(store)
    if before is None:
        return
    known = before["asked"].get("paths", ())
    fresh["paths"] = [path for path in fresh["paths"] if path in known or path not in missing]
    _compare(store.name, before["asked"], fresh, ())
    if new := [path for path in fresh["paths"] if path not in known]:
        raise UsageError(f"{new[0]} is not in the plan: 'summarize corpus plan' adds it")


def record_inputs(store: Store, asked: Mapping[str, Any], size: int) -> dict[str, Any]:
    """Write the manifest of a plan for another engine, with the options that are known."""
    fresh = json.loads(json.dumps(asked))
    before = read_manifest(store)
    return _save(store, {"size": size, "asked": {**(before["asked"] if before else {}), **fresh}})


def _save(store: Store, manifest: dict[str, Any]) -> dict[str, Any]:
    """Write a manifest, unless the one there says the same; return it."""
    if _parse(store.read(MANIFEST)) != manifest:
        store.write(MANIFEST, _encode(manifest))
    return manifest


def seal_manifest(store: Store, manifest: Mapping[str, Any], checksum: str) -> None:
    """Record the checksum of the plan that has a copy of the manifest."""
    data = _encode({**manifest, "plan_checksum": checksum})
    if store.read(MANIFEST) != data:
        store.write(MANIFEST, data)


def _encode(manifest: Mapping[str, Any]) -> bytes:
    return json.dumps(manifest, indent=1).encode() + b"\n"


def find_disagreement(store: Store) -> tuple[str, str] | None:
    """Find the file by which plan and manifest don't prove each other, and the reason."""
    data, head = store.read(MANIFEST), read_head(store)
    if PLAN not in store.list_names():
        return PLAN, "missing"
    if data is None:
        return MANIFEST, "missing"
    try:
        manifest = dict(json.loads(data))
        checksum = manifest.pop("plan_checksum", "")
    except (ValueError, TypeError):
        return MANIFEST, "damaged"
    agrees = manifest == head.get("run") and checksum == head.get("checksum")
    return None if agrees else (MANIFEST, f"does not agree with {PLAN}")


def fits(options: Mapping[str, Any], asked: Mapping[str, Any]) -> bool:
    """Check whether a shard was done with the options of a manifest, as far as it has them."""
    return all(options[k] == asked[k] for k in options if k in asked and k != "limit")


def describe_command(store: Store) -> str:
    """Describe the command that mends or continues an output, as far as its inputs are known."""
    try:
        begun = read_manifest(store)
    except UsageError:
        begun = None
    asked = begun["asked"] if begun else {}
    paths = asked.get("paths", [])
    words = ["summarize", "corpus", *paths[:_NAMED], *_spell_options(asked)]
    output = store.name.removesuffix(".parts")
    words += ["-o", output if output != store.name else f"{output.rstrip('/')}/"]
    known = paths or asked.get("files_from")
    unknown = " ..." if len(paths) > _NAMED or not known or asked.get("pick_with") else ""
    return f"{shlex.join(words)}{unknown}"


def _spell_options(asked: Mapping[str, Any]) -> Iterator[str]:
    """Spell the options of a manifest that are not at their defaults, as they are declared.

    Of a command that picks there is only a digest: its user adds it.
    """
    columns = asked.get("columns", {})
    values = {
        **{name: value for name, value in asked.items() if name != "pick_with"},
        **asked.get("filters", {}),
        **{f"{name}_column": value for name, value in columns.items()},
        "keep_columns": columns.get("keep"),
        "part_format": asked.get("format"),
    }
    if values.get("parts"):
        yield "--parts"
    for name, _, default, _ in (*list_options(), *list_options(RunOptions)):
        value, flag = values.get(name) or default, f"--{name.replace('_', '-')}"
        if default is True and values.get(name) is False:
            yield f"--no-{name}"
        elif isinstance(value, list) and name in _REPEATED:
            for each in value:
                yield from (flag, each)
        elif value != default:
            yield from (flag, ",".join(value) if isinstance(value, list) else str(value))


def _compare(
    name: str, before: dict[str, Any], fresh: dict[str, Any], forget: Collection[str]
) -> None:
    if not {"version", "paths"} <= before.keys():  # rebuilt, or of a plan for another engine
        before = {**fresh, **before}
    named = {path.rstrip("/") for path in (*fresh["paths"], *forget)}
    if gone := [path for path in before["paths"] if path.rstrip("/") not in named]:
        raise UsageError(
            f"{name.removesuffix('.parts')} was made from {gone[0]}: name that too to add to it, "
            f"--forget {gone[0]}, or another output with -o, or --restart"
        )
    changed = [k for k in fresh | before if fresh.get(k) != before.get(k) and k != "paths"]
    if changed:
        raise UsageError(
            f"{name} was begun with other options ({', '.join(sorted(changed))}): "
            "use those, another output, or --restart (without --shard)"
        )
