"""Tell what a browser saved: a .webarchive of Safari, and from where a page was saved."""

import plistlib
import re
from xml.parsers.expat import ExpatError

from summarize.errors import InputError, NoArticleError
from summarize.models import Source
from summarize.readers.look import Look

_SEEN = 2_000  # bytes in which the note, or the first key, stands
# "Page saved with SingleFile, url: ..." and "saved from url=(0023)..." of Chrome and Firefox.
_ADDRESS = re.compile(
    rb"<!--\s{0,20}(?:Page saved with SingleFile\s{1,20}url:\s{0,20}"
    rb"|saved from url=\(\d{1,4}\))(https?://[^\s<>\"]{1,1900})"
)
# What plistlib raises for bytes that are no property list, or one deep or odd.
ODD_LIST = (
    AttributeError, ExpatError, LookupError, OverflowError, RecursionError, TypeError, ValueError
)  # fmt: skip


def tell_webarchive(look: Look) -> bool | None:
    """Tell a page that Safari saved with all that belongs to it, by its first bytes."""
    if look.data.startswith(b"bplist00"):
        return b"WebMainResource" in look.data or None
    start = look.data[:_SEEN]
    return (b"<plist" in start and b"<key>WebMainResource</key>" in start) or None


def find_address(look: Look) -> str | None:
    """Return the address from which a page's note says that it was saved, if nothing else says."""
    found = None if look.source.url else _ADDRESS.search(look.data[:_SEEN])
    return found[1].decode(errors="replace") if found else None


def name_address(source: Source, address: str) -> Source:
    """Return a saved page with its address."""
    return source._replace(url=address, look=None)


def open_webarchive(source: Source, data: bytes) -> Source:
    """Return the page in a .webarchive, with its address; raise InputError, NoArticleError."""
    try:
        archive = plistlib.loads(data)
    except ODD_LIST as error:
        raise InputError("the webarchive is broken") from error
    page = archive.get("WebMainResource") if isinstance(archive, dict) else None
    found = page.get("WebResourceData") if isinstance(page, dict) else None
    if not isinstance(page, dict) or not isinstance(found, bytes):
        raise NoArticleError("a webarchive without a page")
    url = page.get("WebResourceURL")
    url = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
    found = _write_utf8(found, page.get("WebResourceTextEncodingName"))
    return source._replace(data=found, url=source.url or url, look=None)


def _write_utf8(data: bytes, encoding: object) -> bytes:
    """Return text in UTF-8, which a page that names no charset is taken for."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(str(encoding)).encode()
        except (LookupError, ValueError):
            return data
    return data
