"""Read code in a page: lines that are elements, and ``<pre>``, which may hold prose."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.language.characters import clean_characters
from summarize.models import Block
from summarize.readers.texts.plain.wrapping import join_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CODE_SIGN = re.compile(r"[{}<>=;|\\$#_*/~^]|\(\)")
_PROSE_WORDS = 7  # a line, from which a text is prose
_MOST_SIGNS = 0.01  # of the characters of prose are signs of code
_LINES = ("div", "p", "li")
_BREAKING = (*_LINES, "ol", "ul")


def read_preformatted(text: str) -> Iterator[Block]:
    """Yield a block of code, or the paragraphs of a text."""
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
    signs = sum(len(_CODE_SIGN.findall(line)) for line in lines)
    return len(lines) > 2 and words >= _PROSE_WORDS * len(lines) and signs <= _MOST_SIGNS * size


def join_code(tree: "HtmlElement") -> None:
    """Break the text in each ``pre`` where its elements break a line; numbers of lines go."""
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
    """Yield the outermost elements that stand beside others of their kind."""
    from lxml.etree import iterwalk  # Markdown, whose code is read here, too, needs no lxml

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
