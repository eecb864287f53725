"""Measure title, author and date of pages against those that people read."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from summarize import Article, SummarizeError, extract_article
from tests.benchmarks.measures import Row, read_sets

_FIELDS = ("title", "author", "date")
_KINDS = ("pages", "page_kinds", "structure")
_NO_LETTER = re.compile(r"[\W_]+")
_OPENING = re.compile(r"^\W*(?:by|written by|posted by|author:?)\s", re.IGNORECASE)
_LEAST_TITLE = 8  # letters of a title that may lack what people added to it
_LEAST_SHARE = 0.5  # of the letters of the longer of two titles
_DAY = 10  # characters of a date


def measure_metadata(folder: str, chosen: str) -> Iterator[Row]:
    """Count the fields that pages are shown with, right and wrong, and those that are missing.

    "Not known" are fields that are shown where people read none: some of them are right.
    """
    yield ("metadata", "shown", "right", "wrong", "missing", "not known", "wrong of")
    for kind in _KINDS:
        for name, rows in read_sets(folder, kind, chosen):
            counts: Counter[tuple[str, str]] = Counter()
            for row in rows:
                article = extract_page(row)
                if article is not None:
                    counts.update(judge_fields(article, row).items())
            for field in _FIELDS:
                right, wrong = counts[field, "right"], counts[field, "wrong"]
                unknown, missing = counts[field, "not known"], counts[field, "missing"]
                if right or wrong or missing:
                    numbers = (right + wrong + unknown, right, wrong, missing, unknown)
                    share = f"{100 * wrong / max(1, right + wrong):.1f} %"
                    yield (f"{name} {field}", *map(str, numbers), share)


def judge_fields(article: Article, row: dict[str, Any]) -> dict[str, str]:
    """Judge each field of an article by the gold one: right, wrong, missing or not known."""
    return {
        field: _judge(getattr(article, field), row.get(field), compare)
        for field, compare in _COMPARE.items()
    }


def _judge(shown: str | None, gold: str | None, compare: Callable[[str, str], bool]) -> str:
    if not gold:
        return "not known" if shown else "neither"
    if not shown:
        return "missing"
    return "right" if compare(shown, gold) else "wrong"


def _is_same_title(shown: str, gold: str) -> bool:
    """Check whether two titles are alike, of which one may have the name of the site."""
    short, long = sorted((squeeze(shown), squeeze(gold)), key=len)
    whole = len(short) >= max(_LEAST_TITLE, _LEAST_SHARE * len(long))
    return short == long or (whole and (long.startswith(short) or long.endswith(short)))


def _is_same_author(shown: str, gold: str) -> bool:
    """Check whether each author that is shown is in the gold line, which may add a role."""
    line = squeeze(_OPENING.sub("", gold))
    names = [squeeze(name) for name in shown.split("; ")]
    return all(name in line or line in name for name in names)


def _is_same_date(shown: str, gold: str) -> bool:
    return shown == gold[:_DAY]


_COMPARE: dict[str, Callable[[str, str], bool]] = {
    "title": _is_same_title,
    "author": _is_same_author,
    "date": _is_same_date,
}


def squeeze(text: str) -> str:
    """Reduce a text to its letters and digits, in small letters."""
    return _NO_LETTER.sub("", text).casefold()


def extract_page(row: dict[str, Any]) -> Article | None:
    """Extract the article of a page; None if it is refused or can't be read."""
    try:
        return extract_article(row["html"].encode(errors="replace"), url=row.get("url"))
    except SummarizeError:
        return None
