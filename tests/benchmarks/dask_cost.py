"""What Dask costs beside the work: the CPU of scheduler, client and workers without ours."""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep
from typing import NamedTuple

from tests.benchmarks.processes import list_below
from tests.program.cluster import Cluster, start_cluster

# CORPUS.md names them: a sampler of stacks and a clock, which run whether there is work or not.
SETTINGS = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
}
_REST = 0.2  # seconds of CPU in a second, below which all have started


class Spent(NamedTuple):
    """Seconds."""

    work: float  # of CPU, of our servers and workers
    engine: float  # of CPU, of all else
    clock: float


def measure_dask(texts: Path, first: Path) -> Iterator[tuple[str, ...]]:
    """Yield the engine's share of the CPU: of a whole run, and of all after the first article."""
    yield ("engine on Dask, two workers", "CPU of work", "its own", "after start-up", "seconds")
    for name, settings in (("as it comes", {}), ("by the settings of the manual", SETTINGS)):
        with start_cluster(2, settings) as cluster:
            _wait(cluster)
            start, whole = _run(cluster, first), _run(cluster, texts)
        after = (whole.engine - start.engine) / (whole.work - start.work)
        yield (
            name,
            f"{whole.work:.0f} s",
            f"{whole.engine / whole.work:.1%}",
            f"{after:.1%}",
            f"{whole.clock:.0f} s",
        )


def _wait(cluster: Cluster) -> None:
    """Wait until the cluster has loaded its libraries, which takes longer on a busy machine."""
    before = -1.0
    while (now := sum(_look(cluster))) - before > _REST:
        before = now
        sleep(1)


def _run(cluster: Cluster, texts: Path) -> Spent:
    before, start = _look(cluster), perf_counter()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        options = ["-q", "--scheduler", cluster.address, "--shard-size", "1M", "-o", f"{folder}/"]
        subprocess.run(
            [sys.executable, "-m", "summarize", "corpus", str(texts), *options], check=True
        )
    client = resource.getrusage(resource.RUSAGE_CHILDREN)
    after, clock = _look(cluster), perf_counter() - start
    engine = after[1] - before[1]
    engine += client.ru_utime + client.ru_stime - children.ru_utime - children.ru_stime
    return Spent(after[0] - before[0], engine, clock)


def _look(cluster: Cluster) -> tuple[float, float]:
    """Return the CPU of our processes, and of all others of the cluster, so far."""
    work = engine = 0.0
    for program in (cluster.scheduler, *cluster.workers):
        for process in list_below(program.pid):
            if "summarize.corpus.workers.server" in process.command:
                work += process.own + process.children
            else:
                engine += process.own
    return work, engine
