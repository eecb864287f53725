"""Title of a document: large, near the top of the first page, or named in the metadata."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarize.discourse.back_matter import BACK_MATTER
from summarize.language.punctuation import STOP_MARKS, ends_sentence
from summarize.language.running_text import is_running
from summarize.readers.pdf.date import read_day
from summarize.readers.pdf.letters import has_eastern, has_word
from summarize.readers.pdf.lines import Line, Page
from summarize.readers.pdf.section_names import CAPTION, CONTENTS, SECTION, SPACED_CONTENTS

_SOFT = re.compile("\u00ad\\s{0,3}")
_WORDS = re.compile(r"\w+")
_KIND = re.compile(
    r"\W{0,9}(?:(?:original|review|research|short|brief|regular|full|invited|mini|case)[ -]?)?"
    r"(?:research|review|article|paper|report|communication|letter|study|note|open access|access)s?"
    r"(?: (?:articles?|papers?|reports?|communications?))?\W{0,9}",
    re.IGNORECASE,
)
# The number of a subsection, or of the paper itself; the address of a page.
_NO_TITLE = re.compile(
    r"\d{1,2}\.\d|doi\s?:|https?:|page \d{1,4} of \d|(?:execution|draft|final) (?:copy|version)\b"
    r"|(?:last )?(?:revised|updated|amended)\b",
    re.IGNORECASE,
)
# Who publishes it: a court or an office.
_OFFICE = re.compile(
    r"(?:\w{1,20} ){0,5}(?:court|commission|tribunal|bureau)(?: (?:of|for) .{3,80})?"
    r"|for the .{3,40} (?:circuit|district|division)|(?:in|before) the .{3,60} (?:office|board)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:html?|docx?|pdf|txt|wpd|indd|qxd|fm|pptx?|xlsx?)\b", re.IGNORECASE)
_RULE = re.compile(r"_{3,}")  # a line, drawn with letters
_DATED = 6  # words of a line that only says when or where
_JOURNAL = re.compile(
    r"\b(?:journal|proceedings|transactions|annals|archives|bulletin|zeitschrift|revista|revue"
    r"|rivista|issn)\b|^\W{0,9}(?:plos|bmc|frontiers in)\b",
    re.IGNORECASE,
)
_LONG, _SAID = 4, 0.6  # letters of a word that counts; share of such words that are on the page
_FEWEST, _MOST = 3, 45  # words of a title
_ALIKE = 0.6  # share of the words of a title that another has, too
_WITHIN = 0.35  # of the page's height: a title is above it
_TWO_LINES = 2.2  # heights of a line between two lines of a title
_LARGE, _NEARLY = 3.0, 0.15  # sizes of the body; share of the size of a line
_STOP_INSIDE = re.compile(rf"[{STOP_MARKS}] [A-Z]")


class Title(NamedTuple):
    """The title, and the lines that hold it."""

    text: str | None
    lines: frozenset[int]  # their numbers


def find_title(page: Page, later: Sequence[Line], size: float, named: str) -> Title:
    """Find the title; ``named`` is that of the metadata, ``size`` the font size of the body.

    ``later`` are the lines of other pages of a paper: a head that recurs there with a number is
    the journal.
    """
    named = " ".join(named.split())
    if _NO_TITLE.match(named) or _FILE.search(named) or _OFFICE.fullmatch(named):
        named = ""
    best, most = Title(None, frozenset()), 0.0
    heads = [_squeeze(line.text) for line in later if line.reason and _has_digit(line.text)]
    for lines in _list_candidates(page, size):
        text = _RULE.sub("", _SOFT.sub("", " ".join(line.text for line in lines)))
        text = " ".join(_drop_copy(text.split())).rstrip(" -–—")
        weight = _weigh(lines, text, size, page, named)
        squeezed = _squeeze(text)
        heads_pages = any(squeezed in head for head in heads) and squeezed != _squeeze(named)
        if weight and (_JOURNAL.search(text) or heads_pages):
            weight = min(weight, 1.0) if len(text.split()) < 10 else weight
        if weight > most:
            best, most = Title(text, frozenset(line.number for line in lines)), weight
    if _is_credible(named, page):
        agrees = best.text and _likeness(named, best.text) > _ALIKE
        return Title(named, best.lines if agrees else frozenset())
    words = len((best.text or "").split())
    short = words <= _FEWEST and words < len(named.split())
    return Title(named, frozenset()) if short and _is_mentioned(named, page) else best


def names_other(text: str) -> bool:
    """Check for the name of a section, a file, a court or the like, which is no title."""
    if _FILE.search(text) or _OFFICE.fullmatch(text):
        return True
    patterns = (SECTION, BACK_MATTER, SPACED_CONTENTS, CONTENTS, CAPTION, _NO_TITLE)
    return any(pattern.match(text) for pattern in patterns)


def _drop_copy(words: list[str]) -> list[str]:
    """Drop the copy of a title that is printed twice, with its shadow."""
    half = len(words) // 2
    return words[:half] if len(set(words)) == half > 1 and words[:half] == words[half:] else words


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_credible(named: str, page: Page) -> bool:
    """Check whether the first page contains the title of the metadata word for word."""
    if len(_WORDS.findall(named)) < 2 or len(named) < 8:
        return False
    return _squeeze(named) in _squeeze("".join(line.text for line in page.lines))


def _is_mentioned(named: str, page: Page) -> bool:
    """Check whether the page has most words of a title of the metadata."""
    words = {word for word in _WORDS.findall(named.lower()) if len(word) >= _LONG}
    if len(words) < 2 or "_" in named:
        return False
    printed = set(_WORDS.findall(" ".join(line.text for line in page.lines).lower()))
    return len(words & printed) > _SAID * len(words)


def _list_candidates(page: Page, size: float) -> Iterator[list[Line]]:
    """Yield runs of lines that are close to each other, of one size, or nearly if large."""
    lines = [
        line
        for line in page.lines
        if (not line.reason or line.reason == "running head")
        and line.bottom > page.height * _WITHIN
        and has_word(line.text)
        and not _KIND.fullmatch(line.text)
    ]
    run = lines[:1]
    for before, line in pairwise(lines):
        step = abs(before.bottom - line.bottom)
        most = _NEARLY * line.size if min(line.size, before.size) > _LARGE * size else 0.6
        if abs(line.size - before.size) < most and step < _TWO_LINES * line.height:
            run.append(line)
        else:
            yield run
            run = [line]
    if run:
        yield run


def _weigh(lines: list[Line], text: str, size: float, page: Page, named: str) -> float:
    """Rate how much a run looks like a title; 0 if it can't be one."""
    words = len(text.split())
    if has_eastern(text):
        words = max(words, len(text) // 2)
    first = lines[0]
    if not 2 <= words <= _MOST or first.size < size + 0.9:
        return 0.0
    if names_other(text):
        return 0.0
    if _are_sentences(text) or (words <= _DATED and read_day(text)):
        return 0.0
    weight = first.size + 0.5 * first.bold + 3 * first.top / page.height
    weight -= 4 * (words <= _FEWEST)
    if len(named) > 12 and _likeness(named, text) > _ALIKE:
        weight += 20
    return max(weight, 0.1)


def _are_sentences(text: str) -> bool:
    """Check for sentences; one with a full stop may be a title."""
    return ends_sentence(text) and _STOP_INSIDE.search(text) is not None and is_running(text)


def _squeeze(text: str) -> str:
    return "".join(_WORDS.findall(text)).casefold()


def _likeness(one: str, other: str) -> float:
    """Calculate the share of words of the shorter text that the other has, too."""
    words, others = (set(_WORDS.findall(text.lower())) for text in (one, other))
    return len(words & others) / max(1, min(len(words), len(others)))
