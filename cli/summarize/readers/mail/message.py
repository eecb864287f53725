"""Messages: cut a mail into its parts, however broken it is, in linear time.

The standard library parses the headers, but not the parts: its parser needs a stack frame for each
level of nesting, and checks every line once per level.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message
from email.parser import HeaderParser
from email.utils import collapse_rfc2231_value

from summarize.lazy import compile_late
from summarize.readers.mail.charsets import decode_header_bytes
from summarize.readers.mail.opening_header import trim_start

DEEPEST = 20  # nested parts; mails that are forwarded again and again have five
MOST_PARTS = 10_000
_LONGEST_FIELD = 5_000  # characters; nobody needs a long list of recipients
_LONGEST_HEAD = 1_000_000  # bytes
_BOUNDARY = compile_late(
    rb"^--([^\s-][^\n]{0,200}?|-{1,99}[^\s-][^\n]{0,99}?)[ \t]*\nContent-", re.M
)
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_ANY_ERROR = (MessageError, LookupError, ValueError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class MimePart:
    """A part of a mail, or a whole mail: its header, and its body before decoding."""

    head: Message
    body: bytes
    kind: str  # such as "text/plain"

    def field(self, name: str) -> str:
        """Read a header field as it is written, on one line; "" if it is missing."""
        value = str(self.head.get(name) or "")[:_LONGEST_FIELD]
        return " ".join(value.split())

    def param(self, name: str, field: str = "Content-Type") -> str:
        """Read a parameter of a field; "" if it is missing or broken."""
        try:
            value = self.head.get_param(name, "", field)
            return collapse_rfc2231_value(value) if value else ""
        except _ANY_ERROR:
            return ""

    def decode(self) -> bytes:
        """Decode the body from base64 or quoted-printable; broken pieces are dropped."""
        encoding = self.field("Content-Transfer-Encoding")
        if encoding.lower() == "base64":
            return _decode_base64(self.body)
        message = Message()
        message["Content-Transfer-Encoding"] = encoding
        message.set_payload(self.body.decode("ascii", "surrogateescape"))
        data = message.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""


def _decode_base64(body: bytes) -> bytes:
    """Decode as much as possible: the end may be cut off, or the body no base64 at all."""
    if b" " in body.lstrip().partition(b"\n")[0].strip():
        return body
    letters = _NO_BASE64.sub(b"", body)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return b64decode(letters + b"=" * (-len(letters) % 4))


def parse_mail(data: bytes) -> MimePart:
    """Parse a mail to its header and body."""
    data = data.replace(b"\r\n", b"\n")
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return _parse_part(trim_start(data), "text/plain")


def _parse_part(data: bytes, default: str) -> MimePart:
    if data.startswith(b"\n"):
        head, body = b"", data[1:]
    else:
        head, _, body = data.partition(b"\n\n")
    message = HeaderParser().parsestr(decode_header_bytes(head[:_LONGEST_HEAD]))
    for name in ("Content-Type", "Content-Disposition"):
        if len(str(message.get(name) or "")) > _LONGEST_FIELD:
            del message[name]  # reading its parameters takes quadratic time
    kind = message.get_content_type() if "Content-Type" in message else default
    return MimePart(message, body, kind)


def walk_parts(part: MimePart) -> Iterator[MimePart]:
    """Yield the direct parts of a multipart; nothing for any other part."""
    if not part.kind.startswith("multipart/"):
        return
    default = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
    for number, data in enumerate(_cut(part)):
        if number >= MOST_PARTS:
            return
        yield _parse_part(data, default)


def _cut(part: MimePart) -> Iterator[bytes]:
    """Cut a body at its boundaries; yield it whole if it has none."""
    body = b"\n" + part.body
    named = part.param("boundary").encode("utf-8", "surrogateescape").strip()
    if not named or b"\n--" + named not in body:
        found = _BOUNDARY.search(body)
        if found is None:
            yield b"\n" + part.body
            return
        named = found[1]
    mark = re.compile(rb"\n--" + re.escape(named[:500]) + rb"(--)?[ \t]*(?=\n|\Z)")
    start = None
    for match in mark.finditer(body):
        if start is not None:
            yield body[start : match.start()]
        start = match.end() + 1
        if match[1]:
            return
    if start is not None:
        yield body[start:]  # the end is cut off
