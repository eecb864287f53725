"""Shapes of books and documents in XML, packed or not, and of packed data."""

import gzip
import io
import zipfile
from collections.abc import Callable

from tests.quality.shapes.shape import Shape

_TEXT = '<?xml version="1.0"?>'
_FB2 = f'{_TEXT}<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0">'
_ODT = (
    f'{_TEXT}<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype='
    '"application/vnd.oasis.opendocument.text"><office:body><office:text>'
)
_BOOKS = {
    "FB2 paragraphs": (_FB2 + "<body>", "<p>A line of text {n}.</p>", "</body></FictionBook>"),
    "FB2 sections": (_FB2 + "<body>", "<section><p>a {n}</p></section>", "</body></FictionBook>"),
    "FB2 open sections": (_FB2 + "<body>", "<section>", ""),
    "FB2 notes": (
        _FB2 + "<body>",
        '<p>a<a type="note" href="#n{n}">1</a></p>',
        "</body></FictionBook>",
    ),
    "ODT paragraphs": (
        _ODT,
        "<text:p>A line of text {n}.</text:p>",
        "</office:text></office:body></office:document>",
    ),
    "ODT spans": (
        _ODT + "<text:p>",
        "<text:span>a</text:span>",
        "</text:p></office:text></office:body></office:document>",
    ),
    "ODT lists": (
        _ODT,
        "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>",
        "</office:text></office:body></office:document>",
    ),
    "ODT open spans": (_ODT, "<text:span>", ""),
    "ODT spaces": (
        _ODT + "<text:p>",
        "<text:s/>a",
        "</text:p></office:text></office:body></office:document>",
    ),
}
_W = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_WORD = {
    "paragraphs": "<w:p><w:r><w:t>A line of text {n}.</w:t></w:r></w:p>",
    "runs": "<w:p><w:r><w:t>a</w:t></w:r>" + "<w:r><w:t>b</w:t></w:r>" * 40 + "</w:p>",
    "tables": "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "empty paragraphs": "<w:p/>",
    "bookmarks": '<w:bookmarkStart w:id="{n}" w:name="a{n}"/>',
    "breaks": "<w:p><w:r><w:br/></w:r></w:p>",
}


def _zip(name: str, more: dict[str, bytes]) -> Callable[[bytes], bytes]:
    def pack(data: bytes) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for other, text in more.items():
                archive.writestr(other, text)
            archive.writestr(name, data)
        return file.getvalue()

    return pack


_DOCX = {
    "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" '
    b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'officeDocument" Target="word/document.xml"/></Relationships>',
}
_EPUB = {
    "mimetype": b"application/epub+zip",
    "META-INF/container.xml": b"<container "
    b'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="a.opf" '
    b'media-type="application/oebps-package+xml"/></rootfiles></container>',
    "a.opf": b'<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest>'
    b'<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    b'<spine><itemref idref="a"/></spine></package>',
}
_XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><body>'
_CHAPTER = {
    "paragraphs": "<p>A line of text {n}.</p>",
    "notes": '<p>a<a href="#n{n}">1</a></p><aside id="n{n}">A note.</aside>',
    "sections": "<section><h2>A {n}</h2><p>b</p></section>",
    "breaks": "a<br/>",
}


def list_books() -> dict[str, Shape]:
    """Return the shapes of books, documents and packed data by their names."""
    books = {name: Shape(*pieces) for name, pieces in _BOOKS.items()}
    end = "</w:body></w:document>"
    word = {
        f"DOCX {name}": Shape(_W, p, end, _zip("word/document.xml", _DOCX))
        for name, p in _WORD.items()
    }
    epub = {
        f"EPUB {name}": Shape(_XHTML, p, "</body></html>", _zip("a.xhtml", _EPUB))
        for name, p in _CHAPTER.items()
    }
    packed = {
        "gzip of small members": Shape("", "a ", pack_piece=gzip.compress),
        "gzip of empty members": Shape("", "", pack_piece=gzip.compress),
        "gzip of pages": Shape("", "<p>a", pack_piece=gzip.compress),
    }
    return books | word | epub | packed
