"""Decode bytes of text and refuse others; pages are decoded in html/page.py."""

import codecs
import re

from summarize.errors import InputError
from summarize.lazy import compile_late

_SOUND = 5  # other characters beyond ASCII for each that is broken, in a text in UTF-8
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Codecs that browsers use for these names (WHATWG Encoding, 4.2), and pages and mails are in.
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
# UTF-8 that was read as Latin-1 and written as UTF-8 once more. A control character (C1) in one
# such character is the proof: no text holds any. Of 1,900 pages 22 have it.
_TWICE = compile_late(
    rb"\xc3[\x82-\x9f]\xc2[\x80-\xbf]|\xc3[\xa0-\xaf](?:\xc2[\x80-\xbf]){2}"
    rb"|\xc3[\xb0-\xb4](?:\xc2[\x80-\xbf]){3}"
)
_PROOF = compile_late(rb"\xc3[\x82-\xb4]\xc2[\x80-\x9f]")
_NO_CHARSETS = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape")
SNIFFED = 2048  # bytes
_ARCHIVES = (
    (b"xl/workbook.", "an Excel workbook: save its text as CSV"),
    (b"ppt/presentation.", "a PowerPoint presentation"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet: save its text as CSV"),
    (b"opendocument.presentation", "an OpenDocument presentation"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The names of the streams that hold the text of an old office file, in UTF-16.
_OLD = (
    ("EncryptedPackage", "an encrypted Office file: it needs a password"),
    (
        "WordDocument",
        "an old Word document (.doc): save it as DOCX, or run: catdoc -w FILE | summarize",
    ),
    (
        "PowerPoint Document",
        "an old PowerPoint presentation (.ppt): save it as PPTX, or run: "
        "soffice --convert-to pptx FILE",
    ),
    ("Workbook", "an old Excel workbook (.xls): save its text as CSV"),
    ("Book", "an old Excel workbook (.xls): save its text as CSV"),
)
# Other files that a command converts: the place of their mark, the mark, their name.
_CONVERTED = (
    (0, b"AT&TFORM", "a DjVu document: run: djvutxt FILE | summarize"),
    (60, b"BOOKMOBI", "a Kindle book (.mobi, .azw): run: ebook-convert FILE book.epub"),
    (60, b"TEXtREAd", "a book for Palm (.pdb): run: ebook-convert FILE book.epub"),
)
# A member of any, the first since 2013, the second before, with a small or a large "b"; those were
# packed twice for a while.
_IWORK = (b"Index/Document.iwa", b"uildVersionHistory.plist")
_IWORKS = (
    (b"index.apxl", "a Keynote presentation (.key): export it as PPTX or PDF"),
    (b"Index/Slide", "a Keynote presentation (.key): export it as PPTX or PDF"),
    (b"Index/CalculationEngine", "a document of Pages or Numbers: export it as DOCX or PDF"),
    (b"", "a document of Pages, Numbers or Keynote: export it as DOCX or PDF"),
)


def decode_text(data: bytes) -> str:
    """Decode by byte order mark, as UTF-8, or by a guess; raise InputError for binary data."""
    text = decode_bom(data)
    if text is not None:
        return text
    data = decode_once(data)
    if b"\0" not in data:
        try:
            return _refuse_controls(data.decode("utf-8"), data)
        except UnicodeDecodeError:
            text = data.decode("utf-8", errors="replace")
            if is_sound(text):
                return _refuse_controls(text, data)
    _refuse_known_binary(data)
    # Imported here: a text in UTF-8 should not wait 18 ms for it.
    from charset_normalizer import from_bytes

    guess = from_bytes(data).best()
    if guess is None:
        raise InputError("binary data, not text")
    return _refuse_controls(str(guess), data)


def decode_once(data: bytes) -> bytes:
    """Undo the second of two encodings in UTF-8, if there were two."""
    return _TWICE.sub(_decode_character, data) if _PROOF.search(data) else data


def _decode_character(twice: re.Match[bytes]) -> bytes:
    once = twice[0].decode("utf-8").encode("latin-1")
    return once if "\ufffd" not in once.decode("utf-8", errors="replace") else twice[0]


def is_sound(text: str) -> bool:
    """Check whether hardly a character of a decoded text is broken.

    A byte or two may be, or the end is cut off: the rest is in no other charset.
    """
    return text.count("\ufffd") * _SOUND < sum(char > "\x7f" for char in text)


def decode_bom(data: bytes, errors: str = "replace") -> str | None:
    """Decode data that begins with a byte order mark; None for any other."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors=errors)
    return None


def find_codec(charset: str) -> str | None:
    """Find Python's name of a charset of text; None if it is unknown."""
    charset = charset.strip().strip("'\"").lower()
    if not charset.isascii() or len(charset) > 40:
        return None
    try:
        codec = codecs.lookup(_ALIASES.get(charset, charset))
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding or codec.name in _NO_CHARSETS:
        return None
    return _MEANT.get(codec.name, codec.name)


def _refuse_controls(text: str, data: bytes) -> str:
    """Pass text on; raise InputError if more than a tenth of its start is control characters."""
    start = text[:SNIFFED]
    controls = sum(char < " " and char not in "\t\n\r\f\x1b" for char in start)
    if controls * 10 > len(start) or start.startswith("%PDF-"):
        _refuse_known_binary(data)
        raise InputError("binary data, not text")
    return text


def _refuse_known_binary(data: bytes) -> None:
    if data.startswith(b"PK\x03\x04"):
        marks = _IWORKS if any(mark in data for mark in _IWORK) else _ARCHIVES
        names = (name for mark, name in marks if mark in data)
        raise InputError(f"binary data, not text: {next(names, 'a ZIP archive')}")
    if data.startswith(_OLE):
        streams = (name for stream, name in _OLD if stream.encode("utf-16-le") in data)
        raise InputError(f"binary data, not text: {next(streams, 'an old Office file')}")
    for place, mark, name in _CONVERTED:
        if data.startswith(mark, place):
            raise InputError(f"binary data, not text: {name}")
    import puremagic

    try:
        matches = puremagic.magic_string(data[:SNIFFED])
    except puremagic.PureError:
        matches = []
    best = max(matches, key=lambda match: match.confidence, default=None)
    # One or two bytes of evidence, which text may start with too, name nothing.
    if best is not None and best.name and len(best.byte_match) > 2:
        raise InputError(f"binary data, not text: {best.name}")
    if b"\0\0\0" in data[:SNIFFED] and not data.startswith((b"<", b"\0")):
        raise InputError("binary data, not text")
