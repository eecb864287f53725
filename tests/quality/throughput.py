"""Articles per second of `summarize corpus`, as ratios in one run, and the memory of its parent."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from tests.quality.measures import read_sets
from tests.quality.times import write_prose

_TEXTS = 10_000
_BARE = """
import gzip, json, sys, time
from trafilatura import extract
rows = [json.loads(line)["html"] for line in open(sys.argv[1])]
extract(rows[0])
start = time.perf_counter()
for html in rows:
    extract(html)
print(time.perf_counter() - start)
"""


def measure_throughput(folder: str, chosen: str) -> Iterator[tuple[str, ...]]:
    """Return articles per second of a bare loop over trafilatura and of one job and two."""
    yield ("corpus", "per second", "ratio", "parent MB")
    with tempfile.TemporaryDirectory() as place:
        pages = Path(place) / "pages.jsonl"
        rows = [row for _, found in read_sets(folder, "pages", chosen) for row in found]
        count = _write(pages, rows, ("html", "url"))
        bare = count / float(_run_python(_BARE, str(pages)))
        yield ("bare loop, pages", f"{bare:.1f}", "1.00", "-")
        alone, memory = _run_corpus(pages, count, 1)
        yield ("one job, pages", f"{alone:.1f}", f"{alone / bare:.2f}", f"{memory:.0f}")
        texts = Path(place) / "texts.jsonl"
        count = _write(
            texts, ({"text": write_prose(700, seed=i)} for i in range(_TEXTS)), ("text",)
        )
        single, memory = _run_corpus(texts, count, 1)
        yield ("one job, 700 words", f"{single:.1f}", "1.00", f"{memory:.0f}")
        double, memory = _run_corpus(texts, count, 2)
        yield ("two jobs, 700 words", f"{double:.1f}", f"{double / single:.2f}", f"{memory:.0f}")
        double, memory = _run_corpus(pages, len(rows), 2)
        yield ("two jobs, pages", f"{double:.1f}", f"{double / alone:.2f}", f"{memory:.0f}")


def _write(path: Path, rows: Any, keys: tuple[str, ...]) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps({key: row[key] for key in keys if key in row}) + "\n")
            count += 1
    return count


def _run_python(code: str, argument: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, argument], check=True, capture_output=True, text=True
    )
    return done.stdout


def _run_corpus(path: Path, count: int, jobs: int) -> tuple[float, float]:
    """Return articles per second after start-up, and the most memory of the parent, in MB."""
    first = path.with_suffix(".first.jsonl")
    with path.open() as file:
        first.write_text(file.readline())
    base, _ = _time(first, jobs)
    seconds, memory = _time(path, jobs)
    return (count - 1) / (seconds - base), memory


def _time(path: Path, jobs: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "summarize", "corpus", str(path), "--restart", "-q"]
    command += ["--jobs", str(jobs), "-o", str(path.with_suffix(".out"))]
    start = perf_counter()
    process = subprocess.Popen(command)
    most = 0.0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            status = ""
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                most = int(line.split()[1]) / 1024
        sleep(0.05)
    return perf_counter() - start, most
