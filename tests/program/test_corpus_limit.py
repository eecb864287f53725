"""A limit of articles: all jobs share it, and the run can be resumed without it."""

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus.checkpoint import Report
from summarize.corpus.engines import run_locally
from summarize.corpus.options import Options
from summarize.corpus.plan import plan_shards
from summarize.corpus.run import run_limited
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store
from tests.conftest import Run
from tests.program.corpus import read_parts, write_texts


@pytest.fixture(scope="module")
def whole(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write texts, and the file that a run without a limit makes of them."""
    place = tmp_path_factory.mktemp("whole")
    assert run("corpus", write_texts(place / "in", 30), "-q", "-o", place / "all.jsonl").code == 0
    return place / "all.jsonl"


@pytest.mark.parametrize("limit", [5, 30])
def test_a_file_has_the_first_lines_and_goes_on_to_the_whole(
    run: Run, whole: Path, tmp_path: Path, limit: int
) -> None:
    folder, out = whole.parent / "in", tmp_path / "x.jsonl"
    first = whole.read_bytes().splitlines(keepends=True)[:limit]
    command = ("corpus", folder, "-q", "--jobs", "2", "-o", out)
    for _ in range(2):
        assert run(*command, "--limit", str(limit)).code == 0
        assert out.read_bytes() == b"".join(first)
    assert run(*command).code == 0
    assert out.read_bytes() == whole.read_bytes()


def test_complete_shards_are_not_done_again_after_a_limit(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 20), tmp_path / "out"
    command = ("corpus", folder, "--shard-size", "4K", "--jobs", "2", "-o", f"{out}/")
    assert run(*command, "-q", "--limit", "11").code == 0
    assert [Path(line["id"]).name for line in read_parts(out)] == [f"{n:04}.txt" for n in range(11)]
    told = " ".join(run(*command).err.split())
    assert len(read_parts(out)) == 20
    fresh = int(told.partition("of them in this run ")[2].split()[0])
    assert 9 <= fresh < 20
    assert run("corpus", "report", out).code == 0


def test_a_limit_takes_nothing_from_a_run_that_got_further(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 6), tmp_path / "out"
    command = ("corpus", folder, "-q", "--shard-size", "2K", "-o", f"{out}/")
    assert run(*command).code == 0
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("part-*")}
    assert run(*command, "--limit", "1").code == 0
    assert {path.name: path.stat().st_mtime_ns for path in out.glob("part-*")} == before


def test_all_jobs_work_under_a_limit(tmp_path: Path) -> None:
    shards = plan_shards([write_texts(tmp_path / "in", 12)], "2K")
    store, seen = Store(f"{tmp_path}/out"), set[int]()

    def run(shards: Iterable[Shard], options: Options) -> Any:
        return run_locally(
            shards, store.name, options, jobs=2, watch=lambda *_: seen.add(threading.get_ident())
        )

    done = list(run_limited(shards, store, Options(limit=12), run))
    reports = [report for _, report in done if isinstance(report, Report)]
    assert sum(sum(report.counts.values()) for report in reports) == 12
    assert len(seen) == 2
