"""Cut a page into blocks: what a browser sets on lines of its own, each known for what it is.

White space is white space: only ``<br>``, the elements of blocks and ``<pre>`` break a line.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lxml.etree import iterwalk

from summarize.models import Block, Frame, Kind
from summarize.readers.html import markup
from summarize.readers.html.block_text import Line, break_lines, correct_block, join_tails

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement


class _Open:
    """An open element that makes blocks."""

    __slots__ = tuple("centred column counter depth kids kind level number place row".split())

    def __init__(self, outer: "_Open | None", place: int) -> None:
        self.place = place
        self.kids: dict[tuple[str, str], int] = {}
        self.counter: int | None = None  # the last number given in a numbered list
        self.kind: Kind = outer.kind if outer else "paragraph"
        self.level: int = outer.level if outer else 0
        self.depth: int = outer.depth if outer else 0  # of lists around it
        self.number: int | None = outer.number if outer else None
        self.row: int | None = outer.row if outer else None
        self.column: int | None = outer.column if outer else None
        self.centred: bool = outer.centred if outer else False

    def turn(self, kind: Kind, level: int = 0, number: int | None = None) -> None:
        """Say what the text in it is."""
        self.kind, self.level, self.number = kind, level, number


class Page(NamedTuple):
    """All blocks of a page, and the elements that hold them."""

    blocks: list[Block]  # in reading order
    places: list[int]  # the number of the frame of each block
    frames: list[Frame]


def list_blocks(tree: "HtmlElement") -> Page:
    """Return the blocks of a page; linear in its size."""
    walk = _Walk()
    found = list(walk.walk(tree))
    frames = [
        Frame(tag, name, parent, kids[tag, name], hidden)
        for tag, name, parent, kids, hidden in walk.frames
    ]
    found = join_tails(found, frames)
    return Page([block for _, block in found], [place for place, _ in found], frames)


class _Walk:
    """One pass over the elements of a page."""

    def __init__(self) -> None:
        kids = {("", ""): 1}
        self.frames: list[tuple[str, str, int, dict[tuple[str, str], int], bool]]
        self.frames = [("", "", 0, kids, False)]
        self._open_ones, self._sizes = [_Open(None, 0)], dict[object, int]()
        self._line = Line()
        self._links = self._bolds = self._row = self._column = self._tables = self._cells = 0
        self._span, self._pictured = 1, False  # whether no text has come since a picture

    def walk(self, tree: "HtmlElement") -> Iterator[tuple[int, Block]]:
        """Yield the blocks below an element, each with the number of its frame."""
        skipped = None
        walker = iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                tag = element.tag
                if markup.is_skipped(element, tag, self._sizes):
                    if tag == "img" and not self._line.pieces:
                        self._pictured = markup.is_picture(element)
                    walker.skip_subtree()
                    skipped = element
                    continue
                if tag in (markup.CELLS if self._cells else markup.BLOCKS):  # one with all in it
                    if self._line.pieces:
                        yield from self._flush()
                    self._open(element, tag)
                else:
                    self._start(tag)
                text = element.text
                if text:
                    self._add(text)
                continue
            if event == "end" and element is not skipped:
                tag = element.tag
                if tag in (markup.CELLS if self._cells else markup.BLOCKS):
                    if self._line.pieces:
                        yield from self._flush()
                    self._close(tag)
                else:
                    self._end(tag)
            text = element.tail
            if text and element is not tree:
                self._add(text)
        if self._line.pieces:
            yield from self._flush()

    def _add(self, text: str) -> None:
        if self._line.pieces or not text.isspace():
            self._line.add(text, linked=self._links > 0, bold=self._bolds > 0)

    def _start(self, tag: str) -> None:
        if tag == "br":
            self._line.pieces.append(None)
        elif tag == "a":
            self._links += 1
        elif tag in markup.BOLD:
            self._bolds += 1
        elif tag == "q":
            self._line.pieces.append("“")  # HTML leaves it to browsers to set the marks
        elif tag in markup.BLOCKS:
            self._line.pieces.append(" ")

    def _end(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
        elif tag in markup.BOLD:
            self._bolds -= 1
        elif tag == "q":
            self._line.pieces.append("”")
        elif tag in markup.BLOCKS:
            self._line.pieces.append(" ")

    def _open(self, element: "_Element", tag: str) -> None:
        """Note what an element makes of the text in it, which it may leave to what is around."""
        outer = self._open_ones[-1]
        name, hidden, centred = markup.describe(element) if element.attrib else ("", False, False)
        outer.kids[tag, name] = outer.kids.get((tag, name), 0) + 1
        inner = _Open(outer, len(self.frames))
        self.frames.append((tag, name, outer.place, outer.kids, hidden))
        self._open_ones.append(inner)
        inner.centred = inner.centred or centred or tag == "center"
        if tag in markup.HEADINGS:
            inner.turn("heading", markup.HEADINGS[tag])
        elif tag in markup.LISTS:
            inner.depth += 1
            inner.counter = markup.first_number(element) - 1 if tag == "ol" else None
        elif tag in markup.ITEMS:
            if outer.counter is not None:
                outer.counter += 1
            inner.turn("item", max(1, outer.depth), outer.counter)
        elif tag == "table" and markup.holds_data(element):
            self._tables, self._row = self._tables + 1, -1
        elif tag == "tr":
            self._row, self._column, self._span = self._row + 1, -1, 1
        elif tag in markup.CELLS and self._tables:
            self._column, self._span = self._column + self._span, markup.count_columns(element)
            self._cells += 1
            inner.turn("cell")
            inner.row, inner.column = max(0, self._row), max(0, self._column)
        elif tag == "pre":
            inner.turn("code")
        elif tag in markup.CAPTIONS or (name and markup.is_caption(name)):
            inner.turn("caption")
        elif tag == "blockquote":
            inner.turn("quote")

    def _close(self, tag: str) -> None:
        kind = self._open_ones.pop().kind
        if tag == "table" and self._tables:
            self._tables -= 1
        elif tag in markup.CELLS and kind == "cell":
            self._cells -= 1

    def _flush(self) -> Iterator[tuple[int, Block]]:
        line, inner = self._line, self._open_ones[-1]
        self._line = Line()
        if inner.kind == "code":
            # Imported here: 4 ms that a page without code should not cost.
            from summarize.readers.html.preformatted import read_preformatted

            text = "".join(piece or "\n" for piece in line.pieces)
            yield from ((inner.place, block) for block in read_preformatted(text))
            return
        size = max(1, sum(map(len, texts := [*break_lines(line.pieces, inner.kind)])))
        for text in texts:
            place = (inner.level, inner.number, inner.row, inner.column)
            block = Block(text, inner.kind, *place, links=min(1.0, line.linked / size))
            below, self._pictured = self._pictured, False
            block = correct_block(block, bold=line.bold / size, below=below, centred=inner.centred)
            yield inner.place, block
            if inner.kind == "item":  # what else stands in the item is a paragraph of it
                inner.turn("paragraph")
