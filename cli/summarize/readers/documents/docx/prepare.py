"""Make the tree of a Word document ready for mammoth: only its text, each thing once."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from summarize.language.characters import one_line
from summarize.models import Block, Removed
from summarize.readers.documents.docx.docx_styles import outline_level, value
from summarize.readers.documents.xml_tree import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_PICTURES = ("AlternateContent", "drawing", "pict", "object")
_REFERENCES = ("footnoteReference", "endnoteReference", "commentReference", "annotationRef")
_UNSEEN = ("vanish", "specVanish")
# Of paragraphs that are no part of the text.
_LEFT_OUT = ("contents", "reference", "header", "footer")
_FEW = 5  # lines of contents that stay, as captions: an overview that someone has written
_BYLINE = ("author", "date")
_DROPPED = ("drop", "margin")
_OFF = ("0", "false", "off")


class Prepared(NamedTuple):
    """What was left out of a document, in its order, and who wrote it by its own words."""

    removed: tuple[Removed, ...]
    authors: tuple[str, ...]


def prepare_document(document: "_Element", roles: Mapping[str, str]) -> Prepared:
    """Change the tree of a document in place; return what was left out."""
    _lift_boxes(document)
    _drop(document)
    _join_drop_caps(document)
    removed, authors = [], []
    at_top = True
    found = [(e, _find_role(e, roles)) for e in document.iter("{*}p") if _is_word(e)]
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
    """Yield the footnotes and the endnotes: beside the text, as a caption is beside a picture."""
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
    """Set the paragraphs of text boxes behind the paragraph that holds the box.

    A box stands in the file twice, for new readers and for old ones, which get a picture in place
    of the labels in a drawing: these are no text.
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
    """Return the text boxes in a picture, none that lies inside another."""
    version = next(
        (e for tag in ("Fallback", "Choice") for e in holder if local_name(e) == tag), holder
    )
    found = list(version.iter("{*}txbxContent"))
    return [e for e in found if next(e.iterancestors("{*}txbxContent"), None) is None]


def _drop(document: "_Element") -> None:
    """Drop what nobody sees, the marks of notes, and what points out of the file."""
    for mark in list(document.iter(*(f"{{*}}{tag}" for tag in _REFERENCES))):
        _take_out(mark)
    for run in [e for e in document.iter("{*}r") if _is_word(e)]:
        if any(
            local_name(setting) in _UNSEEN and value(setting, "val") not in _OFF
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
    """Set a large first letter, a paragraph of its own, at the start of the next one."""
    for frame in [e for e in document.iter("{*}framePr") if value(e, "dropCap") in _DROPPED]:
        letter = next(frame.iterancestors("{*}p"), None)
        after = None if letter is None else letter.getnext()
        if letter is None or after is None or local_name(after) != "p":
            continue
        start = 1 if len(after) and local_name(after[0]) == "pPr" else 0
        for run in reversed([e for e in letter.iterchildren() if local_name(e) == "r"]):
            after.insert(start, run)
        _take_out(letter)


def _find_role(paragraph: "_Element", roles: Mapping[str, str]) -> str:
    properties = next((e for e in paragraph if local_name(e) == "pPr"), None)
    style = None if properties is None else properties.find("{*}pStyle")
    role = roles.get(value(style, "val"), "")
    if role:
        return role
    level = outline_level(properties)
    return f"heading {level}" if level else ""


def _set_style(paragraph: "_Element", role: str) -> None:
    """Name the role of a paragraph as its style: mammoth maps it by the id."""
    namespace = paragraph.tag.rpartition("}")[0] + "}"
    properties = next((e for e in paragraph if local_name(e) == "pPr"), None)
    if properties is None:  # which name its role, if it has one
        return
    style = next((e for e in properties if local_name(e) == "pStyle"), None)
    if role:
        if style is None:
            style = properties.makeelement(f"{namespace}pStyle")
            properties.insert(0, style)
        style.set(f"{namespace}val", role.replace(" ", ""))


def _take_out(element: "_Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
