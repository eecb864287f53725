"""Patents as the offices of the United States and Europe publish them in XML.

The abstract, the description and the claims, which are the items of a list.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from lxml import etree

from summarize.language.control_characters import one_line
from summarize.models import Block, Draft, Removed
from summarize.readers.office import make_metadata
from summarize.readers.xml import local_name, name_characters, parse_xml, take_out, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# Today's elements, and those of grants from 2001 to 2004.
_PARTS = ("abstract", "description", "claims", "SDOAB", "SDODE", "SDOCL")
_HEADINGS, _PARAGRAPHS, _CLAIMS = ("heading", "H"), ("p", "PARA"), ("claim", "CLM")
# Steps of a claim, items and lines, between which there may be no space.
_STEPS = ("claim-text", "CLMSTEP", "li", "LI", "br")
_BLOCKS = (*_HEADINGS, *_PARAGRAPHS, *_CLAIMS)
_REMOVED = {"tables": "table", "TABLE-US": "table", "drawings": "figure", "SDODR": "figure"}
_FORMULAS = ("maths", "math", "MATH-US", "chemistry", "CHEM-US", "EMI", "F")
_FORMULA = "[formula]"  # within a sentence, which is never picked
_DAY = re.compile(r"\d{8}")
_NUMBER = re.compile(r"(\d{1,3})\s?\.(?!\d)\s{0,3}")


def read(data: bytes) -> Draft:
    """Read the text and the metadata of a patent; raise InputError if it is broken."""
    root = parse_xml(name_characters(data), "the patent", recover=True)
    language = (root.get("lang") or "").lower()
    title, names, day = _read_facts(root, language)
    removed = []
    for element in list(root.iter(etree.Element)):
        name = local_name(element)
        if name in _REMOVED:
            removed.append(Removed(text_of(element), _REMOVED[name]))
            take_out([element])
        elif name in _STEPS:
            element.text = f" {element.text or ''}"
        elif name in _FORMULAS:
            tail = element.tail or ""
            take_out([element])
            element.tail = f" {_FORMULA} {tail}"
    parts = [one for one in root.iter(etree.Element) if local_name(one) in _PARTS]
    chosen = [one for one in parts if (one.get("lang") or language).lower() == language] or parts
    metadata = make_metadata(title, names, day)
    return Draft(
        tuple(block for part in chosen for block in _list_blocks(part)),
        form="document",
        title=metadata.title,
        author=metadata.author,
        date=metadata.date,
        removed=tuple(one for one in removed if one.text),
    )


def _list_blocks(part: "_Element") -> Iterator[Block]:
    yield from _list_paragraph(part.text)
    for element in part.iterchildren(etree.Element):
        name = local_name(element)
        if name not in _BLOCKS:
            yield from _list_blocks(element)
        elif text := text_of(element):
            yield _make_block(name, text)
        yield from _list_paragraph(element.tail)


def _list_paragraph(text: str | None) -> Iterator[Block]:
    """Yield the paragraph of a text between elements, if there is any."""
    if line := one_line(text or ""):
        yield Block(line)


def _make_block(name: str, text: str) -> Block:
    if name in _HEADINGS:
        return Block(text, "heading", level=2)
    if name in _PARAGRAPHS:
        return Block(text)
    number = _NUMBER.match(text)
    claim = text[number.end() :] if number else text
    return Block(claim, "item", level=1, number=int(number[1]) if number else None)


def _read_facts(root: "_Element", language: str) -> tuple[str | None, str | None, str | None]:
    """Read the title, the inventors and the day of publication."""
    titles = list(root.iter("{*}invention-title", "{*}B540"))
    chosen = [one for one in titles if (one.get("lang") or language).lower() == language] or titles
    title = _choose_title(chosen[0], language) if chosen else None
    people = (*root.iter("{*}inventor"), *root.iter("{*}B721"))
    names = dict.fromkeys(filter(None, map(_name_person, people)))
    places = root.iter("{*}publication-reference", "{*}B140")
    dates = (text_of(one) for place in places for one in place.iter("{*}date", "{*}DATE"))
    days = (day for text in (*dates, root.get("date-publ") or "") if (day := _name_day(text)))
    return title, "; ".join(names) or None, next(days, None)


def _name_day(text: str) -> str | None:
    """Write a day of eight digits with hyphens; None if there is no such day."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _choose_title(title: "_Element", language: str) -> str:
    """Choose the title in a language, where a title of Europe names the language before each."""
    texts = [text_of(one) for one in title.iter("{*}B541", "{*}B542")]
    named = dict(zip(texts[::2], texts[1::2], strict=False))
    return named.get(language) or next(iter(named.values()), "") or text_of(title)


def _name_person(person: "_Element") -> str:
    given = [text_of(one) for one in person.iter("{*}first-name", "{*}FNM")]
    family = [text_of(one) for one in person.iter("{*}last-name", "{*}SNM", "{*}snm")]
    return " ".join([*given[:1], *family[:1]])
