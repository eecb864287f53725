"""Read the table of contents of a book: the labels of its chapters, and where each begins."""

from collections.abc import Iterator
from typing import NamedTuple

from summarize.errors import InputError
from summarize.readers.documents.archive import Archive
from summarize.readers.documents.epub.document import parse_document, types_of
from summarize.readers.documents.epub.package import Package, find_member
from summarize.readers.documents.xml_tree import local_name, parse_xml, text_of

_MOST = 5_000  # lines; a book with more has an index there


class Entry(NamedTuple):
    """A line of the table of contents."""

    label: str
    name: str  # of the document in the archive
    fragment: str  # id of an element in it, "" for its beginning
    depth: int  # from 1


def read_toc(archive: Archive, package: Package) -> tuple[Entry, ...]:
    """Return the table of contents; nothing where there is none that can be read."""
    for name, read in ((package.navigation, _read_navigation), (package.ncx, _read_ncx)):
        if name is None:
            continue
        try:
            lines = list(read(archive.read(name), name))
        except InputError:  # the book can be read without
            continue
        found = []
        for label, href, depth in lines:
            target = find_member(archive, name, href)
            if label and target:
                found.append(Entry(label, target, href.partition("#")[2], depth))
        if 0 < len(found) <= _MOST:
            return tuple(found)
    return ()


def _read_navigation(data: bytes, name: str) -> Iterator[tuple[str, str, int]]:
    body = parse_document(data, name)
    lists = [] if body is None else list(body.iter("nav"))
    toc = next((nav for nav in lists if "toc" in types_of(nav)), None)
    for link in () if toc is None else toc.iter("a"):
        depth = sum(above.tag == "ol" for above in link.iterancestors())
        yield text_of(link), link.get("href") or "", depth


def _read_ncx(data: bytes, name: str) -> Iterator[tuple[str, str, int]]:
    for point in parse_xml(data, name, recover=True).iter("{*}navPoint"):
        label, content = point.find("{*}navLabel"), point.find("{*}content")
        depth = 1 + sum(local_name(above) == "navPoint" for above in point.iterancestors())
        if label is not None and content is not None:
            yield text_of(label), content.get("src") or "", depth
