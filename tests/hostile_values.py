"""Values that no format foresees, each in every place of a file that is else as it should be."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator

from tests.hostile_archives import (
    CHAPTER,
    SENTENCE,
    make_chapter,
    make_docx,
    make_epub,
    make_odt,
    make_paragraph,
    make_pptx,
    make_shape,
)

_DIGITS = "9" * 5_000  # Python takes 4,300
VALUES = {
    "nothing": "",
    "a digit above the line": "²",
    "an Arabic digit": "٣",
    "5,000 digits": _DIGITS,
    "4,300 digits": "9" * 4_300,
    "thirty digits": "9" * 30,
    "a number below zero": "-1",
    "a number beyond floats": "1e999",
    "no number": "NaN",
    "a reference of 5,000 digits": f"&#{_DIGITS};",
    "a reference to such a reference": f"&amp;#{_DIGITS};",
    "a reference of 5,000 zeros": f"&#{'0' * 5_000}65;",
    "a reference of 5,000 hexadecimal digits": f"&#x{'f' * 5_000};",
}
_PROSE = SENTENCE * 4

# A file of each kind; @ is the value, and $ a text.
_TEXTS = {
    "SRT": "@\n00:00:01,000 --> 00:00:02,@\n$ @\n\n2\n00:00:03,000 --> 00:00:04,000\n$ @\n",
    "WebVTT": "WEBVTT\n\n@\n00:01.000 --> 00:02.000 line:@\n<v @>$ @\n\n00:03.000 --> 00:04.@\n$",
    "wikitext": "== A ==\n'''A @''' is $ @\n\n{{convert|@|km}} [[File:a.png|@px]] x\n\n# @\n",
    "wiki export": "<mediawiki xmlns='http://www.mediawiki.org/xml/export-0.10/'><page><title>A @"
    "</title><ns>0</ns><id>@</id><revision><text>'''A''' is $ @</text></revision></page>"
    "</mediawiki>",
    "RSS": "<rss version='2.0'><channel><item><title>A @</title><guid>@</guid><pubDate>@</pubDate>"
    "<enclosure length='@' url='a'/><description>$ @</description></item></channel></rss>",
    "Atom": "<feed xmlns='http://www.w3.org/2005/Atom'><title>@</title><entry><title>@</title>"
    "<id>@</id><updated>@</updated><content type='html'>$ @</content></entry></feed>",
    "page": "<html><head><title>A @ - @</title><meta name=author content='@'><meta name=date "
    "content='@'></head><body><article><h1>A @</h1><time datetime='@'>@ March 2024</time><p>$ @</p>"
    "<ol start='@'><li value='@'>$</ol><table><tr><td rowspan='@' colspan='@'>a<td>b<tr><td>c<td>d"
    "</table><img width='@' height='@'><p>$</p></article></body></html>",
    "Markdown": "---\ntitle: @\ndate: @\n---\n# A @\n\n@. $\n@. $\n\n&#@; $\n\n[^@]: a\n",
    "reStructuredText": "A\n=\n\n:Date: @\n\n@. $\n@. $\n\n1. a\n@. b\n\n.. |x| unicode:: @\n\n"
    "|x| :rfc:`@` $\n\n.. [@] a\n\n(@) $\n\n@) $\n",
    "AsciiDoc": "= A\n:a: @\n\n@. $\n\n<@> b\n\n{a} $ &#@;\n",
    "Org": "#+TITLE: @\n* A\n@. $\n1. b\n@) $\n* TODO [@/@] x\n$\n",
    "LaTeX": "\\documentclass{article}\\newcommand{\\x}[@]{#@}\\title{@}\\begin{document}"
    "\\section{A} $ \\char@ \\symbol{@} \\x{a}\\end{document}",
    "RTF": "{\\rtf1\\ansi\\ansicpg@\\uc@{\\info{\\creatim\\yr@\\mo@\\dy@}}{\\stylesheet{\\s@ "
    "heading @;}}\\s@\\outlinelevel@ \\u@? $\\par {\\listtext @.}\\ilvl@ $\\par}",
    "mail": "From: A @ <a@b.c>\nTo: x@y.z\nDate: Mon, @ Mar @ @:00:00 +@\nSubject: =?utf-8?q?@?=\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset*@*=@; name*@*=a\n\n$\n",
    "PubMed": "<?xml version='1.0'?><PubmedArticleSet><PubmedArticle><MedlineCitation>"
    "<PMID>@</PMID><Article><Journal><JournalIssue><PubDate><Year>@</Year><Month>@</Month>"
    "<Day>@</Day></PubDate></JournalIssue></Journal><ArticleTitle>A @</ArticleTitle>"
    "<Abstract><AbstractText>$</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>",
    "MEDLINE": "\nPMID- @\nOWN - NLM\nTI  - A text @.\nDP  - 2024 @ 3\nDEP - @\nAB  - $\n",
    "JATS": "<article><front><article-meta><title-group><article-title>A @</article-title>"
    "</title-group><pub-date><day>@</day><month>@</month><year>@</year></pub-date></article-meta>"
    "</front><body><sec><title>@</title><p>$ @</p></sec></body></article>",
    "FictionBook": "<FictionBook xmlns='http://www.gribuser.ru/xml/fictionbook/2.0'><description>"
    "<title-info><book-title>@</book-title><date value='@'>@</date></title-info></description>"
    "<body><section><title><p>@</p></title><p>$ @</p></section></body></FictionBook>",
    "WhatsApp": "[@.03.24, 10:00:00] A: $\n[03.03.24, @:00:01] B: $\n[03.03.24, 10:00:02] A: $\n",
    "CSV": 'id,title,date,text\n@,@,@,"$"\n2,b,2024-01-01,"$"\n',
    "outline": "<opml version='2.0'><body><outline xmlUrl='http://a/@'/></body></opml>",
    "text": "@\n\n$\n\n@. $\n\nPage @\n\n$ @",
    "WARC": "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: @\r\nContent-Length: @\r\n\r\n"
    "<p>$\r\n\r\n",
}
# In JSON it is a number, or what is no JSON, and a string; # stands for $ and @ in one.
_JSON = {
    "JSON Feed": '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":@,"title":'
    '@,"date_published":@,"content_html":#}]}',
    "JSON": '{"title":@,"date":@,"author":@,"n":@,"content":#}',
    "JSON lines": '{"id":@,"title":@,"date":@,"url":@,"text":#}\n' * 2,
    "array": '[{"id":@,"title":@,"date":@,"text":#},{"text":"a"}]',
    "notebook": '{"nbformat":@,"metadata":{"n":@},"cells":[{"cell_type":"markdown","source":#}]}',
    "Slack": '[{"type":"message","user":@,"ts":@,"text":#},{"type":"message","ts":"1.2","text":#}]',
    "JSON-LD": '<html><head><script type="application/ld+json">{"@type":"Article",'
    '"headline":@,"datePublished":@,"author":{"name":@},"articleBody":#}</script></head><body><p>a</p></body>',
    "Next.js": '<html><body><script id="__NEXT_DATA__" type="application/json">{"title":@,"n":@,'
    '"body":#}</script><script>window.x = {"a":@,"body":#};</script></body></html>',
}
_W = "<w:p><w:pPr>{}</w:pPr><w:r><w:t>" + _PROSE + "</w:t></w:r></w:p>"


def _write_docx(value: str) -> bytes:
    level = f'<w:outlineLvl w:val="{value}"/>'
    numbers = f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>'
    head = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    style = f'<w:name w:val="heading {value}"/><w:pPr>{level}</w:pPr>'
    style = f'{head}<w:style w:type="paragraph" w:styleId="a">{style}</w:style></w:styles>'
    lines = _W.format(level) + _W.format(numbers) + _W.format('<w:pStyle w:val="a"/>')
    return make_docx(lines, {"word/styles.xml": style})


def _write_odt(value: str) -> bytes:
    return make_odt(
        f"<text:h text:outline-level='{value}'>A</text:h><text:p>{_PROSE}<text:s text:c='{value}'/>"
        f"</text:p><table:table><table:table-row table:number-rows-repeated='{value}'>"
        f"<table:table-cell table:number-columns-repeated='{value}'><text:p>x</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )


_ARCHIVES: dict[str, Callable[[str], bytes]] = {
    "DOCX": _write_docx,
    "ODT": _write_odt,
    "PPTX": lambda value: make_pptx(
        make_shape(_PROSE)
        + f"<p:sp><a:p><a:pPr lvl='{value}'><a:buChar/></a:pPr><a:r><a:t>{_PROSE}"
        "</a:t></a:r></a:p></p:sp>"
    ),
    "EPUB": lambda value: make_epub(
        {"a.xhtml": make_chapter(f"<p>{_PROSE}</p><ol start='{value}'><li>a</li></ol>")},
        metadata=f"<dc:date>{value}</dc:date><dc:title>{value}</dc:title>",
    ),
}
KINDS = (*_TEXTS, *_JSON, *_ARCHIVES)


def write_files(kind: str, value: str) -> Iterator[bytes]:
    """Yield files of a kind with a value in all places that may have one."""
    if kind in _ARCHIVES:
        yield _ARCHIVES[kind](value.replace("&", "&amp;"))
        return
    filled = _TEXTS.get(kind, "").replace("a@b.c", "a(at)b.c").replace("x@y.z", "x(at)y.z")
    if filled:
        yield filled.replace("@", value).replace("$", _PROSE).replace("(at)", "@").encode()
        return
    text = json.dumps(f"<p>{_PROSE} {value}")
    for leaf in (value, json.dumps(value)):
        shape = _JSON[kind].replace('"@type"', '"(at)type"')
        yield shape.replace("@", leaf).replace("#", text).replace("(at)", "@").encode()


def damage_archives() -> Iterator[bytes]:
    """Yield documents whose members are packed by each method, with one byte changed."""
    documents = (
        make_docx(make_paragraph() * 9),
        make_odt(f"<text:p>{SENTENCE}</text:p>" * 9),
        make_epub({"a.xhtml": CHAPTER}),
        make_pptx(make_shape(SENTENCE * 3)),
    )
    for document in documents:
        for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            packed = _repack(document, method)
            for place in range(30, len(packed), 97):
                yield packed[:place] + bytes([packed[place] ^ 0x55]) + packed[place + 1 :]


def _repack(document: bytes, method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(file, "w", method) as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info), method)
    return file.getvalue()
