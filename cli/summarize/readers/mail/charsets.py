"""Charsets of mails, which may be missing, unknown or wrong."""

import codecs
import re
from contextlib import suppress

from summarize.errors import InputError
from summarize.lazy import compile_late
from summarize.readers.decode import decode_text

# Codecs that browsers use for these names (WHATWG Encoding, 4.2), and mails are written in.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_ALIASES = {
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "x-gbk": "gb18030",
    "cp-850": "cp850",
    "unicode-1-1-utf-7": "utf-7",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
}
_CHARSET = compile_late(rb"\bcharset\s{0,9}=\s{0,9}\"?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]")


def decode_body(data: bytes, charset: str) -> str:
    """Decode a text by its declared charset, or by detection if that fails."""
    name = find_codec(charset)
    if _HIGH.search(data):
        # Hardly any text in another charset is valid UTF-8, but much UTF-8 is declared as another.
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig")
    if name:
        with suppress(UnicodeDecodeError):
            return data.decode(name)
    with suppress(InputError):
        return decode_text(data)
    return data.decode(name or "latin-1", errors="replace")


def decode_header_bytes(data: bytes) -> str:
    """Decode a header, which should be ASCII, but may be UTF-8 or the charset of the body."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARSET.search(data)
        charset = find_codec(named[1].decode("ascii")) if named else None
        return data.decode(charset or "cp1252", errors="replace")


def find_codec(charset: str) -> str | None:
    """Find Python's name of a charset of text; None if it is unknown."""
    charset = charset.strip().strip("'\"").lower()
    if not charset.isascii() or len(charset) > 40:
        return None
    try:
        codec = codecs.lookup(_ALIASES.get(charset, charset))
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding or codec.name in ("idna", "punycode", "undefined"):
        return None
    return _MEANT.get(codec.name, codec.name)
