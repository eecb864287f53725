"""Read an OpenDocument text, in its archive or flat in one file of XML."""

from typing import TYPE_CHECKING

from summarize.errors import InputError
from summarize.language.characters import one_line
from summarize.models import Draft
from summarize.readers.documents.archive import Archive, open_archive
from summarize.readers.documents.odt.odt_styles import read_styles
from summarize.readers.documents.odt.tree import make_html
from summarize.readers.documents.properties import Metadata, choose_title, make_metadata
from summarize.readers.documents.xml_tree import local_name, parse_xml
from summarize.readers.html.blocks import Page, list_blocks
from summarize.readers.look import Look

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_FLAT = tuple(b"application/vnd.oasis.opendocument." + kind for kind in (b"text", b"presentation"))
_FLAT_WITHIN = 8_192  # bytes: the namespaces come first
_MANIFEST = "META-INF/manifest.xml"


def tell_flat(look: Look) -> bool | None:
    """Tell a text or slides in one file of XML, not an archive, by the type that its root names."""
    head = look.data[:_FLAT_WITHIN]
    return any(kind in head for kind in _FLAT) or None


def read_odt(data: bytes) -> Draft:
    """Return the blocks of a text, notes at its end, contents left out, and its metadata."""
    roots = _read_archive(open_archive(data)) if data.startswith(b"PK") else [parse_xml(data, "it")]
    body = next(roots[0].iter("{*}body"), None)
    if body is None:
        raise InputError("no text in the ODT: its content has no body")
    said = _read_metadata(roots)
    removed = make_html(body, read_styles(roots))
    page = list_blocks(body)
    return Draft(
        tuple(page.blocks),
        form="document",
        title=choose_title(_find_title(page), said.title, page.blocks),
        author=said.author,
        date=said.date,
        removed=tuple(removed),
    )


def _read_archive(archive: Archive) -> list["_Element"]:
    """Return the roots of the content, the styles and the metadata, as far as they are there."""
    if _MANIFEST in archive.members and b":encryption-data" in archive.read(_MANIFEST):
        raise InputError("the file is encrypted: it needs a password")
    if _CONTENT not in archive.members:
        raise InputError("no text in the ODT: its content.xml is missing")
    names = [name for name in (_CONTENT, _STYLES, _META) if name in archive.members]
    return [
        parse_xml(data, name, recover=name != _CONTENT) for name, data in archive.read_each(names)
    ]


def _read_metadata(roots: list["_Element"]) -> Metadata:
    said: dict[str, str] = {}
    for root in roots:
        for meta in root.iter("{*}meta"):
            for element in meta:
                said.setdefault(local_name(element), one_line(element.text or ""))
    author = said.get("initial-creator") or said.get("creator")
    return make_metadata(said.get("title"), author, said.get("creation-date") or said.get("date"))


def _find_title(page: Page) -> str | None:
    """Return what is styled as the title of the text."""
    for block, place in zip(page.blocks, page.places, strict=True):
        if block.kind == "heading" and page.frames[place].name == "title":
            return block.text
    return None
