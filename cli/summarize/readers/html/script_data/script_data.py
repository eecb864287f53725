"""Read what the scripts of a page hold, and make blocks of what is its article."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from summarize.language.characters import one_line
from summarize.models import Block, Kind
from summarize.readers.formats.markdown import is_markdown
from summarize.readers.formats.markdown import read as read_markdown
from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.fragment import load_fragment
from summarize.readers.html.script_data.script_pieces import Piece
from summarize.readers.html.script_data.script_prose import find_prose, is_html, measure_prose
from summarize.readers.html.script_data.script_values import list_values

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST = 250  # characters of an article, as of what a page shows
_HEADING = re.compile(
    r"^(?:h([1-6])|(?:sub|cross)?head(?:ing|line|er)?s?[-_]?([1-6])?)$", re.IGNORECASE
)
_ITEM = re.compile(r"^(?:li|list-?_?item)$", re.IGNORECASE)
_QUOTE = re.compile(r"^(?:block|pull)?-?_?quot(?:e|ation)$", re.IGNORECASE)


def read_scripts(tree: "HtmlElement", title: str | None) -> list[Block]:
    """Return the longest coherent prose in the data of a page's scripts; none if there is little.

    Of several articles it is that with the title. If there is none, it is what the page keeps for
    those who have no scripts.
    """
    values = list_values(tree)
    blocks = [block for piece in find_prose(values, title) for block in read_piece(piece)]
    if _measure(blocks) < _LEAST:
        found = tree.xpath("//noscript[not(ancestor::noscript)]")
        blocks = [block for noscript in found for block in _read_noscript(noscript)]
    return blocks if _measure(blocks) >= _LEAST else []


def _measure(blocks: list[Block]) -> int:
    return sum(measure_prose(block.text) for block in blocks)


def read_piece(piece: Piece) -> Iterator[Block]:
    """Yield the blocks of a string of data: HTML, Markdown or lines of plain text."""
    if is_html(piece.text):
        yield from list_blocks(load_fragment(piece.text)).blocks
    elif is_markdown(piece.text, sure=True):
        yield from read_markdown(piece.text).blocks
    else:
        kind, level = _find_kind(piece.kind)
        lines = (one_line(line) for line in piece.text.splitlines())
        yield from (Block(line, kind, level) for line in lines if any(map(str.isalnum, line)))


def _find_kind(name: str) -> tuple[Kind, int]:
    heading = _HEADING.match(name)
    if heading:
        return "heading", int(heading[1] or heading[2] or 0)
    if _ITEM.match(name):
        return "item", 1
    return ("quote" if _QUOTE.match(name) else "paragraph"), 0


def _read_noscript(noscript: "HtmlElement") -> list[Block]:
    inside = deepcopy(noscript)
    inside.tag = "div"
    blocks = list_blocks(inside).blocks
    # In a head, its elements are text.
    if len(blocks) == 1 and is_html(blocks[0].text):
        return list_blocks(load_fragment(blocks[0].text)).blocks
    return blocks
