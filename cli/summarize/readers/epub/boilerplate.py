"""Boilerplate of a book: cover, contents, imprint, index, licence."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from summarize.language.punctuation import ends_sentence
from summarize.models import Block, Removed
from summarize.readers.epub.document import list_typed, types_of
from summarize.readers.xml import take_out
from summarize.word_lists import read_words

if TYPE_CHECKING:
    from lxml.etree import _Element

# Types of the parts of a book, in its documents and in the guide of EPUB 2.
_REASONS = {
    "cover": "cover", "titlepage": "title page", "title-page": "title page",
    "halftitlepage": "title page", "seriespage": "title page", "dedication": "dedication",
    "copyright-page": "copyright", "imprint": "copyright", "imprimatur": "copyright",
    "colophon": "copyright", "other-credits": "credits", "contributors": "credits",
    "acknowledgments": "credits", "acknowledgements": "credits", "toc": "navigation",
    "toc-brief": "navigation", "landmarks": "navigation", "page-list": "navigation",
    "loa": "navigation", "loi": "navigation", "lot": "navigation", "lov": "navigation",
    "pagelist": "navigation", "index": "index", "bibliography": "reference",
}  # fmt: skip
_NAMES = {"cover": "cover", "toc": "navigation", "nav": "navigation", "titlepage": "title page"}
_RIGHTS = re.compile(
    r"©|\(c\) ?[12]\d{3}|\bisbn\b|\bcopyright (?:©|\(c\)|[12]\d{3})", re.IGNORECASE
)
_GUTENBERG = re.compile(r"\*{3} ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_GUTENBERG_OWN = "pg-boilerplate"  # the class of Project Gutenberg's own text
_MOST_IMPRINT = 400  # words
_MOST_TITLE = 40  # words of a title page
_LINKED = 0.6  # share of the characters of a table of contents that are links
_SHOWN = 80  # characters of a removed text that are shown


def remove_parts(body: "_Element") -> list[Removed]:
    """Remove the sections of a document that are marked as no text, and hidden ones."""
    found = []
    for element in list_typed(
        body, "@hidden", "self::nav", f"contains(@class, '{_GUTENBERG_OWN}')"
    ):
        reason = name_reason(element)
        if reason or element.tag == "nav" or "hidden" in element.attrib:
            found.append((element, reason or "navigation"))
    chosen = {element for element, _ in found if element is not body}
    outer = [
        (element, reason)
        for element, reason in found
        if element in chosen and not any(above in chosen for above in element.iterancestors())
    ]
    removed = []
    for element, reason in outer:
        text = shorten(" ".join(" ".join(element.itertext(tag=etree.Element)).split()))
        if text and "hidden" not in element.attrib:
            removed.append(Removed(text, reason))
        take_out([element])
    return removed


def name_reason(element: "_Element") -> str | None:
    """Name the reason to remove an element by its type or class; None for text of the book."""
    if _GUTENBERG_OWN in (element.get("class") or ""):
        return "copyright"  # Project Gutenberg's
    return next((_REASONS[kind] for kind in sorted(types_of(element)) if kind in _REASONS), None)


def judge_document(
    blocks: Sequence[Block], kind: str, stem: str, title: str | None, label: str | None
) -> str | None:
    """Name the reason to remove a whole document; None for a chapter.

    ``kind`` is its type in the guide, ``stem`` its file name, ``label`` its entry in the contents.
    """
    words = sum(len(block.text.split()) for block in blocks)
    first = blocks[0].text if blocks and blocks[0].kind == "heading" else ""
    headings, openings = _load_headings()
    named = (headings.get(name.casefold().strip(" .:*")) for name in (first, label or ""))
    reason = _REASONS.get(kind) or next(filter(None, named), None)
    if reason or first.casefold().startswith(openings):
        return reason or "credits"
    size = sum(len(block.text) for block in blocks) or 1
    if len(blocks) > 3 and sum(b.links * len(b.text) for b in blocks) > _LINKED * size:
        return "navigation"
    if words <= _MOST_IMPRINT and any(_RIGHTS.search(block.text) for block in blocks):
        return "copyright"
    if words <= _MOST_TITLE and not any(ends_sentence(block.text) for block in blocks):
        printed = " ".join(block.text for block in blocks).casefold()
        if title and title.casefold() in printed and first.casefold() != printed:
            return "title page"
        return _NAMES.get(re.sub(r"[\W\d_]+", "", stem.lower()))
    return None


@cache
def _load_headings() -> tuple[dict[str, str], tuple[str, ...]]:
    """Load the reason of each heading, and the openings of headings above lists of other books."""
    words = read_words(Path(__file__).with_name("headings.txt"))
    openings = tuple(opening.replace("_", " ") for opening in words.pop("credits, opening"))
    return {name: reason for reason, names in words.items() for name in names}, openings


def cut_license(blocks: Sequence[Block]) -> tuple[list[Block], list[Removed]]:
    """Cut off all outside the marks that Project Gutenberg puts around a text.

    Its older books have the licence in the text, without any other mark.
    """
    marks = [(i, _GUTENBERG.match(block.text)) for i, block in enumerate(blocks)]
    start = max(
        (i + 1 for i, mark in marks if mark and mark.group(1).lower() == "start"), default=0
    )
    ends = (i for i, mark in marks if mark and mark.group(1).lower() == "end" and i >= start)
    end = next(ends, len(blocks))
    removed = [
        Removed(shorten(" ".join(block.text for block in part)), "copyright")
        for part in (blocks[:start], blocks[end:])
        if part
    ]
    return list(blocks[start:end]), removed


def shorten(text: str) -> str:
    """Shorten a removed text to a recognizable start."""
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + " …"
