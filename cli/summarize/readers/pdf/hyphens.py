"""Join the lines of a paragraph of a PDF, and repair what its fonts and pdfium make of them."""

import re
from collections.abc import Iterable

from summarize.lazy import compile_late
from summarize.readers.texts.line_ends import SOFT_HYPHEN, Words, find_joint

_SOFT = re.compile("\u00ad(?!$)")
# "Th", where a font maps its ligature to a star.
_TH = re.compile(
    r"(?<![^\s(“\"])\*(?=(?:e|is|us|ese|ere|at|an|ey|ree|rough|eir|en|erefore|ose|ough|em|ird)\b)"
)
_UNSPACED = compile_late(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")


def join_texts(texts: Iterable[str], words: Words) -> str:
    """Return the texts of lines as one; a hyphen that its end leaves open stays."""
    joined = ""
    for text in texts:
        joined = glue(joined, text, words) if joined else text
    joined = _SOFT.sub("", joined)
    return " ".join((_TH.sub("Th", joined) if "*" in joined else joined).split())


def glue(before: str, after: str, words: Words) -> str:
    """Return two pieces of a text as one, their word joined where a hyphen divides it."""
    if before.endswith(SOFT_HYPHEN):
        # pdfium gives it for any hyphen at the end of a line: one before a name is part of nothing.
        before = before[:-1] + ("-" if after[:1].islower() else " ")
    cut, between = find_joint(before, after, words, _UNSPACED)
    return before[: len(before) - cut] + between + after


def drop_soft_hyphens(text: str) -> str:
    """Return a text without its soft hyphens and the space after them."""
    return " ".join(re.sub("\u00ad\\s{0,3}", "", text).split())
