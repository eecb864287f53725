"""A digest as a book for e-readers (EPUB 3): a page of XHTML, packed where it goes to a file."""

import io
import uuid
import zipfile
from collections.abc import Iterable
from html import escape

from summarize.digest import Digest
from summarize.render.atom import UNFIT, list_sections, write_time
from summarize.render.digest import describe_rest
from summarize.render.html.digest import choose_locale, list_titles, name_digest
from summarize.render.style import PLAIN, Style

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
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{language}" lang="{language}">
<head><title>{title}</title></head>
<body>
{body}
</body>
</html>
"""
_NAV = '<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>{}</ol></nav>'


def render_epub_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Write the page of the book: a section for each story, and for each single article."""
    body = [
        f'<section id="n{number}"><h2>{escape(title)}</h2>{"".join(html)}</section>'
        for number, (_, title, html) in enumerate(list_sections(digest, style), start=1)
    ]
    rest = describe_rest(digest)
    return _write_page(digest, [*body, *([f"<p>{escape(rest)}</p>"] if rest else [])])


def _find_language(digest: Digest) -> str:
    return choose_locale(digest).language.replace("und", "en")


def _write_page(digest: Digest, body: Iterable[str]) -> str:
    page = _PAGE.format(
        language=_find_language(digest),
        title=escape(name_digest(digest)),
        body="\n".join(body),
    )
    return UNFIT.sub("", page)


def pack_book(digest: Digest, style: Style = PLAIN) -> bytes:
    """Pack the page of a digest into a book, with a table of its sections."""
    page = render_epub_digest(digest, style)
    links = (
        f'<li><a href="stories.xhtml#n{number}">{escape(title)}</a></li>'
        for number, title in enumerate(list_titles(digest), start=1)
    )
    package = _PACKAGE.format(
        id=uuid.uuid5(uuid.NAMESPACE_URL, page).urn, title=escape(name_digest(digest)),
        language=_find_language(digest), modified=write_time(digest.moment),
    )  # fmt: skip
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "book.opf": UNFIT.sub("", package),
        "nav.xhtml": _write_page(digest, [_NAV.format("".join(links))]),
        "stories.xhtml": page,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        for name, text in members.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            book.writestr(zipfile.ZipInfo(name, _OLDEST), text.encode(), how)
    return data.getvalue()
