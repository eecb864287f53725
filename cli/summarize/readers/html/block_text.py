"""Make the text of a block out of the pieces that a page gives, and see what it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.language.characters import one_line
from summarize.language.punctuation import COLONS, closes_line, ends_sentence
from summarize.language.titles import count_inner_stops, is_open_line
from summarize.models import Block, Kind
from summarize.readers.html import markup

_BREAK = "\0"  # no page holds it
_HEADING_BOLD = 0.95  # share of the characters


class Line:
    """The text that waits for the end of its block."""

    __slots__ = ("bold", "linked", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str | None] = []  # None is a line break
        self.linked = self.bold = 0  # characters in links, and in bold


def break_lines(pieces: Sequence[str | None], kind: Kind) -> Iterator[str]:
    """Yield the lines of a block; a single break in the middle of a sentence breaks nothing."""
    joined = kind in ("cell", "heading")
    lines: list[str] = []  # that are one; each is looked at once, so that time grows with them
    for part in "".join(_BREAK if piece is None else piece for piece in pieces).split(_BREAK):
        line = one_line(part)
        if lines and line and (joined or _goes_on(lines[-1], line)):
            lines.append(line)
            continue
        if _says_something(lines, kind):
            yield " ".join(lines)
        lines = [line] if line else []
    if _says_something(lines, kind):
        yield " ".join(lines)


def _goes_on(before: str, line: str) -> bool:
    return line[0].islower() and not ends_sentence(before, also=COLONS)


def _says_something(lines: Sequence[str], kind: Kind) -> bool:
    return (kind == "cell" and bool(lines)) or any(any(map(str.isalnum, line)) for line in lines)


def correct_block(block: Block, *, bold: float) -> Block:
    """Return the block as what it is, where its element says something else."""
    text, kind = block.text, block.kind
    if kind == "heading" and count_inner_stops(text) and closes_line(text):
        return replace(block, kind="paragraph", level=0)  # a standfirst
    if kind == "paragraph":
        mark = markup.LIST_MARK.match(text)
        if mark and len(text) > mark.end():
            return replace(block, text=text[mark.end() :], kind="item", level=1)
        if bold >= _HEADING_BOLD and is_open_line(text) and not block.links:
            return replace(block, kind="heading")
    return block
