"""What is left out of an article in XML, by its reason; sentences around it stay whole."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from summarize.discourse.back_matter import BACK_MATTER
from summarize.models import Removed
from summarize.readers.documents.xml_tree import local_name, take_out, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_REMOVED = {
    "ref-list": "reference", "listBibl": "reference", "bibliography": "reference",
    "fig": "figure", "fig-group": "figure", "figure": "figure", "mediaobject": "figure",
    "informalfigure": "figure", "media": "figure", "graphic": "figure",
    "table-wrap": "table", "table-wrap-group": "table", "table": "table", "informaltable": "table",
    "disp-formula": "formula", "equation": "formula", "informalequation": "formula",
    "formula": "formula", "tex-math": "formula",
    "fn": "note", "footnote": "note", "note": "note", "fn-group": "note",
    "refsynopsisdiv": "back matter", "synopsis": "back matter", "cmdsynopsis": "back matter",
    "funcsynopsis": "back matter",
    "stage": "stage direction", "ack": "back matter", "supplementary-material": "back matter",
}  # fmt: skip
_FORMULA = "[formula]"  # amid a sentence, which is never picked
_STOPS = (".", ",", ";", ":", ")")
_CITED = ("bibr", "fn", "table-fn")  # what a raised number refers to
_RAISED = re.compile(r"(?:foot_)?\d{1,3}(?:[,–-]\d{1,3}){0,20},?")  # such a number in TEI; no year
_SILENT = ("indexterm", "index-term", "object-id", "refmeta")  # nobody reads them in the text
_DOI = re.compile(r"doi:? ?(?:https?://\S{1,100}|10\.\S{1,100})", re.IGNORECASE)
_WRONG = ("sic", "abbr", "orig")  # of a choice, what its editor has corrected or written out


def leave_out(part: "_Element") -> Iterator[Removed]:
    """Take out of a part what is no text of the article, and yield what it was."""
    gone: set[_Element] = set()
    for element in list(part.iter(etree.Element)):
        name = local_name(element)
        silent = _is_mark(element, name)
        added = name == "sec" and _is_back_matter(element)
        if element in gone or not (silent or added or name in _REMOVED):
            continue
        gone.update(element.iter(etree.Element))
        text = "" if silent else " ".join(element.itertext(tag=etree.Element))
        yield Removed(text, "back matter" if added else _REMOVED.get(name, "reference"))
        take_out([element])
        tail = (element.tail or "").strip()
        if _REMOVED.get(name) == "formula" and any(map(str.isalnum, tail)):
            element.tail = f" {_FORMULA} {tail}"
        elif silent and tail.startswith(_STOPS):
            _close_gap(element, tail)


def _close_gap(element: "_Element", tail: str) -> None:
    """Let a stop follow the word before the marks that were taken out."""
    element.tail = tail
    before = element.getprevious()
    while before is not None and before.tag == "template" and not (before.tail or "").strip():
        before.tail = None
        before = before.getprevious()
    parent = element.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    elif parent is not None:
        parent.text = (parent.text or "").rstrip()


def _is_back_matter(section: "_Element") -> bool:
    """Tell a section of more files, or what publishers add at the end of the body."""
    if (section.get("sec-type") or "").startswith("supplementary"):
        return True
    return any(local_name(e) == "title" and BACK_MATTER.match(text_of(e)) for e in section)


def _is_doi(line: "_Element") -> bool:
    return _DOI.fullmatch(text_of(line)) is not None


def _is_mark(element: "_Element", name: str) -> bool:
    """Tell the raised number of a reference, and what another form of a word stands beside.

    So are entries of an index, and the DOI of an abstract on a line of its own.
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
