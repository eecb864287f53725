"""Checkpoints: the file ``part-*.done`` of a finished shard, with its report and file checksums."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, NamedTuple
from zlib import crc32

from summarize.corpus.options import Options
from summarize.corpus.part_file import name_part
from summarize.corpus.store import Store

SHOWN = 10  # failures named in a report, and printed by a run
_OF_RUN = ("fresh", "repaired", "kept")  # fields about this run, which are not saved
_ERRORS = "errors.jsonl"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a shard."""

    shard: str
    counts: dict[str, int]  # articles by status, without messages
    skipped: dict[str, int]  # records by reason
    words: dict[str, int]  # in articles and in summaries
    seconds: float
    failures: tuple[tuple[str, str], ...] = ()  # source and status of the first few
    errors: dict[str, int] = field(default_factory=dict)  # the commonest statuses, with messages
    unread: int = 0  # files, or ranges of them, that could not be read
    memory: int = 0  # peak of a worker in bytes; 0 if unknown
    begun: str = ""  # ISO 8601
    ended: str = ""
    options: dict[str, Any] = field(default_factory=dict)  # by Options.describe
    versions: dict[str, str] = field(default_factory=dict)  # of the program and its libraries
    picked: dict[str, int] = field(default_factory=dict)  # articles by command or auto, and calls
    fallbacks: dict[str, int] = field(default_factory=dict)  # the commonest reasons of auto
    cpu_seconds: float = 0.0  # of the worker and its supervisor, without processes that were killed
    unread_rows: int = 0  # in what could not be read, where their number is known
    fresh: bool = True  # done by this run, not an earlier one
    kept: int = 0  # articles whose lines a retry left as they were
    repaired: bool = False  # done again because its files were damaged


_FIELDS = tuple(each.name for each in fields(Report) if each.name not in _OF_RUN)


def measure_speed(articles: int, seconds: float) -> float:
    """Compute articles per second."""
    return round(articles / max(0.001, seconds), 2)


class Checkpoint(NamedTuple):
    """A shard as its checkpoint and files show it."""

    report: Report | None  # None if the shard has to be done
    damaged: bool = False  # the checkpoint is unreadable or does not match the files
    files: Mapping[str, Any] = {}  # size and checksum of each, by its ending


NOT_DONE = Checkpoint(None)


def write_checkpoint(store: Store, report: Report, options: Options) -> Checkpoint:
    """Write the checkpoint of a shard whose files are complete; from then on it is done."""
    note = {name: value for name, value in asdict(report).items() if name not in _OF_RUN}
    note["articles_per_second"] = measure_speed(sum(report.counts.values()), report.seconds)
    files = _measure_files(store, report.shard, options.format)
    _write(store, report.shard, {**note, "files": files})
    return Checkpoint(report, files=files)


def read_checkpoint(store: Store, shard: str, options: Options | None = None) -> Checkpoint:
    """Read the report of a shard, if its files are still as written.

    If ``options`` are given, a shard that was done with others counts as not done.
    """
    note = _read(store, shard)
    try:
        if note is None or (options is not None and not _fits(note["options"], options.describe())):
            return NOT_DONE
        if note["shard"] != shard:  # a copy of another's
            return Checkpoint(None, damaged=True)
        failures = tuple((source, status) for source, status in note["failures"])
        known = {name: note[name] for name in _FIELDS if name in note}
        report = Report(**{**known, "failures": failures}, fresh=False)
        found = _measure_files(store, shard, note["options"]["format"])
        sound = found == note["files"]
    except (ValueError, KeyError, TypeError):  # a damaged checkpoint
        return Checkpoint(None, damaged=True)
    return Checkpoint(report, files=found) if sound else Checkpoint(None, damaged=True)


def _fits(noted: dict[str, Any], asked: dict[str, Any]) -> bool:
    """Check whether a shard was done with the same options; a complete one fits any limit."""
    limits = (None, asked["limit"])
    return {**noted, "limit": None} == {**asked, "limit": None} and noted["limit"] in limits


def read_options(store: Store, shard: str) -> dict[str, Any]:
    """Read the options that a shard was done with; empty if its checkpoint is damaged."""
    options = (_read(store, shard) or {}).get("options")
    return options if isinstance(options, dict) else {}


def read_failures(store: Store, shard: str) -> Iterator[tuple[str, str]]:
    """Yield source and status of each failed article of a shard."""
    for error in read_errors(store, shard):
        yield error["source"], error["status"]


def read_errors(store: Store, shard: str) -> Iterator[dict[str, Any]]:
    """Yield the record of each failed article of a shard."""
    return map(json.loads, (store.read(name_part(shard, _ERRORS)) or b"").splitlines())


def _read(store: Store, shard: str) -> dict[str, Any] | None:
    """Read a checkpoint; None if there is none, empty if it is damaged."""
    data = store.read(name_part(shard, "done"))
    if data is None:
        return None
    try:
        note = json.loads(data)
    except ValueError:
        return {}
    if not isinstance(note, dict):
        return {}
    checksum = note.pop("checksum", None)
    return note if checksum == _compute_checksum(note) else {}


def _write(store: Store, shard: str, note: dict[str, Any]) -> None:
    whole = {**note, "checksum": _compute_checksum(note)}
    store.write(name_part(shard, "done"), json.dumps(whole, indent=1).encode() + b"\n")


def _compute_checksum(note: dict[str, Any]) -> str:
    """Compute the checksum of a checkpoint; without one a flipped digit would go unnoticed."""
    return f"{crc32(json.dumps(note, sort_keys=True).encode()):08x}"


def _measure_files(store: Store, shard: str, format_: str) -> dict[str, list[Any] | None]:
    """Measure the part of a shard and its list of errors, by their endings."""
    return {ending: store.measure(name_part(shard, ending)) for ending in (format_, _ERRORS)}
