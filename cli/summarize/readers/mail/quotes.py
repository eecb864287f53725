"""Quoted and forwarded mails: sort the lines of a mail by who wrote them."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple

from summarize.readers.mail.attributions import find_attribution, may_attribute
from summarize.readers.mail.footers import find_footer, find_secrecy
from summarize.readers.mail.signatures import find_signature
from summarize.readers.mail.words import load_labels, write_choice

_LABEL = re.compile(r"\A[*_> ]{0,4}([^\W\d][^\n:：*]{0,20}?)[* ]{0,3}\s?[:：][*_]{0,2}")
_BLOCK_LINES = 14  # of the header of a quoted mail, at most
_CONTINUED = 3  # lines over which a field may continue
_RULE = re.compile(r"\A[ \t]{0,9}[-_=*]{5,200}[ \t]{0,9}\Z")
_TITLED_RULE = re.compile(r"\A[ \t]{0,9}-{3,60} ?[^\W\d][^\n-]{3,60}-{3,60}[ \t]{0,9}\Z")
QUOTE, SIGNATURE, FOOTER, HEADER = "quote", "signature", "footer", "header"
# Some programs write initials before the mark, some brackets.
_MARK = re.compile(r"\A[ \t]{0,2}(?:[A-Z]{0,2}>|--\]) ?")
_FEW_WORDS = 30  # of somebody who forwards a mail: that mail is the article
_LEAST_WORDS = 3  # of a mail whose signature is removed; a shorter mail stays as it is
_DEEPEST = 10  # nested forwarded mails


class Line(NamedTuple):
    """A line of a mail, and the reason to remove it if the writer didn't write it."""

    text: str
    reason: str | None = None


class Cut(Enum):
    """Kind of the mail that begins at a separator."""

    QUOTED = "quoted"
    FORWARDED = "forwarded"


class Separator(NamedTuple):
    """Start of another mail, and of its text."""

    kind: Cut
    start: int
    body: int


def sort_lines(
    lines: Sequence[str], *, reply: bool = False, forward: bool = False, depth: int = 0
) -> list[Line]:
    """Sort the lines of a mail: each gets the reason to remove it, or None.

    If a mail holds nothing else, the text that it quotes or forwards is kept, without ``>``.
    """
    cut = _find_cut(lines, reply=reply)
    end = cut.start if cut else len(lines)
    own = _sort_own(lines[:end])
    written = sum(len(line.text.split()) for line in own if line.reason is None)
    rest = [Line(text, QUOTE) for text in lines[end:]]
    if depth >= _DEEPEST:
        return own + rest
    forward = cut is not None and (forward or cut.kind is Cut.FORWARDED)
    if cut and (written == 0 or (forward and written < _FEW_WORDS)):
        header = [Line(text, HEADER) for text in lines[cut.start : cut.body]]
        return own + header + sort_lines(lines[cut.body :], reply=reply, depth=depth + 1)
    if written == 0 and any(line.reason == QUOTE for line in own):
        marked = [_MARK.match(text) is not None for text in lines[:end]]
        bare = [
            _MARK.sub("", t, count=1) if m else "" for t, m in zip(lines[:end], marked, strict=True)
        ]
        inner = sort_lines(bare, reply=reply, depth=depth + 1)
        return [i if m else o for i, o, m in zip(inner, own, marked, strict=True)] + rest
    return own + rest


def _find_cut(lines: Sequence[str], *, reply: bool) -> Separator | None:
    """Find the start of another mail that is quoted as a whole, without marks."""
    for number, line in enumerate(lines):
        if not line.strip() or _MARK.match(line):
            continue
        separator = find_separator(lines, number)
        if separator:
            return separator
        if may_attribute(line):
            after = skip_blank(lines, number + 1)
            if after < len(lines) and not _MARK.match(lines[after]):
                start = find_attribution(lines, number, quoted=False, reply=reply)
                if start >= 0 and (start == 0 or not lines[start - 1].strip() or reply):
                    return Separator(Cut.QUOTED, start, after)
    return None


def _sort_own(lines: Sequence[str]) -> list[Line]:
    """Sort the lines before another mail, among which may be marked quotes."""
    reasons = _mark_quotes(lines)
    rest = [i for i, reason in enumerate(reasons) if reason is None]
    for i in rest[find_footer([lines[i] for i in rest]) :]:
        reasons[i] = FOOTER
    rest = [i for i in rest if reasons[i] is None]
    for i in find_secrecy([lines[i] for i in rest]):
        reasons[rest[i]] = FOOTER
    rest = [i for i in rest if reasons[i] is None]
    start = find_signature([lines[i] for i in rest])
    texts = list(lines)
    if sum(len(lines[i].split()) for i in rest[:start]) >= _LEAST_WORDS:
        for i in rest[start:]:
            reasons[i] = SIGNATURE
    elif start + 1 < len(rest) and not any(map(str.isalnum, lines[rest[start]])):
        dashes, first = rest[start : start + 2]  # a line of dashes alone says nothing
        texts[dashes], texts[first] = "", f"{lines[dashes].strip()} {lines[first].lstrip()}"
    return [Line(text, reason) for text, reason in zip(texts, reasons, strict=True)]


def _mark_quotes(lines: Sequence[str]) -> list[str | None]:
    """Mark quoted lines and their attributions with a reason."""
    reasons: list[str | None] = [QUOTE if _MARK.match(line) else None for line in lines]
    for number, line in enumerate(lines):
        if reasons[number] is None and may_attribute(line):
            after = skip_blank(lines, number + 1)
            if after >= len(lines) or reasons[after] == QUOTE:
                start = find_attribution(lines, number, quoted=after < len(lines), reply=True)
                for i in range(start, number + 1) if start >= 0 else ():
                    reasons[i] = QUOTE
    return reasons


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
    """Find the separator that begins at a line, if another mail does."""
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
    """Find the next line that is not blank, or the end."""
    while start < len(lines) and not lines[start].strip():
        start += 1
    return start


def _end_block(lines: Sequence[str], start: int, *, announced: bool = False) -> int | None:
    """Find the end of the header of a quoted mail that begins at a line; None if none does."""
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
    """Name the header field of a line; None if it is no field."""
    found = _LABEL.match(line[:80])
    return load_labels().get(found[1].strip().lower()) if found else None
