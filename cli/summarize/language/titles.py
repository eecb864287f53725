"""Recognize titles and heading-like lines."""

import re
from collections.abc import Iterable
from itertools import accumulate

from summarize.language.punctuation import CLEAR_STOPS, CLOSING_MARKS, closes_line
from summarize.language.writing_systems import has_spaceless
from summarize.lazy import compile_late

_TITLE_WORDS = 20
_LEAST_CUT = 12  # characters of a truncated title
MOST_BROKEN = 4  # lines over which a title is broken, at most
_INNER_STOP = compile_late(
    rf"[.!?…{CLEAR_STOPS}](?:(?<=[.!?…])[{re.escape(CLOSING_MARKS)}]* +[\"“„‘«(¿¡]?[^\W\d_a-zà-ÿ]"
    rf"|(?<=[{CLEAR_STOPS}])[^」』）”])"
)
_SITE = compile_late(r" [|–—·•»›:-]{1,3} \S+(?: \S+){0,4}")


def is_title(line: str, title: str | None) -> bool:
    """Check whether a line repeats the title: whole, truncated, or with the name of the site."""
    if not title:
        return False
    cut = line.endswith(("...", "…")) and len(line) >= _LEAST_CUT
    line, title = line.casefold().rstrip(".…"), title.casefold().rstrip(".…")
    return (
        line == title
        or (cut and title.startswith(line))
        or (line.startswith(title) and _SITE.fullmatch(line, len(title)) is not None)
    )


def count_broken(title: str, lines: Iterable[str]) -> int:
    """Count the first lines that together make up the title; 0 if none do. All are squeezed."""
    rows = list(accumulate(lines))
    return rows.index(title) + 1 if title in rows else 0


def is_open_line(line: str) -> bool:
    """Check whether a line looks like a heading: short, without punctuation at its end."""
    if len(line.split(maxsplit=_TITLE_WORDS + 1)) > _TITLE_WORDS:
        return False
    return not (len(line) // 5 > _TITLE_WORDS and has_spaceless(line)) and not closes_line(line)


def count_inner_stops(text: str) -> int:
    """Count the sentences that end inside a text, before its own end."""
    return len(_INNER_STOP.findall(text))
