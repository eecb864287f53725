"""Read an article that came as HTML without a page around it, as in a feed."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml.etree import LxmlError
from lxml.html import HTMLParser, document_fromstring

from summarize.errors import InputError, NoArticleError
from summarize.language.control_characters import one_line
from summarize.lazy import compile_late
from summarize.models import Block, Draft, Removed
from summarize.notices.class_names import AROUND_ENTRY
from summarize.readers.decode import decode_text
from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.limits import limit_tags

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS = frozenset(("aside", "dialog", "footer", "form", "label", "menu", "nav"))
_MOST = 600  # characters; longer elements wrap the text
_MOST_TAGS = 500_000  # which take 6 s and 300 MB
_LINKED = 0.5  # share of links, from which a last block leads elsewhere
# The last line that WordPress adds in feeds.
_SIGNED = compile_late(
    r"\b(?:appeared first on|erschien zuerst auf|apparu en premier sur|se publicó primero en"
    r"|apareceu primeiro em|verscheen eerst op|proviene da|pochodzi z serwisu|впервые появилась)\b",
    re.IGNORECASE,
)
_SIGNED_WORDS = 60  # of such a line, at most


def read_fragment(data: bytes) -> Draft:
    """Read an article without a page around it; raise InputError or NoArticleError.

    All its blocks are candidates: an extractor would lose short texts.
    """
    if data.count(b"<") > _MOST_TAGS:
        raise InputError(f"an article of over {_MOST_TAGS:,} tags")
    tree = load_fragment(decode_text(limit_tags(data)))
    around = _drop_around(tree)
    blocks = list_blocks(tree).blocks
    kept = _count_article(blocks)
    after = [Removed(block.text, "related") for block in blocks[kept:]]
    return Draft(tuple(blocks[:kept]), removed=(*around, *after))


def load_fragment(text: str) -> "HtmlElement":
    """Parse a piece of HTML; raise NoArticleError if it has no elements."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.replace("\0", "").encode(errors="replace"), parser=parser)
    except LxmlError as error:  # no element in it
        raise NoArticleError("no article text found") from error


def _drop_around(tree: "HtmlElement") -> list[Removed]:
    """Hide the clutter around a text from the reader, and return it."""
    removed = []
    for element in tree.iter():
        named = AROUND_ENTRY.search(element.get("class") or "")
        if not (named or element.tag in _TAGS) or _is_dropped(element):
            continue
        text = one_line(" ".join(islice(element.itertext(), _MOST)))
        if len(text) < _MOST:
            element.tag = "button"
            removed += [Removed(text, "share")] if text else []
    return removed


def _is_dropped(element: "HtmlElement") -> bool:
    return any(outer.tag == "button" for outer in element.iterancestors())


def _count_article(blocks: list[Block]) -> int:
    """Count the blocks before the final ones that lead elsewhere."""
    end = len(blocks)
    while end and (
        blocks[end - 1].links >= _LINKED
        or (end < len(blocks) and blocks[end - 1].kind == "heading")
        or _is_signature(blocks[end - 1].text)
    ):
        end -= 1
    return end or len(blocks)


def _is_signature(text: str) -> bool:
    return len(text.split()) <= _SIGNED_WORDS and _SIGNED.search(text) is not None
