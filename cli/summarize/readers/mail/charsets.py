"""Decode the bytes of mails, whose charset may be missing, unknown or wrong."""

import codecs
import re
from contextlib import suppress

from summarize.errors import InputError
from summarize.lazy import compile_late
from summarize.readers.decode import decode_text

# What browsers take these names for (WHATWG Encoding, 4.2), as the mails were written there.
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
    """Decode a text of a mail by its charset, or by guess where it can't be that one."""
    name = find_codec(charset)
    if _HIGH.search(data):
        # Of texts in other charsets hardly one is UTF-8, too; many say that they are another.
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig")
    if name:
        with suppress(UnicodeDecodeError):
            return data.decode(name)
    with suppress(InputError):
        return decode_text(data)
    return data.decode(name or "latin-1", errors="replace")


def decode_header_bytes(data: bytes) -> str:
    """Decode a header: ASCII by the rules, but programs write UTF-8 or their own charset, too.

    Their own is what they say that the text below is in.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARSET.search(data)
        charset = find_codec(named[1].decode("ascii")) if named else None
        return data.decode(charset or "cp1252", errors="replace")


def find_codec(charset: str) -> str | None:
    """Return Python's name of a charset of text, or None."""
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
