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

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS = {
    "para": "p", "simpara": "p", "p": "p", "ab": "p", "itemizedlist": "ul", "orderedlist": "ol",
    "list-item": "li", "listitem": "li", "item": "li", "disp-quote": "blockquote",
    "blockquote": "blockquote", "quote": "span", "cit": "blockquote", "bq": "blockquote",
    "preformat": "pre", "code": "pre", "programlisting": "pre", "screen": "pre",
    "lg": "blockquote", "l": "p", "verse-line": "p", "opener": "div", "closer": "div",
    "dateline": "p", "salute": "p", "signed": "p", "speaker": "p", "trailer": "p",
    "hl2": "h2", "label": "template", "refpurpose": "p", "abstract": "div", "body.content": "div",
}  # fmt: skip
_MARKUP = {"bold": "b", "italic": "i", "sub": "sub", "sup": "sup", "br": "br", "break": "br"}
_BREAKS = ("lb", "pb", "cb")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_INFO = frozenset(
    "info articleinfo bookinfo setinfo partinfo chapterinfo appendixinfo prefaceinfo sectioninfo "
    "sect1info sect2info sect3info sect4info sect5info simplesectinfo referenceinfo refentryinfo "
    "refsect1info refsect2info refsect3info refsectioninfo glossaryinfo blockinfo".split()
)  # of DocBook, of any part
_FACTS = _INFO | {"front", "back", "teiHeader", "title", "subtitle", "refname"}
_SECTIONS = frozenset(
    "sec section chapter sect1 sect2 sect3 sect4 sect5 simplesect refentry refsect1 refsect2 "
    "refsect3 refsection div".split()
)
_HEADINGS = ("title", "head", "refname")
_LINKS = ("ulink", "link")
_ADDRESS = ("url", "{http://www.w3.org/1999/xlink}href")
_DEEPEST = 6  # headings of HTML
_GIVEN, _FAMILY = ("given-names", "forename", "firstname"), ("surname", "lastname")


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
        names = (e for part in root if local_name(part) == "refnamediv" for e in part)
        take_out([e for e in (*root, *names) if local_name(e) in _FACTS])
        inner = (e for part in root.iter(etree.Element) if local_name(part) in _INFO for e in part)
        take_out([e for e in inner if local_name(e) != "title"])
        body = root
    inside = abstract is not None and body in abstract.iterancestors()
    return [body] if abstract is None or inside else [abstract, body]


def _read_metadata(root: "_Element") -> Metadata:
    info = (e for e in root if local_name(e) in _INFO)
    head = next(root.iter("{*}article-meta", "{*}teiHeader"), None)
    head = next(info, root) if head is None else head
    title = _find_title(root, head)
    authors = (_name_person(e) for e in head.iter("{*}contrib", "{*}author", "{*}byline"))
    names = dict.fromkeys(filter(None, authors))
    written = map(_read_date, head.iter("{*}pub-date", "{*}date", "{*}pubdate", "{*}date.issue"))
    dates = (date for date in written if _ISO.match(date))  # a volume has a year alone
    known = None if title is None else _read_title(title)
    return make_metadata(known, "; ".join(names) or None, next(dates, None))


def _find_title(root: "_Element", head: "_Element") -> "_Element | None":
    """Return the title that an article has in what is said of it, or else in itself."""
    if local_name(root) == "refentry":
        names = (e for tag in ("refentrytitle", "refname") for e in root.iter(f"{{*}}{tag}"))
        if (name := next(names, None)) is not None:
            return name
    wanted = "{*}hl1" if local_name(root) == "nitf" else "{*}article-title"
    places = ((head, wanted), (head, "{*}title"), (root, "{*}title"))
    return next((e for place, tag in places for e in place.iter(tag)), None)


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
        if name in _LINKS and len(element) == 0 and not element.text:
            element.text = next(filter(None, map(element.get, _ADDRESS)), None)
        if name in _HEADINGS:
            depth = sum(local_name(e) == "section" for e in element.iterancestors())
            element.tag = f"h{min(_DEEPEST, 1 + max(1, depth))}"
        elif name in _SECTIONS:
            # By which the depth of a heading is counted, in the article.
            element.tag = "div" if element.getparent() is body else "section"
        elif name == "list":
            element.tag = "ol" if element.get("list-type") == "order" else "ul"
        elif name in _BREAKS and element.get("break") != "no":
            element.tag, element.text = "span", " "
        elif name in _TAGS:
            element.tag = _TAGS[name]
        elif name not in ("html", "body", "template"):
            element.tag = _MARKUP.get(name, "span")
