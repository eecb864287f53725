"""The fork server is kept between shards, without carrying state over."""

import json
import multiprocessing
import os
import select
import shutil
import signal
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.corpus import Options, Report, Request, Shard, plan_shards, summarize_shard
from summarize.corpus.workers.client import ForkServer, Worker
from summarize.corpus.workers.pool import POOL
from summarize.corpus.workers.supervisor import read_shard
from tests.conftest import ROOT
from tests.program.corpus import (
    SLOW_TEXT,
    count_seconds,
    list_workers,
    read_lines,
    start_corpus,
    wait_for,
    write_texts,
)

needs_proc = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="looks for workers in /proc"
)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without a server; from where the names of files do not change."""
    POOL.close()
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


def test_the_environment_is_that_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system takes its keys from there: one of archives, which archive it is."""
    pytest.importorskip("fsspec")
    shard = Shard("0" * 16, ("zip://inner.txt",), 0, None, 0)
    for number in range(2):
        with zipfile.ZipFile(f"{number}.zip", "w") as archive:
            archive.writestr("inner.txt", f"The board of town {number} met on Monday. It voted.")
        monkeypatch.setenv("FSSPEC_ZIP", json.dumps({"fo": f"{Path.cwd()}/{number}.zip"}))
        assert summarize_shard(shard, f"{number}", Options()).counts == {"ok": 1}
        (line,) = read_lines(Path(f"{number}/part-{shard.id}.jsonl"))
        assert f"town {number} met" in line["sentences"][0]["text"]


@needs_proc
@pytest.mark.parametrize("victim", ["worker", "server"])
def test_a_process_killed_between_two_shards_is_started_again(victim: str) -> None:
    do("first")
    (worker,) = list_workers(os.getpid())
    os.kill(worker if victim == "worker" else read_parent(worker), signal.SIGKILL)
    for name in ("second", "third"):
        assert do(name) == names(name)


def read_parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])


@needs_proc
def test_all_jobs_have_one_server_whose_end_costs_no_worker(tmp_path: Path) -> None:
    folder = Path("in")
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(SLOW_TEXT[:600_000])
    words = (folder, "-q", "--jobs", "3", "--shard-size", "1K", "-o", "out.jsonl")
    with start_corpus(*words, cwd=tmp_path) as process:
        workers: list[int] = []

        def are_busy() -> bool:
            workers[:] = list_workers(process.pid)
            return len(workers) == 3 and all(count_seconds(worker) > 0.1 for worker in workers)

        wait_for(are_busy, process)
        servers = {read_parent(worker) for worker in workers}
        assert len(servers) == 1
        os.kill(servers.pop(), signal.SIGKILL)
        # They go on.
        wait_for(lambda: all(count_seconds(worker) > 0.3 for worker in workers), process)
        assert not list_workers(process.pid)  # nor is another server started before it is needed
        assert process.wait(60) == 0
        assert [line["status"] for line in read_lines(Path("out.jsonl"))] == ["ok"] * 3


@needs_proc
def test_workers_end_when_their_parent_does() -> None:
    write_texts(Path("in"), 2)
    Path("in/0001.md").write_text(SLOW_TEXT)
    with start_corpus("in", "-q", "--jobs", "1", "-o", "out.jsonl") as process:
        # Until the slow page is at work, for some seconds.
        wait_for(lambda: any(count_seconds(n) > 0.3 for n in list_workers(process.pid)), process)
        (worker,) = list_workers(process.pid)
        process.kill()
        process.wait(20)
        end = time.monotonic() + 20
        while Path(f"/proc/{worker}/cwd").exists():
            assert time.monotonic() < end
            time.sleep(0.02)


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


class _Late(Worker):
    """A worker that is killed only when it has told of something."""

    def kill(self) -> None:
        if self._forked:
            select.select([self._forked.frames], [], [])
        super().kill()


def test_an_article_that_is_done_as_its_worker_is_killed_counts(tmp_path: Path) -> None:
    text = "".join(f"The board of town {i} met on Monday. It voted. " for i in range(1_000))
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"id": f"{i}", "text": text}) + "\n" for i in range(3)))
    (shard,) = plan_shards([rows])
    server = ForkServer()
    events = read_shard(_Late(server), shard.paths, shard.span, replace(Options(), timeout=0.01))
    told = [event.counted for event in events]
    server.close()
    assert told[0]["status"] == "ok"
    assert [line["id"] for line in told] == ["0", "1", "2"]  # none is lost, nor the file blamed
