"""Detect HTML by its start, and read it: a page, or an article without one."""

import re
from collections.abc import Callable
from functools import cache

from summarize.lazy import DeferredModule, compile_late, defer
from summarize.models import Draft, Source
from summarize.readers.decode import SNIFFED, decode_bom
from summarize.readers.format_features import FormatFeatures
from summarize.readers.formats.markdown import FRAGMENT_START, MARKDOWN_BLOCK
from summarize.readers.mail.opening_header import has_header

# Tags by which browsers detect a page (WHATWG MIME Sniffing, 7.1), and other XML.
_PAGE_START = re.compile(
    r"\s*<(?:\?xml|!doctype html|rss|feed|svg|html?|head|script|iframe|style|title|body|meta|link)"
    r"[\s/>]",
    re.IGNORECASE,
)
# Stray output may precede the <html>.
_PAGE_NEAR_START = compile_late(
    r"^[ \t]*<(?:html|body|!doctype html)[\s>]", re.IGNORECASE | re.MULTILINE
)
# The ends of blocks: with one in every second line, a text is a page that lacks its start.
_BLOCK_END = compile_late(r"</(?:p|div|li|h[1-6]|blockquote|section)>|<br ?/?>", re.IGNORECASE)
_FEWEST_ENDS, _ENDS_SHARE = 3, 0.5  # ends of blocks in a tagged text; of its lines that have one
# A paragraph of Markdown after an element: HTML would put it in an element.
_BARE_PARAGRAPH = compile_late(
    r"(?:</\w{1,20}>|-->|/>|<(?:img|br|hr)\b[^<>]{0,999}>)[ \t]*\n[ \t]*\n[^<\s]"
)
_SEEN = 32_768  # bytes of a fragment that are searched for Markdown
# Imported by lxml, trafilatura, urllib.parse and logging for others, in 12 ms.
_FOR_OTHERS = (
    DeferredModule("gzip", "GzipFile"),
    DeferredModule("html", "escape", "unescape"),
    DeferredModule("inspect", "getfullargspec"),
    DeferredModule("ipaddress"),
    DeferredModule("traceback"),
)


def read_html(source: Source) -> Draft:
    """Read the possible article in a source; raise InputError or NoArticleError."""
    if source.alone:
        from summarize.readers.html.fragment import read_fragment

        return read_fragment(source.data)
    return _load_reader()(source.data, source.url)


@cache
def _load_reader() -> Callable[[bytes, str | None], Draft]:
    """Load the reader of pages, whose libraries take 50 ms."""
    with defer(_FOR_OTHERS):
        from summarize.readers.html.page import read_page

    return read_page


def detect_html(features: FormatFeatures) -> bool | None:
    """Detect a page by its start; Markdown that opens with HTML does not count."""
    return is_page(features.data) or None


def is_page(data: bytes) -> bool:
    """Check whether data starts like a page."""
    head = _decode(data[:SNIFFED])
    if _PAGE_START.match(head):
        return True
    near = _PAGE_NEAR_START.search(head)
    if near and not has_header(head) and not MARKDOWN_BLOCK.search(head, 0, near.start()):
        return True
    text = _decode(data[:_SEEN])
    if FRAGMENT_START.match(head):
        return not (MARKDOWN_BLOCK.search(text) or _BARE_PARAGRAPH.search(text))
    return head.lstrip()[:1] not in "{[" and _is_tagged(text) and not MARKDOWN_BLOCK.search(text)


def _is_tagged(text: str) -> bool:
    """Check whether a text is mostly lines with the ends of blocks of HTML."""
    if "</" not in text:
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    ended = sum(_BLOCK_END.search(line) is not None for line in lines)
    enough = len(_BLOCK_END.findall(text)) >= _FEWEST_ENDS
    return enough and ended >= _ENDS_SHARE * len(lines)


def _decode(data: bytes) -> str:
    text = decode_bom(data, errors="ignore")
    return (data.decode("latin-1") if text is None else text).replace("\r\n", "\n")
