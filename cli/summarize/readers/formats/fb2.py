"""FictionBook (FB2): a book in one XML file, or in a ZIP archive of that file."""

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from summarize.errors import InputError
from summarize.models import Block, Draft, Source
from summarize.readers.archive import open_archive
from summarize.readers.format_features import FormatFeatures
from summarize.readers.html.blocks import list_blocks
from summarize.readers.office import Metadata, make_metadata
from summarize.readers.xml import local_name, parse_xml, take_out, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST = 20  # words of a chapter; a shorter section that contains others only names a part
_DEEPEST = 6  # headings of HTML
_NAMES = ("first-name", "middle-name", "last-name")
_TAGS = {
    "annotation": "blockquote",
    "cite": "blockquote",
    "emphasis": "em",
    "epigraph": "blockquote",
    "poem": "blockquote",
    "section": "div",
    "stanza": "p",
    "strikethrough": "s",
    "style": "span",
    "text-author": "p",
    "v": "span",
}
_RUBBISH = "__MACOSX/"  # in archives made on a Mac
_PICTURES = b"<binary"  # they come last, and may be longer than a text in XML can be


def detect(features: FormatFeatures) -> bytes | None:
    """Unpack the book if it is in an archive; raise InputError if there are several."""
    if not features.members:
        return features.data
    books = (name for name in features.members if name.lower().endswith(".fb2"))
    inside = [name for name in books if not name.startswith(_RUBBISH)]
    if len(inside) > 1:
        raise InputError(f"{len(inside)} books in it: unpack it, and name one")
    return open_archive(features.data).read(inside[0]) if inside else None


def read(data: bytes) -> Draft:
    """Read the blocks and metadata of a book; its notes are captions.

    Raise InputError if it is broken.
    """
    root = _parse(data)
    blocks = [block for body in _list_bodies(root) for block in _read_body(body)]
    title, author, date = _read_metadata(root)[:3]
    if title and blocks[:1] and blocks[0].kind == "heading" and title in blocks[0].text:
        del blocks[0]  # the title page
    return Draft(tuple(blocks), "document", title=title, author=author, date=date)


def split(data: bytes) -> Iterator[Source]:
    """Yield the chapters with prose as pages; the id of each is its number.

    Raise InputError if it is broken.
    """
    root = _parse(data)
    _, author, date = _read_metadata(root)[:3]
    chapters = (part for body in _list_bodies(root)[:1] for part in _list_chapters(body))
    for number, chapter in enumerate(chapters, start=1):
        heading = next((_join_lines(e) for e in chapter if local_name(e) == "title"), "")
        page = etree.Element("html")
        etree.SubElement(etree.SubElement(page, "head"), "meta", charset="utf-8")
        etree.SubElement(page, "body").append(deepcopy(chapter))
        _write_html(page, 1)
        written = etree.tostring(page, encoding="utf-8", method="html")
        name = f"section-{number}"
        title = heading or None
        yield Source(name, written, id=name, title=title, author=author, date=date, alone=True)


def _parse(data: bytes) -> "_Element":
    pictures = data.find(_PICTURES, data.rfind(b"</body>") + 1)
    root = parse_xml(data if pictures < 0 else data[:pictures], "the book", recover=True)
    if not _list_bodies(root):
        raise InputError("no text in the book: it has no body")
    return root


def _list_bodies(root: "_Element") -> list["_Element"]:
    return [element for element in root if local_name(element) == "body"]


def _read_metadata(root: "_Element") -> Metadata:
    """Read title, author and date; the date of the writing, not of the file."""
    info = next(root.iter("{*}title-info"), None)
    if info is None:
        return Metadata(None, None, None)
    known = {local_name(element): element for element in reversed(info)}
    authors = [_name_author(e) for e in info if local_name(e) == "author"]
    title = text_of(known["book-title"]) if "book-title" in known else None
    date = known["date"].get("value") if "date" in known else None
    return make_metadata(title, "; ".join(filter(None, authors)) or None, date)


def _name_author(author: "_Element") -> str:
    parts = {local_name(element): text_of(element) for element in author}
    whole = " ".join(filter(None, map(parts.get, _NAMES)))
    return whole or parts.get("nickname", "")


def _list_chapters(part: "_Element") -> Iterator["_Element"]:
    """Yield the sections that are chapters: of those that only hold others, the others."""
    sections = [element for element in part if local_name(element) == "section"]
    for section in sections:
        own = sum(len(text_of(e).split()) for e in section if local_name(e) != "section")
        inner = [element for element in section if local_name(element) == "section"]
        if inner and own < _LEAST:
            yield from _list_chapters(section)
        elif len(text_of(section).split()) >= _LEAST:
            yield section
    if not sections:
        yield part


def _read_body(body: "_Element") -> list[Block]:
    """List the blocks of the text, or of the notes as captions."""
    notes = body.get("name") in ("notes", "comments")
    _write_html(body, 1)
    blocks = list_blocks(body).blocks
    if not notes:
        return blocks
    return [Block(block.text, "caption") for block in blocks if block.kind != "heading"]


def _join_lines(title: "_Element") -> str:
    """Join the lines of a title: ``Chapter One. The Upper Station``."""
    lines = [line for line in map(text_of, title) if line]
    ends = (line if line[-1] in ".!?…:;—" else f"{line}." for line in lines[:-1])
    return " ".join([*ends, *lines[-1:]])


def _write_html(element: "_Element", level: int) -> None:
    """Change a part of a book in place into HTML; its headings begin at a level."""
    dropped = []
    for child in list(element.iter(etree.Element)):
        tag = local_name(child)
        child.tag = _TAGS.get(tag, tag)
        if tag == "title":
            depth = sum(local_name(e) == "div" for e in child.iterancestors())
            _write_heading(child, level + depth)
        elif tag == "subtitle":
            child.tag = f"h{_DEEPEST}"
        elif tag == "v":
            child.append(etree.Element("br"))
        elif tag == "empty-line" or (tag == "a" and child.get("type") == "note"):
            dropped.append(child)
    take_out(dropped)


def _write_heading(title: "_Element", level: int) -> None:
    """Make a heading of a title, whose lines are paragraphs."""
    text, tail = _join_lines(title), title.tail
    title.clear()
    title.tag, title.text, title.tail = f"h{min(_DEEPEST, level)}", text, tail
