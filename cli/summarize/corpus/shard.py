"""Do one shard: the only function that an engine calls."""

import json
import platform
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from time import monotonic
from typing import Any, NamedTuple

from summarize.corpus.article_line import OK
from summarize.corpus.checkpoint import SHOWN, Report, find_report, write_note
from summarize.corpus.options import Options
from summarize.corpus.part import name_part, read_part, write_part
from summarize.corpus.retry import choose_failed
from summarize.corpus.store import open_store
from summarize.corpus.workers.pool import WORKERS, Workers
from summarize.corpus.workers.supervisor import Event, read_shard
from summarize.readers.rows.values import Span
from summarize.version import __version__


class Shard(NamedTuple):
    """A run of small files, or a range of one large file."""

    id: str  # of what is in it: names, sizes, first and last bytes, range
    paths: tuple[str, ...]
    start: int  # bytes; of Parquet row groups
    stop: int | None  # None is the end
    size: int  # bytes

    @property
    def path(self) -> str:
        """The file, or the first of a run."""
        return self.paths[0]

    @property
    def span(self) -> Span:
        """The range, for those who read it."""
        return Span(self.start, self.stop)


Watch = Callable[[Event], None]


def summarize_shard(
    shard: Shard,
    out: str,
    options: Options,
    *,
    retry: str = "",
    watch: Watch | None = None,
    workers: Workers = WORKERS,
) -> Report:
    """Write the lines of a shard into a folder; return at once if it is done with these options.

    ``part-ID.jsonl`` (or what the options' format says), ``part-ID.errors.jsonl`` if an article
    failed, and in the end ``part-ID.done``. With ``retry``, the name of an error or ``all``, what
    failed so is done again and the other lines stay. Done twice, or by two at once, it is the same.
    Raise InputError where the folder can't be written or no worker can be started.
    """
    store = open_store(out)
    done = find_report(store, shard.id, options)
    again = choose_failed(store, shard.id, shard.paths, retry) if done.report and retry else None
    if done.report is not None and again is None:
        return done.report
    before = done.report.options["limit"] if done.report else None
    start, begun = monotonic(), _tell_time()
    tally = _Tally(watch)
    with ExitStack() as stack:
        worker = stack.enter_context(workers.take())
        limit = None if again else options.limit
        only = again.chosen if again else None
        events = read_shard(worker, shard.paths, shard.span, options, only=only)
        if done.report and again:
            tally.skipped.update(done.report.skipped)
            old = read_part(store, name_part(shard.id, options.format))
            events = again.replace_lines(old, events)
        write_part(store, shard.id, options.format, tally.count(events, limit))
        if options.limit is not None:  # it may be at work still
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
        unread=tally.unread,
        memory=tally.memory,
        begun=begun,
        ended=_tell_time(),
        options=replace(options, limit=limit if tally.cut else before).describe(),
        versions=find_versions(),
        kept=again.kept if again else 0,
        mended=done.damaged,
    )
    write_note(store, report, options)
    return report


def _tell_time() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class _Tally:
    """What is counted while lines pass by."""

    def __init__(self, watch: Watch | None) -> None:
        self.counts = Counter[str]()
        self.skipped = Counter[str]()
        self.words = Counter[str]()
        self.messages = Counter[str]()  # statuses of those that failed
        self.unread = self.memory = 0
        self.cut = False  # by a limit, before the end
        self.errors: list[str] = []
        self.failures: list[tuple[str, str]] = []
        self._watch = watch

    def count(self, events: Iterator[Event], limit: int | None) -> Iterator[bytes]:
        for event in events:
            if event.line is None:
                self.skipped[event.skipped] += 1
            else:
                self._note(event.told)
                yield event.line
            if self._watch and not event.told.get("kept"):
                self._watch(event)
            if limit is not None and self.counts.total() >= limit:
                self.cut = True
                return

    def _note(self, told: dict[str, Any]) -> None:
        status = told["status"]
        self.counts[status.split(":", 1)[0]] += 1
        self.words.update(told.get("words", {}))
        self.unread += told.get("unread", False)
        self.memory = max(self.memory, told.get("memory", 0))
        if status != OK:
            error = {name: told[name] for name in ("source", "id", "status")}
            error |= {"unread": True} if told.get("unread") else {}
            self.messages[status] += 1
            self.errors.append(json.dumps(error) + "\n")
            if len(self.failures) < SHOWN:
                self.failures.append((told["source"], status))


_LIBRARIES = ("trafilatura", "lxml", "sumy", "numpy", "pypdfium2")


@cache
def find_versions() -> dict[str, str]:
    """Return the versions of the program, of Python and of the libraries that read and rank."""
    found = {"summarize": __version__, "python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # a copy of the package without its metadata
            continue
    return found
