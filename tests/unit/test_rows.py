"""What a file of rows is, what each row says, and where one begins, each rule on its own."""

import gzip
import io
import math
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import InputError, NoArticleError, SummarizeError, UsageError
from summarize.readers.rows import json_rows, warc
from summarize.readers.rows.columns import COLUMNS, Columns, keep_columns, parse_names
from summarize.readers.rows.csv_rows import read_table
from summarize.readers.rows.json_rows import read_array, read_lines
from summarize.readers.rows.record import name_record, read_body
from summarize.readers.rows.rows import check_columns, detect_rows
from summarize.readers.rows.splits import Cut, find_splits
from summarize.readers.rows.values import Row, Skipped, Span
from summarize.readers.rows.warc import find_record, mark_charset, read_warc

ZSTD = b"\x28\xb5\x2f\xfd"
STAMP = b'"ts": "1700000000.000100"'
MESSAGE = b'"type": "message", ' + STAMP


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        pytest.param(b"PAR1x", "", "parquet", id="Parquet"),
        pytest.param(b"WARC/1.0\n", "", "warc", id="WARC"),
        pytest.param(gzip.compress(b"WARC/1.0\n"), "", "warc", id="WARC, packed"),
        pytest.param(ZSTD, "", "lines", id="Zstandard"),
        pytest.param(b'{"text": "a"}\n', "", "lines", id="lines"),
        pytest.param(gzip.compress(b'{"text": "a"}\n'), "", "lines", id="lines, packed"),
        pytest.param(b"\x1f\x8bbroken", "", None, id="broken gzip"),
        pytest.param(b'{"html": "a"}\n{"x": 1}', "", "lines", id="html"),
        pytest.param(b'{"x": 1}\n{"text": "a"}', "", "lines", id="the second line"),
        pytest.param(b'\n{"x": 1}\n' * 2 + b'{"text": "a"}', "", "lines", id="the fifth line"),
        pytest.param(b'{"x": 1}\n' * 5 + b'{"text": "a"}', "", None, id="the sixth line"),
        pytest.param(b'{"x": 1}', "", None, id="no text"),
        pytest.param(b'{"text": 1', "", None, id="broken"),
        pytest.param(b'{"text": "' + b"x" * 32_768, "", "lines", id="the start of a long line"),
        pytest.param(b'{"other": "' + b"x" * 32_768, "", None, id="of another long line"),
        pytest.param(b'a\nb\n{"text": "a"}', "", None, id="a third objects"),
        pytest.param(b'a\n{"text": "a"}', "", "lines", id="half objects"),
        pytest.param(b'{"text": "a", "nbformat": 4}', "", None, id="a notebook"),
        pytest.param(b'{"text": "jsonfeed.org"}', "", None, id="a feed"),
        pytest.param(b' [ {"text": "a"}]', "", "array", id="an array"),
        pytest.param(b'[{"x": "a"}]', "", None, id="an array without text"),
        pytest.param(b'["text"]', "", None, id="an array of no objects"),
        pytest.param(b'[{"text": "jsonfeed.org"}]', "", None, id="an array of a feed"),
        pytest.param(b'[{"text": "a", %s}]' % STAMP, "", "array", id="an array with stamps"),
        pytest.param(b'{"text": "a", %s}' % STAMP, "", "lines", id="lines with stamps"),
        pytest.param(b'{"text": "a", %s}' % MESSAGE, "", "lines", id="lines of messages"),
        pytest.param(b'[{"text": "a", %s}]' % MESSAGE, "", None, id="a day of Slack"),
        pytest.param(
            b'[\n{"text": "a", %s},\n{"text": "b"}\n]' % MESSAGE, "", None, id="a line a message"
        ),
        pytest.param(b'[\n{"text": "a"},\n{"text": "b"}\n]', "", "array", id="a line an object"),
        pytest.param(b'{"text": "a", "segments": [{', "", None, id="a transcript of Whisper"),
        pytest.param(b'{"text": "a", "transcription": [{}]}', "", None, id="of whisper.cpp"),
        pytest.param(b'{"text": "a", "chunks": [ {}]}', "", None, id="of a pipeline"),
        pytest.param(b"x", "a.jsonl", "lines", id="a name"),
        pytest.param(b"x", "a.NDJSON.gz", "lines", id="another name"),
        pytest.param(b"x", "a.csv", "table", id="a table"),
        pytest.param(b"x", "a.tsv", "table", id="with tabs"),
        pytest.param(b"\0", "a.csv", None, id="binary data"),
        pytest.param(b"x", "a.csvx", None, id="no such name"),
        pytest.param(b"x", "", None, id="a text"),
    ],
)
def test_a_file_of_rows_is_told_by_its_first_bytes(
    head: bytes, name: str, kind: str | None
) -> None:
    assert detect_rows(head, name) == kind


def test_other_names_of_columns_tell_rows_too() -> None:
    columns = Columns(html="page", text="body")
    assert detect_rows(b'{"body": "a"}', columns=columns) == "lines"
    assert detect_rows(b'{"text": "a"}', columns=columns) is None
    assert detect_rows(b'[{"page": "a"}]', columns=columns) == "array"


def label(value: object) -> str | None:
    return name_record({"title": value}).title


class Missing:
    """A value that is neither equal to itself nor not, as pandas.NA is."""

    def __ne__(self, other: object) -> bool:
        raise TypeError

    __hash__ = None  # type: ignore[assignment]


class Many:
    """An array, of which nobody can say whether it differs."""

    def __ne__(self, other: object) -> bool:
        raise ValueError

    def __str__(self) -> str:
        return "many"

    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("A  title\n", "A title", id="a text"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="null"),
        pytest.param(math.nan, None, id="not a number"),
        pytest.param(Missing(), None, id="not there"),
        pytest.param(Many(), "many", id="an array"),
        pytest.param(0, "0", id="nought"),
        pytest.param(7.0, "7", id="a whole number in a table with gaps"),
        pytest.param(7.5, "7.5", id="a number"),
        pytest.param(b"caf\xc3\xa9", "café", id="bytes"),
        pytest.param([1], None, id="a list"),
        pytest.param({"a": 1}, None, id="a mapping"),
    ],
)
def test_a_value_says_something_or_is_absent(value: object, said: str | None) -> None:
    assert label(value) == said


def test_a_record_names_its_article() -> None:
    record = {
        "id": 7,
        "url": "https://x.org/a",
        "title": "T",
        "author": "A",
        "date": "2024/03/04 x",
    }
    found = name_record(record)
    assert (found.id, found.url, found.title, found.author) == ("7", "https://x.org/a", "T", "A")
    assert (found.date, found.data, found.name) == ("2024-03-04", b"", "")
    assert name_record({"url": "ftp://x.org", "date": "soon"})[:3] == ("", b"", None)
    assert name_record({"url": "http://x.org"}).url == "http://x.org"
    columns = Columns(id="a", url="b", title="c", author="d", date="e")
    named = {"a": "1", "b": "http://x", "c": "T", "d": "A", "e": "2024-03-04"}
    assert name_record(named, columns) == name_record(
        {"id": "1", "url": "http://x", "title": "T", "author": "A", "date": "2024-03-04"}
    )


@pytest.mark.parametrize(
    ("record", "found"),
    [
        pytest.param({"html": "h", "text": "t"}, b"h", id="html first"),
        pytest.param({"html": "", "text": "t"}, b"t", id="or text"),
        pytest.param({"text": "é\ud800"}, b"\xc3\xa9?", id="encoded"),
        pytest.param({"text": b"t"}, b"t", id="bytes"),
        pytest.param({"text": memoryview(b"t")}, b"t", id="a view"),
        pytest.param({"text": ""}, NoArticleError("its text is empty"), id="empty"),
        pytest.param(
            {"html": None, "text": ""}, NoArticleError("its text is empty"), id="one is null"
        ),
        pytest.param({"html": None}, InputError("its html is null"), id="null"),
        pytest.param({"text": 7}, InputError("no html and no text in it"), id="a number"),
        pytest.param({"text": ["t"]}, InputError("no html and no text in it"), id="a list"),
        pytest.param(
            {"a": 1, "b": 2}, InputError("no html and no text in it, but a, b"), id="others"
        ),
        pytest.param({}, InputError("no html and no text in it"), id="nothing"),
        pytest.param(
            {f"c{n}": n for n in range(12)},
            InputError("no html and no text in it, but c0, c1, c2, c3, c4, c5, c6, c7, c8"),
            id="many",
        ),
        pytest.param(
            {"error": InputError("cut off"), "text": "t"}, InputError("cut off"), id="an error"
        ),
        pytest.param({"error": "cut off", "text": "t"}, b"t", id="a column of that name"),
    ],
)
def test_a_record_has_its_article_or_says_why_not(
    record: dict[str, Any], found: bytes | SummarizeError
) -> None:
    if isinstance(found, bytes):
        assert read_body(record) == found
        return
    with pytest.raises(type(found)) as caught:
        read_body(record)
    assert str(caught.value) == str(found)


def test_columns_are_read_if_they_are_the_articles_or_stay() -> None:
    some, every = Columns(keep=("a",)), Columns(keep=("all",))
    assert [name for name in ("html", "id", "a", "b") if some.reads(name)] == ["html", "id", "a"]
    assert [name for name in ("html", "text", "id", "b") if every.keeps(name)] == ["id", "b"]
    assert not COLUMNS.keeps("a")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        pytest.param("é", "é", id="a text"),
        pytest.param(None, None, id="null"),
        pytest.param(math.nan, None, id="not a number"),
        pytest.param(b"caf\xc3\xa9", "café", id="bytes of text"),
        pytest.param(b"\xff\x00", "/wA=", id="other bytes"),
        pytest.param(date(2024, 3, 4), "2024-03-04", id="a day"),
        pytest.param(datetime(2024, 3, 4, 5), "2024-03-04T05:00:00", id="a time of a day"),
        pytest.param(time(5, 6), "05:06:00", id="a time"),
        pytest.param(Path("a"), "a", id="anything"),
        pytest.param([{"x": [1]}], [{"x": [1]}], id="levels"),
    ],
)
def test_what_stays_of_a_row_is_written_as_json_holds_it(value: object, kept: object) -> None:
    assert keep_columns({"a": value, "b": 1}, Columns(keep=("a",))) == {"a": kept}
    assert keep_columns({"a": value, "text": 1}, Columns(keep=("all",))) == {"a": kept}
    assert keep_columns({"a": value}, COLUMNS) is None
    assert keep_columns({"a": value}, Columns(keep=("b",))) == {"b": None}


def test_what_is_nested_too_deep_does_not_stay() -> None:
    def nest(levels: int) -> object:
        return [nest(levels - 1)] if levels else 1

    columns = Columns(keep=("a",))
    assert keep_columns({"a": nest(99)}, columns) == {"a": nest(99)}
    for levels in (100, 5_000):
        value: object = 1
        for _ in range(levels):
            value = [value]
        with pytest.raises(InputError, match="more than 100 levels"):
            keep_columns({"a": value}, columns)


def test_names_of_columns_are_a_list_with_commas() -> None:
    assert parse_names(" a,b,,a , c d") == ("a", "b", "c d")
    assert parse_names("") == ()


def test_a_column_to_keep_is_looked_for_before_the_run(tmp_path: Path) -> None:
    text, rows, more = tmp_path / "a.txt", tmp_path / "b.jsonl", tmp_path / "c.jsonl"
    text.write_text("x")
    rows.write_text('{"text": "t", "x": 1}\n{"text": "u", "y": 2}\n')
    more.write_text('{"text": "t", "z": 1}\n')
    paths = [str(tmp_path / "none"), str(text), str(rows), str(more)]
    check_columns(paths, Columns(keep=("y",)))
    check_columns(paths, Columns(keep=("all",)))
    check_columns(paths, COLUMNS)
    with pytest.raises(UsageError, match="has no column z to keep, but text, x, y"):
        check_columns(paths, Columns(keep=("x", "z")))
    check_columns(paths[:2], Columns(keep=("z",)))


Read = Callable[..., Any]


def rows(read: Read, data: bytes, span: Span | None = None, **how: Any) -> list[tuple[str, object]]:
    found = read(io.BytesIO(data), span or Span(), Columns(**how))
    return [
        (row.place, str(row.record) if isinstance(row.record, Exception) else row.record)
        for row in found
    ]


LINES = b'{"a": 1}\n\n[2]\nno\n{"a": 3}'


@pytest.mark.parametrize(
    ("span", "found"),
    [
        pytest.param(
            Span(),
            [("@0", {"a": 1}), ("@10", [2]), ("@14", "not a line of JSON"), ("@17", {"a": 3})],
            id="all",
        ),
        pytest.param(Span(0, 10), [("@0", {"a": 1})], id="up to a line"),
        pytest.param(Span(0, 11), [("@0", {"a": 1}), ("@10", [2])], id="a line that begins inside"),
        pytest.param(
            Span(10),
            [("@10", [2]), ("@14", "not a line of JSON"), ("@17", {"a": 3})],
            id="from a line",
        ),
        pytest.param(
            Span(11), [("@14", "not a line of JSON"), ("@17", {"a": 3})], id="from inside a line"
        ),
        pytest.param(Span(1, 9), [], id="inside one line"),
    ],
)
def test_lines_of_json_belong_to_the_span_in_which_they_begin(
    span: Span, found: list[tuple[str, object]]
) -> None:
    assert rows(read_lines, LINES, span) == found
    if span == Span():
        assert rows(read_lines, gzip.compress(LINES)) == found


def test_a_line_or_an_array_that_is_too_long_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows, "_LONGEST", 9)
    monkeypatch.setattr(json_rows, "_CHUNK", 4)
    found = rows(read_lines, b'{"a": 1}\n{"a": 123456}\n{"a": 2}\n')
    assert found == [("@0", {"a": 1}), ("@9", "a line of more than 9 bytes"), ("@23", {"a": 2})]
    monkeypatch.setattr(json_rows, "MOST_BYTES", 9)
    assert rows(read_array, b"[1, 2, 3]") == [(":1", 1), (":2", 2), (":3", 3)]
    assert "of more than 100 MB" in str(rows(read_array, b"[1, 2, 3] "))
    assert rows(read_array, b"[1,") == [("", "a broken array of JSON")]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        pytest.param(
            b"id,text\n1,a\n2,b\n",
            [(":1", {"id": "1", "text": "a"}), (":2", {"id": "2", "text": "b"})],
            id="commas",
        ),
        pytest.param(b"id\ttext\n1\ta,b\n", [(":1", {"id": "1", "text": "a,b"})], id="tabs"),
        pytest.param(b"id;text\n1;a,b\n", [(":1", {"id": "1", "text": "a,b"})], id="semicolons"),
        pytest.param(b"id|text\n1|a\n", [(":1", {"id": "1", "text": "a"})], id="bars"),
        pytest.param(
            b'\xef\xbb\xbf text , id\n"a\nb",1\n',
            [(":1", {"text": "a\nb", "id": "1"})],
            id="a mark",
        ),
        pytest.param(
            b"text,id\na\n\nb,1,2\n",
            [(":1", {"text": "a"}), (":3", {"text": "b", "id": "1"})],
            id="gaps",
        ),
        pytest.param(b"html\nx\n", [(":1", {"html": "x"})], id="one column"),
        pytest.param(b"a,b\n1,2\n", [("", "no html and no text in it, but a, b")], id="no text"),
        pytest.param(b"", [("", "no html and no text in it")], id="empty"),
    ],
)
def test_the_first_line_of_a_table_names_its_columns(
    table: bytes, found: list[tuple[str, object]]
) -> None:
    assert rows(read_table, table) == found


def record(
    kind: str = "response", http: str = "200 OK", body: bytes = b"<p>a", **more: str
) -> bytes:
    head = {"WARC-Type": kind, "WARC-Record-ID": "<urn:1>", "WARC-Target-URI": "<http://x>"} | {
        key.replace("_", "-"): value for key, value in more.items() if key.startswith("WARC")
    }
    fields = {"Content-Type": "text/html"} | {
        key.replace("_", "-"): value for key, value in more.items() if not key.startswith("WARC")
    }
    inner = "".join(f"{key}: {value}\r\n" for key, value in fields.items() if value)
    page = f"HTTP/1.1 {http}\r\n{inner}\r\n".encode() + body if http else body
    if not http:
        head |= fields
    else:
        head["Content-Type"] = "application/http; msgtype=response"
    said = "".join(f"{key}: {value}\r\n" for key, value in head.items() if value)
    return f"WARC/1.0\r\n{said}Content-Length: {len(page)}\r\n\r\n".encode() + page + b"\r\n\r\n"


def page(body: bytes, key: str = "html") -> dict[str, object]:
    return {"id": "<urn:1>", "url": "http://x", key: body}


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
        pytest.param(
            record(body=gzip.compress(b"<p>a"), Content_Encoding="gzip"), page(b"<p>a"), id="packed"
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


def test_a_file_of_damaged_records_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = record().replace(b"WARC-Type: response\r\n", b"")
    monkeypatch.setattr(warc, "_MOST_FAULTS", 2)
    found = rows(read_warc, bad * 5)
    assert [place for place, _ in found] == [
        "@0",
        f"@{len(bad)}",
        f"@{2 * len(bad)}",
        f"@{2 * len(bad)}",
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


def test_a_large_file_is_cut_where_its_rows_can_be_found_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n' * 10)
    cuts = [Cut(0, 100, 100, (0, 100)), Cut(100, 140, 40, (100, 140))]
    assert find_splits(str(path), 140, 100, COLUMNS) == cuts
    packed, table, text = tmp_path / "b.jsonl.gz", tmp_path / "c.csv", tmp_path / "d.txt"
    packed.write_bytes(gzip.compress(b'{"text": "a"}\n' * 10))
    table.write_text("text\na\n")
    text.write_text("a")
    for whole in (packed, table, text, tmp_path / "none"):
        assert find_splits(str(whole), 140, 100, COLUMNS) == [Cut(0, None, 140, (0, 140))]
    archive = tmp_path / "e.warc.gz"
    archive.write_bytes(gzip.compress(record()))
    assert len(find_splits(str(archive), 300, 100, COLUMNS)) == 3


def test_the_groups_of_a_table_are_joined_up_to_a_size(tmp_path: Path) -> None:
    parquet, arrow = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow")
    path = tmp_path / "a.parquet"
    table = arrow.table({"text": [f"{n} is told" for n in range(9)], "n": list(range(9))})
    parquet.write_table(table, path, row_group_size=3)
    sizes = [cut.size for cut in find_splits(str(path), 999, 1, COLUMNS)]
    assert len(sizes) == 3
    two = find_splits(str(path), 999, sizes[0] + sizes[1], COLUMNS)
    assert [(cut.start, cut.stop, cut.extent) for cut in two] == [
        (0, 2, (0, 999)),
        (2, None, (0, 999)),
    ]
    assert two[0].size == sizes[0] + sizes[1]
    from summarize.readers.rows.parquet import read_parquet

    def read(span: Span, **how: Any) -> list[Row]:
        with path.open("rb") as file:
            return list(read_parquet(file, span, Columns(**how)))

    dictionary = arrow.table({"text": arrow.array(["a", "b", "a"]).dictionary_encode()})
    parquet.write_table(dictionary, tmp_path / "b.parquet")
    with (tmp_path / "b.parquet").open("rb") as file:
        assert [row.record for row in read_parquet(file)] == [
            {"text": t} for t in (b"a", b"b", b"a")
        ]
    assert [row.place for row in read(Span())] == [f":{n}" for n in range(1, 10)]
    assert [row.place for row in read(Span(1, 2))] == [":4", ":5", ":6"]
    assert read(Span(2))[0].record == {"text": b"6 is told"}
    assert read(Span(2), keep=("n",))[0].record == {"text": b"6 is told", "n": 6}
