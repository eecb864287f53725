"""Put documents into what holds several: mails, feeds, archives, saved pages, rows and records."""

import gzip
import io
import json
import plistlib
import zipfile
from base64 import b64encode
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from html import escape
from random import Random

from tests.hostile_archives import make_chapter, make_docx, make_epub, make_odt, make_paragraph
from tests.pdf_writer import write_column, write_pdf

_URL = "https://example.org/a"
Pack = Callable[[Sequence[bytes], Random], bytes]


def _decode(data: bytes, most: int = 4_000) -> str:
    """Return a text without what XML holds not at all."""
    text = data[:most].decode("utf-8", errors="ignore")
    return "".join(char for char in text if char >= " " or char in "\t\n")


def pack_mail(documents: Sequence[bytes], random: Random) -> bytes:
    """Return a mail of a text, a page and attachments."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "Ada <a@example.org>", "b@example.org"
    mail["Subject"] = random.choice(("Trams", "Re: trams", "Fwd: [list] trams", "Größe"))
    mail["Date"] = "Mon, 3 Mar 2025 10:00:00 +0100"
    mail.set_content(_decode(documents[0]))
    if len(documents) > 1:
        mail.add_alternative(_decode(documents[1]), subtype="html")
    for data in documents[2:]:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename="a")
    for number, part in enumerate(mail.walk()):
        if part.is_multipart():  # else the library takes a random one
            part.set_boundary(f"b{number}")
    return mail.as_bytes()


def pack_mbox(documents: Sequence[bytes], random: Random) -> bytes:
    """Return a mailbox with a mail for each document."""
    mails = (pack_mail([data], random) for data in documents)
    return b"\n".join(b"From a@example.org Mon Mar  3 10:00:00 2025\n" + mail for mail in mails)


def pack_feed(documents: Sequence[bytes], random: Random) -> bytes:
    """Return a feed in RSS, Atom or JSON with an entry for each document."""
    texts = [_decode(data) for data in documents]
    kind = random.randrange(3)
    if kind == 0:
        entries = [{"id": str(i), "title": "T", "content_html": t} for i, t in enumerate(texts)]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": entries}
        return json.dumps(feed).encode()
    if kind == 1:
        items = "".join(
            f"<item><title>T{i}</title><description>{escape(t)}</description></item>"
            for i, t in enumerate(texts)
        )
        return f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()
    items = "".join(
        f'<entry><title>T{i}</title><content type="html">{escape(t)}</content></entry>'
        for i, t in enumerate(texts)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{items}</feed>'.encode()


def pack_rows(documents: Sequence[bytes], random: Random) -> bytes:
    """Return lines of JSON with a text or a page each, some of them odd."""
    odd: tuple[object, ...] = (None, 0, "", [], {}, float("nan"), "\ud800", -1, True)
    rows = []
    for number, data in enumerate(documents):
        key = random.choice(("text", "html"))
        row: dict[str, object] = {"id": number, key: data.decode("utf-8", errors="replace")}
        if random.random() < 0.3:
            row[random.choice(("id", "url", "title", "html", "text", "date"))] = random.choice(odd)
        rows.append(json.dumps(row))
    return "\n".join(rows).encode()


def pack_parquet(documents: Sequence[bytes], random: Random) -> bytes:
    """Return a Parquet file with a row for each document."""
    import pyarrow
    from pyarrow import parquet

    ids = random.choice((list(range(len(documents))), [f"a{i}" for i in range(len(documents))]))
    values = random.choice((list(documents), [_decode(data) for data in documents]))
    packed = io.BytesIO()
    parquet.write_table(pyarrow.table({"id": ids, "html": values}), packed)
    return packed.getvalue()


def pack_warc(documents: Sequence[bytes], random: Random) -> bytes:
    """Return the records of a crawl: a response for each document, and others between them."""
    records = []
    for data in documents:
        kind = random.choice(("response", "response", "request", "metadata", "revisit"))
        charset = random.choice(("", "; charset=utf-8", "; charset=latin-1", "; charset=none"))
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html{charset}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {_URL}\r\n"
            "WARC-Date: 2025-03-03T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"Content-Type: application/http;msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        records.append(gzip.compress(record, 1, mtime=0) if random.random() < 0.2 else record)
    return b"".join(records)


def pack_saved(documents: Sequence[bytes], random: Random) -> bytes:
    """Return a page as browsers save it: in MHTML, or in a webarchive."""
    page = documents[0]
    if random.random() < 0.5:
        resource = {
            "WebResourceData": page,
            "WebResourceURL": _URL,
            "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": random.choice(("UTF-8", "none", "utf-16")),
        }
        return plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)
    body = b64encode(page).decode()
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: " + _URL + "\r\nSubject: T\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n'
        "\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {_URL}\r\n\r\n{body}\r\n--b--\r\n"
    ).encode()


def pack_zip(documents: Sequence[bytes], random: Random) -> bytes:
    """Return an archive that is no document, with the names of one or not."""
    packed = io.BytesIO()
    names = ("mimetype", "word/document.xml", "META-INF/container.xml", "content.xml", "a.txt")
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in zip(random.sample(names, len(names)), documents, strict=False):
            archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()


def pack_docx(documents: Sequence[bytes], random: Random) -> bytes:
    """Return a document of Word with a paragraph for each."""
    styles = ("", "Heading1", "Title", "ListParagraph", "Quote")
    texts = (escape(_decode(data)) for data in documents)
    return make_docx("".join(make_paragraph(text, random.choice(styles)) for text in texts))


def pack_odt(documents: Sequence[bytes], random: Random) -> bytes:
    """Return a document of OpenDocument with a paragraph for each."""
    tags = ("p", "h", "p")
    texts = ((random.choice(tags), escape(_decode(data))) for data in documents)
    return make_odt("".join(f"<text:{tag}>{text}</text:{tag}>" for tag, text in texts))


def pack_epub(documents: Sequence[bytes], random: Random) -> bytes:
    """Return a book with a chapter for each document."""
    bodies = (_decode(data) for data in documents)
    whole = (escape(body) if random.random() < 0.7 else body for body in bodies)
    return make_epub({f"c{i}.xhtml": make_chapter(f"<p>{b}</p>") for i, b in enumerate(whole)})


def pack_pdf(documents: Sequence[bytes], random: Random) -> bytes:
    """Return a page of lines for each document."""
    texts = (_decode(data, 1_000).encode("ascii", errors="replace").decode() for data in documents)
    return write_pdf(*(write_column(text, random.choice((50, 300)), 700) for text in texts))


CONTAINERS: tuple[Pack, ...] = (
    pack_mail, pack_mbox, pack_feed, pack_rows, pack_parquet, pack_warc, pack_saved, pack_zip,
    pack_docx, pack_odt, pack_epub, pack_pdf,
)  # fmt: skip
