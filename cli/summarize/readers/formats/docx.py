"""Word documents (DOCX): the parts with text, prepared for mammoth, then blocks of its HTML.

The only module that knows mammoth.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree, html

from summarize.errors import InputError
from summarize.language.control_characters import one_line
from summarize.models import Block, Draft, Removed
from summarize.numbers import read_number
from summarize.readers.archive import Archive, open_archive
from summarize.readers.html.blocks import list_blocks
from summarize.readers.office import (
    find_title,
    list_bases,
    make_document,
    rate_sizes,
    read_properties,
    read_style_name,
    spell_formula,
)
from summarize.readers.word_numbers import mark_numbers, read_numbers
from summarize.readers.xml import find_child, local_name, parse_xml, read_attribute

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


def name_roles(styles: "_Element | None") -> dict[str, str]:
    """Map the id of each paragraph style to its role: "heading 2", "quote", "code", ..."""
    if styles is None:
        return {}
    known = {
        read_attribute(style, "styleId"): style
        for style in styles
        if local_name(style) == "style" and read_attribute(style, "type") in ("", "paragraph")
    }
    roles = {name: _find_style_role(style, known) for name, style in known.items()}
    return {name: role for name, role in roles.items() if role}


def _find_style_role(style: "_Element | None", known: "Mapping[str, _Element]") -> str:
    """Find the role of a style, or of its nearest ancestor that has one."""
    for base in list_bases(style, known):
        role = read_style_name(read_attribute(find_child(base, "name"), "val"))
        level = outline_level(find_child(base, "pPr"))
        if role or level:
            return role or f"heading {level}"
    return ""


def outline_level(properties: "_Element | None") -> int:
    """Read the heading level, 1 to 6, from paragraph properties; 0 if there is none."""
    level = read_number(read_attribute(find_child(properties, "outlineLvl"), "val"), most=8)
    return 0 if level is None else min(6, level + 1)


def measure_sizes(document: "_Element", styles: "_Element | None") -> dict[str, float]:
    """Measure the largest font of each paragraph by its text, in sizes of that of the body."""
    every = [] if styles is None else list(styles.iter("{*}style"))
    known = {read_attribute(style, "styleId"): style for style in every}
    usual = next((style for style in every if read_attribute(style, "default") == "1"), None)
    sizes: dict[str, float] = {}
    for paragraph in filter(_is_word, document.iter("{*}p")):
        name = read_attribute(find_child(find_child(paragraph, "pPr"), "pStyle"), "val")
        bases = map(_read_size, list_bases(known.get(name, usual), known))
        size = next(filter(None, bases), _USUAL_SIZE)
        runs = [_read_size(run) or size for run in paragraph.iter("{*}r") if _read_text(run)]
        if runs:
            sizes.setdefault(_read_text(paragraph), max(runs))
    return rate_sizes(sizes)


def _read_size(element: "_Element") -> int:
    """Read the font size of a run or a style, in half points; 0 if it has none."""
    size = find_child(find_child(element, "rPr"), "sz")
    return read_number(read_attribute(size, "val")) or 0


_USUAL_SIZE = 22  # half points
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


def prepare_document(document: "_Element", roles: Mapping[str, str]) -> Prepared:
    """Prepare the tree of a document in place; return the removed parts."""
    _lift_boxes(document)
    _write_formulas(document)
    _drop(document)
    _join_drop_caps(document)
    removed, authors = [], []
    at_top = True
    found = [(e, _find_paragraph_role(e, roles)) for e in document.iter("{*}p") if _is_word(e)]
    few = sum(role == "contents" for _, role in found) <= _FEW
    for paragraph, named in found:
        role = "caption" if named == "contents" and few else named
        text = _read_text(paragraph)
        byline = role in _BYLINE and at_top  # below the text, it may be anybody's
        if role in _LEFT_OUT or byline:
            if role == "author" and text:
                authors.append(text)
            if text:
                removed.append(Removed(text, "byline" if byline else role))
            _take_out(paragraph)
            continue
        _set_style(paragraph, role)
        at_top = at_top and (role == "title" or not text)
    return Prepared(tuple(removed), tuple(authors))


def list_notes(notes: tuple["_Element", ...]) -> Iterator[Block]:
    """Yield the footnotes and endnotes as captions."""
    for root in notes:
        for note in root:
            if read_attribute(note, "type") in ("", "normal"):
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
        _take_out(holder)


def _list_boxes(holder: "_Element") -> list["_Element"]:
    """List the outermost text boxes in a picture."""
    version = next(
        (e for tag in ("Fallback", "Choice") for e in holder if local_name(e) == tag), holder
    )
    found = list(version.iter("{*}txbxContent"))
    return [e for e in found if next(e.iterancestors("{*}txbxContent"), None) is None]


def _write_formulas(document: "_Element") -> None:
    """Put a run of text in place of each formula, which mammoth leaves out."""
    for formula in list(document.iter("{*}oMathPara", "{*}oMath")):
        paragraph = next(filter(_is_word, formula.iterancestors("{*}p")), None)
        if paragraph is not None:  # else it is part of another, which is written already
            run = paragraph.makeelement(paragraph.tag[:-1] + "r")
            etree.SubElement(run, paragraph.tag[:-1] + "t").text = spell_formula(formula)
            formula.getparent().replace(formula, run)


def _drop(document: "_Element") -> None:
    """Drop hidden text, references to notes, and links out of the file."""
    for mark in list(document.iter(*(f"{{*}}{tag}" for tag in _REFERENCES))):
        _take_out(mark)
    for run in [e for e in document.iter("{*}r") if _is_word(e)]:
        if any(
            local_name(setting) in _UNSEEN and read_attribute(setting, "val") not in _OFF
            for properties in run.iterchildren("{*}rPr")
            for setting in properties
        ):
            _take_out(run)
    for link in document.iter("{*}hyperlink"):
        for key in [key for key in link.attrib if key.endswith("}id")]:
            namespace = link.tag.rpartition("}")[0] + "}"
            del link.attrib[key]
            link.set(f"{namespace}anchor", "link")


def _join_drop_caps(document: "_Element") -> None:
    """Join a drop cap, which is a separate paragraph, to the start of the next one."""
    for frame in [
        e for e in document.iter("{*}framePr") if read_attribute(e, "dropCap") in _DROPPED
    ]:
        letter = next(frame.iterancestors("{*}p"), None)
        after = None if letter is None else letter.getnext()
        if letter is None or after is None or local_name(after) != "p":
            continue
        start = 1 if len(after) and local_name(after[0]) == "pPr" else 0
        for run in reversed([e for e in letter.iterchildren() if local_name(e) == "r"]):
            after.insert(start, run)
        _take_out(letter)


def _find_paragraph_role(paragraph: "_Element", roles: Mapping[str, str]) -> str:
    properties = find_child(paragraph, "pPr")
    role = roles.get(read_attribute(find_child(properties, "pStyle"), "val"), "")
    if role:
        return role
    level = outline_level(properties)
    return f"heading {level}" if level else ""


def _set_style(paragraph: "_Element", role: str) -> None:
    """Name the role of a paragraph as its style: mammoth maps it by the id."""
    namespace = paragraph.tag.rpartition("}")[0] + "}"
    properties = find_child(paragraph, "pPr")
    if properties is None:  # names of its role, if it has one
        return
    style = find_child(properties, "pStyle")
    if role:
        if style is None:
            style = properties.makeelement(f"{namespace}pStyle")
            properties.insert(0, style)
        style.set(f"{namespace}val", role.replace(" ", ""))


def _take_out(element: "_Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


_SAYS_NOTHING = (
    "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "sectPr", "tblPr",
    "tblGrid", "del", "moveFrom", "commentRangeStart", "commentRangeEnd",
)  # fmt: skip
_KEPT = {"pPr": ("pStyle", "numPr", "rPr"), "rPr": ("b", "del"), "trPr": ("del", "tblHeader")}
_KEPT["tcPr"] = ("gridSpan", "vMerge")
_MOST = 150_000  # elements that are left; a book of 500 pages has half of it


def slim_document(document: "_Element") -> None:
    """Slim the tree in place; raise InputError if mammoth would still take too long."""
    for element in list(document.iter(*(f"{{*}}{tag}" for tag in _SAYS_NOTHING))):
        if local_name(element.getparent()) != "rPr":  # there, it marks a deleted paragraph
            element.getparent().remove(element)
    for element in list(document.iter(*(f"{{*}}{tag}" for tag in _KEPT))):
        for child in [e for e in element if local_name(e) not in _KEPT[local_name(element)]]:
            element.remove(child)
        if not len(element):
            element.getparent().remove(element)
    for paragraph in list(document.iter("{*}p")):
        if next(paragraph.iter("{*}t"), None) is None:  # a plan may have 30,000 empty cells
            _take_out(paragraph)
        _merge_runs(paragraph)
    count = sum(1 for _ in document.iter())
    if count > _MOST:
        raise InputError(f"a DOCX of {count:,} elements; up to {_MOST:,} are read")


def _merge_runs(paragraph: "_Element") -> None:
    """Merge adjacent runs that look the same."""
    for bold, group in groupby(list(paragraph), _read_look):
        first, *others = group
        if bold is None:
            continue
        for run in others:
            first.extend([e for e in run if local_name(e) != "rPr"])
            paragraph.remove(run)


def _read_look(element: "_Element") -> str | None:
    """Read the weight that a run declares; None for other elements."""
    if local_name(element) != "r":
        return None
    bold = element.find("{*}rPr/{*}b")
    return "" if bold is None else f"b{list(bold.attrib.values())}"


_STYLES = """
p.title => h1.title:fresh
p.heading1 => h1:fresh
p.heading2 => h2:fresh
p.heading3 => h3:fresh
p.heading4 => h4:fresh
p.heading5 => h5:fresh
p.heading6 => h6:fresh
p.quote => blockquote > p:fresh
p.caption => p.caption:fresh
p.code => pre:separator('\\n')
"""
_LISTS = "\n".join(
    f"p:{kind}-list({depth}) => {'ul|ol > li > ' * (depth - 1)}{tag} > li:fresh"
    for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
    for depth in range(1, 10)
)
# Errors of mammoth for a document that breaks the rules of its format.
_FAULTS = (
    AttributeError, ExpatError, IndexError, KeyError, OSError, RecursionError, TypeError,
    ValueError, zipfile.BadZipFile,
)  # fmt: skip


def read(data: bytes) -> Draft:
    """Read the blocks and metadata of a Word document; its table of contents is left out."""
    archive = open_archive(data)
    parts = read_parts(archive)
    declared = read_properties(archive)
    sizes = measure_sizes(parts.document, parts.styles)
    prepared = prepare_document(parts.document, name_roles(parts.styles))
    mark_numbers(parts.document, parts.numbering, parts.styles)
    slim_document(parts.document)
    root = html.document_fromstring(f"<html><body>{_convert(parts)}</body></html>")
    read_numbers(root)
    page = list_blocks(root)
    notes = list_notes(parts.notes)
    shown, authors = find_title(page), prepared.authors
    return make_document(page.blocks, shown, declared, sizes, authors, notes, prepared.removed)


def _convert(parts: Parts) -> str:
    """Convert a document to HTML.

    mammoth gets a new archive of three members, made in memory: nothing in it points to a picture,
    an object, another file or the network.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("document", "styles", "numbering"):
            root: _Element | None = getattr(parts, name)
            if root is not None:
                archive.writestr(f"word/{name}.xml", etree.tostring(root))
    try:
        result = mammoth.convert_to_html(
            file,
            style_map=_STYLES + _LISTS,
            include_default_style_map=False,
            include_embedded_style_map=False,
            convert_image=lambda _: [],
            external_file_access=False,
        )
    except _FAULTS as error:
        raise InputError("the DOCX breaks the rules of its format and can't be read") from error
    return str(result.value)
