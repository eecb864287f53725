"""Only files that runs made are deleted."""

import json
from pathlib import Path

import pytest

from summarize.corpus.cleanup import clean_folder, reset_folder, reset_share
from summarize.corpus.plan import write_plan
from summarize.corpus.store import Store
from tests.unit.corpus.test_plan import put, shard


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "out"))


def test_files_of_runs_are_deleted_and_nothing_else(store: Store) -> None:
    a, b, c = (f"part-{letter * 16}" for letter in "abc")
    mine = [f"{a}.jsonl", f"{a}.done", f"{b}.jsonl", f"{b}.done", "run.json",
            f"old-{'d' * 16}.jsonl", f"stdin-{'e' * 16}"]  # fmt: skip
    others = [f"{c}.jsonl", "notes.txt", f"stdin-{'f' * 16}", "part-1.jsonl"]
    put(store, *mine, *others)
    write_plan(store, [shard("a"), shard("b"), shard("c", 1, f"{store.name}/{c}.jsonl")])
    reset_share(store, (1, 3), [])
    assert f"{b}.jsonl" not in store.list_names()
    assert f"{a}.jsonl" in store.list_names()
    put(store, f"{b}.jsonl", f"{b}.done", f"old-{'d' * 16}.jsonl")
    reset_share(store, (2, 3), [f"{store.name}/{c}.jsonl"])
    reset_folder(store, map(store.locate, others))
    assert store.list_names() == sorted(others)


def test_old_parts_are_deleted_and_counted(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    write_plan(store, [shard("a")])
    put(store, *(f"old-{letter * 16}.jsonl" for letter in "bc"))
    assert clean_folder(store.name, as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"schema": 1, "exit_code": 0, "deleted": 2}
    assert clean_folder(store.name) == 0
    assert capsys.readouterr().err == "old parts deleted  0\n"
