"""Attributions of quotes, such as "On 4 March, Ann wrote:", in some 25 languages."""

import re
from collections.abc import Sequence
from functools import cache

from summarize.language.punctuation import COLONS, STOPS
from summarize.lazy import compile_late
from summarize.readers.mail.words import write_choice

_MOST_LINES = 4  # over which programs wrap an attribution
_LONGEST = 400  # characters
_DATE = compile_late(
    r"\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}(?!\d)"
    r"|\b\d{1,2}\.? (?:de )?[^\W\d]{3,12}\.?,?(?: de)? \d{4}|\b[^\W\d]{3,12}\.? \d{1,2},? \d{4}"
    r"|\d{4}年"
)
_ADDRESS = re.compile(r"[^\s@<>]@[^\s@<>]")
_OPENER = compile_late(
    r"\A(?:-{2,6} ?)?(?:\d|(?:On|At|In|Le|Am|El|Il|Em|Op|Den|D\.|W dniu|Dnia|Dne|Dňa|În|Στις|На|В"
    r"|Vào|Pada|A|På|Kl\.)\s|[^\W\d]{2,12}\.?,? \d|[^\W\d]{2,12}\.?, )"
)
# The start of an attribution that is wrapped inside its date.
_WRAPPED = re.compile(
    r"\A(?:On|Le|Am|El|Il|Em|Op|Den|W dniu|Dnia|Dne|Dňa|În|Στις|Vào|Pada)\s.{0,80}[\d,]\Z"
)


# The verb may precede the name: "schrieb Max:".
@cache
def _verb() -> re.Pattern[str]:
    verbs = write_choice("wrote")
    return re.compile(
        rf"(?:\A|[\s>)\]\"'.,])(?:{verbs})(?:[ ,][^\n:]{{0,120}})?[\s:：-]{{0,9}}\Z", re.I
    )


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{write_choice('wrote, last')})\W{{0,9}}\Z")


def may_attribute(line: str) -> bool:
    """Check cheaply whether a line may be the last one of an attribution."""
    return line.rstrip().endswith((":", "：", "--"))


def find_attribution(lines: Sequence[str], end: int, *, quoted: bool, reply: bool) -> int:
    """Find the first line of the attribution that ends at a line; -1 if none does.

    ``quoted`` is true if lines with quote marks follow, ``reply`` if the mail is a reply.
    """
    best = -1
    for start in range(end, max(-1, end - _MOST_LINES), -1):
        line = lines[start].strip()
        if not line or line.startswith(">") or (start < end and _is_ended(line)):
            break
        text = " ".join(one.strip() for one in lines[start : end + 1])
        if len(text) > _LONGEST:
            break
        if _is_attribution(text, quoted=quoted, reply=reply):
            best = start
            if _is_whole(text):
                break
    if best > 0 and _WRAPPED.match(lines[best - 1].strip()):
        return best - 1
    return best


def _is_ended(line: str) -> bool:
    """Check whether a line ends a sentence; "23." is half a date."""
    return line[-1:] in STOPS.union(COLONS) and not (line[-1] == "." and line[-2:-1].isdigit())


def _is_attribution(text: str, *, quoted: bool, reply: bool) -> bool:
    """Check whether a text attributes a quote.

    Before quoted lines, a date or an address is enough. Elsewhere it takes a date with an address,
    or a time with the verb; in a reply the verb with any of these.
    """
    dated, addressed = _DATE.search(text), _ADDRESS.search(text)
    if quoted:
        return bool(dated or addressed or _has_verb(text))
    if text.endswith("-"):
        return bool(dated) and text.startswith("--") and _has_verb(text)
    if dated and addressed:
        return True
    timed = dated is not None and ":" in dated[0]
    return (timed or (reply and bool(dated or addressed))) and _has_verb(text)


def _is_whole(text: str) -> bool:
    """Check whether an attribution is complete: it begins with its date or a name."""
    named = _ADDRESS.search(text) is not None or _has_verb(text)
    return named and bool(_DATE.search(text) and _OPENER.match(text))


def _has_verb(text: str) -> bool:
    return bool(_verb().search(text) or _last_word().search(text))
