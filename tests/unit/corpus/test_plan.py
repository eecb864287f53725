"""Plans: the same everywhere, nothing twice or left out, and matched with the files in a folder."""

import gzip
import io
import json
import os
import pickle
import shutil
from pathlib import Path
from random import Random
from zlib import crc32

import pytest

from summarize.corpus.inputs import measure_inputs
from summarize.corpus.plan import (
    Workload,
    count_retired,
    cut_files,
    describe_retired,
    has_index,
    is_current,
    list_retired,
    measure_share,
    plan_shards,
    read_plan,
    read_share,
    write_plan,
)
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store
from summarize.errors import InputError, UsageError
from summarize.readers.rows.columns import COLUMNS
from summarize.readers.rows.splits import find_splits
from summarize.readers.several_articles import read_items
from tests.conftest import ROOT

TEXT = "The harbour board met on Monday. It voted for a longer breakwater of 310 metres. "


def write_files(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(TEXT * (1 + number % 7))
    return folder


def list_names(path: Path, size: int) -> list[str]:
    """List the articles in all shards of a file, in order."""
    return [
        item.source.name
        for shard in plan_shards([path], size)
        for item in read_items(shard.path, span=shard.span)
    ]


def test_two_plans_are_one_and_a_shard_is_small(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", 300)
    shards = list(plan_shards([folder], 5000))
    assert shards == list(plan_shards([folder], 5000))
    assert len({shard.id for shard in shards}) == len(shards) > 10
    assert [path for shard in shards for path in shard.paths] == sorted(map(str, folder.iterdir()))
    assert all(shard.size <= 5000 for shard in shards)
    assert pickle.loads(pickle.dumps(shards)) == shards


def test_a_run_has_at_most_a_thousand_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(2500):
        (folder / f"{number}.txt").touch()
    shards = list(plan_shards([folder]))
    assert max(len(shard.paths) for shard in shards) <= 1000
    assert sum(len(shard.paths) for shard in shards) == 2500


def test_a_run_ends_after_a_thousand_files_that_begin_none(tmp_path: Path) -> None:
    names = (f"{number:05}" for number in range(9999))
    paths = (tmp_path / name for name in names)
    plain = [path for path in paths if crc32(os.fsencode(path)) >= 0.003 * 2**32][:1001]
    for path in plain:
        path.touch()
    assert [len(shard.paths) for shard in plan_shards([tmp_path])] == [1000, 1]


def test_a_few_files_are_one_shard_wherever_they_lie(tmp_path: Path) -> None:
    names = (tmp_path / f"{number}.txt" for number in range(100_000))
    chosen = [path for path in names if crc32(os.fsencode(path)) < 0.001 * 2**32]
    assert len(chosen) > 50  # each begins a run where enough files stand before it
    for path in chosen[:50]:
        path.write_text("a")
    assert len(list(plan_shards([tmp_path]))) == 1


def test_a_shard_is_as_large_as_it_may_be(tmp_path: Path) -> None:
    paths = (tmp_path / f"{number:03}" for number in range(99))
    inside = [path for path in paths if crc32(os.fsencode(path)) >= 0.5 * 2**32][:5]
    for path in inside:  # each a quarter of a shard, by its name in the middle of one
        path.write_bytes(b"a" * 25)
    assert [shard.size for shard in plan_shards([tmp_path], 100)] == [100, 25]


def test_a_file_as_large_as_a_shard_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "a b"}\n' * 10)
    size = path.stat().st_size
    assert [shard.stop for shard in plan_shards([path], size)] == [None]
    assert len(list(plan_shards([path], size - 1))) == 2


def test_each_range_of_a_file_is_a_shard_of_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": TEXT}) + "\n") * 99)
    shards = list(plan_shards([path], 1000))
    assert len({shard.id for shard in shards}) == len(shards) > 5


def test_ranges_that_hold_the_same_bytes_are_shards_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a b"}\n' * 625)
    shards = list(plan_shards([path], 500))
    assert len({shard.id for shard in shards}) == len(shards) > 10


@pytest.mark.parametrize("change", ["longer", "other letter", "name"])
def test_a_change_of_a_file_changes_its_shard(tmp_path: Path, change: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT * 200)
    (before,) = plan_shards([path])
    if change == "longer":
        path.write_text(TEXT * 201)
    elif change == "other letter":
        path.write_text(TEXT * 100 + TEXT.upper() + TEXT * 99)
    else:
        path = path.rename(tmp_path / "b.txt")
    (after,) = plan_shards([path])
    assert after.id != before.id


@pytest.mark.parametrize("kind", ["texts", "lines", "packed"])
def test_a_copy_with_other_times_is_the_same_shards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_files(Path("in"), 30)
    if kind != "texts":
        write = gzip.open if kind == "packed" else open
        with write(folder / "rows.jsonl", "wb") as file:
            file.write(b'{"text": "a b"}\n' * 5000)
    before = list(plan_shards([folder], 9000))
    Path("in").rename("before")
    shutil.copytree("before", "in", copy_function=shutil.copyfile)
    for path in folder.iterdir():
        os.utime(path, ns=(1, 1))
    assert list(plan_shards([folder], 9000)) == before


def test_a_file_that_grows_keeps_its_cuts(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    line = json.dumps({"text": TEXT}) + "\n"
    path.write_text(line * 2550)
    before = list(plan_shards([path], 20_000))
    with path.open("a") as file:
        file.write(line)
    after = list(plan_shards([path], 20_000))
    assert len(before) == len(after) > 9
    assert [old.id == new.id for old, new in zip(before, after, strict=True)] == [
        *[True] * (len(after) - 1),
        False,
    ]


def test_a_line_that_was_half_written_is_another_shard(tmp_path: Path) -> None:
    """It spans a cut: the bytes of its shard alone do not determine its content."""
    path = tmp_path / "rows.jsonl"
    line = json.dumps({"text": TEXT}) + "\n"
    whole = line * 400
    path.write_text(whole[:20_010])
    before = list(plan_shards([path], 20_000))
    path.write_text(whole)
    after = list(plan_shards([path], 20_000))
    assert whole[20_010] != "\n" != whole[19_999]
    assert before[0][1:] == after[0][1:]
    assert before[0].id != after[0].id


def test_a_new_file_changes_few_shards(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", 1000)
    before = {shard.id for shard in plan_shards([folder], 8000)}
    (folder / "0010a.txt").write_text(TEXT)
    after = {shard.id for shard in plan_shards([folder], 8000)}
    assert len(after - before) <= 4
    assert len(after) > 40


@pytest.mark.parametrize("size", [70, 500, 4096, 10**6])
def test_every_line_of_json_is_in_one_shard(tmp_path: Path, size: int) -> None:
    path = tmp_path / "rows.jsonl"
    rows = Random(1)
    lines = [json.dumps({"text": "x" * rows.randrange(1, 300)}) for _ in range(200)]
    path.write_text("\n".join(lines) + "\n\n")
    names = list_names(path, size)
    assert names == list_names(path, 10**9)
    assert len(names) == 200


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("size", [70, 500, 4096, 10**6])
def test_every_record_of_a_web_archive_is_in_one_shard(
    tmp_path: Path, packed: bool, size: int
) -> None:
    pytest.importorskip("warcio")
    from tests.program.test_corpus_rows import pack_record

    rows = Random(1)
    # Pages of many characters: what packs them begins with a table that is long.
    bodies = (
        "".join(map(chr, rows.choices(range(32, 900), k=rows.randrange(1, 900)))) for _ in range(60)
    )
    records = [pack_record(body=body) for body in bodies]
    path = tmp_path / "crawl"
    path.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    names = list_names(path, size)
    assert names == list_names(path, 10**9)
    assert len(names) == 60


@pytest.mark.parametrize("size", [70, 500, 4096, 10**6])
def test_every_row_of_parquet_is_in_one_shard(tmp_path: Path, size: int) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "rows"
    table = pyarrow.table({"text": [f"{TEXT}{number}" for number in range(100)]})
    parquet.write_table(table, path, row_group_size=9)
    assert list_names(path, size) == [f"{path}:{number + 1}" for number in range(100)]
    assert len(list(plan_shards([path], 70))) == 12


@pytest.mark.parametrize("name", ["rows.jsonl.gz", "long.txt"])
def test_a_file_that_can_not_be_cut_is_one_shard(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    rows = "".join(json.dumps({"text": f"{TEXT}{number}"}) + "\n" for number in range(200))
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb") as file:
        file.write(rows.encode())
    path.write_bytes(data.getvalue() if name.endswith(".gz") else TEXT.encode() * 100)
    (shard,) = plan_shards([path], 100)
    assert (shard.start, shard.stop) == (0, None)


def test_inputs_are_measured_and_must_not_be_the_output(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", 9)
    names = [str(path) for path in folder.iterdir()]
    size = sum(path.stat().st_size for path in folder.iterdir())
    out = tmp_path / "out.jsonl"
    assert measure_inputs([*names, str(folder / "gone.txt")], [out]) == size
    out.symlink_to(names[0])
    with pytest.raises(UsageError, match="is an input"):
        measure_inputs(names, [out])


def test_names_with_wildcards_stand_for_what_they_fit(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", 30)
    shards = plan_shards([f"{folder}/000[1-3].*", f"{folder}/no*"])
    names = [Path(path).name for shard in shards for path in shard.paths]
    assert names == ["0001.txt", "0002.txt", "0003.txt", "no*"]


@pytest.mark.parametrize("size", ["", "0", "much", "1T"])
def test_a_size_that_is_none_is_refused(size: str) -> None:
    with pytest.raises(UsageError):
        list(plan_shards([], size))


def test_the_spans_of_a_file_of_lines_have_the_length_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + "\n")
    size = path.stat().st_size
    for most, lengths in ((size, [size]), (size // 3, [size // 3] * 3 + [size % 3])):
        cuts = find_splits(str(path), size, most, COLUMNS)
        assert [cut.size for cut in cuts] == lengths
        assert [cut.start for cut in cuts] == [0, *(cut.stop for cut in cuts[:-1])]
        assert cuts[-1].stop == size


def test_the_articles_of_a_file_have_its_name_and_their_numbers() -> None:
    path = ROOT / "tests" / "marks" / "box.mbox"
    items = list(read_items(str(path)))
    assert [item.source.name for item in items] == [f"{path}#{number}" for number in (1, 2, 3)]
    assert [item.source.id for item in items] == [f"{path}#1@example.org", None, None]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "out"))


def shard(letter: str, size: int = 10, *paths: str) -> Shard:
    return Shard(letter * 16, paths or (f"{letter}.txt",), 0, None, size)


def put(store: Store, *names: str) -> None:
    for name in names:
        store.write(name, b"x")


def test_a_plan_is_read_as_it_was_written(store: Store) -> None:
    shards = [shard("a", 10), shard("b", 20), shard("c", 5, "c1", "c2")]
    assert list(read_plan(store)) == []
    assert write_plan(store, shards) == Workload(3, 35, 0)
    assert list(read_plan(store)) == shards
    assert measure_share(store, (0, 1)) == Workload(3, 35)
    assert measure_share(store, (0, 2)) == Workload(2, 15)
    assert measure_share(store, (1, 2)) == Workload(1, 20)
    assert write_plan(store, []) == Workload(0, 0, 0)
    assert list(read_plan(store)) == []


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_a_share_is_the_same_shards_by_the_index(store: Store, count: int) -> None:
    shards = [shard(letter, size) for size, letter in enumerate("0123456789abcdef")]
    for indexed in (False, True):
        write_plan(store, shards, indexed=indexed)
        assert has_index(store) is indexed
        for first in range(count):
            assert list(read_share(store, (first, count))) == shards[first::count]


def test_an_index_that_is_not_of_the_plan_is_not_used(store: Store) -> None:
    write_plan(store, [shard("a"), shard("b")], indexed=True)
    index = store.read("plan.index") or b""
    for data in (b"", index[:-1], index[1:], b"\xff" + index[1:]):
        store.write("plan.index", data)
        assert not has_index(store)
        assert list(read_share(store, (1, 2))) == [shard("b")]
    store.write("plan.index", index)
    write_plan(store, [shard("a"), shard("c")])
    assert not has_index(store)


def test_a_damaged_line_of_the_share_is_an_error(store: Store) -> None:
    write_plan(store, [shard("a"), shard("b")], indexed=True)
    data = store.read("plan.jsonl") or b""
    store.write("plan.jsonl", data.replace(b"b.txt", b"c.txt"))
    assert list(read_share(store, (0, 2))) == [shard("a")]
    with pytest.raises(InputError, match="is damaged"):
        list(read_share(store, (1, 2)))


@pytest.mark.parametrize("size", [10**6, 300], ids=["group", "cut"])
def test_a_shard_is_current_until_its_own_inputs_change(tmp_path: Path, size: int) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(f'{{"text": "{TEXT}{n}"}}\n' for n in range(20)))
    shards = list(cut_files([str(path)], size))
    assert all(map(is_current, shards))
    path.write_bytes(path.read_bytes() + b'{"text": "one more"}\n')  # it grows
    assert all(map(is_current, shards[:-2]))  # the last but one ends where the last begins
    assert not is_current(shards[-1])
    path.unlink()
    assert not any(map(is_current, shards))


@pytest.mark.parametrize("damage", [1, 20, 30, -2, b"", b"{", b'{"id": "a"}\n', b"[1]\n"])
def test_a_damaged_plan_is_an_error(store: Store, damage: int | bytes) -> None:
    write_plan(store, [shard("a"), shard("b")])
    data = store.read("plan.jsonl") or b""
    store.write("plan.jsonl", damage if isinstance(damage, bytes) else data[:damage])
    with pytest.raises(InputError, match="is damaged: the same command writes it again"):
        list(read_plan(store))
    store.write("plan.jsonl", b"\n".join(data.splitlines()[:2]) + b"\n")  # one of two
    with pytest.raises(InputError):
        list(read_plan(store))
    store.write("plan.jsonl", data.replace(b'"shards":            2', b'"shards":            1'))
    with pytest.raises(InputError):
        list(read_plan(store))
    lines = data.replace(b'"shards":            2', b'"shards":            1').splitlines()
    store.write("plan.jsonl", b"\n".join(lines[:2]) + b"\n")  # as if there had been one
    with pytest.raises(InputError):
        list(read_plan(store))


def test_parts_of_no_shard_are_put_aside_and_taken_back(store: Store) -> None:
    a, b = (f"part-{letter * 16}" for letter in "ab")
    put(store, f"{a}.jsonl", f"{a}.done", f"{b}.jsonl", f"{b}.errors.jsonl", "part-00000.parquet")
    assert write_plan(store, [shard("a")]) == Workload(1, 10, 1)
    old = [f"old-{'b' * 16}.{ending}" for ending in ("errors.jsonl", "jsonl")]
    assert list_retired(store) == old
    assert store.list_names() == [
        *old,
        "part-00000.parquet",
        f"{a}.done",
        f"{a}.jsonl",
        "plan.jsonl",
    ]
    assert count_retired([*old, "x"]) == 1
    assert describe_retired(store, 1).startswith("1 part of inputs that changed or are gone: now ")
    assert describe_retired(store, 2).startswith("2 parts of inputs")
    assert write_plan(store, [shard("a"), shard("b")]) == Workload(2, 20, 0)
    assert list_retired(store) == []
    assert f"{b}.jsonl" in store.list_names()
