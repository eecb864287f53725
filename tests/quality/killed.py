"""A corpus by every engine, undisturbed and with processes killed: is it the same set of lines?"""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from random import Random
from shutil import which
from typing import Any

from tests.benchmarks.processes import list_below
from tests.benchmarks.times import write_prose
from tests.conftest import ROOT
from tests.program.cluster import start_cluster
from tests.program.test_corpus_engines import prepare

_TEXTS = 150
_RUNS = 20  # with a kill each
_COMMAND = [sys.executable, "-m", "summarize", "corpus", "articles/", "-q", "--shard-size", "4K"]
_ENGINES = ("one job", "two jobs", "Dask", "Ray", "Spark")
_NEEDS = {"Dask": "distributed", "Ray": "ray", "Spark": "pyspark"}


def compare_engines(place: Path, runs: int = _RUNS) -> Iterator[tuple[str, ...]]:
    """Yield how many runs of each engine wrote the lines of a plain run."""
    articles = place / "articles"
    articles.mkdir()
    for number in range(_TEXTS):
        (articles / f"{number:04}.txt").write_text(write_prose(120, seed=number))
    (articles / "0060.txt").write_bytes(b"%PDF-1.7 binary")
    expected = _run(place, "plain", "one job", None)
    for engine in _ENGINES:
        missing = engine in _NEEDS and find_spec(_NEEDS[engine]) is None
        if missing or (engine == "Spark" and which("java") is None):
            yield (f"the same lines: {engine}", "not there")
            continue
        whole = _run(place, f"{engine}-whole", engine, None) == expected
        same = sum(
            _run(place, f"{engine}-{seed}", engine, Random(seed)) == expected
            for seed in range(runs)
        )
        yield (f"the same lines: {engine}", "yes" if whole else "NO", f"{same} of {runs} killed")


def _run(place: Path, name: str, engine: str, chance: Random | None) -> Counter[str]:
    """Return the lines of a run into a folder of that name; with ``chance`` something is killed."""
    out = place / name.replace(" ", "-")
    with ExitStack() as stack:
        address = ""
        workers: list[subprocess.Popen[bytes]] = []
        if engine == "Dask":
            address, workers, _ = stack.enter_context(start_cluster(2))
        while True:
            process = subprocess.Popen(
                _make_command(engine, out, address, place), cwd=place, env=make_environment(),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            killed = chance is not None and _kill_one(process, workers, out, chance)
            process.wait(600)
            if not killed or process.returncode in (0, 4):
                break
            chance = None  # again, as its user would
        if chance is None and process.returncode not in (0, 4):
            return Counter()
    return read_lines(out)


def make_environment() -> dict[str, str]:
    home = f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    return {**os.environ, "PYTHONPATH": home, "PYSPARK_PYTHON": sys.executable}


def _make_command(engine: str, out: Path, address: str, place: Path) -> list[str]:
    if engine in ("Ray", "Spark"):
        return [sys.executable, "-c", prepare(engine).replace("parts/", f"{out}/")]
    options = ["--jobs", "2" if engine == "two jobs" else "1"]
    command = [word.replace("articles/", f"{place}/articles/") for word in _COMMAND]
    if engine == "Dask":
        options = ["--scheduler", address]
    else:
        command = _COMMAND
    return [*command, *options, "-o", f"{out}/"]


def _kill_one(
    process: subprocess.Popen[bytes], workers: list[subprocess.Popen[bytes]], out: Path,
    chance: Random,
) -> bool:  # fmt: skip
    """Kill one of the processes when some shards are done; tell whether the program is gone."""
    until = chance.randrange(1, 25)
    while len(list(out.glob("_state/*.done"))) < until:
        if process.poll() is not None:
            return True
        time.sleep(0.005)
    found = list(list_below(process.pid))
    if workers:
        found += [below for worker in workers for below in list_below(worker.pid)]
    # Of Spark and Ray, what holds the rest together is theirs to guard.
    ours = [p for p in found if "summarize" in p.command or "worker" in p.command]
    if not ours:
        return False
    victim = chance.choice(ours)
    try:
        os.kill(victim.number, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def read_lines(out: Path) -> Counter[str]:
    """Return how often each line is there in a file or a folder of parts: its files by names."""
    paths = [out] if out.is_file() else sorted(out.glob("part-*[!e]"))  # without .done
    lines = [line for path in paths if ".errors." not in path.name for line in _read_file(path)]
    for line in lines:
        for key in ("id", "source"):
            line[key] = line[key].rpartition("/")[2]
    return Counter(json.dumps(line, default=str) for line in lines)


def _read_file(path: Path) -> list[dict[str, Any]]:
    if path.suffix != ".parquet":
        return [json.loads(raw) for raw in path.read_text(encoding="utf-8").splitlines()]
    from pyarrow import parquet

    found: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return found
