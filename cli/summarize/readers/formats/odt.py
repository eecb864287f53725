"""OpenDocument texts and slides (ODT, ODP), in an archive or flat in one XML file."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from summarize.errors import InputError
from summarize.language.control_characters import one_line
from summarize.language.running_text import is_running
from summarize.models import Draft, Removed
from summarize.numbers import read_number
from summarize.readers.archive import Archive, open_archive
from summarize.readers.format_features import FormatFeatures
from summarize.readers.html.blocks import list_blocks
from summarize.readers.office import (
    Metadata,
    find_title,
    make_document,
    make_metadata,
    rate_sizes,
    read_style_name,
)
from summarize.readers.xml import local_name, parse_xml, take_out, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_ESCAPE = re.compile(r"_([0-9a-fA-F]{1,4})_")  # of a character in a name
_FONT_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt|%)", re.ASCII)
_MOST_STEPS = 20  # from a style to its bases


class Styles(NamedTuple):
    """The properties of the styles of a text, by their names."""

    roles: Mapping[str, str]  # of a paragraph: "heading 2", "quote", "code", ...
    bold: frozenset[str]
    hidden: frozenset[str]
    numbered: frozenset[tuple[str, int]]  # list styles, and their levels from 1
    sizes: Mapping[str, float]  # of fonts, in points


def read_styles(roots: Iterable["_Element"]) -> Styles:
    """Collect the meaning of the styles that the parts of a text define."""
    known: dict[str, _Element] = {}
    numbered = set()
    for root in roots:
        for style in root.iter(f"{STYLE}style"):
            known.setdefault(style.get(f"{STYLE}name") or "", style)
        for style in root.iter(f"{TEXT}list-style"):
            name = style.get(f"{STYLE}name") or ""
            for level in style.iter(f"{TEXT}list-level-style-number"):
                depth = read_number(level.get(f"{TEXT}level"))
                if level.get(f"{STYLE}num-format") and depth is not None:
                    numbered.add((name, depth))
    roles = {name: _find_role(name, known) for name in known}
    bold = {name for name, style in known.items() if _says(style, f"{_FORMAT}font-weight", "bold")}
    hidden = {name for name, style in known.items() if _says(style, f"{TEXT}display", "none")}
    sizes = {name: size for name in known if (size := _find_size(name, known))}
    return Styles(roles, frozenset(bold), frozenset(hidden), frozenset(numbered), sizes)


def _says(style: "_Element", key: str, value: str) -> bool:
    return any(e.get(key) == value for e in style if local_name(e) == "text-properties")


def _find_role(name: str, known: Mapping[str, "_Element"]) -> str:
    """Find the role of a style, or of its nearest ancestor that has one."""
    for _ in range(_MOST_STEPS):
        role = read_style_name(_ESCAPE.sub(_unescape, name))
        style = known.get(name)
        if role or style is None:
            return role
        name = style.get(f"{STYLE}parent-style-name") or ""
    return ""


def _find_size(name: str, known: Mapping[str, "_Element"]) -> float:
    """Find the font size of a style in points, by those that it is based on; 0 if none has one."""
    share = 1.0
    for _ in range(_MOST_STEPS):
        style = known.get(name)
        if style is None:
            break
        fonts = (e.get(f"{_FORMAT}font-size") for e in style if local_name(e) == "text-properties")
        found = _FONT_SIZE.fullmatch(next(filter(None, fonts), ""))
        if found and found[2] == "pt":
            return share * float(found[1])
        share *= float(found[1]) / 100 if found else 1.0
        name = style.get(f"{STYLE}parent-style-name") or ""
    return 0.0


def _measure_sizes(body: "_Element", styles: Styles) -> dict[str, float]:
    """Measure the largest font of each line by its text, in sizes of that of the body."""
    sizes: dict[str, float] = {}
    for line in body.iter(f"{TEXT}p", f"{TEXT}h"):
        names = (e.get(f"{TEXT}style-name") or "" for e in (line, *line.iter(f"{TEXT}span")))
        size = max(styles.sizes.get(name, 0.0) for name in names)
        if size and (text := text_of(line)):
            sizes.setdefault(text, size)
    return rate_sizes(sizes)


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))


_TAGS = {
    "p": "p", "list": "ul", "list-item": "li", "list-header": "div", "table": "table",
    "table-row": "tr", "table-cell": "td", "covered-table-cell": "td", "text-box": "div",
    "section": "div", "a": "a", "line-break": "br",
}  # fmt: skip
# Deleted texts, comments, ruby text, generated contents, forms, objects.
_UNREAD = frozenset(
    "tracked-changes annotation annotation-end ruby-text forms sequence-decls variable-decls "
    "user-field-decls note-citation desc title object object-ole image plugin applet math "
    "binary-data change change-start change-end settings".split()
)
_CONTENTS = frozenset(
    "table-of-content alphabetical-index illustration-index table-index object-index user-index "
    "bibliography".split()
)
_CLASS = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}class"
_ON_EACH = ("header", "footer", "date-time", "page-number", "page")
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MOST_NUMBER = 99_999  # of an item
_ROLES = {"quote": "blockquote", "code": "pre"}


def make_html(body: "_Element", styles: Styles) -> list[Removed]:
    """Turn a tree into HTML in place, notes as captions at its end; return the removed parts."""
    take_out([e for e in body.iter() if local_name(e) in _UNREAD])
    _name_slides(body)
    removed = []
    for contents in [e for e in body.iter() if local_name(e) in _CONTENTS]:
        lines = [text_of(p) for p in contents.iter(f"{TEXT}p")]
        removed += [Removed(line, "contents") for line in lines if line]
        take_out([contents])
    _move_notes(body)
    _open_tables(body)
    _number_items(body)
    for element in list(body.iter()):  # one that is emptied would end an iteration
        name = local_name(element)
        if name in ("p", "h"):
            _turn_line(element, name, styles)
        elif name == "span":
            _turn_span(element, styles)
        elif name in ("s", "tab"):
            element.tag, element.text = "span", " "
        elif name == "list":
            element.tag = _find_list(element, styles)
        elif name in _TAGS:
            element.tag = _TAGS[name]
        elif name and name != "template":
            element.tag = "span" if element.tag.startswith(TEXT) else "div"
    return removed


def _name_slides(body: "_Element") -> None:
    """Make headings of the titles of slides; headers and footers on each slide go."""
    for frame in body.iter("{*}frame"):
        role = frame.get(_CLASS)
        if role == "title":
            for line in list(frame.iter(f"{TEXT}p")):
                line.tag = f"{TEXT}h"
                line.set(f"{TEXT}outline-level", "2")
        elif role in _ON_EACH:
            take_out([frame])


def _move_notes(body: "_Element") -> None:
    """Move footnotes and endnotes to the end: beside the text, like captions."""
    for note in list(body.iter(f"{TEXT}note")):
        for line in list(note.iter(f"{TEXT}p", f"{TEXT}h")):
            line.set("class", "caption")
            line.tail = None
            body.append(line)
        take_out([note])


def _open_tables(body: "_Element") -> None:
    """Make boxes of the tables and cells in which a text is laid out: paragraphs of sentences."""
    for table in body.iter("{*}table"):
        if any(map(_holds_paragraphs, table.iter("{*}table-cell"))):
            for part in table.iter("{*}table", "{*}table-row", "{*}table-cell"):
                part.tag = f"{TEXT}section"


def _holds_paragraphs(cell: "_Element") -> bool:
    texts = [text for line in cell.iter(f"{TEXT}p") if (text := text_of(line))]
    return len(texts) > 1 and any(map(is_running, texts))


def _turn_line(element: "_Element", name: str, styles: Styles) -> None:
    style = element.get(f"{TEXT}style-name") or ""
    role = styles.roles.get(style, "")
    level = read_number(element.get(f"{TEXT}outline-level") or role.rpartition(" ")[2])
    element.tag = "p"
    if style in styles.hidden:
        take_out([element])
    elif element.get("class"):  # a note
        return
    elif role == "title":
        element.tag = "h1"
        element.set("class", "title")
    elif name == "h" or role.startswith("heading"):
        element.tag = "h6" if level is None else f"h{min(6, max(1, level))}"
    elif role in ("caption", "contents"):
        element.set("class", "caption")
    elif role in _ROLES:
        element.tag = _ROLES[role]
    elif style in styles.bold:
        _wrap_bold(element)


def _wrap_bold(element: "_Element") -> None:
    bold = element.makeelement("b")
    bold.text, element.text = element.text, None
    bold.extend(list(element))
    element.append(bold)


def _turn_span(element: "_Element", styles: Styles) -> None:
    style = element.get(f"{TEXT}style-name") or ""
    element.tag = "b" if style in styles.bold else "span"
    if style in styles.hidden:
        take_out([element])


def _number_items(body: "_Element") -> None:
    """Set the numbers of items: a list may go on from another one, an item may have its own.

    An item without a line of its own only holds a list, and has no number.
    """
    last: dict[str, int] = {}  # by the id and the style of a list
    for each in body.iter(f"{TEXT}list"):
        style = each.get(f"{TEXT}style-name") or ""
        before = each.get(f"{TEXT}continue-list") or ""
        if not before and each.get(f"{TEXT}continue-numbering") == "true":
            before = f"style {style}"
        number = last.get(before, 0)
        for item in each.iterchildren(f"{TEXT}list-item"):
            own = any(local_name(line) in ("p", "h") for line in item)
            start = read_number(item.get(f"{TEXT}start-value"), most=_MOST_NUMBER)
            number = start if start is not None else number + own
            item.set("value", str(number))
        last[each.get(_ID) or f"style {style}"] = last[f"style {style}"] = number


def _find_list(element: "_Element", styles: Styles) -> str:
    """Give "ol" if the style of a list, or of the list around it, numbers its level."""
    depth, name = 1, element.get(f"{TEXT}style-name")
    for above in element.iterancestors("ul", "ol"):
        depth += 1
        name = name or above.get(f"{TEXT}style-name")
    return "ol" if (name, depth) in styles.numbered else "ul"


_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_FLAT = tuple(b"application/vnd.oasis.opendocument." + kind for kind in (b"text", b"presentation"))
_FLAT_WITHIN = 8_192  # bytes: the namespaces come first
_MANIFEST = "META-INF/manifest.xml"


def detect(features: FormatFeatures) -> bool | None:
    """Detect a text or slides in one XML file by the type in its root; accept all archives."""
    head = features.data[:_FLAT_WITHIN]
    return features.data.startswith(b"PK") or any(kind in head for kind in _FLAT) or None


def read(data: bytes) -> Draft:
    """Read the blocks and metadata of a text; notes are at its end, contents left out."""
    roots = _read_archive(open_archive(data)) if data.startswith(b"PK") else [parse_xml(data, "it")]
    body = next(roots[0].iter("{*}body"), None)
    if body is None:
        raise InputError("no text in the ODT: its content has no body")
    declared = _read_metadata(roots)
    styles = read_styles(roots)
    sizes = _measure_sizes(body, styles)
    removed = make_html(body, styles)
    page = list_blocks(body)
    return make_document(page.blocks, find_title(page), declared, sizes, removed=removed)


def _read_archive(archive: Archive) -> list["_Element"]:
    """Parse the roots of content, styles and metadata, as far as they are present."""
    if _MANIFEST in archive.members and b":encryption-data" in archive.read(_MANIFEST):
        raise InputError("the file is encrypted: it needs a password")
    if _CONTENT not in archive.members:
        raise InputError("no text in the ODT: its content.xml is missing")
    names = [name for name in (_CONTENT, _STYLES, _META) if name in archive.members]
    return [
        parse_xml(data, name, recover=name != _CONTENT) for name, data in archive.read_each(names)
    ]


def _read_metadata(roots: list["_Element"]) -> Metadata:
    fields: dict[str, str] = {}
    for root in roots:
        for meta in root.iter("{*}meta"):
            for element in meta:
                fields.setdefault(local_name(element), one_line(element.text or ""))
    author = fields.get("initial-creator") or fields.get("creator")
    created, modified = fields.get("creation-date"), fields.get("date")
    return make_metadata(fields.get("title"), author, created or modified, modified)
