"""Calls are answered by processes that are reused, and that end when a call does not."""

import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from summarize.errors import InputError

pytest.importorskip("anyio", reason="the extra mcp is not installed")

import anyio

from summarize.serve import workers
from summarize.serve.workers import Record, Workers

# A process that answers as the first argument says; the real one takes .3 s to start.
STANDIN = """
import json, os, signal, subprocess, sys, time
for line in sys.stdin:
    asked = json.loads(line)["arguments"]["source"]
    if asked == "hang":
        subprocess.Popen(["sleep", "60"])
        time.sleep(60)
    if asked.startswith("SIG"):
        os.kill(os.getpid(), getattr(signal, asked))
    print(json.dumps({"step": 1, "message": asked}))
    print(json.dumps({"values": {"process": os.getpid()}, "spent": asked == "last"}), flush=True)
"""
needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc")


@pytest.fixture(autouse=True)
def standin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "CODE", STANDIN)


async def ignore(_step: int, _message: str) -> None:
    pass


async def ask(pool: Workers, source: str) -> Record:
    return await pool.call("read", {"source": source}, ignore)


def use(steps: Callable[[Workers], Awaitable[Any]]) -> Any:
    """Do something with a pool, and close it."""

    async def run() -> Any:
        pool = Workers(())
        try:
            return await steps(pool)
        finally:
            await pool.close()

    return anyio.run(run)


def list_children() -> set[str]:
    """List the processes that this one has started, and those that they have."""
    found: set[str] = set()
    left = [str(os.getpid())]
    while left:
        for path in Path("/proc", left.pop(), "task").glob("*/children"):
            try:
                children = path.read_text().split()
            except OSError:  # it has ended
                continue
            found.update(children)
            left += children
    return found


def wait_for_nobody(children: set[str], threads: int) -> None:
    """Wait until no process or thread is left but those; fail after 10 s."""
    deadline = monotonic() + 10
    while (left := list_children() - children) or threading.active_count() > threads:
        assert monotonic() < deadline, (left, threading.enumerate())


async def gather(pool: Workers, source: str, times: int) -> list[str]:
    """Ask so many times at once; return the messages of what fails, and the processes."""
    found: list[str] = []

    async def add() -> None:
        try:
            found.append(str((await ask(pool, source))["values"]["process"]))
        except InputError as error:
            found.append(str(error))

    async with anyio.create_task_group() as tasks:
        for _ in range(times):
            tasks.start_soon(add)
    return found


def test_one_process_answers_calls_in_a_row_and_few_those_at_once() -> None:
    async def steps(pool: Workers) -> tuple[int, int, int, int]:
        await pool.prepare()
        row = [(await ask(pool, "x"))["values"]["process"] for _ in range(5)]
        crowd = await gather(pool, "x", 40)
        return len(set(row)), len(set(crowd)), len(crowd), len(pool._idle)

    row, crowd, answers, idle = use(steps)
    assert (row, answers, idle) == (1, 40, 2)
    assert 2 <= crowd <= 40


def test_progress_is_passed_on() -> None:
    told = []

    async def tell(step: int, message: str) -> None:
        told.append((step, message))

    async def steps(pool: Workers) -> None:
        await pool.call("read", {"source": "ü"}, tell)

    use(steps)
    assert told == [(1, "ü")]


def test_an_answer_without_an_end_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_LONGEST", 20)
    monkeypatch.setattr(workers, "CODE", "print('x' * 100, end='', flush=True); input(); input()")

    async def steps(pool: Workers) -> list[str]:
        return await gather(pool, "x", 1)

    assert use(steps) == ["its answer is longer than 0 MB"]


@needs_proc
def test_late_calls_leave_no_process_and_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SECONDS", 0.25)
    children, threads = list_children(), threading.active_count()

    async def steps(pool: Workers) -> list[str]:
        return await gather(pool, "hang", 24)

    assert use(steps) == ["took longer than 0.25 s"] * 24
    wait_for_nobody(children, threads)


@needs_proc
def test_cancelled_calls_leave_no_process_and_no_thread() -> None:
    children, threads = list_children(), threading.active_count()

    async def steps(pool: Workers) -> int:
        async with anyio.create_task_group() as tasks:
            for _ in range(50):
                tasks.start_soon(ask, pool, "hang")
            with anyio.fail_after(10):
                while len(list_children() - children) < 2 * workers.AT_ONCE:
                    await anyio.sleep(0.01)
            tasks.cancel_scope.cancel()
        return len(pool._idle)

    assert use(steps) == 0
    wait_for_nobody(children, threads)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("SIGSEGV", f"the process that read it ended with code {-signal.SIGSEGV}"),
        ("SIGKILL", f"the process that read it ended with code {-signal.SIGKILL}"),
        ("SIGPROF", "takes too much time to read"),
    ],
)
def test_a_process_that_dies_costs_one_call(number: str, said: str) -> None:
    async def steps(pool: Workers) -> list[str]:
        return [*await gather(pool, number, 1), *await gather(pool, "x", 1)]

    message, process = use(steps)
    assert message == said
    assert process.isdigit()


def test_a_process_is_replaced_when_it_says_so_and_when_it_has_gone() -> None:
    async def steps(pool: Workers) -> list[str]:
        found = await gather(pool, "last", 1) + await gather(pool, "x", 1)
        os.kill(int(found[-1]), signal.SIGKILL)
        with anyio.fail_after(10):
            while pool._idle[0].lives:
                await anyio.sleep(0.01)
        return found + await gather(pool, "x", 1)

    assert len(set(use(steps))) == 3


def test_a_process_that_can_not_be_started_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    async def steps(pool: Workers) -> list[str]:
        await pool.prepare()
        return await gather(pool, "x", 1)

    assert use(steps) == ["can't start the process that reads: no such file or directory"]
