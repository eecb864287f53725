"""Shards that fail: one costs itself, and what all others would fail at ends the run."""

from _thread import interrupt_main
from collections.abc import Callable
from concurrent.futures import Future
from threading import Timer

import pytest

from summarize.corpus.checkpoint import Report
from summarize.corpus.engines import _collect, settle
from summarize.corpus.shard import Shard
from summarize.corpus.workers.client import WorkersError
from summarize.errors import InputError, NoRoomError, cannot_write

GONE = cannot_write("part", FileNotFoundError(2, "No such file or directory"))
FULL = cannot_write("part", OSError(28, "No space left on device"))


def collect(errors: dict[int, Exception]) -> list[str]:
    """Collect thirty shards, some of which fail."""

    def submit(shard: Shard) -> "Future[Report]":
        future: Future[Report] = Future()
        if error := errors.get(int(shard.id)):
            future.set_exception(error)
        else:
            future.set_result(Report(shard.id, {}, {}, {}, 0.0))
        return future

    shards = (Shard(str(number), ("f",), 0, None, 1) for number in range(30))
    done = _collect(shards, submit, settle)
    return [s.id for s, report in done if isinstance(report, InputError)]


def test_the_failure_of_a_shard_costs_this_shard() -> None:
    failed = [0, *range(2, 11), *range(12, 21), 29]
    assert collect(dict.fromkeys(failed, GONE)) == [str(number) for number in failed]


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: {3: FULL}, NoRoomError),
        (lambda: {3: WorkersError("the workers can't start")}, WorkersError),
        (lambda: dict.fromkeys(range(5, 15), GONE), InputError),
        (lambda: {3: ValueError()}, ValueError),
    ],
    ids=["full-disk", "no-workers", "ten-in-a-row", "a-bug"],
)
def test_what_all_would_fail_at_ends_the_run(
    make: Callable[[], dict[int, Exception]], error: type[Exception]
) -> None:
    with pytest.raises(error):
        collect(make())


def test_a_signal_that_wakes_no_wait_ends_it_all_the_same() -> None:
    future: Future[Report] = Future()
    signal, end = Timer(0.3, interrupt_main), Timer(20, future.cancel)  # as one just before a wait
    signal.start()
    end.start()
    with pytest.raises(KeyboardInterrupt):
        settle(future)
    end.cancel()
    assert not future.done()
