"""Tell pages, Markdown and plain text apart by how they look."""

import re

from summarize.readers.decode import SNIFFED, decode_bom
from summarize.readers.mail.header import has_header

HTML = "html"
MARKDOWN = "markdown"
TEXT = "text"

# The tags by which a browser knows a page without a type (WHATWG MIME Sniffing, 7.1), and other
# XML, whose tags nobody wants to read.
_PAGE_START = re.compile(
    r"\s*<(?:\?xml|!doctype html|rss|feed|svg|html|head|script|iframe|style|title|body|meta|link)"
    r"[\s/>]",
    re.IGNORECASE,
)
# What a saved fragment may open with, and a Markdown text, too.
_FRAGMENT_START = re.compile(
    r"\s*<(?:!--|(?:h[1-6]|div|font|table|a|b|br|p|article|section|main|header|nav|ul|ol|span"
    r"|img|picture|center|details|blockquote)[\s/>])",
    re.IGNORECASE,
)
# A page may open with stray output before its <html>.
_PAGE_NEAR_START = re.compile(
    r"^[ \t]*<(?:html|body|!doctype html)[\s>]", re.IGNORECASE | re.MULTILINE
)
# A paragraph that stands bare after an element has ended: Markdown sets none of its own.
_BARE_PARAGRAPH = re.compile(
    r"(?:</\w{1,20}>|-->|/>|<(?:img|br|hr)\b[^<>]{0,999}>)[ \t]*\n[ \t]*\n[^<\s]"
)
_SEEN = 32_768  # bytes of a fragment in which marks of Markdown are looked for

_MARKDOWN_BLOCK = re.compile(
    r"^#{1,6} +\S"  # heading
    r"|^(?:```|~~~)"  # fenced code
    r"|^\[[^\]\n]{1,300}\]: +\S"  # link definition
    r"|^[-*] +\[[^\]\n]{1,300}\]\(\S"  # a list of links
    r"|\A---\n(?:[A-Za-z_-]{1,40}:[^\n]*\n)"  # front matter
    r"|\A\+\+\+\n(?:[A-Za-z_-]{1,40} ?=[^\n]*\n)",
    re.MULTILINE,
)
_MARKDOWN_LINK = re.compile(
    r"!?\[[^\]\n]{0,300}\]\([^\s)]{1,2000}(?: +\"[^\"\n]*\")?\)"  # link or image
    r"|^[^\n]{1,200}\n={3,}$",  # underlined heading
    re.MULTILINE,
)
# Without one of these no pattern can match: a text of 40 MB is looked through in .3 s, not in 4.
_BLOCK_STARTS = ("#", "```", "~~~", "[", "-", "*", "+++")
_LINK_SIGNS = ("](", "\n===")
_WEAK_SIGNS = ("**", "__")
_MARKDOWN_WEAK = re.compile(r"(?<![*\w])\*\*[^\s*][^*\n]{0,300}\*\*(?!\w)|(?<!\w)__[^\s_][^_\n]*__")


def tell_html(data: bytes) -> str:
    """Return HTML or TEXT, by how the data starts; Markdown that opens with HTML is text."""
    head = _decode(data[:SNIFFED])
    if _PAGE_START.match(head):
        return HTML
    near = _PAGE_NEAR_START.search(head)
    if near and not has_header(head) and not _MARKDOWN_BLOCK.search(head, 0, near.start()):
        return HTML
    if not _FRAGMENT_START.match(head):
        return TEXT
    text = _decode(data[:_SEEN])
    return TEXT if _MARKDOWN_BLOCK.search(text) or _BARE_PARAGRAPH.search(text) else HTML


def _decode(data: bytes) -> str:
    text = decode_bom(data, errors="ignore")
    return (data.decode("latin-1") if text is None else text).replace("\r\n", "\n")


def text_kind(text: str, *, sure: bool = False) -> str:
    """Return MARKDOWN or TEXT; Markdown shows one sure mark, or two of the less sure.

    With ``sure`` only a heading, code, a list of links or front matter will do.
    """
    if _has_block(text) or _FRAGMENT_START.match(text):
        return MARKDOWN
    return MARKDOWN if not sure and (_has_link(text) or _has_weak(text)) else TEXT


def _has_block(text: str) -> bool:
    starts = text.startswith(_BLOCK_STARTS) or any(f"\n{mark}" in text for mark in _BLOCK_STARTS)
    return starts and _MARKDOWN_BLOCK.search(text) is not None


def _has_link(text: str) -> bool:
    return any(sign in text for sign in _LINK_SIGNS) and _MARKDOWN_LINK.search(text) is not None


def _has_weak(text: str) -> bool:
    return any(sign in text for sign in _WEAK_SIGNS) and len(_MARKDOWN_WEAK.findall(text)) >= 2
