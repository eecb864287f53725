"""List the strings in data, each with its place; a paragraph in parts is one string."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from summarize.language.punctuation import COLONS, ends_sentence
from summarize.numbers import parse_json

NAMES = frozenset(("title", "headline", "name"))
_ADDRESSES = frozenset("url slug href link permalink canonicalUrl uri webUrl path".split())
_RUN = ("text", "value", "insert", "literal")  # keys of the text of a part of a paragraph
_INNER = ("children", "content", "spans", "runs", "nodes")
_INLINE = frozenset(
    "text span strong bold em italic a link hyperlink inline mark code underline entity".split()
)
_KINDS = ("type", "tag", "nodeType", "_type", "kind", "style", "component", "__typename", "name")
_LINES = frozenset("p li blockquote h1 h2 h3 h4 h5 h6".split())
_DEEPEST = 20  # parts in parts of a paragraph

Path = tuple[str | int, ...]


class Piece(NamedTuple):
    """A string in data, and where it stands."""

    text: str
    path: Path
    owner: Path  # the path of the article in a list of several; () where there is none
    kind: str  # what the data calls it, or ""


def list_pieces(root: list[Any]) -> Iterator[Piece]:
    """Yield the strings below a list, in its order; no recursion, and no path but the open one."""
    path: list[str | int] = []
    owners: list[Path] = [()]
    open_ones: list[tuple[Iterator[tuple[str | int, Any]], str]] = [(_enter(root), "")]
    while open_ones:
        entries, kind = open_ones[-1]
        key, value = next(entries, (None, None))
        if key is None:
            open_ones.pop()
            if path:
                path.pop()
                owners.pop()
            continue
        if isinstance(value, str):
            value = _open_string(value)
        if isinstance(value, str):
            yield Piece(value, (*path, key), owners[-1], kind)
            continue
        run, tag = _join_run(key, value), ""
        if run is None:
            run, tag = _join_element(value)
        if run is not None:
            yield Piece(run, (*path, key, 0), owners[-1], tag or kind)
        elif isinstance(value, dict | list) and value:
            path.append(key)
            own = isinstance(key, int) and isinstance(value, dict) and _is_article(value)
            owners.append(tuple(path) if own else owners[-1])
            open_ones.append((_enter(value), _name_kind(value) or kind))


def _enter(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return iter(value.items())
    # Of an element of React only what is in it: its tag would be a word.
    return islice(enumerate(value), 3 if value[:1] == ["$"] and len(value) > 3 else 0, None)


def _is_article(value: dict[str, Any]) -> bool:
    return not NAMES.isdisjoint(value) and not _ADDRESSES.isdisjoint(value)


def _name_kind(value: Any) -> str:
    if not isinstance(value, dict):
        return ""
    return next((value[key] for key in _KINDS if isinstance(value.get(key), str)), "")


def _open_string(text: str) -> Any:
    """Return the data that a string holds in JSON, as editors keep it, or the string."""
    if text.startswith(('{"', '[{"', "[[")) and text.endswith(("}", "]")):
        try:
            return parse_json(text, strict=False)
        except ValueError:
            return text
    return text


def _is_ended(text: str) -> bool:
    """Tell whether a piece of a paragraph ends one."""
    return ends_sentence(text.rstrip(), also=COLONS)


def _join_run(key: str | int, value: Any) -> str | None:
    """Return the text of a list that is one paragraph in parts, by their style; else None."""
    if key not in _INNER or not isinstance(value, list) or not value:
        return None
    parts = [_read_part(part, _DEEPEST) for part in value]
    texts = [part for part in parts if part is not None]
    if len(texts) < len(parts) or any("<p>" in text for text in texts):
        return None
    ended = sum(_is_ended(text) for text in texts[:-1])
    return "".join(texts) if ended <= len(texts) // 2 else None


def _read_part(part: Any, depth: int) -> str | None:
    if isinstance(part, str):
        return part
    if not isinstance(part, dict) or not depth:
        return None
    kind = _name_kind(part).lower()
    if kind and kind not in _INLINE:
        return "\n" if kind in ("br", "hardbreak", "hard_break", "linebreak") else None
    text = next((part[key] for key in _RUN if isinstance(part.get(key), str)), None)
    if text is not None:
        return str(text)
    inner = next((part[key] for key in _INNER if isinstance(part.get(key), list)), None)
    texts = [_read_part(child, depth - 1) for child in inner or ()]
    return "".join(t for t in texts if t is not None) if inner and None not in texts else None


def _join_element(value: Any) -> tuple[str | None, str]:
    """Return text and tag of an element of React that makes a paragraph: ["$", tag, key, {...}]."""
    if not isinstance(value, list) or len(value) < 4 or value[0] != "$":
        return None, ""
    tag, inner = value[1], value[3]
    if tag not in _LINES or not isinstance(inner, dict):
        return None, ""
    return "".join(_list_text(inner.get("children"), _DEEPEST)), str(tag)


def _list_text(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        if not value.startswith("$"):  # a reference
            yield value
    elif isinstance(value, list) and depth:
        if value[:1] == ["$"] and len(value) > 3 and isinstance(value[3], dict):
            value = [value[3].get("children")]
        for child in value:
            yield from _list_text(child, depth - 1)
