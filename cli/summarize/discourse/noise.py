"""Detect noise in place of text, as from a PDF with a broken font or a badly read scan."""

import re
from collections.abc import Iterable

from summarize.discourse.fragments import is_fragment, is_step
from summarize.language.identify import UNKNOWN
from summarize.language.running_text import FEWEST_RUNNING
from summarize.language.sentences import NEVER_PICKED, split_sentences
from summarize.language.words import estimate_words, stop_words
from summarize.lazy import compile_late
from summarize.models import Article

_SEEN, _LEAST = 20_000, 100  # characters examined; words below which nothing counts as noise
_WORD = re.compile(r"[^\W\d_]+")
# In 300 texts in these languages, at least .24 of the words were stop words, and .07 in slides and
# plans; with letters mapped to others, at most .07. Turkish and Korean have few stop words.
_COMMON = 0.08
# A digit or a mark between small letters, a typical error of OCR. In 86 PDFs at most .0014 of the
# distinct words had one. With 5 % of the letters misread, in texts in four languages, 275 of 282
# had more than .02 such words; with 2 %, 164. Letters mistaken for others ("modem" for "modern") go
# undetected. German has "Student:innen".
_MISREAD = compile_late(r"([^\W\d_])(?:\d{1,3}|[,;!?|$^~`•\"{}]{1,3})(?=([^\W\d_]))")
# The stroke that stretches Arabic words, which some fonts name as a letter: 7 % of the words of a
# PDF had that letter thrice in a row; in 1,060 other texts at most .2 % had any.
_THRICE = compile_late(r"([\u0621-\u064a\u0671-\u06d3])\1\1")
_MANY_STRETCHED = 0.02
_ADDRESS_MARKS = ("/", "@")
_MANY_MISREAD = 0.02
_MANY_LETTERS = 0.4  # share of single letters among the words; papers full of formulas have .14
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~0123456789"
_MANY_SIGNS = 0.2  # share of the letters; 7 of 1,873 articles have more, mostly tables and logs
# Share of the words. Of 838 documents, pages and texts of all kinds 37 have less: tables, forms,
# word lists, contents of sites, and two presentations; so have 9 of 206 PDFs, rightly.
_IN_SENTENCES = 1 / 8
_NO_PROSE = "a list, a form, a table or a log has no key sentences"
_WITH_STOP_WORDS = frozenset("da de en es fr it nl no pt ru sv".split())


def is_noise(text: str, language: str) -> bool:
    """Check whether a text is in no language, as when a font in a PDF maps letters to others.

    ``language`` is the detected one; for no real text of 100 words was it unknown.
    """
    words = _WORD.findall(text[:_SEEN].lower())
    if len(words) < _LEAST:
        return False
    if language not in _WITH_STOP_WORDS:
        stretched = sum(_THRICE.search(word) is not None for word in words)
        return language == UNKNOWN or stretched >= _MANY_STRETCHED * len(words)
    common = stop_words(language)
    return sum(word in common for word in words) < _COMMON * len(words)


def is_misread(text: str) -> bool:
    """Check whether many words of a text show errors of OCR."""
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


def is_no_prose(texts: Iterable[str]) -> bool:
    """Check whether a text is mostly digits and marks, as the lines of a log are."""
    text = "".join("".join(texts)[:_SEEN].split())
    return len(text) >= _LEAST and sum(map(text.count, _SIGNS)) >= _MANY_SIGNS * len(text)


def describe_noise(article: Article) -> str | None:
    """Describe what is wrong with a text, and the remedy if there is one; None if nothing is."""
    printed = article.blocks[0].page is not None
    if printed and is_noise(_join_lines(article), article.language):
        return "its letters read as no language: run ocrmypdf --force-ocr first"
    spoken = bool(article.blocks[0].moments)  # of a video, which may have no stops
    if not spoken and len(article.text) >= _LEAST and not _holds_prose(article):
        return f"hardly any prose in it: {_NO_PROSE}"
    misread = printed and is_misread(article.text)
    return "many of its words are misread: run ocrmypdf --redo-ocr first" if misread else None


def _join_lines(article: Article) -> str:
    """Join the blocks that are long enough for a sentence: names and numbers are no language."""
    texts = (block.text for block in article.blocks)
    return "\n".join(text for text in texts if estimate_words(text) >= FEWEST_RUNNING)


def _holds_prose(article: Article) -> bool:
    """Check whether enough words stand in whole sentences; most articles show it at their start."""
    blocks = [block for block in article.blocks if block.kind != "code"]
    lacking = _IN_SENTENCES * sum(estimate_words(block.text) for block in blocks)
    for block in blocks:
        if lacking <= 0:
            break
        if block.kind not in NEVER_PICKED:
            step = is_step(block)
            said = split_sentences([block], article.language)
            whole = (s.text for s in said if not is_fragment(s.text, step=step))
            lacking -= sum(map(estimate_words, whole))
    return lacking <= 0
