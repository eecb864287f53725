"""Find the article in a page. With metadata.py the only module that knows trafilatura."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from lxml.etree import strip_elements, strip_tags
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from summarize.errors import NoArticleError
from summarize.extract.limit_tags import limit_tags
from summarize.extract.metadata import read_metadata
from summarize.models import Block, Draft
from summarize.text.characters import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

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
_TEXTS = {"p", "head", "item", "cell", "quote"}
_HOLDERS = {*_KINDS, "list", "table", "row", "div", "main", "body"}
# trafilatura drops these, too, but after it has copied and searched the whole page several times:
# with them gone first it takes 6.2 ms in place of 9.4, for the same text of all of 226 pages.
_BOILERPLATE = (
    "aside audio button canvas dialog footer iframe input label menu nav noscript object option "
    "picture select source style svg textarea video"
).split()
_PLAIN = "plain"  # a tag of no meaning, for what is to lose it
_MANY = 1_000  # of a kind: with more, time would grow by the square
_SENTENCE_WORDS = 5  # a date among fewer is that of a byline
# Characters: of less trafilatura, too, thinks that it found too little, and looks at all the page.
_LITTLE = 250
_SHOWN = "boolean(//body//text()[normalize-space()][not(ancestor::script or ancestor::style)])"
_LIST_MARK = re.compile(r"^[-*•] +")


def read_page(data: bytes, url: str | None) -> Draft:
    """Return the article body and metadata of a page, or raise NoArticleError.

    The page comes as bytes, so that the charset it declares counts.
    """
    data = limit_tags(data)
    tree = _load(data)
    _drop_boilerplate(tree)
    try:
        draft = read_metadata(tree, url)
    except (AssertionError, TypeError, ValueError):  # an article without metadata is one, too
        draft, tree = Draft((), page=True), _load(data)
    # The fast setting keeps as much of the article as the default one and takes 2/3 of its time;
    # what it lets through is for the notices to find. Where it finds nothing, the default may.
    found = _extract(tree, fast=True)
    if _measure(found) < _LITTLE:
        whole = _load(data)
        if not whole.xpath(_SHOWN):
            raise NoArticleError("no article text found: the page shows none without its scripts")
        found = max(found, _extract(whole, fast=True), key=_measure)
    if not _measure(found):
        found = _extract(_load(data), fast=False)
    if found is None or not _measure(found):
        raise NoArticleError("no article text found")
    return replace(draft, blocks=tuple(_read_blocks(found.body)))


def _load(data: bytes) -> "HtmlElement":
    """Return the tree of a page, its sentences whole; raise NoArticleError if there is none."""
    tree = load_html(data)
    if tree is None:
        raise NoArticleError("no article text found")
    _unwrap_phrases(tree)
    return tree


def _drop_boilerplate(tree: "HtmlElement") -> None:
    """Drop from a tree what holds no article, nor what a page says of itself."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            script.tag = "style"  # to go with these
    many = sum(1 for _ in tree.iter(*_BOILERPLATE)) > _MANY
    strip_elements(tree, *_BOILERPLATE, with_tail=False)
    for element in tree.iter() if many else ():
        # One text in place of many: lxml needs time by the square of those that stand side by side.
        element.text, element.tail = element.text, element.tail


def _unwrap_phrases(tree: "HtmlElement") -> None:
    """Make dates and short quotations inside sentences plain text.

    trafilatura drops the dates like those of bylines, and takes the quotations for paragraphs.
    """
    for quotation in islice(tree.iter("q"), _MANY):
        # HTML leaves it to browsers to set the marks.
        quotation.text = "“" + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + "”"
        else:
            quotation.text += "”"
        quotation.tag = _PLAIN
    words: dict[HtmlElement, int] = {}
    for time in islice(tree.iter("time"), _MANY):
        line = next(time.iterancestors("p"), None)
        if line is None or not (time.tail or "").strip():
            continue
        if line not in words:
            words[line] = len(line.text_content().split())
        if words[line] - len(time.text_content().split()) >= _SENTENCE_WORDS:
            time.tag = _PLAIN
    strip_tags(tree, _PLAIN)


def _extract(tree: "HtmlElement", *, fast: bool) -> Document | None:
    found = bare_extraction(
        tree,
        fast=fast,
        include_comments=False,
        include_links=True,  # the share of links in a line tells a list of headlines
    )
    return found if isinstance(found, Document) else None


def _measure(found: Document | None) -> int:
    """Return the characters of what was found."""
    return len((found.text or "").strip()) if found else 0


def _read_blocks(holder: "_Element") -> Iterator[Block]:
    """Yield the lines of an element that holds others, in reading order."""
    yield from _make_blocks([(holder.text or "", False)], "paragraph")
    for element in holder:
        if any(child.tag in _HOLDERS and not _is_inline(child) for child in element):
            yield from _read_blocks(element)
        else:
            kind = _KINDS.get(str(element.tag), "paragraph")
            yield from _make_blocks(list(_read_pieces(element, linked=False)), kind)
        yield from _make_blocks([(element.tail or "", False)], "paragraph")


def _is_inline(element: "_Element") -> bool:
    """Tell whether code stands within a sentence."""
    within = element.getparent()
    in_text = within is not None and within.tag in _TEXTS
    return in_text and element.tag == "code" and "\n" not in "".join(element.itertext())


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
