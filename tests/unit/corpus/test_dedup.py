"""Duplicates of a folder are marked in passes that may be killed at any file, by any engine."""

import json
import time
from _thread import interrupt_main
from pathlib import Path
from random import Random
from threading import Timer

import pytest

from summarize.corpus import dedup
from summarize.corpus.article_line import encode_line
from summarize.corpus.checkpoint import Report, read_checkpoint, write_checkpoint
from summarize.corpus.dedup import mark_duplicates, plan_dedup, run_dedup_task
from summarize.corpus.digest_index import DigestIndex
from summarize.corpus.options import Options
from summarize.corpus.part_file import read_part, write_part
from summarize.corpus.plan import write_plan
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store
from summarize.errors import NoRoomError

SHARDS = [Shard(f"{number:016x}", (f"in/{number}",), 0, None, 9) for number in range(7)]
OPTIONS = Options(format="jsonl.gz")


def make_line(number: int, text: int) -> bytes:
    known = {"id": f"é{number}", "status": "ok", "digest": f"{text * 2**110:032x}", "schema": 1}
    return encode_line({**known, "source": f"f@{number}", "url": "", "title": "", "words": {}})


def make_folder(out: Path) -> tuple[Store, list[bytes]]:
    """Write parts with copies, a failed article and an id that comes twice; return the lines."""
    chance, store, lines = Random(1), Store(str(out)), []
    write_plan(store, SHARDS)
    for number, shard in enumerate(SHARDS):
        own = [make_line(10 * number + n, chance.randrange(40)) for n in range(9)]
        own.append(encode_line({"id": f"x{number // 5}", "status": "InputError: x", "source": "f"}))
        write_part(store, shard.id, OPTIONS.format, own)
        report = Report(shard.id, {"ok": 9}, {}, {}, 1.0, options=OPTIONS.describe())
        write_checkpoint(store, report, OPTIONS)
        lines += own
    return store, lines


def read_lines(store: Store) -> list[bytes]:
    return [line for s in SHARDS for line in read_part(store, f"part-{s.id}.jsonl.gz")]


@pytest.fixture(autouse=True)
def few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dedup, "_ROWS", 20)  # three groups and four buckets


def test_the_first_article_of_a_text_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, lines = make_folder(tmp_path / "out")
    digests = DigestIndex()
    expected = [digests.mark(line) for line in lines]
    digests.close()
    copies = sum(line != new for line, new in zip(lines, expected, strict=True))
    assert copies > 20
    told = f"5 articles have an id that came before, as x0\nduplicates  {copies}\n"
    for _ in range(2):
        assert mark_duplicates(store.name) == 0
        assert capsys.readouterr().err == told
        assert read_lines(store) == expected
        assert all(read_checkpoint(store, shard.id).report for shard in SHARDS)
        assert not list((tmp_path / "out" / "_state").glob("dedup*"))


class KilledError(BaseException):
    """The process ends here."""


def test_passes_that_are_killed_go_on_where_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any file gets its name, and before any is deleted in the end."""
    whole, _ = make_folder(tmp_path / "whole")
    expected = None
    create, steps = Store.create, [0]

    def die(self: Store, name: str) -> object:
        steps[0] -= 1
        if steps[0] == 0:
            raise KilledError
        return create(self, name)

    for left in (0, *range(1, 30, 3)):
        store, _ = make_folder(tmp_path / f"out{left}")
        steps[0] = left
        monkeypatch.setattr(Store, "create", die)
        for again in range(2):
            try:
                assert mark_duplicates(store.name) == 0
            except KilledError:
                assert not again
                assert all(read_checkpoint(store, shard.id).report for shard in SHARDS)
        monkeypatch.setattr(Store, "create", create)
        expected = expected or read_lines(store)
        assert read_lines(store) == expected
    assert read_lines(whole) != expected


def test_work_that_is_done_is_not_done_again(tmp_path: Path) -> None:
    store, _ = make_folder(tmp_path / "out")
    passes = plan_dedup(store.name, temp=tmp_path)
    for kind in ("keys", "marks"):
        tasks = next(passes)
        assert {task.kind for task in tasks} == {kind}
        assert [run_dedup_task(task) for task in tasks]
    (work,) = tmp_path.glob("dedup-*")
    before = {path.name: path.stat().st_mtime_ns for path in work.iterdir()}
    run_dedup_task(next(passes)[0])  # some parts are replaced
    for tasks in plan_dedup(store.name, temp=tmp_path):
        if tasks[0].kind == "report":
            now = {path.name: path.stat().st_mtime_ns for path in work.iterdir()}
            assert before.items() <= now.items()
        for task in tasks:
            run_dedup_task(task)
    assert not work.exists()


def test_a_disk_without_room_is_seen_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, lines = make_folder(tmp_path / "out")
    monkeypatch.setattr(dedup, "_BYTES", 10**15)
    with pytest.raises(
        NoRoomError, match=r"dedup of 63 articles: .* needs 63000000\.0 GB, .* --temp DIR"
    ):
        mark_duplicates(store.name)
    assert read_lines(store) == lines


def test_a_damaged_part_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, _ = make_folder(tmp_path / "out")
    store.write(f"part-{SHARDS[3].id}.jsonl.gz", b"no")
    assert mark_duplicates(store.name, as_json=True) == 3
    told = capsys.readouterr()
    assert told.err == f"damaged: shard {SHARDS[3].id} of in/3\n"
    report = json.loads(told.out)
    assert (report["complete"], report["exit_code"]) == (False, 3)
    assert report["damaged"] == [{"shard": SHARDS[3].id, "path": "in/3"}]


def test_a_damaged_part_that_was_done_again_counts(tmp_path: Path) -> None:
    store, _ = make_folder(tmp_path / "out")
    name = f"part-{SHARDS[3].id}.jsonl.gz"
    data = store.read(name) or b""
    store.write(name, b"no")
    for task in next(plan_dedup(store.name)):  # killed after the first pass
        run_dedup_task(task)
    store.write(name, data)
    assert mark_duplicates(store.name) == 0
    other, _ = make_folder(tmp_path / "other")
    assert mark_duplicates(other.name) == 0
    assert read_lines(store) == read_lines(other)


def sleep_long(_task: object) -> dict[str, int]:
    time.sleep(20)
    return {}


def test_a_signal_that_wakes_no_wait_ends_processes_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dedup, "run_dedup_task", sleep_long)
    start = time.monotonic()
    Timer(0.5, interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        list(dedup._run_tasks([None, None], 2))  # type: ignore[list-item]
    assert time.monotonic() - start < 10
