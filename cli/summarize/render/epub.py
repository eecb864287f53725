"""A digest as a book for e-readers (EPUB 3): a page of XHTML, packed where it goes to a file."""

import io
import uuid
import zipfile
from html import escape
from xml.etree import ElementTree

from summarize.digest import Digest
from summarize.render.atom import UNFIT, write_single_html, write_story_html, write_time
from summarize.render.digest import describe_rest
from summarize.render.html.digest import choose_locale, name_digest
from summarize.render.html.metadata import name_article
from summarize.render.style import PLAIN, Style

_XHTML = "http://www.w3.org/1999/xhtml"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # time of members: the same digest is the same bytes
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{id}</dc:identifier><dc:title>{title}</dc:title>
<dc:language>{language}</dc:language><dc:creator>summarize</dc:creator>
<meta property="dcterms:modified">{modified}</meta>
</metadata>
<manifest>
<item id="stories" href="stories.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
</manifest>
<spine><itemref idref="stories"/></spine>
</package>
"""
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="{xmlns}" xml:lang="{language}" lang="{language}">
<head><title>{title}</title>{more}</head>
<body>
{body}
</body>
</html>
"""
_NAV = '<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>{}</ol></nav>'


def render_epub_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Write the page of the book: a section for each story, and for each single article."""
    sections = [(told.story.title, write_story_html(told, style)) for told in digest.stories]
    sections += [(name_article(single.story.articles[0]), write_single_html(single))
                 for single in digest.singles]  # fmt: skip
    newest = max((article.moment for article in digest.list_shown()), default="")
    body = [
        f'<section id="n{number}"><h2>{escape(title)}</h2>{"".join(html)}</section>'
        for number, (title, html) in enumerate(sections, start=1)
    ]
    rest = describe_rest(digest)
    more = f'<meta name="dcterms.modified" content="{write_time(newest)}"/>'
    language = choose_locale(digest).language.replace("und", "en")
    page = _write_page(
        name_digest(digest), language, [*body, *([f"<p>{escape(rest)}</p>"] if rest else [])], more
    )
    return UNFIT.sub("", page)


def _write_page(title: str, language: str, body: list[str], more: str = "") -> str:
    return _PAGE.format(
        xmlns=_XHTML, language=language, title=escape(title), body="\n".join(body), more=more
    )


def pack_book(page: str) -> bytes:
    """Pack a page into a book, with a table of its sections."""
    root = ElementTree.fromstring(page.encode())
    title = root.findtext(f".//{{{_XHTML}}}title", "")
    meta = root.find(f".//{{{_XHTML}}}meta")
    links = [
        f'<li><a href="stories.xhtml#{section.get("id")}">'
        f"{escape(section.findtext(f'{{{_XHTML}}}h2', ''))}</a></li>"
        for section in root.iter(f"{{{_XHTML}}}section")
    ]
    language = root.get("lang", "en")
    package = _PACKAGE.format(
        id=uuid.uuid5(uuid.NAMESPACE_URL, page).urn, title=escape(title), language=language,
        modified="" if meta is None else meta.get("content"),
    )  # fmt: skip
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "book.opf": package,
        "nav.xhtml": _write_page(title, language, [_NAV.format("".join(links))]),
        "stories.xhtml": page,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        for name, text in members.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            book.writestr(zipfile.ZipInfo(name, _OLDEST), text.encode(), how)
    return data.getvalue()
