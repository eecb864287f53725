"""Web archives are read record by record, damaged ones too."""

import gzip
import io
import zlib

import pytest

from summarize.readers.rows import warc
from summarize.readers.rows.values import Skipped, Span
from summarize.readers.rows.warc import find_record, mark_charset, read_warc
from tests.unit.readers.rows.examples import page, record, rows


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(record(), page(b"<p>a"), id="a page"),
        pytest.param(
            record("resource", "", WARC_X="", Content_Type="text/html"),
            page(b"<p>a"),
            id="a resource",
        ),
        pytest.param(
            record("conversion", "", b"a", Content_Type="text/plain"),
            page(b"a", "text"),
            id="a text",
        ),
        pytest.param(record(Content_Type="application/XHTML+xml"), page(b"<p>a"), id="XHTML"),
        pytest.param(
            record(Content_Type="Text/Plain; charset=x"), page(b"<p>a", "text"), id="plain"
        ),
        pytest.param(record("revisit"), Skipped("revisit"), id="a revisit"),
        pytest.param(record("request"), Skipped("not a response"), id="a request"),
        pytest.param(record("warcinfo", ""), Skipped("not a response"), id="about the file"),
        pytest.param(
            record(http="404 Not Found"), Skipped("status other than 200"), id="not found"
        ),
        pytest.param(record(http="206 Partial"), Skipped("status other than 200"), id="a part"),
        pytest.param(
            record(Content_Type="image/png"), Skipped("not HTML and not plain text"), id="a picture"
        ),
        pytest.param(
            record(Content_Type="text/css"), Skipped("not HTML and not plain text"), id="a style"
        ),
        pytest.param(record(Content_Type=""), Skipped("not HTML and not plain text"), id="no type"),
        *(
            pytest.param(record(body=body, Content_Encoding=name), page(b"<p>a"), id=f"as {name}")
            for name, body in (
                ("gzip", gzip.compress(b"<p>a")),
                ("GZip", gzip.compress(b"<p>a")),
                ("deflate", zlib.compress(b"<p>a")),
                ("identity", b"<p>a"),
                ("Identity", b"<p>a"),
            )
        ),
        pytest.param(
            record(body=b"\xe9", Content_Type="text/html; charset=latin-1"),
            page(b"\xef\xbb\xbf\xc3\xa9"),
            id="in its charset",
        ),
    ],
)
def test_a_record_of_a_web_archive_is_a_page_or_says_why_not(data: bytes, found: object) -> None:
    assert rows(read_warc, data) == [("@0", found)]


def test_a_record_that_can_t_be_unpacked_has_an_error_of_its_own() -> None:
    ((_, found),) = rows(read_warc, record(Content_Encoding="x-none"))
    assert isinstance(found, dict)
    assert str(found["error"]) == "compressed with x-none, which can't be read here"
    ((_, cut),) = rows(read_warc, record(body=b"x" * 500)[:-200])
    assert isinstance(cut, dict)
    assert str(cut["error"]) == "the record is cut off"


def test_records_belong_to_the_span_in_which_they_begin() -> None:
    one, two = record(body=b"<p>1"), record(body=b"<p>2")
    for first, second in ((one, two), (gzip.compress(one), gzip.compress(two))):
        size, both = len(first), first + second
        whole = rows(read_warc, both)
        assert [place for place, _ in whole] == ["@0", f"@{size}"]
        assert rows(read_warc, both, Span(0, size)) == whole[:1]
        assert rows(read_warc, both, Span(0, size + 1)) == whole
        assert rows(read_warc, both, Span(1)) == whole[1:]
        assert rows(read_warc, both, Span(size)) == whole[1:]
        assert rows(read_warc, both, Span(size + 1)) == []
        found = list(read_warc(io.BytesIO(both), Span(size)))
        assert [row.read for row in found] == [len(second)]


def test_a_damaged_record_costs_no_other() -> None:
    good = record()
    bad = good.replace(b"WARC-Type: response\r\n", b"")
    found = rows(read_warc, good + bad + good)
    assert [place for place, _ in found] == ["@0", f"@{len(good)}", f"@{len(good) + len(bad)}"]
    assert found[1][1] == "a damaged record: its type or its length is missing"
    assert found[0][1] == found[2][1] == page(b"<p>a")
    for damage in (
        good.replace(b"Content-Length: ", b"Content-Length: x"),
        good.replace(b"HTTP/1.1 200", b"HTTP/1.1 xyz"),
        b"WARC/1.0\r\nnothing\r\n\r\n",
    ):
        found = rows(read_warc, damage + good)
        assert str(found[0][1]).startswith("a damaged record: ")
        assert found[-1] == (f"@{len(damage)}", page(b"<p>a"))


@pytest.mark.parametrize(
    ("line", "left"),
    [
        pytest.param(b"", "its type or its length is missing", id="the record alone"),
        pytest.param(b"\xff\x00\xfe first line:", "Invalid WARC record", id="binary"),
    ],
)
def test_no_bytes_of_a_damaged_record_are_in_its_message(line: bytes, left: str) -> None:
    bad = record().replace(b"WARC-Type: response\r\n", b"")
    found = rows(read_warc, record() + (line + bad[len(line) :]) + record())
    assert found[1][1] == f"a damaged record: {left}"


def test_a_file_of_damaged_records_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = record().replace(b"WARC-Type: response\r\n", b"")
    monkeypatch.setattr(warc, "_MOST_FAULTS", 2)
    found = rows(read_warc, bad * 5)
    assert [place for place, _ in found] == [
        "@0",
        f"@{len(bad)}",
        f"@{2 * len(bad)}",
        f"@{3 * len(bad)}-{5 * len(bad) - 1}",
    ]
    assert found[-1][1] == "over 2 damaged records in a row: it is not read on"
    # A good one between them, and it goes on.
    assert len(rows(read_warc, (bad * 2 + record()) * 3)) == 9
    monkeypatch.setattr(warc, "_MOST_FAULTS", 99)
    monkeypatch.setattr(warc, "_MOST_AGAIN", -1)
    long = bad.replace(b"Content-Length: ", b"Content-Length: 9")
    assert (
        rows(read_warc, long * 5)[-1][1] == "too many damaged records in a row: it is not read on"
    )


@pytest.mark.parametrize(
    ("data", "start", "offset"),
    [
        pytest.param(b"WARC/1.0\nx\nWARC/1.0\n", 0, 0, id="at the start"),
        pytest.param(b"WARC/1.0\nx\nWARC/1.0\n", 1, 11, id="the next line"),
        pytest.param(b"WARC/1.0\nx\nWARC/1.1\n", 11, 11, id="where it begins"),
        pytest.param(b"WARC/1.0\nx\nWARC/1.1\n", 12, None, id="behind it"),
        pytest.param(b"x WARC/1.0\n", 0, None, id="inside of a line"),
        pytest.param(b"x\nWARC/2.0\n", 0, None, id="another format"),
        pytest.param(b"", 0, None, id="nothing"),
    ],
)
def test_a_record_begins_at_a_line(data: bytes, start: int, offset: int | None) -> None:
    assert find_record(io.BytesIO(data), start) == offset


def test_a_packed_record_begins_with_its_name_also_over_the_edge_of_what_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed, other = gzip.compress(b"WARC/1.0\n", mtime=0), gzip.compress(b"other", mtime=0)
    fake = b"\x1f\x8b\x08 none"
    data = packed + other + fake + packed
    start = len(data) - len(packed)
    for chunk in (1, 2, 3, 7, 1 << 20):
        monkeypatch.setattr(warc, "_CHUNK", chunk)
        assert find_record(io.BytesIO(data), 0) == 0
        assert find_record(io.BytesIO(data), 1) == start
        assert find_record(io.BytesIO(data), start + 1) is None
        plain = b"x\n" * 9 + b"WARC/1.0\n"
        assert find_record(io.BytesIO(plain), 0) == 18


@pytest.mark.parametrize(
    ("data", "kind", "marked"),
    [
        pytest.param(b"\xe9", "text/html; charset=iso-8859-1", b"\xef\xbb\xbf\xc3\xa9", id="Latin"),
        pytest.param(
            b"\x80",
            "text/html; charset=us-ascii",
            b"\xef\xbb\xbf\xe2\x82\xac",
            id="as Windows has it",
        ),
        pytest.param(b"\xe9", "text/html; charset=koi8-r", "\ufeffИ".encode(), id="Russian"),
        pytest.param(
            b"\xc3\xa9", "text/html; charset=latin1", b"\xef\xbb\xbf\xc3\xa9", id="sound UTF-8"
        ),
        pytest.param(b"a", "text/html; charset=utf-8", b"a", id="ASCII"),
        pytest.param(b"\xe9", "text/html", b"\xe9", id="no charset"),
        pytest.param(b"\xe9", "text/html; charset=x-none", b"\xe9", id="an unknown one"),
        pytest.param(b"\xe9", "text/html; charset=utf-16", b"\xe9", id="one that can't be"),
        pytest.param(
            b"\xff\xfea\0", "text/html; charset=latin-1", b"\xff\xfea\0", id="a mark of its own"
        ),
    ],
)
def test_a_page_is_marked_as_utf_8_where_its_server_says_its_charset(
    data: bytes, kind: str, marked: bytes
) -> None:
    assert mark_charset(data, kind) == marked
