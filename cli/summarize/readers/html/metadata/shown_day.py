"""Take the day that a page shows for the one that the same instant has in Greenwich."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?")
_NUMBER = re.compile(r"\d+")
_DAY = timedelta(days=1)
_MOST = 40  # characters of a line that shows a day


def shift_day(found: str, tree: Any) -> str:
    """Return the day before or after the one found where the page shows that for its instant."""
    day = date.fromisoformat(found)
    for element in tree.iter("time"):
        instant = _read_instant(element.get("datetime") or "")
        if instant is None or instant.astimezone(UTC).date() != day:
            continue
        if instant.date() != day:  # 2009-12-15T20:25:59-05:00
            return instant.date().isoformat()
        shown = _read_shown(" ".join("".join(element.itertext()).split()))
        near = [one for one in (day - _DAY, day + _DAY) if {one.day, one.year} <= shown]
        if near and day.day not in shown:
            return near[0].isoformat()
    return found


def _read_instant(text: str) -> datetime | None:
    """Return an instant with its zone, None for a day alone and for what is no instant."""
    with suppress(ValueError):
        instant = datetime.fromisoformat(text.strip())
        return instant if instant.tzinfo else None
    return None


def _read_shown(text: str) -> set[int]:
    """Return the numbers in a line that shows a day, without those of the clock."""
    if len(text) > _MOST:
        return set()
    return {int(number) for number in _NUMBER.findall(_CLOCK.sub(" ", text)) if len(number) < 5}
