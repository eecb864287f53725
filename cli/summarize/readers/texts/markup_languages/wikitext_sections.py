"""Leave out the sections below an article of a wiki that lead elsewhere or name its sources."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from summarize.language.punctuation import closes_line
from summarize.language.words import count_words
from summarize.models import Block, Removed
from summarize.readers.texts.markup_languages.marked import Piece
from summarize.word_lists import read_words

_LEAST_WORDS = 8  # of a sentence
# "(1999)", "London, 1999.", "pp. 12", an address
_CITED = re.compile(r"\((?:\w+ )?\d{4}[a-z]?\)|, \d{4}\W*\Z|\bp{1,2}\. ?\d|\bIS[BS]N\b|\bdoi\b|://")


def leave_out_end(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, those of sections that lead elsewhere as left out.

    Below "Sources" and "Notes" the sentences stay: such a section may be part of the text.
    """
    kept: list[Piece] = []
    level = 0  # of the heading of such a section, 0 outside of them
    kind: str | None = None
    for piece in pieces:
        heading = isinstance(piece, Block) and piece.kind == "heading"
        if isinstance(piece, Block) and heading and not piece.level > level > 0:
            kind = _load_names().get(piece.text.casefold().strip())
            level = piece.level if kind else 0
        if not level or isinstance(piece, Removed) or (kind == "sources" and _is_text(piece)):
            kept.append(piece)
        elif not heading:
            kept.append(Removed(piece.text, "reference"))
    return kept


def drop_empty_headings(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces without headings over nothing, such as "References" when those are out."""
    kept: list[Piece] = []
    below = 0  # level of the heading that follows, 0 for text
    follows = False
    for piece in reversed(pieces):
        if isinstance(piece, Removed):
            kept.append(piece)
        elif piece.kind != "heading":
            kept.append(piece)
            follows, below = True, 0
        elif follows and not 0 < below <= piece.level:
            kept.append(piece)
            below = piece.level
    yield from reversed(kept)


def _is_text(piece: Block) -> bool:
    """Tell whether a block is a heading, or a paragraph of sentences that name no book."""
    if piece.kind != "paragraph":
        return piece.kind == "heading"
    words = piece.text.split()
    capitals = sum(word[:1].isupper() for word in words)
    return (
        closes_line(piece.text)
        and count_words(piece.text) >= _LEAST_WORDS
        and 2 * capitals < len(words) + 1
        and _CITED.search(piece.text) is None
    )


@cache
def _load_names() -> dict[str, str]:
    """Return what each heading of such a section heads."""
    table = read_words(Path(__file__).with_suffix(".txt"))
    return {name: kind for kind, names in table.items() for name in names}
