"""What records of PubMed have in common, in XML or in lines: titles, days, what makes one."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from summarize.errors import NoArticleError
from summarize.models import Block
from summarize.numbers import read_number

_UNNAMED = "unlabelled"  # of a section between those that have a name
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TRANSLATED = " (author's transl)"
_Record = TypeVar("_Record")


def take_single(records: Sequence[_Record]) -> _Record:
    """Return the only record; raise NoArticleError for a set of many, or of none."""
    if len(records) != 1:
        count = f"{len(records):,} articles in it: choose one" if records else "no article in it"
        raise NoArticleError(count)
    return records[0]


def refuse_empty() -> NoArticleError:
    """Return what is said of a record without an abstract."""
    return NoArticleError("PubMed has no abstract for this article")


def write_section(name: str, text: str) -> Iterator[Block]:
    """Yield a section of an abstract below its name, if it has one; nothing without a text."""
    if name and text and name.lower() != _UNNAMED:
        yield Block(name, "heading", 2)
    if text:
        yield Block(text)


def clean_title(title: str) -> str | None:
    """Return a title without its last stop, and the brackets of one that was translated."""
    title = title.replace(_TRANSLATED, "").removesuffix(".")
    inner, closed = title[1:-1], title.find("]")
    nested = 0 <= inner.find("[") < closed - 1
    if title.startswith("[") and title.endswith("]") and (nested or closed == len(title) - 1):
        title = inner.removesuffix(".")  # it had none in English
    return title or None


def make_day(year: str, month: str, day: str) -> str | None:
    """Return a whole date in ISO 8601; None for one without a day."""
    short = month[:3].lower()
    number = _MONTHS.index(short) + 1 if short in _MONTHS else read_number(month)
    parts = (read_number(year), number, read_number(day))
    try:
        return date(*(part or 0 for part in parts)).isoformat()
    except ValueError:  # a part is missing, or there is no such day
        return None
