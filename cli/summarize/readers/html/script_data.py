"""Find the article in the data that the scripts of a page hold.

An article in data is one long string, or many strings under one name in one list. So each string
has a shape: its path without numbers. Among the strings of one shape that belong to one article,
those with the most prose win, together with the strings among them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from json import JSONDecoder
from typing import TYPE_CHECKING, Any, NamedTuple

from summarize.language.control_characters import one_line
from summarize.language.punctuation import COLONS, closes_line, ends_sentence
from summarize.language.titles import count_inner_stops, is_title
from summarize.lazy import compile_late
from summarize.models import Block, BlockKind
from summarize.numbers import parse_json
from summarize.readers.formats.markdown import is_markdown
from summarize.readers.formats.markdown import read as read_markdown
from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.fragment import load_fragment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST = 250  # characters of an article
_HEADING = re.compile(
    r"^(?:h([1-6])|(?:sub|cross)?head(?:ing|line|er)?s?[-_]?([1-6])?)$", re.IGNORECASE
)
_ITEM = re.compile(r"^(?:li|list-?_?item)$", re.IGNORECASE)
_QUOTE = re.compile(r"^(?:block|pull)?-?_?quot(?:e|ation)$", re.IGNORECASE)
_DATA = re.compile(r"json$|__next_data__", re.IGNORECASE)  # type or id of a script
_VALUE = re.compile(r"[=(]\s{0,20}(?=[\[{])|JSON\.parse\(\s{0,20}(?=\")")
_UNDEFINED = re.compile(r"(?<=[:,\[])(?:undefined|void 0)(?=[,}\]])")
_MOST_CHARACTERS = 20_000_000  # of all scripts together
_MOST_TRIES = 200  # at values that turn out not to be JSON
NAMES = frozenset(("title", "headline", "name"))
_ADDRESSES = frozenset("url slug href link permalink canonicalUrl uri webUrl path".split())
_RUN = ("text", "value", "insert", "literal")  # keys of text in parts of a paragraph
_INNER = ("children", "content", "spans", "runs", "nodes")
_INLINE = frozenset(
    "text span strong bold em italic a link hyperlink inline mark code underline entity".split()
)
_KINDS = ("type", "tag", "nodeType", "_type", "kind", "style", "component", "__typename", "name")
_DEEPEST = 20  # levels of nested parts of a paragraph

Path = tuple[str | int, ...]
_HTML = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|blockquote|section|article|em|strong|a)[\s/>]")
_BLOCK = compile_late(r"<(?:/(?:p|div|h[1-6]|li|blockquote)|br)[^<>]{0,99}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_CODE = re.compile(r"[{}]|;\n|=>|function\s?\(|&&|\|\|")
_MUCH_CODE = 0.01  # symbols of code per character
_SEEN = 10_000  # characters in which they are counted
_WIDE = compile_late("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
_LEAST_WORDS = 6  # of a sentence
_MANY_STOPS = 2  # in a line of prose that is cut off
_LEAST_WIDE = 15  # characters of a sentence in a script without spaces
_ASIDE = compile_late(
    r"comments?(?![a-z])|repl(?:y|ies)(?![a-z])|related|recommend|teaser|menu|footer|^nav|cookie"
    r"|consent|^seo|^meta|descri|excerpt|summary|translat|i18n|locale|messages?$|label|faq|legal"
    r"|terms|privacy|policy|promo|newsletter|author|^bio|caption|preview|glossary|subtitle|tagline|snippet",
    re.IGNORECASE,
)
_ASIDE_WEIGHT = 0.1  # of the words at such a place
_ALONE = 0.7  # share of the prose of its shape, from which one string is the article
_LITTLE = 250  # characters, below which the article is only a teaser
_MUCH = 750  # characters of a string in an aside that may be the article
_MOST_TITLE = 500  # characters
_NEAR = 3  # recent pieces that are compared for repetitions
_NUMBER = re.compile(r"[^a-zA-Z_$].*", re.DOTALL)
_BODY = "articleBody"  # of schema.org
_BODY_WEIGHT = 1.5  # of its words


class Piece(NamedTuple):
    """A string in data, and its place."""

    text: str
    path: Path
    owner: Path  # path of the article in a list of articles, or ()
    kind: str  # its type in the data, or ""


def read_scripts(tree: "HtmlElement", title: str | None) -> list[Block]:
    """Read the longest coherent prose in the data of scripts; nothing if it is too short.

    Among several articles, the one with the title wins. If there is none, the text for browsers
    without scripts is read.
    """
    values = list_values(tree)
    blocks = [block for piece in find_prose(values, title) for block in read_piece(piece)]
    if _measure_blocks(blocks) < _LEAST:
        found = tree.xpath("//noscript[not(ancestor::noscript)]")
        blocks = [block for noscript in found for block in _read_noscript(noscript)]
    return blocks if _measure_blocks(blocks) >= _LEAST else []


def _measure_blocks(blocks: list[Block]) -> int:
    return sum(measure_prose(block.text) for block in blocks)


def read_piece(piece: Piece) -> Iterator[Block]:
    """Yield the blocks of a string in data: HTML, Markdown or lines of plain text."""
    if is_html(piece.text):
        yield from list_blocks(load_fragment(piece.text)).blocks
    elif is_markdown(piece.text, sure=True):
        yield from read_markdown(piece.text).blocks
    else:
        kind, level = _find_kind(piece.kind)
        lines = (one_line(line) for line in piece.text.splitlines())
        yield from (Block(line, kind, level) for line in lines if any(map(str.isalnum, line)))


def _find_kind(name: str) -> tuple[BlockKind, int]:
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
    # In the head, its elements are text.
    if len(blocks) == 1 and is_html(blocks[0].text):
        return list_blocks(load_fragment(blocks[0].text)).blocks
    return blocks


def list_values(tree: "HtmlElement") -> list[Any]:
    """List the JSON values in scripts, in the order of the page."""
    return [value for value in _list_json(tree) if value is not None]


def _list_json(tree: "HtmlElement") -> Iterator[Any]:
    left, tries = _MOST_CHARACTERS, _MOST_TRIES
    for script in tree.iter("script"):
        text = script.text or ""
        left -= len(text)
        if left < 0:
            return
        if any(_DATA.search(script.get(name) or "") for name in ("type", "id")):
            yield from _parse_all(text)
        else:
            for value in _find_values(_UNDEFINED.sub("null", text)):
                tries -= value is None
                if tries < 0:
                    return
                yield value


def _parse_all(text: str) -> Iterator[Any]:
    try:
        yield parse_json(text, strict=False)
    except ValueError:  # not JSON
        return


def _find_values(text: str) -> Iterator[Any]:
    """Yield the values that a script assigns or passes on, None for those that are not JSON."""
    decoder, place = JSONDecoder(strict=False), 0
    while found := _VALUE.search(text, place):
        place = found.end()
        try:
            value, place = decoder.raw_decode(text, place)
            yield parse_json(value, strict=False) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            yield None


def list_pieces(root: list[Any]) -> Iterator[Piece]:
    """Yield the strings below a list, in order; without recursion, keeping one path."""
    path: list[str | int] = []
    owners: list[Path] = [()]
    open_ones: list[tuple[Iterator[tuple[str | int, Any]], str]] = [(_iterate(root), "")]
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
        run = _join_run(key, value)
        if run is not None:
            yield Piece(run, (*path, key, 0), owners[-1], kind)
        elif isinstance(value, dict | list) and value:
            path.append(key)
            own = isinstance(key, int) and isinstance(value, dict) and _is_article(value)
            owners.append(tuple(path) if own else owners[-1])
            open_ones.append((_iterate(value), _name_kind(value) or kind))


def _iterate(value: Any) -> Iterator[tuple[str | int, Any]]:
    return iter(value.items() if isinstance(value, dict) else enumerate(value))


def _is_article(value: dict[str, Any]) -> bool:
    return not NAMES.isdisjoint(value) and not _ADDRESSES.isdisjoint(value)


def _name_kind(value: Any) -> str:
    if not isinstance(value, dict):
        return ""
    return next((value[key] for key in _KINDS if isinstance(value.get(key), str)), "")


def _open_string(text: str) -> Any:
    """Parse a string that holds JSON, as editors keep it; return any other unchanged."""
    if text.startswith(('{"', '[{"', "[[")) and text.endswith(("}", "]")):
        try:
            return parse_json(text, strict=False)
        except ValueError:
            return text
    return text


def _is_ended(text: str) -> bool:
    """Check whether a piece ends a paragraph."""
    return ends_sentence(text.rstrip(), also=COLONS)


def _join_run(key: str | int, value: Any) -> str | None:
    """Join a list whose parts are one paragraph, split by style; None if it is not one."""
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


def find_prose(
    values: Sequence[Any], title: str | None = None, *, alone: bool = False
) -> list[Piece]:
    """Find the longest coherent prose in JSON values, in reading order.

    Among several articles, the one with the title of the page wins. If the values stand ``alone``,
    without a page, a description or the like may be the article, unless it is a teaser.
    """
    pieces = [piece for piece in list_pieces(list(values)) if not _is_code(piece.text)]
    groups: dict[tuple[object, ...], list[Piece]] = defaultdict(list)
    for piece in pieces:
        if measure_prose(piece.text):
            groups[tuple(map(_name_key, piece.path)), piece.owner].append(piece)
    if not groups:
        return []
    title = None if title and len(title) > _MOST_TITLE else title
    owners = (p for p in pieces if p.owner and p.path[-1] in NAMES and len(p.text) <= _MOST_TITLE)
    named = {piece.owner for piece in owners if is_title(piece.text, title)}
    best = max((g for g in groups.values() if g[0].owner in named), key=_weigh, default=None)
    if best is None or _measure_group(best) < _LITTLE:
        best = max(groups.values(), key=_weigh)
    if _is_aside(best[0]):
        little = (
            _measure_group(best) < _LITTLE
            if alone
            else len(best) > 1 or _measure_group(best) < _MUCH
        )
        if little:
            return []
    longest = max(best, key=lambda piece: measure_prose(piece.text))
    if measure_prose(longest.text) >= _ALONE * _measure_group(best):
        return [longest]
    return _add_lines(best, pieces)


def _add_lines(best: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """Add to the pieces of an article those of its list: headings, and prose in between."""
    # They are in reading order, so that the others share it.
    around = _find_common(best[0].path, best[-1].path)
    name = _find_name(best[0].path)
    listed = [
        piece
        for piece in pieces
        if piece.path[: len(around)] == around and piece.owner == best[0].owner
    ]
    first, last = listed.index(best[0]), listed.index(best[-1])
    chosen = [
        piece
        for i, piece in enumerate(listed)
        if _find_name(piece.path) == name
        or (first < i < last and measure_prose(piece.text) and not _is_aside(piece))
    ]
    return _drop_repeats(chosen)


def _drop_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop pieces that repeat a part of a recent one."""
    known: set[str] = set()
    kept: list[Piece] = []
    for piece in pieces:
        text = _TAG.sub("", piece.text).strip()
        if text not in known and not any(text in other.text for other in kept[-_NEAR:]):
            kept.append(piece)
        known.add(text)
    return kept


def _find_common(first: Path, last: Path) -> Path:
    """Find the common prefix of two paths."""
    same = (a == b for a, b in zip(first, last, strict=False))
    return first[: next((i for i, good in enumerate(same) if not good), len(first))]


def _measure_group(group: Sequence[Piece]) -> int:
    return sum(map(measure_prose, {piece.text for piece in group}))


def _weigh(group: list[Piece]) -> float:
    size = _measure_group(group)
    if group[0].path[-1] == _BODY:
        return size * _BODY_WEIGHT / len(group)
    return size * _ASIDE_WEIGHT if _is_aside(group[0]) else size


def _is_aside(piece: Piece) -> bool:
    return any(_ASIDE.search(_name_key(key)) for key in piece.path)


def _find_name(path: Path) -> str:
    return next((_name_key(key) for key in reversed(path) if isinstance(key, str)), "")


def _name_key(key: str | int) -> str:
    """Strip the number from a key, as in Paragraph:12."""
    return "*" if isinstance(key, int) else _NUMBER.sub("*", key)


def is_html(text: str) -> bool:
    """Check whether a string has tags."""
    return _HTML.search(text) is not None


def _is_code(text: str) -> bool:
    start = text[:_SEEN].lstrip()
    return not start.startswith("<") and len(_CODE.findall(start)) > _MUCH_CODE * len(start)


def measure_prose(text: str) -> int:
    """Count the characters in lines of a string that are sentences, without tags."""
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub("\n", text))
    return sum(len(line) for line in text.splitlines() if _is_prose(line))


def _is_prose(line: str) -> bool:
    enough = len(line.split(None, _LEAST_WORDS)) > _LEAST_WORDS
    if not enough and (line.isascii() or len(_WIDE.findall(line[:1_000])) < _LEAST_WIDE):
        return False
    ended = closes_line(line.rstrip())
    return ended or count_inner_stops(line) >= _MANY_STOPS
