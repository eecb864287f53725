"""Which scripts set no spaces between words, and what in them may never be cut: the one table."""

import re
from collections.abc import Iterable
from functools import cache

from summarize.lazy import compile_late

HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HIRAGANA = "\u3040-\u309f"
KATAKANA = "\u30a0-\u30ff"
HANGUL = "\uac00-\ud7af"  # sets spaces, but its particles and endings cling to the words
EAST_ASIAN = HAN + HIRAGANA + KATAKANA
# Thai and Lao, Burmese, Khmer: a space closes a clause or a sentence there.
SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
SPACELESS = EAST_ASIAN + SOUTH_EAST_ASIAN
# Vowels, tones and other signs of theirs that \w does not match.
SOUTH_EAST_ASIAN_MARKS = (
    "\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u109d\u17b4-\u17d3\u17dd"
)
WIDE_PUNCTUATION = "\u3000-\u303f\uff00-\uffef"  # and other full-width and half-width forms

SPACELESS_LETTER = compile_late(f"[{SPACELESS}]")
# All that is not below the first of them, nor between them: signs such as ’, which most texts have.
# Python compiles it in a sixth of the 3 ms of the letters themselves.
_FAR = compile_late("[^\0-\u0dff\u1e00-\u2fff]")
# How those above the last of them begin in UTF-8, and most of those between: few texts need _FAR.
_FARTHER = bytes(range(0xE3, 0xF5))
_BETWEEN = (b"\xe0", b"\xe1")
SOUTH_EAST_ASIAN_LETTER = compile_late(f"[{SOUTH_EAST_ASIAN}]")
# A letter with all that is written around it. In Burmese also the consonant that closes the
# syllable, which a sign tells; in Thai also a silent letter. Any other character is one by itself.
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

_SHARE = 0.3  # of the characters of a text, from which it is in a script without spaces


def may_be_spaceless(text: str) -> bool:
    """Tell whether a text may hold letters, or signs, of a script of East or South-East Asia."""
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    if len(data.translate(None, _FARTHER)) < len(data):
        return True
    return any(first in data for first in _BETWEEN) and _FAR.search(text) is not None


def has_spaceless(text: str) -> bool:
    """Tell whether a text holds a letter of a script that sets no spaces between words."""
    return may_be_spaceless(text) and SPACELESS_LETTER.search(text) is not None


def count_spaceless(text: str) -> int:
    """Return how many letters of such scripts a text holds."""
    return len(SPACELESS_LETTER.findall(text)) if may_be_spaceless(text) else 0


def is_spaceless(texts: Iterable[str]) -> bool:
    """Tell whether texts are in a script that sets no spaces between words."""
    text = "".join(texts)
    return not text.isascii() and count_spaceless(text) >= _SHARE * len(text)


@cache
def match_letter(ranges: str) -> re.Pattern[str]:
    """Return what matches a letter of such ranges, made when a text needs it: it takes 2 ms."""
    return re.compile(f"[{ranges}]")
