"""Read Markdown: its blocks without marks, links and images. The only home of markdown-it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from summarize.errors import InputError
from summarize.language.characters import clean_lines, one_line
from summarize.lazy import compile_late
from summarize.models import Block, Draft
from summarize.readers.html.code import read_preformatted

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A(?:---\n(.*?)\n(?:---|\.\.\.)|\+\+\+\n(.*?)\n\+\+\+)\n", re.DOTALL)
_FIELD = re.compile(r"^(title|author|date) *[:=] *[\"']?(.*?)[\"']? *$", re.MULTILINE)
_SPOKEN = {"text", "code_inline", "text_special"}
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
# What lxml takes into no tree: it raises where such a character stands before the first element.
_NO_XML = compile_late("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WORD = re.compile(r"\w")
_LINE_MARK = re.compile(r"^[ \t>]{0,99}(?:[-+*#>=|]|\d{1,9}[.)])", re.MULTILINE)
_MOST_MARKS = 50_000  # lines with a mark, or twice as many brackets or bars: up to 8 s
_LISTS = ("bullet_list_open", "ordered_list_open")


@dataclass(frozen=True, slots=True)
class _Place:
    """What a line of text belongs to."""

    quoted: bool = False
    depth: int = 0  # of lists
    number: int | None = None  # of the next item of a numbered list


def read_markdown(text: str) -> Draft:
    """Return title and blocks, no images and comments; raise InputError for too many marks."""
    text = text.replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    fields = dict(_FIELD.findall(front[1] or front[2])) if front else {}
    body = text[front.end() :] if front else text
    inner = (body.count("[") + body.count("|")) // 2
    if sum(1 for _ in _LINE_MARK.finditer(body)) + inner > _MOST_MARKS:
        raise InputError(f"Markdown of over {_MOST_MARKS:,} marks: too large to read")
    parser = MarkdownIt("commonmark").enable("table")
    return Draft(
        tuple(_read_tokens(parser.parse(body))),
        form="markdown",
        title=one_line(fields.get("title", "")) or None,
        author=one_line(fields.get("author", "")) or None,
        date=fields["date"][:10] if re.match(r"\d{4}-\d\d-\d\d", fields.get("date", "")) else None,
    )


def _read_tokens(tokens: list["Token"]) -> Iterator[Block]:
    places = [_Place()]
    block = Block("")  # what the next line of text is, without the text
    row = column = -1
    for token in tokens:
        place = places[-1]
        if token.type == "inline":
            text = _read_inline(token)
            if text:
                yield replace(block, text=text)
                # What else stands in an item is a paragraph of it.
                block = replace(block, kind="paragraph", number=None)
        elif token.type in ("fence", "code_block"):
            if token.type == "code_block":  # to most who write one, an indented paragraph
                yield from read_preformatted(token.content)
            elif token.content.strip():
                yield Block(clean_lines(token.content).rstrip(), "code")
        elif token.type == "html_block":
            yield from _read_html(token.content)
        elif token.type == "heading_open":
            block = Block("", "heading", level=int(token.tag[1:]))
        elif token.type == "list_item_open":
            block = Block("", "item", level=place.depth, number=place.number)
            if place.number is not None:
                places[-1] = replace(place, number=place.number + 1)
        elif token.type == "tr_open":
            row, column = row + 1, -1
        elif token.type in ("th_open", "td_open"):
            column += 1
            block = Block("", "cell", row=row, column=column)
        elif token.type == "table_open":
            row = -1
        elif token.type == "paragraph_open" and block.kind != "item":
            block = Block("", "quote" if place.quoted else "paragraph")
        elif token.type in _LISTS:
            start = token.attrs.get("start", 1) if token.type == _LISTS[1] else None
            number = int(start) if start is not None else None
            places.append(replace(place, depth=place.depth + 1, number=number))
        elif token.type == "blockquote_open":
            places.append(_Place(quoted=True))
        elif token.type in ("bullet_list_close", "ordered_list_close", "blockquote_close"):
            places.pop()
        if token.type in ("heading_close", "list_item_close", "table_close"):
            block = Block("")


def _read_inline(token: "Token") -> str:
    parts = [
        child.content if child.type in _SPOKEN else " "
        for child in token.children or ()
        if child.type in _SPOKEN or child.type.endswith("break") or _BREAK.match(child.content)
    ]
    return one_line("".join(parts))


def _read_html(html: str) -> Iterator[Block]:
    """Yield the blocks of HTML that stands between those of Markdown."""
    html = _COMMENT.sub("", html)
    behind_tags = (part.partition("<")[0] for part in html.split(">")[1:])
    if not any(map(_WORD.search, behind_tags)):
        return
    # Imported here: 20 ms that few texts need.
    from summarize.readers.html.blocks import list_blocks
    from summarize.readers.html.fragment import load_fragment
    from summarize.readers.html.limits import limit_tags

    data = _NO_XML.sub(" ", limit_tags(html.encode()).decode(errors="replace"))
    yield from list_blocks(load_fragment(f"<div>{data}</div>")).blocks
