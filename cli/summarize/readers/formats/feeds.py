"""Feeds (RSS, RDF, Atom, JSON Feed), lists of feeds, and the articles in them.

The only module that knows feedparser.
"""

import codecs
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from summarize.errors import InputError, NoArticleError
from summarize.language.control_characters import one_line
from summarize.lazy import compile_late
from summarize.models import Source
from summarize.numbers import parse_json, unescape
from summarize.readers.decode import decode_bom
from summarize.readers.format_features import FormatFeatures
from summarize.readers.html.limits import limit_tags
from summarize.readers.metadata_fields import TAG, clean_title, find_day, find_time, join_authors

_BLOCK_TAG = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|table|tr|pre|section|article|figure|hr)[\s/>]",
    re.IGNORECASE,
)
_OPENING_TAG = re.compile(
    r"\s{0,99}<(?:p|div|h[1-6]|ul|ol|blockquote|table|figure|section|article|img|a|b|strong|em|i)"
    r"[\s/>]",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"<a\s[^<>]{0,2000}?href=[\"']([^\"'<>]{1,2000})[^<>]{0,2000}>.{0,1000}?</a>", re.DOTALL
)
_SEVERAL, _BESIDE = 2, 1 / 3  # links of a list, and the share of its text that stands beside them
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]{0,99}\n")


def make_entry(
    html: str,
    *,
    identity: object,
    url: str | None,
    title: str | None,
    author: str | None,
    days: Sequence[object],
    site: object = None,
) -> Source:
    """Make one article of a feed; its data is empty if the feed has no text of it."""
    own = html.strip() and not _lists_links(html)
    data = f"<body>{html}".encode(errors="replace") if own else b""
    key = one_line(str(identity)) if isinstance(identity, str | int) else None
    return Source(
        "",
        data,
        url,
        id=key or None,
        title=title,
        author=author,
        date=find_day(*days),
        time=find_time(*days),
        site=clean_title(site, plain=True),
        alone=True,
    )


def _lists_links(html: str) -> bool:
    """Check for a list of other articles in place of a text: links, and the names of their sites.

    Of 16,600 entries of 150 sites only those of a news aggregator are, 708 of 708.
    """
    if len(set(_LINK.findall(html))) < _SEVERAL:
        return False
    return 0 < measure_text(_LINK.sub("", html)) < _BESIDE * measure_text(html)


def as_html(text: str, *, plain: bool) -> str:
    """Write the text of an entry as HTML, in paragraphs.

    Feeds declare HTML as plain text, omit the tags, or escape them twice: the text decides.
    """
    if not text.strip():
        return ""
    if plain:
        return text if _OPENING_TAG.match(text) and "</" in text else _set_paragraphs(escape(text))
    if not TAG.search(text):
        bare = unescape(text)
        if not (_OPENING_TAG.match(bare) and "</" in bare):
            return _set_paragraphs(escape(bare))
        text = bare
    return text if _BLOCK_TAG.search(text) else _set_paragraphs(text)


def _set_paragraphs(html: str) -> str:
    html = html.replace("\r\n", "\n")
    return "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in _BLANK_LINE.split(html))


def measure_text(html: str) -> int:
    """Count the characters left without the tags."""
    return len(TAG.sub("", html).strip())


def resolve_url(url: object, base: object = None) -> str | None:
    """Read a complete http(s) URL, or None."""
    if not isinstance(url, str) or not url.strip():
        return None
    try:
        whole = urljoin(base if isinstance(base, str) else "", one_line(url))
        host = urlsplit(whole).hostname
    except ValueError:
        return None
    return whole if host and whole.lower().startswith(("http://", "https://")) else None


def split_json_feed(data: bytes) -> Iterator[Source]:
    """Yield the articles of a JSON Feed; raise InputError for broken JSON."""
    try:
        feed = parse_json(data)
    except ValueError as error:
        raise InputError("the JSON Feed is broken") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield _read_entry_json(item, feed)


def _read_entry_json(item: dict[str, Any], feed: dict[str, Any]) -> Source:
    url = item.get("url") or item.get("external_url")
    return make_entry(
        _find_text_json(item),
        identity=item.get("id"),
        url=resolve_url(url, feed.get("home_page_url")),
        title=clean_title(item.get("title"), plain=True),
        author=_find_author_json(item) or _find_author_json(feed),
        days=(item.get("date_published"), item.get("date_modified")),
        site=feed.get("title"),
    )


def _find_text_json(item: dict[str, Any]) -> str:
    for key in ("content_html", "content_text", "summary"):
        text = item.get(key)
        if isinstance(text, str) and text.strip():
            return as_html(text, plain=key != "content_html")
    return ""


def _find_author_json(what: dict[str, Any]) -> str | None:
    authors = what.get("authors")
    people = [*authors] if isinstance(authors, list) else []
    people.append(what.get("author"))  # as version 1 has it
    return join_authors([person.get("name") for person in people if isinstance(person, dict)])


_DECLARATION = re.compile(r"\A\ufeff?\s{0,99}<\?xml[^<>]{0,999}\?>")
# feedparser takes up to 50 us per element, twice that for an article, and 2 us per reference if a
# feed is broken: 8 s in all. A feed of 10,000 articles has 130,000 elements.
_MOST_TAGS = 150_000
_TAGS_WORTH = 10  # references that take as long as a tag
_MOST_LABELS, _MOST_SPACES = 2_000, 10_000  # which take .2 s and 1 s, and time by the square
_LETTERS = 3  # of a keyword
_ENTRY = re.compile(rb"<(?:item|entry)\b")
# It searches the name of an author for an address, in time quadratic in the longest word.
_FIELD = re.compile(
    rb"<(?:[\w.-]{1,40}:)?(author|creator|managingEditor|publisher|webMaster)(?=[\s>])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,99}@[\w-]{1,99}(?:\.[\w-]{1,99}){1,9}")
_MARKUP = re.compile(rb"<!\[CDATA\[|<[^<>]{0,999}>|\]\]>")
_LONGEST_NAME, _LONGEST_NAMES = 300, 20_000  # bytes
# Errors of feedparser for numbers, dates and references of an unexpected form.
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
        yield _read_entry_xml(entry, feed)


def _parse(data: bytes) -> Any:
    if len(data) > MOST_BYTES:
        raise InputError(f"a feed of over {MOST_BYTES // 1_000_000} MB")
    if _count_marks(data) > _MOST_TAGS:
        raise InputError(f"a feed of over {_MOST_TAGS:,} elements and articles: too large to read")
    if any(_count_labels(part) > _MOST_LABELS for part in _ENTRY.split(data)):
        raise InputError(f"a feed with over {_MOST_LABELS:,} labels of one article")
    if data.count(b"xmlns:") > _MOST_SPACES:
        raise InputError(f"a feed of over {_MOST_SPACES:,} namespaces: too large to read")
    import feedparser  # 55 ms that a page should not cost

    stream = io.BytesIO(limit_tags(_FIELD.sub(_rename_long, _write_utf8(data))))
    try:
        # Our reader of HTML shows no script: cleaning here would take most of the time.
        return feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except _ODD_FEED as error:
        raise InputError("the feed is broken") from error


def _count_labels(entry: bytes) -> int:
    """Count the labels that an entry may have, because each is compared with all others."""
    return (
        entry.count(b"category")
        + entry.count(b"subject")
        + entry.count(b"tags>")
        + sum(map(len, entry.split(b"keywords>")[1::2])) // _LETTERS
    )


def _rename_long(start: re.Match[bytes]) -> bytes:
    """Keep the tag of an author's name, or replace it if its content is too long for a name."""
    first = start.end()
    end = start.string.find(start[1], first, first + _LONGEST_NAMES)
    words = _MARKUP.sub(b"", start.string[first:end]).split()
    fits = end >= 0 and max(map(len, words), default=0) <= _LONGEST_NAME
    return start[0] if fits else b"<long-name"


def _write_utf8(data: bytes) -> bytes:
    """Convert a feed in UTF-16 or UTF-32 to UTF-8, because feedparser misreads ASCII in it."""
    if data.startswith((b"<\0", b"\0<")):
        data = (codecs.BOM_UTF16_LE if data[0] else codecs.BOM_UTF16_BE) + data
    text = decode_bom(data)
    return data if text is None else _DECLARATION.sub("", text).encode(errors="replace")


def _count_marks(data: bytes) -> int:
    """Count the elements outside of CDATA, articles twice, and one for ten references."""
    outside = b" ".join(part.rpartition(b"]]>")[2] for part in data.split(b"<![CDATA["))
    tags = outside.count(b"<") - outside.count(b"</") + sum(1 for _ in _ENTRY.finditer(outside))
    return tags + data.count(b"&") // _TAGS_WORTH


def _read_entry_xml(entry: Mapping[str, Any], feed: Any) -> Source:
    # Not by its own "get", which warns if it substitutes one of these dates for the other.
    days = [dict(entry).get(key) for key in ("published", "updated", "created")]
    detail = entry.get("title_detail") or {}
    link = entry.get("link")
    identity = entry.get("id")
    base = feed.feed.get("link") if link != identity else None  # or an id would become a link
    return make_entry(
        _find_text_xml(entry),
        identity=identity or link,
        url=resolve_url(link, base),
        title=clean_title(entry.get("title"), plain=_is_plain(detail) and _is_atom(feed)),
        author=_find_author_xml(entry) or (_find_author_xml(feed.feed) if _is_atom(feed) else None),
        days=days,
        site=feed.feed.get("title"),
    )


def _is_atom(feed: Any) -> bool:
    return str(feed.get("version") or "").startswith("atom")


def _is_plain(detail: Mapping[str, Any]) -> bool:
    return detail.get("type") == "text/plain"


def _find_text_xml(entry: Mapping[str, Any]) -> str:
    """Choose the longest text of an entry, as HTML: it is mostly the full one."""
    texts = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    kinds = ("text/", "application/xhtml")
    found = [
        as_html(text.get("value") or "", plain=_is_plain(text))
        for text in texts
        if str(text.get("type", "text/")).startswith(kinds)
    ]
    return max(found, key=measure_text)


def _find_author_xml(what: Mapping[str, Any]) -> str | None:
    author = what.get("author")
    people: list[object] = [
        _name_person(person, author or "") for person in what.get("authors") or ()
    ]
    return join_authors(people) or join_authors([author])


def _name_person(person: Mapping[str, Any], written: str) -> str | None:
    """Read the name of a person beside an address, whose end feedparser takes for a name.

    It knows no domain of more than four letters: of ``a@gull.online (Ann)`` it reads "ne (Ann".
    """
    address = _MAIL.search(written)
    if address is None or not address[0].startswith(person.get("email") or " "):
        return person.get("name")
    return written.replace(address[0], "").strip(" <>()")


_VERSION = compile_late(
    rb'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1'
)
_RSS_IN_RDF = ("purl.org/rss/1.0", "netscape.com/rdf/simple/0.9")
# An element of a list, and its address and name.
_OUTLINE = compile_late(r"<outline\b[^<>]{1,9000}", re.IGNORECASE)
_LISTED_URL = compile_late(r"\bxmlurl\s{0,9}=\s{0,9}[\"']([^\"'<>]{1,2000})", re.IGNORECASE)
_LISTED_NAME = compile_late(
    r"\bt(?:itle|ext)\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,500})\"|'([^'<>]{1,500})')", re.IGNORECASE
)
_NAMED = 3  # of feeds or articles in an error


def detect(features: FormatFeatures) -> bool | None:
    """Detect RSS, RDF and Atom by the root element, a JSON Feed by the version that it names."""
    if features.root.name in ("rss", "feed"):
        return True
    if features.root.name == "rdf":
        return any(mark in features.root.tag for mark in _RSS_IN_RDF) or None
    return _is_json_feed(features.data) or None


def split(data: bytes) -> Iterator[Source]:
    """Yield the articles of a feed, in its order; the data of one without a text is empty.

    Raise InputError if the feed is broken or too large to read.
    """
    if _is_json_feed(data):
        return split_json_feed(data)
    return split_xml_feed(data)


def enter(source: Source, data: bytes) -> Source:
    """Take the only article of a feed; raise NoArticleError if there are none or several."""
    entries = list(split(data))
    if not entries:
        raise NoArticleError("a feed without articles")
    if len(entries) > 1:
        named = (f'"{e.title}"' for e in entries if e.title)
        some = ", ".join([*islice(named, _NAMED), "..."])
        raise NoArticleError(f"a feed of {len(entries):,} articles, take one: {some}")
    if not entries[0].data:
        raise NoArticleError("a feed of one article, without its text")
    return entries[0]._replace(name=source.name)


def list_feeds(data: bytes) -> dict[str, str | None]:
    """List the addresses of the feeds in a list of feeds (OPML), with their names, if any."""
    found: dict[str, str | None] = {}
    for outline in _OUTLINE.findall(data.decode("utf-8", "replace")):
        if url := _LISTED_URL.search(outline):
            name = _LISTED_NAME.search(outline)
            title = one_line(unescape(name[1] or name[2])) if name else None
            found.setdefault(one_line(unescape(url[1])), title or None)
    return found


def enter_list(_: Source, data: bytes) -> Source:
    """Raise NoArticleError for a list of feeds, and name some of them."""
    found = list_feeds(data)
    if not found:
        raise NoArticleError("an outline (OPML) without feeds")
    some = ", ".join([*islice(found, _NAMED), *(["..."] if len(found) > _NAMED else [])])
    raise NoArticleError(f"a list of {len(found):,} feeds, see --list, name one of them: {some}")


def is_list(source: Source) -> bool:
    """Check for a list of feeds (OPML)."""
    features = FormatFeatures(source)
    return features.root.name == "opml"


def _is_json_feed(data: bytes) -> bool:
    """Check for the version of a JSON Feed."""
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and _VERSION.search(data) is not None
