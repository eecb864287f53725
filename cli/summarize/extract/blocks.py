"""Cut a page into blocks: what a browser sets on lines of its own, each known for what it is.

White space is white space: only ``<br>``, the elements of blocks and ``<pre>`` break a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml.etree import iterwalk

from summarize.extract import markup
from summarize.extract.preformatted import read_preformatted
from summarize.models import Block, Kind
from summarize.text.characters import one_line
from summarize.text.titles import CLOSED, count_inner_stops, is_open_line

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_ENDED = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
_BREAK = "\0"  # no page holds it
_HEADING_BOLD = 0.95  # share of the characters


@dataclass(slots=True)
class _Frame:
    """An open element that makes blocks."""

    kind: Kind
    level: int = 0
    number: int | None = None
    row: int | None = None
    column: int | None = None
    depth: int = 0  # of lists around it
    counter: int | None = None  # the last number given in a numbered list


@dataclass(slots=True)
class _Line:
    """The text that waits for the end of its block."""

    pieces: list[str | None] = field(default_factory=list)  # None is a line break
    linked: int = 0  # characters in links
    bold: int = 0


def list_blocks(tree: "HtmlElement") -> list[Block]:
    """Return the blocks of a page in reading order; linear in its size."""
    return list(_Walk().walk(tree))


class _Walk:
    """One pass over the elements of a page."""

    def __init__(self) -> None:
        self._frames = [_Frame("paragraph")]
        self._line = _Line()
        self._links = self._bolds = self._row = self._column = 0
        self._in_table = 0

    def walk(self, tree: "HtmlElement") -> Iterator[Block]:
        """Yield the blocks."""
        skipped = None
        walker = iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                if markup.is_skipped(element):
                    walker.skip_subtree()
                    skipped = element
                    continue
                if element.tag in markup.BLOCKS:
                    yield from self._flush()
                    self._frames.append(self._open(element))
                else:
                    self._start(element)
                self._add(element.text)
                continue
            if event == "end" and element is not skipped:
                if element.tag in markup.BLOCKS:
                    yield from self._flush()
                    self._close(element)
                else:
                    self._end(element)
            if element is not tree:
                self._add(element.tail)
        yield from self._flush()

    def _add(self, text: str | None) -> None:
        if text:
            self._line.pieces.append(text)
            size = len(text.strip()) if self._links or self._bolds else 0
            self._line.linked += size * (self._links > 0)
            self._line.bold += size * (self._bolds > 0)

    def _start(self, element: "_Element") -> None:
        tag = element.tag
        if tag == "br":
            self._line.pieces.append(None)
        elif tag == "a":
            self._links += 1
        elif tag in markup.BOLD:
            self._bolds += 1
        elif tag == "q":
            self._line.pieces.append("“")  # HTML leaves it to browsers to set the marks

    def _end(self, element: "_Element") -> None:
        tag = element.tag
        if tag == "a":
            self._links -= 1
        elif tag in markup.BOLD:
            self._bolds -= 1
        elif tag == "q":
            self._line.pieces.append("”")

    def _open(self, element: "_Element") -> _Frame:
        """Return what an element makes of the text in it, which it may leave to what is around."""
        outer, tag = self._frames[-1], str(element.tag)
        if tag in markup.HEADINGS:
            return replace(outer, kind="heading", level=markup.HEADINGS[tag], number=None)
        if tag in markup.LISTS:
            counter = markup.first_number(element) - 1 if tag == "ol" else None
            return replace(outer, depth=outer.depth + 1, counter=counter)
        if tag in markup.ITEMS:
            if outer.counter is not None:
                outer.counter += 1
            return replace(outer, kind="item", level=max(1, outer.depth), number=outer.counter)
        if tag == "table" and markup.holds_data(element):
            self._in_table, self._row = self._in_table + 1, -1
        elif tag == "tr":
            self._row, self._column = self._row + 1, -1
        elif tag in markup.CELLS and self._in_table:
            self._column += 1
            place = {"row": max(0, self._row), "column": max(0, self._column)}
            return replace(outer, kind="cell", level=0, number=None, **place)
        elif tag == "pre":
            return replace(outer, kind="code", level=0, number=None)
        elif tag in markup.CAPTIONS or markup.is_caption(element):
            return replace(outer, kind="caption", level=0, number=None)
        elif tag == "blockquote":
            return replace(outer, kind="quote", level=0, number=None)
        return replace(outer)

    def _close(self, element: "_Element") -> None:
        self._frames.pop()
        if element.tag == "table" and self._in_table:
            self._in_table -= 1

    def _flush(self) -> Iterator[Block]:
        line, frame = self._line, self._frames[-1]
        if not line.pieces:
            return
        self._line = _Line()
        if frame.kind == "code":
            yield from read_preformatted("".join(piece or "\n" for piece in line.pieces))
            return
        texts = [*_break_lines(line.pieces, joined=frame.kind in ("cell", "heading"))]
        size = max(1, sum(map(len, texts)))
        for text in texts:
            place = (frame.level, frame.number, frame.row, frame.column)
            block = Block(text, frame.kind, *place, links=min(1.0, line.linked / size))
            yield _correct(block, bold=line.bold / size)
            if frame.kind == "item":  # what else stands in the item is a paragraph of it
                frame.kind, frame.number = "paragraph", None


def _break_lines(pieces: list[str | None], *, joined: bool) -> Iterator[str]:
    """Yield the lines of a block; a single break in the middle of a sentence breaks nothing."""
    text = ""
    for part in "".join(_BREAK if piece is None else piece for piece in pieces).split(_BREAK):
        line = one_line(part)
        if text and line and (joined or (not _ENDED.search(text) and line[0].islower())):
            text = f"{text} {line}"
            continue
        if any(map(str.isalnum, text)):
            yield text
        text = line
    if any(map(str.isalnum, text)):
        yield text


def _correct(block: Block, *, bold: float) -> Block:
    """Return the block as what it is, where its element says something else."""
    text, kind = block.text, block.kind
    if kind == "heading" and count_inner_stops(text) and CLOSED.search(text):
        return replace(block, kind="paragraph", level=0)  # a standfirst
    if kind == "paragraph":
        mark = markup.LIST_MARK.match(text)
        if mark and len(text) > mark.end():
            return replace(block, text=text[mark.end() :], kind="item", level=1)
        if bold >= _HEADING_BOLD and is_open_line(text) and not block.links:
            return replace(block, kind="heading")
    return block
