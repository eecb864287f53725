"""Content of a mail: texts to read, enclosed mails, and attachments, which are only named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from summarize.errors import InputError
from summarize.language.control_characters import one_line
from summarize.readers.mail.charsets import decode_body
from summarize.readers.mail.headers import decode_field
from summarize.readers.mail.message import DEEPEST, MimePart, parse_mail, walk_parts

_SEALED = InputError("an encrypted mail: decrypt it first, or save its text")
_ARMOUR = "-----BEGIN PGP MESSAGE-----"
# Parts for programs: delivery reports, signatures.
_FOR_PROGRAMS = frozenset(
    "application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature "
    "message/delivery-status message/disposition-notification text/rfc822-headers "
    "application/pgp-encrypted message/feedback-report".split()
)
_ENRICHED = re.compile(r"<[^<>\n]{1,60}>")
_DEPTH = re.compile(r">{0,99}")
_SIGNATURE = "-- "


@dataclass(frozen=True, slots=True)
class Body:
    """A text of a mail, as plain text, HTML or both."""

    plain: str | None = None
    html: str | None = None
    name: str = ""  # of its file; such a text is read if there is no other


@dataclass(frozen=True, slots=True)
class Content:
    """Content of a mail, in its order."""

    bodies: tuple[Body, ...] = ()
    mails: tuple[MimePart, ...] = ()
    files: tuple[str, ...] = ()  # names of attachments


def read_content(part: MimePart, depth: int = 0) -> Content:
    """Read the content of a mail or of a part of one; raise InputError for an encrypted one."""
    kind = part.kind
    if kind == "multipart/encrypted" or (
        kind.endswith("pkcs7-mime") and "signed" not in part.param("smime-type")
    ):
        raise _SEALED
    if kind.startswith("multipart/"):
        return _read_parts(part, depth) if depth < DEEPEST else Content()
    if kind in _FOR_PROGRAMS:
        return Content()
    name = name_file(part)
    attached = part.field("Content-Disposition").lower().startswith("attachment")
    if kind == "message/rfc822":
        return Content(mails=(parse_mail(part.decode()),))
    if kind.startswith("text/") and not attached and kind != "text/calendar":
        return Content(bodies=(replace(_read_text(part), name=name),))
    return Content(files=(name or kind,))


def choose_bodies(content: Content) -> Content:
    """Move texts with a file name to the attachments, unless the mail has no other text."""
    bodies = tuple(body for body in content.bodies if not body.name)
    if not bodies:
        return content
    named = (body.name for body in content.bodies if body.name)
    return replace(content, bodies=bodies, files=(*content.files, *named))


def name_file(part: MimePart) -> str:
    """Read the file name of a part; "" if it has none."""
    name = part.param("filename", "Content-Disposition") or part.param("name")
    return one_line(decode_field(name))[:200]


def _read_text(part: MimePart) -> Body:
    text = decode_body(part.decode(), part.param("charset")).replace("\r\n", "\n")
    text = text.replace("\r", "\n")
    if part.kind == "text/html":
        return Body(html=text)
    if _ARMOUR in text:
        raise _SEALED
    if part.param("format").lower() == "flowed":
        text = join_flowed(text, delete_space=part.param("delsp").lower() == "yes")
    if part.kind == "text/enriched":
        text = _ENRICHED.sub("", text)
    return Body(plain=text)


def _read_parts(part: MimePart, depth: int) -> Content:
    parts = walk_parts(part)
    if part.kind == "multipart/signed":
        return read_content(next(parts, MimePart(part.head, b"", "text/plain")), depth + 1)
    if part.kind == "multipart/related":
        return _read_related(part, list(parts), depth)
    contents = [read_content(inner, depth + 1) for inner in parts]
    joined = _join(contents)
    if part.kind == "multipart/alternative" and joined.bodies:
        return replace(joined, bodies=(_choose_forms(joined.bodies),))
    return joined


def _read_related(part: MimePart, parts: list[MimePart], depth: int) -> Content:
    """Read the root of related parts, and the names of those that are attachments."""
    root = find_related_root(part, parts)
    if root is None:
        return Content()
    files = tuple(
        name
        for other in parts
        if other is not root and other.field("Content-Disposition").lower().startswith("attach")
        if (name := name_file(other))
    )
    return _join((read_content(root, depth + 1), Content(files=files)))


def find_related_root(part: MimePart, parts: list[MimePart]) -> MimePart | None:
    """Find the root of a multipart/related (RFC 2387)."""
    start = part.param("start").strip("<> ")
    named = (p for p in parts if start and p.field("Content-ID").strip("<> ") == start)
    first = parts[0] if parts else None
    return next(named, first)


def _choose_forms(bodies: Iterable[Body]) -> Body:
    """Combine the alternatives of one text to one body."""
    bodies = list(bodies)
    bodies = [body for body in bodies if not body.name] or bodies
    plains = [body.plain for body in bodies if body.plain is not None]
    pages = [body.html for body in bodies if body.html is not None]
    return Body(plains[0] if plains else None, "\n".join(pages) if pages else None)


def _join(contents: Iterable[Content]) -> Content:
    contents = list(contents)
    return Content(
        tuple(body for content in contents for body in content.bodies),
        tuple(mail for content in contents for mail in content.mails),
        tuple(name for content in contents for name in content.files),
    )


def join_flowed(text: str, *, delete_space: bool = False) -> str:
    """Join the lines of each paragraph of flowed text; quoted lines keep their marks.

    The format itself marks lines that continue (RFC 3676): hyphens don't matter.
    """
    joined: list[str] = []
    depth_before, open_line = 0, False
    pieces: list[str] = []
    for line in text.split("\n"):
        depth = _DEPTH.match(line).end()  # type: ignore[union-attr]
        content = line[depth:].removeprefix(" ")
        flows = content.endswith(" ") and content != _SIGNATURE
        if not (open_line and depth == depth_before and content != _SIGNATURE):
            if pieces:
                joined.append("".join(pieces))
            pieces = [">" * depth + " " if depth else ""]
        pieces.append(content[:-1] if flows and delete_space else content)
        depth_before, open_line = depth, flows
    joined.append("".join(pieces))
    return "\n".join(joined)
