"""Get at the one article that a source holds: unpacked, and taken out of its feed."""

from summarize.models import Source

_GZIP = b"\x1f\x8b"
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks and white space


def take_article(source: Source) -> Source:
    """Return a source of one article; each reader is loaded only where its kind may come.

    Raise InputError for what is broken, NoArticleError for a feed of no or of many articles.
    """
    if source.data.startswith(_GZIP):
        from summarize.extract.unpack import unpack_gzip

        source = source._replace(data=unpack_gzip(source.data))
    if source.data[:99].lstrip(_BEFORE_MARKUP).startswith((b"<", b"{")):
        from summarize.sources.feed import pick_entry

        return pick_entry(source)
    return source
