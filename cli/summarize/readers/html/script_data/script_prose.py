"""Find in the data of a page the strings that are its article.

An article in data is one long string, or many under one name in one list. So each string has a
shape, which is its path without the numbers in it; of the strings of one shape that belong to one
article, those with the most prose win, and take along what stands among them.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from summarize.language.punctuation import closes_line
from summarize.language.titles import count_inner_stops, is_title
from summarize.lazy import compile_late
from summarize.readers.html.script_data.script_pieces import NAMES, Path, Piece, list_pieces

_HTML = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|blockquote|section|article|em|strong|a)[\s/>]")
_BLOCK = compile_late(r"<(?:/(?:p|div|h[1-6]|li|blockquote)|br)[^<>]{0,99}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_CODE = re.compile(r"[{}]|;\n|=>|function\s?\(|&&|\|\|")
_MUCH_CODE = 0.01  # signs of it a character
_SEEN = 10_000  # characters of a string in which they are counted
_WIDE = compile_late("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
_LEAST_WORDS = 6  # of a sentence
_MANY_STOPS = 2  # in a line that is prose, though cut off
_LEAST_WIDE = 15  # characters of it, where words stand without spaces
_ASIDE = compile_late(
    r"comments?(?![a-z])|repl(?:y|ies)(?![a-z])|related|recommend|teaser|menu|footer|^nav|cookie"
    r"|consent|^seo|^meta|descri|excerpt|summary|translat|i18n|locale|messages?$|label|faq|legal"
    r"|terms|privacy|policy|promo|newsletter|author|^bio|caption|preview|glossary|subtitle|tagline|snippet",
    re.IGNORECASE,
)
_ASIDE_WEIGHT = 0.1
_ALONE = 0.7  # share of the prose of one shape by which one string is the article
_LITTLE = 250  # characters, below which the named article is only a teaser
_MUCH = 750  # characters of one string that stands aside, if there is nothing else
_MOST_TITLE = 500  # characters
_NEAR = 3  # pieces back in which a part of one is looked for
_NUMBER = re.compile(r"[^a-zA-Z_$].*", re.DOTALL)
_BODY = "articleBody"  # of schema.org
_BODY_WEIGHT = 1.5


def find_prose(
    values: Sequence[Any], title: str | None = None, *, alone: bool = False
) -> list[Piece]:
    """Return the pieces of the longest coherent prose in values of JSON, in their order.

    Of several articles it is the one with the title of the page, if there is one. Where the values
    stand ``alone``, in no page, a description or the like may be the article, if it is no teaser.
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
    if best is None or _measure(best) < _LITTLE:
        best = max(groups.values(), key=_weigh)
    if _is_aside(best[0]):
        little = _measure(best) < _LITTLE if alone else len(best) > 1 or _measure(best) < _MUCH
        if little:
            return []
    longest = max(best, key=lambda piece: measure_prose(piece.text))
    if measure_prose(longest.text) >= _ALONE * _measure(best):
        return [longest]
    return _add_lines(best, pieces)


def _add_lines(best: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces that are an article with those of their list: headings, and prose between."""
    around = _find_common(best[0].path, best[-1].path)  # in reading order: the others share it
    name = _find_name(best[0].path)
    there = [
        piece
        for piece in pieces
        if piece.path[: len(around)] == around and piece.owner == best[0].owner
    ]
    first, last = there.index(best[0]), there.index(best[-1])
    chosen = [
        piece
        for i, piece in enumerate(there)
        if _find_name(piece.path) == name
        or (first < i < last and measure_prose(piece.text) and not _is_aside(piece))
    ]
    return _drop_repeats(chosen)


def _drop_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without those that say again, in parts, what one has just said."""
    known: set[str] = set()
    kept: list[Piece] = []
    for piece in pieces:
        text = _TAG.sub("", piece.text).strip()
        said = text in known or any(text in other.text for other in kept[-_NEAR:])
        if not said:
            kept.append(piece)
        known.add(text)
    return kept


def _find_common(first: Path, last: Path) -> Path:
    """Return what both paths begin with."""
    same = (a == b for a, b in zip(first, last, strict=False))
    return first[: next((i for i, good in enumerate(same) if not good), len(first))]


def _measure(group: Sequence[Piece]) -> int:
    return sum(map(measure_prose, {piece.text for piece in group}))


def _weigh(group: list[Piece]) -> float:
    size = _measure(group)
    if group[0].path[-1] == _BODY:
        return size * _BODY_WEIGHT / len(group)
    return size * _ASIDE_WEIGHT if _is_aside(group[0]) else size


def _is_aside(piece: Piece) -> bool:
    return any(_ASIDE.search(_name_key(key)) for key in piece.path)


def _find_name(path: Path) -> str:
    return next((_name_key(key) for key in reversed(path) if isinstance(key, str)), "")


def _name_key(key: str | int) -> str:
    """Return a key without its number, as in Paragraph:12."""
    return "*" if isinstance(key, int) else _NUMBER.sub("*", key)


def is_html(text: str) -> bool:
    """Tell a string with tags in it."""
    return _HTML.search(text) is not None


def _is_code(text: str) -> bool:
    start = text[:_SEEN].lstrip()
    return not start.startswith("<") and len(_CODE.findall(start)) > _MUCH_CODE * len(start)


def measure_prose(text: str) -> int:
    """Return the characters of those lines of a string that say sentences, without tags."""
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub("\n", text))
    return sum(len(line) for line in text.splitlines() if _is_prose(line))


def _is_prose(line: str) -> bool:
    enough = len(line.split(None, _LEAST_WORDS)) > _LEAST_WORDS
    if not enough and (line.isascii() or len(_WIDE.findall(line[:1_000])) < _LEAST_WIDE):
        return False
    ended = closes_line(line.rstrip())
    return ended or count_inner_stops(line) >= _MANY_STOPS
