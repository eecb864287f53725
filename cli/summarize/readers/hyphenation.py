"""Joints between the end of a line and the start of the next, in texts and PDFs.

The other words of the text decide whether a hyphen there is part of the word.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from summarize.lazy import compile_late

SOFT_HYPHEN = "\u00ad"
HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
_WORD = re.compile(r"[^\W\d_]{1,99}")
_COMPOUND = compile_late(r"[^\W\d_]{1,99}(?:[-‐][^\W\d_]{1,99}){1,9}")
_BROKEN = compile_late(r"([^\W\d_]{1,99})[-‐]$")
_GLUED = ("-", "\u2010", "–", "/")  # no space after one that touches a word
_SYLLABLE = 2  # letters of a string that may be a word, but hardly one in a compound
_LONGEST = 100  # characters of a word
_BREAKS = 4  # lines that end in a hyphen, in a text that breaks words


class Words(NamedTuple):
    """The words of a text, which show the hyphens that belong to a word."""

    alone: Counter[str]  # in lower case
    compounds: Counter[str]  # with their hyphens, in lower case
    breaks: bool  # words are divided if a line is full; otherwise a hyphen belongs to a compound


def collect_words(lines: Iterable[str], *, printed: bool = False) -> Words:
    """Collect the words that are complete on a line; printed text is assumed to break words."""
    alone, compounds = Counter[str](), Counter[str]()
    broken, breaks = False, 0
    for line in lines:
        text = line.rstrip().lower()
        words = _WORD.findall(text)
        ends = text.endswith(HYPHENS)
        alone.update(words[broken : len(words) - ends])
        if "-" in text or "‐" in text:  # a needless search takes half of the time
            compounds.update(_COMPOUND.findall(text))
        broken = ends
        breaks += bool(ends and text[-2:-1].isalnum())
    return Words(alone, compounds, printed or breaks >= _BREAKS)


def find_joint(before: str, after: str, words: Words, tight: re.Pattern[str]) -> tuple[int, str]:
    """Count the characters to cut at the end of a line, and choose the joint to the next one.

    ``tight`` matches letters that no space separates.
    """
    last = before[-1:]
    if last == SOFT_HYPHEN:
        return 1, ""
    if last in HYPHENS and after[:1].islower():
        broken, rest = _BROKEN.search(before[-_LONGEST:]), _WORD.match(after)
        if broken and rest:
            # No keyboard has this hyphen: a program inserted it to break a word.
            breaks = words.breaks or last == "\u2010"
            divided = _is_divided(broken[1].lower(), rest[0].lower(), words, breaks=breaks)
            return 1, "" if divided else "-"
    if last in _GLUED and before[-2:-1].strip():
        return 0, ""
    far = not last.isascii() and not after[:1].isascii()
    return 0, "" if far and tight.match(last) and tight.match(after) else " "


def _is_divided(first: str, second: str, words: Words, *, breaks: bool) -> bool:
    """Check whether the hyphen between two halves only breaks a word.

    Two words of the text that it never writes as one are a compound.
    """
    together = words.alone[first + second]
    if compounds := words.compounds[f"{first}-{second}"]:
        return together >= compounds
    halves = min(words.alone[first], words.alone[second])
    compound = halves > 0 and min(len(first), len(second)) > _SYLLABLE
    return together > 0 or (breaks and not compound)
