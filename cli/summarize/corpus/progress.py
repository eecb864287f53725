"""Tell the user of a corpus what goes on: how far it is, what failed, how to go on."""

from threading import Lock

from summarize.console.complain import note
from summarize.console.progress import Ticker
from summarize.corpus.article_line import OK
from summarize.corpus.checkpoint import SHOWN, Report, read_failures
from summarize.corpus.plan import Plan, describe_aside
from summarize.corpus.report import Totals, list_totals
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store
from summarize.corpus.workers.supervisor import Event
from summarize.language.characters import one_line


class FirstFailure(Exception):  # noqa: N818 - the user wants to stop there
    """An article failed, and that is the end."""


class Teller:
    """What is told on stderr; threads may report to it at once."""

    def __init__(
        self, plan: Plan, store: Store, *, quiet: bool, fail_fast: bool, verbose: bool
    ) -> None:
        """Begin to count; ``verbose`` tells every failure, not only the first."""
        self.totals = Totals()
        self._plan = plan
        self._store = store
        self._verbose = verbose
        self._quiet = quiet
        self._fail_fast = fail_fast
        self._left = SHOWN  # failures that are told, unless all are asked for
        self._ticker = Ticker(quiet=quiet)
        self._lock = Lock()
        self._read: dict[str, int] = {}  # bytes of the shards at work
        self._bytes = 0  # of this run
        self._known = 0  # bytes of what was done before
        self._done = self._failed = 0  # articles of this run
        if plan.aside and not quiet:
            note(one_line(f"summarize: {describe_aside(store, plan.aside)}"))

    def watch(self, shard: Shard, event: Event) -> None:
        """Take in what became of a record; raise FirstFailure if that is the end."""
        with self._lock:
            self._bytes += event.read - self._read.get(shard.id, 0)
            self._read[shard.id] = event.read
            if event.line is not None:
                self._done += 1
                status = event.told["status"]
                self._failed += status != OK
                if self._fail_fast and status != OK:
                    raise FirstFailure(f"{event.told['source']}: {status}")
            self._show()

    def add(self, shard: Shard, report: Report) -> None:
        """Take in a shard that is done."""
        with self._lock:
            self.totals.add(report)
            rest = shard.size - self._read.pop(shard.id, 0)
            if report.fresh:
                self._bytes += rest
                if report.mended:
                    why = f"part {report.shard} was not what had been written: done again"
                    note(f"summarize: {why}")
                self._tell_failures(report)
            else:
                self._known += rest
            self._show()

    def _tell_failures(self, report: Report) -> None:
        if self._quiet:
            return
        if self._verbose:
            failures = tuple(read_failures(self._store, report.shard))
        else:
            failures = report.failures[: self._left]
        self._left -= len(failures)
        for source, status in failures:
            note(one_line(f"summarize: {source}: {status}"))

    def say(self, line: str) -> None:
        """Show a line in the place of the progress, if it is time for one."""
        if self._ticker.due():
            self._ticker.show(line)

    def _show(self) -> None:
        if self._ticker.due():
            share = self._bytes / max(1, self._plan.size - self._known)
            done, failed = max(self._done, self.totals.fresh), self._failed
            self._ticker.show(describe_run(done, failed, self._ticker.seconds, share))

    def stop(self, why: str) -> None:
        """Tell that it ends before the end."""
        self._ticker.end()
        note(one_line(f"summarize: {why}"))

    def interrupt(self, *, goes_on: bool = True) -> None:
        """Tell how far it got, and how to go on if that can be."""
        done = f"{self.totals.shards:,} of {self._plan.shards:,} shards"
        rest = "; the same command goes on from there" if goes_on else ""
        self.stop(f"interrupted: {done} are done{rest}")

    def close(self, errors: str, written: str = "") -> None:
        """Tell the sums, where all of it was written, and where the errors are."""
        self._ticker.end()
        if self._quiet:
            return
        if self.totals.doubles and self.totals.doubles.articles:
            note(f"summarize: {self.totals.doubles.describe()}")
        for row in list_totals(self.totals, self._ticker.seconds):
            note(row)
        if written:
            done = "written to" if self.totals.fresh else "nothing new; all of it is in"
            note(one_line(f"{done} {written}"))
        if self.totals.failed and errors:
            note(f"errors: {errors}")


def describe_run(done: int, failed: int, seconds: float, share: float) -> str:
    """Say how far it got, in 40 columns: ``1,234 done, 61/s, 3 failed, 2 min left``."""
    left = ""
    if 0 < share < 1 and seconds >= 1:
        rest = seconds / share - seconds
        left = f", {_describe_time(rest)} left"
    speed = done / max(0.001, seconds)
    return f"{_shorten(done)} done, {speed:.0f}/s, {_shorten(failed)} failed{left}"


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
