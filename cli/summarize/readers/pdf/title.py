"""Title of a document: the segment of its first page for which most signs speak, or none."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log, log1p
from typing import NamedTuple

from summarize.discourse.back_matter import BACK_MATTER
from summarize.discourse.section_names import (
    AFFILIATION,
    CAPTION,
    CONTENTS,
    SECTION,
    SPACED_CONTENTS,
)
from summarize.language.punctuation import ends_sentence
from summarize.readers.pdf.accents import compose_sara_am
from summarize.readers.pdf.letters import has_eastern, has_word
from summarize.readers.pdf.lines import Line, Page

_SOFT = re.compile("\u00ad\\s{0,3}|\u200b")
_WORDS = re.compile(r"\w+")
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
_PARTS = (SECTION, BACK_MATTER, SPACED_CONTENTS, CONTENTS, CAPTION, _NO_TITLE)
_KIND = re.compile(
    r"\W{0,9}(?:(?:original|review|research|short|brief|regular|full|invited|mini|case)[ -]?)?"
    r"(?:research|review|article|paper|report|communication|letter|study|note|open access|access)s?"
    r"(?: (?:articles?|papers?|reports?|communications?))?\W{0,9}",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:journal|proceedings|transactions|annals|archives|bulletin|zeitschrift|revista|revue"
    r"|rivista|issn)\b|^\W{0,9}(?:plos|bmc|frontiers in)\b",
    re.IGNORECASE,
)
_MASTHEAD = 10  # words of the name of a journal, fewer
_FEW = 3  # words of a short title; letters of any
_NAMED = 8  # letters of a title of the metadata that lines of the page may hold
_MOST = 45  # words
_NAMED_LINES = 6  # that hold the title of the metadata
_APART = 3.0  # heights of a line between two lines of a title
_ALIKE, _NEARLY, _LARGE = 0.6, 0.15, 3.0  # points; share of a size; sizes of the body
_CENTRE, _MARGIN = 0.03, 0.12  # of the width of the page
_ABOVE = 20  # characters of a line
_MANY = 3000  # words of a document; more count no more
# A conditional logit of the segments and of none, fitted to 501 first pages. Cross-validated, it
# is right on 70 in 100 of 381 that show a title, wrong on 12, and finds none on 18; it names 4 of
# 69 without one. With words that recur, capitals and the share of the largest size in place of the
# last two signs: 68, 13, 18, and 9.
_WEIGHTS = {
    "size": 4.4, "bold": 0.9, "centred": 1.4, "above": -0.4, "one word": -2.4, "few words": -1.4,
    "named": 2.5, "institution": -2.0, "masthead": -3.2, "document": 2.7, "top": 2.2,
}  # fmt: skip
_NONE = 4.9  # weight of no title


class Clues(NamedTuple):
    """What a document says about its title beside its first page."""

    size: float  # points, of its body
    named: str  # by its metadata
    words: int  # of the document; a chart has few
    heads: Sequence[str]  # of the other pages of a paper, with a number, squeezed


class Title(NamedTuple):
    """The title, and the lines that hold it."""

    text: str | None
    lines: frozenset[int]  # their numbers


def find_title(page: Page, clues: Clues) -> Title:
    """Find the title on the first page with text."""
    lines = [line for line in page.lines if _may_hold(line, clues.size)]
    above = [0, *accumulate(len(line.text) for line in lines)]
    document = log1p(min(clues.words, _MANY)) / log1p(_MANY)
    best, most = Title(None, frozenset()), _NONE
    for start, stop in _list_segments(lines, clues):
        own = lines[start:stop]
        text = _read_text(own, clues.named)
        signs = {
            **_describe_text(text, clues),
            **_describe_lines(own, clues.size, page.width),
            "above": log1p(above[start] / _ABOVE),
            "document": document,
            "top": own[0].top / page.height,
        }
        weight = sum(_WEIGHTS[sign] * value for sign, value in signs.items())
        if weight > most and _may_be_title(text, larger=signs["size"] > 0):
            best, most = Title(text, frozenset(line.number for line in own)), weight
    return best


def squeeze(text: str) -> str:
    """Drop all but letters and digits, and fold the case."""
    return "".join(_WORDS.findall(text)).casefold()


def _may_hold(line: Line, size: float) -> bool:
    """Check whether a line may hold a title, or a part of it: words, or large letters."""
    if line.reason not in ("", "running head") or _KIND.fullmatch(line.text):
        return False
    return has_word(line.text) or (line.size > size + 2 and any(map(str.isalnum, line.text)))


def _list_segments(lines: Sequence[Line], clues: Clues) -> Iterator[tuple[int, int]]:
    """Yield the runs of lines that are near each other and of one size, and the named lines."""
    start = 0
    for stop in range(1, len(lines) + 1):
        if stop == len(lines) or not _goes_on(lines[stop - 1], lines[stop], clues.size):
            yield start, stop
            start = stop
    named = squeeze(clues.named)
    if len(named) < _NAMED:
        return
    squeezed = [squeeze(line.text) for line in lines]
    for start, first in enumerate(squeezed):
        if named in first:
            yield start, start + 1
        elif first and named.startswith(first):
            wholes = accumulate(squeezed[start : start + _NAMED_LINES])
            yield from ((start, start + n) for n, whole in enumerate(wholes, 1) if whole == named)


def _goes_on(before: Line, line: Line, size: float) -> bool:
    """Check whether a line is close to the one before, and of its size, or nearly if large."""
    most = _NEARLY * line.size if min(line.size, before.size) > _LARGE * size else _ALIKE
    alike = abs(line.size - before.size) < most and line.reason == before.reason
    step = abs(before.bottom - line.bottom)
    return alike and step < _APART * max(line.height, before.height)


def _read_text(lines: Sequence[Line], named: str) -> str:
    """Read the text of lines, or the title of the metadata if they hold it."""
    text = compose_sara_am(_SOFT.sub("", " ".join(line.text for line in lines)))
    text = " ".join(_drop_copy(text.split())).rstrip(" -–—_")
    wanted, held = squeeze(named), squeeze(text)
    holds = wanted == held or (len(lines) == 1 and wanted in held)
    return named if holds and len(wanted) >= _NAMED else text


def _drop_copy(words: list[str]) -> list[str]:
    """Drop the copy of a title that is printed twice, with its shadow."""
    half = len(words) // 2
    return words[:half] if len(set(words)) == half > 1 and words[:half] == words[half:] else words


def _describe_lines(lines: Sequence[Line], size: float, width: float) -> dict[str, float]:
    """Describe how lines are set; ``size`` is that of the body."""
    ratio = max(line.size for line in lines) / max(1.0, size)
    sides = [(line.left, abs(line.left + line.right - width) / 2) for line in lines]
    return {
        "size": min(1.5, log(max(0.5, ratio))),
        "bold": all(line.bold for line in lines),
        "centred": all(left > _MARGIN * width and off < _CENTRE * width for left, off in sides),
    }


def _describe_text(text: str, clues: Clues) -> dict[str, float]:
    words = max(len(text.split()), len(text) // 2 if has_eastern(text) else 0)
    named, short, squeezed = _compare(text, clues.named), words < _MASTHEAD, squeeze(text)
    journal = _JOURNAL.search(text) is not None
    heads = named < 1 and any(squeezed in head for head in clues.heads)
    return {
        "one word": words == 1,
        "few words": 1 < words <= _FEW,
        "named": named,
        "institution": AFFILIATION.search(text) is not None,
        "masthead": short and (journal or heads),
    }


def _compare(text: str, named: str) -> float:
    """Calculate the mean of the shares that the common words of two titles have in each."""
    words, others = (set(_WORDS.findall(title.casefold())) for title in (text, named))
    common = len(words & others)
    return (common / len(words) + common / len(others)) / 2 if common else 0.0


def _may_be_title(text: str, *, larger: bool) -> bool:
    """Check for words that are no sentence of the body, section, caption, court or the like."""
    other = _OFFICE.fullmatch(text) or any(part.match(text) for part in _PARTS)
    worded = sum(map(str.isalpha, text)) >= _FEW and len(text.split()) <= _MOST
    return worded and not other and (larger or not ends_sentence(text))
