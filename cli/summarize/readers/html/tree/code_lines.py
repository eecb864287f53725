"""Make one text of code whose lines are elements, as programs that colour it write it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml.etree import iterwalk

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LINES = ("div", "p", "li")
_BREAKING = (*_LINES, "ol", "ul")


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
