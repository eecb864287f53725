"""A worker is kept while it can do the tasks, and replaced otherwise."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus.workers import client
from summarize.corpus.workers.client import ForkServer, Stopped, Worker, WorkerProcess
from summarize.corpus.workers.pool import WorkerPool
from summarize.corpus.workers.protocol import FrameType, pack_frame
from summarize.errors import InputError


class Started(ForkServer):
    """A fork server whose workers do nothing; the test has the other ends of their pipes."""

    def __init__(self, *, dead: int = 0) -> None:
        super().__init__()
        self.workers: list[subprocess.Popen[bytes]] = []
        self.tasks: list[int] = []
        self.frames: list[int] = []
        self._dead = dead  # workers that are gone before they get a task

    def fork(self) -> WorkerProcess:
        (task_end, tasks), (frames, frame_end) = os.pipe(), os.pipe()
        process = subprocess.Popen(["sleep", "60"])
        self.workers.append(process)
        if len(self.workers) <= self._dead:
            os.close(task_end)
        else:
            self.tasks.append(task_end)
        self.frames.append(frame_end)
        return WorkerProcess(process.pid, tasks, frames, process)

    def reap(self, worker: WorkerProcess) -> str:
        return str(worker.server.wait(9))


Start = Callable[..., tuple[Started, Worker]]


@pytest.fixture
def start() -> Iterator[Start]:
    made: list[Started] = []

    def make(dead: int = 0) -> tuple[Started, Worker]:
        made.append(Started(dead=dead))
        return made[-1], Worker(made[-1])

    yield make
    for server in made:
        for process in server.workers:
            process.kill()
            process.wait()
        for number in (*server.tasks, *server.frames):
            os.close(number)


def make_task(memory: int = 5) -> dict[str, Any]:
    return {"paths": ["a"], "options": {"memory": memory}}


def count_pipes() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_an_order_reaches_the_worker_with_all_that_it_needs(start: Start) -> None:
    server, worker = start()
    worker.send(make_task())
    sent = json.loads(os.read(server.tasks[0], 1 << 16))
    assert sent == {**make_task(), "memory": 5, "environment": dict(os.environ)}


def test_a_worker_is_kept_until_it_lacks_something_or_is_old(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(client, "monotonic", lambda: now[0])
    server, worker = start()

    def count(memory: int = 5) -> int:
        worker.send(make_task(memory))
        return len(server.workers)

    assert [count(), count(), count(6), count(6)] == [1, 1, 2, 2]
    monkeypatch.setenv("MILL", "1")
    assert [count(6), count(6)] == [3, 3]
    for seconds, workers in ((30, 3), (0.1, 4), (30, 4)):
        now[0] += seconds
        assert count(6) == workers
    assert [process.poll() for process in server.workers] == [-9, -9, -9, None]


def test_one_that_is_gone_before_an_order_is_replaced_once(start: Start) -> None:
    server, worker = start(1)
    worker.send(make_task())
    assert len(server.workers) == 2
    server, worker = start(2)
    with pytest.raises(InputError, match="the workers end as soon as they start"):
        worker.send(make_task())


def test_frames_are_read_one_by_one_until_the_worker_ends(start: Start) -> None:
    server, worker = start()
    assert worker.read_frame(0) == (FrameType.EXITED, b"unknown")
    worker.send(make_task())
    frames = pack_frame(FrameType.FILE, "0") + pack_frame(FrameType.LINE, "x")
    os.write(server.frames[0], frames[:-2])
    assert worker.read_frame(5) == (FrameType.FILE, b"0")
    assert worker.read_frame(0) is None
    os.write(server.frames[0], frames[-2:] + b"torn\n" + pack_frame(FrameType.DONE, ""))
    assert worker.read_frame(5) == (FrameType.LINE, b"x")
    assert worker.read_frame(5) == (FrameType.DONE, b"")
    os.write(server.frames[0], b"half of a frame")
    server.workers[0].kill()
    os.close(server.frames.pop())
    assert worker.read_frame(5) == (FrameType.EXITED, b"-9")
    assert worker.read_frame(0) == (FrameType.EXITED, b"unknown")


def test_a_stopped_worker_sends_no_more_frames(start: Start) -> None:
    server, worker = start()
    worker.send(make_task())
    os.write(server.frames[0], pack_frame(FrameType.DONE, ""))
    worker.stop()
    assert server.workers[0].wait(9) == -9
    with pytest.raises(Stopped):
        worker.read_frame(5)


def test_a_worker_that_is_closed_gives_its_pipes_back(start: Start) -> None:
    server, worker = start()
    worker.kill()  # of which there is none
    worker.close()
    before = count_pipes()
    worker.send(make_task())
    worker.close()
    assert server.workers[0].poll() == -9
    assert count_pipes() == before + 2  # the ends that are ours
    worker.send(make_task())
    worker.detach()
    assert server.workers[1].poll() is None
    assert count_pipes() == before + 4


def test_a_worker_that_is_given_back_is_lent_again_and_one_that_failed_is_not() -> None:
    workers = WorkerPool()
    with workers.take() as first, workers.take() as second:
        assert first is not second
    with workers.take() as again, workers.take() as other:
        assert {again, other} == {first, second}
    with pytest.raises(InputError), workers.take() as failed:
        raise InputError
    with workers.take() as one, workers.take() as new:
        assert failed not in (one, new)
        assert one in (first, second)
    workers.close()
