"""Find the article in a page. The only module that knows trafilatura."""

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from trafilatura import bare_extraction
from trafilatura.settings import Document

from summarize.characters import one_line
from summarize.errors import NoArticleError
from summarize.extract.tame import tame_tags
from summarize.models import Block, Draft

if TYPE_CHECKING:
    from lxml.etree import _Element

# What these libraries log is for their developers; without a handler it would reach stderr.
for _library in ("htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# trafilatura's elements that make a line, and our names for them.
_KINDS = {
    "p": "paragraph",
    "head": "heading",
    "item": "item",
    "quote": "quote",
    "cell": "cell",
    "code": "paragraph",
}
_HOLDERS = {*_KINDS, "list", "table", "row", "div", "main", "body"}
_LIST_MARK = re.compile(r"^[-*•] +")


def read_page(data: bytes, url: str | None) -> Draft:
    """Return the article body and metadata of a page, or raise NoArticleError.

    The page comes as bytes, so that the charset it declares counts.
    """
    data = tame_tags(data)
    document = None
    # The fast setting keeps as much of the article as the default one and takes 2/3 of its time;
    # what it lets through is for the notices to find. Where it finds nothing, the default may.
    for fast in (True, False):
        document = _extract(data, url, fast=fast)
        if document is not None and (document.text or "").strip():
            break
    if document is None or document.body is None:
        raise NoArticleError("no article text found")
    return Draft(
        blocks=tuple(_read_blocks(document.body)),
        page=True,
        title=one_line(document.title or "") or None,
        author=one_line(document.author or "") or None,
        date=document.date or None,
        site=one_line(document.sitename or "") or None,
    )


def _extract(data: bytes, url: str | None, *, fast: bool) -> Document | None:
    for with_metadata in (True, False):
        try:
            found = bare_extraction(
                data,
                url=url,
                fast=fast,
                include_comments=False,
                include_links=True,  # the share of links in a line tells a list of headlines
                with_metadata=with_metadata,
            )
        except AssertionError:
            # lxml asserts that an element which is dropped has a parent; the search for a date
            # drops the root of a page that is but a drawing.
            continue
        return found if isinstance(found, Document) else None
    return None


def _read_blocks(holder: "_Element") -> Iterator[Block]:
    """Yield the lines of an element that holds others, in reading order."""
    yield from _make_blocks([(holder.text or "", False)], "paragraph")
    for element in holder:
        if any(child.tag in _HOLDERS for child in element):
            yield from _read_blocks(element)
        else:
            kind = _KINDS.get(str(element.tag), "paragraph")
            yield from _make_blocks(list(_read_pieces(element, linked=False)), kind)
        yield from _make_blocks([(element.tail or "", False)], "paragraph")


def _read_pieces(element: "_Element", *, linked: bool) -> Iterator[tuple[str, bool]]:
    """Yield the text of an element in pieces, each with whether it is a link."""
    linked = linked or element.tag == "ref"
    yield "\n" if element.tag == "lb" else element.text or "", linked
    for child in element:
        yield from _read_pieces(child, linked=linked)
        yield child.tail or "", linked


def _make_blocks(pieces: list[tuple[str, bool]], kind: str) -> Iterator[Block]:
    """Join pieces of text, and cut them where a line breaks."""
    text, size = "", 0
    for piece, linked in [*pieces, ("\n", False)]:
        first, *rest = piece.split("\n")
        text, size = text + first, size + len(first) * linked
        for part in rest:
            line = _LIST_MARK.sub("", one_line(text))
            if any(map(str.isalnum, line)):
                yield Block(line, kind, min(1.0, size / len(line)))
            text, size = part, len(part) * linked
