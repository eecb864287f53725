"""Cut a book into its chapters, by its table of contents if it has one."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from summarize.models import Source
from summarize.readers.epub.epub import Book, Text, read_book
from summarize.readers.epub.toc import Entry
from summarize.readers.html.blocks import list_blocks

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST = 20  # words of prose in a chapter; a page with only "Part One" is none
_PROSE = ("paragraph", "quote", "item")


class _Piece(NamedTuple):
    """A piece of a document between two entries of the table of contents."""

    id: str
    label: str | None  # None if it continues the piece before it
    content: tuple["_Element", ...]


def split_book(data: bytes) -> Iterator[Source]:
    """Split a book into its chapters with prose, in reading order, each as a page.

    The id of a chapter is its start: the name of its document, and the id of an element. Raise
    InputError for a book that can't be read.
    """
    book = read_book(data)
    lines: dict[str, list[Entry]] = {}
    for entry in book.toc:
        lines.setdefault(entry.name, []).append(entry)
    texts = [text for text in book.texts if not text.reason]
    pieces = [piece for text in texts for piece in _cut(text, lines.get(text.name, []), book)]
    _, author, date = book.package.metadata
    for first, content in _join(pieces):
        tree = _build_page(content)
        blocks = list_blocks(tree).blocks
        words = sum(len(block.text.split()) for block in blocks if block.kind in _PROSE)
        letters = sum(len(block.text) for block in blocks if block.kind in _PROSE)
        if max(words, letters // 10) >= _LEAST:  # some scripts have no spaces
            headings = [block.text for block in blocks if block.kind == "heading"]
            title = first.label or next(iter(headings), None)
            page = etree.tostring(tree, encoding="utf-8", method="html")
            yield Source(
                first.id, page, id=first.id, title=title, author=author, date=date, alone=True
            )


def _join(pieces: Sequence[_Piece]) -> Iterator[tuple[_Piece, list["_Element"]]]:
    """Join pieces to chapters: yield the first piece of each, and the content of all its pieces."""
    first: _Piece | None = None
    content: list[_Element] = []
    for piece in pieces:
        if first is not None and piece.label is not None:
            yield first, content
            first, content = None, []
        first = first or piece
        content += piece.content
    if first is not None:
        yield first, content


def _build_page(content: Sequence["_Element"]) -> "_Element":
    root = etree.Element("html")
    head, body = etree.SubElement(root, "head"), etree.SubElement(root, "body")
    etree.SubElement(head, "meta", charset="utf-8")
    for element in content:
        copy = deepcopy(element)
        copy.tag = "div" if copy.tag == "body" else copy.tag
        body.append(copy)
    return root


def _cut(text: Text, entries: Sequence[Entry], book: Book) -> list[_Piece]:
    """Cut a document at the places to which entries of the contents point."""
    if not entries:
        return [_Piece(text.name, "" if _begins_chapter(text, book) else None, (text.body,))]
    top = min(entry.depth for entry in entries)
    marks = _find_places(text.body, [entry for entry in entries if entry.depth == top])
    if len(marks) < 2:
        return [_Piece(text.name, entries[0].label, (text.body,))]
    children = list(marks[0][0].getparent())
    order = {child: i for i, child in enumerate(children)}
    starts = [order[element] for element, _ in marks]
    pieces = [_Piece(text.name, None, tuple(children[: starts[0]]))]
    for start, end, (_, entry) in zip(starts, [*starts[1:], len(children)], marks, strict=True):
        name = f"{text.name}#{entry.fragment}"
        pieces.append(_Piece(name, entry.label, tuple(children[start:end])))
    return pieces


def _begins_chapter(text: Text, book: Book) -> bool:
    """Check whether a document without an entry in the contents is a separate chapter."""
    named = len({entry.name for entry in book.toc})
    if not named:
        return True
    headed = bool(text.blocks) and text.blocks[0].kind == "heading"
    return headed and named * 2 < len(book.texts)  # such contents only mark the start


def _find_places(body: "_Element", entries: Sequence[Entry]) -> list[tuple["_Element", Entry]]:
    """Find the elements at which chapters begin: siblings, in the parent of most entries."""
    known = {e.get("id"): e for e in body.iter() if isinstance(e.tag, str) and e.get("id")}
    held: dict[_Element, dict[_Element, Entry]] = {}
    for entry in entries:
        element = known.get(entry.fragment)
        while element is not None and element is not body:
            above = element.getparent()
            held.setdefault(above, {}).setdefault(element, entry)
            element = above
    places = max(held.values(), key=len, default={})
    return [(e, places[e]) for e in next(iter(places)).getparent() if e in places] if places else []
