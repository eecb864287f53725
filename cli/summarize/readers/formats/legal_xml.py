"""Acts, bills, judgments and debates in Akoma Ntoso, the XML of parliaments and courts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from summarize.models import Draft, Removed
from summarize.readers.html.blocks import list_blocks
from summarize.readers.office import Metadata, make_metadata
from summarize.readers.xml import local_name, name_characters, parse_xml, take_out, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_REMOVED = {
    "meta": "", "coverPage": "front matter", "toc": "contents", "table": "table",
    "authorialNote": "note", "note": "note", "noteRef": "", "recordedTime": "",
}  # fmt: skip
_TAGS = {
    "p": "p", "intro": "div", "wrapUp": "div", "content": "div", "longTitle": "p", "from": "p",
    "listIntroduction": "p", "listWrapUp": "p", "crossHeading": "h4", "subheading": "h4",
    "summary": "p", "narrative": "p", "scene": "p", "other": "p", "embeddedStructure": "blockquote",
    "quotedStructure": "blockquote", "blockContainer": "div", "br": "br", "b": "b", "i": "i",
    "sup": "sup", "sub": "sub", "ul": "ul", "ol": "ol", "li": "li",
}  # fmt: skip
_INLINE = frozenset(
    "ref mref rref def term date person organization role entity quantity location time process "
    "span a ins del u event concept object remark docTitle docNumber docType docDate docProponent "
    "docStage docStatus docPurpose docCommittee shortTitle session party judge lawyer opinion "
    "courtType neutralCitation placeholder fillIn mod rmod quotedText inline abbr docketNumber "
    "affectedDocument relatedDocument vote outcome img".split()
)
_NUMBERED = ("heading", "p", "listIntroduction", "longTitle")
_TITLES = ("docTitle", "shortTitle")
_DEEPEST = 6  # headings of HTML


def read(data: bytes) -> Draft:
    """Read the text of an act, a judgment or a debate with the numbers of its sections.

    Raise InputError if it is broken.
    """
    root = parse_xml(name_characters(data), "the document", recover=True)
    metadata = _read_metadata(root)
    names = {_id(e): e.get("showAs", "") for e in root.iter("{*}TLCPerson")}
    removed = list(_leave_out(root))
    for number in reversed(list(root.iter("{*}num"))):  # the outer one before the inner one
        _join_number(number)
    _name_speakers(root, names)
    _write_html(root)
    page = etree.Element("html")
    body = etree.SubElement(page, "body")
    body.append(root)
    return Draft(
        tuple(list_blocks(page).blocks),
        form="document",
        title=metadata.title,
        date=metadata.date,
        removed=tuple(removed),
    )


def _read_metadata(root: "_Element") -> Metadata:
    """Read the title, as the text or its metadata name it, and the date of the work itself."""
    named = (text_of(e) for tag in _TITLES for e in root.iter(f"{{*}}{tag}"))
    known = (e.get("value") or "" for e in root.iter("{*}FRBRalias"))
    long = map(text_of, root.iter("{*}longTitle"))
    work = root.find("{*}*/{*}meta/{*}identification/{*}FRBRWork/{*}FRBRdate")
    title = next(filter(None, (*named, *known, *long)), None)
    return make_metadata(title, None, None if work is None else work.get("date"))


def _leave_out(root: "_Element") -> Iterator[Removed]:
    """Remove what is no text of the document, and yield what can be read of it."""
    for element in list(root.iter(etree.Element)):
        reason = _REMOVED.get(local_name(element))
        if reason is None or element.getparent() is None:
            continue
        text = text_of(element) if reason else ""
        if text:
            yield Removed(text, reason)
        take_out([element])


def _join_number(number: "_Element") -> None:
    """Put the number of a section before its heading or its first words."""
    part = number.getparent()
    label = text_of(number)
    take_out([number])
    if part is None or not label:
        return
    place = next((e for e in part.iter(etree.Element) if local_name(e) in _NUMBERED), None)
    if place is None:
        number.tag, number.text = "p", label
    else:
        place.text = f"{label} {(place.text or '').lstrip()}"


def _id(element: "_Element") -> str:
    return element.get("eId") or element.get("id") or ""


def _name_speakers(root: "_Element", names: dict[str, str]) -> None:
    """Put the name of its speaker before a speech that only refers to it."""
    for speech in root.iter("{*}speech", "{*}question", "{*}answer"):
        name = names.get((speech.get("by") or "").removeprefix("#"))
        if name and not any(local_name(e) == "from" for e in speech):
            speech.insert(0, etree.Element("from"))
            speech[0].text = name


def _write_html(root: "_Element") -> None:
    """Rename the elements to those of HTML; a heading is as deep as its section."""
    depths: dict[_Element, int] = {}  # headings above or at an element
    for element in list(root.iter(etree.Element)):
        name, parent = local_name(element), element.getparent()
        depth = depths.get(parent, 1) if parent is not None else 1
        headed = any(local_name(e) == "heading" for e in element)
        depths[element] = depth + headed
        if name == "heading":
            element.tag = f"h{min(_DEEPEST, depth)}"
        elif name in _TAGS:
            element.tag = _TAGS[name]
        elif name not in ("template", "p"):
            element.tag = "span" if name in _INLINE else "div"
