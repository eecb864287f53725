"""Detect noise in place of text, as from a PDF with a broken font or a badly read scan."""

import re

from summarize.language.identify import UNKNOWN
from summarize.language.words import stop_words
from summarize.lazy import compile_late
from summarize.models import Article

_SEEN, _LEAST = 20_000, 100  # characters, and words, by which noise is told
_WORD = re.compile(r"[^\W\d_]+")
# Of 300 texts in these languages at least .24 of the words were stop words, of letters that were
# mapped to others .07 at most. Turkish and Korean have few.
_COMMON = 0.15
# A digit or a mark between small letters, as a reader of scans writes them. In 86 PDFs at most
# .0014 of the words were such, each counted once. Where 5 % of the letters were misread in texts of
# four languages, 275 of 282 had more than .02 of them, where 2 % were, 164. Letters that are taken
# for others, "modem" for "modern", are not told by this. German writes "Student:innen".
_MISREAD = compile_late(r"([^\W\d_])(?:\d{1,3}|[,;!?|$^~`•\"{}]{1,3})(?=([^\W\d_]))")
_ADDRESS_MARKS = ("/", "@")
_MANY_MISREAD = 0.02
_MANY_LETTERS = 0.4  # of the words, that stand apart; in papers full of formulas .14
_WITH_STOP_WORDS = frozenset("da de en es fr it nl no pt ru sv".split())


def is_noise(text: str, language: str) -> bool:
    """Tell whether a text is in no language, as where a font of a PDF maps letters to others.

    ``language`` is what it was detected to be; no text of 100 words in a language was unknown.
    """
    words = _WORD.findall(text[:_SEEN].lower())
    if len(words) < _LEAST:
        return False
    if language not in _WITH_STOP_WORDS:
        return language == UNKNOWN
    common = stop_words(language)
    return sum(word in common for word in words) < _COMMON * len(words)


def is_misread(text: str) -> bool:
    """Tell whether a text was read off a scan so badly that many words show it."""
    words = text[:_SEEN].split()
    if len(words) < _LEAST:
        return False
    wrong = sum(map(_shows_misreading, set(words)))
    apart = sum(len(word) == 1 and word.lower() != word.upper() for word in words)
    return wrong >= _MANY_MISREAD * len(words) or apart >= _MANY_LETTERS * len(words)


def _shows_misreading(word: str) -> bool:
    # Scripts without small letters have digits and marks between words.
    found = any(m[1].islower() and m[2].islower() for m in _MISREAD.finditer(word))
    return found and not any(mark in word for mark in _ADDRESS_MARKS)


def describe_noise(article: Article) -> str | None:
    """Return what to say of a document with pages if its text is noise."""
    if article.blocks[0].page is None:
        return None
    if is_noise(article.text, article.language):
        return "its letters read as no language: run ocrmypdf --force-ocr first"
    misread = is_misread(article.text)
    return "many of its words are misread: run ocrmypdf --redo-ocr first" if misread else None
