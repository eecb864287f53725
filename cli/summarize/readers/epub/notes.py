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


def set_notes_apart(body: "_Element") -> None:
    """Turn notes into captions, and remove their marks and page numbers, in place."""
    notes = {e for e in list_typed(body) if types_of(e) & _NOTES}
    for note in notes:
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
