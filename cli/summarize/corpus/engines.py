"""Engines: shards are done by local processes, or on an existing Dask cluster.

An engine calls one function for every shard.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from summarize.corpus.shard import summarize_shard
from summarize.corpus.workers.client import WorkersError
from summarize.corpus.workers.pool import WorkerPool
from summarize.errors import InputError, NoRoomError
from summarize.extras import missing_extra

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from summarize.corpus.checkpoint import Report
    from summarize.corpus.options import Options
    from summarize.corpus.shard import Shard
    from summarize.corpus.workers.supervisor import Event

    Done = Generator[tuple[Shard, Report | InputError]]

_AHEAD = 1000  # shards that may be submitted beyond the first unfinished one
_LOOK = 0.2  # seconds
_CONNECT = 5.0  # seconds
_POLL = 5  # seconds between checks for workers
_FAILURES = 10  # shards one after the other, after which the next would fail, too


def run_locally(
    shards: Iterable[Shard],
    out: str,
    options: Options,
    *,
    jobs: int,
    retry: str = "",
    watch: Callable[[Shard, Event], None],
) -> Done:
    """Yield the reports of shards in order; each job is a thread that supervises a process.

    A shard that fails is yielded with its error.
    """
    workers = WorkerPool()
    pool = ThreadPoolExecutor(jobs)

    def submit(shard: Shard) -> Future[Report]:
        see = partial(watch, shard)
        return pool.submit(
            summarize_shard, shard, out, options, retry=retry, watch=see, workers=workers
        )

    try:
        yield from _collect(shards, submit, settle)
    finally:
        workers.stop()
        pool.shutdown(cancel_futures=True)
        workers.close()


def settle(future: Future[Any]) -> None:
    """Wait for work, and look up at times: a signal that came just before a wait ends none."""
    while not future.done():
        with suppress(TimeoutError):
            future.exception(_LOOK)


def run_on_dask(
    shards: Iterable[Shard],
    out: str,
    options: Options,
    *,
    address: str,
    retry: str = "",
    show: Callable[[str], None],
) -> Done:
    """Yield the reports of shards in order, done on a cluster; ``show`` reports missing workers.

    Raise UsageError without the extra, InputError if no scheduler answers or the workers are lost.
    """
    try:
        from dask import config
        from distributed import Client, KilledWorker, wait
    except ImportError as error:
        raise missing_extra("--scheduler", "distributed", "dask") from error
    limit = min(_CONNECT, float(config.get("summarize.connect", _CONNECT)))
    connect: Any = Client
    try:
        client = connect(address, timeout=limit)
    except (OSError, ValueError) as error:
        raise InputError(f"{address}: no scheduler answers there") from error
    with client:

        def submit(shard: Shard) -> Any:
            more = {"retry": retry, "pure": False, "retries": 3}
            return client.submit(summarize_shard, shard, out, options, **more)

        def settle(future: Any) -> None:
            while not future.done():
                if not client.scheduler_info()["workers"]:
                    show("no workers yet")
                _wait_briefly(wait, future)

        try:
            yield from _collect(shards, submit, settle)
        except (KilledWorker, CancelledError) as error:
            raise InputError(f"the workers were lost: {error}") from error


def _wait_briefly(wait: Any, future: Any) -> None:
    try:
        wait([future], timeout=_POLL)
    except TimeoutError:
        return


def _collect(shards: Iterable[Shard], submit: Any, settle: Callable[[Any], None]) -> Done:
    """Submit shards, many of them ahead; yield them in order, with their reports or errors.

    An error costs one shard, unless all others would fail, too.
    """
    failures = 0
    for shard, future in _submit_ahead(shards, submit):
        settle(future)
        try:
            report = future.result()
        except (NoRoomError, WorkersError):
            raise
        except InputError as error:
            failures += 1
            if failures == _FAILURES:
                raise
            yield shard, error
        else:
            failures = 0
            yield shard, report


def _submit_ahead(shards: Iterable[Shard], submit: Any) -> Iterator[tuple[Shard, Any]]:
    waiting: deque[tuple[Shard, Any]] = deque()
    for shard in shards:
        waiting.append((shard, submit(shard)))
        while waiting and (len(waiting) >= _AHEAD or waiting[0][1].done()):
            yield waiting.popleft()
    yield from waiting
