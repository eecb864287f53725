"""Read dates in words, in thirty languages at once.

dateparser knows more, but takes .25 s for the first date of a process.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from unicodedata import category, decimal, normalize

from summarize.lazy import compile_late
from summarize.word_lists import read_list

_YEAR = r"((?:19|20)\d\d)(?=\D|\Z|\d\d:\d)"  # a time may follow without a space
_MONTH = r"[בל]?([^\W\d_]{3,14})[.׳]?"  # Hebrew joins "in" and "to" to it
_DAY = r"(?<!\d)(?<!\d[:.,])(\d{1,2})"
_BETWEEN = r"(?:[,،] ?|[ ./-])"
_EAST_ASIAN = compile_late(r"(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
_DAY_FIRST = compile_late(
    rf"{_DAY}(?:st|nd|rd|th|er|[.º])?[ ./-]?(?:(?:de|of|day of) )?{_MONTH}{_BETWEEN}"
    rf"(?:del? )?{_YEAR}"
)
_TIME = r"\d\d:\d\d(?::\d\d)?"
_MONTH_FIRST = compile_late(
    rf"{_MONTH}[ ./-](\d{{1,2}})(?:st|nd|rd|th)?{_BETWEEN}(?:(?:{_TIME}|del?) )?{_YEAR}"
)
_SLASHES = compile_late(rf"{_DAY}/(\d{{1,2}})/{_YEAR}")
_ISO = compile_late(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_MONTHS = 12  # of a year
_WORDS_BEFORE = 3  # more are a sentence, with any date


def read_written_day(line: str) -> datetime | None:
    """Read the first valid day that a line has in words, or with the month first, if any."""
    line = _fold(line)
    near = (day for at, day in _list_valid(line) if len(line[:at].split()) <= _WORDS_BEFORE)
    return next(near, None)


def read_day(line: str) -> str | None:
    """Read the first day of a line in ISO 8601, or else in words, as YYYY-MM-DD."""
    if iso := _ISO.search(line):
        return iso[0]
    day = read_written_day(line)
    return None if day is None else day.date().isoformat()


def list_days(text: str) -> set[str]:
    """List the valid days that a text has anywhere, as YYYY-MM-DD."""
    written = (day.date().isoformat() for _, day in _list_valid(_fold(text)))
    return {*_ISO.findall(text), *written}


def _list_valid(line: str) -> Iterator[tuple[int, datetime]]:
    for place, year, month, day in sorted(_list_days(line)):
        with suppress(ValueError):
            yield place, datetime(year, month, day)


def _list_days(line: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield position, year, month and day of each date."""
    for found in _EAST_ASIAN.finditer(line):
        yield found.start(), int(found[1]), int(found[2]), int(found[3])
    for found in _DAY_FIRST.finditer(line):
        if month := _find_month(found[2]):
            yield found.start(), int(found[3]), month, int(found[1])
    for found in _MONTH_FIRST.finditer(line):
        if month := _find_month(found[1]):
            yield found.start(), int(found[3]), month, int(found[2])
    for found in _SLASHES.finditer(line):
        if int(found[2]) > _MONTHS:  # htmldate reads the others, day first
            yield found.start(), int(found[3]), int(found[1]), int(found[2])


def _find_month(word: str) -> int:
    """Find the month whose name starts with a word; 0 if there is none, or several."""
    months = _read_months()
    found = {months[word]} if word in months else {months[n] for n in months if n.startswith(word)}
    return found.pop() if len(found) == 1 else 0


@cache
def _read_months() -> dict[str, int]:
    lines = read_list(Path(__file__).with_name("months.txt"))
    months = (line.split(": ") for _, line in lines)
    return {_fold(name): int(number) for number, names in months for name in names.split(", ")}


def _fold(text: str) -> str:
    """Fold capitals, accents, which many leave out, and the digits of other scripts."""
    bare = (c for c in normalize("NFD", text) if category(c) != "Mn")
    plain = "".join(str(decimal(c)) if c.isdecimal() else c for c in bare)
    return normalize("NFC", plain).casefold().replace("ı", "i")
