"""Letters: detect their scripts, and text whose font maps to no letters."""

import re
import unicodedata
from functools import lru_cache

from summarize.lazy import compile_late

_LEAST = 6  # characters; fewer prove nothing
_ODD = 0.3  # share of them
_SIGNS = range(0xA1, 0xC0)
_END = "\u0250"  # of the Latin letters
_KEPT = 2_000  # characters in the cache
_WORD = re.compile(r"[^\W\d]{3}")
_EASTERN, _EASTERN_WORD = (
    compile_late(rf"[\u3040-\u9fff\uac00-\ud7af]{{{count}}}") for count in (1, 2)
)
_RARE = range(0x180, 0x250)  # Latin letters that hardly any language uses


def has_word(text: str) -> bool:
    """Check for three letters in a row; two are enough in Chinese, Japanese and Korean."""
    return bool(_WORD.search(text) or (not text.isascii() and _EASTERN_WORD.search(text)))


def has_eastern(text: str) -> bool:
    """Check for a letter of Chinese, Japanese or Korean."""
    return not text.isascii() and _EASTERN.search(text) is not None


def is_hangul(char: str) -> bool:
    """Check whether a character is a syllable of Korean; "" is none."""
    return "\uac00" <= char <= "\ud7a3"


def is_garbage(text: str) -> bool:
    """Check whether a text consists of characters that no font maps to letters."""
    if text.isascii() and text.isprintable():
        return False
    chars = "".join(text.split())
    odd = sum(map(_is_odd, chars))
    return len(chars) > _LEAST and odd > _ODD * len(chars)


def is_latin(text: str) -> bool:
    """Check whether at least half of the letters of a text are Latin."""
    letters = list(filter(str.isalpha, text))
    return sum(map(_END.__gt__, letters)) >= 0.5 * len(letters)


@lru_cache(_KEPT)
def _is_odd(char: str) -> bool:
    code = ord(char)
    if char == "\ufffd" or code in _SIGNS or code in _RARE:
        return True
    return unicodedata.category(char) in ("Co", "Cc", "Cn")
