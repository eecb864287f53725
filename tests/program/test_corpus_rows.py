"""Rows of JSON, WARC and Parquet: each is an article, an error or a counted skip."""

import gzip
import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest

from summarize.corpus import read_report, summarize_record
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.splits import find_splits
from summarize.readers.rows.values import Span
from summarize.readers.several_articles import Item, read_items
from tests.benchmarks.times import write_prose
from tests.conftest import Run

TEXT = "The harbour board met on Monday. It voted for a longer breakwater of 310 metres."
PAGE = f"<html><body><article><p>{TEXT}</p></article></body></html>"


def read(path: Path) -> list[Item]:
    return list(read_items(str(path)))


def tell(item: Item) -> str:
    """Return what became of a row: its place and its id, its error, or why it was skipped."""
    place = item.source.name.rsplit("/", 1)[1]
    return f"{place} {item.error or item.skipped or item.source.id}"


def pack_record(
    kind: str = "response",
    body: bytes | str = PAGE,
    *,
    content: str = "text/html",
    status: str = "200 OK",
    http: bool = True,
    fields: Mapping[str, str] = {},
) -> bytes:
    """Return a record of a WARC file."""
    data = body.encode() if isinstance(body, str) else body
    if http:
        data = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n\r\n".encode() + data
    head = {
        "WARC-Type": kind,
        "WARC-Target-URI": "https://port.example/",
        "WARC-Record-ID": "<urn:1>",
        "Content-Type": "application/http" if http else content,
        "Content-Length": str(len(data)),
    } | dict(fields)
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + data + b"\r\n\r\n"


RECORDS = [
    pytest.param(pack_record(), "<urn:1>", id="page"),
    pytest.param(
        pack_record("conversion", TEXT, content="text/plain", http=False), "<urn:1>", id="wet"
    ),
    pytest.param(pack_record(body=TEXT, content="text/plain"), "<urn:1>", id="plain-text"),
    pytest.param(pack_record("resource", http=False), "<urn:1>", id="resource"),
    pytest.param(pack_record(status="404 Not Found"), "status other than 200", id="404"),
    pytest.param(pack_record(content="image/png"), "not HTML and not plain text", id="image"),
    pytest.param(pack_record("revisit", ""), "revisit", id="revisit"),
    pytest.param(pack_record("metadata", "a: b", http=False), "not a response", id="metadata"),
    pytest.param(pack_record("warcinfo", "a: b", http=False), "not a response", id="warcinfo"),
    pytest.param(pack_record("request", "GET /"), "not a response", id="request"),
    pytest.param(pack_record(body=""), "its html is empty", id="empty"),
    pytest.param(
        pack_record(fields={"Content-Length": "900"}), "the record is cut off", id="cut-off"
    ),
]


@pytest.mark.parametrize(("record", "expected"), RECORDS)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_each_record_of_a_web_archive_is_an_article_or_says_why_not(
    tmp_path: Path, record: bytes, expected: str, packed: bool
) -> None:
    pytest.importorskip("warcio")
    path = tmp_path / "crawl"  # told by its bytes, not by its name
    path.write_bytes(gzip.compress(record) if packed else record)
    (item,) = read(path)
    short = expected == "the record is cut off" and not packed  # others might have followed
    place = f"0-{len(record) - 1}" if short else "0"
    assert (tell(item), item.unread) == (f"crawl@{place} {expected}", short)


def test_an_archive_of_damaged_records_alone_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\n" * 2_000)
    start = process_time()
    items = read(path)
    assert process_time() - start < 5
    assert "over 500 damaged records in a row" in str(items[-1].error)
    sound = pack_record(body=TEXT, content="text/plain")
    path.write_bytes((b"WARC/1.0\n" * 260 + sound) * 2)
    assert sum(item.error is None for item in read(path)) == 2


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"WARC/1.0\r\nno colon here\r\n\r\n\r\n\r\n", id="no-fields"),
        pytest.param(pack_record(fields={"Content-Length": "12x"}), id="length"),
        pytest.param(pack_record().replace(b"HTTP/1.1 200 OK", b"\xff\xfe\xff"), id="http"),
        pytest.param(pack_record().replace(b"WARC-Target-URI", b"WARC-Nothing"), id="no-address"),
        pytest.param(b"garbage\r\n" * 20, id="garbage"),
    ],
)
def test_after_a_damaged_record_the_archive_goes_on_and_stderr_is_silent(
    tmp_path: Path, damage: bytes, packed: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("warcio")
    parts = [pack_record(), damage, pack_record(fields={"WARC-Record-ID": "<urn:2>"})]
    path = tmp_path / "crawl"
    path.write_bytes(b"".join(gzip.compress(part) if packed else part for part in parts))
    ids = [item.source.id for item in read(path)]
    assert (ids[0], ids[-1]) == ("<urn:1>", "<urn:2>")
    assert len(ids) == 3
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        pytest.param("iso-8859-1", "naïve café".encode("latin-1"), id="latin-1"),
        pytest.param("iso-8859-1", "naïve café".encode(), id="utf-8-that-claims-latin-1"),
        pytest.param("utf-8", "naïve café".encode(), id="utf-8"),
        pytest.param("no-such", "naïve café".encode(), id="unknown"),
        pytest.param("utf-16-le", "naïve café".encode("utf-16-le"), id="utf-16"),
    ],
)
def test_the_charset_of_the_http_header_counts(tmp_path: Path, charset: str, data: bytes) -> None:
    pytest.importorskip("warcio")
    path = tmp_path / "crawl"
    path.write_bytes(pack_record(body=data, content=f"text/html; charset={charset}"))
    (item,) = read(path)
    assert item.source.data.decode("utf-8-sig") == "naïve café"


def test_a_charset_of_the_header_reaches_the_summary(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    page = PAGE.replace("</p>", " A naïve façade of čedok stands.</p>").replace("č", "c")
    path = tmp_path / "crawl"
    path.write_bytes(
        pack_record(body=page.encode("latin-1"), content="text/html; charset=iso-8859-1")
    )
    (item,) = read(path)
    line = summarize_record({"html": item.source.data}, length="9")
    assert line["sentences"][-1]["text"] == "A naïve façade of cedok stands."


ABSENT = [
    pytest.param(None, id="none"),
    pytest.param(float("nan"), id="nan"),
    pytest.param("", id="empty"),
    pytest.param(["a"], id="list"),
]


@pytest.mark.parametrize("value", ABSENT)
def test_absent_values_are_not_taken_for_words(value: object) -> None:
    record = {"id": value, "url": value, "title": value, "html": value, "text": TEXT}
    line = summarize_record(record)
    assert (line["status"], line["id"], line["title"], line["url"]) == ("ok", "<text>", None, None)


def test_absent_values_of_pandas_are_absent() -> None:
    pandas = pytest.importorskip("pandas")
    for value in (pandas.NaT, pandas.NA):
        line = summarize_record({"id": value, "title": value, "html": value, "text": TEXT})
        assert (line["status"], line["id"], line["title"]) == ("ok", "<text>", None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (7.0, "7"), (b"\xc3\xa9", "é"), ("a\ud800\nb", "a b"), (False, "False")],
)
def test_ids_of_any_kind_are_words_on_one_line(value: object, expected: str) -> None:
    assert summarize_record({"id": value, "text": TEXT})["id"] == expected


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_what_bytes_can_be_made_of_is_text(kind: Any) -> None:
    assert summarize_record({"text": kind(TEXT.encode())})["status"] == "ok"


def test_an_array_of_json_is_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "rows.json"
    path.write_text(json.dumps([{"text": TEXT, "id": 0}, {"html": None, "text": TEXT}, 3]))
    assert [tell(item) for item in read(path)] == [
        "rows.json:1 0", "rows.json:2 None", "rows.json:3 not an object",
    ]  # fmt: skip
    path.write_text(json.dumps([{"text": TEXT}])[:-1])
    assert [tell(item) for item in read(path)] == ["rows.json a broken array of JSON"]


def test_a_line_that_never_ends_is_one_error_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.readers.rows.json_rows._LONGEST", 200)
    monkeypatch.setattr("summarize.readers.rows.json_rows._CHUNK", 64)
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": "x" * 500}) + "\n" + json.dumps({"text": TEXT}) + "\n")
    first, second = map(tell, read(path))
    assert first == "rows.jsonl@0 a line of more than 200 bytes"
    assert second == "rows.jsonl@513 None"


@pytest.mark.parametrize("key", ["html", "text"])
def test_an_article_has_at_most_100_megabytes(key: str) -> None:
    line = summarize_record({key: b" " * 100_000_001})
    assert line["status"] == "InputError: longer than 100 MB"


def test_a_file_of_more_than_100_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(100_000_001)
    assert [tell(item) for item in read(path)] == ["long.txt longer than 100 MB"]


def write_parquet(path: Path, **columns: object) -> Path:
    """Write a table of columns that are given as lists or as arrays."""
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table(columns), path)
    return path


def test_parquet_with_broken_utf8_gives_its_rows(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    texts = pyarrow.array([TEXT.encode(), b"na\xefve " + TEXT.encode()], pyarrow.binary())
    path = write_parquet(tmp_path / "t", id=["a", "b"], text=texts.view(pyarrow.string()))
    items = read(path)
    assert [tell(item) for item in items] == ["t:1 a", "t:2 b"]
    assert items[1].source.data.startswith(b"na\xefve ")


@pytest.mark.parametrize("unit", ["ms", "ns"])
def test_dates_out_of_range_as_ids_cost_one_row_at_most(tmp_path: Path, unit: str) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    dates = pyarrow.array([2**61, 1000, None], pyarrow.int64()).view(pyarrow.timestamp(unit))
    path = write_parquet(tmp_path / "t", id=dates, text=[TEXT] * 3)
    told = [tell(item) for item in read(path)]
    assert told[1].startswith("t:2 1970-01-01 00:00:0")
    assert told[2] == "t:3 None"
    assert len(told) == 3


def test_parquet_without_values_reads_what_there_is(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "t", id=[0, None], html=["", None], text=[TEXT, TEXT])
    assert [tell(item) for item in read(path)] == ["t:1 0", "t:2 None"]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda b: b[:-30] + b"\xff" * 22 + b[-8:], id="footer"),
        pytest.param(lambda b: b[:-8] + b"\xff\xff\xff\x7fPAR1", id="length-of-footer"),
        pytest.param(lambda b: b[:10] + b"\xff" * 40 + b[50:], id="page"),
        pytest.param(lambda b: b[: len(b) // 2], id="half"),
    ],
)
def test_damaged_parquet_is_one_error(tmp_path: Path, damage: Any) -> None:
    path = write_parquet(tmp_path / "t", text=[TEXT])
    path.write_bytes(damage(path.read_bytes()))
    (item,) = read(path)
    assert "can't be read" in str(item.error)


@pytest.mark.apart
def test_a_row_group_that_grows_beyond_measure_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.readers.rows.parquet._MOST", 1_000_000)
    monkeypatch.setattr("summarize.readers.rows.parquet._GROWTH", 10)
    path = write_parquet(tmp_path / "t", text=["word " * 1_000_000, "word " * 1_000_001])
    (item,) = read(path)
    assert "a row group that grows from" in str(item.error)


def write_size(size: int) -> bytes:
    """Return a number of a row group as a file tells it: seven bits a byte, the lowest first."""
    bits, data = 2 * size, b""
    while bits > 127:
        data, bits = data + bytes([bits & 127 | 128]), bits >> 7
    return b"\x16" + data + bytes([bits])


@pytest.mark.parametrize("letters", [400_000, 9], ids=["a-thousand-times", "half-a-gigabyte"])
def test_a_row_group_grows_a_thousand_times_or_to_half_a_gigabyte(
    tmp_path: Path, letters: int
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = write_parquet(tmp_path / "t", text=[Random(1).randbytes(letters).hex()])
    group = parquet.read_metadata(path).row_group(0)
    most = max(500_000_000, 1_000 * group.column(0).total_compressed_size)
    data, one_row = path.read_bytes(), write_size(1)
    start = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    for size in (most, most + 1):
        told = write_size(group.total_byte_size) + one_row
        head = data[start:-8].replace(told, write_size(size) + one_row)
        path.write_bytes(data[:start] + head + len(head).to_bytes(4, "little") + b"PAR1")
        (item,) = read(path)
        assert ("a row group that grows from" in str(item.error)) == (size > most)


@pytest.mark.apart
def test_many_rows_of_a_few_long_texts_take_little_memory(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    texts = pyarrow.DictionaryArray.from_arrays(
        pyarrow.array([0] * 64), pyarrow.array(["word " * 1_000_000])
    )
    path = write_parquet(tmp_path / "t", text=texts)
    pool = pyarrow.default_memory_pool()
    before = pool.bytes_allocated()
    most = max(pool.bytes_allocated() - before for _ in read_items(str(path)))
    assert most < 60_000_000  # the rows together have 320 MB


def test_a_row_without_an_article_of_a_packed_archive_counts(tmp_path: Path) -> None:
    path = tmp_path / "rows.gz"
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb") as file:
        file.write(b'{"text": "%s"}\n{"title": "no article"}\n' % TEXT.encode())
    path.write_bytes(buffer.getvalue())
    assert [tell(item).split(" ", 1)[1] for item in read(path)] == [
        "None", "no html and no text in it, but title",
    ]  # fmt: skip


TABLES = [
    pytest.param("rows.csv", 'id,text\n1,"One, two.\nThree."\n2,Four.\n', id="csv"),
    pytest.param("rows.tsv", "id\ttext\n1\tOne, two.\n2\tFour.\n", id="tsv"),
    pytest.param("rows.csv", "\ufeffid;text\n1;One, two.\n2;Four.\n", id="semicolons"),
]


@pytest.mark.parametrize(("name", "text"), TABLES)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_the_rows_of_a_table_of_text_are_articles(
    tmp_path: Path, name: str, text: str, packed: bool
) -> None:
    path = tmp_path / (name + ".gz" * packed)
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    items = read(path)
    assert [tell(item) for item in items] == [f"{path.name}:1 1", f"{path.name}:2 2"]
    assert items[0].source.data.startswith(b"One, two.")


def test_a_table_without_text_says_which_columns_it_has(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("name,body\na,b\nc,d\n")
    assert [tell(item) for item in read(path)] == [
        "rows.csv no html and no text in it, but name, body"
    ]
    table = write_parquet(tmp_path / "t", name=["a"], body=["b"])
    assert [tell(item) for item in read(table)] == ["t no html and no text in it, but name, body"]


@pytest.mark.parametrize("kind", ["jsonl", "json", "csv", "parquet"])
def test_columns_may_have_other_names(tmp_path: Path, kind: str) -> None:
    row = {"key": "7", "body": TEXT, "link": "https://port.example/"}
    path = tmp_path / f"rows.{kind}"
    if kind == "parquet":
        write_parquet(path, **{name: [value] for name, value in row.items()})
    elif kind == "csv":
        path.write_text(f"key,body,link\n7,{TEXT},https://port.example/\n")
    else:
        path.write_text(json.dumps([row] if kind == "json" else row))
    columns = Columns("html", "body", "key", "link")
    (item,) = read_items(str(path), columns=columns)
    assert (item.source.id, item.source.url) == ("7", "https://port.example/")
    assert item.source.data == TEXT.encode()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("2025-03-18T23:30:00-05:00", "2025-03-18", id="iso"),
        pytest.param("Tue, 18 Mar 2025 08:00:00 GMT", "2025-03-18", id="mail"),
        pytest.param(20250318, "2025-03-18", id="number"),
        pytest.param(datetime(2025, 3, 18, 8, tzinfo=UTC), "2025-03-18", id="datetime"),
        pytest.param(b"2025-03-18", "2025-03-18", id="bytes"),
        pytest.param("last Tuesday", None, id="no-date"),
        pytest.param(1_742_284_800, None, id="seconds"),
        pytest.param(None, None, id="none"),
    ],
)
def test_a_row_says_who_wrote_it_and_when(written: object, expected: str | None) -> None:
    line = summarize_record({"text": TEXT, "author": " Ann\nBerg", "date": written})
    assert (line["status"], line["author"], line["date"]) == ("ok", "Ann Berg", expected)


def test_what_a_page_says_of_itself_counts_before_its_row() -> None:
    meta = '<meta name="author" content="Cy Dahl"><meta name="date" content="2024-01-02">'
    page = PAGE.replace("<body>", f"<head>{meta}</head><body>")
    line = summarize_record({"html": page, "author": "Ann Berg", "date": "2025-03-18"})
    assert (line["author"], line["date"]) == ("Cy Dahl", "2024-01-02")
    line = summarize_record({"html": PAGE, "author": "Ann Berg", "date": "2025-03-18"})
    assert (line["author"], line["date"]) == ("Ann Berg", "2025-03-18")


_MANY = 12


def write_many(path: Path) -> bytes:
    """Write as many articles to a file of rows; return its bytes."""
    if path.suffix == ".parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        write_parquet(
            path, id=[str(n) for n in range(_MANY)], text=[TEXT + str(n) for n in range(_MANY)]
        )
        parquet.write_table(parquet.read_table(path), path, row_group_size=4)
        return path.read_bytes()
    pytest.importorskip("warcio")
    bodies = [PAGE.replace("metres", write_prose(9 * n, seed=n)) for n in range(_MANY)]
    parts = [pack_record(body=body) for body in bodies]
    packed = path.suffix == ".gz"
    path.write_bytes(b"".join(gzip.compress(part) if packed else part for part in parts))
    return path.read_bytes()


def harm(data: bytes, random: Random) -> bytes:
    """Flip a byte, or overwrite, delete or cut off some."""
    place, length = random.randrange(1, len(data)), random.choice((1, 40, 400, 2_000))
    after = data[place + length :]
    return data[:place] + random.choice(
        (
            bytes([data[place] ^ 1 + random.randrange(255)]) + data[place + 1 :],
            random.randbytes(length) + after,
            bytes(length) + after,
            after,
            b"",
        )
    )


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.parquet"])
@pytest.mark.parametrize("size", [1_500, 10**9], ids=["shards", "whole"])
def test_no_row_of_a_damaged_file_is_missing_in_silence(
    tmp_path: Path, name: str, size: int
) -> None:
    path = tmp_path / name
    sound = write_many(path)
    for seed in range(40):
        data = harm(sound, Random(seed)) if seed else sound
        path.write_bytes(data)
        cuts = find_splits(str(path), len(data), size, COLUMNS)
        items = [
            item for cut in cuts for item in read_items(str(path), span=Span(cut.start, cut.stop))
        ]
        names = [item.source.name for item in items]
        assert len(set(names)) == len(names)
        told = any(item.unread for item in items)
        assert told or len(items) >= _MANY, f"{seed}: {names}"
        assert seed or not told


def test_the_rows_of_a_damaged_row_group_are_named_and_read_by_a_retry(
    run: Run, tmp_path: Path
) -> None:
    path, out = tmp_path / "a.parquet", tmp_path / "out"
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    texts = [write_prose(700, seed=n) for n in range(_MANY)]
    table = pyarrow.table({"id": list(map(str, range(_MANY))), "text": texts})
    parquet.write_table(table, path, row_group_size=4, compression="none", use_dictionary=False)
    sound = path.read_bytes()
    # In the middle, by which a shard is not known: it stays the same shard.
    place = sound.index(texts[4].encode()) - 30
    path.write_bytes(sound[:place] + bytes(40) + sound[place + 40 :])
    words = ("corpus", str(path), "-q", "-o", f"{out}/")
    assert run(*words).code == 3
    report = read_report(f"{out}/")
    assert (report["complete"], report["unread"], report["unread_rows"]) == (False, 1, 4)
    (errors,) = out.glob("_state/*.errors.jsonl")
    assert json.loads(errors.read_text())["source"] == f"{path}:5-8"
    path.write_bytes(sound)
    assert run(*words, "--retry-failed", "InputError").code == 0
    lines = [
        json.loads(line) for part in out.glob("part-*") for line in part.read_text().splitlines()
    ]
    assert [line["id"] for line in lines] == [str(n) for n in range(_MANY)]
