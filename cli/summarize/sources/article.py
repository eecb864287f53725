"""Get at the one article that a source holds: unpacked, taken out of its archive or feed."""

from summarize.models import Source

_GZIP = b"\x1f\x8b"
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks and white space
_OPENINGS = (b"<", b"{", b"bplist00")


def take_article(source: Source) -> Source:
    """Return a source of one article; each reader is loaded only where its kind may come.

    Raise InputError for what is broken, NoArticleError for a feed of no or of many articles.
    """
    if source.data.startswith(_GZIP):
        from summarize.extract.unpack import unpack_gzip

        source = source._replace(data=unpack_gzip(source.data))
    if source.alone or not source.data[:99].lstrip(_BEFORE_MARKUP).startswith(_OPENINGS):
        return source
    from summarize.sources.feed import pick_entry
    from summarize.sources.saved import find_address, is_webarchive

    if is_webarchive(source.data):
        from summarize.sources.webarchive import open_webarchive

        return open_webarchive(source)
    return pick_entry(find_address(source))
