"""Logical order of characters that are seen from left to right, by their bidirectional classes.

It is the algorithm of the Unicode Standard Annex #9 backwards. Where two orders look alike, as
those of a Latin word and a number in Hebrew do, the more frequent one is chosen.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

_KEPT = 2_000  # characters in the cache
_NEAR = 2  # neutral characters between a number and a Latin word
_WEAK = {"R": "R", "AL": "R", "L": "L", "EN": "EN", "AN": "AN", "ES": "ES", "ET": "ET", "CS": "CS"}
LEFTWARD = ("R", "AL")  # classes of letters that run to the left


@lru_cache(_KEPT)
def class_of(char: str) -> str:
    """Look up the bidirectional class of a character, such as "L" or "EN"."""
    return unicodedata.bidirectional(char) or "ON"


def order_cells(kinds: Sequence[str], *, leftward: bool) -> list[tuple[int, bool]]:
    """Put characters that are seen from left to right in logical order.

    ``kinds`` are their bidirectional classes; the result are their indexes, each with whether its
    place runs to the left.
    """
    places = range(len(kinds))
    if leftward:
        return list(_order_leftward(kinds, places))
    ordered: list[tuple[int, bool]] = []
    for left, stretch in _find_stretches(kinds):
        ordered += _order_leftward(kinds, stretch) if left else ((i, False) for i in stretch)
    return ordered


def _find_stretches(kinds: Sequence[str]) -> Iterator[tuple[bool, range]]:
    """Yield stretches from the first to the last of the letters that run left, and the rest."""
    start, first, last = 0, -1, -1
    for place, kind in enumerate(kinds):
        if kind in LEFTWARD:
            first, last = (place if first < 0 else first), place
        elif kind == "L" and first >= 0:
            yield False, range(start, first)
            yield True, range(first, last + 1)
            start, first = last + 1, -1
    if first >= 0:
        yield False, range(start, first)
        yield True, range(first, last + 1)
        start = last + 1
    yield False, range(start, len(kinds))


def _order_leftward(kinds: Sequence[str], places: range) -> Iterator[tuple[int, bool]]:
    """Yield places from right to left, but numbers and Latin words from left to right."""
    seen = places[::-1]
    resolved = _resolve([kinds[place] for place in seen])
    place = 0
    for right, group in groupby(resolved, lambda kind: kind != "R"):
        run = seen[place : place + len(list(group))]
        place += len(run)
        yield from ((i, not right) for i in (reversed(run) if right else run))


def _resolve(seen: Sequence[str]) -> list[str]:
    """Resolve weak and neutral classes, in a line that is seen from right to left."""
    kinds = _resolve_numbers(seen)
    for start, end in list(_list_runs(kinds, "EN", "AN")):
        if _joins_latin(kinds, start, end):
            kinds[start:end] = ["L"] * (end - start)
    for start, end in list(_list_runs(kinds, "ON", "ES", "ET", "CS")):
        latin = kinds[start - 1 : start] == ["L"] == kinds[end : end + 1]
        kinds[start:end] = ["L" if latin else "R"] * (end - start)
    return kinds


def _resolve_numbers(seen: Sequence[str]) -> list[str]:
    arabic = "AL" in seen
    kinds: list[str] = []
    for kind in seen:
        if kind in ("L", "R", "AL"):
            arabic = kind == "AL"
        kinds.append("AN" if kind == "EN" and arabic else _WEAK.get(kind, "ON"))
    for i in range(1, len(kinds) - 1):
        before, kind, after = kinds[i - 1 : i + 2]
        if before == after and (before, kind) in (("EN", "ES"), ("EN", "CS"), ("AN", "CS")):
            kinds[i] = before
    for start, end in list(_list_runs(kinds, "ET")):
        if "EN" in (*kinds[start - 1 : start], *kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)
    return kinds


def _list_runs(kinds: Sequence[str], *wanted: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each run of these classes."""
    place = 0
    for found, group in groupby(kinds, lambda kind: kind in wanted):
        end = place + len(list(group))
        if found:
            yield place, end
        place = end


def _joins_latin(kinds: Sequence[str], start: int, end: int) -> bool:
    """Check whether a number belongs to a Latin word beside it, as in "Windows 10"."""
    for beside, step in ((end, 1), (start - 1, -1)):
        place = beside
        while 0 <= place < len(kinds) and kinds[place] == "ON" and abs(place - beside) < _NEAR:
            place += step
        if 0 <= place < len(kinds) and kinds[place] == "L":
            return True
    return False
