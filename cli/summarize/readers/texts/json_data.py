"""Read JSON of no other kind, as a server answers it: the longest coherent prose in it."""

import json
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from summarize.errors import NoArticleError
from summarize.language.characters import one_line
from summarize.models import Draft, Source
from summarize.readers.html.script_data.script_data import read_piece
from summarize.readers.html.script_data.script_pieces import NAMES, Path, Piece, list_pieces
from summarize.readers.html.script_data.script_prose import find_prose
from summarize.readers.look import Look

_INNER = "rendered"  # what WordPress keeps a title in


def tell_json(look: Look) -> dict[str, Any] | list[Any] | None:
    """Return the object or the list that a text is in JSON; None for any other text."""
    text = look.text.strip("\ufeff \t\r\n")
    if not text.endswith(("}", "]")):
        return None
    try:
        found: dict[str, Any] | list[Any] = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return found


def split_json(value: Any) -> Iterator[Source] | None:
    """Return the articles of a list whose objects have a title each; None for anything else."""
    listed = isinstance(value, list) and len(value) > 1
    if not listed or not all(isinstance(one, dict) and NAMES & {*one} for one in value):
        return None
    return (Source("", json.dumps(one).encode()) for one in value)


def read_json(value: Any) -> Draft:
    """Return the longest coherent prose in data; raise NoArticleError where there is none."""
    prose = find_prose([value])
    blocks = [block for piece in prose for block in read_piece(piece)]
    if not blocks:
        raise NoArticleError("JSON data without an article")
    title = _find_title(list(list_pieces([value])), prose[0].path)
    return Draft(tuple(b for b in blocks if b.text != title), title=title)


def _find_title(pieces: Sequence[Piece], prose: Path) -> str | None:
    """Return what the nearest object around the prose calls it."""
    names = {}
    for piece in pieces:
        path = piece.path[:-1] if piece.path[-1] == _INNER else piece.path
        if path[-1] in NAMES and path[:-1] == prose[: len(path) - 1]:
            names[len(path)] = piece.text
    return one_line(unescape(names[max(names)])) or None if names else None
