"""Parse untrusted XML: no entities, no DTD, no network, limited depth and size."""

import re
from html.entities import html5
from typing import TYPE_CHECKING

from lxml import etree

from summarize.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_MOST_TAGS = 2_000_000  # opening and closing; a million elements take 0.4 GB
# libxml2 recovers from a reference to half a character by bytes that lxml can't decode.
_SURROGATE = re.compile(
    rb"&#(?:x0*+[dD][89a-fA-F][0-9a-fA-F]{2}"
    rb"|0*+(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));"
)
# Depth 256, texts of 10 MB: the limits of libxml2, which huge_tree would lift.
_SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


_DOCTYPE_WITHIN = 65_536  # bytes before it
_DOCTYPE = re.compile(rb"(?:\s|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->)*+(?=<!DOCTYPE)", re.DOTALL)
_SUBSET_END = re.compile(rb"\]\s{0,99}>")
_OF_XML = (b"amp", b"lt", b"gt", b"quot", b"apos")
# Comments and CDATA are skipped: they contain no references.
_NAMED = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|&([A-Za-z_][\w.-]{0,40});", re.DOTALL
)


def name_characters(data: bytes) -> bytes:
    """Drop the DOCTYPE of a document, and write named characters of HTML by their numbers.

    Of an entity that the document declares itself, only the name is left.
    """
    doctype = _DOCTYPE.match(data, 0, _DOCTYPE_WITHIN)
    start = doctype.end() if doctype else len(data)
    end = data.find(b">", start)
    if end >= 0 and 0 <= data.find(b"[", start) < end:
        subset = _SUBSET_END.search(data, start)
        end = subset.end() - 1 if subset else -1
    bare = data if end < 0 else data[:start] + data[end + 1 :]
    return _NAMED.sub(_write_number, bare)


def _write_number(entity: re.Match[bytes]) -> bytes:
    name = entity[1]
    if name is None or name in _OF_XML:
        return entity[0]
    known = html5.get(f"{name.decode()};")
    return name if known is None else "".join(f"&#{ord(one)};" for one in known).encode()


def parse_xml(data: bytes, name: str, *, recover: bool = False) -> "_Element":
    """Parse an XML document to its root; raise InputError, with this name, if it is none."""
    check_tags(data, name)
    if recover:
        data = _SURROGATE.sub(b"&#xfffd;", data)
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=recover, **_SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} is not readable XML") from error
    if root is None:
        raise InputError(f"{name} is not readable XML")
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise InputError(f"{name} declares entities of its own, as XML bombs do")
    return root


def check_tags(data: bytes, name: str) -> None:
    """Raise InputError if the tree of a document would be endless."""
    if data.count(b"<") > _MOST_TAGS:
        raise InputError(f"{name} has more than {_MOST_TAGS:,} tags")


def local_name(element: "_Element") -> str:
    """Read the tag of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def find_child(element: "_Element | None", name: str) -> "_Element | None":
    """Find the first child of an element by its tag without a namespace."""
    children = () if element is None else element
    return next((child for child in children if local_name(child) == name), None)


def read_attribute(element: "_Element | None", name: str) -> str:
    """Read an attribute by its name without a namespace; "" if it is missing."""
    for key, setting in element.attrib.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return str(setting)
    return ""


def text_of(element: "_Element") -> str:
    """Read the text in an element on one line."""
    return " ".join("".join(element.itertext(tag=etree.Element)).split())


def take_out(elements: "Iterable[_Element]") -> None:
    """Empty elements and rename them to an invisible one; their tails stay.

    Removing them would take quadratic time if many are siblings.
    """
    for element in elements:
        element.clear(keep_tail=True)
        element.tag = "template"
