"""Feeds and lists of feeds, told by their first bytes; the articles of a feed, one by one."""

from collections.abc import Iterator
from itertools import islice

from summarize.errors import NoArticleError
from summarize.language.characters import one_line
from summarize.lazy import compile_late
from summarize.models import Source
from summarize.numbers import unescape
from summarize.readers.look import Look

_VERSION = compile_late(
    rb'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1'
)
_RSS_IN_RDF = ("purl.org/rss/1.0", "netscape.com/rdf/simple/0.9")
_FEED_OF_LIST = compile_late(rb"xml[Uu](?:rl|RL)\s{0,9}=\s{0,9}[\"']([^\"'<>]{1,2000})")
_NAMED = 3  # of the feeds or the articles that an error speaks of


def tell_feed(look: Look) -> bool | None:
    """Tell by the first bytes whether data is a feed: RSS, RDF, Atom, or JSON Feed."""
    if look.root.name in ("rss", "feed"):
        return True
    if look.root.name == "rdf":
        return any(mark in look.root.tag for mark in _RSS_IN_RDF) or None
    return _is_json_feed(look.data) or None


def split_feed(data: bytes) -> Iterator[Source]:
    """Yield the articles of a feed, in its order; the data of one without a text is empty.

    Raise InputError for the feed is broken or too large to read.
    """
    if _is_json_feed(data):
        from summarize.readers.feeds.json_feed import split_json_feed

        return split_json_feed(data)
    # Imported here: feedparser takes 55 ms.
    from summarize.readers.feeds.xml_feed import split_xml_feed

    return split_xml_feed(data)


def pick_entry(source: Source, data: bytes) -> Source:
    """Return the only article of a feed; raise NoArticleError for one of no or of many."""
    entries = list(split_feed(data))
    if not entries:
        raise NoArticleError("a feed without articles")
    if len(entries) > 1:
        named = (f'"{e.title}"' for e in entries if e.title)
        some = ", ".join([*islice(named, _NAMED), "..."])
        raise NoArticleError(f"a feed of {len(entries):,} articles, take one: {some}")
    if not entries[0].data:
        raise NoArticleError("a feed of one article, without its text")
    return entries[0]._replace(name=source.name)


def refuse_list(_: Source, data: bytes) -> Source:
    """Raise NoArticleError for a list of feeds, and name some of them."""
    urls = _FEED_OF_LIST.findall(data)
    found = [one_line(unescape(url.decode("utf-8", "replace"))) for url in urls]
    if not found:
        raise NoArticleError("an outline (OPML) without feeds")
    some = ", ".join([*found[:_NAMED], *(["..."] if len(found) > _NAMED else [])])
    raise NoArticleError(f"a list of {len(found):,} feeds, name one of them: {some}")


def _is_json_feed(data: bytes) -> bool:
    """Tell a JSON Feed by the version that it names."""
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and _VERSION.search(data) is not None
