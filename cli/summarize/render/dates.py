"""Dates as people write them."""

import re

from summarize.render.html.wording import load_words

_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)


def write_date(date: str | None, language: str) -> str:
    """Return ``2025-03-18`` as ``18 mars 2025``; what is no such date, as it is."""
    match = _DATE.fullmatch(date or "")
    if match is None:
        return date or ""
    words = load_words(language)
    year, month, day = map(int, match.groups())
    first = words.entries.get("first") if day == 1 else None
    name = words.say("months").split()[month - 1]
    return words.say("date", day=first or day, month=name, year=year)
