"""Tell pages, Markdown and plain text apart by how they look."""

import re

from summarize.extract.decode import SNIFFED, decode_bom

HTML = "html"
MARKDOWN = "markdown"
TEXT = "text"

# The tags by which a browser knows a page without a type (WHATWG MIME Sniffing, 7.1), the
# sectioning tags of saved fragments, and other XML, whose tags nobody wants to read. A page may
# open with stray output before its <html>.
_HTML_START = re.compile(
    r"\s*<(?:\?xml|!doctype html|!--|(?:rss|feed|svg|html|head|script|iframe|h[1-6]|div|font"
    r"|table|a|style|title|b|body|br|p|article|section|main|header|nav|ul|ol|meta|link|span)"
    r"[\s/>])",
    re.IGNORECASE,
)
_HTML_NEAR_START = re.compile(r"<(?:html|body|!doctype html)[\s>]", re.IGNORECASE)

_MARKDOWN_STRONG = re.compile(
    r"^#{1,6} +\S"  # heading
    r"|^(?:```|~~~)"  # fenced code
    r"|!?\[[^\]\n]{0,300}\]\([^\s)]{1,2000}(?: +\"[^\"\n]*\")?\)"  # link or image
    r"|^\[[^\]\n]{1,300}\]: +\S"  # link definition
    r"|^[^\n]{1,200}\n={3,}$"  # underlined heading
    r"|\A---\n(?:[A-Za-z_-]{1,40}:[^\n]*\n)",  # front matter
    re.MULTILINE,
)
_MARKDOWN_WEAK = re.compile(r"(?<![*\w])\*\*[^\s*][^*\n]{0,300}\*\*(?!\w)|(?<!\w)__[^\s_][^_\n]*__")


def tell_html(data: bytes) -> str:
    """Return HTML or TEXT, by how the data starts."""
    head = decode_bom(data[:SNIFFED], errors="ignore") or data[:SNIFFED].decode("latin-1")
    return HTML if _HTML_START.match(head) or _HTML_NEAR_START.search(head) else TEXT


def text_kind(text: str) -> str:
    """Return MARKDOWN or TEXT; Markdown shows one sure mark, or two of the less sure."""
    if _MARKDOWN_STRONG.search(text) or len(_MARKDOWN_WEAK.findall(text)) >= 2:
        return MARKDOWN
    return TEXT
