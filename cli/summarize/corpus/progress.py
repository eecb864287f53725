"""Show the progress of a run on stderr: articles done, failures, and how to resume."""

import json
from threading import Lock

from summarize.console.complain import note
from summarize.console.progress import Ticker
from summarize.corpus.article_line import find_fallback, is_failure
from summarize.corpus.checkpoint import SHOWN, Report, measure_speed, read_failures
from summarize.corpus.plan import Workload, describe_retired
from summarize.corpus.report import Totals, describe_versions, format_totals
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store
from summarize.corpus.workers.supervisor import Event
from summarize.errors import InputError
from summarize.language.control_characters import one_line


class FirstFailure(Exception):  # noqa: N818 - the stop that --fail-fast asks for
    """An article failed, and the run stops."""


class Progress:
    """The progress of a run; safe to call from several threads."""

    def __init__(
        self,
        plan: Workload,
        store: Store,
        *,
        quiet: bool,
        fail_fast: bool,
        verbose: bool,
        as_json: bool = False,
    ) -> None:
        """Start counting; ``verbose`` prints every failure, not only the first ten."""
        self.totals = Totals()
        self._plan = plan
        self._store = store
        self._verbose = verbose
        self._quiet = quiet
        self._fail_fast = fail_fast
        self._left = SHOWN  # failures still to be printed
        self._told = set[str]()  # messages of the command that picks, without those of auto
        self._fallbacks = 0  # articles that were left to auto
        self._as_json = as_json
        self._ticker = Ticker(quiet=quiet, lines=as_json)
        self._lock = Lock()
        self._read: dict[str, int] = {}  # bytes of the shards in progress
        self._bytes = 0  # of this run
        self._known = 0  # bytes of shards done by earlier runs
        self._done = self._failed = 0  # articles of this run
        if plan.retired and not quiet:
            note(one_line(f"summarize: {describe_retired(store, plan.retired)}"))

    def watch(self, shard: Shard, event: Event) -> None:
        """Count a record of a shard in progress; raise FirstFailure if it ends the run."""
        with self._lock:
            self._bytes += event.bytes_read - self._read.get(shard.id, 0)
            self._read[shard.id] = event.bytes_read
            if event.line is not None:
                self._done += 1
                self._print_notes(event)
                status = event.counted["status"]
                self._failed += is_failure(status)
                if self._fail_fast and is_failure(status):
                    raise FirstFailure(f"{event.counted['source']}: {status}")
            self._show_progress()

    def add(self, shard: Shard, report: Report) -> None:
        """Count a finished shard."""
        with self._lock:
            self.totals.add(report)
            rest = shard.size - self._read.pop(shard.id, 0)
            if report.fresh:
                self._bytes += rest
                if report.repaired:
                    why = f"part {report.shard} was not what had been written: done again"
                    note(f"summarize: {why}")
                self._print_failures(report)
            else:
                self._known += rest
            self._show_progress()

    def fail(
        self, shard: Shard, error: InputError, again: str = "the same command does it again"
    ) -> None:
        """Count a shard that failed as a whole, and print the reason."""
        with self._lock:
            self.totals.add_missing(shard.id, shard.path, f"failed: {error}")
            note(one_line(f"summarize: shard {shard.id} of {shard.path}: {error}: {again}"))

    def _print_failures(self, report: Report) -> None:
        if self._quiet:
            return
        if self._verbose:
            failures = tuple(read_failures(self._store, report.shard))
        else:
            failures = report.failures[: self._left]
        self._left -= len(failures)
        for source, status in failures:
            note(one_line(f"summarize: {source}: {status}"))

    def _print_notes(self, event: Event) -> None:
        """Print what the command said and whether it failed: each message once, and few of them."""
        source = event.counted["source"]
        if event.notes or find_fallback(event.counted):
            self._ticker.renew()
        for line in event.notes:
            if line in self._told or self._quiet:
                continue
            if len(self._told) < SHOWN or self._verbose:
                note(one_line(f"summarize: {source}: {line}"))
            elif len(self._told) == SHOWN:
                note("summarize: more messages of the command are left out; -v shows them")
            if len(self._told) <= SHOWN:
                self._told.add(line)
        if reason := find_fallback(event.counted):
            self._fallbacks += 1
            if not self._quiet and (self._fallbacks <= SHOWN or self._verbose):
                note(one_line(f"summarize: {source}: {reason}: auto picked the sentences"))

    def show(self, line: str) -> None:
        """Show a line in place of the progress, if one is due."""
        if self._ticker.due():
            self._ticker.show(line)

    def _show_progress(self) -> None:
        if self._ticker.due():
            share = self._bytes / max(1, self._plan.size - self._known)
            done, failed = max(self._done, self.totals.fresh), self._failed
            if self._as_json:
                self._ticker.show(json.dumps(self._build_progress(done, share)))
            else:
                self._ticker.show(format_progress(done, failed, self._ticker.seconds, share))

    def _build_progress(self, done: int, share: float) -> dict[str, float | None]:
        """Build the progress for programs; articles planned and seconds left are estimates."""
        seconds = self._ticker.seconds
        return {
            "done": done,
            "planned": round(done / share) if share > 0 else None,
            "failures": self._failed,
            "rate": measure_speed(done, seconds),
            "seconds": round(seconds, 1),
            "seconds_left": round(seconds / share - seconds, 1) if share > 0 else None,
            "shards_done": self.totals.shards,
            "shards_planned": self._plan.shards,
            "bytes_done": self._known + self._bytes,
            "bytes_planned": self._plan.size,
        }

    def stop(self, why: str) -> None:
        """Print why the run stops early."""
        self._ticker.end()
        note(one_line(f"summarize: {why}"))

    def interrupt(self, *, can_resume: bool = True) -> None:
        """Print how far the run got, and how to resume it."""
        done = f"{self.totals.shards:,} of {self._plan.shards:,} shards"
        rest = "; the same command goes on from there" if can_resume else ""
        self.stop(f"interrupted: {done} are done{rest}")

    def close(self, errors: str, written: str = "") -> None:
        """Print the totals, the output and the place of the error lists."""
        self._ticker.end()
        if self._quiet:
            return
        for row in format_totals(self.totals, self._ticker.seconds):
            note(row)
        for row in describe_versions(self.totals):
            note(one_line(f"summarize: {row}"))
        if written:
            done = "written to" if self.totals.fresh else "nothing new; all of it is in"
            note(one_line(f"{done} {written}"))
        if self.totals.failed and errors:
            note(f"errors: {errors}")
        if self.totals.picked["auto"] and errors:
            note("'--retry-failed fallback' asks the command again for those that auto picked")


def format_progress(done: int, failed: int, seconds: float, share: float) -> str:
    """Format the progress in 40 columns: ``1,234 done, 61/s, 3 failed, 2 min left``."""
    left = ""
    if 0 < share < 1 and seconds >= 1:
        rest = seconds / share - seconds
        left = f", {_describe_time(rest)} left"
    speed = done / max(0.001, seconds)
    rate = f"{speed:.0f}/s" if speed >= 1 or not done else f"{60 * speed:.0f}/min"
    return f"{_shorten(done)} done, {rate}, {_shorten(failed)} failed{left}"


def _shorten(number: int) -> str:
    if number < 10_000:
        return f"{number:,}"
    return f"{number // 1000}k" if number < 10_000_000 else f"{number // 1_000_000}M"


def _describe_time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    hours = seconds / 3600
    return f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.0f} d"
