"""Put back into the body what libxml2, which knows no HTML5, leaves in the head."""

from typing import TYPE_CHECKING

from lxml.etree import SubElement

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SECTIONS = (
    "article aside details dialog figure footer header hgroup main nav search section".split()
)


def move_sections(tree: "HtmlElement") -> None:
    """Move the first section in the head and what follows it: ``<title>T</title><main>``."""
    head = tree.find("head")
    if head is None:
        return
    first = next(head.iterchildren(*_SECTIONS), None)
    if first is None:
        return
    body = tree.find("body")
    if body is None:
        body = SubElement(tree, "body")
    stray = head[head.index(first) :]
    stray[-1].tail = (stray[-1].tail or "") + (body.text or "")
    body.text = None
    body[:0] = stray
