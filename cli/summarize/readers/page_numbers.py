"""Detect page numbers, as printers, programs and people write them in many languages.

The words around the number are in page_numbers.txt: those before it, between it and the number of
all pages, and after it.
"""

import re
from functools import cache
from pathlib import Path

from summarize.lazy import compile_late
from summarize.word_lists import read_words

_DIGITS = re.compile(r"(\d+)")
_GAP = re.compile(r"[\s,，]+")
# Ornaments around a number; an amount, or a section of a law, is no page number.
_AROUND = compile_late(r"^[^\w%$€£¥§]+|[^\w.%$€£¥§]+$")
_DASHED = re.compile(r"[-–—] ?\d{1,4} ?[-–—]")
_MOST_DIGITS = 4
_LONGEST = 40  # characters of a page number


def is_page_number(line: str) -> bool:
    """Check whether a line at the edge of a page is its number: "3", "- 3 -", "Page 3 of 12"."""
    return _find_words(line) is not None


def names_page(line: str) -> bool:
    """Check for a page number with words or dashes around it.

    A bare "3" does not: it may be that of a chapter.
    """
    return bool(_find_words(line)) or _DASHED.fullmatch(line) is not None


def _find_words(line: str) -> str | None:
    """Find the words around a page number, "" if it is bare; None if the line is no page number."""
    if len(line) > _LONGEST:
        return None
    parts = _DIGITS.split(line)
    if len(parts) not in (3, 5) or max(map(len, parts[1::2])) > _MOST_DIGITS:
        return None
    before, after = _bare(parts[0]), _bare(parts[-1]).rstrip(".")
    between = _GAP.sub("", parts[2]).casefold() if len(parts) > 3 else "/"
    words = _load_words()
    known = (
        _is_one(before, words["before"])
        and between in words["between"]
        and _is_one(after, words["after"])
    )
    return before + after if known else None


def _bare(part: str) -> str:
    return "".join(_AROUND.sub("", part).casefold().split())  # also of "3 | P a g e"


def _is_one(word: str, words: frozenset[str]) -> bool:
    return not word or word in words or word.rstrip(".") in words


@cache
def _load_words() -> dict[str, frozenset[str]]:
    words = read_words(Path(__file__).with_suffix(".txt"))
    return {place: frozenset(found) for place, found in words.items()}
