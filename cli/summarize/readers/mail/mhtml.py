"""Find the page in a saved one (MHTML): a mail whose root is HTML and names its origin."""

from typing import NamedTuple

from summarize.readers.mail.charsets import decode_body
from summarize.readers.mail.content import find_related_root
from summarize.readers.mail.message import MimePart, walk_parts


class SavedPage(NamedTuple):
    """A page as it was saved."""

    data: bytes
    url: str | None


def find_page(part: MimePart) -> SavedPage | None:
    """Find the page that was saved in a mail; None for a mail that someone wrote."""
    if part.kind == "text/html":
        root, parts = part, [part]
    elif part.kind == "multipart/related":
        parts = list(walk_parts(part))
        found = find_related_root(part, parts)
        if found is None:
            return None
        root = found
    else:
        return None
    saved = part.field("Snapshot-Content-Location") or root.field("Content-Location")
    sent = part.field("To") or part.field("Received") or part.field("Delivered-To")
    if root.kind not in ("text/html", "application/xhtml+xml") or not saved or sent:
        return None
    data, charset = root.decode(), root.param("charset")
    if charset:
        data = decode_body(data, charset).encode("utf-8", errors="replace")
    return SavedPage(data, saved if saved.startswith(("http://", "https://")) else None)
