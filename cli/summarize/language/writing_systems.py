"""The table of scripts: which have no spaces between words, and their indivisible clusters."""

import re
from collections.abc import Iterable
from functools import cache

from summarize.lazy import compile_late

HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HIRAGANA = "\u3040-\u309f"
KATAKANA = "\u30a0-\u30ff"
HANGUL = "\uac00-\ud7af"  # has spaces, but particles and endings are attached to the words
EAST_ASIAN = HAN + HIRAGANA + KATAKANA
# Thai and Lao, Burmese, Khmer, where a space ends a clause or a sentence.
SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
SPACELESS = EAST_ASIAN + SOUTH_EAST_ASIAN
# Their vowels, tones and other signs that \w does not match.
SOUTH_EAST_ASIAN_MARKS = (
    "\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u109d\u17b4-\u17d3\u17dd"
)
WIDE_PUNCTUATION = "\u3000-\u303f\uff00-\uffef"  # and other full-width and half-width forms

SPACELESS_LETTER = compile_late(f"[{SPACELESS}]")
# Everything outside of two ranges without such letters, one of them with signs such as ’, which are
# in most texts. It compiles in a sixth of the 3 ms of the letters themselves.
_FAR = compile_late("[^\0-\u0dff\u1e00-\u2fff]")
# How those above the last of them begin in UTF-8. Those between begin with E0 or E1, so that few
# texts need _FAR.
_FARTHER = bytes(range(0xE3, 0xF5))
# The first bytes in UTF-8 of all characters but Latin, Greek and Cyrillic letters (to U+04FF) and
# signs (U+2000-2FFF).
_NOT_EUROPEAN = bytes((*range(0xD4, 0xE2), *range(0xE3, 0xF5)))
SOUTH_EAST_ASIAN_LETTER = compile_late(f"[{SOUTH_EAST_ASIAN}]")
# A letter with all signs around it; in Burmese with the consonant that a sign marks as closing the
# syllable, in Thai with a silent letter. Any other character is a cluster by itself.
CLUSTER = compile_late(
    "[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{0,4}[\u0e30\u0e32\u0e33\u0e45]?"
    "\u0e30?(?:[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c)?"
    "|[\u0ec0-\u0ec4]?[\u0e81-\u0eae\u0edc-\u0edf][\u0eb1\u0eb4-\u0ebd\u0ec8-\u0ece]{0,4}"
    "[\u0eb0\u0eb2\u0eb3]?\u0eb0?"
    "|[\u1000-\u102a\u103f](?:[\u102b-\u1038\u103a-\u103e\u1056-\u109d]|\u1039[\u1000-\u1021]"
    "|[\u1000-\u1021](?=\u1037?[\u1039\u103a])){0,12}"
    "|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17dd]){0,8}"
    "|.",
    re.DOTALL,
)

_SHARE = 0.3  # least share of such letters in a text in a script without spaces


def may_be_spaceless(text: str) -> bool:
    """Check quickly whether a text may contain letters of a script without spaces."""
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    if len(data.translate(None, _FARTHER)) < len(data):
        return True
    # Without any(), which takes twice the time of both tests: a page asks a thousand times.
    return (b"\xe0" in data or b"\xe1" in data) and _FAR.search(text) is not None


def is_european(text: str) -> bool:
    """Check quickly that a text has only common Latin, Greek and Cyrillic letters, and signs."""
    data = text.encode("utf-8", "surrogatepass")
    return len(data.translate(None, _NOT_EUROPEAN)) == len(data)


def has_spaceless(text: str) -> bool:
    """Check whether a text contains a letter of a script without spaces."""
    return may_be_spaceless(text) and SPACELESS_LETTER.search(text) is not None


def begins_spaceless(text: str) -> bool:
    """Check whether a text begins with a letter of a script without spaces."""
    return has_spaceless(text[:1])


def count_spaceless(text: str) -> int:
    """Count the letters of scripts without spaces in a text."""
    return len(SPACELESS_LETTER.findall(text)) if may_be_spaceless(text) else 0


def is_spaceless(texts: Iterable[str]) -> bool:
    """Check whether texts are written in a script without spaces."""
    text = "".join(texts)
    return not text.isascii() and count_spaceless(text) >= _SHARE * len(text)


@cache
def match_letter(ranges: str) -> re.Pattern[str]:
    """Compile the pattern for a letter in some ranges, on demand, because it takes 2 ms."""
    return re.compile(f"[{ranges}]")
