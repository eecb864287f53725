"""Prefer the day of a page's first publication, and read 03-09-2026 as the page shows it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

_CHANGED = ("article:modified_time", "og:updated_time", "og:modified_time")
_ISO = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")
_SAID = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"((?:19|20)\d\d-[01]\d-[0-3]\d)')
_PUBLISHED = re.compile(r"(?:^|[\s_-])(?:published|datepublished)(?:$|[\s_-])", re.IGNORECASE)
_OTHERS = re.compile("comment|repl(?:y|ies)|related|teaser", re.IGNORECASE)
_LINE = 60  # characters of a line that shows a day
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def correct_day(found: str, tree: Any) -> str:
    """Return the day of publication where another one was found: of a change, or read wrongly.

    Of 39 days of 300 pages that others read otherwise, 6 are of these kinds.
    """
    if found in _list_changed(tree):
        said = {day for day in _list_published(tree) if day < found}
        if len(said) == 1 and not _shows_only(found, min(said), tree):
            return said.pop()
    return _swap(found, tree)


def _list_changed(tree: Any) -> set[str]:
    said = ((m.get("property"), m.get("content") or "") for m in tree.iter("meta"))
    return {text.strip()[:10] for name, text in said if name in _CHANGED}


def _list_published(tree: Any) -> Iterator[str]:
    """Yield the days of publication that a page declares, or shows where it declares none."""
    declared = [
        day
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for day in _SAID.findall(script.text or "")
    ]
    yield from declared
    for time in () if declared else tree.iter("time"):
        named = f"{time.get('class')} {time.get('itemprop')}"
        day = _ISO.match((time.get("datetime") or "").strip())
        if day and _PUBLISHED.search(named) and not _is_other(time):
            yield day[0]


def _is_other(time: Any) -> bool:
    return any(_OTHERS.search(above.get("class") or "") for above in time.iterancestors())


def _swap(found: str, tree: Any) -> str:
    """Return the day with its month and its day of the month changed, if only that is shown."""
    year, month, day = found.split("-")
    swapped = f"{year}-{day}-{month}"
    if day == month or int(day) > len(_MONTHS):
        return found
    declared = {text.strip()[:10] for text in _list_instants(tree)}
    if found in declared:
        return found
    return swapped if swapped in declared or _shows_only(swapped, found, tree) else found


def _shows_only(day: str, other: str, tree: Any) -> bool:
    """Tell whether short lines of a page have one day, and none has the other."""
    years = day[:4], other[:4]
    shown = [t for t in tree.itertext() if len(t) <= _LINE and any(year in t for year in years)]
    patterns = [_write_pattern(one) for one in (day, other)]
    named, too = (any(pattern.search(text) for text in shown) for pattern in patterns)
    return named and not too


def _list_instants(tree: Any) -> Iterator[str]:
    yield from (time.get("datetime") or "" for time in tree.iter("time"))
    yield from (meta.get("content") or "" for meta in tree.iter("meta"))
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from _SAID.findall(script.text or "")


def _write_pattern(iso: str) -> re.Pattern[str]:
    """Return a pattern for a day as it may be written: "March 9, 2026", "9 Mar 2026"."""
    with suppress(ValueError):
        day = date.fromisoformat(iso)
        name = _MONTHS[day.month - 1]
        month = rf"{name[:3]}(?:{name[3:]}|\.)?" if len(name) > 3 else name
        return re.compile(
            rf"\b(?:{iso}|{month} 0?{day.day}(?:st|nd|rd|th)?,? {day.year}"
            rf"|0?{day.day}(?:st|nd|rd|th)? {month},? {day.year})\b",
            re.IGNORECASE,
        )
    return re.compile(r"(?!)")
