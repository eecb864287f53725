"""Titles, names and dates of articles, as feeds, rows and servers write them."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate, parsedate_to_datetime

from summarize.language.control_characters import one_line
from summarize.numbers import unescape

TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_ADDRESS = re.compile(r"\S@\S")
_DAY = len("2026-03-02")
_YEARS = range(1000, 3000)
_EPOCH = date(1970, 1, 1)  # written by programs that know no date


def clean_title(title: object, *, plain: bool = False) -> str | None:
    """Clean a title: on one line, without tags."""
    if not isinstance(title, str):
        return None
    return one_line(title if plain else unescape(TAG.sub("", title))) or None


def join_authors(names: list[object]) -> str | None:
    """Join the names of authors by "; ", without those that are addresses."""
    lines = [clean_title(name) or "" for name in names]
    known = dict.fromkeys(line for line in lines if line and not _ADDRESS.search(line))
    return "; ".join(known) or None


def find_day(*written: object) -> str | None:
    """Find the first of these dates that can be read, YYYY-MM-DD, by the author's clock.

    Dates are in ISO 8601 or as in a mail (RFC 5322).
    """
    for text in written:
        day = _parse_day(text) if isinstance(text, str) else None
        if day is not None and day != _EPOCH and day.year in _YEARS:
            return day.isoformat()
    return None


def _parse_day(text: str) -> date | None:
    text = text.strip()[:100]
    try:
        return date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError:
        pass
    try:
        found = parsedate(text) or parsedate(f"{text} 00:00:00 +0000")
        return date(*found[:3]) if found else None
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def find_time(*written: object) -> str | None:
    """Find the time of the first of these dates that can be read, ISO 8601 in UTC to the minute.

    None if it is a day without a time. A time without a zone is one of UTC.
    """
    for text in written:
        if isinstance(text, str) and find_day(text):
            return _parse_time(text.strip()[:100])
    return None


def _parse_time(text: str) -> str | None:
    if len(text) <= _DAY or ":" not in text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, IndexError, TypeError, OverflowError):
            return None
    try:
        zoned = found if found.tzinfo else found.replace(tzinfo=UTC)
        return zoned.astimezone(UTC).isoformat(timespec="minutes")
    except (ValueError, OverflowError):  # beyond the years of a calendar
        return None
