"""Digests of mailing lists: multipart/digest, or text with rules between mails (RFC 1153)."""

import re

from summarize.lazy import compile_late
from summarize.readers.mail.content import read_content
from summarize.readers.mail.message import DEEPEST, MimePart, walk_parts

_RULE = re.compile(r"^-{25,80}[ \t]{0,9}$", re.MULTILINE)
_HEADER = compile_late(
    r"\A\n{0,9}(?:Message: [^\n]{1,40}\n)?"
    r"((?:[A-Z][A-Za-z-]{1,30}: [^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,20})[ \t]*\n"
)
_FIELDS = re.compile(r"^(From|Subject|Date): ", re.MULTILINE)


def cut_digest(part: MimePart) -> list[bytes]:
    """Cut a digest into its mails; empty for any other mail."""
    found = _find_multipart(part, 0)
    if found is not None:
        return [inner.decode() for inner in walk_parts(found) if inner.kind == "message/rfc822"]
    if part.kind != "text/plain" or not _RULE.search(part.body.decode("latin-1")):
        return []
    text = "\n\n".join(body.plain or "" for body in read_content(part).bodies)
    mails = [_read_section(section) for section in _RULE.split(text)]
    return [mail for mail in mails if mail]


def _find_multipart(part: MimePart, depth: int) -> MimePart | None:
    if part.kind == "multipart/digest":
        return part
    if depth >= DEEPEST or part.kind not in ("multipart/mixed", "multipart/related"):
        return None
    inner = (_find_multipart(one, depth + 1) for one in walk_parts(part))
    return next((one for one in inner if one is not None), None)


def _read_section(section: str) -> bytes:
    """Read the text between two rules as a mail; empty if it doesn't open with a header."""
    header = _HEADER.match(section)
    if header is None or len(set(_FIELDS.findall(header[1]))) < 2:
        return b""
    # It has been decoded with the digest: its own fields about encoding no longer apply.
    fields = re.sub(r"(?m)^Content-[^\n]*\n(?:[ \t][^\n]*\n)*", "", header[1])
    return f"{fields}\n{section[header.end() :].strip()}\n".encode(errors="replace")
