"""Take out of a DOCX the parts that hold text, and nothing that points out of it."""

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from summarize.errors import InputError
from summarize.readers.documents.archive import Archive
from summarize.readers.documents.xml_tree import parse_xml

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
    """Return the parts; raise InputError where the document itself is missing or broken."""
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
    """Return the name of the main part, which the relations of the package tell."""
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
