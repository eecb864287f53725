"""Read a book as one text: its documents, cleaned and in reading order."""

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from summarize.errors import InputError
from summarize.models import Block, Draft, Removed
from summarize.readers.archive import Archive, open_archive
from summarize.readers.epub.boilerplate import (
    cut_license,
    judge_document,
    name_reason,
    remove_parts,
    shorten,
)
from summarize.readers.epub.document import parse_document
from summarize.readers.epub.notes import set_notes_apart
from summarize.readers.epub.package import Document, Package, read_package
from summarize.readers.epub.toc import Entry, head_chapters, read_toc
from summarize.readers.html.blocks import list_blocks
from summarize.readers.office import choose_document_title

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_TAGS = 1_500_000  # of all documents; the largest book at hand has one million


class Text(NamedTuple):
    """A document of a book, without its boilerplate."""

    name: str  # in the archive
    body: "_Element"
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    reason: str | None  # to remove all of it; None for text of the book


class Book(NamedTuple):
    """A book whose documents have been read."""

    package: Package
    toc: tuple[Entry, ...]
    texts: tuple[Text, ...]  # in reading order


def read_epub(data: bytes) -> Draft:
    """Read the blocks of a book in reading order, and its metadata."""
    book = read_book(data)
    blocks: list[Block] = []
    removed: list[Removed] = []
    for text in book.texts:
        if text.reason:
            shown = shorten(" ".join(block.text for block in text.blocks))
            removed += [Removed(shown, text.reason)] if shown else text.removed
        else:
            removed += text.removed
            blocks += text.blocks
    blocks, license_ = cut_license(blocks)
    removed += license_
    title, author, date = book.package.metadata
    title = choose_document_title(title, None, blocks) if blocks else title
    return Draft(tuple(blocks), "document", None, title, author, date, removed=tuple(removed))


def read_book(data: bytes) -> Book:
    """Read the documents of a book, cleaned and judged; raise InputError for a broken book."""
    archive = open_archive(data)
    package = read_package(archive)
    toc = read_toc(archive, package)
    texts = _read_texts(archive, package)
    lines: dict[str, list[Entry]] = {}
    for entry in toc:
        lines.setdefault(entry.name, []).append(entry)
    texts = [t._replace(blocks=head_chapters(t.blocks, lines.get(t.name, ()))) for t in texts]
    labels = {entry.name: entry.label for entry in reversed(toc)}
    judged = [_judge(text, package, labels.get(text.name)) for text in texts]
    if all(text.reason for text in judged):  # wrongly marked: no book is only a cover
        judged = [text._replace(reason=None) for text in judged]
    return Book(package, toc, tuple(judged))


def _read_texts(archive: Archive, package: Package) -> list[Text]:
    documents = {document.name: document for document in package.documents}
    tags = sum(data.count(b"<") for _, data in archive.read_each(documents))
    if tags > _MOST_TAGS:
        raise InputError(f"a book of {tags:,} tags; up to {_MOST_TAGS:,} are read")
    texts: list[Text] = []
    for name, data in archive.read_each(documents):
        body = parse_document(data, name)
        if body is not None:
            reason = _find_mark(body, documents[name])
            removed = tuple(remove_parts(body))
            set_notes_apart(body)
            texts.append(Text(name, body, tuple(list_blocks(body).blocks), removed, reason))
    return texts


def _find_mark(body: "_Element", document: Document) -> str | None:
    """Name the reason to remove a document by its marks in the package or in itself."""
    if document.is_navigation:
        return "navigation"
    root = body.getparent()
    reason = name_reason(body) or (None if root is None else name_reason(root))
    return reason or (None if document.linear else "supplement")


def _judge(text: Text, package: Package, label: str | None) -> Text:
    if text.reason:
        return text
    stem = posixpath.basename(text.name).partition(".")[0]
    kind, title = package.guide.get(text.name, ""), package.metadata.title
    return text._replace(reason=judge_document(text.blocks, kind, stem, title, label))
