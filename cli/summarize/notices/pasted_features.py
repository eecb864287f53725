"""Features of a line in a pasted page, without markup: repeated shapes, the longest prose."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter

from summarize.notices.context_features import MOST_WORDS, NO_WORDS, Columns, best_segment
from summarize.notices.lines import Line

_SHORT = 12  # words; longer lines have no recurring shape and are no dates
_FAR = 40  # lines
_LONG_AGO = 100  # lines since a notice
_WINDOWS = (5, 15)  # lines to each side
_DATES = 12  # lines to each side among which dates are counted
_NEAR = 6  # last lines of prose that a line's words are compared with
# The cost of a line without prose in a run: the main run is dense, its rivals may not be.
_GAP, _RIVAL_GAP = -10.0, -6.0
_SINCE = (("comments",), ("related",), ("share", "newsletter"))

NAMES = (
    "same_mask same_first dated_back dated_ahead dated_12 comments_back related_back share_back "
    "mean_words_5 mean_words_15 core_overlap near_overlap core_away core_share rival_share "
    "rival_away reasons"
).split()

_SAME, _ALIKE = 9, 20  # lines of one mask, or of one first word; more say no more
_DIGITS = re.compile(r"\d+")


def describe_pasted(texts: Sequence[str], lines: Sequence[Line]) -> Columns:
    """Describe each line of a pasted page, in linear time."""
    if not lines:
        return {name: [] for name in NAMES}
    words = [min(MOST_WORDS, line.words) for line in lines]
    since = {f"{reasons[0]}_back": _count_since(lines, reasons) for reasons in _SINCE}
    means = {f"mean_words_{size}": _average(words, size) for size in _WINDOWS}
    return {
        **_count_shapes(texts, lines),
        **_find_dates(lines),
        **since,
        **means,
        **_compare_prose(lines, words),
        "reasons": _count_reasons(lines),
    }


def _count_shapes(texts: Sequence[str], lines: Sequence[Line]) -> Columns:
    """Count the short lines of the same shape, apart from digits, and of the same first word."""
    masks = [
        _DIGITS.sub("0", text.casefold()) if line.words <= _SHORT else ""
        for text, line in zip(texts, lines, strict=True)
    ]
    firsts = [mask.partition(" ")[0] for mask in masks]
    same, alike = Counter(masks), Counter(firsts)
    return {
        "same_mask": [min(_SAME, same[mask]) if mask else 0 for mask in masks],
        "same_first": [min(_ALIKE, alike[first]) if first else 0 for first in firsts],
    }


def _find_dates(lines: Sequence[Line]) -> Columns:
    """Measure how far back and ahead the next short line with a date is, and count those around."""
    dated = [float(line.dates > 0 and line.words <= _SHORT) for line in lines]
    sums = list(accumulate(dated, initial=0.0))
    count = len(dated)
    around = [sums[min(count, i + _DATES + 1)] - sums[max(0, i - _DATES)] for i in range(count)]
    back, ahead = _distances(dated), _distances(dated[::-1])[::-1]
    return {"dated_back": back, "dated_ahead": ahead, f"dated_{_DATES}": around}


def _distances(marks: Sequence[float]) -> list[float]:
    distances, distance = [], _FAR
    for mark in marks:
        distances.append(float(distance))
        distance = 1 if mark else min(_FAR, distance + 1)
    return distances


def _count_since(lines: Sequence[Line], reasons: Sequence[str]) -> list[float]:
    """Count the lines since the last notice of some kinds, which may own what follows."""
    counts, count = [], _LONG_AGO
    for line in lines:
        if line.notice and line.reason in reasons:
            count = 0
        counts.append(float(count))
        count = min(_LONG_AGO, count + 1)
    return counts


def _count_reasons(lines: Sequence[Line]) -> list[float]:
    """Count the kinds of notices up to each line."""
    seen: set[str | None] = set()
    counts = []
    for line in lines:
        if line.notice:
            seen.add(line.reason)
        counts.append(float(len(seen)))
    return counts


def _average(words: Sequence[float], size: int) -> list[float]:
    sums = list(accumulate(words, initial=0.0))
    ends = [(max(0, i - size), min(len(words), i + size + 1)) for i in range(len(words))]
    return [(sums[end] - sums[start]) / (end - start) for start, end in ends]


def _compare_prose(lines: Sequence[Line], words: Sequence[float]) -> Columns:
    """Compare each line with the core, the densest run of prose, and with the best other run."""
    prose = [w if line.prose else 0.0 for w, line in zip(words, lines, strict=True)]
    start, end = best_segment([value or _GAP for value in prose])
    values = [value or _RIVAL_GAP for value in prose]
    runs = [(0.0, 0, 0)]
    for a, b in ((0, start), (end + 1, len(lines))):
        low, high = (a + i for i in best_segment(values[a:b]))
        runs.append((sum(values[low : high + 1]), low, high))
    rival, first, last = max(runs, key=itemgetter(0))
    core = sum(prose[start : end + 1])
    count = len(lines)
    return {
        "core_overlap": _overlap_core(lines, start, end),
        "near_overlap": _overlap_near(lines),
        "core_away": [float(max(-_FAR, min(_FAR, _away(i, start, end)))) for i in range(count)],
        "core_share": [core / (sum(prose) or 1.0)] * count,
        "rival_share": [rival / max(1.0, core)] * count,
        "rival_away": [float(min(_FAR, abs(_away(i, first, last)))) for i in range(count)],
    }


def _away(i: int, start: int, end: int) -> int:
    """Count how many lines a line is above (negative) or below a run."""
    return i - start if i < start else max(0, i - end)


def _overlap_core(lines: Sequence[Line], start: int, end: int) -> list[float]:
    """Compute the share of each line's words in other prose of the core; -0.1 if it has none."""
    used = Counter(w for line in lines[start : end + 1] if line.prose for w in line.content)
    return [
        sum(used[w] > (line.prose and start <= i <= end) for w in line.content) / len(line.content)
        if line.content
        else NO_WORDS
        for i, line in enumerate(lines)
    ]


def _overlap_near(lines: Sequence[Line]) -> list[float]:
    """Compute the share of each line's words in the last prose above; -0.1 if it has none."""
    used: Counter[str] = Counter()
    above: list[frozenset[str]] = []
    shares = []
    for line in lines:
        content = line.content
        shares.append(
            sum(w in used and used[w] > 0 for w in content) / len(content) if content else NO_WORDS
        )
        if line.prose:
            above.append(content)
            used.update(content)
            if len(above) > _NEAR:
                used.subtract(above[-_NEAR - 1])
    return shares
