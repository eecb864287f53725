"""Tell HTML, Markdown, plain text and binary data apart by their bytes; decode what is text."""

import codecs
import re

from summarize.errors import InputError

HTML = "html"
MARKDOWN = "markdown"
TEXT = "text"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
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
_SNIFFED = 2048  # bytes

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
    head = _decode_bom(data[:_SNIFFED], errors="ignore") or data[:_SNIFFED].decode("latin-1")
    return HTML if _HTML_START.match(head) or _HTML_NEAR_START.search(head) else TEXT


def text_kind(text: str) -> str:
    """Return MARKDOWN or TEXT; Markdown shows one sure mark, or two of the less sure."""
    if _MARKDOWN_STRONG.search(text) or len(_MARKDOWN_WEAK.findall(text)) >= 2:
        return MARKDOWN
    return TEXT


def decode_text(data: bytes) -> str:
    """Decode by BOM, as UTF-8, else by guess; raise InputError for data that is no text."""
    text = _decode_bom(data)
    if text is not None:
        return text
    if b"\0" not in data:
        try:
            return _refuse_controls(data.decode("utf-8"), data)
        except UnicodeDecodeError:
            pass
    _refuse_known_binary(data)
    # Imported here: 18 ms that a text in UTF-8 should not cost.
    from charset_normalizer import from_bytes

    guess = from_bytes(data).best()
    if guess is None:
        raise InputError("binary data, not text")
    return _refuse_controls(str(guess), data)


def _decode_bom(data: bytes, errors: str = "replace") -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors=errors)
    return None


def _refuse_controls(text: str, data: bytes) -> str:
    """Pass text on; raise where more than one character in ten of its start is a control."""
    start = text[:_SNIFFED]
    controls = sum(char < " " and char not in "\t\n\r\f\x1b" for char in start)
    if controls * 10 > len(start) or start.startswith("%PDF-"):
        _refuse_known_binary(data)
        raise InputError("binary data, not text")
    return text


def _refuse_known_binary(data: bytes) -> None:
    import puremagic

    try:
        matches = puremagic.magic_string(data[:_SNIFFED])
    except puremagic.PureError:
        matches = []
    best = max(matches, key=lambda match: match.confidence, default=None)
    # One or two bytes of evidence, which text may start with too, name nothing.
    if best is not None and best.name and len(best.byte_match) > 2:
        raise InputError(f"binary data, not text: {best.name}")
    if b"\0\0\0" in data[:_SNIFFED] and not data.startswith((b"<", b"\0")):
        raise InputError("binary data, not text")
