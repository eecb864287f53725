"""Authors of a document, from its metadata and its first page."""

import re
from collections.abc import Sequence
from itertools import chain

from summarize.discourse.section_names import ABSTRACT, AFFILIATION, BYLINE
from summarize.readers.pdf.lines import Line

_BETWEEN = re.compile(r"\s{0,3}(?:[;,&·•|]|\band\b|\bund\b|\bet\b(?! al)|\by\b)\s{0,3}")
_NAME_WORD = r"(?:[A-ZÀ-ÞĀ-ŽА-Я][\w’'.-]{0,30}|d[aeio]s?|della?|la|van|von|der|den|ter|bin|al|el|e)"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}")
_MARKS = re.compile(r"[\d*†‡§¶#✉]{1,9}|(?<=\w) [a-e](?=,|$)")
_TITLES = re.compile(
    r"\b(?:Dr|Prof|Professor|PhD|Ph\.D|MD|M\.D|MSc|BDS|MBBS|MPH|by|By|BY)\b\.?|\b[A-Z]{2}\b(?=,|$)"
)
_ASIDE = re.compile(r"\s{0,3}[·|•]\s{0,3}|\s{1,3}(?=photo|foto|illustr)", re.IGNORECASE)
_BYLINE_WITHIN = 8  # lines after the title, including its standfirst
_FIRST_LINES = 4  # after the title, which contain the authors
_MOST_NAMES = 40
_STRANGE = 1 / 3  # share of names with a word that no name has


def find_author(
    named: str, lines: Sequence[Line], title: frozenset[int], *, paper: bool
) -> str | None:
    """Find the authors, separated by "; "; ``lines`` are those of the first page.

    Names below the title without a label are those of the authors of a ``paper``; elsewhere a
    department or a place looks alike, so that they only complete those of the metadata.
    """
    page = " ".join(line.text for line in lines).casefold()
    names = _split_names(named)
    if not all(name.split()[-1].casefold() in page for name in names):
        names = []
    after = [line for line in lines if title and line.number > max(title) and not line.reason]
    found = _read_byline(after) or (_read_names(after) if paper or names else [])
    more = len(found) > len(names) and _last_words(names) < _last_words(found)
    return "; ".join(found if more or not names else names) or None


def _last_words(names: Sequence[str]) -> set[str]:
    return {name.split()[-1] for name in names}


def _read_byline(lines: Sequence[Line]) -> list[str]:
    for line in lines[:_BYLINE_WITHIN]:
        if label := BYLINE.match(line.text):
            first = _ASIDE.split(line.text[label.end() :], maxsplit=1)[0]
            if names := _split_names(first.title() if first.isupper() else first):
                return names
    return []


def _read_names(lines: Sequence[Line]) -> list[str]:
    """Read the names on the first lines, which are set alike."""
    block: list[Line] = []
    for line in lines[:_FIRST_LINES]:
        works = AFFILIATION.search(line.text) or ABSTRACT.match(line.text)
        if works or line.size != lines[0].size:
            break
        block.append(line)
    return _join_names(block)


def _join_names(block: Sequence[Line]) -> list[str]:
    """Read names from as many lines as hold only names; a name may span two lines."""
    for count in range(len(block), 0, -1):
        texts = [line.text for line in block[:count]]
        listed = [_split_names(text) for text in texts]
        names = list(chain(*listed)) if all(listed) else _split_names(" ".join(texts))
        if names and len(names) <= _MOST_NAMES:
            return names
    return []


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and not text.isupper()  # as courts and headings are


def _split_names(text: str) -> list[str]:
    """Split a text that holds only names of people; empty if it holds anything else."""
    bare = _TITLES.sub("", _MARKS.sub("", text)).strip(" .,;")
    parts = [part.strip(" .,") for part in _BETWEEN.split(bare)]
    names = [" ".join(part.split()) for part in parts if part]
    if not names or len(names) > _MOST_NAMES or not all(map(_is_name, names)):
        return []
    # Imported here: its word lists are only needed for names.
    from summarize.readers.html.metadata.people import has_nobody

    strange = sum(map(has_nobody, names))  # "Yee How Say" may be one of several
    return [] if strange and strange >= _STRANGE * len(names) else names
