"""Get at the page in a .webarchive, the property list in which Safari saves one."""

import plistlib
from xml.parsers.expat import ExpatError

from summarize.errors import InputError, NoArticleError
from summarize.models import Source

# What plistlib raises for bytes that are no property list, or one deep or odd.
_ODD_LIST = (ExpatError, KeyError, OverflowError, RecursionError, TypeError, ValueError)


def open_webarchive(source: Source, data: bytes) -> Source:
    """Return the page in a .webarchive, with its address; raise InputError, NoArticleError."""
    try:
        archive = plistlib.loads(data)
    except _ODD_LIST as error:
        raise InputError("a webarchive that is broken") from error
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
