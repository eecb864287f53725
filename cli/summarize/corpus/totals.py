"""Say how far a corpus is, and how it ended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from summarize import errors
from summarize.corpus.parts.done_note import Report
from summarize.corpus.workers.article_line import OK
from summarize.errors import InputError, SummarizeError


@dataclass(slots=True)
class Totals:
    """The sums over all shards so far."""

    counts: Counter[str] = field(default_factory=Counter)  # articles by status
    skipped: Counter[str] = field(default_factory=Counter)  # records by reason
    words: Counter[str] = field(default_factory=Counter)
    shards: int = 0
    fresh: int = 0  # articles of this run
    seconds: float = 0.0  # of all workers

    def add(self, report: Report) -> None:
        """Add a shard."""
        self.counts.update(report.counts)
        self.skipped.update(report.skipped)
        self.words.update(report.words)
        self.shards += 1
        self.fresh += sum(report.counts.values()) * report.fresh
        self.seconds += report.seconds

    @property
    def failed(self) -> int:
        """How many articles have no summary."""
        return self.counts.total() - self.counts[OK]

    @property
    def exit_code(self) -> int:
        """The largest code of those that failed."""
        return max((find_code(status) for status in self.counts), default=0)


def find_code(status: str) -> int:
    """Return the exit code that stands for a status: an input that defeats a worker is 3."""
    if status == OK:
        return 0
    kind = getattr(errors, status, None)
    if isinstance(kind, type) and issubclass(kind, SummarizeError):
        return kind.exit_code
    return InputError.exit_code


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


def list_totals(
    totals: Totals, seconds: float, missing: int = 0, *, whole: bool = False
) -> list[str]:
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
        *([("missing shards", f"{missing:,}")] if missing else []),
        (speed, f"{done / max(0.001, seconds):.1f}"),
    ]
    return _align(rows)


def _align(rows: Iterable[tuple[str, str]]) -> list[str]:
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [f"{label:<{widths[0]}}  {value:>{widths[1]}}" for label, value in rows]
