"""Tell a title from other lines."""

import re
from collections.abc import Iterable
from itertools import accumulate

from summarize.language.punctuation import CLEAR_STOPS, CLOSING_MARKS, closes_line
from summarize.language.writing_systems import has_spaceless
from summarize.lazy import compile_late

_TITLE_WORDS = 20
_LEAST_CUT = 12  # characters of a title that is cut short
MOST_BROKEN = 4  # lines at most, over which a title is broken
_INNER_STOP = compile_late(
    rf"[.!?…{CLEAR_STOPS}](?:(?<=[.!?…])[{re.escape(CLOSING_MARKS)}]* +[\"“„‘«(¿¡]?[^\W\d_a-zà-ÿ]"
    rf"|(?<=[{CLEAR_STOPS}])[^」』）”])"
)
_SITE = compile_late(r" [|–—·•»›:-]{1,3} \S+(?: \S+){0,4}")


def is_title(line: str, title: str | None) -> bool:
    """Tell whether a line says the title again, whole, cut short, or before its site."""
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
    """Return over how many lines a title is broken, from the first, all squeezed; or 0."""
    rows = list(accumulate(lines))
    return rows.index(title) + 1 if title in rows else 0


def is_open_line(line: str) -> bool:
    """Tell whether a line looks like a heading: short, and no punctuation closes it."""
    if len(line.split(maxsplit=_TITLE_WORDS + 1)) > _TITLE_WORDS:
        return False
    return not (len(line) // 5 > _TITLE_WORDS and has_spaceless(line)) and not closes_line(line)


def count_inner_stops(text: str) -> int:
    """Return how many sentences end inside a text, before its own end."""
    return len(_INNER_STOP.findall(text))
