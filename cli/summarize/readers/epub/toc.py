"""Table of contents of a book: the labels of its chapters, and their starts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from summarize.errors import InputError
from summarize.language.normalization import squeeze
from summarize.models import Block
from summarize.readers.archive import Archive
from summarize.readers.epub.document import parse_document, types_of
from summarize.readers.epub.package import Package, find_member
from summarize.readers.xml import local_name, parse_xml, text_of

_TITLE_WORDS = 30
_FIRST = 3  # blocks of a document that may be its title
_LONG_LABEL = 8  # letters; shorter labels end many sentences
_WORD = re.compile(r"[^\W_]+")
_MOST = 5_000  # entries; a book with more has an index there


class Entry(NamedTuple):
    """An entry of the table of contents."""

    label: str
    name: str  # of the document in the archive
    fragment: str  # id of an element in it, "" for its beginning
    depth: int  # from 1


def read_toc(archive: Archive, package: Package) -> tuple[Entry, ...]:
    """Read the table of contents; empty if there is none that can be read."""
    for name, read in ((package.navigation, _read_navigation), (package.ncx, _read_ncx)):
        if name is None:
            continue
        try:
            lines = list(read(archive.read(name), name))
        except InputError:  # the book can be read without it
            continue
        found = []
        for label, href, depth in lines:
            target = find_member(archive, name, href)
            if label and target:
                found.append(Entry(label, target, href.partition("#")[2], depth))
        if 0 < len(found) <= _MOST:
            return tuple(found)
    return ()


def head_chapters(blocks: tuple[Block, ...], entries: Sequence[Entry]) -> tuple[Block, ...]:
    """Turn the blocks of a document that the table of contents names into headings.

    A title with a full stop looks like a sentence: "Chapter 1. Loomings.".
    """
    depths = {squeeze(entry.label): entry.depth for entry in reversed(entries)}
    labels = [entry.label for entry in entries if len(squeeze(entry.label)) >= _LONG_LABEL]
    ends = [(_list_words(label), depths[squeeze(label)]) for label in labels]
    found = list(blocks)
    for number, block in enumerate(blocks):
        if block.kind != "paragraph" or len(block.text.split()) > _TITLE_WORDS:
            continue
        squeezed = squeeze(block.text)
        depth = depths.get(squeezed)
        if depth is None and number < _FIRST:  # the label "1. Loomings" for "Chapter 1. Loomings"
            words = _list_words(block.text)
            depth = next((d for label, d in ends if words[-len(label) :] == label), None)
        if depth is not None:
            found[number] = replace(block, kind="heading", level=min(6, depth))
    return tuple(found)


def _list_words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


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
