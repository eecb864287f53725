"""Columns of rows that are kept in the output."""

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus import Options
from summarize.corpus.part_file import read_part
from summarize.corpus.store import open_store
from summarize.readers.rows.columns import Columns, keep_columns, parse_names
from tests.conftest import Run
from tests.program.corpus import SLOW_TEXT, read_lines

TEXT = "The harbour board met on Monday. It voted for a longer breakwater of 310 metres."
ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": TEXT, "price": 1.5, "tags": ["x", {"y": None}], "digest": "0" * 32},
    {"id": "b", "text": "", "price": float("nan"), "digest": "0" * 32},
    {"id": "c", "text": TEXT, "price": 3, "duplicate_of": "nobody", "status": "sold"},
]


def write_rows(path: Path, rows: list[dict[str, Any]] = ROWS) -> Path:
    """Write them as the ending of the name says."""
    if path.suffix == ".jsonl":
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    elif path.suffix == ".csv":
        names = list(rows[0])
        lines = [",".join(f'"{row.get(name, "")}"' for name in names) for row in rows]
        path.write_text("\n".join([",".join(names), *lines, ""]))
    else:
        pyarrow = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    return path


def read_part_lines(out: Path) -> list[dict[str, Any]]:
    """Return the lines of the one part in a folder, in their order."""
    store = open_store(str(out))
    (name,) = (name for name in store.list_names() if re.fullmatch(r"part-\w+\.(?!d|e).+", name))
    return list(map(json.loads, read_part(store, name)))


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "parquet"])
def test_what_rows_had_stays_in_every_line_and_hides_nothing_of_ours(
    run: Run, tmp_path: Path, ending: str
) -> None:
    """Two articles are told, two fail; each keeps its columns."""
    rows = write_rows(tmp_path / "in.jsonl", [*ROWS, {**ROWS[1], "id": "d"}])
    out, names = tmp_path / "out", "price, digest,status,duplicate_of"
    command = ("corpus", rows, "-q", "--part-format", ending, "-o", f"{out}/")
    assert run(*command, "--keep-columns", names, "--max-empty", "0").code == 4
    lines = read_part_lines(out)
    empty = "NoArticleError: its text is empty"
    assert [line["status"] for line in lines] == ["ok", empty, "ok", empty]
    assert [bool(line["digest"]) for line in lines] == [True, False, True, False]
    assert lines[0]["digest"] == lines[2]["digest"] != "0" * 32
    assert [tuple(line["columns"].values()) for line in lines] == [
        (1.5, "0" * 32, None, None),
        (None, "0" * 32, None, None),
        (3, None, "sold", "nobody"),
        (None, "0" * 32, None, None),
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param({"a": [1, {"b": "é\ud800"}]}, {"a": [1, {"b": "é\ud800"}]}, id="json"),
        pytest.param([float("inf"), float("nan")], [None, None], id="no-numbers"),
        pytest.param(2**70, 2**70, id="large"),
        pytest.param(b"caf\xc3\xa9", "café", id="bytes-of-text"),
        pytest.param(b"\xff\x00", "/wA=", id="bytes"),
        pytest.param(date(2025, 3, 18), "2025-03-18", id="date"),
        pytest.param(
            datetime(2025, 3, 18, 7, 5, tzinfo=UTC), "2025-03-18T07:05:00+00:00", id="datetime"
        ),
        pytest.param(Decimal("1.10"), "1.10", id="decimal"),
    ],
)
def test_values_of_any_kind_stay_as_json_holds_them(written: object, expected: object) -> None:
    columns = Columns(keep=("x",))
    kept = keep_columns({"x": written, "y": 1}, columns)
    assert json.loads(json.dumps(kept)) == {"x": expected}


def test_all_are_those_that_a_row_has_but_its_article() -> None:
    record = {"id": 7, "body": TEXT, "html": None, "text": "kept: it is not read", "n": 1}
    columns = Columns(text="body", keep=parse_names(" all "))
    assert keep_columns(record, columns) == {"id": 7, "text": "kept: it is not read", "n": 1}
    assert keep_columns(record, columns._replace(keep=("body", "n"))) == {"body": TEXT, "n": 1}
    assert keep_columns(record, Columns()) is None


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("names", ["n,note", "all"])
def test_each_kind_of_rows_keeps_its_columns(
    run: Run, tmp_path: Path, kind: str, names: str
) -> None:
    rows = [{"id": "a", "n": 1, "text": TEXT, "note": "so, so"}]
    path = write_rows(tmp_path / f"rows.{kind}", rows)
    told = run("corpus", path, "samples/tram.txt", "-q", "-o", "-", "--keep-columns", names)
    first, second = map(json.loads, told.out.splitlines())
    number = "1" if kind == "csv" else 1
    more = {"id": "a"} if names == "all" else {}
    assert first["columns"] == {**more, "n": number, "note": "so, so"}
    assert "columns" not in second  # which has none


def test_a_table_has_the_columns_as_json(run: Run, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows, out = write_rows(tmp_path / "in.jsonl"), tmp_path / "out.parquet"
    paths = (rows, "samples/tram.txt")
    run("corpus", *paths, "-q", "-o", out, "--keep-columns", "price")
    kept = parquet.read_table(out)["columns"].to_pylist()
    assert kept == ['{"price": 1.5}', '{"price": null}', '{"price": 3}', None]


def test_an_article_that_ends_its_worker_keeps_its_columns(run: Run, tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "in.jsonl", [{"text": SLOW_TEXT, "n": 1}, {"text": TEXT, "n": 2}])
    told = run("corpus", rows, "-q", "-o", "-", "--timeout", "1", "--keep-columns", "n")
    first, second = map(json.loads, told.out.splitlines())
    assert (first["status"], first["columns"]) == ("TimeoutError: took longer than 1 s", {"n": 1})
    assert (second["status"], second["columns"]) == ("ok", {"n": 2})


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet", "stdin"])
def test_a_column_that_no_row_has_is_one_line_before_anything_is_done(
    run: Run, tmp_path: Path, kind: str
) -> None:
    path = write_rows(tmp_path / f"rows.{'jsonl' if kind == 'stdin' else kind}", ROWS[1:2])
    out = tmp_path / "out.jsonl"
    out.write_text("mine\n")
    name = "-" if kind == "stdin" else path
    command = ("corpus", "samples/tram.txt", name, "-o", out, "--restart")
    stdin = path.read_text() if kind == "stdin" else ""
    told = run(*command, "--keep-columns", "price,prize", stdin=stdin)
    assert (told.code, told.err.count("\n")) == (2, 1)
    assert "has no column prize to keep, but id, text, price, digest" in told.err
    assert out.read_text() == "mine\n"


def test_a_column_that_only_some_rows_have_is_none_in_the_others(run: Run, tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [{"text": TEXT}, {"text": TEXT[::-1], "n": 1}]
    path = write_rows(tmp_path / "in.jsonl", rows)
    told = run("corpus", path, "-q", "-o", "-", "--keep-columns", "n")
    assert [json.loads(line)["columns"]["n"] for line in told.out.splitlines()] == [None, 1]


@pytest.mark.parametrize("kind", ["lists", "objects"])
def test_what_is_nested_too_deep_costs_its_row_alone(run: Run, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "in.jsonl"
    opening, closing = ("[", "]") if kind == "lists" else ('{"a":', "}")
    values = (
        f"{opening * levels}1{closing * levels}" for levels in (98, 99, 100, *range(960, 990))
    )
    path.write_text("".join(f'{{"text": "{TEXT}", "n": {value}}}\n' for value in values))
    told = run("corpus", path, "-q", "-o", "-", "--keep-columns", "n")
    statuses = [json.loads(line)["status"] for line in told.out.splitlines()]
    assert told.code == 4
    assert statuses[:3] == ["ok", "ok", "InputError: a column to keep has more than 100 levels"]
    assert len(statuses) == 33
    assert set(statuses[2:]) <= {statuses[2], "InputError: not a line of JSON"}


def test_options_with_columns_travel_as_json() -> None:
    options = Options(columns=Columns(text="body", keep=("a", "b")))
    assert json.loads(json.dumps(options.pack())) == options.pack()
    assert Options.unpack(options.pack()) == options


def test_folders_of_a_path_are_columns_and_filters_skip_articles(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "crawl" / "date=2026-01-31" / "lang=en%20GB"
    folder.mkdir(parents=True)
    text = "The harbour board met on Monday. It voted for a longer breakwater. " * 3
    rows = [{"id": "a", "text": text, "lang": "own"}, {"id": "b", "text": text}]
    rows += [{"id": "c", "text": "It rained on the harbour."}]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "page.txt").write_text(f"{text} And it rained.")
    out = tmp_path / "out.jsonl"
    command = ("corpus", tmp_path / "crawl", "--keep-columns", "date,lang", "--min-words", "9")
    told = run(*command, "--languages", "English", "-o", out)
    assert (told.code, "skipped: fewer than 9 words 1" in " ".join(told.err.split())) == (0, True)
    kept = [line["columns"] for line in read_lines(out)]
    hive = {"date": "2026-01-31", "lang": "en GB"}
    assert kept == [hive, {**hive, "lang": "own"}, hive]
