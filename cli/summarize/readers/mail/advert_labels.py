"""Know the label of an advert in a newsletter by its words."""

import re
from collections.abc import Sequence
from functools import cache

from summarize.language.punctuation import ends_sentence
from summarize.lazy import compile_late
from summarize.readers.mail.words import write_choice

RULE = compile_late(r"\A[ \t]{0,3}[-=*_~#—]{5,200}[ \t]{0,9}\Z")
_DRESSED = compile_late(r"[-=*_~#—]{5}[ \t]{0,9}\Z")  # a line that draws its own rule
_LABEL_WORDS, _LABEL_LETTERS = 8, 120
_INLINE = 150  # characters in which a headline says that it is paid for
_MARK = r"[\s\-=*_~#|:•–—\[\]()]{0,90}"


def is_label(text: str) -> bool:
    """Tell whether a line only says that an advert follows, and whose it is."""
    return _is_short(text) and _label().match(text) is not None


def may_be_label(text: str) -> bool:
    """Tell whether a line is the label of an advert or the title of an article: "Together with"."""
    return _is_short(text) and _title().match(text) is not None


def names_sponsor(text: str) -> bool:
    """Tell a headline that says in brackets that it is paid for: "Faster builds (Sponsor)"."""
    return _in_brackets().search(text[:_INLINE]) is not None


def stands_alone(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line may be a label: amid a paragraph a line was only wrapped there."""
    if not (is_label(lines[number]) or may_be_label(lines[number])):
        return False
    before = lines[number - 1] if number else ""
    after = lines[number + 1] if number + 1 < len(lines) else ""
    closed = is_break(after) or _DRESSED.search(lines[number]) is not None
    return is_break(before) and closed


def is_break(line: str) -> bool:
    """Tell whether a line of plain text is blank or a rule."""
    return not line.strip() or RULE.match(line) is not None


def _is_short(text: str) -> bool:
    short = len(text) <= _LABEL_LETTERS and len(text.split()) <= _LABEL_WORDS
    return short and not ends_sentence(text)


@cache
def _label() -> re.Pattern[str]:
    whole, opening = write_choice("advert"), write_choice("advert, of whom")
    found = rf"\A{_MARK}(?:(?:{whole}){_MARK}|(?:{opening})\b.{{0,90}})\Z"
    return re.compile(found, re.IGNORECASE)


@cache
def _title() -> re.Pattern[str]:
    opening, own = write_choice("advert, or an article"), write_choice("nobody who pays")
    found = rf"\A{_MARK}(?:{opening})\b(?!\s{{1,9}}(?:{own})\b).{{0,90}}\Z"
    return re.compile(found, re.IGNORECASE)


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:{write_choice('advert')})[)\]]", re.IGNORECASE)
