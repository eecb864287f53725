"""Word documents (DOCX): the tree of the text becomes HTML in place, then blocks."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from summarize.errors import InputError
from summarize.language.control_characters import one_line
from summarize.models import Block, Draft, Removed
from summarize.numbers import read_number
from summarize.readers.archive import Archive, open_archive
from summarize.readers.html.blocks import list_blocks
from summarize.readers.office import (
    choose_document_title,
    find_title,
    read_properties,
    read_style_name,
)
from summarize.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_USUAL = "word/document.xml"


class Parts(NamedTuple):
    """The parts of a DOCX that matter here, each the root of its tree."""

    document: "_Element"
    styles: "_Element | None"
    numbering: "_Element | None"
    notes: tuple["_Element", ...]  # footnotes, endnotes


def read_parts(archive: Archive) -> Parts:
    """Read the parts; raise InputError if the document itself is missing or broken."""
    name = _find_document(archive)
    folder = posixpath.dirname(name)

    def read(part: str) -> "_Element | None":
        found = archive.find(posixpath.join(folder, part))
        return None if found is None else parse_xml(archive.read(found), found, recover=True)

    notes = [read("footnotes.xml"), read("endnotes.xml")]
    document = parse_xml(archive.read(name), name)
    found = tuple(part for part in notes if part is not None)
    return Parts(document, read("styles.xml"), read("numbering.xml"), found)


def _find_document(archive: Archive) -> str:
    """Find the main part by the relations of the package."""
    relations = archive.find("_rels/.rels")
    if relations is not None:
        for relation in parse_xml(archive.read(relations), relations, recover=True):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                found = archive.find((relation.get("Target") or "").lstrip("/"))
                if found is not None:
                    return found
    found = archive.find(_USUAL)
    if found is None:
        raise InputError("no text in the DOCX: its document.xml is missing")
    return found


_MOST_STEPS = 20  # from a style to its bases; Word allows ten


def name_roles(styles: "_Element | None") -> dict[str, str]:
    """Map the id of each paragraph style to its role: "heading 2", "quote", "code", ..."""
    if styles is None:
        return {}
    known = {
        value(style, "styleId"): style
        for style in styles
        if local_name(style) == "style" and value(style, "type") in ("", "paragraph")
    }
    roles = {name: _find_style_role(style, known) for name, style in known.items()}
    return {name: role for name, role in roles.items() if role}


def _find_style_role(style: "_Element | None", known: "Mapping[str, _Element]") -> str:
    """Find the role of a style, or of its nearest ancestor that has one."""
    for _ in range(_MOST_STEPS):
        if style is None:
            break
        children = {local_name(child): child for child in style}
        role = read_style_name(value(children.get("name"), "val"))
        level = outline_level(children.get("pPr"))
        if role or level:
            return role or f"heading {level}"
        style = known.get(value(children.get("basedOn"), "val"))
    return ""


def outline_level(properties: "_Element | None") -> int:
    """Read the heading level, 1 to 6, from paragraph properties; 0 if there is none."""
    for child in properties if properties is not None else ():
        if local_name(child) == "outlineLvl":
            level = read_number(value(child, "val"), most=8)
            return 0 if level is None else min(6, level + 1)
    return 0


def value(element: "_Element | None", name: str) -> str:
    """Read an attribute of either of Word's own namespaces; "" if it is missing."""
    for key, setting in element.attrib.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return str(setting)
    return ""


_PICTURES = ("AlternateContent", "drawing", "pict", "object")
_REFERENCES = ("footnoteReference", "endnoteReference", "commentReference", "annotationRef")
_UNSEEN = ("vanish", "specVanish")
# Of paragraphs outside the text.
_LEFT_OUT = ("contents", "reference", "header", "footer")
_FEW = 5  # lines of contents that stay, as captions: an overview that someone has written
_BYLINE = ("author", "date")
_DROPPED = ("drop", "margin")
_OFF = ("0", "false", "off")


class Prepared(NamedTuple):
    """The parts removed from a document, in order, and its authors by their bylines."""

    removed: tuple[Removed, ...]
    authors: tuple[str, ...]


Level = tuple[str, int]  # "ul" or "ol", and the depth from 1


class Numbering:
    """The lists of a document: which paragraphs are their items."""

    def __init__(self, root: "_Element | None") -> None:
        """Read the formats of all levels of all lists."""
        parts = list(root) if root is not None else []
        levels = {
            value(part, "abstractNumId"): list(part.iter("{*}lvl"))
            for part in parts
            if local_name(part) == "abstractNum"
        }
        self._lists: dict[str, dict[str, Level]] = {}  # by number, then by level
        self._styles: dict[str, Level] = {}
        for part in parts:
            if local_name(part) == "num":
                lines = levels.get(value(part.find("{*}abstractNumId"), "val"), [])
                self._lists[value(part, "numId")] = dict(map(self._read_level, lines))

    def _read_level(self, line: "_Element") -> tuple[str, Level]:
        number = value(line, "ilvl")
        tag = "ul" if value(line.find("{*}numFmt"), "val") == "bullet" else "ol"
        level = tag, min(_MOST_LEVELS, (read_number(number) or 0) + 1)
        if style := value(line.find("{*}pStyle"), "val"):
            self._styles.setdefault(style, level)
        return number, level

    def find(self, paragraph: "_Element") -> Level | None:
        """Find the level of a paragraph in a list; None if it is no item."""
        number = value(paragraph.find("{*}pPr/{*}numPr/{*}numId"), "val")
        level = value(paragraph.find("{*}pPr/{*}numPr/{*}ilvl"), "val") or "0"
        if number:
            return self._lists.get(number, {}).get(level)
        return self._styles.get(value(paragraph.find("{*}pPr/{*}pStyle"), "val"))


def prepare_document(
    document: "_Element", roles: Mapping[str, str], numbering: Numbering
) -> Prepared:
    """Turn the tree of a document into HTML in place; return the removed parts."""
    _lift_boxes(document)
    _drop(document)
    _join_drop_caps(document)
    removed, authors = [], []
    at_top = True
    found = [(e, _find_paragraph_role(e, roles)) for e in document.iter("{*}p") if _is_word(e)]
    few = sum(role == "contents" for _, role in found) <= _FEW
    items: list[tuple[_Element, Level]] = []
    for paragraph, named in found:
        role = "caption" if named == "contents" and few else named
        text = _read_text(paragraph)
        byline = role in _BYLINE and at_top  # below the text, it may be anybody's
        if role in _LEFT_OUT or byline:
            if role == "author" and text:
                authors.append(text)
            if text:
                removed.append(Removed(text, "byline" if byline else role))
            _remove(paragraph)
            continue
        level = numbering.find(paragraph) if not role or role in _BYLINE else None
        items += [(paragraph, level)] if level else []
        _turn_paragraph(paragraph, role)
        at_top = at_top and (role == "title" or not text)
    for paragraph, level in items:
        _nest(paragraph, level)
    _turn_rest(document)
    return Prepared(tuple(removed), tuple(authors))


_MOST_LEVELS = 9
_ROLES = {"title": "h1", "quote": "blockquote", "code": "pre"}
_TAGS = {
    "tbl": "table", "tr": "tr", "tc": "td", "br": "br", "cr": "br", "body": "body",
    "document": "html",
}  # fmt: skip
_HOLDERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo")  # of paragraphs or of runs
_SPACES = {"tab": " ", "ptab": " ", "noBreakHyphen": "‑"}
_UNREAD = frozenset(
    "pPr rPr tblPr tblGrid trPr tcPr tblPrEx sectPr sdtPr sdtEndPr smartTagPr del moveFrom "
    "instrText delText delInstrText rt oMath oMathPara fldChar proofErr bookmarkStart "
    "bookmarkEnd".split()
)


def _turn_paragraph(paragraph: "_Element", role: str) -> None:
    paragraph.tag = f"h{role[-1]}" if role.startswith("heading") else _ROLES.get(role, "p")
    if role in ("title", "caption"):
        paragraph.set("class", role)
    before = paragraph.getprevious()
    if role == "code" and before is not None and before.tag == "pre":
        paragraph.insert(0, paragraph.makeelement("br"))
        before.extend(list(paragraph))
        _remove(paragraph)


def _nest(paragraph: "_Element", level: Level) -> None:
    """Move an item into the list before it, or into a new one, as deep as its level is."""
    tag, depth = level
    around, at = paragraph.getprevious(), 1
    if around is None or around.tag not in ("ul", "ol") or (depth == 1 and around.tag != tag):
        around = paragraph.makeelement(tag if depth == 1 else "ul")
        paragraph.addprevious(around)
    while at < depth:
        last = _find_last(around)
        if last is None:
            last = around.makeelement("li")
            around.append(last)
        inner = _find_last(last)
        if inner is None or inner.tag not in ("ul", "ol") or (at + 1 == depth and inner.tag != tag):
            inner = last.makeelement(tag)
            last.append(inner)
        around, at = inner, at + 1
    paragraph.tag = "li"
    around.append(paragraph)


def _find_last(element: "_Element | None") -> "_Element | None":
    """Find the last element in one; an index would count all of them."""
    return None if element is None else next(element.iterchildren(reversed=True), None)


def _turn_rest(document: "_Element") -> None:
    """Turn runs, tables and all else of a text into HTML; only the text of runs is read."""
    for row in [e for e in document.iter("{*}tr") if e.find("{*}trPr/{*}del") is not None]:
        _remove(row)
    for element in list(document.iter("{*}*")):
        element.tail = None
        if not element.tag.startswith("{"):  # turned already
            continue
        name, word = local_name(element), _is_word(element)
        element.text = _SPACES.get(name) if word else None
        if name in _UNREAD:
            _remove(element)
            continue
        whole = ("p", "li", "pre", "table", "blockquote", "h1", "h2", "h3", "{*}tbl")
        holds = name in _HOLDERS and next(element.iter(*whole), None) is not None
        element.tag = "div" if holds else _TAGS.get(name, "span") if word else "span"
        if name == "r" and word:
            _turn_run(element)


def _turn_run(run: "_Element") -> None:
    """Mark the texts of a bold run, and join the first to the end of a bold run before it."""
    bold, before = _is_bold(run), run.getprevious()
    end = _find_last(before)
    for number, text in enumerate(run.iterchildren("{*}t")):
        text.tag = "b" if bold else "span"
        above = text.getprevious()
        first = number == 0 and (above is None or local_name(above) == "rPr")
        if bold and first and end is not None and end.tag == "b":
            end.text, text.text = f"{end.text or ''}{text.text or ''}", None


def _is_bold(run: "_Element") -> bool:
    bold = run.find("{*}rPr/{*}b")
    return bold is not None and value(bold, "val") not in _OFF


def list_notes(notes: tuple["_Element", ...]) -> Iterator[Block]:
    """Yield the footnotes and endnotes as captions."""
    for root in notes:
        for note in root:
            if value(note, "type") in ("", "normal"):
                text = one_line(" ".join(_read_text(p) for p in note.iter("{*}p")))
                if text:
                    yield Block(text, "caption")


def _is_word(element: "_Element") -> bool:
    return "wordprocessingml" in str(element.tag)


def _read_text(element: "_Element") -> str:
    return one_line("".join(t.text or "" for t in element.iter("{*}t") if _is_word(t)))


def _lift_boxes(document: "_Element") -> None:
    """Move the paragraphs of text boxes behind the paragraph with the box.

    A file has each box twice, for new readers and for old ones, which get a picture in place of the
    labels in a drawing: these are no text.
    """
    holders = list(document.iter(*(f"{{*}}{tag}" for tag in _PICTURES)))
    for holder in holders:
        if any(local_name(a) in _PICTURES for a in holder.iterancestors()):
            continue
        outer = next((a for a in holder.iterancestors("{*}p") if _is_word(a)), None)
        boxes = _list_boxes(holder)
        if outer is not None:
            for paragraph in reversed([p for box in boxes for p in box]):
                outer.addnext(paragraph)
    for holder in holders:
        _remove(holder)


def _list_boxes(holder: "_Element") -> list["_Element"]:
    """List the outermost text boxes in a picture."""
    version = next(
        (e for tag in ("Fallback", "Choice") for e in holder if local_name(e) == tag), holder
    )
    found = list(version.iter("{*}txbxContent"))
    return [e for e in found if next(e.iterancestors("{*}txbxContent"), None) is None]


def _drop(document: "_Element") -> None:
    """Drop hidden text, references to notes, and links out of the file."""
    for mark in list(document.iter(*(f"{{*}}{tag}" for tag in _REFERENCES))):
        _remove(mark)
    for run in [e for e in document.iter("{*}r") if _is_word(e)]:
        if any(
            local_name(setting) in _UNSEEN and value(setting, "val") not in _OFF
            for properties in run.iterchildren("{*}rPr")
            for setting in properties
        ):
            _remove(run)
    for link in document.iter("{*}hyperlink"):
        for key in [key for key in link.attrib if key.endswith("}id")]:
            namespace = link.tag.rpartition("}")[0] + "}"
            del link.attrib[key]
            link.set(f"{namespace}anchor", "link")


def _join_drop_caps(document: "_Element") -> None:
    """Join a drop cap, which is a separate paragraph, to the start of the next one."""
    for frame in [e for e in document.iter("{*}framePr") if value(e, "dropCap") in _DROPPED]:
        letter = next(frame.iterancestors("{*}p"), None)
        after = None if letter is None else letter.getnext()
        if letter is None or after is None or local_name(after) != "p":
            continue
        start = 1 if len(after) and local_name(after[0]) == "pPr" else 0
        for run in reversed([e for e in letter.iterchildren() if local_name(e) == "r"]):
            after.insert(start, run)
        _remove(letter)


def _find_paragraph_role(paragraph: "_Element", roles: Mapping[str, str]) -> str:
    properties = next((e for e in paragraph if local_name(e) == "pPr"), None)
    style = None if properties is None else properties.find("{*}pStyle")
    role = roles.get(value(style, "val"), "")
    if role:
        return role
    level = outline_level(properties)
    return f"heading {level}" if level else ""


def _remove(element: "_Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def read(data: bytes) -> Draft:
    """Read the blocks and metadata of a Word document; its table of contents is left out."""
    archive = open_archive(data)
    parts = read_parts(archive)
    properties = read_properties(archive)
    numbering = Numbering(parts.numbering)
    prepared = prepare_document(parts.document, name_roles(parts.styles), numbering)
    page = list_blocks(parts.document)
    return Draft(
        (*page.blocks, *list_notes(parts.notes)),
        form="document",
        title=choose_document_title(find_title(page), properties.title, page.blocks),
        author="; ".join(prepared.authors) or properties.author,
        date=properties.date,
        removed=prepared.removed,
    )
