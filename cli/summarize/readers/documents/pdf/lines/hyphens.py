"""Join the lines of a paragraph, and the words that the ends of lines divide.

Whether a hyphen is part of a word is asked of the paper's own words.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from summarize.readers.documents.pdf.lines.glyphs import SOFT_HYPHEN

_WORD = re.compile(r"[^\W\d_]{1,99}")
_COMPOUND = re.compile(r"[^\W\d_]{1,99}(?:[-‐][^\W\d_]{1,99}){1,9}")
_BROKEN = re.compile(r"([^\W\d_]{1,99})([-\u00ad\u2010])$")
_HYPHENS = ("-", SOFT_HYPHEN, "\u2010")
_SYLLABLE = 2  # letters of what may be a word, but is hardly one in a compound
_LONGEST = 100  # characters of a word
_SOFT = re.compile("\u00ad(?!$)")
# "Th", where a font maps its ligature to a star.
_TH = re.compile(
    r"(?<![^\s(“\"])\*(?=(?:e|is|us|ese|ere|at|an|ey|ree|rough|eir|en|erefore|ose|ough|em|ird)\b)"
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")


class Words(NamedTuple):
    """The words of a document."""

    alone: Counter[str]  # in lower case
    compounds: Counter[str]  # with their hyphens, in lower case


def count_words(texts: Iterable[str]) -> Words:
    """Count the words of a document that stand whole on a line; ``texts`` are its lines."""
    alone, compounds = Counter[str](), Counter[str]()
    broken = False
    for text in map(str.lower, texts):
        words = _WORD.findall(text)
        ends = text.endswith(_HYPHENS)
        alone.update(words[broken : len(words) - ends])
        compounds.update(_COMPOUND.findall(text))
        broken = ends
    return Words(alone, compounds)


def join_texts(texts: Iterable[str], words: Words) -> str:
    """Return the texts of lines as one; a hyphen that its end leaves open stays."""
    joined = ""
    for text in texts:
        joined = glue(joined, text, words) if joined else text
    return " ".join(_TH.sub("Th", _SOFT.sub("", joined)).split())


def glue(before: str, after: str, words: Words) -> str:
    """Return two pieces of a text as one, their word joined where a hyphen divides it."""
    broken = _BROKEN.search(before[-_LONGEST:]) if before[-1:] in _HYPHENS else None
    rest = _WORD.match(after)
    if broken and rest and after[0].islower():
        keep = _keeps_hyphen(broken[1].lower(), rest[0].lower(), words)
        return before[:-1] + ("-" if keep else "") + after
    if before.endswith(("-", "‐", "–", "/")):
        return before + after
    before = before.rstrip(SOFT_HYPHEN)
    if before and after and _UNSPACED.match(before[-1]) and _UNSPACED.match(after):
        return before + after
    return f"{before} {after}"


def _keeps_hyphen(first: str, second: str, words: Words) -> bool:
    """Tell whether the hyphen between two halves is part of the word.

    Two words of the paper that it never writes as one are a compound, too.
    """
    together = words.alone[first + second]
    if compounds := words.compounds[f"{first}-{second}"]:
        return compounds > together
    halves = min(words.alone[first], words.alone[second])
    return not together and halves > 0 and min(len(first), len(second)) > _SYLLABLE


def drop_soft_hyphens(text: str) -> str:
    """Return a text without its soft hyphens and the space after them."""
    return " ".join(re.sub("\u00ad\\s{0,3}", "", text).split())
