"""Sort the parts of a mail: texts to read, mails that came with it, files that are only named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from summarize.errors import InputError
from summarize.language.characters import one_line
from summarize.readers.mail.charsets import decode_body
from summarize.readers.mail.headers import decode_field
from summarize.readers.mail.message import DEEPEST, Part, parse_mail, walk_parts

_SEALED = InputError("an encrypted mail: decrypt it first, or save its text")
_ARMOUR = "-----BEGIN PGP MESSAGE-----"
# What tells programs of the mail's way, or that it is whole.
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
    """A text of a mail, in one form or in two."""

    plain: str | None = None
    html: str | None = None
    name: str = ""  # of the file that it is, too; it is read where there is no other text


@dataclass(frozen=True, slots=True)
class Content:
    """What a mail consists of, in its order."""

    bodies: tuple[Body, ...] = ()
    mails: tuple[Part, ...] = ()
    files: tuple[str, ...] = ()  # names of attachments


def read_content(part: Part, depth: int = 0) -> Content:
    """Return what a mail, or a part of it, consists of; raise InputError for an encrypted one."""
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
    """Return the content with its named texts among the files, unless it has no others."""
    bodies = tuple(body for body in content.bodies if not body.name)
    if not bodies:
        return content
    named = (body.name for body in content.bodies if body.name)
    return replace(content, bodies=bodies, files=(*content.files, *named))


def name_file(part: Part) -> str:
    """Return the name of the file that a part holds; "" if it has none."""
    name = part.param("filename", "Content-Disposition") or part.param("name")
    return one_line(decode_field(name))[:200]


def _read_text(part: Part) -> Body:
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


def _read_parts(part: Part, depth: int) -> Content:
    parts = walk_parts(part)
    if part.kind == "multipart/signed":
        return read_content(next(parts, Part(part.head, b"", "text/plain")), depth + 1)
    if part.kind == "multipart/related":
        return _read_related(part, list(parts), depth)
    contents = [read_content(inner, depth + 1) for inner in parts]
    joined = _join(contents)
    if part.kind == "multipart/alternative" and joined.bodies:
        return replace(joined, bodies=(_choose_forms(joined.bodies),))
    return joined


def _read_related(part: Part, parts: list[Part], depth: int) -> Content:
    """Return the page that the other parts belong to, and what of these is a file of its own."""
    root = find_root(part, parts)
    if root is None:
        return Content()
    files = tuple(
        name
        for other in parts
        if other is not root and other.field("Content-Disposition").lower().startswith("attach")
        if (name := name_file(other))
    )
    return _join((read_content(root, depth + 1), Content(files=files)))


def find_root(part: Part, parts: list[Part]) -> Part | None:
    """Return the part of a multipart/related that the others belong to (RFC 2387)."""
    start = part.param("start").strip("<> ")
    named = (p for p in parts if start and p.field("Content-ID").strip("<> ") == start)
    first = parts[0] if parts else None
    return next(named, first)


def _choose_forms(bodies: Iterable[Body]) -> Body:
    """Return the forms of one text as one body."""
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
    """Return the text with every paragraph on one line; quoted lines keep their marks.

    The format itself (RFC 3676) says which lines are one; no hyphen is asked of texts/line_ends.
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
