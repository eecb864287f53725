"""Report progress and failures of a folder of shards, as text or JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from summarize.console.complain import note
from summarize.console.deliver import deliver
from summarize.corpus.article_line import NO_ARTICLE, OK, is_failure
from summarize.corpus.checkpoint import SHOWN, Report, measure_speed, read_checkpoint
from summarize.corpus.estimate import Interval, Sample, estimate_whole
from summarize.corpus.manifest import describe_command, find_disagreement, fits, read_manifest
from summarize.corpus.options import NO_FAILURES, FailureLimit
from summarize.corpus.plan import (
    count_retired,
    describe_retired,
    list_retired,
    list_shards,
    open_part_folder,
)
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store
from summarize.errors import InputError, NoArticleError
from summarize.language.control_characters import one_line
from summarize.render.json import write_json

CUT = "cut off by --limit"
_SCHEMA = 1  # of the JSON: fields may be added, but never change their meaning


@dataclass(slots=True)
class Totals:
    """Sums over shards."""

    counts: Counter[str] = field(default_factory=Counter)  # articles by status
    errors: Counter[str] = field(default_factory=Counter)  # by status, with messages
    picked: Counter[str] = field(default_factory=Counter)  # articles by command or auto, and calls
    fallbacks: Counter[str] = field(default_factory=Counter)  # by the reason why auto picked
    skipped: Counter[str] = field(default_factory=Counter)  # records by reason
    words: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)  # source and status of the first
    missing: list[dict[str, str]] = field(default_factory=list)  # shard, path and why
    broken: list[dict[str, str]] = field(default_factory=list)  # file of the plan, and why
    command: str = ""  # that continues or mends the folder, if it is known
    options: list[dict[str, Any]] = field(default_factory=list)  # without repetitions
    versions: list[dict[str, str]] = field(default_factory=list)  # without repetitions
    unread: int = 0  # files, or ranges of them, that could not be read
    unread_rows: int = 0  # in these ranges, where their number is known
    shards: int = 0
    samples: list[Sample] = field(default_factory=list)  # of the shards done to their end
    planned: int = 0  # bytes of all shards
    fresh: int = 0  # articles of this run
    seconds: float = 0.0  # of all workers
    cpu_seconds: float = 0.0
    memory: int = 0  # peak of a worker in bytes
    begun: str = ""  # of the first shard, in ISO 8601
    ended: str = ""  # of the last

    def add(self, report: Report) -> None:
        """Add the report of a shard."""
        self.counts.update(report.counts)
        self.errors.update(report.errors)
        self.picked.update(report.picked)
        self.fallbacks.update(report.fallbacks)
        self.skipped.update(report.skipped)
        self.words.update(report.words)
        self.failures += report.failures[: SHOWN - len(self.failures)]
        self.shards += 1
        self.fresh += (sum(report.counts.values()) - report.kept) * report.fresh
        self.unread += report.unread
        self.unread_rows += report.unread_rows
        self.seconds += report.seconds
        self.cpu_seconds += report.cpu_seconds
        self.memory = max(self.memory, report.memory)
        self.begun = min(filter(None, (self.begun, report.begun)), default="")
        self.ended = max(self.ended, report.ended)
        for known, value in ((self.options, report.options), (self.versions, report.versions)):
            if value and value not in known:
                known.append(value)

    def add_missing(self, shard: str, path: str, why: str) -> None:
        """Add a shard that has to be done."""
        self.missing.append({"shard": shard, "path": path, "why": why})

    def estimate(self) -> dict[str, Interval] | None:
        """Estimate the whole from the shards done to their end; None if they are all, or none."""
        planned = self.shards + self.undone
        if not self.samples or len(self.samples) == planned:
            return None
        return estimate_whole(self.samples, planned, self.planned)

    @property
    def undone(self) -> int:
        """The number of shards that are not done at all, not even up to a limit."""
        return sum(shard["why"] != CUT for shard in self.missing)

    @property
    def failed(self) -> int:
        """The number of articles without a summary."""
        return self.counts.total() - self.counts[OK]

    @property
    def empty(self) -> int:
        """The number of those in which there is no article, or no answer."""
        return sum(self.counts[name] for name in NO_ARTICLE)


def is_complete(totals: Totals) -> bool:
    """Check that no shard is missing, no input unread, and that plan and manifest agree."""
    return not (totals.missing or totals.broken or totals.unread)


def find_exit_code(totals: Totals, allowed: FailureLimit, empty: FailureLimit | None = None) -> int:
    """Choose the exit code: 3 if incomplete, 4 if more articles failed than allowed, else 0.

    What has no article is no failure, unless ``empty`` limits its number.
    """
    if not is_complete(totals):
        return InputError.exit_code
    done = totals.counts.total()
    few = allowed.allows(totals.failed - totals.empty, done)
    few = few and (empty is None or empty.allows(totals.empty, done))
    return 0 if few else NoArticleError.exit_code


def build_report(
    totals: Totals, allowed: FailureLimit, empty: FailureLimit | None = None
) -> dict[str, Any]:
    """Build the JSON report."""
    done, ok = totals.counts.total(), totals.counts[OK]
    return {
        "schema": _SCHEMA,
        "complete": is_complete(totals),
        "exit_code": find_exit_code(totals, allowed, empty),
        "shards": {"planned": totals.shards + totals.undone, "done": totals.shards},
        "missing": totals.missing,
        "broken": totals.broken,
        "command": None if is_complete(totals) else find_mending(totals),
        "articles": {"done": done, "ok": ok, "failed": done - ok, "empty": totals.empty},
        "statuses": dict(sorted(totals.counts.items())),
        "errors": dict(totals.errors.most_common()),
        **_build_picked(totals),
        "skipped": dict(sorted(totals.skipped.items())),
        "unread": totals.unread,
        "unread_rows": totals.unread_rows,
        "estimate": totals.estimate(),
        "words": {name: totals.words[name] for name in ("article", "summary")},
        "seconds": round(totals.seconds, 3),
        "cpu_seconds": round(totals.cpu_seconds, 3),
        "articles_per_second": measure_speed(done, totals.seconds),
        "begun": totals.begun or None,
        "ended": totals.ended or None,
        "memory": totals.memory or None,
        "options": totals.options,
        "versions": totals.versions,
    }


def find_mending(totals: Totals) -> str | None:
    """Find the command that mends an incomplete folder; None if it is not known."""
    again = totals.missing or totals.broken or not totals.command
    return (totals.command if again else f"{totals.command} --retry-failed InputError") or None


def describe_versions(totals: Totals) -> list[str]:
    """Describe in a line which versions differ among the shards; no line if none does."""
    names = dict.fromkeys(name for versions in totals.versions for name in versions)
    known = {n: dict.fromkeys(each.get(n, "none") for each in totals.versions) for n in names}
    differ = ", ".join(f"{n} {' and '.join(v)}" for n, v in known.items() if len(v) > 1)
    again = "--restart does all shards with one"
    return [f"shards were done with different versions: {differ}: {again}"] if differ else []


_UNITS = {
    "articles": ("articles", 1, 0),
    "failed": ("failed", 1, 0),
    "cpu_seconds": ("CPU hours", 3600, 2),
    "written": ("GB written", 10**9, 2),
}


def _list_estimate(totals: Totals) -> Iterator[tuple[str, str]]:
    """Yield the rows of the estimate, with the bounds of each."""
    for name, (low, value, high) in (totals.estimate() or {}).items():
        label, unit, digits = _UNITS[name]
        known = f"{value / unit:,.{digits}f}"
        if low is not None and high is not None:
            known += f" ({low / unit:,.{digits}f} to {high / unit:,.{digits}f})"
        yield f"whole, estimated: {label}", known


def _build_picked(totals: Totals) -> dict[str, Any]:
    if not totals.picked:
        return {}
    counts = {name: totals.picked[name] for name in ("command", "auto", "calls")}
    return {"picked": {**counts, "fallbacks": dict(totals.fallbacks.most_common())}}


def _list_picked(totals: Totals) -> Iterator[tuple[str, str]]:
    if totals.picked:
        yield "picked by the command", f"{totals.picked['command']:,}"
        for reason, count in totals.fallbacks.most_common(SHOWN):
            yield f"picked by auto: {reason}", f"{count:,}"
        yield "calls of the command", f"{totals.picked['calls']:,}"


def format_totals(totals: Totals, seconds: float, *, whole: bool = False) -> list[str]:
    """Format the closing table of a run, or of a folder as a ``whole``."""
    failed = sorted((name, n) for name, n in totals.counts.items() if is_failure(name))
    done = totals.counts.total() if whole else totals.fresh
    speed = f"articles per second{' of a worker' if whole else ''}"
    rows = [
        ("articles", f"{totals.counts.total():,}"),
        *([] if whole else [("of them in this run", f"{totals.fresh:,}")]),
        ("words in", f"{totals.words['article']:,}"),
        ("words out", f"{totals.words['summary']:,}"),
        *_list_picked(totals),
        *((f"no article: {name}", f"{n:,}") for name in NO_ARTICLE if (n := totals.counts[name])),
        *((f"failed: {name}", f"{n:,}") for name, n in failed),
        *((f"skipped: {reason}", f"{n:,}") for reason, n in sorted(totals.skipped.items())),
        *([("inputs not read to the end", f"{totals.unread:,}")] if totals.unread else []),
        *([("rows not read", f"{totals.unread_rows:,}")] if totals.unread_rows else []),
        *([("missing shards", f"{len(totals.missing):,}")] if totals.missing else []),
        ("CPU seconds", f"{totals.cpu_seconds:,.1f}"),
        (speed, _format_speed(done / max(0.001, seconds))),
        *_list_estimate(totals),
    ]
    return align(rows)


def _format_speed(speed: float) -> str:
    return f"{speed:.2g}" if 0 < speed < 1 else f"{speed:.1f}"


def align(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Align labels on the left and values on the right."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [f"{label:<{widths[0]}}  {value:>{widths[1]}}" for label, value in rows]


def read_report(
    out: str, allowed: FailureLimit = NO_FAILURES, empty: FailureLimit | None = None
) -> dict[str, Any]:
    """Read the report of a folder of parts, as ``summarize corpus report --json`` prints it.

    Raise InputError if the folder has no parts, or its plan is damaged.
    """
    return build_report(_add_up(open_part_folder(out)), allowed, empty)


def print_report(
    out: str,
    allowed: FailureLimit = NO_FAILURES,
    empty: FailureLimit | None = None,
    *,
    as_json: bool = False,
) -> int:
    """Print the report on stderr, or as JSON on standard output; return the exit code.

    The whole is incomplete if a shard is missing, damaged or cut off by ``--limit``.
    """
    store = open_part_folder(out)
    totals = _add_up(store)
    if as_json:
        deliver(write_json(build_report(totals, allowed, empty)), None)
        return find_exit_code(totals, allowed, empty)
    for row in (
        *_list_failures(totals), *_list_missing(totals), *_list_mending(totals),
        *describe_versions(totals),
    ):  # fmt: skip
        note(one_line(row))
    if retired := count_retired(list_retired(store)):
        note(one_line(describe_retired(store, retired)))
    for row in format_totals(totals, totals.seconds, whole=True):
        note(row)
    if totals.failed:
        note(f"errors: {store.locate('part-*.errors.jsonl')}")
    return find_exit_code(totals, allowed, empty)


def _add_up(store: Store) -> Totals:
    totals = Totals(command=describe_command(store))
    if broken := find_disagreement(store):
        totals.broken.append({"file": broken[0], "why": broken[1]})
    asked = (read_manifest(store) or {}).get("asked", {}) if not broken else {}
    for shard in list_shards(store):
        totals.planned += shard.size
        done = read_checkpoint(store, shard.id)
        report = done.report
        if report is None:
            totals.add_missing(shard.id, shard.path, "damaged" if done.damaged else "missing")
        elif not fits(report.options, asked):
            totals.add_missing(shard.id, shard.path, "done with other options")
        else:
            totals.add(report)
            if report.options.get("limit") is not None:
                totals.add_missing(shard.id, shard.path, CUT)
            elif shard.size:
                totals.samples.append(_take_sample(shard, report, done.files))
    return totals


def _take_sample(shard: Shard, report: Report, files: Mapping[str, Any]) -> Sample:
    articles = sum(report.counts.values())
    failed = sum(n for status, n in report.counts.items() if is_failure(status))
    written = sum(size for size, _ in filter(None, files.values()))
    return Sample(shard.size, articles, failed, report.cpu_seconds, written)


def _list_failures(totals: Totals) -> Iterator[str]:
    for source, status in totals.failures:
        yield f"{source}: {status}"


def _list_missing(totals: Totals) -> Iterator[str]:
    for file in totals.broken:
        yield f"{file['file']}: {file['why']}"
    for shard in totals.missing[:SHOWN]:
        yield f"{shard['why']}: shard {shard['shard']} of {shard['path']}"


def _list_mending(totals: Totals) -> Iterator[str]:
    if not is_complete(totals) and (command := find_mending(totals)):
        yield f"incomplete; this command mends it: {command}"
