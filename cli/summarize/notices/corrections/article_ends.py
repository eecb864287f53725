"""Lines at both ends of an article that are none of it: bylines, dates, credits, links."""

import re
from collections.abc import Sequence

from summarize.lazy import compile_late
from summarize.models import Block
from summarize.notices.evidence import Evidence
from summarize.notices.lines import Line

_LEAST = 3  # lines of a text that can have such an end
_MOST = 0.2  # share of the kept words that may be cut
_CREDIT_WORDS = 25  # of a credit, at most
_HOUSE_WORDS = 40  # of a request of the publisher, at most
_COLON_WORDS = 9  # of a line that announced a list, at most
_LABEL_WORDS = 10  # a closed line that is longer is a sentence of the article
_NAMES = 0.5  # share of capitals among the words of a closed credit
_BIO_WORDS = 80  # of a line about the author, at most
_LINKED = 0.9  # share of links
_DATE_DIGITS = 0.2  # share of digits in a line that is a date
_LABELS = ("paragraph", "heading", "item")
_PLAIN = ("code", "cell")  # never such an end
_CREDIT = compile_late(
    r"\W{0,3}(?:(?:additional |with (?:additional )?)?(?:reporting|research|editing)"
    r"(?: assistance)? (?:by|from)\b"
    r"|(?:[a-z]{2,4}/){2,5}[a-z]{2,4}$)",  # the initials of an agency's editors
    re.IGNORECASE,
)
_ORDERS = compile_late(  # with a link, or in a line that is no sentence
    r"for more (?:on|about) .{1,80}\b(?:visit|follow|read|see|watch|click)\b"
    r"|for the latest .{1,80}\bread\b|(?:check out|find|see) more\b|find us\b"
    r"|follow .{1,80}\b(?:on (?:twitter|facebook|instagram)|at https?:)"
    r"|support .{1,40}\btoday\b|sign up (?:for|to|today|here|now)\b"
    r"|(?:watch|listen to) (?:this|the|our|.{1,30} live)\b"
    r"|(?:you (?:may|might) also|related\b[^.]{0,20}:?$)",
    re.IGNORECASE,
)
_ASKS = compile_late(  # anywhere in the line
    r"\bcontributed (?:to this|reporting)\b|\binbox\b.{0,60}\bsign up\b"
    r"|\b(?:have|got) (?:a|any) (?:tips?|questions?|stor(?:y|ies))\b.{0,60}\?"
    r"|\b(?:haben|hast) (?:sie|du) .{0,60}\b(?:hinweise?|tipps?)\b.{0,60}\b(?:melde|schreib)"
    r"|\b(?:share|tell|let (?:me|us) know|leave|ask|post)\b.{0,80}\bin the comments\b"
    r"|\benjoyed (?:this|my|our) (?:article|post|story|guide|piece)\b.{0,80}\bshare\b"
    r"|\bsign up (?:for|to) our .{0,30}newsletter\b"
    r"|\bnewsletter\b.{1,150}\b(?:anmeld\w+|postfach|abonnieren)\b",
    re.IGNORECASE,
)


def cut_start(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Cut bylines and dates that are lines of their own above the first sentence."""
    lines, blocks = page.lines, page.blocks
    kept = [i for i, good in enumerate(keep) if good]
    first = next((i for i in kept if lines[i].prose and lines[i].closed), 0)
    cut = {i for i in kept if i < first and _is_label(lines[i], blocks[i])}
    return [good and i not in cut for i, good in enumerate(keep)]


def _is_label(line: Line, block: Block) -> bool:
    """Check whether a line is the byline or the date of an article."""
    if line.closed or line.words > _LABEL_WORDS or block.kind not in _LABELS:
        return False
    if line.whole:
        return line.reason == "byline"
    dated = line.dates > 0 and line.digits >= _DATE_DIGITS
    return dated or (line.label and line.capitals >= _NAMES)


def cut_end(page: Evidence, keep: Sequence[bool]) -> list[bool]:
    """Cut the lines below the last sentence of an article that are none of it.

    If that would take more than a fifth of its words, it is the article.
    """
    lines, blocks = page.lines, page.blocks
    kept = [i for i, good in enumerate(keep) if good]
    if len(kept) < _LEAST:
        return list(keep)
    authors = page.author.split("; ") if page.author else []
    cut = set[int]()
    for i in reversed(kept[1:]):
        line, block = lines[i], blocks[i]
        below = i + 1 < len(keep) and (not keep[i + 1] or i + 1 in cut)
        # The list that this colon announced is gone.
        announces = below and line.colon and line.words <= _COLON_WORDS
        heads = block.kind == "heading" and not line.prose and not line.asks
        if block.kind in _PLAIN or not (
            heads
            or announces
            or _leads_away(line, block)
            or _is_credit(line, block)
            or _presents_author(i, page, kept, authors)
        ):
            break
        cut.add(i)
    most = _MOST * sum(lines[i].words for i in kept)
    if sum(lines[i].words for i in cut) > most:
        return list(keep)
    return [good and i not in cut for i, good in enumerate(keep)]


def _leads_away(line: Line, block: Block) -> bool:
    """Check whether a line is the linked headline of another page."""
    headline = line.asks or not line.closed
    return block.links >= _LINKED and headline and block.kind in ("paragraph", "item")


def _is_credit(line: Line, block: Block) -> bool:
    text = block.text
    if line.words <= _CREDIT_WORDS and _CREDIT.match(text):
        return not line.closed or line.capitals >= _NAMES
    if line.words <= _HOUSE_WORDS and _ASKS.search(text):
        return True
    if line.words <= _HOUSE_WORDS and _ORDERS.match(text):
        linked = block.links > 0 or line.address
        return linked or (not line.closed and line.words <= _LABEL_WORDS)
    return False


def _presents_author(
    number: int, page: Evidence, kept: Sequence[int], authors: Sequence[str]
) -> bool:
    """Check whether a line opens with the name of an author whom no other line of prose names."""
    lines, blocks = page.lines, page.blocks
    start = blocks[number].text.lstrip("(")
    name = next((name for name in authors if re.match(rf"{re.escape(name)}\b", start)), "")
    if not name or lines[number].words > _BIO_WORDS:
        return False
    family = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    return not any(family.search(blocks[i].text) for i in kept if i != number and lines[i].prose)
