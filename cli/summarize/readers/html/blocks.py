"""Split a page into blocks, which a browser puts on separate lines, each with its kind.

White space is white space: only ``<br>``, the elements of blocks and ``<pre>`` break a line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from summarize.language.control_characters import one_line
from summarize.language.punctuation import (
    CLOSING_MARKS,
    COLONS,
    STOP_MARKS,
    closes_line,
    ends_sentence,
)
from summarize.language.titles import count_inner_stops, is_open_line
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.models import Block, BlockKind, Frame, Mark, MarkKind, Markup
from summarize.notices.class_names import is_caption
from summarize.readers.html import elements

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_BREAK = "\0"  # no page holds it
# Some sites set a whole text without elements, and a style sheet shows its blank lines.
_BLANK_LINE = compile_late(
    rf"(?<=[{re.escape(STOP_MARKS + CLOSING_MARKS)}])[ \t\r]*\n[ \t\r]*\n\s*(?=\S)"
)
_BARE = 600  # characters of such a text
_BLANKS = 2  # blank lines in it
_ICON_LETTERS = 2  # private-use characters of an icon font, alone in an element
_HEADING_BOLD = 0.95  # share of the characters
_LABEL_WORDS = 25  # of an open line


class Line:
    """Text collected for the block that is still open."""

    __slots__ = ("bold", "linked", "marks", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str | None] = []  # None is a line break
        self.marks: list[Mark] = []  # on these pieces
        self.linked = self.bold = 0  # characters in links, and in bold

    def add(self, text: str, *, linked: bool, bold: bool) -> None:
        """Append a piece of text, after a space if only a style sheet separates it."""
        bare = text.strip()
        if len(bare) <= _ICON_LETTERS and "\ue000" <= bare[:1] <= "\uf8ff":
            return
        if self.pieces and text[0].isupper() and (self.pieces[-1] or "").endswith(":"):
            self.pieces.append(" ")  # "Abstract:" in a separate element
        self.pieces.append(text)
        size = len(bare)
        self.linked += size * linked
        self.bold += size * bold


def break_lines(pieces: Sequence[str | None], kind: BlockKind) -> Iterator[str]:
    """Yield the lines of a block; a lone break in the middle of a sentence does not count."""
    joined = kind in ("cell", "heading")
    lines: list[str] = []  # of one sentence so far; each is joined once, in linear time
    for part in "".join(_mark_breaks(piece, joined) for piece in pieces).split(_BREAK):
        line = one_line(part)
        if lines and line and (joined or _continues(lines[-1], line)):
            lines.append(line)
            continue
        if _has_content(lines, kind):
            yield " ".join(lines)
        lines = [line] if line else []
    if _has_content(lines, kind):
        yield " ".join(lines)


def _mark_breaks(piece: str | None, joined: bool) -> str:
    """Mark the line break that a piece represents, or the blank lines in bare text."""
    if piece is None:
        return _BREAK
    if joined or len(piece) < _BARE or len(_BLANK_LINE.findall(piece)) < _BLANKS:
        return piece
    return _BLANK_LINE.sub(_BREAK, piece)


def _continues(before: str, line: str) -> bool:
    return line[0].islower() and not ends_sentence(before, also=COLONS)


def _has_content(lines: Sequence[str], kind: BlockKind) -> bool:
    return (kind == "cell" and bool(lines)) or any(any(map(str.isalnum, line)) for line in lines)


def correct_block(
    block: Block, *, bold: float, below: bool = False, centred: bool = False
) -> Block:
    """Correct the kind of a block if its text contradicts its element.

    ``below`` is true for the first block below a picture.
    """
    text, kind = block.text, block.kind
    if kind == "heading" and closes_line(text) and count_inner_stops(text):
        return replace(block, kind="paragraph", level=0)  # a standfirst
    if kind == "paragraph":
        mark = elements.LIST_MARK.match(text) if text[:1] in elements.LIST_MARKS else None
        if mark and len(text) > mark.end():
            return replace(block, text=text[mark.end() :], kind="item", level=1)
        if bold >= _HEADING_BOLD and is_open_line(text) and not block.links:
            return replace(block, kind="heading")
        if below and not block.links and _is_caption(text, centred):
            return replace(block, kind="caption")
    return block


def _is_caption(text: str, centred: bool) -> bool:
    """Check whether a line below a picture is its caption: a centred label."""
    label = centred and estimate_words(text) <= _LABEL_WORDS and any(map(str.isalpha, text))
    announces = text.rstrip("-– ")[-1:] in COLONS
    return label and not announces and not closes_line(text)


class _Open:
    """An open element that makes blocks."""

    __slots__ = tuple("centred column counter depth kids kind level number place row".split())

    def __init__(self, outer: "_Open | None", place: int) -> None:
        self.place = place
        self.kids: dict[tuple[str, str], int] = {}
        self.counter: int | None = None  # the last number given in a numbered list
        self.kind: BlockKind = outer.kind if outer else "paragraph"
        self.level: int = outer.level if outer else 0
        self.depth: int = outer.depth if outer else 0  # of lists around it
        self.number: int | None = outer.number if outer else None
        self.row: int | None = outer.row if outer else None
        self.column: int | None = outer.column if outer else None
        self.centred: bool = outer.centred if outer else False

    def set_kind(self, kind: BlockKind, level: int = 0, number: int | None = None) -> None:
        """Set the kind of the text inside."""
        self.kind, self.level, self.number = kind, level, number


class Page(NamedTuple):
    """All blocks of a page, and the elements that hold them."""

    blocks: list[Block]  # in reading order
    places: list[int]  # the number of the frame of each block
    frames: list[Frame]
    # Numbers of blocks that the page declares, for machines, as its summary and as its text.
    declared: frozenset[int] = frozenset()
    body: frozenset[int] = frozenset()

    def list_spans(self) -> list[tuple[int, int]]:
        """List for each frame the first block in it, and the one behind its last."""
        count = len(self.frames)
        starts, ends = [len(self.blocks)] * count, [0] * count
        for number, place in enumerate(self.places):
            starts[place], ends[place] = min(starts[place], number), number + 1
        for place in range(count - 1, 0, -1):
            above = self.frames[place].parent
            starts[above] = min(starts[above], starts[place])
            ends[above] = max(ends[above], ends[place])
        return [*zip(starts, ends, strict=True)]


def list_blocks(tree: "HtmlElement") -> Page:
    """Split a page into blocks, in linear time."""
    base = tree.find("head/base")
    walk = _Walk("" if base is None else base.get("href") or "")
    found = list(walk.walk(tree))
    frames = [
        Frame(tag, name, parent, kids[tag, name], hidden)
        for tag, name, parent, kids, hidden in walk.frames
    ]
    return Page([block for _, block in found], [place for place, _ in found], frames)


def _leads(link: "_Element") -> bool:
    """Check whether the link of a heading leads elsewhere; it may be its own anchor."""
    target = link.get("href")
    return target is not None and not target.startswith("#")


class _Walk:
    """One pass over the elements of a page."""

    def __init__(self, base: str) -> None:
        self._base = base
        kids = {("", ""): 1}
        self.frames: list[tuple[str, str, int, dict[tuple[str, str], int], bool]]
        self.frames = [("", "", 0, kids, False)]
        self._open_ones = [_Open(None, 0)]
        self._line = Line()
        self._links = self._bolds = self._row = self._column = self._tables = self._cells = 0
        self._span, self._pictured = 1, False  # whether no text has come since a picture
        # Kind, address and first piece of the marks that are still open.
        self._marks: list[tuple[MarkKind, str, int]] = []
        self._images: list[Mark] = []  # before the next block

    def walk(self, tree: "HtmlElement") -> Iterator[tuple[int, Block]]:
        """Yield the blocks below an element, each with the number of its frame."""
        # Imported here: RTF, whose lines are corrected here, too, needs no lxml.
        from lxml.etree import iterwalk

        skipped = None
        walker = iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                tag = element.tag
                if elements.is_skipped(element, tag):
                    if tag == "img" and not self._line.pieces:
                        self._pictured = elements.is_picture(element)
                    if tag in elements.IMAGES:
                        self._add_image(element)
                    walker.skip_subtree()
                    skipped = element
                    continue
                if tag in (elements.CELLS if self._cells else elements.BLOCKS):
                    if self._line.pieces:
                        yield from self._flush()
                    self._open(element, tag)
                else:
                    self._start(tag, element)
                text = element.text
                if text:
                    self._add(text)
                continue
            if event == "end" and element is not skipped:
                tag = element.tag
                # A cell is one block, whatever it holds.
                if tag in (elements.CELLS if self._cells else elements.BLOCKS):
                    if self._line.pieces:
                        yield from self._flush()
                    self._close(tag)
                else:
                    self._end(tag, element)
            text = element.tail
            if text and element is not tree:
                self._add(text)
        if self._line.pieces:
            yield from self._flush()

    def _add(self, text: str) -> None:
        if self._line.pieces or not text.isspace():
            self._line.add(text, linked=self._links > 0, bold=self._bolds > 0)

    def _add_image(self, element: "_Element") -> None:
        image = element if element.tag == "img" else element.find(".//img")
        if image is None or not elements.is_picture(image):
            return
        place = len(self._line.pieces)
        address, label = elements.find_source(image), image.get("alt") or ""
        marks = self._line.marks if place else self._images
        marks.append(Mark("image", place, place, address, label))

    def _start(self, tag: str, element: "_Element") -> None:
        if kind := elements.MARKED.get(tag):
            address = element.get("href") or element.get(elements.FOREIGN) or ""
            self._marks.append((kind, address, len(self._line.pieces)))
        if tag == "br":
            self._line.pieces.append(None)
        elif tag == "a":
            self._links += self._open_ones[-1].kind != "heading" or _leads(element)
        elif tag in elements.BOLD:
            self._bolds += 1
        elif tag == "q":
            self._line.pieces.append("“")  # browsers add the quotation marks
        elif tag in elements.BLOCKS:
            self._line.pieces.append(" ")

    def _end(self, tag: str, element: "_Element") -> None:
        if tag in elements.MARKED:
            kind, address, start = self._marks.pop()
            end = len(self._line.pieces)
            if end > start:
                self._line.marks.append(Mark(kind, start, end, address))
        if tag == "a":
            self._links -= self._open_ones[-1].kind != "heading" or _leads(element)
        elif tag in elements.BOLD:
            self._bolds -= 1
        elif tag == "q":
            self._line.pieces.append("”")
        elif tag in elements.BLOCKS:
            self._line.pieces.append(" ")

    def _open(self, element: "_Element", tag: str) -> None:
        """Record an element that makes blocks; it inherits undefined properties."""
        outer = self._open_ones[-1]
        name, hidden, centred = elements.describe(element) if element.attrib else ("", False, False)
        outer.kids[tag, name] = outer.kids.get((tag, name), 0) + 1
        inner = _Open(outer, len(self.frames))
        self.frames.append((tag, name, outer.place, outer.kids, hidden))
        self._open_ones.append(inner)
        inner.centred = inner.centred or centred or tag == "center"
        if tag in elements.HEADINGS:
            inner.set_kind("heading", elements.HEADINGS[tag])
        elif tag in elements.LISTS:
            inner.depth += 1
            inner.counter = elements.first_number(element) - 1 if tag == "ol" else None
        elif tag in elements.ITEMS:
            if outer.counter is not None:
                outer.counter = elements.number_of(element, outer.counter)
            inner.set_kind("item", max(1, outer.depth), outer.counter)
        elif tag == "table" and elements.holds_data(element):
            self._tables, self._row = self._tables + 1, -1
        elif tag == "tr":
            self._row, self._column, self._span = self._row + 1, -1, 1
        elif tag in elements.CELLS and self._tables:
            self._column, self._span = self._column + self._span, elements.count_columns(element)
            self._cells += 1
            inner.set_kind("cell")
            inner.row, inner.column = max(0, self._row), max(0, self._column)
        elif tag == "pre":
            inner.set_kind("code")
        elif tag in elements.CAPTIONS or (name and is_caption(name)):
            inner.set_kind("caption")
        elif tag == "blockquote":
            inner.set_kind("quote")

    def _close(self, tag: str) -> None:
        kind = self._open_ones.pop().kind
        if tag == "table" and self._tables:
            self._tables -= 1
        elif tag in elements.CELLS and kind == "cell":
            self._cells -= 1

    def _flush(self) -> Iterator[tuple[int, Block]]:
        line, inner = self._line, self._open_ones[-1]
        self._line = Line()
        if self._marks:
            end = len(line.pieces)
            line.marks += [Mark(kind, start, end, to) for kind, to, start in self._marks]
            self._marks = [(kind, to, 0) for kind, to, _ in self._marks]
        if inner.kind == "code":
            # Imported here: it takes 4 ms, and few pages have code.
            from summarize.readers.html.code import read_preformatted

            text = "".join(piece or "\n" for piece in line.pieces)
            yield from ((inner.place, block) for block in read_preformatted(text))
            return
        size = max(1, sum(map(len, texts := [*break_lines(line.pieces, inner.kind)])))
        pieces, marks, letters = tuple(line.pieces), (*self._images, *line.marks), 0
        for text in texts:
            place = (inner.level, inner.number, inner.row, inner.column, None)
            markup = Markup(pieces, marks, self._base, letters) if marks else None
            share = min(1.0, line.linked / size)
            block = Block(text, inner.kind, *place, links=share, markup=markup)
            below, self._pictured = self._pictured, False
            block = correct_block(block, bold=line.bold / size, below=below, centred=inner.centred)
            if block.kind != "caption":
                self._images = []
            yield inner.place, block
            letters += len("".join(text.split())) if len(texts) > 1 else 0
            if inner.kind == "item":  # the rest of the item are paragraphs of it
                inner.set_kind("paragraph")
