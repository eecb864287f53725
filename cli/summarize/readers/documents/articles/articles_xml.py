"""Read articles that publishers write in XML: JATS and NLM, TEI, DocBook, NITF."""

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from summarize.models import Draft, Removed
from summarize.readers.documents.articles.entities import write_entities
from summarize.readers.documents.articles.left_out_xml import leave_out
from summarize.readers.documents.properties import Metadata, make_metadata
from summarize.readers.documents.xml_tree import local_name, parse_xml, take_out, text_of
from summarize.readers.html.blocks import list_blocks
from summarize.readers.look import Look

if TYPE_CHECKING:
    from lxml.etree import _Element

_SEEN = 65_536  # bytes in which the mark of a format stands
_MARKS = {
    "article": (b"<article-meta", b"docbook.org/ns/docbook", b"//DTD DocBook"),
    "book": (b"docbook.org/ns/docbook", b"//DTD DocBook"),
    "tei": (b"<teiHeader",),
    "nitf": (b"<body.content",),
    **dict.fromkeys(("chapter", "sect1", "appendix", "preface"), (b"<para", b"<title")),
}
_TAGS = {
    "para": "p", "simpara": "p", "p": "p", "ab": "p", "itemizedlist": "ul", "orderedlist": "ol",
    "list-item": "li", "listitem": "li", "item": "li", "disp-quote": "blockquote",
    "blockquote": "blockquote", "quote": "span", "cit": "blockquote", "bq": "blockquote",
    "preformat": "pre", "code": "pre", "programlisting": "pre", "screen": "pre",
    "lg": "blockquote", "l": "p", "verse-line": "p", "opener": "div", "closer": "div",
    "dateline": "p", "salute": "p", "signed": "p", "speaker": "p", "trailer": "p",
    "hl2": "h2", "label": "template", "abstract": "div", "body.content": "div",
}  # fmt: skip
_MARKUP = {"bold": "b", "italic": "i", "sub": "sub", "sup": "sup", "br": "br", "break": "br"}
_BREAKS = ("lb", "pb", "cb")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_FACTS = frozenset(
    "info articleinfo bookinfo chapterinfo sectioninfo sect1info front back teiHeader".split()
)
_SECTIONS = ("sec", "section", "chapter", "sect1", "sect2", "sect3", "sect4", "div")
_DEEPEST = 6  # headings of HTML
_GIVEN, _FAMILY = ("given-names", "forename", "firstname"), ("surname", "lastname")


def tell_article(look: Look) -> bool | None:
    """Tell an article in XML by its root and a mark that no page has."""
    head = look.data[:_SEEN]
    return any(mark in head for mark in _MARKS.get(look.root.name, ())) or None


def read_article_xml(data: bytes) -> Draft:
    """Return abstract and body of an article, and what it says of itself.

    Raise InputError where it is broken.
    """
    root = parse_xml(write_entities(data), "the article", recover=True)
    said = _read_metadata(root)
    parts = _find_parts(root)
    removed = [note for part in parts for note in leave_out(part)]
    lists = root.iter("{*}ref-list", "{*}listBibl")
    references = (e for each in lists for e in each if local_name(e) in ("ref", "biblStruct"))
    removed += [Removed(text_of(e), "reference") for e in references]
    page = etree.Element("html")
    body = etree.SubElement(page, "body")
    body.extend(parts)
    _write_html(body)
    return Draft(
        tuple(list_blocks(page).blocks),
        form="document",
        title=said.title,
        author=said.author,
        date=said.date,
        removed=tuple(note for note in removed if note.text.strip()),
    )


def _find_parts(root: "_Element") -> list["_Element"]:
    """Return the abstract and the body; of DocBook the whole, which has no body."""
    plain = (e for e in root.iter("{*}abstract") if not e.get("abstract-type"))
    abstract = next(plain, None)
    wanted = "{*}body.content" if local_name(root) == "nitf" else "{*}body"
    body = next(root.iter(wanted), None)
    if body is None:
        take_out([e for e in root if local_name(e) in (*_FACTS, "title", "subtitle")])
        body = root
    inside = abstract is not None and body in abstract.iterancestors()
    return [body] if abstract is None or inside else [abstract, body]


def _read_metadata(root: "_Element") -> Metadata:
    head = next(root.iter("{*}article-meta", "{*}teiHeader", "{*}info", "{*}articleinfo"), root)
    wanted = "{*}hl1" if local_name(root) == "nitf" else "{*}article-title"
    title = next(head.iter(wanted), None)
    title = next(head.iter("{*}title"), None) if title is None else title
    authors = (_name_person(e) for e in head.iter("{*}contrib", "{*}author", "{*}byline"))
    names = dict.fromkeys(filter(None, authors))
    written = map(_read_date, head.iter("{*}pub-date", "{*}date", "{*}date.issue"))
    dates = (date for date in written if _ISO.match(date))  # a volume has a year alone
    known = None if title is None else _read_title(title)
    return make_metadata(known, "; ".join(names) or None, next(dates, None))


def _read_title(title: "_Element") -> str:
    """Return a title without the marks of its notes."""
    copy = deepcopy(title)
    take_out(list(copy.iter("{*}xref", "{*}fn", "{*}note", "{*}footnote")))
    return text_of(copy)


def _name_person(person: "_Element") -> str:
    if person.get("contrib-type", "author") != "author":
        return ""
    given = [text_of(e) for name in _GIVEN for e in person.iter(f"{{*}}{name}")]
    family = [text_of(e) for name in _FAMILY for e in person.iter(f"{{*}}{name}")]
    if given or family:
        return " ".join([*given, *family[:1]])
    return text_of(person).removeprefix("By ") if local_name(person) == "byline" else ""


def _read_date(date: "_Element") -> str:
    """Return a date in ISO 8601, of its attribute or of its parts."""
    written = date.get("when") or date.get("iso-8601-date") or date.get("norm")
    if written:
        return written if "-" in written else f"{written[:4]}-{written[4:6]}-{written[6:8]}"
    parts = {local_name(e): text_of(e) for e in date}
    year, month, day = (parts.get(name, "") for name in ("year", "month", "day"))
    whole = year.isdecimal() and month.isdecimal() and day.isdecimal()
    return f"{year}-{month:0>2}-{day:0>2}" if whole else text_of(date)


def _write_html(body: "_Element") -> None:
    for element in list(body.iter(etree.Element)):
        name = local_name(element)
        if name in ("title", "head"):
            depth = sum(local_name(e) == "section" for e in element.iterancestors())
            element.tag = f"h{min(_DEEPEST, 1 + max(1, depth))}"
        elif name in _SECTIONS:
            element.tag = "section"  # by which the depth of a heading is counted
        elif name == "list":
            element.tag = "ol" if element.get("list-type") == "order" else "ul"
        elif name in _BREAKS and element.get("break") != "no":
            element.tag, element.text = "span", " "
        elif name in _TAGS:
            element.tag = _TAGS[name]
        elif name not in ("html", "body", "template"):
            element.tag = _MARKUP.get(name, "span")
