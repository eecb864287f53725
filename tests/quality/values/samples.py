"""Small files with the rare parts of their formats: those of files/, packed where they must be.

A folder of files/ is an archive; what no editor writes is made here.
"""

import plistlib
import re
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from tests.conftest import FORMAT_FILES
from tests.outlook_writer import SENT, count_ticks, write_file, write_fixed, write_message
from tests.pdf_writer import write_column, write_pdf
from tests.quality.values.archives import pack_tar, pack_zip
from tests.quality.values.documents import write_parquet
from tests.workbook_writer import write_row, write_workbook

_TESTS = Path(__file__).parents[2]
_URL = "https://river.example/bell"
_CODEPAGE, _CP1252, _UTF8 = 0x3FFD0003, 1252, 65001


def read_file(name: str) -> bytes:
    """Return a file of files/, of samples/ or of tests/marks/."""
    folders = (FORMAT_FILES, _TESTS.parent / "samples", _TESTS / "marks")
    return next(folder / name for folder in folders if (folder / name).exists()).read_bytes()


def read_marks(name: str) -> bytes:
    """Return a file of tests/marks/ without what Markdown has, too, as which it would be read."""
    data = read_file(name).replace(b"~~~", b"^^^").replace(b"```", b"----")
    return re.sub(rb"^(#+) (?=\S)", rb"\1", data, flags=re.MULTILINE)


def pack_folder(name: str) -> bytes:
    """Return the archive of a folder, its ``mimetype`` first."""
    paths = sorted(path for path in (FORMAT_FILES / name).rglob("*") if path.is_file())
    members = [
        (path.relative_to(FORMAT_FILES / name).as_posix(), path.read_bytes()) for path in paths
    ]
    members.sort(key=lambda member: member[0] != "mimetype")
    return pack_zip([(n, data.strip() if n == "mimetype" else data) for n, data in members])


_LINES = read_file("said.txt").decode().split("\n\n")
_PAGE = read_file("bell.html")
SAVED = f"<!-- saved from url=(0026){_URL} -->\n".encode() + _PAGE
WEBARCHIVES = [
    plistlib.dumps(
        {
            "WebMainResource": {
                "WebResourceData": _PAGE,
                "WebResourceURL": _URL,
                "WebResourceMIMEType": "text/html",
                "WebResourceTextEncodingName": "UTF-8",
                "WebResourceFrameName": "",
            },
            "WebSubresources": [{"WebResourceURL": _URL, "WebResourceData": b"x"}],
        },
        fmt=form,
    )
    for form in (plistlib.FMT_XML, plistlib.FMT_BINARY)
]
WEBLOCS = [plistlib.dumps({"URL": _URL}, fmt=f) for f in (plistlib.FMT_XML, plistlib.FMT_BINARY)]
_MEMBERS = [
    ("a/one.txt", "\n\n".join(_LINES).encode()),
    ("b/two.html", _PAGE),
    ("c/2024-03-05.json", read_file("slack.json")),
    ("__MACOSX/x", b"x"),
]
ZIP, TAR = pack_zip(_MEMBERS), pack_tar(_MEMBERS)
FB2_IN_ZIP = pack_zip([("book.fb2", read_file("all.fb2"))])
MEDLINE_OF_TWO = read_file("medline.nbib") + read_file("medline.nbib").replace(b"- 1\n", b"- 2\n")

_COLUMN = [line[:80] for line in _LINES for _ in range(3)]
PDF = write_pdf(
    [
        *write_column("The Bell of Hollow Bend", 50, 740, 20),
        *write_column("Ada Trent", 50, 710),
        *write_column(_COLUMN, 50, 680),
    ],
    write_column(_COLUMN, 50, 740),
    info="/Title (The Bell of Hollow Bend) /Author (Ada Trent) /Producer (x) "
    "/CreationDate (D:20240305061500+01'00') /ModDate (D:20240305061500Z)",
    page="/Rotate 0 /CropBox [0 0 600 800] /UserUnit 1 /StructParents 0",
    trailer="/ID [<00><00>]",
)
_OUTLOOK: dict[str, str | bytes] = {"0037": "The bell", "0042": "Ada Trent", "001A": "IPM.Note"}
OUTLOOK = write_file(
    write_message(
        {
            **_OUTLOOK,
            "0C1A": "Office",
            "5D01": "a@b.example",
            "1000": "\r\n\r\n".join(_LINES),
            "007D": "Date: Fri, 8 Mar 2024 01:10:00 +0700\r\nList-Post: <mailto:a@b>\r\n\r\n",
            **write_fixed(
                (SENT, count_ticks(datetime(2024, 3, 7, tzinfo=UTC))), (_CODEPAGE, _CP1252)
            ),
        },
        attached=(
            {
                "__substg1.0_3707001F": "a.txt".encode("utf-16-le"),
                "__substg1.0_37010102": _LINES[0].encode(),
            },
        ),
    )
)
OUTLOOK_PAGE = write_file(
    write_message(
        {
            **_OUTLOOK,
            "__substg1.0_10130102": f"<p>{'<p>'.join(_LINES)}".encode(),
            **write_fixed(
                (SENT, count_ticks(datetime(2024, 3, 7, tzinfo=UTC))), (_CODEPAGE, _UTF8)
            ),
        }
    )
)


def _write_record(kind: str, content: bytes, type_: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {_URL}\r\n"
        "WARC-Date: 2024-03-05T06:15:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: {type_}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


_HTTP = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: identity\r\n"
    b"Transfer-Encoding: x\r\nLast-Modified: Tue, 05 Mar 2024 06:15:00 GMT\r\n\r\n"
)
WARC = b"".join(
    (
        _write_record("warcinfo", b"software: x\r\n", "application/warc-fields"),
        _write_record("response", _HTTP + _PAGE, "application/http;msgtype=response"),
        _write_record("conversion", "\n\n".join(_LINES).encode(), "text/plain"),
    )
)
WORKBOOK = write_workbook(
    write_row(1, "id", "url", "title", "text") + write_row(2, 1, _URL, "Bell", " ".join(_LINES)),
    write_row(1, "html", "date") + write_row(2, escape(_PAGE.decode()), 45_356),
)
PARQUET = write_parquet(
    {
        "id": [1, 2],
        "url": [_URL, None],
        "title": ["The bell", "Two"],
        "author": ["Ada Trent", ""],
        "date": [datetime(2024, 3, 5), None],
        "text": ["\n\n".join(_LINES), None],
        "html": [None, _PAGE],
    }
)
