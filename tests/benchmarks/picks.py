"""Measure what chooses by --pick-with, on articles in which readers chose, beside ``auto``.

For each: what its summary is worth, as a share of the best one; the share of answers that could be
used; the share that counted, or chose more than half; and the seconds of an article.
"""

import warnings
from collections.abc import Iterator
from statistics import fmean
from time import monotonic

from summarize import summarize
from summarize.errors import NoteWarning
from tests.benchmarks.choices import Choice, read_choices

_COUNTED = ("counted", "chose more than half")


def measure_picks(
    folder: str, chosen: str, *, count: int | None = None, **picker: str | float | None
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each picker; ``count`` articles at even distances, or all."""
    choices = list(read_choices(folder, chosen, count))
    yield ("picked by", "articles", "worth", "valid", "counted", "seconds")
    yield _measure("auto", choices, {})
    yield _measure(str(picker.get("pick_model") or "--pick-with"), choices, picker)


def _measure(
    name: str, choices: list[Choice], picker: dict[str, str | float | None]
) -> tuple[str, ...]:
    given = {key: value for key, value in picker.items() if value is not None}
    worths, valid, counted = [], [], []
    begun = monotonic()
    for choice in choices:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NoteWarning)
            found = summarize(choice.article, length=str(choice.count), keywords=0, **given)  # type: ignore[arg-type]
        worths.append(sum(choice.rate([s.text for s in found.sentences])) / choice.most)
        fallback = (found.picked_by and found.picked_by.fallback) or ""
        valid.append(not fallback)
        counted.append(fallback.startswith(_COUNTED))
    seconds = (monotonic() - begun) / max(1, len(choices))
    values = (fmean(worths), fmean(valid), fmean(counted))
    return (name, str(len(choices)), *(f"{value:.3f}" for value in values), f"{seconds:.2f}")
