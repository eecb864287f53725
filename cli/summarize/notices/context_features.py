"""Features of a line's context: prose and notices around it, and its place in the article."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
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


def describe_context(lines: Sequence[Line]) -> list[list[float]]:
    """Build a feature row for each line, in the order of NAMES, in linear time.

    All are floats: trees take a third more time if they compare truth values and counts, too.
    """
    places = _place_lines(lines) if lines else []
    others_of = attrgetter(*OTHERS)
    neighbours = [tuple(map(float, others_of(line))) for line in lines]
    nobody = [(-1.0,) * len(OTHERS)] * _REACH
    padded = [*nobody, *neighbours, *nobody]
    own_of = attrgetter(*OWN)
    rows = []
    for i, (line, place) in enumerate(zip(lines, places, strict=True)):
        here = i + _REACH
        around = padded[i:here] + padded[here + 1 : here + 1 + _REACH]
        rows.append([*map(float, own_of(line)), *place, *chain.from_iterable(around)])
    return rows


def _place_lines(lines: Sequence[Line]) -> list[list[float]]:
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
    overlaps = _overlaps(lines)
    prose_back, prose_ahead = _distances(prose)
    notice_back, notice_ahead = _distances(notices)
    runs = _runs(prose)
    of_text = [
        math.log(count + 1),
        total_prose / max(1.0, word_sums[-1]),
        sum(w < _SHORT for w in words) / count,
        notice_sums[-1] / count,
        min(_NOTICES, notice_sums[-1]),
    ]
    rows = []
    for i in range(count):
        row = []
        for size in _WINDOWS:
            a, b = max(0, i - size), min(count, i + size + 1)
            row += [
                (prose_words[b] - prose_words[a]) / max(1.0, word_sums[b] - word_sums[a]),
                (prose_sums[b] - prose_sums[a]) / (b - a),
                notice_sums[b] - notice_sums[a],
            ]
        start, end = runs[i]
        before = words[i - 1] if i else 1.0
        near = words[max(0, i - _BESIDE) : i + _BESIDE + 1]
        row += [
            *(overlaps[i], prose_back[i], prose_ahead[i], notice_back[i], notice_ahead[i]),
            prose_words[i] / total_prose,
            (total_prose - prose_words[i + 1]) / total_prose,
            *(i / count, min(_LINES, i), min(_LINES, count - i), *of_text),
            float(max(outer[0] - i, i - outer[1], 0)),
            float(core[0] <= i <= core[1]),
            (i - core[0]) / max(1, core[1] - core[0]),
            *(float(end - start), float(i - start)),
            (word_sums[end] - word_sums[start]) / (end - start),
            notice_sums[end] - notice_sums[start],
            words[i] / max(1.0, before),
            max(near) - min(near),
        ]
        rows.append(row)
    return rows


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
