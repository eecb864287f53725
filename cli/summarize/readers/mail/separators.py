"""Find where a quoted or forwarded mail begins that is not marked line by line."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple

from summarize.readers.mail.words import load_labels, write_choice

_LABEL = re.compile(r"\A[*_> ]{0,4}([^\W\d][^\n:：*]{0,20}?)[* ]{0,3}\s?[:：][*_]{0,2}")
_BLOCK_LINES = 14  # in which a header of a quoted mail ends
_CONTINUED = 3  # lines that a field may go on
_RULE = re.compile(r"\A[ \t]{0,9}[-_=*]{5,200}[ \t]{0,9}\Z")
_TITLED_RULE = re.compile(r"\A[ \t]{0,9}-{3,60} ?[^\W\d][^\n-]{3,60}-{3,60}[ \t]{0,9}\Z")


class Cut(Enum):
    """What begins there."""

    QUOTED = "quoted"
    FORWARDED = "forwarded"


class Separator(NamedTuple):
    """Where another mail begins, and where its text does."""

    kind: Cut
    start: int
    body: int


@cache
def _forward() -> re.Pattern[str]:
    return re.compile(rf"\A\W{{0,3}}?[-_=]{{2,60}} ?(?:{write_choice('forwarded')})", re.IGNORECASE)


@cache
def _forward_line() -> re.Pattern[str]:
    return re.compile(rf"\A(?:{write_choice('forwarded, a line')})\s?:?$", re.IGNORECASE)


@cache
def _original() -> re.Pattern[str]:
    return re.compile(rf"\A\W{{0,3}}?-{{2,60}} ?(?:{write_choice('original')})", re.IGNORECASE)


def find_separator(lines: Sequence[str], start: int) -> Separator | None:
    """Return what begins at a line, if it is another mail."""
    line = lines[start]
    if not line.strip() or len(line) > 300:
        return None
    if _forward().match(line) or _forward_line().match(line.strip()):
        after = skip_blank(lines, start + 1)
        return Separator(Cut.FORWARDED, start, _end_block(lines, after, announced=True) or after)
    if _original().match(line):
        after = skip_blank(lines, start + 1)
        return Separator(Cut.QUOTED, start, _end_block(lines, after, announced=True) or after)
    if _RULE.fullmatch(line) or _TITLED_RULE.fullmatch(line):
        after = skip_blank(lines, start + 1)
        end = _end_block(lines, after)
    else:
        end = _end_block(lines, start)
    return Separator(Cut.QUOTED, start, end) if end else None


def skip_blank(lines: Sequence[str], start: int) -> int:
    """Return the next line that is not blank, or the end."""
    while start < len(lines) and not lines[start].strip():
        start += 1
    return start


def _end_block(lines: Sequence[str], start: int, *, announced: bool = False) -> int | None:
    """Return the line after the header of a quoted mail that begins here; None if none does."""
    first = _label(lines[start]) if start < len(lines) else None
    if first is None or not (announced or first in ("from", "sent")):
        return None
    kinds: set[str] = set()
    end, missed = start, 0
    for at in range(start, min(len(lines), start + _BLOCK_LINES)):
        kind = _label(lines[at])
        missed = 0 if kind else missed + 1
        if kind:
            kinds.add(kind)
            end = at + 1
        if missed > _CONTINUED:
            break
    known = "from" in kinds and (len(kinds) > 2 or (len(kinds) == 2 and "to" not in kinds))
    return skip_blank(lines, end) if known else None


def _label(line: str) -> str | None:
    """Return which field of a header a line is, if any."""
    found = _LABEL.match(line[:80])
    return load_labels().get(found[1].strip().lower()) if found else None
