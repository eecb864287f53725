"""Articles as publishers write them in XML: JATS and NLM, TEI, DocBook, NITF; and any other XML."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from lxml import etree

from summarize.discourse.back_matter import BACK_MATTER
from summarize.errors import NoArticleError
from summarize.language.punctuation import ends_sentence
from summarize.models import Draft, Removed
from summarize.readers.format_features import FormatFeatures
from summarize.readers.html.blocks import list_blocks
from summarize.readers.office import Metadata, make_metadata
from summarize.readers.xml import local_name, name_characters, parse_xml, take_out, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 65_536  # bytes that contain the mark of a format
_OTHERS = ("tei", "nitf")  # all other roots in the table of kinds are of DocBook
_MARKS = {"article": b"<article-meta", "tei": b"teiHeader", "nitf": b"<body.content"}
_NAMESPACE, _TYPES = "docbook.org/ns/docbook", (b"//DTD DocBook", b"//DTD DocBk")
_PARTS = re.compile(rb"<(?:[\w-]{1,20}:)?(?:sim)?para[\s>]")
_NO_PAGE = ("chapter", "sect1", "sect2", "appendix", "preface", "refentry")
_TITLES = (b"<title", b"<refmeta", b"<refnamediv")


def detect(features: FormatFeatures) -> bool | None:
    """Detect an article by an element or a type of JATS, TEI, NITF or DocBook."""
    head, root = features.data[:_HEAD], features.root.name
    if root in _MARKS and _MARKS[root] in head:
        return True
    if root in _OTHERS:
        return None
    titled = root in _NO_PAGE and any(title in head for title in _TITLES)
    typed = features.opening.startswith((b"<!", b"<?"))
    named = _NAMESPACE in features.root.tag or (typed and any(name in head for name in _TYPES))
    return titled or named or _PARTS.search(head) is not None or None


# In TEI, lists of persons, places, works: data, unless it describes each in a paragraph.
_LIST = re.compile(r"list[A-Z]")
_REMOVED = {
    "ref-list": "reference", "listBibl": "reference", "bibliography": "reference",
    "fig": "figure", "fig-group": "figure", "figure": "figure", "mediaobject": "figure",
    "informalfigure": "figure", "media": "figure", "graphic": "figure",
    "table-wrap": "table", "table-wrap-group": "table", "table": "table", "informaltable": "table",
    "disp-formula": "formula", "equation": "formula", "informalequation": "formula",
    "formula": "formula", "tex-math": "formula",
    "fn": "note", "footnote": "note", "note": "note", "fn-group": "note",
    "stage": "stage direction", "ack": "back matter", "supplementary-material": "back matter",
    "refsynopsisdiv": "back matter",
}  # fmt: skip
_FORMULA = "[formula]"  # within a sentence, which is never picked
_CLOSING = (".", ",", ";", ":", ")", "]")
_CITED = ("bibr", "fn", "table-fn")  # target of a raised number
_RAISED = re.compile(r"(?:foot_)?\d{1,3}(?:[,–-]\d{1,3}){0,20},?")  # such a number in TEI; no year
_SILENT = ("indexterm", "index-term", "object-id", "refmeta")  # nobody reads them in the text
_DOI = re.compile(r"doi:? ?(?:https?://\S{1,100}|10\.\S{1,100})", re.IGNORECASE)
_WRONG = ("sic", "abbr", "orig")  # of a choice, the original that an editor corrected or expanded


def leave_out(part: "_Element") -> Iterator[Removed]:
    """Remove everything but the text of the article from a section, and yield it."""
    gone: set[_Element] = set()
    for element in list(part.iter(etree.Element)):
        name = local_name(element)
        silent = _is_mark(element, name)
        added = name == "sec" and _is_back_matter(element)
        listed = _LIST.match(name) is not None and next(element.iter("{*}p"), None) is None
        read = name == "note" and _is_advice(element)
        cited = name == "bibl" and _is_aside(element)
        if element in gone or read or not (silent or added or listed or cited or name in _REMOVED):
            continue
        gone.update(element.iter(etree.Element))
        text = "" if silent else " ".join(element.itertext(tag=etree.Element))
        reason = _REMOVED.get(name, "list" if listed else "reference")
        yield Removed(text, "back matter" if added else reason)
        take_out([element])
        tail = (element.tail or "").strip()
        if silent and tail.startswith(_CLOSING):
            _close_gap(element)
        if _REMOVED.get(name) == "formula" and any(map(str.isalnum, tail)):
            element.tail = f" {_FORMULA} {tail}"


def _close_gap(mark: "_Element") -> None:
    """Drop the space around a mark that was removed."""
    before, parent = mark.getprevious(), mark.getparent()
    mark.tail = (mark.tail or "").lstrip()
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    elif parent is not None:
        parent.text = (parent.text or "").rstrip()


def _is_back_matter(section: "_Element") -> bool:
    """Check for a section of supplementary files or back matter."""
    if (section.get("sec-type") or "").startswith("supplementary"):
        return True
    return any(local_name(e) == "title" and BACK_MATTER.match(text_of(e)) for e in section)


def _is_advice(note: "_Element") -> bool:
    """Check for a note of DocBook, which is part of the text; those of TEI have other elements."""
    return any(local_name(e) in ("para", "simpara") for e in note)


def _is_aside(work: "_Element") -> bool:
    """Check for a work in TEI that is part of no sentence: of a quotation, or after a stop."""
    before, parent = work.getprevious(), work.getparent()
    text = parent.text if before is None else before.tail
    return local_name(parent) == "cit" or bool(text and ends_sentence(text.strip()))


def _is_doi(line: "_Element") -> bool:
    return _DOI.fullmatch(text_of(line)) is not None


def _is_mark(element: "_Element", name: str) -> bool:
    """Check for elements that no reader sees: a raised reference, a corrected spelling.

    Entries of an index and the DOI of an abstract on its own line count, too.
    """
    if name in _SILENT:
        return True
    if name == "p":
        first = element[0] if len(element) else None
        return first is not None and local_name(first) == "bold" and _is_doi(element)
    if name == "sup":
        return any(e.get("ref-type") in _CITED for e in element)
    if name == "xref":
        raised = any(local_name(e) == "sup" for e in element)
        return raised and element.get("ref-type") in _CITED
    if name == "ref":
        cited = element.get("type") in ("bibr", "foot")
        return cited and _RAISED.fullmatch(text_of(element)) is not None
    return name in _WRONG and local_name(element.getparent()) == "choice"


_TAGS = {
    "para": "p", "simpara": "p", "p": "p", "ab": "p", "itemizedlist": "ul", "orderedlist": "ol",
    "list-item": "li", "listitem": "li", "item": "li", "disp-quote": "blockquote",
    "blockquote": "blockquote", "quote": "span", "cit": "blockquote", "bq": "blockquote",
    "synopsis": "pre", "cmdsynopsis": "pre", "funcsynopsis": "pre",
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


def read(data: bytes) -> Draft:
    """Read abstract, body and metadata of an article.

    Raise InputError if it is broken, NoArticleError if it holds lists alone.
    """
    root = parse_xml(name_characters(data), "the article", recover=True)
    metadata = _read_metadata(root)
    parts = _find_parts(root)
    removed = [note for part in parts for note in leave_out(part)]
    lists = root.iter("{*}ref-list", "{*}listBibl")
    references = (e for each in lists for e in each if local_name(e) in ("ref", "biblStruct"))
    removed += [Removed(text_of(e), "reference") for e in references]
    page = etree.Element("html")
    body = etree.SubElement(page, "body")
    body.extend(parts)
    _write_html(body)
    blocks = tuple(list_blocks(page).blocks)
    if not blocks and any(note.reason == "list" for note in removed):
        raise NoArticleError("XML data without an article: lists of names, places or works")
    if not blocks and root.find("{*}facsimile") is not None:  # its text is that of the pictures
        return replace(read_other(data), title=metadata.title)
    return Draft(
        blocks,
        form="document",
        title=metadata.title,
        author=metadata.author,
        date=metadata.date,
        removed=tuple(note for note in removed if note.text.strip()),
    )


def _find_parts(root: "_Element") -> list["_Element"]:
    """List the abstract and the body; for DocBook, which has no body, the whole document."""
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
    take_out(list(head.iter("{*}revisionDesc")))  # its dates are those of the file
    written = map(_read_date, head.iter("{*}pub-date", "{*}date", "{*}pubdate", "{*}date.issue"))
    dates = (date for date in written if _ISO.match(date))  # a volume has a year alone
    known = None if title is None else _read_title(title)
    return make_metadata(known, "; ".join(names) or None, next(dates, None))


def _find_title(root: "_Element", head: "_Element") -> "_Element | None":
    """Find the title in the metadata, or else in the article itself."""
    if local_name(root) == "refentry":
        names = (e for tag in ("refentrytitle", "refname") for e in root.iter(f"{{*}}{tag}"))
        if (name := next(names, None)) is not None:
            return name
    wanted = "{*}hl1" if local_name(root) == "nitf" else "{*}article-title"
    own = (e for part in (root, head) for e in part.iterchildren("{*}title"))  # not of a licence
    places = ((head, wanted), (head, "{*}title"), (root, "{*}title"))
    return next(chain(own, (e for place, tag in places for e in place.iter(tag))), None)


def _read_title(title: "_Element") -> str:
    """Read a title without references to notes."""
    copy = deepcopy(title)
    take_out(list(copy.iter("{*}xref", "{*}fn", "{*}note", "{*}footnote")))
    return text_of(copy)


_MOST_NAMES = 6  # of a person; an address may follow
_LIFE = re.compile(r" ?\([^()]{0,20}\d{4}[^()]{0,20}\)\Z")  # "(1857-1924)"


def _name_person(person: "_Element") -> str:
    if person.get("contrib-type", "author") != "author":
        return ""
    given = [text_of(e) for name in _GIVEN for e in person.iter(f"{{*}}{name}")]
    family = [text_of(e) for name in _FAMILY for e in person.iter(f"{{*}}{name}")]
    if given or family:
        return " ".join([*given, *family[:1]])
    name = _LIFE.sub("", text_of(person).removeprefix("By "))
    plain = local_name(person) == "author" and len(name.split()) <= _MOST_NAMES
    return name if plain or local_name(person) == "byline" else ""


def _read_date(date: "_Element") -> str:
    """Read a date in ISO 8601 from its attribute or its elements."""
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
            # Elements by which the depth of a heading in the article is counted.
            element.tag = "div" if element.getparent() is body else "section"
        elif name == "list":
            element.tag = "ol" if element.get("list-type") == "order" else "ul"
        elif name in _BREAKS and element.get("break") != "no":
            element.tag, element.text = "span", " "
        elif name in _TAGS:
            element.tag = _TAGS[name]
        elif name not in ("html", "body", "template"):
            element.tag = _MARKUP.get(name, "span")


# Elements of HTML, which a page may have in any XML.
_PAGE = re.compile(rb"<(?:html|svg|body|div|br|h[1-6]|span|table)[\s/>]", re.IGNORECASE)
_NAMES = ("{*}title", "{*}headline")
_LINES = ("zone", "line", "p", "s", "u")  # of TEI, in which each word may be an element


def detect_other(features: FormatFeatures) -> bool | None:
    """Detect XML without elements of HTML."""
    return (features.root.name != "" and not _PAGE.search(features.data)) or None


def read_other(data: bytes) -> Draft:
    """Read any XML: the outermost elements with words of their own are the paragraphs.

    Raise InputError if it is broken.
    """
    root = parse_xml(name_characters(data), "the document", recover=True)
    title = next(filter(None, map(text_of, root.iter(*_NAMES))), None)
    take_out(list(root.iter("{*}teiHeader")))
    for element in list(root.iter(etree.Element)):
        parent = element.getparent()
        inside = parent is not None and parent.tag in ("p", "span")
        words = [element.text, *(child.tail for child in element)]
        spoken = any(text and text.strip() for text in words)
        if not (inside or spoken) and local_name(element) in _LINES:
            spoken = next(element.iter("{*}w"), None) is not None
        element.tag = "span" if inside else "p" if spoken else "div"
        element.attrib.clear()
    page = etree.Element("html")
    etree.SubElement(page, "body").append(root)
    blocks = tuple(list_blocks(page).blocks)
    return Draft(blocks, form="document", title=title, untitled=title is None)
