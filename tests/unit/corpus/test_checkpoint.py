"""Checkpoints of shards, and the changes after which they no longer hold."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus.checkpoint import (
    NOT_DONE,
    Checkpoint,
    Report,
    read_checkpoint,
    read_failures,
    read_options,
    write_checkpoint,
)
from summarize.corpus.options import Options
from summarize.corpus.store import Store

ID = "0123456789abcdef"
NOTE, PART, ERRORS = f"part-{ID}.done", f"part-{ID}.jsonl", f"part-{ID}.errors.jsonl"
OPTIONS = Options()
DAMAGED = Checkpoint(None, damaged=True)


def read(store: Store, shard: str, options: Options | None = None) -> Checkpoint:
    return read_checkpoint(store, shard, options)._replace(files={})


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
    write_checkpoint(store, report, OPTIONS)
    return replace(report, fresh=False)


def change_note(store: Store, **values: Any) -> None:
    note = json.loads(store.read(NOTE) or b"")
    note |= values
    for name in [name for name, value in note.items() if value is None]:
        del note[name]
    store.write(NOTE, json.dumps(note).encode())


def test_a_checkpoint_holds_as_long_as_its_files_are_unchanged(store: Store) -> None:
    assert read(store, ID) == NOT_DONE
    report = note_done(store)
    assert read(store, ID, OPTIONS) == read(store, ID) == Checkpoint(report)
    assert json.loads(store.read(NOTE) or b"")["articles_per_second"] == 2.0
    assert list(read_failures(store, ID)) == [("a.txt", "InputError: x")]
    for name in (PART, ERRORS):
        data = store.read(name) or b""
        store.write(name, data + b" ")
        assert read(store, ID) == DAMAGED
        store.remove(name)
        assert read(store, ID) == DAMAGED
        store.write(name, data)
        assert read(store, ID) == Checkpoint(report)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"options": 5}'])
def test_an_unreadable_checkpoint_is_damaged(store: Store, data: bytes) -> None:
    note_done(store)
    store.write(NOTE, data)
    assert read(store, ID, OPTIONS) == read(store, ID) == DAMAGED


def test_a_digit_that_flipped_is_seen_by_the_checksum(store: Store) -> None:
    note_done(store)
    change_note(store, seconds=3.0)
    assert read(store, ID) == DAMAGED
    change_note(store, checksum=None)
    assert read(store, ID) == DAMAGED
    assert read_options(store, ID) == {}


def test_a_copy_of_another_checkpoint_and_its_part_is_damaged(store: Store) -> None:
    note_done(store)
    other = "f" * 16
    for name in (NOTE, PART, ERRORS):
        store.write(name.replace(ID, other), store.read(name) or b"")
    assert read(store, ID) != DAMAGED
    assert read(store, other) == DAMAGED


@pytest.mark.parametrize(
    ("done", "asked", "fits"),
    [(None, None, True), (None, 5, True), (5, 5, True), (5, None, False), (5, 6, False),
     (6, 5, False)],
)  # fmt: skip
def test_a_whole_shard_fits_any_limit(
    store: Store, done: int | None, asked: int | None, fits: bool
) -> None:
    report = note_done(store, done)
    found = read(store, ID, replace(OPTIONS, limit=asked))
    assert found == (Checkpoint(report) if fits else NOT_DONE)


def test_a_shard_of_other_options_is_to_be_done_but_not_of_other_limits(store: Store) -> None:
    report = note_done(store)
    assert read(store, ID, replace(OPTIONS, timeout=1, memory=1)) == Checkpoint(report)
    assert read(store, ID, replace(OPTIONS, parts=True)) == NOT_DONE
