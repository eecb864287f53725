"""Read code in a page: ``<pre>``, which may hold prose, and lines that are elements."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.language.control_characters import clean_characters
from summarize.models import Block
from summarize.readers.wrapping import join_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CODE_SYMBOL = re.compile(r"[{}<>=;|\\$#_*/~^]|\(\)")
_PROSE_WORDS = 7  # a line in prose, at least
_MOST_SYMBOLS = 0.01  # share of code symbols in prose
_LINES = ("div", "p", "li")
_BREAKING = (*_LINES, "ol", "ul")


def read_preformatted(text: str) -> Iterator[Block]:
    """Yield one block of code, or the paragraphs of preformatted prose."""
    lines = [line.rstrip() for line in clean_characters(text.expandtabs(4)).splitlines()]
    filled = [i for i, line in enumerate(lines) if line]
    if not filled:
        return
    if _is_prose([lines[i] for i in filled]):
        yield from (Block(paragraph) for paragraph in join_lines(lines))
        return
    code = "\n".join(lines[filled[0] : filled[-1] + 1])
    if any(map(str.isalnum, code)):
        yield Block(code, "code")


def _is_prose(lines: list[str]) -> bool:
    size, words = sum(map(len, lines)), sum(len(line.split()) for line in lines)
    signs = sum(len(_CODE_SYMBOL.findall(line)) for line in lines)
    return len(lines) > 2 and words >= _PROSE_WORDS * len(lines) and signs <= _MOST_SYMBOLS * size


def join_code(tree: "HtmlElement") -> None:
    """Turn elements that act as lines inside ``<pre>`` into line breaks; drop line numbers."""
    for code in tree.iter("pre"):
        breaking = list(code.iter(*_BREAKING))
        if not breaking:
            continue
        for line in list(_list_lines(code)):
            line.tail = "\n" + (line.tail or "").lstrip("\r\n")
        for element in breaking:
            if element.get("aria-hidden") == "true" and element.text_content().strip().isdecimal():
                element.clear(keep_tail=True)
            element.tag = "span"


def _list_lines(code: "HtmlElement") -> Iterator["HtmlElement"]:
    """Yield the outermost elements that have a sibling of their kind."""
    from lxml.etree import iterwalk  # Markdown uses this module, too, and needs no lxml

    walker = iterwalk(code, events=("start",))
    for _, element in walker:
        if element.tag in _LINES and (
            _is_alike(element, element.getnext()) or _is_alike(element, element.getprevious())
        ):
            walker.skip_subtree()
            yield element


def _is_alike(element: "HtmlElement", other: "HtmlElement | None") -> bool:
    return (
        other is not None
        and other.tag == element.tag
        and other.get("class") == element.get("class")
    )
