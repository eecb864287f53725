"""Authors of a document, from its metadata and its first page."""

import re
from collections.abc import Sequence
from itertools import chain

from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.section_names import ABOUT, ABSTRACT, AFFILIATION, BYLINE

_BETWEEN = re.compile(r"\s{0,3}(?:[;,&·•|]|\band\b|\bund\b|\bet\b(?! al)|\by\b)\s{0,3}")
_NAME_WORD = r"(?:[A-ZÀ-ÞĀ-ŽА-Я][\w’'.-]{0,30}|d[aeio]s?|della?|la|van|von|der|den|ter|bin|al|el|e)"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}")
_MARKS = re.compile(r"[\d*†‡§¶#✉]{1,9}|(?<=\w) [a-e](?=,|$)")
_TITLES = re.compile(
    r"\b(?:Dr|Prof|Professor|PhD|Ph\.D|MD|M\.D|MSc|BDS|MBBS|MPH|by|By|BY)\b\.?|\b[A-Z]{2}\b(?=,|$)"
)
_NO_NAME = re.compile(
    r"\b(?:courts|courthouse|division|avenue|building|meeting|version|draft|state)\b"
    r"|\b(?:court|street) |\w \w+ (?:court|street)\b",  # surnames, too: Margaret Court
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:court|street)$", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|und|et)\b")
_NUMBERED_PLACE = re.compile(r"\d (?:\w{1,30} ){1,3}(?:court|street)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s{0,3}[·|•]\s{0,3}|\s{1,3}(?=photo|foto|illustr)", re.IGNORECASE)
_BYLINE_WITHIN = 8  # lines after the title, including its standfirst
_FIRST_LINES = 4  # after the title, which contain the authors
_COLUMNS_WITHIN = 16  # lines after the title, if each author has a column with an affiliation
_MOST_NAMES = 40
_STRANGE = 1 / 3  # share of names with a word that no name has


def find_author(
    named: str, lines: Sequence[Line], title: frozenset[int], *, text: str = ""
) -> str | None:
    """Find the authors, separated by "; ".

    ``lines`` are those of the first page. ``text`` is the whole document: words that it also writes
    in lower case are not a person's name.
    """
    page = " ".join(line.text for line in lines).casefold()
    names = _split_names(named)
    if not all(name.split()[-1].casefold() in page for name in names) or _is_common(names, text):
        names = []
    if not title:
        return "; ".join(names) or None
    after = [line for line in lines if line.number > max(title) and not line.reason]
    byline = _read_byline(after)
    first, *others = [byline] if byline else _read_columns(after)
    found = first if not _is_common(first, text) else []
    found = [
        *found,
        *(name for block in others if found for name in block if not _is_common([name], text)),
    ]
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


def _read_columns(lines: Sequence[Line]) -> list[list[str]]:
    """Collect the names on the first lines, and later ones set alike after an affiliation."""
    blocks: list[list[Line]] = [[]]
    apart = worked = False  # a line is between the names; it is an affiliation
    for number, line in enumerate(lines[:_COLUMNS_WITHIN]):
        works = AFFILIATION.search(line.text) is not None
        alike = line.size == lines[0].size and (not worked or line.font == lines[0].font)
        if ABSTRACT.match(line.text) or (alike and (works or ABOUT.match(line.text))):
            break
        if alike and (worked or (number < _FIRST_LINES and not apart)):
            blocks[-1].append(line)
        elif alike or not _join_names(blocks[0]):
            break
        else:
            apart, worked = True, worked or works
            blocks += [[]] if blocks[-1] else []
    return [_join_names(block) for block in blocks]


def _join_names(block: Sequence[Line]) -> list[str]:
    """Read names from as many lines as hold only names; a name may span two lines."""
    for count in range(len(block), 0, -1):
        texts = [line.text for line in block[:count]]
        listed = [_split_names(text) for text in texts]
        names = list(chain(*listed)) if all(listed) else _split_names(" ".join(texts))
        if names and len(names) <= _MOST_NAMES:
            return names
    return []


def _is_common(names: Sequence[str], text: str) -> bool:
    """Check whether the text uses all words of one of the names in lower case."""
    return any(
        all(re.search(rf"\s{re.escape(word.lower())}[\s,;]", text) for word in name.split())
        for name in names
    )


def _split_names(text: str) -> list[str]:
    """Split a text that holds only names of people; empty if it holds anything else."""
    bare = _TITLES.sub("", _MARKS.sub("", text)).strip(" .,;")
    parts = [part.strip(" .,") for part in _BETWEEN.split(bare)]
    names = [" ".join(part.split()) for part in parts if part]
    if not names or len(names) > _MOST_NAMES or not all(map(_NAME.fullmatch, names)):
        return []
    if any(map(_NO_NAME.search, names)):
        return []
    opens = _PLACE.search(names[0]) and not _AND.search(text)  # as the street does an address
    if opens or _NUMBERED_PLACE.search(text):
        return []
    # Imported here: its word lists are only needed for names.
    from summarize.readers.html.metadata.people import has_nobody

    strange = sum(map(has_nobody, names))  # "Yee How Say" may be one of several
    return [] if strange and strange >= _STRANGE * len(names) else names
