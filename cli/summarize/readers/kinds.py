"""The order in which formats are tried: the first that fits is the kind of an input.

A format is detected by its bytes, never by a file name: by the features in its line, then by the
function ``detect`` of its module. To add a format, write its module in ``formats/`` and give it a
line here.
"""

from summarize.readers.format_features import Kind

_ODT = "application/vnd.oasis.opendocument.text"
_ODP = "application/vnd.oasis.opendocument.presentation"
_EPUB = ("application/epub+zip",), ("META-INF/container.xml",), ("/META-INF/container.xml", ".opf")
_TYPES = "[Content_Types].xml"
_DOCBOOK = (
    "article", "section",  # elements of HTML, too
    "set", "book", "part", "reference", "refentry", "chapter", "appendix", "preface", "glossary",
    "colophon", "dedication", "acknowledgements", "topic", "sect1", "sect2", "simplesect",
)  # fmt: skip
_PATENTS = (
    "us-patent-grant", "us-patent-application", "ep-patent-document", "patent-document", "patdoc",
)  # fmt: skip
_PUBMED = (
    "pubmedarticleset", "pubmedbookarticleset", "medlinecitationset", "pubmedarticle",
    "pubmedbookarticle", "medlinecitation",
)  # fmt: skip
# A chat has a time at its start, or after a line about a newcomer or the start of a log.
_CHAT = r"(?s)\A(?!\s*[<{])(?:.{0,76}?|\s*(?:={3}|\*{3}).{0,392}?)\d[:.]\d\d"
KINDS = (
    Kind(
        "webarchive",
        "saved_pages:webarchive",
        starts=(b"bplist00", b"<"),
        marks=(b"bplist00", b"<plist"),
        outer=True,
    ),
    Kind(
        "saved page",
        "saved_pages:address",
        starts=(b"<",),
        marks=(b"saved from url=", b"Page saved with SingleFile"),
        outer=True,
    ),
    Kind(
        "shortcut",
        "saved_pages:shortcut",
        starts=(b"[", b"#!/usr/bin/env xdg-open", b"<", b"bplist00"),
        marks=(b"[InternetShortcut]", b"[Desktop Entry]", b"<key>URL</key>", b"SURL"),
        outer=True,
    ),
    Kind("list of Slack", "slack:list", starts=(b"[",), outer=True),
    Kind("list of feeds", "feeds:list", roots=("opml",), outer=True),
    Kind("feed", "feeds", roots=("rss", "feed", "rdf"), outer=True),
    Kind("feed", "feeds", starts=(b"{",), outer=True),
    Kind(
        "pdf",
        marks=(b"%PDF-",),
        detect="pdf.pdf:detect_pdf",
        read="pdf.pdf:read_detected",
    ),
    Kind("PostScript", "refused:postscript", starts=(b"%!", b"\x04%!", b"\xc5\xd0\xd3\xc6")),
    Kind("pointer", "refused:pointer", starts=(b"version https://git-lfs",), marks=(b"\noid sha",)),
    Kind("ar", "refused:ar", starts=(b"!<arch>\n",)),
    Kind("rtf", "rtf", starts=(b"{\\rtf", b"{\\pard")),
    Kind(
        "epub",
        members=_EPUB,
        torn=b"epub+zip",
        read="epub.epub:read_epub",
        split="epub.chapters:split_book",
        chapters=True,
    ),
    Kind(
        "odt",
        "odt",
        roots=("document",),
        members=((_ODT,), (f"{_ODT}-template",), (_ODP,), (f"{_ODP}-template",)),
        torn=b"opendocument.text",
    ),
    Kind("docx", "docx", members=((_TYPES, "word/"),), torn=b"[Content_Types].xml"),
    Kind("pptx", "slides", members=((_TYPES, "ppt/presentation.xml"),)),
    Kind("fb2", "fb2", roots=("fictionbook",), members=((".fb2",),), chapters=True),
    Kind("archive", "archives", marks=(b"PK\x03\x04", b"ustar"), outer=True),
    Kind("export of a wiki", "wikitext:export", roots=("mediawiki",)),
    Kind("article in XML", "article_xml", roots=(*_DOCBOOK, "tei", "nitf")),
    Kind("law in XML", "legal_xml", roots=("akomantoso",)),
    Kind("patent", "patents", roots=_PATENTS),
    Kind("set of PubMed", "pubmed", roots=_PUBMED),
    Kind("MEDLINE", "medline", marks=(b"PMID- ", b"PMC - ")),
    Kind(
        "mail",
        detect="mail.detection:detect_mail",
        read="mail.mail:read_mail",
        split="mail.mailbox:split_mails",
    ),
    Kind(
        "message of Outlook",
        starts=(b"\xd0\xcf\x11\xe0",),
        detect="mail.outlook:detect_outlook",
        read="mail.outlook:read_outlook",
    ),
    Kind(
        "XML data", "refused:data", roots=("xbrl", "kml", "gpx", "urlset", "sitemapindex", "root")
    ),
    Kind("XML data", "refused:xml", starts=(b"<?xml",)),
    Kind("XML", "article_xml:other", starts=(b"<?xml",)),
    Kind("page of Telegram", "messengers:page", starts=(b"<",), marks=(b"Exported Data",)),
    Kind("html", detect="html.html:detect_html", read="html.html:read_html", page=True),
    Kind("subtitles of a video", "subtitles:video", called="].", outer=True),
    Kind("notebook", "notebook", starts=(b"{",)),
    Kind("subtitles", "subtitles", signs=("-->", "WEBVTT"), text=True),
    Kind("transcript", "subtitles:transcript", starts=(b"{", b"[")),
    Kind("chat of Slack", "slack", starts=(b"[",)),
    Kind("chat of a messenger", "messengers", starts=(b"{", b"[")),
    Kind("JSON", "json", starts=(b"{", b"[")),
    Kind(
        "chat of Discord",
        "messengers:discord",
        starts=(b"====",),
        marks=(b"\nGuild: ",),
        text=True,
    ),
    Kind("chat", "chats", pattern=_CHAT, text=True),
    Kind("manual page", "roff", signs=(".TH ", ".Dt "), text=True),
    Kind("typst", "typst", signs=("#set ", "#show", "#import ", "#let "), text=True),
    Kind("BibTeX", "refused:bibtex", starts=(b"@", b"%"), text=True),
    Kind("latex", "latex", signs=("\\",), text=True),
    Kind("org", "org", signs=("#+", ":PROPERTIES:", "]]"), text=True),
    Kind("wikitext", "wikitext", signs=("]]", "'''", "==\n"), text=True),
    Kind("asciidoc", "asciidoc", signs=("= ",), text=True),
    Kind("rst", "rst", signs=("::", "`_", ":`", ".. _", "\n~~~~"), text=True),
    Kind("markdown", "markdown", text=True),
    Kind("text", "plain", text=True),
)
