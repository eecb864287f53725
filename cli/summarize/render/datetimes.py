"""Dates and times for readers, and links to the moments of a recording."""

import re
from datetime import datetime

from summarize.lazy import compile_late
from summarize.render.html.locale import load_words

_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)
# What each language has beside the year: "de", "г.", "년".
_YEAR = compile_late(r"(?:\sde)?\s?\b\d{4}(?:年|년\s|\s[гр]\.)?")
_RECORDING = re.compile(r"\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|mp4|m4v|webm|ogv)$", re.I)


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


def write_day(date: str, language: str) -> str:
    """Write a date without its year: ``18 mars``."""
    return _YEAR.sub("", write_date(date, language))


def find_local(moment: str | None) -> tuple[str, str]:
    """Find day and clock, ``2026-03-02`` and ``08:00``, of a time by the clock of this machine.

    The clock of a day without a time is "".
    """
    try:
        found = datetime.fromisoformat(moment or "")
        here = found.astimezone() if found.tzinfo else None
    except (ValueError, OverflowError):
        here = None
    return (moment or "", "") if here is None else (here.date().isoformat(), f"{here:%H:%M}")


def write_moment(moment: str | None, language: str) -> str:
    """Write a time as ``2 March 2026, 08:00`` by the clock of this machine, and a day as a date."""
    day, clock = find_local(moment)
    return ", ".join(filter(None, (write_date(day, language), clock)))


def write_clock(seconds: float) -> str:
    """Write seconds as ``1:02:03``, or as ``2:03`` within the first hour."""
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"


def link_time(url: str | None, seconds: float) -> str:
    """Link to a moment of a recording; "" if its site has no such links."""
    # Imported here, because it takes 5 ms of a start and few articles are recordings.
    from urllib.parse import urlsplit

    try:
        address = urlsplit(url or "")
        host = (address.hostname or "").removeprefix("www.")
    except ValueError:  # brackets that hold no address
        return ""
    if address.scheme not in ("http", "https"):
        return ""
    second = int(seconds)
    if f".{host}".endswith((".youtu.be", ".youtube.com")):
        return address._replace(query=_join(address.query, f"t={second}s"), fragment="").geturl()
    if host == "vimeo.com" or _RECORDING.search(address.path):
        # Browsers know this fragment for media files (W3C, Media Fragments URI).
        return address._replace(fragment=f"t={second}").geturl()
    return ""


def _join(query: str, time: str) -> str:
    others = [part for part in query.split("&") if part and not part.startswith("t=")]
    return "&".join([*others, time])
