"""Match the quotation marks of any language."""

from functools import lru_cache

from summarize.language.writing_systems import EAST_ASIAN, WIDE_PUNCTUATION, may_be_spaceless
from summarize.lazy import compile_late

_QUOTE = compile_late('["“”„‟«»‹›「」『』｢｣]')
_OPENING_MARKS = tuple("\"“„«‘'")
# In scripts without spaces, only the shape of such a mark shows whether it opens or closes.
_EITHER = '"“”'
_WIDE = compile_late(f"[{EAST_ASIAN}{WIDE_PUNCTUATION}]")
_BEFORE_OPENING = " \t([—–-"
_REMEMBERED = 5_000  # cached sentences: each is checked six times on its way to a summary


def opens_quotation(text: str) -> bool:
    """Check whether a sentence opens with a quotation mark."""
    return text.startswith(_OPENING_MARKS)


def begins_quotation(text: str) -> bool:
    """Check whether a quotation begins in a sentence and ends in a later one."""
    return balance_quotes(text)[1] > 0


def is_balanced(text: str) -> bool:
    """Check whether all quotation marks and brackets in a text are paired."""
    return (
        balance_quotes(text) == (0, 0)
        and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
        and text.count("[") == text.count("]")
    )


def balance_quotes(text: str) -> tuple[int, int]:
    """Count the quotations that end here without beginning, and that begin without ending."""
    return (0, 0) if '"' not in text and text.isascii() else _balance(text)


@lru_cache(_REMEMBERED)
def _balance(text: str) -> tuple[int, int]:
    ended = open_ = 0
    wide = may_be_spaceless(text)
    inside = False  # straight marks
    for match in _QUOTE.finditer(text):
        place = match.start()
        if wide and match[0] in _EITHER and _WIDE.search(text[max(0, place - 1) : place + 2]):
            opens = match[0] == "“" or (match[0] == '"' and not inside)
        else:
            opens = _opens(text, place)
        inside = opens if match[0] == '"' else inside
        if opens:
            open_ += 1
        elif open_:
            open_ -= 1
        else:
            ended += 1
    return ended, open_


def _opens(text: str, place: int) -> bool:
    """Check whether the mark at a place opens a quotation.

    The spaces around it decide, not its shape: “ closes in German, » opens in Danish.
    """
    mark, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if mark in "「『｢" or (mark in "«‹" and after.isspace()):
        return True
    free = not before or before in _BEFORE_OPENING
    return free and mark not in "」』｣" and bool(after) and not after.isspace()
