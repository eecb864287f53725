"""Header at the start of a text: a message that a mail reader pipes, or a PEP."""

import re
from contextlib import suppress

from summarize.language.control_characters import one_line
from summarize.lazy import compile_late
from summarize.models import Draft, Removed

_HEADER = compile_late(r"\A(?:[A-Z][A-Za-z-]{1,30}:[ \t][^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,}\n")
_BOM = b"\xef\xbb\xbf"
# The line before each mail of an mbox, with no colon after "From".
_ENVELOPE = re.compile(rb">?From [^\n]{1,300}\n")
_FIELD = compile_late(r"^(Subject|From|Title|Author):[ \t]+(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_ADDRESS = compile_late(r"\s{0,9}<[^<>]{0,400}>$")


def has_header(text: str) -> bool:
    """Check whether a text opens with a header."""
    return _HEADER.match(text.replace("\r\n", "\n")) is not None


def trim_start(data: bytes) -> bytes:
    """Drop a byte order mark, blank lines and mbox's "From " line before a header."""
    data = data.removeprefix(_BOM).lstrip(b" \t\n")
    envelope = _ENVELOPE.match(data)
    return data[envelope.end() :] if envelope else data


def split_header(text: str) -> tuple[Draft, str]:
    """Split a message into subject and sender, and its text; any other text stays whole."""
    header = _HEADER.match(text)
    fields = dict(_FIELD.findall(header[0])) if header else {}
    if header is None or not fields:
        return Draft(()), text
    subject = _decode(fields.get("Subject") or fields.get("Title", ""))
    sender = _ADDRESS.sub("", _decode(fields.get("From") or fields.get("Author", ""))).strip('"')
    removed = (Removed(one_line(header[0]), "header"),)
    draft = Draft((), title=subject or None, author=sender or None, removed=removed)
    return draft, text[header.end() :]


def _decode(field: str) -> str:
    """Decode a header field: non-ASCII text is encoded (RFC 2047)."""
    if "=?" in field:
        from email.header import decode_header, make_header

        with suppress(LookupError, ValueError):  # an unknown charset, broken base64
            field = str(make_header(decode_header(field)))
    return one_line(field)
