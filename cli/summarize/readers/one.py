"""Get at the one article that a source holds: unpacked, taken out of its archive or feed."""

from summarize.language.addresses import show_address
from summarize.models import Source

_GZIP = b"\x1f\x8b"
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks and white space
_OPENINGS = (b"<", b"{", b"bplist00")


def take_article(source: Source) -> Source:
    """Return a source of one article; each reader is loaded only where its kind may come.

    Raise InputError for what is broken, NoArticleError for a feed of no or of many articles.
    """
    source = _take_out(source._replace(data=unpack(source.data)))
    return source._replace(url=show_address(source.url))


def _take_out(source: Source) -> Source:
    if source.alone or not may_be_feed(source.data):
        return source
    from summarize.readers.feeds.feeds import pick_entry
    from summarize.readers.saved.saved import find_address, is_webarchive

    if is_webarchive(source.data):
        from summarize.readers.saved.webarchive import open_webarchive

        return open_webarchive(source)
    return pick_entry(find_address(source))


def unpack(data: bytes) -> bytes:
    """Return what is in gzip'ed data, other data as it is; raise InputError for what is broken."""
    if not data.startswith(_GZIP):
        return data
    from summarize.readers.unpack import unpack_gzip

    return unpack_gzip(data)


def may_be_feed(data: bytes) -> bool:
    """Tell by the first byte whether data may be a feed, a list of them or an archive of a page."""
    return data[:99].lstrip(_BEFORE_MARKUP).startswith(_OPENINGS)
