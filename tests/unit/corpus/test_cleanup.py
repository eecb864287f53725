"""Only files that runs made are deleted."""

from pathlib import Path

import pytest

from summarize.corpus.cleanup import reset_folder, reset_share
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
    write_plan(store, [shard("a"), shard("b")])
    store.rename(f"old-{'c' * 16}.jsonl", f"{c}.jsonl")  # as another program might write it
    reset_share(store, (1, 2))
    assert f"{b}.jsonl" not in store.list_names()
    assert f"{a}.jsonl" in store.list_names()
    put(store, f"{b}.jsonl", f"{b}.done", f"old-{'d' * 16}.jsonl")
    reset_folder(store, keep=f"stdin-{'f' * 16}")
    assert store.list_names() == sorted(others)
