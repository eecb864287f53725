"""Say how far a corpus is, and how it ended."""

from collections import Counter

from summarize.corpus.work import OK


def describe_run(done: int, failed: int, seconds: float, read: int, whole: int) -> str:
    """Say how far it got: ``1,234 done, 61.0 per second, 3 failed, 2 min left``."""
    left = ""
    if 0 < read < whole:
        rest = seconds * (whole - read) / read
        left = f", {rest / 60:.0f} min left" if rest >= 90 else f", {rest:.0f} s left"
    return f"{done:,} done, {done / max(0.001, seconds):.1f} per second, {failed:,} failed{left}"


def list_totals(counts: Counter[str], words: Counter[str], fresh: int, seconds: float) -> list[str]:
    """Return the lines of the closing table; counts are by status, words by where they stand."""
    failed = sorted((name, n) for name, n in counts.items() if name != OK)
    rows = [
        ("articles", f"{counts.total():,}"),
        ("of them in this run", f"{fresh:,}"),
        ("words in", f"{words['article']:,}"),
        ("words out", f"{words['summary']:,}"),
        *((f"failed: {name}", f"{n:,}") for name, n in failed),
        ("articles per second", f"{fresh / max(0.001, seconds):.1f}"),
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [f"{label:<{widths[0]}}  {value:>{widths[1]}}" for label, value in rows]
