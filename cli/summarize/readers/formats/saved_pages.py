"""Pages and shortcuts that a browser or a desktop saved: Safari's .webarchive, .url, .webloc."""

import plistlib
import re
from xml.parsers.expat import ExpatError

from summarize.errors import InputError, NoArticleError
from summarize.language.addresses import show_address
from summarize.models import Source
from summarize.readers.format_features import FormatFeatures

_SEEN = 2_000  # bytes that contain the note, or the first key
# "Page saved with SingleFile, url: ..." and "saved from url=(0023)..." of Chrome and Firefox.
_SAVED_FROM = re.compile(
    rb"<!--\s{0,20}(?:Page saved with SingleFile\s{1,20}url:\s{0,20}"
    rb"|saved from url=\(\d{1,4}\))(https?://[^\s<>\"]{1,1900})"
)
# Errors of plistlib for bytes that are no property list, or a deep or odd one.
_ODD_LIST = (
    AttributeError, ExpatError, LookupError, OverflowError, RecursionError, TypeError, ValueError
)  # fmt: skip


def detect_webarchive(features: FormatFeatures) -> bool | None:
    """Detect a page that Safari saved with all its resources, by its first bytes."""
    if features.data.startswith(b"bplist00"):
        return b"WebMainResource" in features.data or None
    start = features.data[:_SEEN]
    return (b"<plist" in start and b"<key>WebMainResource</key>" in start) or None


def detect_address(features: FormatFeatures) -> str | None:
    """Find the address in the note of a saved page, unless another one is known."""
    found = None if features.source.url else _SAVED_FROM.search(features.data[:_SEEN])
    return found[1].decode(errors="replace") if found else None


def enter_address(source: Source, address: str) -> Source:
    """Add its address to a saved page."""
    return source._replace(url=address)


def enter_webarchive(source: Source, data: bytes) -> Source:
    """Unpack the page of a .webarchive, with its address; raise InputError, NoArticleError."""
    try:
        archive = plistlib.loads(data)
    except _ODD_LIST as error:
        raise InputError("the webarchive is broken") from error
    page = archive.get("WebMainResource") if isinstance(archive, dict) else None
    found = page.get("WebResourceData") if isinstance(page, dict) else None
    if not isinstance(page, dict) or not isinstance(found, bytes):
        raise NoArticleError("a webarchive without a page")
    url = page.get("WebResourceURL")
    url = url if isinstance(url, str) and url.startswith(("http://", "https://")) else None
    found = _write_utf8(found, page.get("WebResourceTextEncodingName"))
    return source._replace(data=found, url=source.url or url)


def _write_utf8(data: bytes, encoding: object) -> bytes:
    """Convert text to UTF-8, the charset assumed for a page that names none."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(str(encoding)).encode()
        except (LookupError, ValueError):
            return data
    return data


_ADDRESS = re.compile(rb"^URL(?:\[\$e\])?\s{0,9}=\s{0,9}(\S{1,2000})", re.MULTILINE)
# Followed by one of its lines: a text may only mention the mark.
_PROGRAM = re.compile(rb"\[Desktop Entry\][ \t]{0,9}\r?\n\s{0,9}[\w@.\[\]-]{1,60}[ \t]?=")
_KEYS = {"URL"}  # of a .webloc, and nothing else
_LONGEST = 50_000  # bytes of a shortcut: a program's has its name in a hundred languages


def detect_shortcut(features: FormatFeatures) -> str | None:
    """Find the address to which a .url, .desktop or .webloc leads; "" for a program."""
    if len(features.data) > _LONGEST:
        return None
    if _PROGRAM.match(features.opening) and not _ADDRESS.search(features.data):
        return ""
    if not features.opening.startswith((b"<", b"bplist")):
        found = _ADDRESS.search(features.data)
        return found[1].decode(errors="replace") if found else None
    try:
        properties = plistlib.loads(features.data)
    except _ODD_LIST:
        return None
    address = (
        properties["URL"] if isinstance(properties, dict) and set(properties) == _KEYS else None
    )
    return address if isinstance(address, str) else None


def enter_shortcut(_: Source, address: str) -> Source:
    """Raise NoArticleError with the address to give instead."""
    if not address:
        raise NoArticleError("a menu entry (.desktop) that starts a program")
    what = "address" if "://" in address else "file"
    raise NoArticleError(f"a shortcut to {show_address(address)}: give that {what}")
