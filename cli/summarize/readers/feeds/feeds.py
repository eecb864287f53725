"""Feeds and lists of feeds, told by their first bytes; the articles of a feed, one by one."""

import re
from collections.abc import Iterator
from itertools import islice

from summarize.errors import NoArticleError
from summarize.language.characters import one_line
from summarize.models import Source
from summarize.readers.decode import decode_bom

_SEEN = 65_536  # bytes before the root of a feed: comments, a DOCTYPE
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|feed|rdf|opml)[\s/>]", re.IGNORECASE)
_VERSION = re.compile(
    rb'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1'
)
_RSS_IN_RDF = ("purl.org/rss/1.0", "netscape.com/rdf/simple/0.9")
_PROLOG = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
_SUBSET_END = re.compile(r"\]\s{0,99}>")
_FEED_OF_LIST = re.compile(rb"xml[Uu](?:rl|RL)\s{0,9}=\s{0,9}[\"']([^\"'<>]{1,2000})")
_NAMED = 3  # of the feeds or the articles that an error speaks of


def is_feed(data: bytes) -> bool:
    """Tell by the first bytes whether data is a feed: RSS, RDF, Atom, or JSON Feed."""
    return _find_root(data) in ("rss", "feed", "rdf") or _is_json_feed(data)


def is_opml(data: bytes) -> bool:
    """Tell by the first bytes whether data is a list of feeds."""
    return _find_root(data) == "opml"


def split_feed(data: bytes) -> Iterator[Source]:
    """Yield the articles of a feed, in its order; the data of one without a text is empty.

    Raise InputError for a feed that is broken or too large to read.
    """
    if _is_json_feed(data):
        from summarize.readers.feeds.json_feed import split_json_feed

        return split_json_feed(data)
    # Imported here: feedparser takes 55 ms.
    from summarize.readers.feeds.xml_feed import split_xml_feed

    return split_xml_feed(data)


def pick_entry(source: Source) -> Source:
    """Return the only article of a source that is a feed; any other source as it is.

    Raise NoArticleError for a feed of no or of many articles, and for a list of feeds.
    """
    if source.alone:
        return source
    if is_opml(source.data):
        raise NoArticleError(_describe_list(source.data))
    if not is_feed(source.data):
        return source
    entries = list(split_feed(source.data))
    if not entries:
        raise NoArticleError("a feed without articles")
    if len(entries) > 1:
        named = (f'"{e.title}"' for e in entries if e.title)
        some = ", ".join([*islice(named, _NAMED), "..."])
        raise NoArticleError(f"a feed of {len(entries):,} articles, take one: {some}")
    if not entries[0].data:
        raise NoArticleError("a feed of one article, without its text")
    return entries[0]._replace(name=source.name)


def _describe_list(data: bytes) -> str:
    from html import unescape

    urls = _FEED_OF_LIST.findall(data)
    found = [one_line(unescape(url.decode("utf-8", "replace"))) for url in urls]
    if not found:
        return "an outline (OPML) without feeds"
    some = ", ".join([*found[:_NAMED], *(["..."] if len(found) > _NAMED else [])])
    return f"a list of {len(found):,} feeds, name one of them: {some}"


def _find_root(data: bytes) -> str | None:
    """Return the name of the root if it is that of a feed or of a list of feeds."""
    head = data[:_SEEN]
    text = decode_bom(head, "ignore") or head.replace(b"\0", b"").decode("latin-1")
    place = _skip_space(text, 0)
    while text.startswith(("<?", "<!"), place):
        start, end = next(pair for pair in _PROLOG if text.startswith(pair[0], place))
        stop = text.find(end, place)
        if start == "<!" and 0 <= text.find("[", place) < stop:  # a DOCTYPE with entities
            subset = _SUBSET_END.search(text, place)
            stop = subset.end() - 1 if subset else -1
        if stop < 0:
            return None
        place = _skip_space(text, stop + len(end))
    root = _ROOT.match(text, place)
    if root is None:
        return None
    name = root[1].lower()
    tag = text[place : text.find(">", place)]
    return name if name != "rdf" or any(mark in tag for mark in _RSS_IN_RDF) else None


def _skip_space(text: str, place: int) -> int:
    while text[place : place + 1].isspace():
        place += 1
    return place


def _is_json_feed(data: bytes) -> bool:
    """Tell a JSON Feed by the version that it names."""
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and _VERSION.search(data) is not None
