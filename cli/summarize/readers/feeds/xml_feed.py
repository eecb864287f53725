"""The articles of a feed in XML: RSS, RDF, Atom. The only module that knows feedparser.

It is given bytes alone, never an address: nothing is fetched, and no entity is looked up.
"""

import codecs
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from summarize.errors import InputError
from summarize.models import Source
from summarize.readers.decode import decode_bom
from summarize.readers.feeds.entry import (
    as_html,
    clean_names,
    clean_title,
    find_day,
    make_entry,
    measure_text,
    resolve_url,
)
from summarize.readers.html.limits import limit_tags

_DECLARATION = re.compile(r"\A\ufeff?\s{0,99}<\?xml[^<>]{0,999}\?>")
# feedparser takes up to 50 us an element, as long again for an article, and 2 us a reference, where
# a feed is broken: 8 s in all. A feed of 10,000 articles has 130,000 elements.
_MOST_TAGS = 150_000
_TAGS_WORTH = 10  # references that take as long as a tag
_MOST_LABELS, _MOST_SPACES = 2_000, 10_000  # which take .2 s and 1 s, and time by the square
_LETTERS = 3  # of a keyword
_ENTRY = re.compile(rb"<(?:item|entry)\b")
# It looks for an address in the name of an author, by the square of the longest word.
_FIELD = re.compile(
    rb"<(?:[\w.-]{1,40}:)?(author|creator|managingEditor|publisher|webMaster)(?=[\s>])",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<!\[CDATA\[|<[^<>]{0,999}>|\]\]>")
_LONGEST_NAME, _LONGEST_NAMES = 300, 20_000  # bytes
# What feedparser raises for numbers, dates and references of another shape than it expects.
_ODD_FEED = (
    AttributeError,
    IndexError,
    KeyError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
)
MOST_BYTES = 50_000_000  # the largest of feeds, of 10,000 articles in full, have as many


def split_xml_feed(data: bytes) -> Iterator[Source]:
    """Yield the articles of a feed, in its order; raise InputError for one too large to read."""
    feed = _parse(data)
    for entry in feed.entries:
        yield _read_entry(entry, feed)


def _parse(data: bytes) -> Any:
    if len(data) > MOST_BYTES:
        raise InputError(f"a feed of over {MOST_BYTES // 1_000_000} MB")
    if _count_marks(data) > _MOST_TAGS:
        raise InputError(f"a feed of over {_MOST_TAGS:,} elements and articles: too large to read")
    if any(_count_labels(part) > _MOST_LABELS for part in _ENTRY.split(data)):
        raise InputError(f"a feed with over {_MOST_LABELS:,} labels of one article")
    if data.count(b"xmlns:") > _MOST_SPACES:
        raise InputError(f"a feed of over {_MOST_SPACES:,} namespaces: too large to read")
    stream = io.BytesIO(limit_tags(_FIELD.sub(_rename_long, _write_utf8(data))))
    try:
        # Our reader of HTML shows no script: cleaning here would take most of the time.
        return feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except _ODD_FEED as error:
        raise InputError("the feed is broken") from error


def _count_labels(entry: bytes) -> int:
    """Return how many labels an entry may have: each is compared with all others."""
    return (
        entry.count(b"category")
        + entry.count(b"subject")
        + entry.count(b"tags>")
        + sum(map(len, entry.split(b"keywords>")[1::2])) // _LETTERS
    )


def _rename_long(start: re.Match[bytes]) -> bytes:
    """Return the tag of an author's name, or another if what follows is too long for one."""
    first = start.end()
    end = start.string.find(start[1], first, first + _LONGEST_NAMES)
    words = _TAG.sub(b"", start.string[first:end]).split()
    fits = end >= 0 and max(map(len, words), default=0) <= _LONGEST_NAME
    return start[0] if fits else b"<long-name"


def _write_utf8(data: bytes) -> bytes:
    """Return a feed in UTF-16 or UTF-32 in UTF-8, as feedparser takes ASCII in it for that."""
    if data.startswith((b"<\0", b"\0<")):
        data = (codecs.BOM_UTF16_LE if data[0] else codecs.BOM_UTF16_BE) + data
    text = decode_bom(data)
    return data if text is None else _DECLARATION.sub("", text).encode(errors="replace")


def _count_marks(data: bytes) -> int:
    """Return how many elements stand outside of CDATA, articles twice, and what references add."""
    outside = b" ".join(part.rpartition(b"]]>")[2] for part in data.split(b"<![CDATA["))
    tags = outside.count(b"<") - outside.count(b"</") + sum(1 for _ in _ENTRY.finditer(outside))
    return tags + data.count(b"&") // _TAGS_WORTH


def _read_entry(entry: Mapping[str, Any], feed: Any) -> Source:
    # Not by its own "get", which warns where it has one of these dates for the other.
    days = [dict(entry).get(key) for key in ("published", "updated", "created")]
    detail = entry.get("title_detail") or {}
    link = entry.get("link")
    identity = entry.get("id")
    base = feed.feed.get("link") if link != identity else None  # or an id would become a link
    return make_entry(
        _find_text(entry),
        identity=identity or link,
        url=resolve_url(link, base),
        title=clean_title(entry.get("title"), plain=_is_plain(detail) and _is_atom(feed)),
        author=_find_author(entry) or (_find_author(feed.feed) if _is_atom(feed) else None),
        day=find_day(*days),
    )


def _is_atom(feed: Any) -> bool:
    return str(feed.get("version") or "").startswith("atom")


def _is_plain(detail: Mapping[str, Any]) -> bool:
    return detail.get("type") == "text/plain"


def _find_text(entry: Mapping[str, Any]) -> str:
    """Return the longest of the texts that an entry has, as HTML: mostly it is the full one."""
    texts = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    kinds = ("text/", "application/xhtml")
    found = [
        as_html(text.get("value") or "", plain=_is_plain(text))
        for text in texts
        if str(text.get("type", "text/")).startswith(kinds)
    ]
    return max(found, key=measure_text)


def _find_author(what: Mapping[str, Any]) -> str | None:
    people = [person.get("name") for person in what.get("authors") or ()]
    return clean_names(people) or clean_names([what.get("author")])
