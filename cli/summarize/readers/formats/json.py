"""JSON of no other kind, such as a server's answer: the longest coherent prose in it."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from summarize.errors import NoArticleError
from summarize.models import Draft, Source
from summarize.numbers import parse_json, unescape
from summarize.readers.format_features import FormatFeatures
from summarize.readers.html.script_data import Path, Piece, find_prose, list_pieces, read_piece
from summarize.readers.metadata_fields import clean_title, find_day, join_authors

# Names of the facts about an article beside its text, the last keys of their paths: in WordPress
# ("rendered"), Ghost ("primary_author", "published_at"), Habr and most others.
_TITLES = (("title",), ("headline",), ("title", "rendered"), ("titleHtml",))
_NAMES = (("name",),)  # of the whole, or of its author
_AUTHORS = (
    ("author",),
    ("author", "name"),
    ("primary_author", "name"),
    ("author_info", "display_name"),
)
_DAYS = tuple(
    (key,)
    for key in (
        "date datePublished date_published published published_at publishedAt timePublished"
        " created_at"
    ).split()
)
_OWN_TITLE = frozenset(("title", "headline", "titleHtml"))


def detect(features: FormatFeatures) -> dict[str, Any] | list[Any] | None:
    """Parse the object or the list that a text is in JSON; None for any other text.

    Servers write line breaks in strings, which standard JSON forbids.
    """
    text = features.text.strip("\ufeff \t\r\n")
    if not text.endswith(("}", "]")):
        return None
    try:
        found: dict[str, Any] | list[Any] = parse_json(text, strict=False)
    except ValueError:
        return None
    return found


def split(value: Any) -> Iterator[Source] | None:
    """Split a list into articles if its objects have titles, and some of them prose.

    The list may be the whole value, or the only list in an object without a title.
    """
    listed = [value]
    if isinstance(value, dict) and not _OWN_TITLE & value.keys():
        listed = [inner for inner in value.values() if _are_titled(inner)]
    if len(listed) != 1 or not _are_titled(listed[0]):
        return None
    if sum(bool(find_prose([one])) for one in listed[0]) < 2:
        return None
    return (Source("", json.dumps(one).encode()) for one in listed[0])


def _are_titled(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) > 1
        and all(isinstance(one, dict) and _OWN_TITLE & one.keys() for one in value)
    )


def read(value: Any) -> Draft:
    """Find the longest coherent prose in data; raise NoArticleError if there is none."""
    prose = find_prose([value], alone=True)
    blocks = [block for piece in prose for block in read_piece(piece)]
    if not blocks:
        raise NoArticleError("JSON data without an article")
    pieces, place = list(list_pieces([value])), prose[0].path
    title = _find_near(pieces, place, _TITLES) or _find_near(pieces, place, _NAMES)
    named = clean_title(unescape(title)) if title else None
    author, day = (_find_near(pieces, place, keys) for keys in (_AUTHORS, _DAYS))
    return Draft(
        tuple(block for block in blocks if block.text != named),
        title=named,
        author=join_authors([author]) if author else None,
        date=find_day(day) if day else None,
    )


def _find_near(
    pieces: Sequence[Piece], prose: Path, names: Sequence[tuple[str, ...]]
) -> str | None:
    """Find a string with one of the names, in the innermost object around the prose that has it."""
    found: dict[int, str] = {}
    for piece in pieces:
        for keys in names:
            outer = len(piece.path) - len(keys)
            if piece.path[outer:] == keys and piece.path[:outer] == prose[:outer]:
                found.setdefault(outer, piece.text)
    return found[max(found)] if found else None
