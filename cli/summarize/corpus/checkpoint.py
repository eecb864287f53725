"""The note of a shard that is done: what became of it, and which bytes its files have."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from summarize.corpus.options import Options
from summarize.corpus.part import name_part
from summarize.corpus.store import Store

SHOWN = 10  # failures that a report names, and that are told of a run
_FRESH = ("fresh", "mended", "kept")  # what is true of a run, and not of the shard
_ERRORS = "errors.jsonl"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a shard."""

    shard: str
    counts: dict[str, int]  # articles by status, without the messages
    skipped: dict[str, int]  # records by reason
    words: dict[str, int]  # of articles and of summaries
    seconds: float
    failures: tuple[tuple[str, str], ...] = ()  # source and status of the first
    errors: dict[str, int] = field(default_factory=dict)  # the commonest statuses with messages
    unread: int = 0  # files that could not be opened, or not be read to their end
    memory: int = 0  # bytes, the most that a worker held; 0 where nobody knows
    begun: str = ""  # when, in ISO 8601
    ended: str = ""
    options: dict[str, Any] = field(default_factory=dict)  # as they are described
    versions: dict[str, str] = field(default_factory=dict)  # of the program and its libraries
    fresh: bool = True  # done now, not before
    kept: int = 0  # articles of a shard of this run whose lines stayed as they were
    mended: bool = False  # done again, because its part was not what had been written


_FIELDS = tuple(each.name for each in fields(Report) if each.name not in _FRESH)


def measure_speed(articles: int, seconds: float) -> float:
    """Return articles per second of a worker."""
    return round(articles / max(0.001, seconds), 2)


class Found(NamedTuple):
    """What is known of a shard by its note and its files."""

    report: Report | None  # None if it is to be done
    damaged: bool = False  # there is a note, and a file that is not what it says


NOTHING = Found(None)


def write_note(store: Store, report: Report, options: Options) -> None:
    """Write the note of a shard whose files are all there: it is done from then on."""
    note = {name: value for name, value in asdict(report).items() if name not in _FRESH}
    note["articles_per_second"] = measure_speed(sum(report.counts.values()), report.seconds)
    note["files"] = _measure_files(store, report.shard, options.format)
    _write(store, report.shard, note)


def find_report(store: Store, shard: str, options: Options | None = None) -> Found:
    """Return what a note says of a shard, if its files are what was written.

    One that was done with other options, if there are any here, is to be done.
    """
    note = _read(store, shard)
    try:
        if note is None or (options is not None and not _fits(note["options"], options.describe())):
            return NOTHING
        failures = tuple((source, status) for source, status in note["failures"])
        known = {name: note[name] for name in _FIELDS if name in note}
        report = Report(**{**known, "failures": failures}, fresh=False)
        files = note.get("files")  # a version before this one noted none
        found = _measure_files(store, shard, note["options"]["format"]) if files else None
        sound = found in (files, note.get("soon"))
    except (ValueError, KeyError, TypeError):  # a damaged note
        return Found(None, damaged=True)
    return Found(report) if sound else Found(None, damaged=True)


def _fits(noted: dict[str, Any], asked: dict[str, Any]) -> bool:
    """Tell whether a shard was done as it is asked for; a whole one fits any limit."""
    limits = (None, asked["limit"])
    return {**noted, "limit": None} == {**asked, "limit": None} and noted["limit"] in limits


def note_soon(store: Store, shard: str, path: Path) -> None:
    """Write in the note of a shard that a file will come in the place of its part."""
    note = _read(store, shard)
    if note and note.get("files"):
        note["soon"] = {**note["files"], note["options"]["format"]: store.foresee(path)}
        _write(store, shard, note)


def renew_note(store: Store, shard: str) -> None:
    """Write in the note of a shard which bytes its files have now."""
    note = _read(store, shard)
    if note is not None:
        note["files"] = _measure_files(store, shard, note["options"]["format"])
        note.pop("soon", None)
        _write(store, shard, note)


def read_failures(store: Store, shard: str) -> Iterator[tuple[str, str]]:
    """Yield source and status of all articles of a shard that failed."""
    for told in read_errors(store, shard):
        yield told["source"], told["status"]


def read_errors(store: Store, shard: str) -> Iterator[dict[str, Any]]:
    """Yield what is noted of each article of a shard that failed."""
    return map(json.loads, (store.read(name_part(shard, _ERRORS)) or b"").splitlines())


def _read(store: Store, shard: str) -> dict[str, Any] | None:
    """Return a note; None if there is none, an empty one if it can't be read."""
    data = store.read(name_part(shard, "done"))
    if data is None:
        return None
    try:
        note = json.loads(data)
    except ValueError:
        return {}
    if not isinstance(note, dict):
        return {}
    checksum = note.pop("checksum", None)  # a version before this one wrote none
    return note if checksum in (None, _sum_up(note)) else {}


def _write(store: Store, shard: str, note: dict[str, Any]) -> None:
    whole = {**note, "checksum": _sum_up(note)}
    store.write(name_part(shard, "done"), json.dumps(whole, indent=1).encode() + b"\n")


def _sum_up(note: dict[str, Any]) -> str:
    """Return the checksum of what a note says: a digit that flipped would be told as true."""
    return f"{crc32(json.dumps(note, sort_keys=True).encode()):08x}"


def _measure_files(store: Store, shard: str, format_: str) -> dict[str, list[Any] | None]:
    """Return bytes and checksum of the part of a shard and of its list of errors, if there is."""
    return {ending: store.measure(name_part(shard, ending)) for ending in (format_, _ERRORS)}
