"""Notes of a book: set apart from its text, without the marks that point to them.

A note becomes a caption, which is kept, but never part of a summary.
"""

import re
from typing import TYPE_CHECKING

from summarize.readers.epub.document import list_typed, types_of
from summarize.readers.html import elements
from summarize.readers.xml import take_out, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = frozenset(
    ("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note-list")
)
_LINES = ("aside", "blockquote", "dd", "div", "dl", "dt", "li", "ol", "p", "section", "ul")
_MARK = re.compile(r"[\[(]?(?:\d{1,4}|[a-z]|[*†‡§¶]{1,3})[\])]?\.?|[↩↑⤴^]\ufe0e?")
_MOST = 3_000  # characters of a note; longer ones are chapters that link to each other


def set_notes_apart(body: "_Element") -> None:
    """Turn notes into captions, and remove their marks and page numbers, in place."""
    notes = {e for e in list_typed(body) if types_of(e) & _NOTES}
    for note in notes | set(_find_answered(body)):
        for element in note.iter(*_LINES):
            element.tag = "div"
            element.set("class", "caption")
    take_out([e for e in list_typed(body, "self::a") if _is_mark(e)])


def _is_mark(element: "_Element") -> bool:
    types = types_of(element)
    if types & {"pagebreak", "backlink"}:
        return len(text_of(element)) <= 12
    if element.tag != "a":
        return False
    if "noteref" in types or "noteref" in (element.get("class") or ""):
        return len(text_of(element)) <= 8
    return bool(_is_link_mark(element) and not _starts_block(element))


def _is_link_mark(element: "_Element") -> bool:
    href = element.get("href") or ""
    return "#" in href and bool(_MARK.fullmatch(text_of(element)))


def _starts_block(element: "_Element") -> bool:
    """Check whether an element is the first of its line, such as the number of a verse."""
    while element.tag not in elements.BLOCKS:
        before, above = element.getprevious(), element.getparent()
        if above is None or (before is not None and before.tag == "br" and not before.tail):
            return True
        left = (above.text or "") if before is None else (before.tail or "") + text_of(before)
        if left.strip():
            return False
        element = above if before is None else before
    return True


def _find_answered(body: "_Element") -> list["_Element"]:
    """Find the notes that are marked only by links to them and back."""
    marks = [e for e in body.iter("a") if _is_link_mark(e) and not _starts_block(e)]
    if not marks:
        return []
    places = {e.get("id") or e.get("name"): e for e in body.iter() if isinstance(e.tag, str)}
    found: list[_Element] = []
    links: dict[_Element, set[str]] = {}  # from each block that a mark points to
    for mark in marks:
        target = places.get(_fragment(mark))
        if target is not None:
            note = _block_of(target)
            if note not in links:
                short = note is not body and len(text_of(note)) <= _MOST
                links[note] = set(map(_fragment, note.iter("a"))) if short else set()
            if note in mark.iterancestors() or not links[note] & _names_of(mark):
                continue
            found.append(note)
    return found


def _fragment(link: "_Element") -> str:
    return (link.get("href") or "").rpartition("#")[2]


def _block_of(element: "_Element") -> "_Element":
    """Find the innermost block around an element, or the element itself."""
    while element.tag not in elements.BLOCKS and element.getparent() is not None:
        element = element.getparent()
    item = element.getparent()
    return item if item is not None and item.tag in ("li", "dd") else element


def _names_of(mark: "_Element") -> set[str]:
    """Collect the ids and names by which links can point to a mark."""
    names = {e.get(key) or "" for e in mark.iter() for key in ("id", "name")}
    above = mark.getparent()
    while above is not None and above.tag not in elements.BLOCKS:
        names.add(above.get("id") or "")
        above = above.getparent()
    return names - {""}
