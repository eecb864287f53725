"""Date of publication of a document."""

import re
from collections.abc import Sequence

from summarize.readers.pdf.lines import Line

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATES = (
    re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ ]{_MONTH},?[ ](?P<year>(?:19|20)\d\d)", re.I
    ),
    re.compile(rf"{_MONTH}[ ](?P<day>\d{{1,2}}),?[ ](?P<year>(?:19|20)\d\d)", re.I),
)
_PUBLISHED = re.compile(
    r"\b(?:published(?: online)?|available online|publication date|(?<!hearing )date)\b"
    r"\s{0,3}:?\s{0,3}(?:on )?",
    re.IGNORECASE,
)
_DATE_LINE = 6  # words of a line with the date of a document
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def find_date(created: str, lines: Sequence[Line]) -> str | None:
    """Find the date of publication on the first page, or else the creation date of the file.

    The latter counts only if the page names its year and month, and no line prints another date:
    many files are made long after their text. If the page prints days of that month, and not the
    one on which the file was made, it is none of them.
    """
    text = " ".join(line.text for line in lines)
    for label in _PUBLISHED.finditer(text):
        for pattern in _DATES:
            if found := pattern.match(text, label.end()):
                return _write_date(found)
    made = _CREATED.match(created)
    if not made or made[1] not in text or not _is_day(int(made[2]), int(made[3])):
        return None
    made_on, month = "-".join(made.groups()), f"{made[1]}-{made[2]}"
    printed = [day for line in lines if _is_date_line(line.text) and (day := read_day(line.text))]
    if printed:  # the day that the page prints, of the month in which the file was made
        return next((day for day in printed if day[:7] == month), None)
    days = {_write_date(found) for pattern in _DATES for found in pattern.finditer(text)}
    if any(one and one[:7] == month for one in days):
        return made_on if made_on in days else None
    named = rf"\b{_MONTHS[int(made[2]) - 1]}"
    return made_on if re.search(named, text, re.IGNORECASE) else None


def _is_date_line(text: str) -> bool:
    return len(text.split()) <= _DATE_LINE


def read_day(text: str) -> str | None:
    """Read the first date in a line."""
    found = next((found for pattern in _DATES if (found := pattern.search(text))), None)
    return _write_date(found) if found else None


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _write_date(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    named = next((g for g in found.groups() if g and g[:3].lower() in _MONTHS), None)
    month = _MONTHS.index(named[:3].lower()) + 1 if named else int(groups["month"])
    day = int(groups["day"])
    if not _is_day(month, day):
        return None
    return f"{groups['year']}-{month:02}-{day:02}"
