"""Large files of rows are cut where rows begin."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.splits import Cut, find_splits
from summarize.readers.rows.values import Row, Span
from tests.unit.readers.rows.examples import record


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
