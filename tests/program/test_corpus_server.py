"""The server of workers is kept from one shard to the next, and carries nothing over wrongly."""

import json
import multiprocessing
import os
import select
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.corpus import Options, Report, Request, Shard, plan_shards, summarize_shard
from summarize.corpus.shards.do_shard import SERVERS
from summarize.corpus.workers.client import Server
from summarize.corpus.workers.follow import read_shard
from tests.conftest import ROOT
from tests.program.test_corpus import list_workers, read_lines, write_texts

needs_proc = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="looks for workers in /proc"
)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without a server; from where the names of files do not change."""
    SERVERS.close()
    monkeypatch.chdir(tmp_path)


def plan(name: str) -> Shard:
    folder = Path(name)
    (shard,) = plan_shards([folder if folder.exists() else write_texts(folder, 3)])
    return shard


def do(name: str, options: Options = Options()) -> list[str]:  # noqa: B008
    """Do a shard of three texts; return the sources of its lines."""
    shard = plan(name)
    assert summarize_shard(shard, "out", options).counts == {"ok": 3}
    return [line["source"] for line in read_lines(Path(f"out/part-{shard.id}.jsonl"))]


def names(name: str) -> list[str]:
    return [f"{name}/000{number}.txt" for number in range(3)]


@needs_proc
def test_a_worker_does_one_shard_after_the_other() -> None:
    seen = set()
    for name in ("first", "second", "third"):
        assert do(name) == names(name)
        seen.update(list_workers(os.getpid()))
    assert len(seen) == 1


@needs_proc
def test_each_shard_has_the_memory_that_it_asks_for() -> None:
    for memory in (600_000_000, 900_000_000):
        do(f"{memory}", replace(Options(), memory=memory))
        (worker,) = list_workers(os.getpid())
        assert f"address space         {memory} " in Path(f"/proc/{worker}/limits").read_text()


@needs_proc
def test_the_environment_is_that_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system takes its keys from there."""
    do("first")
    monkeypatch.setenv("KEY_OF_A_STORE", "1234")
    do("second")
    (worker,) = list_workers(os.getpid())
    assert b"KEY_OF_A_STORE=1234" in Path(f"/proc/{worker}/environ").read_bytes()


@needs_proc
@pytest.mark.parametrize("victim", ["worker", "server"])
def test_what_is_killed_between_two_shards_is_started_again(victim: str) -> None:
    do("first")
    (worker,) = list_workers(os.getpid())
    server = int(Path(f"/proc/{worker}/stat").read_text().rsplit(")", 1)[1].split()[1])
    os.kill(worker if victim == "worker" else server, signal.SIGKILL)
    for name in ("second", "third"):
        assert do(name) == names(name)


def test_the_folder_of_the_shard_before_may_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("old", "new"):
        Path(tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        assert do("articles") == names("articles")
        shutil.rmtree(tmp_path / "old", ignore_errors=True)
    path = write_texts(tmp_path / "whole paths", 1) / "0000.txt"
    (shard,) = plan_shards([path])
    shutil.rmtree(tmp_path / "new")
    assert summarize_shard(shard, str(tmp_path / "out"), Options()).counts == {"ok": 1}


def test_options_are_those_of_the_shard() -> None:
    (shard,) = plan_shards([ROOT / "samples" / "harbour.txt"])
    words = [
        summarize_shard(shard, out, Options(Request(length=length))).words["summary"]
        for out, length in (("first", "1"), ("second", "4"), ("third", "1"))
    ]
    assert words[0] == words[2] < words[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs forks")
def test_forks_of_a_program_have_servers_of_their_own() -> None:
    do("first")
    shards = [plan(f"{number}") for number in range(12)]
    with multiprocessing.get_context("fork").Pool(3, signal.alarm, (60,)) as pool:
        work = [(shard, "out", Options()) for shard in shards]
        reports: list[Report] = pool.starmap_async(summarize_shard, work, 1).get(60)
    assert [report.counts for report in reports] == [{"ok": 3}] * 12
    assert do("ours") == names("ours")


class _Late(Server):
    """A server whose worker is killed only when it has told of something."""

    def kill_worker(self) -> None:
        select.select([self._pipe], [], [])
        super().kill_worker()


def test_what_is_done_as_it_is_to_be_killed_is_done(tmp_path: Path) -> None:
    text = "".join(f"The board of town {i} met on Monday. It voted. " for i in range(3_000))
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"id": f"{i}", "text": text}) + "\n" for i in range(3)))
    (shard,) = plan_shards([rows])
    server = _Late()
    events = read_shard(server, shard.paths, shard.span, replace(Options(), timeout=0.01))
    told = [event.told for event in events]
    server.close()
    assert told[0]["status"] == "ok"
    assert [line["id"] for line in told] == ["0", "1", "2"]  # none is lost, nor the file blamed
