"""Tell a text whose font does not say which letters it shows."""

import re
import unicodedata
from functools import lru_cache

from summarize.lazy import compile_late

_LEAST = 6  # characters, below which nothing can be told
_ODD = 0.3  # share of them
_SIGNS = range(0xA1, 0xC0)
_END = "\u0250"  # of the Latin letters
_KEPT = 2_000  # characters that were looked at
_WORD = re.compile(r"[^\W\d]{3}")
_EASTERN, _EASTERN_WORD = (
    compile_late(rf"[\u3040-\u9fff\uac00-\ud7af]{{{count}}}") for count in (1, 2)
)
_RARE = range(0x180, 0x250)  # Latin letters that hardly any language writes


def has_word(text: str) -> bool:
    """Tell whether three letters stand in a row; of Chinese, Japanese or Korean two are enough."""
    return bool(_WORD.search(text) or (not text.isascii() and _EASTERN_WORD.search(text)))


def has_eastern(text: str) -> bool:
    """Tell whether there is a letter of Chinese, Japanese or Korean in a text."""
    return not text.isascii() and _EASTERN.search(text) is not None


def is_garbage(text: str) -> bool:
    """Tell whether a text is made of characters that no font maps to letters."""
    if text.isascii() and text.isprintable():
        return False
    chars = "".join(text.split())
    odd = sum(map(_is_odd, chars))
    return len(chars) > _LEAST and odd > _ODD * len(chars)


def is_latin(text: str) -> bool:
    """Tell whether a text is written in Latin letters, or has none."""
    letters = list(filter(str.isalpha, text))
    return sum(map(_END.__gt__, letters)) >= 0.5 * len(letters)


@lru_cache(_KEPT)
def _is_odd(char: str) -> bool:
    code = ord(char)
    if char == "\ufffd" or code in _SIGNS or code in _RARE:
        return True
    return unicodedata.category(char) in ("Co", "Cc", "Cn")
