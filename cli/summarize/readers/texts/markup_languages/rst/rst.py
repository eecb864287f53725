"""Read reStructuredText: headings, paragraphs, items, quotes; directives by what they hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarize.models import Block, Draft, Removed
from summarize.readers.texts.markup_languages import marked
from summarize.readers.texts.markup_languages.rst.rst_directives import open_directive
from summarize.readers.texts.markup_languages.rst.rst_inline import read_inline
from summarize.readers.texts.markup_languages.rst.rst_lines import (
    DIRECTIVE,
    DOCTEST,
    EXPLICIT,
    FIELD,
    ITEM,
    LINE_BLOCK,
    NOTE,
    TABLE,
    dedent,
    find_blank,
    find_end,
    find_title,
    is_adornment,
    measure_indent,
)  # fmt: skip

_REPLACE = re.compile(r"^\.\. \|([^|\n]{1,100})\| replace:: *([^\n]{1,500})", re.MULTILINE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST_TABLE = 400  # lines
_DEEPEST = 20  # lists in lists; what is further in is one paragraph


@dataclass(frozen=True, slots=True)
class _Place:
    """What the lines belong to."""

    replacements: Mapping[str, str]
    styles: list[str] = field(default_factory=list)  # of titles, in the order they came in
    depth: int = 0  # of lists
    quoted: bool = False


def read_rst(text: str) -> Draft:
    """Return the draft of a text; its title is the first heading, unless text stands before it."""
    lines = [line.expandtabs(8).rstrip() for line in text.lstrip("\ufeff").splitlines()]
    found = _REPLACE.findall("\n".join(lines))
    place = _Place({name: words for name, words in found if marked.may_repeat(text, words)})
    fields = _read_head(lines)
    date = _ISO.match(fields.get("date", ""))
    draft = marked.make_draft(
        _read(lines, place),
        "markdown",
        title=fields.get("title"),
        author=fields.get("author") or fields.get("authors"),
        date=date[0] if date else None,
    )
    return marked.lift_title(draft)


def _read_head(lines: Sequence[str]) -> dict[str, str]:
    """Return the fields that name author and date, which stand near the start."""
    found = (FIELD.match(line) for line in lines[:30])
    return {match[1].lower(): match[2] or "" for match in found if match}


def _read(lines: Sequence[str], place: _Place) -> Iterator[marked.Piece]:
    at = 0
    while at < len(lines):
        line = lines[at]
        title = find_title(lines, at) if line else None
        if not line:
            at += 1
        elif title and not TABLE.match(line):
            yield _make_heading(title[0], title[1], place)
            at += title[2]
        elif TABLE.match(line):
            end = _find_table_end(lines, at)
            yield Removed(" ".join(lines[at:end]), "table")
            at = end
        elif is_adornment(line):
            at += 1
        elif EXPLICIT.match(line):
            end = find_end(lines, at + 1, 1)
            yield from _read_explicit(lines[at:end], place)
            at = end
        elif FIELD.match(line):
            end = find_end(lines, at + 1, 1)
            yield Removed(" ".join(lines[at:end]), "field")
            at = end
        else:
            pieces, at = _read_body(lines, at, place)
            yield from pieces


def _read_body(lines: Sequence[str], at: int, place: _Place) -> tuple[Iterator[marked.Piece], int]:
    line, item = lines[at], ITEM.match(lines[at])
    if line.startswith(" "):
        end = find_end(lines, at + 1, 1)
        # Below a line without a blank one between, it explains that line.
        quoted = place.quoted or at == 0 or not lines[at - 1]
        deeper = replace(place, quoted=quoted, depth=place.depth + 1)
        return _read_inside(dedent(lines[at:end]), deeper), end
    if item and place.depth < _DEEPEST:
        width = max(2, item.end())
        end = find_end(lines, at + 1, min(width, _next_indent(lines, at) or width))
        return _read_item(lines[at:end], item, place), end
    if line.startswith(DOCTEST):
        end = find_blank(lines, at)
        return iter((Block("\n".join(lines[at:end]), "code"),)), end
    end = at + 1
    while end < len(lines) and lines[end] and not lines[end].startswith(" "):
        if (
            EXPLICIT.match(lines[end])
            or lines[end].startswith(LINE_BLOCK)
            or find_title(lines, end)
        ):
            break
        end += 1
    return _read_paragraph(lines, at, end, place)


def _next_indent(lines: Sequence[str], at: int) -> int:
    return measure_indent(lines[at + 1]) if at + 1 < len(lines) else 0


def _read_paragraph(
    lines: Sequence[str], at: int, end: int, place: _Place
) -> tuple[Iterator[marked.Piece], int]:
    """Return a paragraph, and the code below it that its two colons announce."""
    text = " ".join(part.removeprefix(LINE_BLOCK) for part in lines[at:end])
    kind = "quote" if place.quoted else "paragraph"
    if not text.endswith("::"):
        return iter((Block(_read_text(text, place), kind),)), end  # type: ignore[arg-type]
    start = next((i for i in range(end, len(lines)) if lines[i]), len(lines))
    stop = find_end(lines, start, 1)
    label = text[:-2] if text[-3:-2] in (" ", "") else text[:-1]
    code = "\n".join(dedent(lines[start:stop]))
    return iter((Block(_read_text(label, place)), Block(code, "code"))), max(stop, end)


def _read_item(lines: Sequence[str], item: re.Match[str], place: _Place) -> Iterator[marked.Piece]:
    deeper = replace(place, depth=place.depth + 1, quoted=False)
    rest = dedent(lines[1:])
    first = [lines[0][item.end() :], *rest]
    number = int(item[1]) if item[1] and item[1].isdigit() else None
    for place_in, piece in enumerate(_read(first, deeper)):
        if place_in == 0 and isinstance(piece, Block) and piece.kind == "paragraph":
            yield replace(piece, kind="item", level=deeper.depth, number=number)
        else:
            yield piece


def _read_inside(lines: Sequence[str], place: _Place) -> Iterator[marked.Piece]:
    if place.depth > _DEEPEST:
        yield Block(_read_text(" ".join(lines), place))
    else:
        yield from _read(lines, place)


def _read_explicit(lines: Sequence[str], place: _Place) -> Iterator[marked.Piece]:
    """Read a directive by its name; a comment, a note and a target are out."""
    match = DIRECTIVE.match(lines[0])
    if match is None:
        reason = "note" if NOTE.match(lines[0]) else "comment"
        if not lines[0].startswith(("__", ".. _")):
            yield Removed(" ".join(lines)[3:], reason)
        return
    kind, body = open_directive(match, lines[1:])
    if kind == "code":
        yield Block("\n".join(body), "code")
    elif kind == "heading":
        yield Block(_read_text(" ".join(body), place), "heading")
    elif kind in ("prose", "quote"):
        deeper = replace(place, quoted=kind == "quote", depth=place.depth + 1)
        yield from _read_inside(body, deeper)
    else:
        yield Removed(" ".join(body), kind)


def _make_heading(text: str, style: str, place: _Place) -> Block:
    if style not in place.styles:
        place.styles.append(style)
    level = min(6, place.styles.index(style) + 1)
    return Block(_read_text(text, place), "heading", level=level)


def _find_table_end(lines: Sequence[str], at: int) -> int:
    """Return where a table ends: a simple one at its own rule before a blank line."""
    if lines[at].startswith("="):
        for end in range(at + 1, min(len(lines), at + _LONGEST_TABLE)):
            if lines[end] == lines[at] and not "".join(lines[end + 1 : end + 2]):
                return end + 1
    return find_blank(lines, at)


def _read_text(text: str, place: _Place) -> str:
    return read_inline(text, place.replacements)
