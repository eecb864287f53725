"""Shards, the units of work, and the function that an engine calls for each."""

import json
import platform
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from time import monotonic, thread_time
from typing import Any, NamedTuple

from summarize.corpus.article_line import OK, find_fallback, is_failure, name_kept
from summarize.corpus.checkpoint import SHOWN, Report, read_checkpoint, write_checkpoint
from summarize.corpus.options import Options
from summarize.corpus.part_file import name_part, read_part, write_part
from summarize.corpus.retry import plan_retry
from summarize.corpus.store import open_store
from summarize.corpus.workers.pool import POOL, WorkerPool
from summarize.corpus.workers.supervisor import Event, read_shard
from summarize.lazy import compile_late
from summarize.readers.rows.values import Span, count_rows
from summarize.version import __version__


class Shard(NamedTuple):
    """A group of small files, or a range of one large file."""

    id: str  # a hash of names, range and fingerprints
    paths: tuple[str, ...]
    start: int  # in bytes, or row groups of Parquet
    stop: int | None  # None for the end
    size: int  # bytes

    @property
    def path(self) -> str:
        """The file, or the first of the group."""
        return self.paths[0]

    @property
    def span(self) -> Span:
        """The range to read."""
        return Span(self.start, self.stop)


Watch = Callable[[Event], None]


def summarize_shard(
    shard: Shard,
    out: str,
    options: Options,
    *,
    retry: str = "",
    watch: Watch | None = None,
    workers: WorkerPool = POOL,
) -> Report:
    """Write the lines of a shard to a folder; return at once if it is done with these options.

    The files are ``part-ID.jsonl`` (or another format), ``part-ID.errors.jsonl`` if an article
    failed, and then ``part-ID.done``. ``retry``, the name of an error or ``all``, repeats the
    articles that failed with it, ``fallback`` those that a command left to auto. Doing a shard
    twice, even at the same time, gives the same files, if a command that picks does. Raise
    InputError if the folder can't be written or no worker starts.
    """
    store = open_store(out)
    done = read_checkpoint(store, shard.id, options)
    failed = plan_retry(store, done.report, shard.paths, retry) if done.report and retry else None
    if done.report is not None and failed is None:
        return done.report
    before = done.report.options["limit"] if done.report else None
    start, begun, cpu = monotonic(), _now(), thread_time()
    tally = _Tally(watch, options.keep_failed)
    with ExitStack() as stack:
        worker = stack.enter_context(workers.take())
        limit = None if failed else options.limit
        only = failed.chosen if failed else None
        events = read_shard(worker, shard.paths, shard.span, options, only=only)
        if done.report and failed:
            tally.skipped.update(done.report.skipped)
            old = read_part(store, name_part(shard.id, options.format))
            events = failed.replace_lines(old, events)
        write_part(store, shard.id, options.format, tally.count(events, limit))
        if tally.pages:  # only with keep_failed
            deque(read_shard(worker, shard.paths, shard.span, options, only=tally.pages, keep=True))
        if options.limit is not None:  # it may still be busy
            worker.close()
    name = name_part(shard.id, "errors.jsonl")
    if tally.errors:
        store.write(name, "".join(tally.errors).encode())
    else:
        store.remove(name)
    report = Report(
        shard.id,
        dict(tally.counts),
        dict(tally.skipped),
        dict(tally.words),
        round(monotonic() - start + (done.report.seconds if done.report else 0), 3),
        tuple(tally.failures),
        errors=dict(tally.messages.most_common(SHOWN)),
        picked=dict(tally.picked),
        fallbacks=dict(tally.fallbacks.most_common(SHOWN)),
        unread=tally.unread,
        unread_rows=tally.unread_rows,
        memory=tally.memory,
        cpu_seconds=_add_up(tally.cpu + thread_time() - cpu, done.report),
        begun=begun,
        ended=_now(),
        options=replace(options, limit=limit if tally.cut else before).describe(),
        versions=find_versions(),
        kept=failed.kept if failed else 0,
        repaired=done.damaged,
    )
    write_checkpoint(store, report, options)
    return report


def _add_up(cpu: float, before: Report | None) -> float:
    return round(cpu + (before.cpu_seconds if before else 0.0), 3)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class _Tally:
    """Counts of the lines as they pass."""

    def __init__(self, watch: Watch | None, kept: str | None) -> None:
        self.counts = Counter[str]()
        self.skipped = Counter[str]()
        self.words = Counter[str]()
        self.messages = Counter[str]()  # statuses of failed articles
        self.picked = Counter[str]()  # articles by command or auto, and calls
        self.fallbacks = Counter[str]()  # reasons why auto picked
        self.unread = self.unread_rows = self.memory = 0
        self.cpu = 0.0  # seconds of the workers
        self.cut = False  # off by the limit
        self.errors: list[str] = []
        self.failures: list[tuple[str, str]] = []
        self.pages: list[str] = []  # sources of failed articles, without files that broke off
        self._watch = watch
        self._kept = kept

    def count(self, events: Iterator[Event], limit: int | None) -> Iterator[bytes]:
        for event in events:
            if event.line is None:
                self.skipped[event.skipped] += 1
            else:
                self._add(event.counted)
                yield event.line
            if self._watch and not event.counted.get("kept"):
                self._watch(event)
            if limit is not None and self.counts.total() >= limit:
                self.cut = True
                return

    def _add(self, counted: dict[str, Any]) -> None:
        status = counted["status"]
        self.counts[status.split(":", 1)[0]] += 1
        self.words.update(counted.get("words", {}))
        if picked := counted.get("picked_by"):
            self.picked["calls"] += picked["calls"]
            self.picked["auto" if picked["fallback"] else "command"] += 1
        if reason := find_fallback(counted):
            self.fallbacks[reason] += 1
        if counted.get("unread"):
            self.unread += 1
            self.unread_rows += count_rows(counted["source"])
        self.cpu += counted.get("cpu", 0.0)
        self.memory = max(self.memory, counted.get("memory", 0))
        if status != OK:
            error = {name: counted.get(name) for name in ("source", "id", "status", "url")}
            error |= {"unread": True} if counted.get("unread") else {}
            if self._kept and is_failure(status) and not counted.get("unread"):
                error["kept"] = name_kept(counted["source"], self._kept)
                self.pages.append(counted["source"])
            self.messages[status] += 1
            self.errors.append(json.dumps(error) + "\n")
            if len(self.failures) < SHOWN:
                self.failures.append((counted["source"], status))


_NAME = compile_late(r"[\w.-]+")  # of a library, before the versions that fit


@cache
def find_versions() -> dict[str, str]:
    """Find the versions of the program, of Python and of the libraries that are always there."""
    found = {"summarize": __version__, "python": platform.python_version()}
    with suppress(PackageNotFoundError):  # a copy of the package without its metadata
        for needed in requires("summarize") or ():
            name = _NAME.match(needed)
            if name and "extra ==" not in needed:
                found[name[0]] = version(name[0])
    return found
