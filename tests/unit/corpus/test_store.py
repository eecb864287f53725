"""Leftovers of killed runs are removed from the folder of the parts."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarize.corpus.store import Store, open_store


@pytest.mark.parametrize(
    ("name", "minutes", "stays"),
    [
        pytest.param(".begun-a", 59, True, id="another-run-may-still-write-it"),
        pytest.param(".begun-a", 61, False, id="left-over-from-a-kill"),
        pytest.param("part-0000000000000000.jsonl", 99, True, id="a-part"),
        pytest.param("letter.txt", 99, True, id="of-others"),
    ],
)
def test_unfinished_files_of_other_machines_are_removed_after_an_hour(
    tmp_path: Path, name: str, minutes: int, stays: bool
) -> None:
    (tmp_path / name).touch()
    then = time.time() - 60 * minutes
    os.utime(tmp_path / name, (then, then))
    Store(str(tmp_path)).remove_leftovers()
    assert (tmp_path / name).exists() is stays


def test_what_a_killed_writer_on_this_machine_left_is_removed_at_once(tmp_path: Path) -> None:
    name = "part-0000000000000000.jsonl"
    killed = f"with store.create({name!r}): os.kill(os.getpid(), 9)"
    start = f"import os; from {Store.__module__} import Store; store = Store({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", f"{start}\n{killed}"], check=False)
    assert len(list(tmp_path.glob(".begun-*"))) == 1
    Store(str(tmp_path)).remove_leftovers()
    assert list(tmp_path.iterdir()) == []


def test_a_part_without_a_tag_is_known_by_its_bytes(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    store = open_store(f"file://{tmp_path}")
    for data in (b"a", b"b"):
        store.write("part-0000000000000000.jsonl", data)
        found = store.measure("part-0000000000000000.jsonl")
        assert found == [1, hashlib.sha256(data).hexdigest()]


def test_a_file_that_is_being_written_stays_whatever_the_clock_says(tmp_path: Path) -> None:
    """Of another job, whose clock is two hours behind ours."""
    store = Store(str(tmp_path))
    with store.create("part-0000000000000000.jsonl") as path:
        path.write_text("a")
        then = time.time() - 7200
        os.utime(path, (then, then))
        store.remove_leftovers()
    assert store.read("part-0000000000000000.jsonl") == b"a"


SHARD = "part-0123456789abcdef"


@pytest.mark.parametrize("own", [f"{SHARD}.{end}" for end in ("jsonl", "jsonl.gz", "parquet")])
def test_a_folder_has_its_parts_alone_and_all_else_is_state(tmp_path: Path, own: str) -> None:
    others = [
        f"{SHARD}.done", f"{SHARD}.errors.jsonl", "run.json", "plan.jsonl", "stdin-0123.txt",
        own.replace("part", "old"), ".begun-a",
    ]  # fmt: skip
    store = Store(str(tmp_path))
    for name in (own, *others):
        store.write(name, b"x")
        assert store.read(name) == b"x"
    assert {path.name for path in tmp_path.iterdir()} == {own, "_state"}
    assert {path.name for path in (tmp_path / "_state").iterdir()} == set(others)
