"""Take out of wikitext what is no running text: elements, templates, tables, pictures, links."""

import re
from collections.abc import Iterator

from summarize.models import Block, Removed
from summarize.readers.texts.markup_languages.wikitext_templates import (
    FORMULA,
    HOLE,
    close_holes,
    read_template,
)

_ELEMENT = re.compile(
    r"<(?P<name>ref|gallery|math|nowiki|syntaxhighlight|source|pre|code|timeline|score|imagemap"
    r"|templatedata)\b[^<>]{0,400}>|<!--",
    re.IGNORECASE,
)
_OUT = {
    "ref": "note", "gallery": "picture", "math": "formula", "timeline": "picture",
    "score": "music", "imagemap": "picture", "templatedata": "template", "comment": "comment",
}  # fmt: skip
_PREFORMATTED = ("syntaxhighlight", "source", "pre")
_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|^[ \t:]{0,9}\{\||^[ \t]{0,9}\|\}(?!\})", re.MULTILINE)
_PAIRS = {"}}": "{{", "]]": "[[", "|}": "{|"}
_DEEPEST = 30  # brackets in brackets; what is further in goes
_FILE = re.compile(
    r"[^\[\]|:]{2,20}:[^|\n]{1,250}\.(?:jpe?g|png|svg|gif|webp|tiff?|og[gv]|webm|pdf|djvu|mp[34])"
    r"[ \t]{0,9}(?:\||\Z)|(?:File|Image|Datei|Bild|Fichier|Archivo|Imagen|Plik|Файл):",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"(?:Category|Kategor\w{1,3}|Cat[ée]gor\w{1,4}|Categor[ií]a|Категория|Категорія|Luokka|分类|分類"
    r"|カテゴリ|분류|تصنيف|קטגוריה|Thể loại)[ \t]{0,9}:",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?:[^|]{1,200}\Z")


def take_elements(text: str) -> Iterator[str | Block | Removed]:
    """Yield the text between elements, the code in some of them, and what is left out.

    What is left out of a sentence comes after it. An element without an end is none.
    """
    place = 0
    kept: list[str] = []
    removed: list[Removed] = []
    unended: set[str] = set()
    while found := _ELEMENT.search(text, place):
        name = (found["name"] or "comment").lower()
        close = "-->" if name == "comment" else f"</{name}>"
        alone = found[0].endswith("/>")
        end = found.end() if alone or close in unended else text.find(close, found.end())
        if end < 0:
            unended.add(close)
        kept.append(text[place : found.start()])
        inside = text[found.end() : max(end, found.end())]
        place = found.end() if alone or end < 0 or close in unended else end + len(close)
        if name in _PREFORMATTED:
            yield from _finish(kept, removed)
            kept, removed = [], []
            yield Block(inside, "code")
        elif name in _OUT:
            removed.append(Removed(inside, _OUT[name]))
            kept.append({"math": FORMULA, "ref": HOLE}.get(name, ""))
        else:
            kept.append(inside)
    yield from _finish([*kept, text[place:]], removed)


def _finish(kept: list[str], removed: list[Removed]) -> Iterator[str | Removed]:
    yield "".join(kept)
    yield from removed


def drop_marks(text: str) -> tuple[str, list[Removed]]:
    """Return a text without templates, tables and link marks, and what was left out."""
    opened: list[tuple[str, list[str]]] = [("", [])]
    removed: list[Removed] = []
    place = 0
    for token in _TOKEN.finditer(text):
        mark = token[0].strip(" \t:")
        opened[-1][1].append(text[place : token.start()])
        place = token.end()
        if mark not in _PAIRS:
            opened.append((mark, []))
        elif opened[-1][0] == _PAIRS[mark]:
            _, parts = opened.pop()
            shown = _read_pair(mark, "".join(parts), len(opened), removed)
            opened[-1][1].append(shown)
    rest = ["".join(parts) for _, parts in opened]
    return close_holes("".join([*rest, text[place:]])), removed


def _read_pair(mark: str, inside: str, depth: int, removed: list[Removed]) -> str:
    """Return what is read of what stands in a pair of brackets; note what is not."""
    if depth > _DEEPEST:
        return HOLE
    reason = "table" if mark == "|}" else None
    if mark == "}}":
        said = read_template(inside)
        if said is not None:
            return said
        reason = "template"
    elif mark == "]]":
        if _FILE.match(inside):
            reason = "picture"
        elif _CATEGORY.match(inside):
            reason = "category"
        elif _LANGUAGE.match(inside):
            reason = "link"
        else:
            return inside.rsplit("|", 1)[-1].lstrip(":")
    if depth == 1:
        removed.append(Removed(close_holes(inside), reason or ""))
    return HOLE
