"""Date of publication of a document."""

import re
from collections.abc import Sequence

from summarize.readers.html.metadata.written_dates import list_days, read_day
from summarize.readers.pdf.lines import Line

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PUBLISHED = re.compile(
    r"\b(?:published(?: online)?|available online|publication date|(?<!hearing )date)\b"
    r"\s{0,3}:?\s{0,3}(?:on )?",
    re.IGNORECASE,
)
_OTHER = re.compile(r"received|accepted|accessed|extended|hearing|://", re.IGNORECASE)
_NEAR = 24  # characters of a date after its label
_DATE_LINE = 6  # words of a line with the date of a document
_CREATED = re.compile(r"D:(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")


def find_date(created: str, lines: Sequence[Line]) -> str | None:
    """Find the date of publication on the first page, or else the creation date of the file.

    It is labelled, or the only day that short lines print, or that of the month of the file. The
    day of the file counts only if the page names its year and month, and prints no other day of
    the month: many files are made long after their text.
    """
    text = " ".join(line.text for line in lines)
    ends = (label.end() for label in _PUBLISHED.finditer(text))
    labelled = set(filter(None, (read_day(text[end : end + _NEAR]) for end in ends)))
    if len(labelled) == 1:  # several are those of the items of a list
        return labelled.pop()
    days = (read_day(line.text) for line in lines if _is_date_line(line.text))
    printed = list(dict.fromkeys(filter(None, days)))
    file = _CREATED.match(created)
    made = "-".join(file.groups()) if file else ""
    if len(printed) == 1 or made in printed:
        return made if made in printed else printed[0]
    if printed or not file:
        return next((day for day in printed if made and day[:7] == made[:7]), None)
    said = list_days(text)
    month = rf"\b{_MONTHS[int(file[2]) - 1]}[^\W\d]{{0,8}}\.?,? (?:de )?{file[1]}"
    other = any(day[:7] == made[:7] for day in said)
    return made if made in said or (not other and re.search(month, text, re.I)) else None


def _is_date_line(text: str) -> bool:
    return len(text.split()) <= _DATE_LINE and not _OTHER.search(text)
