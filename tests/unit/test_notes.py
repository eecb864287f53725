"""What is noted of shards and of a run, and when that does not hold any more."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus.checkpoint import (
    NOTHING,
    Found,
    Report,
    find_report,
    note_soon,
    read_failures,
    renew_note,
    write_note,
)
from summarize.corpus.cleanup import restart, restart_share
from summarize.corpus.manifest import begin_run, has_run, read_run
from summarize.corpus.options import Options
from summarize.corpus.plan import (
    Inside,
    Plan,
    count_aside,
    count_share,
    describe_aside,
    list_aside,
    list_made,
    read_plan,
    write_plan,
)
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store
from summarize.errors import InputError, UsageError

ID = "0123456789abcdef"
NOTE, PART, ERRORS = f"part-{ID}.done", f"part-{ID}.jsonl", f"part-{ID}.errors.jsonl"
OPTIONS = Options()
DAMAGED = Found(None, damaged=True)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "out"))


def make_report(limit: int | None = None) -> Report:
    return Report(
        ID, {"ok": 3, "InputError": 1}, {"no text": 2}, {"article": 9, "summary": 3}, 2.0,
        (("a.txt", "InputError: x"),), {"InputError: x": 1}, 1, 5, "01", "02",
        replace(OPTIONS, limit=limit).describe(), {"python": "3"},
    )  # fmt: skip


def note_done(store: Store, limit: int | None = None) -> Report:
    report = make_report(limit)
    store.write(PART, b"{}\n")
    store.write(ERRORS, b'{"source": "a.txt", "status": "InputError: x"}\n')
    write_note(store, report, OPTIONS)
    return replace(report, fresh=False)


def change_note(store: Store, **values: Any) -> None:
    note = json.loads(store.read(NOTE) or b"")
    note |= values
    for name in [name for name, value in note.items() if value is None]:
        del note[name]
    store.write(NOTE, json.dumps(note).encode())


def test_a_note_holds_a_report_for_as_long_as_its_files_are_the_same(store: Store) -> None:
    assert find_report(store, ID) == NOTHING
    report = note_done(store)
    assert find_report(store, ID, OPTIONS) == find_report(store, ID) == Found(report)
    assert json.loads(store.read(NOTE) or b"")["articles_per_second"] == 2.0
    assert list(read_failures(store, ID)) == [("a.txt", "InputError: x")]
    for name in (PART, ERRORS):
        data = store.read(name) or b""
        store.write(name, data + b" ")
        assert find_report(store, ID) == DAMAGED
        store.remove(name)
        assert find_report(store, ID) == DAMAGED
        store.write(name, data)
        assert find_report(store, ID) == Found(report)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"options": 5}'])
def test_a_note_that_can_not_be_read_is_damaged(store: Store, data: bytes) -> None:
    note_done(store)
    store.write(NOTE, data)
    assert find_report(store, ID, OPTIONS) == find_report(store, ID) == DAMAGED


def test_a_digit_that_flipped_is_seen_by_the_checksum(store: Store) -> None:
    report = note_done(store)
    change_note(store, seconds=3.0)
    assert find_report(store, ID) == DAMAGED
    change_note(store, checksum=None)  # a version before this one wrote none
    assert find_report(store, ID) == Found(replace(report, seconds=3.0))
    store.write(PART, b"other")
    change_note(store, files=None)
    assert find_report(store, ID) == Found(replace(report, seconds=3.0))


@pytest.mark.parametrize(
    ("done", "asked", "fits"),
    [(None, None, True), (None, 5, True), (5, 5, True), (5, None, False), (5, 6, False),
     (6, 5, False)],
)  # fmt: skip
def test_a_whole_shard_fits_any_limit(
    store: Store, done: int | None, asked: int | None, fits: bool
) -> None:
    report = note_done(store, done)
    found = find_report(store, ID, replace(OPTIONS, limit=asked))
    assert found == (Found(report) if fits else NOTHING)


def test_a_shard_of_other_options_is_to_be_done_but_not_of_other_limits(store: Store) -> None:
    report = note_done(store)
    assert find_report(store, ID, replace(OPTIONS, timeout=1, memory=1)) == Found(report)
    assert find_report(store, ID, replace(OPTIONS, parts=True)) == NOTHING


def test_what_will_come_is_as_good_as_what_is_there(store: Store, tmp_path: Path) -> None:
    report = note_done(store)
    (tmp_path / "new").write_bytes(b"new\n")
    note_soon(store, ID, tmp_path / "new")
    assert find_report(store, ID) == Found(report)
    store.write(PART, b"new\n")
    assert find_report(store, ID) == Found(report)
    renew_note(store, ID)
    assert find_report(store, ID) == Found(report)
    assert "soon" not in json.loads(store.read(NOTE) or b"")
    store.write(PART, b"{}\n")
    assert find_report(store, ID) == DAMAGED
    renew_note(store, "f" * 16)  # of which there is none
    note_soon(store, "f" * 16, tmp_path / "new")
    assert store.list_names() == [NOTE, ERRORS, PART]


ASKED = {"paths": ["a", "b"], "length": None}


def test_a_run_is_begun_once_and_goes_on_with_the_same_options(store: Store) -> None:
    assert (read_run(store), has_run(store)) == (None, False)
    begin_run(store, ASKED, 7)
    assert (read_run(store), has_run(store)) == ({"size": 7, "asked": ASKED}, True)
    begin_run(store, ASKED, 7)
    begin_run(store, {**ASKED, "paths": ("c", "b", "a")}, 7)  # more inputs than before
    assert read_run(store) == {"size": 7, "asked": {**ASKED, "paths": ["c", "b", "a"]}}
    with pytest.raises(UsageError, match="was made from c: name that too"):
        begin_run(store, ASKED, 7)
    with pytest.raises(UsageError, match=r"with other options \(length\): use those"):
        begin_run(store, {"paths": ["a", "b", "c"], "length": "5"}, 7)
    with pytest.raises(UsageError, match=r"with other options \(more\)"):
        begin_run(store, {**ASKED, "paths": ["a", "b", "c"], "more": 1}, 7)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{", "is damaged"), (b"[]", "is damaged"), (b'{"size": 1}', "is damaged"),
        (b'{"size": "x", "asked": {}}', "is damaged"), (b'{"size": 1, "asked": 5}', "is damaged"),
        (b'{"size": 1, "asked": {}}', "by another version"),
        (b'{"size": 1, "asked": {}, "plan": 1}', "by another version"),
    ],
)  # fmt: skip
def test_a_run_that_can_not_go_on_says_what_to_do(store: Store, data: bytes, why: str) -> None:
    store.write("run.json", data)
    with pytest.raises(UsageError, match=f"{why}.*--restart"):
        read_run(store)
    assert has_run(store)


def shard(letter: str, size: int = 10, *paths: str) -> Shard:
    return Shard(letter * 16, paths or (f"{letter}.txt",), 0, None, size)


def put(store: Store, *names: str) -> None:
    for name in names:
        store.write(name, b"x")


def test_a_plan_is_read_as_it_was_written(store: Store) -> None:
    shards = [shard("a", 10), shard("b", 20), shard("c", 5, "c1", "c2")]
    assert list(read_plan(store)) == []
    assert write_plan(store, shards) == Plan(3, 35, 0)
    assert list(read_plan(store)) == shards
    assert count_share(store, Plan(3, 35), (0, 1)) == Plan(3, 35)
    assert count_share(store, Plan(3, 35, 4), (0, 2)) == Plan(2, 15, 4)
    assert count_share(store, Plan(3, 35), (1, 2)) == Plan(1, 20)
    assert write_plan(store, []) == Plan(0, 0, 0)
    assert list(read_plan(store)) == []


@pytest.mark.parametrize("cut", [1, 20, 30, -2])
def test_a_plan_that_was_cut_off_is_damaged(store: Store, cut: int) -> None:
    write_plan(store, [shard("a"), shard("b")])
    data = store.read("plan.jsonl") or b""
    store.write("plan.jsonl", data[:cut])
    with pytest.raises(InputError, match="is damaged: the same command writes it again"):
        list(read_plan(store))
    assert list_made(store) == []
    store.write("plan.jsonl", b"\n".join(data.splitlines()[:2]) + b"\n")  # one of two
    with pytest.raises(InputError):
        list(read_plan(store))
    store.write("plan.jsonl", b"\n".join(data.splitlines()[1:]))  # the first version had no head
    assert [each.id[0] for each in read_plan(store)] == ["a", "b"]


def test_parts_of_no_shard_are_put_aside_and_taken_back(store: Store) -> None:
    a, b = (f"part-{letter * 16}" for letter in "ab")
    put(store, f"{a}.jsonl", f"{a}.done", f"{b}.jsonl", f"{b}.errors.jsonl", "part-00000.parquet")
    assert write_plan(store, [shard("a")]) == Plan(1, 10, 1)
    old = [f"old-{'b' * 16}.{ending}" for ending in ("errors.jsonl", "jsonl")]
    assert list_aside(store) == old
    assert store.list_names() == [
        *old,
        "part-00000.parquet",
        f"{a}.done",
        f"{a}.jsonl",
        "plan.jsonl",
    ]
    assert list_made(store) == [f"{a}.done", f"{a}.jsonl"]
    assert count_aside([*old, "x"]) == 1
    assert describe_aside(store, 1).startswith("1 part of inputs that changed or are gone: now ")
    assert describe_aside(store, 2).startswith("2 parts of inputs")
    assert write_plan(store, [shard("a"), shard("b")]) == Plan(2, 20, 0)
    assert list_aside(store) == []
    assert f"{b}.jsonl" in store.list_names()


def test_an_input_is_no_part_whatever_its_name(store: Store) -> None:
    named = f"part-{'b' * 16}.jsonl"
    put(store, named, f"old-{'c' * 16}.jsonl")
    paths = [f"{store.name}/{named}", f"{store.name}/old-{'c' * 16}.jsonl"]
    assert write_plan(store, [shard("a", 10, *paths)]) == Plan(1, 10, 0)
    assert (list_aside(store), named in store.list_names()) == ([], True)


@pytest.mark.parametrize(
    "folder", ["memory://x/out", "memory://x/out/", "/data/out", "/data/./out/"]
)
def test_what_lies_in_a_folder_is_known_by_its_name(folder: str) -> None:
    inside = Inside(folder)
    bare = "memory://x/out" if "://" in folder else "/data/out"
    inside.add([f"{bare}/a", f"{bare}/deep/b", "other/c", "/data/d", "memory://x/e", f"{bare}/f"])
    assert inside.names == {"a", "f"}


def test_what_runs_made_is_taken_away_and_nothing_else(store: Store) -> None:
    a, b, c = (f"part-{letter * 16}" for letter in "abc")
    mine = [f"{a}.jsonl", f"{a}.done", f"{b}.jsonl", f"{b}.done", "run.json",
            f"old-{'d' * 16}.jsonl", f"stdin-{'e' * 16}"]  # fmt: skip
    others = [f"{c}.jsonl", "notes.txt", f"stdin-{'f' * 16}", "part-1.jsonl"]
    put(store, *mine, *others)
    write_plan(store, [shard("a"), shard("b"), shard("c", 1, f"{store.name}/{c}.jsonl")])
    restart_share(store, (1, 3), [])
    assert f"{b}.jsonl" not in store.list_names()
    assert f"{a}.jsonl" in store.list_names()
    put(store, f"{b}.jsonl", f"{b}.done", f"old-{'d' * 16}.jsonl")
    restart_share(store, (2, 3), [f"{store.name}/{c}.jsonl"])
    restart(store, [f"{store.name}/{name}" for name in others])
    assert store.list_names() == sorted(others)
