"""Take the day that a page shows for the one that Greenwich has, or that was made up of a year."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

from lxml.etree import tostring

from summarize.lazy import compile_late

# Numbers that are no days: of the clock, "4 min read"
_CLOCK = compile_late(
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?|\d{1,4}[ -]?(?:sec|min|hour|comment|view|word)"
)
_SAID = re.compile(r'"(?:datePublished|dateModified|dateCreated)"\s{0,9}:\s{0,9}"([^"]{10,40})"')
_OTHERS = re.compile("comment|repl(?:y|ies)|related|teaser", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
# Each opens with a letter or a digit that it must have: a page is searched in a tenth of the time.
_NEW_YEAR = (
    compile_late(r"01(?:(?<=\d{4}01)|(?<=\d{4}[-/.]01))[-/.]?01(?!\d)"),
    compile_late(r"1(?:(?<=\b1)|(?<=\b01))(?:[./-]0?1[./-]\d\d|\.? jan)"),
    compile_late(r"jan(?<=\bjan)[a-z]*\.? 0?1\b"),
)
_DAY = timedelta(days=1)
_MOST = 40  # characters of a line that shows a day


def shift_day(found: str, tree: Any) -> str:
    """Return the day before or after the one found where the page shows that for its instant."""
    day = date.fromisoformat(found)
    said = [text for text in _list_said(tree) if text.startswith(found)]
    instants = {_read_instant(text) for text in said}
    read = [(time, _read_instant(time.get("datetime") or "")) for time in tree.iter("time")]
    shown = [(time, one) for time, one in read if one and one.astimezone(UTC).date() == day]
    if said:  # what shows another instant is a comment, or another article
        shown = [one for one in shown if one[1] in instants]
    elif len({instant for _, instant in shown}) > 1 or any(is_other(time) for time, _ in shown):
        return found
    for time, instant in shown:
        if instant.date() != day:  # 2009-12-15T20:25:59-05:00
            return str(instant.date())
        numbers = _read_shown(" ".join("".join(time.itertext()).split()))
        near = [one for one in (day - _DAY, day + _DAY) if {one.day, one.year} <= numbers]
        if near and day.day not in numbers:
            return near[0].isoformat()
    return found


def _list_said(tree: Any) -> list[str]:
    """Return what a page declares in meta elements and JSON-LD, days among it."""
    said = [(meta.get("content") or "").strip() for meta in tree.iter("meta")]
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            said += _SAID.findall(script.text or "")
    return said


def is_other(element: Any) -> bool:
    """Tell whether an element is in a comment, or in the teaser of another article."""
    around = (element, *element.iterancestors())
    return any(_OTHERS.search(one.get("class") or "") for one in around)


def _read_instant(text: str) -> datetime | None:
    """Return an instant with its zone, None for a day alone and for what is no instant.

    0001-01-01T00:00:00+01:00, the empty date of .NET, is before the first day in Greenwich.
    """
    with suppress(ValueError, OverflowError):
        instant = datetime.fromisoformat(text.strip())
        if instant.tzinfo and instant.astimezone(UTC):
            return instant
    return None


def _read_shown(text: str) -> set[int]:
    """Return the numbers in a line that shows a day, without those of the clock."""
    if len(text) > _MOST:
        return set()
    return {int(number) for number in _NUMBER.findall(_CLOCK.sub(" ", text)) if len(number) < 5}


def is_bare_year(found: str, tree: Any) -> bool:
    """Tell whether the first of January was made up for a year that stood alone."""
    if not found.endswith("-01-01"):
        return False
    page = tostring(tree, encoding="unicode").lower()
    return not any(said.search(page) for said in _NEW_YEAR)
