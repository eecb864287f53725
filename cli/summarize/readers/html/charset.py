"""The charset of a page: its byte order mark, UTF-8, or the one it declares (HTML, 13.2.3.2)."""

import re

from summarize.lazy import compile_late
from summarize.readers.decode import decode_bom, decode_once, find_codec, is_sound
from summarize.readers.html.lean_trafilatura import decode_file

_DECLARED = compile_late(
    rb"<meta[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,99}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_USUAL = "cp1252"  # declared by many servers for pages in any charset
_LETTER, _WORD = re.compile(rb"[\xc0-\xff]"), re.compile(rb"[\xc0-\xff]{4,}")  # of other scripts
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32)))
_FORBIDDEN = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")  # U+FFFE and U+FFFF
_HEAD = 8_192  # bytes; browsers look at 1,024, and some pages declare their charset later


def encode_page(data: bytes) -> bytes:
    """Encode a page as UTF-8, without the characters that XML forbids.

    If nothing tells its charset, trafilatura guesses. Its detectors are no match for what a page
    says: of 148 pages in other charsets, they made signs out of the quotation marks or the whole
    text of 22.
    """
    text = decode_bom(data)
    if text is None:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            text = _decode(data)
            if text is None:
                text = decode_file(data)
    if text is not None:
        data = text.encode("utf-8", errors="replace")
    data = decode_once(data)
    for forbidden in _FORBIDDEN:
        data = data.replace(forbidden, b"")
    return data.translate(None, _CONTROLS)


def _decode(data: bytes) -> str | None:
    text = data.decode("utf-8", errors="replace")
    if is_sound(text):
        return text
    declared = _DECLARED.search(data[:_HEAD])
    codec = find_codec((declared[1] or declared[2]).decode("ascii")) if declared else None
    if codec is None or codec.startswith("utf"):  # the bytes would be pairs, or UTF-8
        return None
    text = data.decode(codec, errors="replace")
    if codec == _USUAL and 2 * sum(map(len, _WORD.findall(data))) > len(_LETTER.findall(data)):
        return None
    return text if "\ufffd" not in text or is_sound(text) else None
