"""Say how far a corpus is, and how it ended."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from summarize.console.complain import note
from summarize.console.deliver import deliver
from summarize.corpus.article_line import OK
from summarize.corpus.checkpoint import SHOWN, Report, find_report, measure_speed
from summarize.corpus.dedup import Doubles
from summarize.corpus.options import NONE, Allowed
from summarize.corpus.plan import (
    count_aside,
    describe_aside,
    list_aside,
    list_shards,
    open_finished,
)
from summarize.corpus.store import Store
from summarize.errors import InputError, NoArticleError
from summarize.language.characters import one_line
from summarize.render.json import write_json

_SCHEMA = 1  # of the JSON: fields are added, none changes its meaning


@dataclass(slots=True)
class Totals:
    """The sums over all shards so far."""

    counts: Counter[str] = field(default_factory=Counter)  # articles by status
    errors: Counter[str] = field(default_factory=Counter)  # by status with its message
    skipped: Counter[str] = field(default_factory=Counter)  # records by reason
    words: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)  # source and status of the first
    missing: list[dict[str, str]] = field(default_factory=list)  # shards, each with path and why
    options: list[dict[str, Any]] = field(default_factory=list)  # those that differ
    versions: list[dict[str, str]] = field(default_factory=list)  # those that differ
    doubles: Doubles | None = None  # of ids; None where nobody looked for them
    unread: int = 0  # files that could not be opened, or not be read to their end
    shards: int = 0
    fresh: int = 0  # articles of this run
    seconds: float = 0.0  # of all workers
    memory: int = 0  # bytes, the most that a worker held
    begun: str = ""  # of the first shard, in ISO 8601
    ended: str = ""  # of the last

    def add(self, report: Report) -> None:
        """Add a shard."""
        self.counts.update(report.counts)
        self.errors.update(report.errors)
        self.skipped.update(report.skipped)
        self.words.update(report.words)
        self.failures += report.failures[: SHOWN - len(self.failures)]
        self.shards += 1
        self.fresh += (sum(report.counts.values()) - report.kept) * report.fresh
        self.unread += report.unread
        self.seconds += report.seconds
        self.memory = max(self.memory, report.memory)
        self.begun = min(filter(None, (self.begun, report.begun)), default="")
        self.ended = max(self.ended, report.ended)
        for known, value in ((self.options, report.options), (self.versions, report.versions)):
            if value and value not in known:
                known.append(value)

    def miss(self, shard: str, path: str, why: str) -> None:
        """Note a shard that is to be done."""
        self.missing.append({"shard": shard, "path": path, "why": why})

    @property
    def failed(self) -> int:
        """How many articles have no summary."""
        return self.counts.total() - self.counts[OK]


def find_code(totals: Totals, allowed: Allowed) -> int:
    """Return 3 for what is incomplete, 4 where more articles failed than may, else 0."""
    if totals.missing or totals.unread:
        return InputError.exit_code
    many = not allowed.allows(totals.failed, totals.counts.total())
    return NoArticleError.exit_code if many else 0


def describe_totals(totals: Totals, allowed: Allowed) -> dict[str, Any]:
    """Return all that is known as JSON holds it."""
    done, ok = totals.counts.total(), totals.counts[OK]
    gone = [lack for lack in totals.missing if lack["why"] in ("missing", "damaged")]
    return {
        "schema": _SCHEMA,
        "complete": not (totals.missing or totals.unread),
        "exit_code": find_code(totals, allowed),
        "shards": {"planned": totals.shards + len(gone), "done": totals.shards},
        "missing": totals.missing,
        "articles": {"done": done, "ok": ok, "failed": done - ok},
        "statuses": dict(sorted(totals.counts.items())),
        "errors": dict(totals.errors.most_common()),
        "skipped": dict(sorted(totals.skipped.items())),
        "unread": totals.unread,
        "double_ids": totals.doubles and totals.doubles._asdict(),
        "words": {name: totals.words[name] for name in ("article", "summary")},
        "seconds": round(totals.seconds, 3),
        "articles_per_second": measure_speed(done, totals.seconds),
        "begun": totals.begun or None,
        "ended": totals.ended or None,
        "memory": totals.memory or None,
        "options": totals.options,
        "versions": totals.versions,
    }


def list_totals(totals: Totals, seconds: float, *, whole: bool = False) -> list[str]:
    """Return the lines of the closing table: of this run, or of a folder as a ``whole``."""
    failed = sorted((name, n) for name, n in totals.counts.items() if name != OK)
    done = totals.counts.total() if whole else totals.fresh
    speed = f"articles per second{' of a worker' if whole else ''}"
    rows = [
        ("articles", f"{totals.counts.total():,}"),
        *([] if whole else [("of them in this run", f"{totals.fresh:,}")]),
        ("words in", f"{totals.words['article']:,}"),
        ("words out", f"{totals.words['summary']:,}"),
        *((f"failed: {name}", f"{n:,}") for name, n in failed),
        *((f"skipped: {reason}", f"{n:,}") for reason, n in sorted(totals.skipped.items())),
        *([("inputs not read to the end", f"{totals.unread:,}")] if totals.unread else []),
        *([("missing shards", f"{len(totals.missing):,}")] if totals.missing else []),
        (speed, f"{done / max(0.001, seconds):.1f}"),
    ]
    return _align(rows)


def _align(rows: Iterable[tuple[str, str]]) -> list[str]:
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [f"{label:<{widths[0]}}  {value:>{widths[1]}}" for label, value in rows]


def read_report(out: str, allowed: Allowed = NONE) -> dict[str, Any]:
    """Return what is known of a folder of parts, as ``summarize corpus report --json`` prints it.

    Raise InputError for a folder without parts, and where its plan is damaged.
    """
    return describe_totals(_add_up(open_finished(out)), allowed)


def report_folder(out: str, allowed: Allowed = NONE, *, as_json: bool = False) -> int:
    """Tell it on stderr, or on standard output as JSON; return the exit code.

    A shard that is missing, was cut off by a limit, or whose files are not what was written, leaves
    the whole incomplete.
    """
    store = open_finished(out)
    totals = _add_up(store)
    if as_json:
        deliver(write_json(describe_totals(totals, allowed)), None)
        return find_code(totals, allowed)
    for row in (*_list_failures(totals), *_list_missing(totals)):
        note(one_line(row))
    if aside := count_aside(list_aside(store)):
        note(one_line(describe_aside(store, aside)))
    for row in list_totals(totals, totals.seconds, whole=True):
        note(row)
    if totals.failed:
        note(f"errors: {store.place('part-*.errors.jsonl')}")
    return find_code(totals, allowed)


def _add_up(store: Store) -> Totals:
    totals = Totals()
    for shard, path in list_shards(store):
        report, damaged = find_report(store, shard)
        if report is None:
            totals.miss(shard, path, "damaged" if damaged else "missing")
        else:
            totals.add(report)
            if report.options.get("limit") is not None:
                totals.miss(shard, path, "cut off by --limit")
    return totals


def _list_failures(totals: Totals) -> Iterator[str]:
    for source, status in totals.failures:
        yield f"{source}: {status}"


def _list_missing(totals: Totals) -> Iterator[str]:
    for lack in totals.missing[:SHOWN]:
        yield f"{lack['why']}: shard {lack['shard']} of {lack['path']}"
