"""Partitions of a part: names of folders as Hive writes them, and no file that nobody knows."""

import json
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

import pytest

from summarize.corpus.article_line import encode_line
from summarize.corpus.checkpoint import (
    Report,
    read_checkpoint,
    write_checkpoint,
)
from summarize.corpus.options import Options, find_part_format, parse_partition_fields
from summarize.corpus.part_file import name_part, write_part
from summarize.corpus.partitions import (
    find_fault,
    list_partition_files,
    measure_partitions,
    name_partition,
    remove_file,
    split_part,
)
from summarize.corpus.store import Store
from summarize.errors import UsageError

ID = "0123456789abcdef"
OPTIONS = Options(partition_by=("site",))
NONE = "__HIVE_DEFAULT_PARTITION__"


@pytest.mark.parametrize(
    ("site", "name"),
    [
        pytest.param("BBC", "BBC", id="plain"),
        pytest.param("a/b", "a%2Fb", id="no-folder-of-its-own"),
        pytest.param("../../x", "..%2F..%2Fx", id="not-out-of-the-folder"),
        pytest.param("..", "..", id="dots-behind-the-field-are-no-parent"),
        pytest.param("Zeit: Öl 9%", "Zeit%3A Öl 9%25", id="what-hive-keeps"),
        pytest.param("x=y", "x%3Dy", id="equals"),
        pytest.param("\"'*?\\{[]^#", "%22%27%2A%3F%5C%7B%5B%5D%5E%23", id="all-that-hive-escapes"),
        pytest.param("a\tb\x7f\0", "a%09b%7F%00", id="control-characters"),
        pytest.param("\ud800x", "%3Fx", id="no-character"),
        pytest.param(None, NONE, id="missing"),
        pytest.param("", NONE, id="empty"),
        pytest.param(" \n", NONE, id="spaces"),
        pytest.param("日本", "日本", id="other-scripts"),
    ],
)
def test_a_value_is_one_part_of_a_path(site: str | None, name: str) -> None:
    assert name_partition({"site": site}, ["site"]) == f"site={name}"


@pytest.mark.parametrize("site", ["x" * 5000, "é" * 5000, "/" * 5000, "日" * 5000])
def test_a_long_value_is_cut_where_a_file_system_would_refuse_it(tmp_path: Path, site: str) -> None:
    name = name_partition({"site": site}, ["site"])
    (tmp_path / name).mkdir()
    assert site.startswith(unquote(name).removeprefix("site="))


@pytest.mark.parametrize("date", ["2026-02-30", "yesterday", "../x", None, 5])
def test_a_date_that_is_none_counts_as_missing(date: object) -> None:
    assert name_partition({"date": date}, ["date"]) == f"date={NONE}"


def test_fields_are_folders_in_the_order_in_which_they_are_named() -> None:
    line = {"date": "2026-01-31", "language": "en"}
    assert name_partition(line, ["date", "language"]) == "date=2026-01-31/language=en"
    assert parse_partition_fields(" date, language,") == ("date", "language")


@pytest.mark.parametrize("names", ["title", "language,author", "date,date", "Language"])
def test_other_fields_are_refused(names: str) -> None:
    with pytest.raises(UsageError, match=names.rpartition(",")[2]):
        parse_partition_fields(names)


def write_sites(store: Store, *sites: str | None, options: Options = OPTIONS) -> None:
    """Write a part that is done, with a line for each site."""
    lines = [encode_line({"id": f"{n}", "site": site}) for n, site in enumerate(sites)]
    write_part(store, ID, find_part_format(options.describe()), lines)
    counts = {"ok": len(sites)}
    write_checkpoint(store, Report(ID, counts, {}, {}, 1.0, options=options.describe()), options)


def split(store: Store) -> None:
    split_part(store, read_checkpoint(store, ID))


def read_sites(store: Store) -> dict[str, list[str]]:
    """Read the ids in each partition."""
    here = Path(store.name)
    return {
        path.parent.name: [json.loads(line)["id"] for line in path.read_text().splitlines()]
        for path in here.glob("*=*/*")
    }


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "out"))


def test_each_line_is_in_its_partition_in_order_and_without_its_value(store: Store) -> None:
    write_sites(store, "b", "a", None, "b")
    assert find_fault(store, read_checkpoint(store, ID)) == "not partitioned"
    split(store)
    assert find_fault(store, read_checkpoint(store, ID)) == ""
    assert read_sites(store) == {"site=b": ["0", "3"], "site=a": ["1"], f"site={NONE}": ["2"]}
    assert (Path(store.name) / f"site=a/part-{ID}.jsonl").read_text() == '{"id": "1"}\n'
    assert len(list_partition_files(store)) == 3
    assert measure_partitions(store, ID) == sum(
        path.stat().st_size for path in Path(store.name).glob("*=*/*")
    )


def test_values_that_differ_in_case_alone_have_files_of_their_own_names(store: Store) -> None:
    """On a Mac ``site=BBC`` and ``site=bbc`` are one folder, and so are two forms of ``é``."""
    write_sites(store, "BBC", "bbc", "é", "e\u0301", "bbc")
    split(store)
    names = [path.rpartition("/")[2] for path in list_partition_files(store)]
    one, two = f"part-{ID}.jsonl", f"part-{ID}-2.jsonl"
    assert names == [one, two, one, two]


class CaselessStore(Store):
    """A folder of a Mac, where case does not count."""

    def locate(self, name: str) -> str:
        return f"{self.name}{super().locate(name).removeprefix(self.name).casefold()}"

    def _open(self, inner: str) -> BinaryIO:
        return super()._open(inner.casefold())


def test_values_that_differ_in_case_may_change_places(tmp_path: Path) -> None:
    store = CaselessStore(str(tmp_path))
    for sites in (("BBC", "bbc", "BBC"), (None, "bbc", "BBC")):
        write_sites(store, *sites)
        split(store)
        assert find_fault(store, read_checkpoint(store, ID)) == ""
        lines = [path.read_text() for path in tmp_path.glob("*=*/*")]
        assert sum(each.count("\n") for each in lines) == 3


def test_a_partition_that_was_never_measured_is_damaged(store: Store) -> None:
    write_sites(store, "a")
    split(store)
    record = json.loads(store.read(name_part(ID, "split")) or b"")
    missing = {f"site=b/part-{ID}.jsonl": None}
    store.write(name_part(ID, "split"), json.dumps(record | {"files": missing}).encode())
    assert find_fault(store, read_checkpoint(store, ID)) == "damaged"


def test_lines_that_move_leave_nothing_behind(store: Store) -> None:
    write_sites(store, "a", None, None)
    split(store)
    write_sites(store, "a", "b", "c")
    assert find_fault(store, read_checkpoint(store, ID)) == "not partitioned"
    split(store)
    assert read_sites(store) == {"site=a": ["0"], "site=b": ["1"], "site=c": ["2"]}


def test_a_part_that_was_split_once_is_left_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sites(store, "a", "b")
    split(store)
    monkeypatch.setattr(Store, "create", None)
    split(store)


@pytest.mark.parametrize("data", [None, b"", b'{"id": "5"}\n'])
def test_a_damaged_partition_is_found_and_written_again(store: Store, data: bytes | None) -> None:
    write_sites(store, "a", "b")
    split(store)
    path = Path(store.name) / f"site=a/part-{ID}.jsonl"
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
    assert find_fault(store, read_checkpoint(store, ID)) == "damaged"
    split(store)
    assert read_sites(store) == {"site=a": ["0"], "site=b": ["1"]}


@pytest.mark.parametrize("record", [b"", b"[]", b"{}", b'{"files": 5}', b'{"files": []}'])
def test_a_damaged_record_is_written_again(store: Store, record: bytes) -> None:
    write_sites(store, "a", "b")
    split(store)
    store.write(name_part(ID, "split"), record)
    assert find_fault(store, read_checkpoint(store, ID)) == "not partitioned"
    split(store)
    assert find_fault(store, read_checkpoint(store, ID)) == ""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../victim.txt", id="outside"),
        pytest.param("/victim.txt", id="absolute"),
        pytest.param(f"site=a/../../part-{ID}.jsonl", id="outside-by-a-partition"),
        pytest.param(f"site=..\\..\\x/part-{ID}.jsonl", id="outside-on-windows"),
        pytest.param(f"part-{ID}.jsonl", id="in-no-partition"),
        pytest.param("site=a/part-fedcba9876543210.jsonl", id="of-another-part"),
    ],
)
def test_a_record_has_no_other_files_removed(
    store: Store, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    store.write(name_part(ID, "split"), json.dumps({"files": {name: None}}).encode())
    removed: list[str] = []
    monkeypatch.setattr(Store, "remove", lambda _, name: removed.append(name))
    assert list_partition_files(store) == []
    write_sites(store, "a")
    split(store)
    remove_file(store, name_part(ID, "split"))
    assert removed == [f"site=a/part-{ID}.jsonl", name_part(ID, "split")]


def test_other_fields_or_another_format_divide_anew(store: Store) -> None:
    write_sites(store, "a")
    split(store)
    write_sites(store, "a", options=Options(partition_by=("language", "site"), format="jsonl.gz"))
    split(store)
    names = [str(p.relative_to(store.name)) for p in Path(store.name).rglob("*=*/part-*")]
    assert names == [f"language={NONE}/site=a/part-{ID}.jsonl.gz"]


def test_a_part_without_fields_has_no_partitions(store: Store) -> None:
    write_sites(store, "a", options=Options())
    split(store)
    assert find_fault(store, read_checkpoint(store, ID)) == ""
    assert sorted(path.name for path in Path(store.name).iterdir()) == [
        "_state", f"part-{ID}.jsonl",
    ]  # fmt: skip


def test_partitions_are_removed_with_their_record(store: Store) -> None:
    write_sites(store, "a", "b")
    split(store)
    other = Path(store.name) / "site=a/part-9.jsonl"
    other.write_text("of others")
    remove_file(store, name_part(ID, "split"))
    assert list(Path(store.name).glob("*=*/*")) == [other]
    assert store.read(name_part(ID, "split")) is None
    other.unlink()
    split(store)
    assert len(read_sites(store)) == 2
