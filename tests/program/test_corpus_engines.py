"""Engines give the same output as one machine, and may lose a worker; by the code in CORPUS.md."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, which
from typing import Any

import pytest

from summarize.corpus import Options, plan_shards, summarize_shard
from tests.conftest import ROOT, Run
from tests.program.cluster import Cluster, start_cluster
from tests.program.corpus import (
    count_done,
    read_lines,
    read_parts,
    start_corpus,
    wait_for,
    write_texts,
)
from tests.program.shell import press_ctrl_c, stop_on_screen

NEEDS = {"Spark": "pyspark", "Ray": "ray", "Flink": "pyflink"}


_RETRIES = (
    '__import__("pyflink.common").common.Configuration()'
    '.set_string("restart-strategy.type", "fixed-delay")'
    '.set_string("restart-strategy.fixed-delay.attempts", "4")'
    '.set_string("restart-strategy.fixed-delay.delay", "0 s")'
)


def needs(framework: str) -> Any:
    """Return a case that is left out where the framework is missing."""
    absent = find_spec(NEEDS[framework]) is None or (
        framework in ("Spark", "Flink") and not which("java")
    )
    return pytest.param(framework, marks=pytest.mark.skipif(absent, reason=f"needs {framework}"))


def example_of(framework: str) -> str:
    """Return the program below the name of a framework."""
    page = (ROOT / ".github" / "CORPUS.md").read_text(encoding="utf-8")
    return page.split(f"{framework}:\n\n```python\n")[1].split("```")[0]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    pytest.importorskip("distributed")
    with start_cluster(2) as started:
        yield started


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """Write articles; return their folder, and the lines that one machine makes of them."""
    place = tmp_path_factory.mktemp("alone")
    folder = write_texts(place / "articles", 60)
    (folder / "0030.txt").write_bytes(b"%PDF-1.7 binary")
    with chdir(place):
        for shard in plan_shards(["articles/"], "4K"):
            summarize_shard(shard, "alone/", Options())
    return folder, read_parts(place / "alone")


@pytest.fixture
def articles(
    alone: tuple[Path, list[dict[str, Any]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[dict[str, Any]]:
    """Put the articles below the working folder; return the lines."""
    folder, lines = alone
    copytree(folder, tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    return lines


def prepare(framework: str) -> str:
    """Return an example with small shards, on an engine that retries."""
    text = example_of(framework)
    text = text.replace('plan_shards(["articles/"], ', 'plan_shards(["articles/"], "4K", ')
    text = text.replace("SparkSession.builder.", 'SparkSession.builder.master("local[2,4]").')
    text = text.replace("get_execution_environment()", f"get_execution_environment({_RETRIES})")
    return text.replace("import ray\n", "import ray\n\nray.init(num_cpus=2)\n")


def find_servers(program: int) -> list[int]:
    """Return what an engine calls workers: the parents of our servers below a program."""
    parents: dict[int, int] = {}
    servers = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(fields[1])
        if b"summarize.corpus.workers.server" in command:
            servers.append(int(status.parent.name))
    found = {parents[server] for server in servers}

    def is_below(process: int) -> bool:
        return process == program or (process in parents and is_below(parents[process]))

    return [process for process in found if process != program and is_below(process)]


@pytest.mark.parametrize("framework", [needs("Spark"), needs("Ray"), needs("Flink")])
@pytest.mark.parametrize("kill", [False, True], ids=["undisturbed", "killed"])
def test_an_engine_of_a_program_writes_the_same_lines(
    run: Run, articles: list[dict[str, Any]], tmp_path: Path, framework: str, kill: bool
) -> None:
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "RAY_DEDUP_LOGS": "0"}
    with (tmp_path / "errors").open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-c", prepare(framework)],
            cwd=tmp_path, env=environment, stdout=errors, stderr=errors,
        )  # fmt: skip

        def kill_one() -> bool:
            done = len(list((tmp_path / "parts").glob("_state/*.done"))) >= 2
            victims = find_servers(process.pid)[:1] if done else []
            for worker in victims:
                os.kill(worker, signal.SIGKILL)
            return bool(victims)

        if kill:
            wait_for(kill_one, process, 120)
        assert process.wait(120) == 0, (tmp_path / "errors").read_text()[-2000:]
    assert read_parts(tmp_path / "parts") == articles
    check_report(run, tmp_path / "parts")


def check_report(run: Run, parts: Path) -> None:
    """Let a report tell that all is there, and which shard is not when one is taken away."""
    assert "missing" not in run("corpus", "report", parts).err
    note = min(parts.glob("_state/part-*.done"))
    note.unlink()
    told = run("corpus", "report", parts)
    assert told.code == 3
    assert f"missing: shard {note.stem.removeprefix('part-')} of " in told.err


def test_before_there_are_workers_it_says_so(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with start_cluster(0) as (address, *_):
        write_texts(tmp_path / "in", 1)
        command = [sys.executable, "-m", "summarize", "corpus", str(tmp_path / "in")]
        command += ["--scheduler", address, "-o", f"{tmp_path}/out/"]
        screen, code = stop_on_screen(command, "no workers yet", press_ctrl_c)
    assert "no workers yet" in screen
    assert code == 130


def test_on_a_cluster_that_loses_a_worker_half_way_nothing_is_lost(
    cluster: Cluster, run: Run, tmp_path: Path
) -> None:
    address, workers, _ = cluster
    folder = write_texts(tmp_path / "in", 120)
    out, alone = tmp_path / "out.jsonl", tmp_path / "alone.jsonl"
    run("corpus", folder, "-q", "-o", alone)
    words = (folder, "-q", "--jobs", "2", "--scheduler", address, "-o", out)
    with start_corpus(*words, cwd=ROOT) as process:
        wait_for(lambda: count_done(out) >= 40, process)
        workers[0].kill()
        assert process.wait(60) == 0
        assert read_lines(out) == read_lines(alone)


def test_no_scheduler_is_one_line(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    result = run(
        "corpus", "samples/tram.txt", "--scheduler", "tcp://127.0.0.1:9", "-o", tmp_path / "a",
        env={"DASK_SUMMARIZE__CONNECT": "0.3"},
    )  # fmt: skip
    assert result.code == 3
    assert result.err.splitlines()[-1].endswith("no scheduler answers there")
