"""Package of a book: its documents in reading order, title, authors and date."""

import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from summarize.errors import InputError
from summarize.language.control_characters import one_line
from summarize.readers.archive import Archive
from summarize.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
# These obfuscate only fonts.
_FONT_METHODS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_TEXTS = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_TEXT_ENDINGS = (".xhtml", ".html", ".htm")
_DATE = re.compile(r"[12]\d{3}-\d\d-\d\d")
_NOBODY = ("unknown", "anonymous", "various", "")


class Metadata(NamedTuple):
    """Title, authors and date of a book."""

    title: str | None
    author: str | None  # several separated by "; "
    date: str | None  # ISO 8601, YYYY-MM-DD


class Document(NamedTuple):
    """A document of a book."""

    name: str  # in the archive
    id: str  # in the package
    linear: bool  # part of the main reading order
    is_navigation: bool


class _Item(NamedTuple):
    """A member that the manifest names."""

    id: str
    name: str
    kind: str  # MIME type
    is_navigation: bool

    def is_text(self) -> bool:
        """Check whether it is a document, by its type or else by its name."""
        return self.kind in _TEXTS or (not self.kind and self.name.endswith(_TEXT_ENDINGS))


class Package(NamedTuple):
    """Content of the package of a book."""

    metadata: Metadata
    documents: tuple[Document, ...]  # in reading order
    guide: Mapping[str, str]  # type ("cover", "toc") of a whole document by its name
    navigation: str | None  # document with the table of contents of EPUB 3
    ncx: str | None  # document with that of EPUB 2


def read_package(archive: Archive) -> Package:
    """Read the package of a book; raise InputError for one with DRM and for a broken one."""
    _refuse_drm(archive)
    name = _find_package(archive)
    root = parse_xml(archive.read(name), name, recover=True)
    parts = {local_name(part): part for part in root}
    items = _list_items(archive, name, parts.get("manifest"))
    documents = _list_documents(parts.get("spine"), items)
    if not documents:
        raise InputError("the EPUB is not complete: none of its chapters is in it")
    known = {item.id: item for item in items}
    toc = "" if parts.get("spine") is None else parts["spine"].get("toc") or ""
    ncx = known[toc].name if toc in known else _find_ncx(items)
    navigation = next((item.name for item in items if item.is_navigation), None)
    guide = _read_guide(archive, name, parts.get("guide"))
    return Package(read_metadata(parts.get("metadata")), documents, guide, navigation, ncx)


def _refuse_drm(archive: Archive) -> None:
    name = archive.find(_ENCRYPTION) or archive.find_base(posixpath.basename(_ENCRYPTION))
    if name is None:
        return
    root = parse_xml(archive.read(name), name, recover=True)
    methods = {e.get("Algorithm") for e in root.iter("{*}EncryptionMethod")}
    if methods - set(_FONT_METHODS):
        raise InputError("this book has DRM and can't be opened here")


def _find_package(archive: Archive) -> str:
    for href in _list_packages(archive):
        found = find_member(archive, "", href)
        if found is not None:
            return found
    for name in archive.members:
        if name.lower().endswith(".opf"):
            return name
    raise InputError("the EPUB is not complete: it has no package document")


def _list_packages(archive: Archive) -> list[str]:
    """List the packages that the container names; empty if it is missing or broken."""
    name = archive.find(_CONTAINER)
    if name is None:
        return []
    try:
        root = parse_xml(archive.read(name), name, recover=True)
    except InputError:
        return []
    return [file.get("full-path") or "" for file in root.iter("{*}rootfile")]


def find_member(archive: Archive, base: str, href: str) -> str | None:
    """Find the member that a reference from another one means, even with a wrong path."""
    path = unquote(href.partition("#")[0]).replace("\\", "/")
    if not path:
        return archive.find(base) if href.startswith("#") else None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    found = archive.find(joined.lstrip("/")) or archive.find(path)
    return found or archive.find_base(posixpath.basename(path))


def _list_items(archive: Archive, base: str, manifest: "_Element | None") -> list["_Item"]:
    items = []
    for item in manifest if manifest is not None else ():
        if local_name(item) == "item" and item.get("href"):
            name = find_member(archive, base, item.get("href"))
            if name is not None:
                kind = item.get("media-type") or ""
                is_navigation = "nav" in (item.get("properties") or "").split()
                items.append(_Item(item.get("id") or "", name, kind.lower(), is_navigation))
    return items


def _list_documents(spine: "_Element | None", items: list[_Item]) -> tuple[Document, ...]:
    """List the documents of the spine, each once; without a spine, those of the manifest."""
    known = {item.id: item for item in items if item.is_text()}
    found: dict[str, Document] = {}
    for reference in spine if spine is not None else ():
        item = known.get(reference.get("idref") or "") if local_name(reference) else None
        if item is not None and item.name not in found:
            linear = (reference.get("linear") or "").lower() != "no"
            found[item.name] = Document(item.name, item.id, linear, item.is_navigation)
    if not found:
        for item in known.values():
            found[item.name] = Document(item.name, item.id, True, item.is_navigation)
    return tuple(found.values())


def _find_ncx(items: list[_Item]) -> str | None:
    kind = "application/x-dtbncx+xml"
    return next((i.name for i in items if i.kind == kind or i.name.endswith(".ncx")), None)


def _read_guide(archive: Archive, base: str, guide: "_Element | None") -> dict[str, str]:
    """Read the types of whole documents in the guide of EPUB 2; places inside one don't count."""
    found = {}
    for reference in guide if guide is not None else ():
        href = reference.get("href") or ""
        name = None if "#" in href else find_member(archive, base, href)
        if name is not None:
            found[name] = (reference.get("type") or "").lower()
    return found


def read_metadata(metadata: "_Element | None") -> Metadata:
    """Read the main title, the authors (not translators and the like), and the date."""
    elements = [] if metadata is None else [e for e in metadata.iter() if local_name(e)]
    refined = {
        (str(e.get("refines")).lstrip("#"), e.get("property")): one_line(e.text or "")
        for e in elements
        if e.get("refines")
    }
    titles = _list_refined(elements, "title", refined, "title-type", "main")
    authors = _list_refined(elements, "creator", refined, "role", "aut")
    dates = [_DATE.match((e.text or "").strip()) for e in elements if local_name(e) == "date"]
    named = [author for author in authors if author.lower() not in _NOBODY]
    return Metadata(
        titles[0] if titles else None,
        "; ".join(dict.fromkeys(named)) or None,
        next((date.group() for date in dates if date), None),
    )


def _list_refined(
    elements: list["_Element"],
    tag: str,
    refined: Mapping[tuple[str, str], str],
    property_: str,
    wanted: str,
) -> list[str]:
    """List the texts of elements whose property has the wanted value; of all if none has."""
    found, fine = [], []
    for element in elements:
        text = one_line(element.text or "")
        if local_name(element) == tag and text:
            old = next((v for k, v in element.attrib.items() if k.endswith("}" + property_)), "")
            found.append(text)
            if (refined.get((element.get("id") or "", property_)) or old) == wanted:
                fine.append(text)
    return fine or found
