"""Tell what the writer of a mail wrote from what stands there of others, or below each mail."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.readers.mail.attributions import find_attribution, may_attribute
from summarize.readers.mail.footers import find_footer, find_secrecy
from summarize.readers.mail.separators import Cut, Separator, find_separator, skip_blank
from summarize.readers.mail.signatures import find_signature

QUOTE, SIGNATURE, FOOTER, HEADER = "quote", "signature", "footer", "header"
# Some write the initials of who is quoted before it, some brackets.
_MARK = re.compile(r"\A[ \t]{0,2}(?:[A-Z]{0,2}>|--\]) ?")
_FEW_WORDS = 30  # of one who forwards a mail: what he forwards is the article
_LEAST_WORDS = 3  # of a mail whose signature goes; a shorter one stays as it is
_DEEPEST = 10  # mails forwarded in mails


class Line(NamedTuple):
    """A line of a mail, and why it is not the writer's own."""

    text: str
    reason: str | None = None


def sort_lines(
    lines: Sequence[str], *, reply: bool = False, forward: bool = False, depth: int = 0
) -> list[Line]:
    """Return the lines of a mail in their order, each with the reason for which it goes, if any.

    Where nothing else is in the mail, what it quotes or forwards is its text, without ``>``.
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
    """Return where another mail begins, all of which is quoted without marks."""
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
    """Sort lines with quoted ones, marked as such, among them."""
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
        dashes, first = rest[start : start + 2]  # on a line of their own they would say nothing
        texts[dashes], texts[first] = "", f"{lines[dashes].strip()} {lines[first].lstrip()}"
    return [Line(text, reason) for text, reason in zip(texts, reasons, strict=True)]


def _mark_quotes(lines: Sequence[str]) -> list[str | None]:
    """Return a reason for each quoted line, and for those that say whose words follow."""
    reasons: list[str | None] = [QUOTE if _MARK.match(line) else None for line in lines]
    for number, line in enumerate(lines):
        if reasons[number] is None and may_attribute(line):
            after = skip_blank(lines, number + 1)
            if after >= len(lines) or reasons[after] == QUOTE:
                start = find_attribution(lines, number, quoted=after < len(lines), reply=True)
                for i in range(start, number + 1) if start >= 0 else ():
                    reasons[i] = QUOTE
    return reasons
