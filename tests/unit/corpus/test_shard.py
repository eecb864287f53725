"""A shard becomes a part, a list of errors and a checkpoint, here without worker processes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus.checkpoint import Report
from summarize.corpus.options import Options
from summarize.corpus.shard import Shard, summarize_shard
from summarize.corpus.store import Store
from summarize.corpus.workers.client import Worker
from summarize.corpus.workers.pool import WorkerPool
from summarize.corpus.workers.protocol import FrameType
from tests.unit.corpus.workers.test_supervisor import DONE, FILE_0, Frame, Scripted, begin

SHARD = Shard("0123456789abcdef", ("f",), 0, None, 9)
PART, ERRORS, DONE_FILE = (f"part-{SHARD.id}.{end}" for end in ("jsonl", "errors.jsonl", "done"))


class ScriptedPool(WorkerPool):
    """A pool of one worker, which reports some articles: ``f@0`` is fine, ``f@0!`` failed."""

    def __init__(self, articles: str) -> None:
        super().__init__()
        frames: list[Frame] = [FILE_0]
        for name in articles.split():
            source = name.rstrip("!")
            status = "InputError: x" if name.endswith("!") else "ok"
            line = json.dumps({"id": source, "status": status, "source": source})
            frames += [begin(source), (FrameType.LINE, f"{line}\t{line}")]
        self.worker = Scripted([*frames, DONE])

    @contextmanager
    def take(self) -> Iterator[Worker]:
        yield self.worker


def do(out: Path, articles: str, *, retry: str = "", limit: int | None = None) -> Report:
    options = Options(limit=limit)
    return summarize_shard(SHARD, str(out), options, retry=retry, workers=ScriptedPool(articles))


def read_statuses(out: Path) -> list[str]:
    return [json.loads(line)["status"] for line in (out / PART).read_text().splitlines()]


def list_files(out: Path) -> list[str]:
    return Store(str(out)).list_names()


def test_a_shard_is_done_once(tmp_path: Path) -> None:
    first = do(tmp_path, "f@0 f@1!")
    assert (first.counts, first.fresh) == ({"ok": 1, "InputError": 1}, True)
    assert list_files(tmp_path) == [DONE_FILE, ERRORS, PART]
    (error,) = map(json.loads, (tmp_path / "_state" / ERRORS).read_text().splitlines())
    assert error == {"source": "f@1", "id": "f@1", "status": "InputError: x", "url": None}
    again = do(tmp_path, "")
    assert (again.counts, again.failures, again.fresh) == (first.counts, first.failures, False)


@pytest.mark.parametrize("retry", ["all", "InputError"])
def test_the_list_of_errors_goes_with_the_last_error(tmp_path: Path, retry: str) -> None:
    do(tmp_path, "f@0 f@1!")
    healed = do(tmp_path, "f@1", retry=retry)
    assert (healed.counts, healed.kept, healed.failures) == ({"ok": 2}, 1, ())
    assert read_statuses(tmp_path) == ["ok", "ok"]
    assert list_files(tmp_path) == [DONE_FILE, PART]


def test_a_list_of_errors_that_a_killed_run_left_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "_state").mkdir()
    (tmp_path / "_state" / ERRORS).write_text(
        '{"source": "f@0", "id": "f@0", "status": "InputError: x"}\n'
    )
    assert do(tmp_path, "f@0").counts == {"ok": 1}
    assert list_files(tmp_path) == [DONE_FILE, PART]


def test_a_retry_that_is_killed_before_its_checkpoint_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        """The process ends here."""

    def die(*_: object) -> None:
        raise KilledError

    do(tmp_path, "f@0 f@1!")
    with monkeypatch.context() as patch:
        patch.setattr("summarize.corpus.shard.write_checkpoint", die)
        with pytest.raises(KilledError):
            do(tmp_path, "f@1", retry="all")
    healed = do(tmp_path, "f@0 f@1", retry="all")
    assert (healed.counts, healed.repaired) == ({"ok": 2}, True)
    assert read_statuses(tmp_path) == ["ok", "ok"]


def test_a_limit_cuts_a_shard_off_and_a_run_without_it_does_the_rest(tmp_path: Path) -> None:
    assert do(tmp_path, "f@0 f@1 f@2", limit=2).counts == {"ok": 2}
    assert not do(tmp_path, "", limit=2).fresh
    assert do(tmp_path, "f@0 f@1 f@2").counts == {"ok": 3}
    assert not do(tmp_path, "", limit=2).fresh  # a complete one fits any limit


def test_a_shard_adds_up_what_its_articles_took(tmp_path: Path) -> None:
    articles: list[dict[str, Any]] = [
        {"words": {"article": 90, "summary": 10}, "memory": 5, "cpu": 10.0},
        {"words": {"article": 60, "summary": 9}, "memory": 9, "cpu": 20.0, "unread": True},
        {"status": "InputError: x", "memory": 7, "cpu": 30.0, "unread": True},
    ]
    pool = ScriptedPool("")
    pool.worker.lives[0][1:1] = [
        frame
        for number, counted in enumerate(articles)
        for frame in (
            begin(f"f@{number}"),
            (FrameType.LINE, json.dumps({"status": "ok", "source": "f", "id": "f"} | counted)
             + "\t{}"),
        )
    ]  # fmt: skip
    first = summarize_shard(SHARD, str(tmp_path), Options(), workers=pool)
    assert (first.counts, first.words) == (
        {"ok": 2, "InputError": 1}, {"article": 150, "summary": 19}
    )  # fmt: skip
    assert (first.memory, first.unread) == (9, 2)
    assert 60 <= first.cpu_seconds < 70
    again = do(tmp_path, "")
    assert replace(again, fresh=True) == first
