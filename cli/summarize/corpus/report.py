"""Say how far a corpus is, and how it ended."""

from collections import Counter

from summarize.corpus.journal import Journal
from summarize.corpus.work import OK


def describe_run(done: int, failed: int, seconds: float, read: int, whole: int) -> str:
    """Say how far it got: ``1,234 done, 61.0 per second, 3 failed, 2 min left``."""
    left = ""
    if 0 < read < whole:
        rest = seconds * (whole - read) / read
        left = f", {rest / 60:.0f} min left" if rest >= 90 else f", {rest:.0f} s left"
    return f"{done:,} done, {done / max(0.001, seconds):.1f} per second, {failed:,} failed{left}"


def list_totals(output: Journal, skipped: Counter[str], fresh: int, seconds: float) -> list[str]:
    """Return the lines of the closing table; records are skipped by reason."""
    failed = sorted((name, n) for name, n in output.counts.items() if name != OK)
    rows = [
        ("articles", f"{output.counts.total():,}"),
        ("of them in this run", f"{fresh:,}"),
        ("words in", f"{output.words['article']:,}"),
        ("words out", f"{output.words['summary']:,}"),
        *((f"failed: {name}", f"{n:,}") for name, n in failed),
        *((f"skipped: {reason}", f"{n:,}") for reason, n in sorted(skipped.items())),
        ("articles per second", f"{fresh / max(0.001, seconds):.1f}"),
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [f"{label:<{widths[0]}}  {value:>{widths[1]}}" for label, value in rows]
