"""The one table of kinds of input: how each is told, read, and cut into articles.

A kind is told by its bytes, never by its name: by what the table says of it, then by a function.
What that function returns is what the reader gets; without one, it is the bytes, or of lines of
text the text. To add a kind, write the module that reads it and give it a line here.
"""

from summarize.readers.documents.articles.roots import ARTICLES, PUBMED
from summarize.readers.look import Kind

_ODT = "application/vnd.oasis.opendocument.text"
_ODP = "application/vnd.oasis.opendocument.presentation"
_EPUB = ("application/epub+zip",), ("META-INF/container.xml",), ("/META-INF/container.xml", ".opf")
_TYPES = "[Content_Types].xml"
_MARKUPS = "texts.markup_languages"
KINDS = (
    Kind(
        "webarchive",
        starts=(b"bplist00", b"<"),
        marks=(b"bplist00", b"<plist"),
        tell="saved.saved:tell_webarchive",
        enter="saved.saved:open_webarchive",
        outer=True,
    ),
    Kind(
        "saved page",
        starts=(b"<",),
        marks=(b"saved from url=", b"Page saved with SingleFile"),
        tell="saved.saved:find_address",
        enter="saved.saved:name_address",
        outer=True,
    ),
    Kind(
        "shortcut",
        starts=(b"[", b"#!/usr/bin/env xdg-open", b"<", b"bplist00"),
        marks=(b"[InternetShortcut]", b"[Desktop Entry]", b"<key>URL</key>", b"SURL"),
        tell="saved.shortcuts:tell_shortcut",
        enter="saved.shortcuts:refuse_shortcut",
        outer=True,
    ),
    Kind(
        "subtitles of a video",
        tell="texts.subtitles.videos:find_video",
        enter="texts.subtitles.videos:name_video",
        outer=True,
    ),
    Kind(
        "list of Slack",
        starts=(b"[",),
        tell="texts.slack:tell_list",
        enter="texts.slack:refuse_list",
        outer=True,
    ),
    Kind("list of feeds", roots=("opml",), enter="feeds.feeds:refuse_list", outer=True),
    Kind(
        "feed",
        starts=(b"<", b"{"),
        tell="feeds.feeds:tell_feed",
        split="feeds.feeds:split_feed",
        enter="feeds.feeds:pick_entry",
        outer=True,
    ),
    Kind(
        "pdf",
        marks=(b"%PDF-",),
        tell="pdf.pdf:detect_pdf",
        read="pdf.pdf:read_pdf",
    ),
    Kind("rtf", starts=(b"{\\rtf", b"{\\pard"), read="documents.rtf.rtf:read_rtf"),
    Kind(
        "flat odt",
        starts=(b"<",),
        marks=(b"<office:document",),
        tell="documents.odt.odt:tell_flat",
        read="documents.odt.odt:read_odt",
    ),
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
        members=((_ODT,), (f"{_ODT}-template",), (_ODP,), (f"{_ODP}-template",)),
        torn=b"opendocument.text",
        read="documents.odt.odt:read_odt",
    ),
    Kind(
        "docx",
        members=(("[Content_Types].xml", "word/"),),
        torn=b"[Content_Types].xml",
        read="documents.docx.docx:read_docx",
    ),
    Kind("pptx", members=((_TYPES, "ppt/presentation.xml"),), read="documents.slides:read_pptx"),
    Kind(
        "fb2",
        roots=("fictionbook",),
        members=((".fb2",),),
        tell="documents.fb2:find_book",
        read="documents.fb2:read_fb2",
        split="documents.fb2:split_fb2",
        chapters=True,
    ),
    Kind(
        "archive",
        tell="saved.packed:tell_packed",
        split="saved.packed:split_packed",
        enter="saved.packed:pick_packed",
        outer=True,
    ),
    Kind(
        "export of a wiki",
        roots=("mediawiki",),
        read=f"{_MARKUPS}.wiki_dump:read_page",
        split=f"{_MARKUPS}.wiki_dump:split_dump",
    ),
    Kind(
        "article in XML",
        roots=ARTICLES,
        tell="documents.articles.roots:tell_article",
        read="documents.articles.articles_xml:read_article_xml",
    ),
    Kind(
        "set of PubMed",
        roots=PUBMED,
        read="documents.articles.pubmed:read_record",
        split="documents.articles.pubmed:split_set",
    ),
    Kind(
        "MEDLINE",
        marks=(b"PMID- ", b"PMC - "),
        tell="documents.articles.medline:tell_medline",
        read="documents.articles.medline:read_medline",
        split="documents.articles.medline:split_medline",
    ),
    Kind(
        "mail",
        tell="mail.detection:detect_mail",
        read="mail.mail:read_mail",
        split="mail.mailbox:split_mails",
    ),
    Kind(
        "message of Outlook",
        starts=(b"\xd0\xcf\x11\xe0",),
        tell="mail.outlook:detect_outlook",
        read="mail.outlook:read_outlook",
    ),
    Kind("html", tell="html.html:detect_html", read="html.html:read_html", page=True),
    Kind("notebook", tell="texts.marks:tell_notebook", read="texts.notebook:read_notebook"),
    Kind(
        "subtitles",
        tell="texts.marks:tell_subtitles",
        read="texts.subtitles.subtitles:read_subtitles",
        text=True,
    ),
    Kind(
        "transcript",
        starts=(b"{", b"["),
        tell="texts.subtitles.transcripts:tell_transcript",
        read="texts.subtitles.transcripts:read_transcript",
    ),
    Kind(
        "chat of Slack",
        starts=(b"[",),
        tell="texts.slack:tell_slack",
        read="texts.slack:read_slack",
    ),
    Kind(
        "JSON",
        starts=(b"{", b"["),
        tell="texts.json_data:tell_json",
        read="texts.json_data:read_json",
        split="texts.json_data:split_json",
    ),
    Kind("chat", tell="texts.marks:tell_chat", read="texts.chats:read_chat", text=True),
    Kind(
        "latex", tell="texts.marks:tell_latex", read=f"{_MARKUPS}.latex.latex:read_latex", text=True
    ),
    Kind("org", tell="texts.marks:tell_org", read=f"{_MARKUPS}.org:read_org", text=True),
    Kind(
        "wikitext",
        tell="texts.marks:tell_wikitext",
        read=f"{_MARKUPS}.wikitext:read_wikitext",
        text=True,
    ),
    Kind(
        "asciidoc",
        tell="texts.marks:tell_asciidoc",
        read=f"{_MARKUPS}.asciidoc:read_asciidoc",
        text=True,
    ),
    Kind("rst", tell="texts.marks:tell_rst", read=f"{_MARKUPS}.rst:read_rst", text=True),
    Kind(
        "markdown", tell="texts.marks:tell_markdown", read="texts.markdown:read_markdown", text=True
    ),
    Kind("text", read="texts.plain.plain:read_plain", text=True),
)
