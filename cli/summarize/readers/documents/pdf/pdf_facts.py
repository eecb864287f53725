"""Find who wrote a document, and when, by what its metadata and its first page say."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.readers.documents.pdf.lines.line import Line
from summarize.readers.documents.pdf.section_names import ABOUT, ABSTRACT, AFFILIATION, BYLINE

_BETWEEN = re.compile(r"\s{0,3}(?:[;,&·•|]|\band\b|\bund\b|\bet\b(?! al)|\by\b)\s{0,3}")
_NAME_WORD = r"(?:[A-ZÀ-ÞĀ-ŽА-Я][\w’'.-]{0,30}|d[aeio]s?|della?|la|van|von|der|den|ter|bin|al|el|e)"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}")
_MARKS = re.compile(r"[\d*†‡§¶#✉]{1,9}|(?<=\w) [a-e](?=,|$)")
_TITLES = re.compile(
    r"\b(?:Dr|Prof|Professor|PhD|Ph\.D|MD|M\.D|MSc|by|By|BY)\b\.?|\b[A-Z]{2}\b(?=,|$)"
)
_ASIDE = re.compile(r"\s{0,3}[·|•]\s{0,3}|\s{1,3}(?=photo|foto|illustr)", re.IGNORECASE)
_BYLINE_WITHIN = 8  # lines after the title, among them its standfirst
_FIRST_LINES = 4  # after the title, among which the authors stand
_MOST_NAMES = 40
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATES = (
    re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ]{_MONTH},?[ ](?P<year>(?:19|20)\d\d)", re.I),
    re.compile(rf"{_MONTH}[ ](?P<day>\d{{1,2}}),?[ ](?P<year>(?:19|20)\d\d)", re.I),
)
_PUBLISHED = re.compile(
    r"\b(?:published(?: online)?|available online|publication date|date)\b\s{0,3}:?\s{0,3}(?:on )?",
    re.IGNORECASE,
)
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class Facts(NamedTuple):
    """What is known of a document."""

    title: str | None
    author: str | None  # several separated by "; "
    date: str | None  # ISO 8601, YYYY-MM-DD


def find_author(named: str, lines: Sequence[Line], title: frozenset[int]) -> str | None:
    """Return the authors, separated by "; "; ``lines`` are those of the first page."""
    page = " ".join(line.text for line in lines).casefold()
    names = _split_names(named)
    if names and all(name.split()[-1].casefold() in page for name in names):
        return "; ".join(names)
    if not title:
        return None
    after = [line for line in lines if line.number > max(title)]
    for line in after[:_BYLINE_WITHIN]:
        if label := BYLINE.match(line.text):
            first = _ASIDE.split(line.text[label.end() :], maxsplit=1)[0]
            if names := _split_names(first.title() if first.isupper() else first):
                return "; ".join(names)
    found: list[str] = []
    for line in after[:_FIRST_LINES]:
        if ABSTRACT.match(line.text) or ABOUT.match(line.text) or AFFILIATION.search(line.text):
            break
        names = _split_names(line.text)
        if not names:
            break
        found += names
    return "; ".join(found) or None


def _split_names(text: str) -> list[str]:
    """Return the names of people in a text that holds nothing else."""
    bare = _TITLES.sub("", _MARKS.sub("", text)).strip(" .,;")
    parts = [part.strip(" .,") for part in _BETWEEN.split(bare)]
    names = [" ".join(part.split()) for part in parts if part]
    good = all(_NAME.fullmatch(name) for name in names)
    return names if good and len(names) <= _MOST_NAMES else []


def find_date(created: str, lines: Sequence[Line]) -> str | None:
    """Return the date of publication that the first page names, else that of the file.

    The latter only where the page names year and month: a file is often made long after its text.
    """
    text = " ".join(line.text for line in lines)
    for label in _PUBLISHED.finditer(text):
        for pattern in _DATES:
            if found := pattern.match(text, label.end()):
                return _write_date(found)
    made = _CREATED.match(created)
    if made and made[1] in text and 1 <= int(made[2]) <= 12 and 1 <= int(made[3]) <= 31:
        month = rf"\b{_MONTHS[int(made[2]) - 1]}"
        return "-".join(made.groups()) if re.search(month, text, re.IGNORECASE) else None
    return None


def _write_date(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    named = next((g for g in found.groups() if g and g[:3].lower() in _MONTHS), None)
    month = _MONTHS.index(named[:3].lower()) + 1 if named else int(groups["month"])
    day = int(groups["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{groups['year']}-{month:02}-{day:02}"
