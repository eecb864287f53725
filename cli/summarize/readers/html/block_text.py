"""Make the text of a block out of the pieces that a page gives, and see what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.language.characters import one_line
from summarize.language.punctuation import (
    CLOSING_MARKS,
    COLONS,
    PAUSE_MARKS,
    STOP_MARKS,
    closes_line,
    ends_sentence,
)
from summarize.language.titles import count_inner_stops, is_open_line
from summarize.language.words import estimate_words
from summarize.language.writing_systems import has_spaceless
from summarize.lazy import compile_late
from summarize.models import Block, Frame, Kind
from summarize.readers.html import markup

_BREAK = "\0"  # no page holds it
# Some sites set the whole text bare, as it was typed, and a style sheet shows its blank lines.
_BLANK_LINE = compile_late(
    rf"(?<=[{re.escape(STOP_MARKS + CLOSING_MARKS)}])[ \t\r]*\n[ \t\r]*\n\s*(?=\S)"
)
_BARE = 600  # characters of such a text, that no element parts
_BLANKS = 2  # blank lines in it
# What a site sets behind a link to a firm: price, change, change in per cent.
_QUOTE = compile_late(
    r"\s{0,9}\(-?[\d,]{1,9}\.\d{1,4}, ?[+-]?\d{1,6}\.\d{1,4}, ?[+-]?\d{1,3}\.\d{1,3}%\)"
)
_ICON_LETTERS = 2  # of a font of icons, which are of private use, in an element of their own
_HEADING_BOLD = 0.95  # share of the characters
_TAIL = frozenset("." + PAUSE_MARKS)  # marks that no line starts with
_CAPTION_WORDS = 6  # of a sentence in a script without spaces
# What makes a sentence: 了 in Chinese, the end of a verb in Japanese. A caption names a thing.
_SAYS = compile_late(rf"了|(?:[吗呢吧たる]|です|ます)[{re.escape(STOP_MARKS)}]")
_LABEL_WORDS = 25  # of an open line
_MOST_BETWEEN = 4  # blocks of the box, the paragraph before it included


class Line:
    """The text that waits for the end of its block."""

    __slots__ = ("_after_link", "bold", "linked", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str | None] = []  # None is a line break
        self.linked = self.bold = 0  # characters in links, and in bold
        self._after_link = False

    def add(self, text: str, *, linked: bool, bold: bool) -> None:
        """Add a piece of text, and a space before it if a style sheet sets it apart."""
        if "%)" in text:
            quote = _QUOTE.match(text)
            if quote and (self._after_link or not text[quote.end() :].strip()):
                text = text[quote.end() :]
                if not text:
                    return
        said = text.strip()
        if len(said) <= _ICON_LETTERS and "\ue000" <= said[:1] <= "\uf8ff":
            return
        self._after_link = linked
        if self.pieces and text[0].isupper() and (self.pieces[-1] or "").endswith(":"):
            self.pieces.append(" ")  # "Abstract:" in an element of its own
        self.pieces.append(text)
        size = len(said)
        self.linked += size * linked
        self.bold += size * bold


def break_lines(pieces: Sequence[str | None], kind: Kind) -> Iterator[str]:
    """Yield the lines of a block; a single break in the middle of a sentence breaks nothing."""
    joined = kind in ("cell", "heading")
    lines: list[str] = []  # that are one; each is looked at once, so that time grows with them
    for part in "".join(_mark_breaks(piece, joined) for piece in pieces).split(_BREAK):
        line = one_line(part)
        if lines and line and (joined or _goes_on(lines[-1], line)):
            lines.append(line)
            continue
        if _says_something(lines, kind):
            yield " ".join(lines)
        lines = [line] if line else []
    if _says_something(lines, kind):
        yield " ".join(lines)


def _mark_breaks(piece: str | None, joined: bool) -> str:
    """Return a piece of text with a mark for a line break, and for each blank line in bare text."""
    if piece is None:
        return _BREAK
    if joined or len(piece) < _BARE or len(_BLANK_LINE.findall(piece)) < _BLANKS:
        return piece
    return _BLANK_LINE.sub(_BREAK, piece)


def _goes_on(before: str, line: str) -> bool:
    return line[0].islower() and not ends_sentence(before, also=COLONS)


def _says_something(lines: Sequence[str], kind: Kind) -> bool:
    return (kind == "cell" and bool(lines)) or any(any(map(str.isalnum, line)) for line in lines)


def correct_block(
    block: Block, *, bold: float, below: bool = False, centred: bool = False
) -> Block:
    """Return the block as what it is, where its element says something else.

    ``below`` says that it is the first one below a picture.
    """
    text, kind = block.text, block.kind
    if kind == "heading" and count_inner_stops(text) and closes_line(text):
        return replace(block, kind="paragraph", level=0)  # a standfirst
    if kind == "paragraph":
        mark = markup.LIST_MARK.match(text)
        if mark and len(text) > mark.end():
            return replace(block, text=text[mark.end() :], kind="item", level=1)
        if bold >= _HEADING_BOLD and is_open_line(text) and not block.links:
            return replace(block, kind="heading")
        if below and not block.links and _is_caption(text, centred):
            return replace(block, kind="caption")
    return block


def _is_caption(text: str, centred: bool) -> bool:
    """Tell whether a line below a picture is its caption: a centred label, or a few words."""
    words = estimate_words(text)
    few = words <= _CAPTION_WORDS and closes_line(text) and has_spaceless(text)
    few = few and not _SAYS.search(text)
    label = centred and words <= _LABEL_WORDS and any(map(str.isalpha, text))
    announces = text.rstrip("-– ")[-1:] in COLONS
    return not announces and (few or (label and not closes_line(text)))


def join_tails(
    found: Sequence[tuple[int, Block]], frames: Sequence[Frame]
) -> list[tuple[int, Block]]:
    """Join the end of a sentence to its start, where a box stands between them in a paragraph.

    HTML ends the paragraph there: ``<p>We use the server<div>Our server</div>. It is new.</p>``.
    """
    joined: list[tuple[int, Block]] = []
    whole: set[int] = set()  # each is joined once, so that time grows with the text
    for place, block in found:
        start = None
        if block.text[0] in _TAIL and block.text[1:2] == " " and block.kind == "paragraph":
            start = _find_start(joined, frames, place)
        if start is None or start in whole:
            joined.append((place, block))
            continue
        home, first = joined[start]
        joined[start] = (home, replace(first, text=first.text + block.text))
        whole.add(start)
    return joined


def _find_start(
    joined: Sequence[tuple[int, Block]], frames: Sequence[Frame], home: int
) -> int | None:
    """Return the number of the open paragraph in this element, a few blocks back at most."""
    for i in range(len(joined) - 1, max(-1, len(joined) - 1 - _MOST_BETWEEN), -1):
        place, block = joined[i]
        if frames[place].tag == "p" and frames[place].parent == home:
            return i if block.kind == "paragraph" and not ends_sentence(block.text) else None
    return None
