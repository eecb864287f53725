"""Find the article in a page. With metadata.py the only module that knows trafilatura."""

import logging
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from lxml.etree import strip_elements, strip_tags
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from summarize.errors import NoArticleError
from summarize.extract.blocks import list_blocks
from summarize.extract.choose import choose_blocks
from summarize.extract.limit_tags import limit_tags
from summarize.extract.metadata import read_metadata
from summarize.models import Draft

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What these libraries log is for their developers; without a handler it would reach stderr.
for _library in ("htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

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


def read_page(data: bytes, url: str | None) -> Draft:
    """Return the article body and metadata of a page, or raise NoArticleError.

    The page comes as bytes, so that the charset it declares counts.
    """
    data = limit_tags(data)
    tree = _load(data)
    _drop_boilerplate(tree)
    blocks = list_blocks(tree)
    _unwrap_phrases(tree)
    try:
        draft = read_metadata(tree, url)
    except (AssertionError, TypeError, ValueError):  # an article without metadata is one, too
        draft, tree = Draft((), form="page"), _load(data)
    # The fast setting keeps as much of the article as the default one and takes 2/3 of its time;
    # what it lets through is for the notices to find. Where it finds nothing, the default may.
    found = _extract(tree, fast=True)
    if _measure(found) < _LITTLE:
        whole = _load(data)
        if not whole.xpath(_SHOWN):
            raise NoArticleError("no article text found: the page shows none without its scripts")
        blocks = list_blocks(whole)
        _unwrap_phrases(whole)
        found = max(found, _extract(whole, fast=True), key=_measure)
    if not _measure(found):
        whole = _load(data)
        _unwrap_phrases(whole)
        found = _extract(whole, fast=False)
    if found is None or not _measure(found):
        raise NoArticleError("no article text found")
    return replace(draft, blocks=tuple(choose_blocks(blocks, found.body)))


def _load(data: bytes) -> "HtmlElement":
    """Return the tree of a page, its sentences whole; raise NoArticleError if there is none."""
    tree = load_html(data)
    if tree is None:
        raise NoArticleError("no article text found")
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
        include_links=True,
    )
    return found if isinstance(found, Document) else None


def _measure(found: Document | None) -> int:
    """Return the characters of what was found."""
    return len((found.text or "").strip()) if found else 0
