"""Common elements of office documents: names of styles, properties, titles."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import log, log1p
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from summarize.discourse.section_names import ABSTRACT, AFFILIATION, INTRODUCTION, SECTION
from summarize.errors import InputError
from summarize.language.control_characters import one_line
from summarize.language.punctuation import ends_sentence
from summarize.lazy import compile_late
from summarize.models import NO_PROVENANCE, Block, Draft, Provenance, Provenances, Removed
from summarize.numbers import read_number
from summarize.readers.archive import Archive
from summarize.readers.html.metadata.people import drop_opening, list_people
from summarize.readers.html.metadata.written_dates import read_day
from summarize.readers.xml import find_child, local_name, parse_xml, read_attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

    from summarize.readers.html.blocks import Page

# The names that Word, LibreOffice, Google, Pages and pandoc write, in lower case; Word keeps the
# English ones in every language.
_ROLES = {
    "title": "title", "document title": "title",
    "author": "author", "authors": "author", "date": "date",
    "quote": "quote", "intense quote": "quote", "block text": "quote", "quotations": "quote",
    "block quotation": "quote", "block quote": "quote",
    "caption": "caption", "image caption": "caption", "table caption": "caption",
    "illustration": "caption", "figure": "caption", "table": "caption", "drawing": "caption",
    "source code": "code", "html preformatted": "code", "preformatted text": "code",
    "toc heading": "contents", "contents heading": "contents", "table of figures": "contents",
    "bibliography": "reference", "header": "header", "footer": "footer",
}  # fmt: skip
_CONTENTS = ("toc ", "contents ", "index ")  # and a level
_MOST_BASES = 20  # of a style, itself included; Word allows ten


def list_bases(style: "_Element | None", known: "Mapping[str, _Element]") -> "Iterator[_Element]":
    """Yield a style of Word and those that it is based on, the nearest first."""
    for _ in range(_MOST_BASES):
        if style is None:
            return
        yield style
        style = known.get(read_attribute(find_child(style, "basedOn"), "val"))


def read_style_name(name: str) -> str:
    """Map a style's name to "heading 2", "title", "quote", "contents", ...; "" for plain text."""
    name = name.lower()
    if name.startswith(_CONTENTS) and name[-1:].isdigit():
        return "contents"
    word, _, level = name.partition(" ")
    number = read_number(level, most=9) if word == "heading" and len(level) == 1 else None
    if number is not None:
        return f"heading {min(6, max(1, number))}"
    return "heading 1" if name == "heading" else _ROLES.get(name, "")


_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# Titles that programs write if nobody has named the text.
_NO_TITLES = ("microsoft word -", "untitled")
# "Slide 1", "PowerPoint Presentation": of a presentation whose first slide has no title.
_UNNAMED = re.compile(
    r"(?:slide|folie|diapositi\w{1,3}|dia|lysbilde|bild|slajd|snímek|snímka|слайд|slayt|スライド|슬라이드"
    r"|幻灯片|投影片) ?1|(?:a?pr\w{2,20} (?:\w{2,10} ){0,2})?power ?point"
    r"(?:[- ]?(?:pr\w{2,20}|プレゼンテーション|演示文稿|簡報))?"
)
_NUMBER = re.compile(r"\d[\d /().-]{4,30}\d")  # of a telephone: no person's name
# The dates in those of python-docx and python-pptx.
_TEMPLATES = ("2013-12-23T23:15:00Z", "2013-01-27T09:14:16Z")
_FILES = (".doc", ".docx", ".dot", ".dotx", ".odt", ".rtf")
_NO_AUTHOR = frozenset(
    "python-docx user admin administrator author unknown template office company - owner".split()
)
_YEAR = compile_late(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Blocks in which a text says its date and its authors, if it does; words of a line with other
# years, and of one that is the date.
_OPENING, _SHORT_LINE, _DATE_LINE = 12, 12, 6
_NAME = 3  # letters of a name that a text says
_TEXT: Provenance = "text"
_FILE: Provenance = "file"
_OLD = timedelta(days=366)  # from the first to the last change: of a template, or a file used again

# A conditional logit of the first blocks and of none, fitted to 63 documents that style no title.
# Cross-validated, 11 of 63 get a wrong one; the first line was wrong for 18.
_HEADING, _SIZE, _ABOVE, _PLACE, _SENTENCE, _NONE = 2.2, 2.4, -1.0, -3.2, -1.3, 1.2
_LINE = 20  # characters
_NO_SIZES: Mapping[str, float] = MappingProxyType({})
_SHARED = 0.5  # of the words of a title; one from a template shares none with the text
_WORD = re.compile(r"\w+")


class Metadata(NamedTuple):
    """The metadata of a document."""

    title: str | None
    author: str | None
    date: str | None  # ISO 8601, YYYY-MM-DD
    reused: bool = False  # the file was made more than a year before its last change
    provenance: Provenances = NO_PROVENANCE  # of author and date: the text or the file


def read_properties(archive: Archive) -> Metadata:
    """Read title, author and date from the properties of a DOCX."""
    name = archive.find("docProps/core.xml")
    if name is None:
        return Metadata(None, None, None)
    try:
        root = parse_xml(archive.read(name), name)
    except InputError:  # the text matters more
        return Metadata(None, None, None)
    fields = {local_name(e): one_line(e.text or "") for e in root}
    created, modified = fields.get("created"), fields.get("modified")
    return make_metadata(fields.get("title"), fields.get("creator"), created or modified, modified)


def make_metadata(
    title: str | None, author: str | None, created: str | None, modified: str | None = None
) -> Metadata:
    """Clean the properties of a document; drop those that only a program has written."""
    dated = _DATE.match(created or "") if created not in _TEMPLATES else None
    return Metadata(
        title if title and _is_title(title.lower()) else None,
        author if author and _is_author(author) else None,
        dated.group() if dated else None,
        reused=_is_far(created or "", modified or ""),
    )


def _is_far(created: str, modified: str) -> bool:
    try:
        return date.fromisoformat(modified[:10]) - date.fromisoformat(created[:10]) > _OLD
    except ValueError:
        return False


def confirm_metadata(found: Metadata, blocks: Sequence[Block]) -> Metadata:
    """Put the day and the authors that a text says in place of those of its file.

    What the text does not say is left as the file has it, unless lines at its start name other
    years or days, or the file was used again. An author is named in the text, or has a full name;
    "train11" and "High Court Template" are none.
    """
    text = " ".join(block.text for block in blocks)
    short = [block for block in blocks[:_OPENING] if _is_short_line(block.text)]
    lines = [block.text for block in short]
    by = [line for line in lines if drop_opening(line) not in ("", line)]
    people = "; ".join(list_people(by[:1], sure=False, alone=False))
    author, source = found.author, _FILE
    if author and _is_named(author, text):
        source = _TEXT
    elif people or not (author and _is_full_name(author)) or found.reused:
        author, source = people or None, _TEXT
    day, dated = _confirm_date(found, short)
    provenance = Provenances(author=source if author else None, date=dated if day else None)
    return found._replace(author=author, date=day, provenance=provenance)


def _confirm_date(found: Metadata, short: Sequence[Block]) -> tuple[str | None, Provenance]:
    """Choose the day that a line says, or else that of the file, if the lines allow it.

    A cell may hold a day, as in a letterhead; its years are data.
    """
    days = {block.text: day for block in short if (day := read_day(block.text))}
    if found.date in days.values():
        return found.date, _TEXT
    said = {day for line, day in days.items() if len(line.split()) <= _DATE_LINE}
    if said:
        return (said.pop() if len(said) == 1 else None), _TEXT
    years = _YEAR.findall(" ".join(block.text for block in short if block.kind != "cell"))
    other = years and (found.date or "")[:4] not in years
    return (None if other or found.reused else found.date), _FILE


def _is_short_line(text: str) -> bool:
    """Check whether a text may say a date or a name alone: short, and no sentence."""
    return len(text.split()) < _SHORT_LINE and not ends_sentence(text)


def _is_full_name(author: str) -> bool:
    words = author.replace(",", " ").split()
    if len(words) < 2 or not _NO_AUTHOR.isdisjoint(word.lower() for word in words):
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and not any(map(str.isdigit, author))


def _is_named(author: str, text: str) -> bool:
    long = [word for word in _WORD.findall(author.casefold()) if len(word) >= _NAME]
    said = set(_WORD.findall(text.casefold()))
    return bool(long) and said.issuperset(long)


def _is_title(text: str) -> bool:
    letters = sum(map(str.isalnum, text))
    unnamed = text.startswith(_NO_TITLES) or text.endswith(_FILES) or _UNNAMED.fullmatch(text)
    return letters > 1 and not unnamed


def _is_author(text: str) -> bool:
    return text.lower() not in _NO_AUTHOR and not _NUMBER.search(text)


def rate_sizes(sizes: Mapping[str, float]) -> dict[str, float]:
    """Divide the font sizes of texts by that of most of them."""
    counts = Counter[float]()
    for text, size in sizes.items():
        counts[size] += len(text)
    usual = max(counts, key=counts.__getitem__, default=1.0)
    return {text: size / usual for text, size in sizes.items()}


def choose_document_title(
    shown: str | None,
    declared: str | None,
    blocks: Sequence[Block],
    sizes: Mapping[str, float] = _NO_SIZES,
) -> str | None:
    """Choose the title that a document shows, or else the best of its first blocks.

    ``sizes`` are those of the texts, in sizes of the body. A title that only the properties have
    must share words with the text: many come from a template.
    """
    if shown:
        return shown
    best, most, above = None, _NONE, 0
    for block in blocks[:_OPENING]:
        weight = _HEADING * (block.kind == "heading") + _SIZE * log(sizes.get(block.text, 1.0))
        weight += _ABOVE * log1p(above / _LINE) + _PLACE * bool(AFFILIATION.search(block.text))
        weight += _SENTENCE * ends_sentence(block.text)
        above += len(block.text)
        named = any(part.fullmatch(block.text) for part in (ABSTRACT, INTRODUCTION, SECTION))
        if weight > most and block.kind in ("heading", "paragraph") and not named:
            best, most = block.text, weight
    if best or not declared:
        return best
    text = " ".join(block.text for block in blocks).casefold()
    words = _WORD.findall(declared.casefold())
    spoken = sum(word in text for word in words)
    return declared if words and spoken >= _SHARED * len(words) else None


def find_title(page: "Page") -> str | None:
    """Find the paragraph styled as the title."""
    for block, place in zip(page.blocks, page.places, strict=True):
        if block.kind == "heading" and page.frames[place].name == "title":
            return block.text
    return None


def make_document(
    blocks: Sequence[Block],
    shown: str | None,
    declared: Metadata,
    sizes: Mapping[str, float] = _NO_SIZES,
    authors: Sequence[str] = (),
    notes: Iterable[Block] = (),
    removed: Iterable[Removed] = (),
) -> Draft:
    """Make the draft of a document with its notes at the end.

    ``shown`` is its title, and ``authors`` are its people, by their styles; ``sizes`` are those of
    its paragraphs, as rate_sizes returns them.
    """
    found = confirm_metadata(declared, blocks)
    where = found.provenance._replace(author="text") if authors else found.provenance
    return Draft(
        (*blocks, *notes),
        form="document",
        title=choose_document_title(shown, found.title, blocks, sizes),
        untitled=True,
        author="; ".join(authors) or found.author,
        date=found.date,
        provenance=where,
        removed=tuple(removed),
    )


# Signs that a formula draws before or after an element, and where it names another one.
_MARKS = {
    ("start", "sub"): ("", "_"), ("start", "sup"): ("", "^"), ("start", "den"): ("", "/"),
    ("start", "rad"): ("", "√"), ("start", "nary"): ("m:naryPr/m:chr", "∫"),
    ("start", "d"): ("m:dPr/m:begChr", "("), ("end", "d"): ("m:dPr/m:endChr", ")"),
    ("end", "acc"): ("m:accPr/m:chr", "\u0302"),
}  # fmt: skip
_OFFICE = {"m": "http://schemas.openxmlformats.org/officeDocument/2006/math"}


def spell_formula(formula: "_Element") -> str:
    """Spell a formula of Office in the order in which it is read."""
    # Imported here: few documents need it.
    from lxml.etree import iterwalk

    parts: list[str] = []
    for event, element in iterwalk(formula, events=("start", "end")):
        name = local_name(element)
        if event == "start" and name == "t":
            parts.append(element.text or "")
        elif (mark := _MARKS.get((event, name))) and next(element.iter("{*}t"), None) is not None:
            path, usual = mark
            found = element.find(path, _OFFICE) if path else None
            value = None if found is None else found.get(f"{{{_OFFICE['m']}}}val", "")
            parts.append(usual if value is None else value)
    # Its letters are those of an alphabet of slanted ones, which no reader types.
    return unicodedata.normalize("NFKC", "".join(parts))
