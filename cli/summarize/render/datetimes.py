"""Dates and times for readers."""

import re

from summarize.render.html.locale import load_words

_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)


def write_date(date: str | None, language: str) -> str:
    """Write ``2025-03-18`` as ``18 mars 2025``; anything but an ISO date stays as it is."""
    match = _DATE.fullmatch(date or "")
    if match is None:
        return date or ""
    words = load_words(language)
    year, month, day = map(int, match.groups())
    first = words.entries.get("first") if day == 1 else None
    name = words.say("months").split()[month - 1]
    return words.say("date", day=first or day, month=name, year=year)


def write_clock(seconds: float) -> str:
    """Write seconds as ``1:02:03``, or as ``2:03`` within the first hour."""
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"
