"""Books and office files that were made to break a reader, each built when it is asked for."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

SENTENCE = "The board of the harbour town voted for a longer breakwater on Monday evening. "
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
_LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'lol'>"
    + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
    + "]>"
)
_OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"

Members = Mapping[str, str | bytes]


def pack(members: Members, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of these members, in this order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, data in members.items():
            # Without the time of day; at the level that takes the least time.
            archive.writestr(zipfile.ZipInfo(name), data, packing, compresslevel=1)
    return file.getvalue()


def make_docx(body: str = "", more: Members | None = None, head: str = "", root: str = _W) -> bytes:
    """Return a Word document with this body, paragraphs and all."""
    document = f"{head}<w:document {root}><w:body>{body}</w:body></w:document>"
    relation = f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f"<Relationships>{relation}</Relationships>",
        "word/document.xml": document,
    }
    return pack({**members, **(more or {})})


def make_paragraph(text: str = SENTENCE, style: str = "") -> str:
    """Return a paragraph of a Word document."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def make_odt(body: str, more: Members | None = None, head: str = "") -> bytes:
    """Return an OpenDocument text with this body."""
    content = (
        f"{head}<office:document-content {_ODF}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return pack({"mimetype": mimetype, "content.xml": content, **(more or {})})


def make_epub(
    chapters: Mapping[str, str | bytes],
    more: Members | None = None,
    metadata: str = "",
    head: str = "",
    tail: str = "",
) -> bytes:
    """Return a book of these documents, by their names below the folder of its package."""
    items = "".join(
        f'<item id="c{i}" href="{name}" media-type="application/xhtml+xml"/>'
        for i, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    package = (
        f'{head}<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
        f"<metadata>{metadata}</metadata><manifest>{items}{tail}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OPS/p.opf"/></rootfiles></container>'
    return pack(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/p.opf": package,
            **{f"OPS/{name}": data for name, data in chapters.items()},
            **(more or {}),
        }
    )


def make_chapter(body: str) -> str:
    """Return a document of a book."""
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<body>{body}</body></html>"
    )


def _encrypt_flags(data: bytes) -> bytes:
    """Say of every member that it is encrypted."""
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        parts = data.split(mark)
        flagged = [part[: offset - 4] + b"\x01" + part[offset - 3 :] for part in parts[1:]]
        data = mark.join([parts[0], *flagged])
    return data


def _overlap() -> bytes:
    """Return an archive whose 4,000 names all stand for the same bytes."""
    data = pack({"word/document.xml": make_paragraph() * 50_000, "[Content_Types].xml": "<x/>"})
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", data[end + 16 : end + 20])[0]
    table = data[start:end] * 2_000
    ending = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 4_000, 4_000, len(table), start, 0)
    return data[:start] + table + ending


def _lie() -> bytes:
    """Return a document that says to be small and unpacks to 100 MB."""
    data = make_docx(make_paragraph(" " * 100_000_000))
    place = data.rindex(b"word/document.xml") - 46 + 24  # of the size in its entry
    return data[:place] + struct.pack("<I", 1_000) + data[place + 4 :]


def _break_member() -> bytes:
    data = make_docx(make_paragraph() * 99)
    place = data.index(b"word/document.xml") + 60
    return data[:place] + b"\0" * 40 + data[place + 40 :]


def _nest_zips() -> bytes:
    data = pack({"word/x.xml": "x"})
    for _ in range(50):
        data = pack({"[Content_Types].xml": "<x/>", "word/inner.docx": data})
    return data


_TABLE = "<w:tbl><w:tr><w:tc>"
_DEEP_ODT = "<text:list><text:list-item>"
_PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
    'main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/'
    f'picture"><pic:blipFill><a:blip xmlns:r="{_R}" r:link="r9"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
_OUT = (
    f'<Relationships><Relationship Id="r9" Type="{_R}/image" TargetMode="External" '
    'Target="http://127.0.0.1:9/x.png"/></Relationships>'
)
_DRM = (
    '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
    "</enc:EncryptedData></encryption>"
)
CHAPTER = make_chapter(f"<h1>One</h1><p>{SENTENCE * 5}</p>")


def make_pptx(slide: str, more: Members | None = None, listed: int = 1, head: str = "") -> bytes:
    """Return a presentation of one slide, which its list names so many times."""
    ns = f"xmlns:a='a' xmlns:p='p' xmlns:r='{_R}'"
    relation = f"<x Id='r1' Type='{_R}/slide' Target='slides/slide1.xml'/>"
    slides = "<p:sldId r:id='r1'/>" * listed
    return pack(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": f"<x {ns}>{slides}</x>",
            "ppt/_rels/presentation.xml.rels": f"<x>{relation}</x>",
            "ppt/slides/slide1.xml": f"{head}<p:sld {ns}>{slide}</p:sld>",
            **(more or {}),
        }
    )


def make_shape(text: str = SENTENCE) -> str:
    """Return a shape of a slide."""
    return f"<p:sp><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sp>"


# Those that can't be read: an error of ours.
REFUSED: dict[str, Callable[[], bytes]] = {
    "a DOCX that unpacks to 90 MB": lambda: make_docx(make_paragraph(" " * 90_000_000)),
    "an ODT that unpacks to 100 MB": lambda: make_odt("<text:p/>" * 11_000_000),
    "a book that unpacks to 100 MB": lambda: make_epub({"a.xhtml": b"<p>a" * 25_000_000}),
    "a book of 40 chapters of 5 MB": lambda: make_epub(
        {f"{i}.xhtml": make_chapter(f"<p>{SENTENCE * 60_000}</p>") for i in range(40)}
    ),
    "10,000 members": lambda: make_docx(
        make_paragraph(), {f"word/media/{i}.png": b"" for i in range(10_000)}
    ),
    "one member under 4,000 names": _overlap,
    "a document that says to be small": _lie,
    "a path that leaves the archive": lambda: make_docx(make_paragraph(), {"../../evil.sh": "x"}),
    "an absolute path": lambda: make_odt(f"<text:p>{SENTENCE}</text:p>", {"/etc/evil": "x"}),
    "a path of Windows": lambda: make_epub({"a.xhtml": CHAPTER}, {"C:\\evil.bat": "x"}),
    "archives in archives": _nest_zips,
    "a DOCX cut off": lambda: make_docx(make_paragraph() * 2_000)[:-400],
    "an EPUB cut off": lambda: make_epub({"a.xhtml": CHAPTER * 50})[:900],
    "a DOCX with a broken member": _break_member,
    "an encrypted DOCX": lambda: _encrypt_flags(make_docx(make_paragraph())),
    "an encrypted ODT": lambda: make_odt(
        f"<text:p>{SENTENCE}</text:p>",
        {"META-INF/manifest.xml": "<m xmlns:m='m'><m:encryption-data/></m>"},
    ),
    "a DOCX without a document": lambda: pack(
        {"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"}
    ),
    "an ODT without a content": lambda: pack(
        {"mimetype": "application/vnd.oasis.opendocument.text", "meta.xml": "<x/>"}
    ),
    "an EPUB without a package": lambda: pack({"mimetype": "application/epub+zip", "a.html": "x"}),
    "an EPUB without its chapters": lambda: make_epub({}, tail="<item id='x' href='gone.xhtml'/>"),
    "an EPUB with DRM": lambda: make_epub({"a.xhtml": CHAPTER}, {"META-INF/encryption.xml": _DRM}),
    "a billion laughs in a DOCX": lambda: make_docx(make_paragraph("&a11;"), head=_LAUGHS),
    "a billion laughs in an ODT": lambda: make_odt("<text:p>&a11;</text:p>", head=_LAUGHS),
    "a billion laughs in an OPF": lambda: make_epub(
        {"a.xhtml": CHAPTER}, metadata="<dc:title>&a11;</dc:title>", head=_LAUGHS
    ),
    "a file of the disk in a DOCX": lambda: make_docx(make_paragraph("&a;"), head=_OUTSIDE),
    "a DOCX of 10,000 tables in tables": lambda: make_docx(_TABLE * 10_000),
    "an ODT of 10,000 lists in lists": lambda: make_odt(_DEEP_ODT * 10_000),
    "a DOCX of a million empty paragraphs": lambda: make_docx("<w:p/><w:p></w:p>" * 700_000),
    "a DOCX that is no XML": lambda: make_docx(more={"word/document.xml": b"\x00\x01garbage" * 99}),
    "a DOCX of 80 tables in tables": lambda: make_docx(
        _TABLE * 80 + make_paragraph() + "</w:tc></w:tr></w:tbl>" * 80
    ),
    "a DOCX of 60,000 paragraphs": lambda: make_docx(make_paragraph("a") * 60_000),
    "a book of two million tags": lambda: make_epub(
        {f"{i}.xhtml": make_chapter("<p>a</p>" * 200_000) for i in range(5)}
    ),
    "a PPTX that unpacks to 90 MB": lambda: make_pptx(
        make_shape(), {f"ppt/slides/{i}.xml": " " * 9_000_000 for i in range(10)}
    ),
    "a PPTX of one slide of 90 MB": lambda: make_pptx(make_shape(" " * 90_000_000)),
    "a billion laughs in a PPTX": lambda: make_pptx(make_shape("&a11;"), head=_LAUGHS),
    "a file of the disk in a PPTX": lambda: make_pptx(make_shape("&a;"), head=_OUTSIDE),
    "a ZIP of texts of 90 MB": lambda: pack({f"{i}.txt": " " * 9_000_000 for i in range(10)}),
    "an RTF of ten million braces": lambda: b"{\\rtf1 " + b"{" * 10_000_000,
}
# Those that hold a text in spite of all: a summary or an error of ours.
READ: dict[str, Callable[[], bytes]] = {
    "a DOCX with a picture from the network": lambda: make_docx(
        _PICTURE + make_paragraph(SENTENCE * 3), {"word/_rels/document.xml.rels": _OUT}
    ),
    "a DOCX whose styles are based on each other": lambda: make_docx(
        make_paragraph(style="a") * 20,
        {
            "word/styles.xml": f"<w:styles {_W}>"
            + "".join(
                f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
                for a, b in ("ab", "ba")
            )
            + "</w:styles>"
        },
    ),
    "a DOCX of 20 tables in tables": lambda: make_docx(
        _TABLE * 20 + make_paragraph() + "</w:tc></w:tr></w:tbl>" * 20
    ),
    "a DOCX of 2,000 paragraphs": lambda: make_docx(make_paragraph() * 2_000),
    "a billion laughs in a chapter": lambda: make_epub(
        {"a.xhtml": _LAUGHS + make_chapter(f"<p>{SENTENCE * 3}&a11;</p>")}
    ),
    "a chapter of 10,000 marks of notes": lambda: make_epub(
        {
            "a.xhtml": make_chapter(
                "<p>" + "word <a id='r' href='#n'>1</a> " * 10_000 + f"</p><p>{SENTENCE}</p>"
                "<div id='n'>" + "<p>x <a href='#r'>1</a></p>" * 2_000 + "</div>"
            )
        }
    ),
    "a contents of 9,000 lines": lambda: make_epub(
        {"a.xhtml": make_chapter("".join(f"<p id='p{i}'>{SENTENCE}</p>" for i in range(900)))},
        {
            "OPS/n.ncx": "<ncx><navMap>"
            + "".join(
                f"<navPoint><navLabel><text>L{i}</text></navLabel>"
                f"<content src='a.xhtml#p{i % 900}'/></navPoint>"
                for i in range(9_000)
            )
            + "</navMap></ncx>"
        },
        tail="<item id='ncx' href='n.ncx' media-type='application/x-dtbncx+xml'/>",
    ),
    "a PPTX that lists one slide 100,000 times": lambda: make_pptx(
        make_shape(SENTENCE * 3), listed=100_000
    ),
    "a PPTX of 200 shapes in shapes": lambda: make_pptx(
        "<p:sp>" * 200 + make_shape(SENTENCE * 3) * 2_000 + "</p:sp>" * 200
    ),
    "an ODT of 2,000 paragraphs": lambda: make_odt(f"<text:p>{SENTENCE}</text:p>" * 2_000),
    "an ODT with a cell repeated a billion times": lambda: make_odt(
        "<table:table><table:table-row table:number-rows-repeated='1000000000'>"
        "<table:table-cell table:number-columns-repeated='1000000000'><text:p>x</text:p>"
        f"</table:table-cell></table:table-row></table:table><text:p>{SENTENCE * 3}</text:p>"
    ),
    "an ODT with a billion spaces": lambda: make_odt(
        f"<text:p>{SENTENCE * 3}<text:s text:c='1000000000'/>x</text:p>"
    ),
    "an RTF of 200,000 braces": lambda: b"{\\rtf1 " + b"{" * 200_000 + SENTENCE.encode() * 3,
    "an RTF of 10,000 fields": lambda: (
        b"{\\rtf1 "
        + b'{\\field{\\*\\fldinst{HYPERLINK "a"}}{\\fldrslt word }}' * 10_000
        + SENTENCE.encode() * 3
        + b"}"
    ),
    "an RTF of 10,000 fonts": lambda: (
        b"{\\rtf1{\\fonttbl" + b"{\\f1 x;}" * 10_000 + b"}" + SENTENCE.encode() * 3 + b"}"
    ),
    "an RTF with numbers out of bounds": lambda: (
        b"{\\rtf1\\ansicpg99999\\uc99999 \\u99999999? \\u-99999? \\u? \\uc \\bin-7 \\'zz \\ilvl999 "
        + SENTENCE.encode() * 3
        + b"\\cell\\row\\ls1 x\\par\\bin99999999 y}"
    ),
}
