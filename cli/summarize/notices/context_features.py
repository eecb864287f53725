"""Features of a line's context: prose and notices around it, and its place in the article."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter

from summarize.notices.lines import Line

_WINDOWS = (2, 5, 12)  # lines to each side
_REACH = 3  # neighbours to each side that a row describes
_NEIGHBOURS = [offset for offset in range(-_REACH, _REACH + 1) if offset]
_FAR = 30.0  # lines; distances are capped here
MOST_WORDS = 60.0  # of a line; more add no certainty
# What a line that is no prose costs a run of prose, in words: a long run, and a dense one.
_GAP, _LARGE_GAP = -6.0, -20.0
_SHORT = 8  # words; a text of such lines is a menu or a list
_NOTICES, _LINES = 6.0, 50.0  # caps: notices of a text, lines to its ends
_BESIDE = 3  # lines to each side whose lengths are compared
NO_WORDS = -0.1  # stands for a share of no words, which no tree takes for a small one

Columns = dict[str, list[float]]  # a value for each line, by the name of the feature

# Fields of a line used for its own score, and for that of its neighbours.
OWN = (
    "words word_length closed colon asks stops commas digits capitals upper quote number lower "
    "symbol stop_words separators dates address whole opening within caption byline date about "
    "repeated prose"
).split()
OTHERS = "words closed prose notice stop_words capitals caption".split()
PLACES = [
    *(f"{kind}_{size}" for size in _WINDOWS for kind in ("prose_words", "prose_lines", "notices")),
    *"overlap prose_back prose_ahead notice_back notice_ahead before after place".split(),
    *"from_start from_end lines prose_share short_share notice_share evidence outside".split(),
    *"inside core_place run run_before run_words run_notices growth spread".split(),
]
NAMES = [*OWN, *PLACES, *(f"{name}{offset:+d}" for offset in _NEIGHBOURS for name in OTHERS)]


def describe_context(lines: Sequence[Line]) -> Columns:
    """Describe each line by itself, by those around it and by its place, in linear time.

    All are floats: trees take a third more time if they compare truth values and counts, too.
    """
    of = {name: list(map(float, map(attrgetter(name), lines))) for name in (*OWN, *OTHERS)}
    near = {
        f"{name}{offset:+d}": _shift(of[name], offset) for offset in _NEIGHBOURS for name in OTHERS
    }
    return {**{name: of[name] for name in OWN}, **_place_lines(lines), **near}


def _shift(values: list[float], offset: int) -> list[float]:
    """List the value so many lines ahead of each line, -1 where there is no line."""
    nobody = [-1.0] * abs(offset)
    padded = [*values, *nobody] if offset > 0 else [*nobody, *values]
    return padded[offset:] if offset > 0 else padded[: len(values)]


def _place_lines(lines: Sequence[Line]) -> Columns:
    if not lines:
        return {name: [] for name in PLACES}
    count = len(lines)
    words = [float(line.words) for line in lines]
    notices = [float(line.notice) for line in lines]
    prose = [float(line.prose) for line in lines]
    word_sums, notice_sums, prose_sums = _sums(words), _sums(notices), _sums(prose)
    prose_words = _sums(w * p for w, p in zip(words, prose, strict=True))
    total_prose = max(1.0, prose_words[-1])
    capped = [min(MOST_WORDS, w) for w in words]
    outer = best_segment([w if p else _GAP for w, p in zip(capped, prose, strict=True)])
    core = best_segment([w if p else _LARGE_GAP for w, p in zip(capped, prose, strict=True)])
    prose_back, prose_ahead = _distances(prose)
    notice_back, notice_ahead = _distances(notices)
    runs, numbers = _runs(prose), range(count)
    spans = {s: [(max(0, i - s), min(count, i + s + 1)) for i in numbers] for s in _WINDOWS}
    beside = [words[max(0, i - _BESIDE) : i + _BESIDE + 1] for i in numbers]
    around: Columns = {}
    for size, ends in spans.items():
        around[f"prose_words_{size}"] = [
            (prose_words[b] - prose_words[a]) / max(1.0, word_sums[b] - word_sums[a])
            for a, b in ends
        ]
        around[f"prose_lines_{size}"] = [(prose_sums[b] - prose_sums[a]) / (b - a) for a, b in ends]
        around[f"notices_{size}"] = [notice_sums[b] - notice_sums[a] for a, b in ends]
    return {
        **around,
        "overlap": _overlaps(lines),
        "prose_back": prose_back,
        "prose_ahead": prose_ahead,
        "notice_back": notice_back,
        "notice_ahead": notice_ahead,
        "before": [held / total_prose for held in prose_words[:-1]],
        "after": [(total_prose - held) / total_prose for held in prose_words[1:]],
        "place": [i / count for i in numbers],
        "from_start": [min(_LINES, i) for i in numbers],
        "from_end": [min(_LINES, count - i) for i in numbers],
        "lines": [math.log(count + 1)] * count,
        "prose_share": [total_prose / max(1.0, word_sums[-1])] * count,
        "short_share": [sum(w < _SHORT for w in words) / count] * count,
        "notice_share": [notice_sums[-1] / count] * count,
        "evidence": [min(_NOTICES, notice_sums[-1])] * count,
        "outside": [float(max(outer[0] - i, i - outer[1], 0)) for i in numbers],
        "inside": [float(core[0] <= i <= core[1]) for i in numbers],
        "core_place": [(i - core[0]) / max(1, core[1] - core[0]) for i in numbers],
        "run": [float(end - start) for start, end in runs],
        "run_before": [float(i - start) for i, (start, _) in enumerate(runs)],
        "run_words": [(word_sums[end] - word_sums[start]) / (end - start) for start, end in runs],
        "run_notices": [notice_sums[end] - notice_sums[start] for start, end in runs],
        "growth": [
            own / max(1.0, last) for own, last in zip(words, [1.0, *words[:-1]], strict=True)
        ],
        "spread": [max(near) - min(near) for near in beside],
    }


def best_segment(values: Sequence[float]) -> tuple[int, int]:
    """Find the first and last index of the run with the largest sum (Kadane, 1984)."""
    best, best_start, best_end = -math.inf, 0, 0
    current, start = 0.0, 0
    for i, value in enumerate(values):
        if current <= 0:
            current, start = 0.0, i
        current += value
        if current > best:
            best, best_start, best_end = current, start, i
    return best_start, best_end


def _sums(values: Iterable[float]) -> list[float]:
    """Compute the sums of the first 0, 1, 2, ... values."""
    return list(accumulate(values, initial=0.0))


def _overlaps(lines: Sequence[Line]) -> list[float]:
    """Compute the share of each line's vocabulary used by other prose; -0.1 for an empty one."""
    used = Counter(word for line in lines if line.prose for word in line.content)
    return [
        sum(used[word] > line.prose for word in line.content) / len(line.content)
        if line.content
        else NO_WORDS
        for line in lines
    ]


def _distances(marks: Sequence[float]) -> tuple[list[float], list[float]]:
    """Count the lines back and ahead from each line to the next marked one."""

    def scan(values: Iterable[float]) -> Iterable[float]:
        distance = _FAR
        for value in values:
            yield distance
            distance = 1.0 if value else min(_FAR, distance + 1)

    return list(scan(marks)), list(scan(reversed(marks)))[::-1]


def _runs(marks: Sequence[float]) -> list[tuple[int, int]]:
    """Find start and end of the run of equally marked lines around each line."""
    runs: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(marks) + 1):
        if i == len(marks) or marks[i] != marks[start]:
            runs += [(start, i)] * (i - start)
            start = i
    return runs
