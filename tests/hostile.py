"""Inputs that were made to break a reader, each by its name, and built when it is asked for."""

import codecs
import gzip
import random
from collections.abc import Callable

_SENTENCE = "The board of the harbour town voted for a longer breakwater on Monday evening. "


def _list_attributes() -> bytes:
    return b" ".join(b"a%d=1" % i for i in range(1_000_000))


def _page(body: bytes) -> bytes:
    return b"<!DOCTYPE html><html><body>" + body + b"</body></html>"


def _mix_encodings() -> bytes:
    words = "Größe café naïve Ångström год 茶园 "
    return b"".join(
        (words * 5).encode(name, errors="replace")
        for name in ("utf-8", "latin-1", "cp1251", "utf-16-le", "gb18030", "shift_jis")
    )


def _expand_entities(html: bool) -> bytes:
    lines = [b'<!ENTITY a0 "lol">']
    lines += [b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 12)]
    head = b"<!DOCTYPE html [" if html else b'<?xml version="1.0"?><!DOCTYPE x ['
    return head + b"".join(lines) + b"]><html><body><p>&a11; is here now.</p></body></html>"


def _noise(seed: int) -> bytes:
    return random.Random(seed).randbytes(200_000)


_PROSE = b"<article><h1>News</h1>" + b"<p>The council voted for the tram.</p>" * 20 + b"</article>"
_JSON_LD = b'<script type="application/ld+json">%s</script>'
_MHTML = (
    b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related; type="text/html"; boundary=b\n\n--b\nContent-Type: text/html'
    b"\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://a.example/\n\n"
)
_LITTLE = (
    b"<article><h1>The mill</h1>" + b"<p>%s</p>" % (_SENTENCE * 2).encode() * 2 + b"</article>"
)
_NEWSLETTER = (
    b"From: a@b.example\nSubject: x\nList-Unsubscribe: <mailto:a@b.example>\nMIME-Version: 1.0\n"
    b"Content-Type: text/html\n\n<html><body>"
)
_CUE = b"WEBVTT\n\n00:01.000 --> 00:02.000\n"
_FEED = (
    b'<rss version="2.0"><channel><item>%s<description>A text.</description></item></channel></rss>'
)
_WORDS = b"word " * 19  # as long as a name may stand for
_ARTICLE = b"<article><article-meta/><body>"


def _make_tar(kind: bytes, count: int, body: bytes = b"") -> bytes:
    """Return a tar archive of so many headers of a kind, each with a body after it."""
    head = b"a.txt".ljust(100, b"\0") + b"0000644\0" + b"0000000\0" * 2
    head += b"%011o\0" % len(body) + b"0" * 11 + b"\0" + b" " * 8 + kind
    head = head.ljust(257, b"\0") + b"ustar\x0000"
    head = head.ljust(512, b"\0")
    head = head[:148] + b"%06o\0 " % sum(head) + head[156:]
    return (head + body.ljust(-(-len(body) // 512) * 512, b"\0")) * count


# What holds many articles, or seems to.
CARRIERS: dict[str, Callable[[], bytes]] = {
    "a WARC of bare lines": lambda: b"WARC/1.0\r\n" * 40_000,
    "a tar of 40,000 files": lambda: _make_tar(b"0", 40_000),
    "a tar of headers of headers": lambda: _make_tar(b"x", 20_000, b"9 a=bcd\n"),
    "a tar of long names": lambda: _make_tar(b"L", 20_000, b"a" * 500),
    "a wiki of 40,000 pages": lambda: (
        b"<mediawiki>"
        + b"<page><title>A</title><revision><text>A.</text></revision></page>" * 40_000
    ),
    "160,000 mails": lambda: b"From a Mon Mar  3 10:00:00 2025\nFrom: a\nTo: b\n\nA\n\n" * 160_000,
}
INPUTS: dict[str, Callable[[], bytes]] = {
    "25,000 open tags": lambda: _page(b"<div>" * 25_000 + _SENTENCE.encode()),
    "12,000 open tags of one inside the other": lambda: _page(b"<b><i><p>" * 4_000 + b"text."),
    "100,000 closing tags": lambda: _page(b"</div>" * 100_000 + _SENTENCE.encode()),
    "lists in lists": lambda: _page(b"<ul><li>" * 20_000 + b"an entry"),
    "tables in tables": lambda: _page(b"<table><tr><td>" * 5_000 + b"a cell"),
    "a million attributes": lambda: _page(
        b"<p " + _list_attributes() + b">A sentence is here.</p>"
    ),
    "a million bare attributes": lambda: _page(
        b"<p " + _list_attributes().replace(b"=1", b"") + b">A sentence is here.</p>"
    ),
    "a million attributes after a quoted end": lambda: _page(
        b'<p t=">" ' + _list_attributes() + b">A sentence.</p>"
    ),
    "an attribute of two megabytes": lambda: _page(
        b'<p title="' + b"x" * 2_000_000 + b'">A text.</p>'
    ),
    "a tag without an end": lambda: _page(b"<p " + b"x" * 5_000_000),
    "a line of 50 MB": lambda: b"word " * 10_000_000,
    "a word of 2 MB": lambda: b"a" * 2_000_000,
    "7,500 lines": lambda: b"Short line\n" * 7_500,
    "2,500 paragraphs of a page": lambda: _page(b"<p>A line of text is here.</p>" * 2_500),
    "a title of 20,000 joints": lambda: b"<title>" + b"ab_" * 20_000 + b"</title>" + _PROSE,
    "10,000 paragraphs and a text of the same letter": lambda: _page(
        b"<p>a" * 10_000 + b"a " * 5_000
    ),
    "12,500 dates in one paragraph": lambda: _page(b"<p>" + b"word <time>x</time> y " * 12_500),
    "40,000 scripts in one paragraph": lambda: _page(
        b"<p>" + b"word <script></script> y " * 40_000
    ),
    "null bytes": lambda: b"A sentence.\0 Another one is here.\0 " * 5_000,
    "null bytes in a page": lambda: _page(b"<p>A sen\0tence is here.\0</p>" * 2_500),
    "lone surrogates": lambda: (
        "A sentence \ud800 is here. \udfff Yes. ".encode("utf-8", "surrogatepass") * 500
    ),
    "broken UTF-8": lambda: b"caf\xe9 \xff\xfe\xc3 sentence is here. " * 5_000,
    "broken UTF-16": lambda: codecs.BOM_UTF16_LE + b"A\0 \0b\0\xd8" * 999 + b"\xd8",
    "an odd byte of UTF-16": lambda: (
        codecs.BOM_UTF16_BE + "Text is here. ".encode("utf-16-be") * 99 + b"a"
    ),
    "UTF-32 that is none": lambda: codecs.BOM_UTF32_LE + b"\xff" * 1_001,
    "mixed encodings": _mix_encodings,
    "noise": lambda: _noise(1),
    "noise in a page": lambda: _page(_noise(2)),
    "right-to-left overrides": lambda: (
        "\u202eA sentence \u202dis \u2066here.\u2069 " * 2_500
    ).encode(),
    "zero-width characters": lambda: (
        "A\u200b\u200csen\u200dtence\ufeff is here. " * 5_000
    ).encode(),
    "a flood of combining characters": lambda: ("a" + "\u0301" * 500_000 + " is here.").encode(),
    "many floods of combining characters": lambda: (
        ("e" + "\u0301\u0323" * 50 + "x ") * 5_000
    ).encode(),
    "an entity bomb": lambda: _expand_entities(html=True),
    "an entity bomb in XML": lambda: _expand_entities(html=False),
    "50,000 entities": lambda: _page(b"<p>" + b"&amp;lt;" * 50_000 + b"</p>"),
    "a page of only scripts": lambda: _page(b"<script>var a = 1;</script>" * 20_000),
    "a script of ten megabytes": lambda: _page(
        b"<script>" + b"var a=1<b;" * 1_000_000 + b"</script>"
    ),
    "comments": lambda: _page(b"<!-- a -->" * 100_000 + b"<p>A sentence is here.</p>"),
    "an open comment": lambda: _page(b"<!-- " + b"<p>text</p>" * 100_000),
    "JSON-LD of quotation marks": lambda: _page(_JSON_LD % (rb"\"" * 30_000) + _PROSE),
    "JSON-LD in many scripts": lambda: _page(_JSON_LD % (rb"\"" * 1_000) * 100 + _PROSE),
    "an author of brackets": lambda: _page(
        b'<meta name="author" content="A ' + b"(" * 48_000 + b'">' + _PROSE
    ),
    "an author of brackets in JSON-LD": lambda: _page(
        _JSON_LD % (b'{"author": {"@type": "Person", "name": "A ' + b"(" * 48_000 + b'"}}') + _PROSE
    ),
    "a type over and over": lambda: _page(
        _JSON_LD % (b'{"a": "' + b"Person" * 20_000 + b'"}') + _PROSE
    ),
    "a title of brackets": lambda: b"<title>" + b"(((|||" * 50_000 + b"</title><body>" + _PROSE,
    "Markdown of closing brackets": lambda: (
        b"# A\n\n<p>\n" + b">" * 40_000 + b"\n\nA text is here.\n"
    ),
    "400,000 paragraphs": lambda: _page(b"<p>a" * 400_000),
    "a million paragraphs, packed": lambda: gzip.compress(_page(b"<p>a" * 1_000_000), 1, mtime=0),
    "gzip of small members": lambda: gzip.compress(b"a ", mtime=0) * 180_000,
    "paragraphs of a word": lambda: _page(_LITTLE + b"<p>Word</p> and " * 9_000),
    "options of a word": lambda: _page(_LITTLE + b"<option>a " * 13_000),
    "frames": lambda: _page(_PROSE + b"<frame>a " * 18_000),
    "images in a line": lambda: _page(_LITTLE + b"<img>a " * 25_000),
    "a list of other lines": lambda: _page(
        b"<article>%s</article><ul>%s</ul>"
        % (
            b"".join(
                b"<p>The board voted for the breakwater of pier %d.</p>" % i for i in range(4_000)
            ),
            b"".join(
                b"<li><a href=x>Read on of %d other harbours here</a>" % i for i in range(4_000)
            ),
        )
    ),
    "a cue of many lines": lambda: _CUE + b"A line of it\n" * 40_000,
    "a cue of many turns": lambda: _CUE + b"ADA: I say it\n" * 35_000,
    "a sentence of exclamation marks": lambda: b"# A\n\n" + b"![ " * 12_000,
    "Markdown of items": lambda: b"# A\n\n" + b"- a\n" * 80_000,
    "reStructuredText of marks": lambda: b"A\n=\n\n.. note:: a\n\n" + b"`\n" * 50_000,
    "an author of a feed": lambda: _FEED % (b"<author>" + b"A" * 100_000 + b"</author>"),
    "an author of a feed in pieces": lambda: (
        _FEED % (b"<author>" + b"<![CDATA[A]]>" * 100_000 + b"</author>")
    ),
    "labels of a feed": lambda: (
        _FEED % b"".join(b"<category>a%d</category>" % i for i in range(12_000))
    ),
    "keywords of a feed": lambda: (
        _FEED
        % (b"<itunes:keywords>%s</itunes:keywords>" % b",".join(b"a%d" % i for i in range(15_000)))
    ),
    "a saved page of paragraphs": lambda: (
        _MHTML + b"<html>=\n\n" + b"<p><p>" * 150_000 + b"\n--b--\n"
    ),
    "an attribute of AsciiDoc 330,000 times": lambda: (
        b"= A\n:a: " + _WORDS + b"\n\n" + b"{a}" * 330_000
    ),
    "a macro of LaTeX 330,000 times": lambda: (
        b"\\newcommand{\\a}{" + _WORDS + b"}\n\\begin{document}\n" + b"\\a " * 330_000
    ),
    "a macro of LaTeX 150,000 times in itself": lambda: (
        b"\\newcommand{\\a}[1]{"
        + _WORDS[:40]
        + b"#1}\n\\begin{document}\n"
        + b"\\a{" * 150_000
        + b"x"
        + b"}" * 150_000
    ),
    "a substitution of reStructuredText 19,000 times": lambda: (
        b"A\n=\n\n.. |a| replace:: " + _WORDS + b"\n\n" + (b"|a| " * 1_000 + b"\n\n") * 19
    ),
    "a billion laughs in an article in XML": lambda: _expand_entities(html=False).replace(
        b"<html><body>", b"<article><article-meta/><body>"
    ),
    "200 sections in sections": lambda: (
        _ARTICLE + b"<sec><title>A</title>" * 200 + b"<p>a</p>" * 5_000
    ),
    "200 figures in figures": lambda: _ARTICLE + b"<fig>" * 200 + b"<p>a b</p>" * 20_000,
    "an article of 100,000 authors": lambda: (
        _ARTICLE.replace(
            b"<body>", b"<contrib><surname>A</surname></contrib>" * 100_000 + b"<body>"
        )
        + b"<p>A text is here.</p>"
    ),
    "escape sequences": lambda: b"\x1b]0;title\x07\x1b[31mA sentence is here.\x1b[0m " * 5_000,
    "open escape sequences": lambda: b"\x1b]" * 200_000 + b" x.",
    "an endless escape sequence": lambda: b"\x1b[" + b"1;" * 250_000,
    "quotation marks": lambda: b'"' * 200_000,
    "opening quotation marks": lambda: ("“" * 100_000 + " text.").encode(),
    "Japanese quotation marks": lambda: ("「" * 100_000 + "。").encode(),
    "full stops": lambda: b"." * 200_000,
    "full stops and spaces": lambda: b". " * 200_000,
    "initials": lambda: b"A. B. " * 12_500,
    "numbers with points": lambda: b"1.1" * 50_000 + b" 1.1.1." * 5_000,
    "ideographs without a stop": lambda: ("茶" * 75_000).encode(),
    "ideographs with stops": lambda: ("茶。" * 5_000).encode(),
    "katakana without an end": lambda: ("カ" * 150_000).encode(),
    "Thai without a space": lambda: ("กา" * 50_000).encode(),
    "brackets": lambda: b"# a\n" + b"[" * 50_000 + b"](http://x)" * 1_000,
    "stars": lambda: b"# a\n" + b"**a" * 25_000,
    "underscores": lambda: b"# a\n" + b"__a_" * 25_000,
    "quotes of Markdown": lambda: b"# a\n" + b"> " * 20_000 + b"x",
    "backticks": lambda: b"# a\n" + b"`" * 100_000 + b" a `` b ` " * 20_000,
    "lists of Markdown": lambda: b"# a\n" + b"\n".join(b" " * i + b"- item" for i in range(2_000)),
    "references of Markdown": lambda: b"[a]: x\n" * 10_000 + b"[a] " * 10_000,
    "a table of Markdown": lambda: b"# a\n|a|b|\n|-|-|\n" + b"|x|y|\n" * 2_000,
    "links without an end": lambda: b"# a\n" + b"[a](" * 25_000,
    "front matter without an end": lambda: b"---\n" + b"key: value\n" * 12_500,
    "mail headers": lambda: b"Subject: x\n" + b"A: b\n" * 25_000 + b"\ntext is here.",
    "folded mail headers": lambda: b"Subject: x\n" + b" y\n" * 25_000 + b"\ntext is here.",
    "encoded mail headers": lambda: (
        b"From: a\nSubject: " + b"=?utf-8?q?" * 20_000 + b"\n\ntext is here."
    ),
    "labels of adverts in 120 elements": lambda: (
        _NEWSLETTER
        + (b"<div>" * 120 + b"<p>Sponsor</p>" + b"</div>" * 120) * 40
        + b"<div>" * 100
        + b"<p>A text is here.</p>" * 500
    ),
    "hyphens at the ends of lines": lambda: (
        b"A line that was wrapped by hand ends in half of a wor-\n" * 10_000
    ),
    "notices": lambda: (
        b"Share this\nA sentence that is long enough for prose goes on for a while here.\n" * 2_500
    ),
    "dates": lambda: b"12 March 2024 10:30 " * 25_000,
    "addresses": lambda: b"a@b.c http://a.b/c?d=e " * 25_000,
    "capital letters": lambda: b"A" * 25_000 + b" B C D E" * 12_500,
}
