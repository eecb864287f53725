"""Documents of a book: parse them to a tree of HTML tags, however broken they are."""

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from summarize.errors import InputError
from summarize.language.writing_systems import EAST_ASIAN, WIDE_PUNCTUATION, match_letter
from summarize.readers.decode import decode_text
from summarize.readers.html.limits import limit_tags
from summarize.readers.hyphenation import collect_words, find_joint
from summarize.readers.xml import check_tags, local_name, name_characters, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")
_NO_TYPES: frozenset[str] = frozenset()
_TYPES = ("{http://www.idpf.org/2007/ops}type", "epub:type")
_NOTES = ("annotation", "annotation-xml")
# The namespace of nearly all elements; renaming each of them would take a tenth of the time.
_NAMESPACE = re.compile(
    rb"(<html\b[^<>]{0,900}?)\sxmlns=(?:'http://www\.w3\.org/1999/xhtml'|\"http://www\.w3\.org/1999/xhtml\")"
)
_NAMESPACED = etree.XPath("descendant-or-self::*[namespace-uri()]")


def parse_document(data: bytes, name: str) -> "_Element | None":
    """Parse the body of a document, with tags without namespaces; None for an empty one."""
    check_tags(data, name)
    try:
        root = parse_xml(_NAMESPACE.sub(rb"\1", name_characters(data), count=1), name)
    except InputError:  # no valid XHTML: parse it as browsers do
        return _parse_html(data)
    for element in _NAMESPACED(root):
        element.tag = local_name(element)
    convert_foreign(root)
    body = root.find(".//body")
    return root if body is None else body


def _parse_html(data: bytes) -> "_Element | None":
    text = _DECLARATION.sub("", decode_text(limit_tags(data)), count=1)
    try:
        return html.document_fromstring(text).find(".//body")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def list_typed(body: "_Element", *others: str) -> list["_Element"]:
    """List the elements that may have a type, and those of other XPaths, in reading order."""
    either = " or ".join(("@role", "@*[contains(name(), 'type')]", *others))
    found: list[_Element] = body.xpath(f"descendant-or-self::*[{either}]")
    return found


def types_of(element: "_Element") -> frozenset[str]:
    """Read the types of an element in EPUB or ARIA: "toc", "footnote", "noteref", ..."""
    if not element.attrib:
        return _NO_TYPES
    types = " ".join(element.get(key) or "" for key in (*_TYPES, "role"))
    return frozenset(types.lower().replace("doc-", "").split()) if types else _NO_TYPES


def convert_foreign(root: "_Element") -> None:
    """Turn inline formulas and drawings with text into HTML, in place."""
    for formula in list(root.iter("math")):
        if formula.get("display") != "block":
            for note in list(formula.iter(*_NOTES)):
                note.clear()
            text = "".join(part.strip() for part in formula.itertext(tag=etree.Element))
            _replace(formula, "span", text)
    for drawing in list(root.iter("svg")):
        texts = [_join_lines(text) for text in drawing.iter("text")]
        if any(texts):
            _replace(drawing, "div", "")
            for text in filter(None, texts):
                etree.SubElement(drawing, "p").text = text


def _replace(element: "_Element", tag: str, text: str) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = tag, text, tail


def _join_lines(text: "_Element") -> str:
    """Join the lines of a drawn text; a new height of a piece begins a line."""
    joined, height = "", None
    words, tight = collect_words([], printed=True), match_letter(EAST_ASIAN + WIDE_PUNCTUATION)
    for element in text.iter("text", "tspan"):
        y, piece = element.get("y"), (element.text or "").strip("\n")
        if not piece.strip():
            continue
        if joined and y != height:
            joined = joined.rstrip()
            cut, between = find_joint(joined, piece.lstrip(), words, tight)
            joined = joined[: len(joined) - cut] + between
        joined, height = joined + piece, y
    return " ".join(joined.split())
