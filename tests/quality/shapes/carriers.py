"""Shapes of what carries articles: feeds, web archives, rows of JSON."""

from itertools import product

from tests.quality.shapes.shape import SENTENCE, Shape

_RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>a</title><link>http://a.b</link>'
_ATOM = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>a</title>'
_JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "items": ['
_XML_RUNS = (
    "a ", "&amp;", "&lt;p&gt;", "&#65;", "&eacute;", "&a;", "<b>", "<b>a</b>", "<![CDATA[a]]>",
    "<!--a-->", "<?a b?>", "]]>", "<", "&", "a:b ", "<a:b>", '<b xmlns:a{n}="c">a</b>', "&lt;",
    "&amp;lt;p&amp;gt;", "<![CDATA[", "&", "\n\n", "2024-03-04T10:30:00Z ",
)  # fmt: skip
_FEED_PLACES = {
    "title": (
        f"{_RSS}<item><title>",
        "</title><description>a</description></item></channel></rss>",
    ),
    "text": (f"{_RSS}<item><description>", "</description></item></channel></rss>"),
    "date": (f"{_RSS}<item><pubDate>", "</pubDate><description>a</description></item>"),
    "author": (f"{_RSS}<item><author>", "</author><description>a</description></item>"),
    "link": (f"{_RSS}<item><link>", "</link><description>a</description></item>"),
    "Atom content": (f'{_ATOM}<entry><content type="html">', "</content></entry></feed>"),
    "Atom content in XHTML": (f'{_ATOM}<entry><content type="xhtml">', "</content></entry></feed>"),
    "Atom title": (f"{_ATOM}<entry><title>", "</title><summary>a</summary></entry></feed>"),
    "channel": (_RSS, "<item><description>a</description></item></channel></rss>"),
}
_ENTRIES = {
    "RSS items": (
        _RSS,
        f"<item><title>a {{n}}</title><description>{SENTENCE}</description></item>",
    ),
    "short RSS items": (_RSS, "<item><description>a</description></item>"),
    "open RSS items": (_RSS, "<item><title>a"),
    "RSS items of namespaces": (_RSS, '<item><a:b xmlns:a="c{n}">d</a:b></item>'),
    "categories": (_RSS + "<item>", "<category>a{n}</category>"),
    "enclosures": (_RSS + "<item>", '<enclosure url="a{n}"/>'),
    "attributes of RSS": (_RSS + "<item ", 'a{n}="b" '),
    "Atom entries": (
        _ATOM,
        f'<entry><title>a {{n}}</title><content type="html">{SENTENCE}</content></entry>',
    ),
    "authors of Atom": (_ATOM + "<entry>", "<author><name>Ada {n}</name></author>"),
    "links of Atom": (_ATOM + "<entry>", '<link href="a{n}"/>'),
    "JSON items": (_JSON_FEED, f'{{"id": "{{n}}", "content_text": "{SENTENCE}"}},'),
    "arrays of a JSON feed": (_JSON_FEED, "["),
    "JSON authors": (_JSON_FEED + '{"content_text": "a", "authors": [', '{"name": "a"},'),
    "feeds of a list": ('<opml version="2.0"><body>', '<outline xmlUrl="http://a.b/{n}"/>'),
    "entities of a DTD": ("<!DOCTYPE rss [", '<!ENTITY a{n} "b">'),
    "prologs": ("<!--a-->", "<!--a-->"),
    "instructions": ("<?xml version='1.0'?>", "<?a b?>"),
}
_RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.b/{n}\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: "
)
_OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def _record(http: str) -> str:
    return f"{_RECORD}{len(http.encode())}\r\n\r\n{http}\r\n\r\n"


_WARC = {
    "bare lines": "WARC/1.0\n",
    "bare lines and ends": "WARC/1.0\r\n\r\n",
    "records": _record(f"{_OK}\r\n<html><p>{SENTENCE}"),
    "records without a body": _record(f"{_OK}\r\n"),
    "records of requests": _record(f"{_OK}\r\na").replace("response", "request"),
    "records of metadata": _record("a: b\r\n").replace("response", "metadata"),
    "records of length nought": "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: "
    "0\r\n\r\n\r\n\r\n",
    "records without a length": "WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n\r\n",
    "records that are too short": f"{_RECORD}3\r\n\r\n{_OK}\r\nabc\r\n\r\n",
    "records that are too long": f"{_RECORD}99999999\r\n\r\n{_OK}\r\nabc\r\n\r\n",
    "records without a status": _record("HTTP/1.1\r\n\r\nabc"),
    "records in chunks": _record(f"{_OK}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
    "records in broken chunks": _record(f"{_OK}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc"),
    "fields": "X-A{n}: b\r\n",
    "folded fields": " a\r\n",
    "lines without a colon": "a\r\n",
    "ends of lines": "\r\n",
    "conversions": f"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: "
    f"text/plain\r\nContent-Length: {len(SENTENCE)}\r\n\r\n{SENTENCE}\r\n\r\n",
}
_CHUNKS = {"chunks": "1\r\na\r\n", "chunks of nought": "0\r\n\r\n", "letters": "a", "ones": "1"}
_ROWS = {
    "lines of JSON": ("", '{"text": "A line of text is here, {n}."}\n'),
    "broken lines of JSON": ('{"text": "a"}\n', '{"text": "A line\n'),
    "blank lines": ('{"text": "a"}\n', "\n"),
    "open arrays": ('{"text": "a"}\n', "["),
    "an array of JSON": ("[", '{"text": "A line of text is here, {n}."},'),
    "keys of a row": ('{"text": "a", ', '"a{n}": "b", '),
    "escapes of a row": ('{"text": "', "\\u00e9\\n"),
    "pages in rows": ("", '{"html": "<p>A line of text is here, {n}.</p>"}\n'),
    "cells of a notebook": (
        '{"nbformat": 4, "cells": [',
        '{"cell_type": "markdown", "source": "# A {n}\\n\\nb"},',
    ),
    "lines of a notebook": (
        '{"nbformat": 4, "cells": [{"cell_type": "markdown", "source": [',
        '"a {n}\\n",',
    ),
}


def list_carriers() -> dict[str, Shape]:
    """Return the shapes of what carries articles by their names."""
    entries = {name: Shape(head, piece) for name, (head, piece) in _ENTRIES.items()}
    warc = {f"WARC: {name}": Shape("WARC/1.0\r\n", piece) for name, piece in _WARC.items()}
    chunked = f"{_RECORD}99999999\r\n\r\n{_OK}Transfer-Encoding: chunked\r\n\r\n"
    warc |= {f"WARC in {name}": Shape(chunked, piece) for name, piece in _CHUNKS.items()}
    rows = {name: Shape(head, piece) for name, (head, piece) in _ROWS.items()}
    return entries | warc | rows


def cross_carriers() -> dict[str, Shape]:
    """Return each run in each place of a feed."""
    return {
        f"{place} of a feed: {run!r}": Shape(start, run, end)
        for (place, (start, end)), run in product(_FEED_PLACES.items(), _XML_RUNS)
    }
