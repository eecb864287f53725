"""Tell what a browser saved: a .webarchive of Safari, and from where a page was saved."""

import re

from summarize.models import Source

_SEEN = 2_000  # bytes in which the note, or the first key, stands
# "Page saved with SingleFile, url: ..." and "saved from url=(0023)..." of Chrome and Firefox.
_ADDRESS = re.compile(
    rb"<!--\s{0,20}(?:Page saved with SingleFile\s{1,20}url:\s{0,20}"
    rb"|saved from url=\(\d{1,4}\))(https?://[^\s<>\"]{1,1900})"
)


def is_webarchive(data: bytes) -> bool:
    """Tell a page that Safari saved with all that belongs to it, by its first bytes."""
    if data.startswith(b"bplist00"):
        return b"WebMainResource" in data
    start = data[:_SEEN]
    return b"<plist" in start and b"<key>WebMainResource</key>" in start


def find_address(source: Source) -> Source:
    """Return a page with the address from which its note says that it was saved, if it has one."""
    found = None if source.url else _ADDRESS.search(source.data[:_SEEN])
    return source._replace(url=found[1].decode(errors="replace")) if found else source
