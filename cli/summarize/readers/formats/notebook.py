"""Jupyter notebooks: prose is read as Markdown, code as code."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from summarize.errors import InputError, NoArticleError
from summarize.lazy import compile_late
from summarize.models import Draft, Removed
from summarize.numbers import parse_json
from summarize.readers.format_features import FormatFeatures
from summarize.readers.formats import markdown

_CELLS = compile_late(
    r"\s{0,99}\{\s{0,99}\"cells\"\s{0,9}:\s{0,9}\[\s{0,99}\{\s{0,99}\"(?:cell_type|attach|id)"
)
_MARKS = re.compile(r'"(?:cells|worksheets)"\s*:\s*\[')
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_TICKS = re.compile(r"`+")
_FRONT_MATTER = re.compile(r"\A---\n(?s:.)*\n---\s*\Z")
_PROSE = ("markdown", "heading", "html")


def detect(features: FormatFeatures) -> str | None:
    """Detect a notebook, and give its text; None for other JSON."""
    # A file that is cut off lacks its end, which names the format.
    return features.text if _CELLS.match(features.text) or _is_notebook(features.text) else None


def _is_notebook(text: str) -> bool:
    """Check for an object with the version of a notebook and a list of cells."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start != "{" or '"nbformat"' not in text or not _MARKS.search(text):
        return False
    try:
        return _has_cells(parse_json(text.lstrip("\ufeff")))
    except ValueError:
        return True  # broken, and named so by the reader


def read(text: str) -> Draft:
    """Read a notebook; the output of its code is left out.

    Raise InputError for broken JSON, NoArticleError if no cell holds prose.
    """
    try:
        book = parse_json(text.lstrip("\ufeff"))
    except ValueError as error:
        raise InputError("the notebook's JSON is broken: save it again") from error
    cells = list(_list_cells(book))
    if not any(kind in _PROSE and source.strip() for kind, source in cells):
        raise NoArticleError("a notebook without prose: all its cells are code")
    draft = markdown.read("\n\n".join(_write_markdown(cells)))
    raw = tuple(Removed(" ".join(s.split()), "raw cell") for kind, s in cells if kind == "raw")
    about = book.get("metadata")
    return _name_draft(replace(draft, removed=raw), about if isinstance(about, dict) else {})


def _has_cells(book: Any) -> bool:
    if not isinstance(book, dict) or not isinstance(book.get("nbformat"), int):
        return False
    return isinstance(book.get("cells", book.get("worksheets")), list)


def _list_cells(book: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the kind and the source of each cell (nbformat 3 and 4)."""
    sheets = [book] if "cells" in book else book["worksheets"]
    for sheet in sheets:
        for cell in (sheet.get("cells") if isinstance(sheet, dict) else None) or ():
            if not isinstance(cell, dict):
                continue
            kind = str(cell.get("cell_type"))
            lines = cell.get("source", cell.get("input", ""))
            source = "".join(map(str, lines)) if isinstance(lines, list) else str(lines)
            source = source.replace("\r\n", "\n").replace("\r", "\n")
            if kind == "heading":  # of nbformat 3
                level = cell.get("level")
                source = (
                    "#" * (level if isinstance(level, int) and 0 < level < 7 else 1) + f" {source}"
                )
            yield kind, source


def _write_markdown(cells: list[tuple[str, str]]) -> Iterator[str]:
    """Yield one Markdown text for each cell: all are parsed at once, which is ten times as fast."""
    for number, (kind, source) in enumerate(cells):
        if kind == "code" and source.strip():
            fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(source)), default=0))
            yield f"{fence}\n{source}\n{fence}"
        elif kind in _PROSE:
            yield source + _close_fence(source)
        elif kind == "raw" and number == 0 and _FRONT_MATTER.match(source):
            yield source


def _close_fence(source: str) -> str:
    """Write a closing fence if the cell leaves code open, else ""."""
    fence = ""
    for match in _FENCE.finditer(source):
        if not fence:
            fence = match[1]
        elif match[1].startswith(fence):
            fence = ""
    return f"\n{fence}" if fence else ""


def _name_draft(draft: Draft, about: dict[str, Any]) -> Draft:
    """Name title and author as the notebook does, else by its first heading."""
    heading = next((b for b in draft.blocks if b.kind == "heading"), None)
    title = draft.title or (about.get("title") if isinstance(about.get("title"), str) else None)
    names = about.get("authors")
    authors = (
        [str(n["name"]) for n in names if isinstance(n, dict) and n.get("name")]
        if (isinstance(names, list))
        else []
    )
    author = draft.author or ", ".join(authors) or None
    if title or heading is None:
        return replace(draft, title=title or None, author=author)
    kept = tuple(block for block in draft.blocks if block is not heading)
    return replace(draft, title=heading.text, author=author, blocks=kept)
