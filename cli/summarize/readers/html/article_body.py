"""Mark the blocks that stand in the text of the article that a page declares for machines."""

import re
from collections.abc import Sequence
from html import unescape

from summarize.language.normalization import squeeze
from summarize.readers.html.blocks import Page
from summarize.readers.html.metadata.structured_data import Node

_NAME = "articleBody"  # of schema.org
_TAG = re.compile(r"<[^<>]{1,2000}>")
_LEAST = 40  # letters of a block that is known wherever it stands; a shorter one follows another
_NEAR = 5  # letters between two that follow one another


def read_body(nodes: Sequence[Node]) -> str:
    """Read the longest text that a page declares as its article, squeezed; "" without one."""
    found = (node.get(_NAME) for node in nodes)
    texts = (text for text in found if isinstance(text, str))
    return squeeze(_TAG.sub(" ", unescape(max(texts, key=len, default=""))))


def mark_body(page: Page, body: str) -> Page:
    """Mark the blocks of a page that stand in its declared text, in order."""
    if not body:
        return page
    marked, end = set[int](), 0
    for number, block in enumerate(page.blocks):
        text = squeeze(block.text)
        place = body.find(text, end) if text else -1
        if place >= 0 and (len(text) >= _LEAST or (marked and place <= end + _NEAR)):
            marked.add(number)
            end = place + len(text)
    return page._replace(body=frozenset(marked))
