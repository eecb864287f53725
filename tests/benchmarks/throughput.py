"""A corpus measured: the same lines by every engine, resuming, what engines cost, speed."""

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from time import perf_counter, sleep
from typing import Any, NamedTuple

from summarize.corpus import Options, Report
from tests.benchmarks.dask_cost import measure_dask
from tests.benchmarks.measures import read_sets
from tests.benchmarks.processes import list_below, measure_memory
from tests.benchmarks.times import write_prose
from tests.program.test_corpus_rows import pack_record
from tests.quality.killed import compare_engines

_TEXTS = 10_000
_MANY = 100_000
_LINES = 1_000_000
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


class Cost(NamedTuple):
    """What a run took."""

    seconds: float
    cpu: float  # seconds, of all processes
    memory: float  # MB, of the parent
    engine: float = 0.0  # seconds of CPU outside of our servers and workers


def measure_throughput(folder: str, chosen: str) -> Iterator[tuple[str, ...]]:
    """Yield the points of the manual's table one by one."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        pages = place / "pages.jsonl"
        rows = [row for _, found in read_sets(folder, "pages", chosen) for row in found]
        count = _write(pages, rows, ("html", "url"))
        texts = place / "texts.jsonl"
        long = ({"text": write_prose(700, seed=i)} for i in range(_TEXTS))
        _write(texts, long, ("text",))
        yield ("speed", "per second", "ratio", "per CPU s", "parent MB", "parent CPU")
        yield from _measure_speed(pages, count, texts)
        yield from _measure_tables(place, rows)
        yield from _measure_lines(place)
        yield from measure_dask(texts, _take_first(texts))
        yield ("WARC", "records", "lines", "skipped")
        yield from _measure_archives(place, rows)
        yield ("resume at 90 %", "first new", "fresh run")
        yield from _measure_resume(place, texts)
        yield from compare_engines(place)


def _measure_speed(pages: Path, count: int, texts: Path) -> Iterator[tuple[str, ...]]:
    bare = count / float(_run_python(_BARE, str(pages)))
    yield ("bare loop, pages", f"{bare:.1f}", "1.00")
    for path, number, what in ((pages, count, "pages"), (texts, _TEXTS, "700 words")):
        speeds: list[float] = []
        for jobs in (1, 2):
            start, cost = _run_corpus(_take_first(path), jobs), _run_corpus(path, jobs)
            speeds.append((number - 1) / (cost.seconds - start.seconds))
            yield (
                f"{jobs} job{'s' * (jobs > 1)}, {what}",
                f"{speeds[-1]:.1f}",
                f"{speeds[-1] / (bare if jobs == 1 and path == pages else speeds[0]):.2f}",
                f"{(number - 1) / (cost.cpu - start.cpu):.1f}",
                f"{cost.memory:.0f}",
                f"{cost.engine / cost.cpu:.1%}",
            )


def _measure_tables(place: Path, rows: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Yield the parent's memory on Parquet of 500 pages a row group, and of few long texts."""
    import pyarrow
    from pyarrow import parquet

    path = place / "pages.parquet"
    pages = [row["html"] for row in rows][:500]
    table = pyarrow.table({"html": (pages * (500 // len(pages) + 1))[:500]})
    parquet.write_table(table, path, row_group_size=500)
    yield ("2 jobs, Parquet", "", "", "", f"{_run_corpus(path, 2).memory:.0f}")
    bomb = place / "long.parquet"
    long = pyarrow.DictionaryArray.from_arrays(
        pyarrow.array([0] * 64), pyarrow.array(["word " * 8_000_000])
    )
    parquet.write_table(pyarrow.table({"text": long}), bomb)
    size = f"{bomb.stat().st_size} bytes"
    yield ("2 jobs, 64 x 40 MB", size, "", "", f"{_run_corpus(bomb, 2).memory:.0f}")


def _measure_lines(place: Path) -> Iterator[tuple[str, ...]]:
    """Yield speed and the parent's memory on a million rows of a sentence each."""
    path = place / "lines.jsonl"
    text = "The board of town {} met on Monday and voted for a longer breakwater."
    count = _write(path, ({"text": text.format(n)} for n in range(_LINES)), ("text",))
    cost = _run_corpus(path, 2)
    speed, work = count / cost.seconds, count / cost.cpu
    yield (f"2 jobs, {count:,} lines", f"{speed:.0f}", "", f"{work:.0f}", f"{cost.memory:.0f}")


def _measure_archives(place: Path, rows: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Yield records, lines and skipped records of a crawl and of its texts."""
    pages = [pack_record(body=row["html"]) for row in rows[:60]]
    others = [
        pack_record("warcinfo", "a: b", http=False),
        *[pack_record(status="404 Not Found")] * 20,
        *[pack_record("revisit", "")] * 10,
        *[pack_record("request", "GET /")] * 60,
        *[pack_record(content="image/png")] * 10,
    ]
    texts = [
        pack_record("conversion", write_prose(200, seed=i), content="text/plain", http=False)
        for i in range(50)
    ]
    for name, records in (("crawl", [*others, *pages]), ("WET", [*others[:1], *texts])):
        path = place / f"{name}.warc.gz"
        path.write_bytes(b"".join(map(gzip.compress, records)))
        out = place / f"{name}.out"
        _run([str(path), "--shard-size", "50K", "-o", f"{out}/"])
        notes = [json.loads(done.read_bytes()) for done in out.glob("_state/*.done")]
        lines, skipped = (sum(sum(n[key].values()) for n in notes) for key in ("counts", "skipped"))
        yield (name, f"{len(records)}", f"{lines}", f"{skipped}")


def _measure_resume(place: Path, texts: Path) -> Iterator[tuple[str, ...]]:
    """Yield after how many seconds the first new shard is done, where 90 % are, or none."""
    base = place / "base"
    base.mkdir()
    for number in range(_MANY // _TEXTS):
        os.link(texts, base / f"{number:04}.jsonl")
    for factor in (1, 10):
        folder = place / f"times{factor}"
        folder.mkdir()
        for copy in range(factor):
            for path in base.iterdir():
                os.link(path, folder / f"{copy}-{path.name}")
        seconds = []
        for share in (0.9, 0.0):
            out = place / f"resumed{factor}-{share}"
            if share:
                _pretend(folder, out, share)
            seconds.append(_time_first(folder, out))
        what = f"{factor * _MANY:,} texts"
        yield (what, *(f"{each:.1f} s" for each in seconds))


def _pretend(folder: Path, out: Path, share: float) -> None:
    """Plan, and write the notes of a share of the shards as if they were done."""
    process = _start(_name_run(folder, out))
    while not (out / "_state" / "plan.jsonl").exists():
        sleep(0.01)
    process.kill()
    process.wait()
    ids = [
        json.loads(line)["id"]
        for line in (out / "_state" / "plan.jsonl").read_text().splitlines()[1:]
    ]
    for shard in ids[: int(share * len(ids))]:
        told = asdict(Report(shard, {"ok": 200}, {}, {"article": 1, "summary": 1}, 1.0))
        note = {"options": Options().describe(), **told}
        (out / "_state" / f"part-{shard}.done").write_text(json.dumps(note))


def _name_run(folder: Path, out: Path) -> list[str]:
    return [str(folder), "--shard-size", "1M", "--jobs", "1", "-o", f"{out}/"]


def _time_first(folder: Path, out: Path) -> float:
    known = len(list(out.glob("_state/*.done")))
    start = perf_counter()
    process = _start(_name_run(folder, out))
    while process.poll() is None and len(list(out.glob("_state/*.done"))) <= known:
        sleep(0.02)
    seconds = perf_counter() - start
    process.kill()
    process.wait()
    return seconds


def _write(path: Path, rows: Any, keys: tuple[str, ...]) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps({key: row[key] for key in keys if key in row}) + "\n")
            count += 1
    return count


def _take_first(path: Path) -> Path:
    first = path.with_suffix(".first.jsonl")
    with path.open() as file:
        first.write_text(file.readline())
    return first


def _run_python(code: str, argument: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, argument], check=True, capture_output=True, text=True
    )
    return done.stdout


def _start(arguments: list[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "summarize", "corpus", "-q", *arguments]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def _run(arguments: list[str]) -> None:
    _start(arguments).wait()


def _run_corpus(path: Path, jobs: int) -> Cost:
    """Return what a run takes; the parent's own CPU is what its end leaves of it."""
    start = perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = str(path.with_suffix(".out.jsonl"))
    process = _start([str(path), "--restart", "--jobs", str(jobs), "-o", out])
    memory = engine = 0.0
    while process.poll() is None:
        memory = max(memory, measure_memory(process.pid))
        engine = next((p.own for p in list_below(process.pid) if p.number == process.pid), engine)
        sleep(0.1)
    if process.returncode not in (0, 4):  # 4: articles failed
        raise AssertionError(f"a corpus of {path} ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(perf_counter() - start, cpu, memory, engine)
