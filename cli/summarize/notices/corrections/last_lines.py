"""Cut off the last lines of an article that speak of who made it, and of what else there is."""

import re
from collections.abc import Sequence

from summarize.models import Block
from summarize.notices.lines import Line

_REACH = 5  # lines at the end that are looked at
_LEAST = 3  # lines of a text, of which the last may be such a one
_CREDIT_WORDS = 25
_SOURCE_WORDS = 6
_HOUSE_WORDS = 40
_COLON_WORDS = 9
_PLAIN = ("code", "cell")  # which no such line is
_CREDIT = re.compile(
    r"\W{0,3}(?:(?:additional |with (?:additional )?)?(?:reporting|research|editing)"
    r"(?: assistance)? (?:by|from)\b|(?:music|redaktion|faktencheck):"
    r"|(?:[a-z]{2,4}[/-]){2,5}[a-z]{2,4}$)",  # the initials of an agency's editors
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\W{0,3}(?:sources?|quellen?|kilder?|fuentes?|fonte|источник)\b", re.IGNORECASE
)
_HOUSE = re.compile(
    r"for more (?:on|about) .{1,80}\b(?:visit|follow|read|see|watch|click)\b"
    r"|for the latest .{1,80}\bread\b|(?:check out|find|see) more\b|find us\b"
    r"|follow .{1,80}\b(?:on (?:twitter|facebook|instagram)|at https?:)"
    r"|support .{1,40}\btoday\b|sign up (?:for|to|today|here|now)\b"
    r"|(?:watch|listen to) (?:this|the|our|.{1,30} live)\b"
    r"|(?:you (?:may|might) also|related\b[^.]{0,20}:?$)"
    r"|this (?:article|story) (?:also appears|has been updated"
    r"|was (?:produced|developed|originally published)|about .{1,60} was (?:produced|written))"
    r"|update, .{1,60}: added\b",
    re.IGNORECASE,
)
_ASKS = re.compile(  # anywhere in the line
    r"\bcontributed (?:to this|reporting)\b|\binbox\b.{0,60}\bsign up\b"
    r"|\b(?:have|got) (?:a|any) (?:tips?|questions?|stor(?:y|ies))\b.{0,60}\?",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"(?:photos?|photo credits?|images?|fotos?): ", re.IGNORECASE)
_ROLES = (
    "producer|editor|reporter|writer|journalist|author|professor|founder|ceo|cto|director|manager"
    "|fellow|physician|correspondent|photographer|columnist|faculty|attorney|analyst|consultant"
    r"|researcher|\w{0,20}(?:redakteur|reporter|korrespondent|autor)(?:in)?"
)
_NAME = r"[^\W\d_a-z][\w.’'-]{1,20}"
_BIO = re.compile(
    rf"(?:About the author: )?(?!(?:Mrs?|Ms|The)\b)({_NAME})(?: {_NAME}){{0,3}},? (?:is|ist) "
    rf"[^.,]{{0,60}}\b(?i:{_ROLES})\b"
)


def cut_last_lines(
    lines: Sequence[Line], blocks: Sequence[Block], keep: Sequence[bool]
) -> list[bool]:
    """Return which lines are kept without such lines at the end.

    A colon at the end announces what is gone.
    """
    kept = [i for i, good in enumerate(keep) if good]
    cut: set[int] = set()
    if len(kept) < _LEAST:
        return list(keep)
    last = kept[1:][-_REACH:]
    text = "\n".join(blocks[i].text for i in kept[: -len(last)])
    for i in reversed(last):
        if blocks[i].kind == "heading":  # it heads what is cut below it, or what stays
            continue
        if blocks[i].kind in _PLAIN or not _says_who(lines[i], blocks[i].text, text):
            break
        cut.add(i)
    return [good and i not in cut for i, good in enumerate(keep)]


def _says_who(line: Line, text: str, above: str) -> bool:
    if line.words <= _SOURCE_WORDS and _SOURCE.match(text):
        return True
    if line.words <= _CREDIT_WORDS and _CREDIT.match(text):
        return True
    if line.words <= _HOUSE_WORDS and (_HOUSE.match(text) or _ASKS.search(text)):
        return True
    if _PICTURE.match(text) or (line.colon and line.words <= _COLON_WORDS):
        return True
    bio = _BIO.match(text)
    return bio is not None and bio[1] not in above
