"""Read Markdown: the text without its marks, links and images. The only home of markdown-it."""

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from summarize.models import Block, Draft
from summarize.text.characters import one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(r"^(title|author|date): *[\"']?(.*?)[\"']? *$", re.MULTILINE)
_SPOKEN = {"text", "code_inline", "text_special"}


def read_markdown(text: str) -> Draft:
    """Return title and paragraphs; code blocks, HTML and images are left out."""
    text = text.replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    fields = dict(_FIELD.findall(front[1])) if front else {}
    body = text[front.end() :] if front else text
    # An indented block is an indented paragraph to most who write one, not code.
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    # A heading is a line of its own; so is a paragraph, a list item and a table cell.
    inlines = [token for token in parser.parse(body) if token.type == "inline"]
    return Draft(
        tuple(Block(line) for line in map(_read_inline, inlines) if line),
        title=one_line(fields.get("title", "")) or None,
        author=one_line(fields.get("author", "")) or None,
        date=fields["date"][:10] if re.match(r"\d{4}-\d\d-\d\d", fields.get("date", "")) else None,
    )


def _read_inline(token: "Token") -> str:
    parts = [
        child.content if child.type in _SPOKEN else " "
        for child in token.children or ()
        if child.type in _SPOKEN or child.type.endswith("break")
    ]
    return one_line("".join(parts))
