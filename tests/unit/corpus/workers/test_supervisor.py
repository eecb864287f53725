"""A crash or a hang of a worker costs one article, and the rest is read on."""

import json
from typing import Any

import pytest

from summarize.corpus.options import Options
from summarize.corpus.workers.client import ForkServer, Worker
from summarize.corpus.workers.protocol import FrameType
from summarize.corpus.workers.supervisor import Event, read_shard
from summarize.rank.command.exchange import Outcome, Prompt
from summarize.readers.rows.values import Span
from summarize.request import Request

Frame = tuple[FrameType, str] | None  # None: it says nothing for too long

FILE_0, FILE_1, DONE = (FrameType.FILE, "0"), (FrameType.FILE, "1"), (FrameType.DONE, "")


class Scripted(Worker):
    """A worker without a process, which sends the frames given for each of its lives."""

    def __init__(self, *lives: list[Frame]) -> None:
        super().__init__(ForkServer())
        self.lives = list(lives)
        self.tasks: list[dict[str, Any]] = []
        self.limits: list[float] = []
        self.answers: list[Outcome] = []
        self.kills = 0
        self._script: list[Frame] = []

    def send(self, task: dict[str, Any]) -> None:
        self.tasks.append(task)
        self._script = list(self.lives.pop(0))

    def read_frame(self, limit: float) -> tuple[FrameType, bytes] | None:
        self.limits.append(limit)
        told = self._script.pop(0)
        return told and (told[0], told[1].encode())

    def answer(self, outcome: Outcome) -> None:
        self.answers.append(outcome)

    def kill(self) -> None:
        self.kills += 1


def begin(name: str, read: int = 0) -> Frame:
    return FrameType.ARTICLE, json.dumps({"id": name, "source": name, "read": read})


def end(name: str) -> Frame:
    return FrameType.LINE, f'{{"status": "ok"}}\t{{"id": "{name}"}}'


def follow(worker: Worker, *paths: str) -> list[Event]:
    return list(read_shard(worker, paths or ("a",), Span(0, None), Options()))


def name_each(events: list[Event]) -> list[str]:
    """Format each outcome: ``id``, ``id: error``, or ``(reason of a skip)``."""
    names = []
    for event in events:
        line = json.loads(event.line) if event.line else None
        status = line.get("status", "") if line else ""
        names.append(f"{line['id']}: {status}".rstrip(": ") if line else f"({event.skipped})")
    return names


def places(worker: Scripted) -> list[tuple[int, int]]:
    """List where each life began: number of the file, and of the record in it."""
    return [(task["file"], task["skip"]) for task in worker.tasks]


def test_lines_and_skipped_records_come_in_order_with_the_bytes_that_were_read() -> None:
    worker = Scripted(
        [FILE_0, begin("a", 10), end("a"), (FrameType.SKIPPED, "no text"), FILE_1, begin("b", 5),
         end("b"), DONE]
    )  # fmt: skip
    events = follow(worker, "a", "b")
    assert name_each(events) == ["a", "(no text)", "b"]
    assert [event.bytes_read for event in events] == [10, 10, 15]
    assert events[0] == Event(b'{"id": "a"}\n', {"status": "ok"}, "", 10)
    assert events[1] == Event(None, {}, "no text", 10)
    assert places(worker) == [(0, 0)]


def test_an_order_says_all_that_a_worker_needs() -> None:
    worker = Scripted([DONE])
    assert list(read_shard(worker, ["b", "a"], Span(3, 9), Options(), only={"x", "c"})) == []
    task = worker.tasks[0]
    assert (task["paths"], task["span"], task["only"]) == (["b", "a"], [3, 9], ["c", "x"])
    assert task["options"] == Options().pack()
    worker = Scripted([DONE])
    follow(worker)
    assert worker.tasks[0]["only"] is None


def test_a_worker_that_dies_is_started_once_more_at_the_same_record() -> None:
    dies: list[Frame] = [FILE_0, begin("x1"), (FrameType.EXITED, "-9")]
    worker = Scripted([FILE_0, begin("x0"), end("x0"), *dies[1:]], dies, [FILE_0, DONE])
    events = follow(worker, "x")
    assert name_each(events) == [
        "x0", "x1: WorkerError: the process that read it died (exit code -9)"
    ]  # fmt: skip
    assert places(worker) == [(0, 0), (0, 1), (0, 2)]


def test_each_record_has_a_second_life() -> None:
    first: list[Frame] = [FILE_0, begin("x0"), (FrameType.EXITED, "1")]
    second: list[Frame] = [FILE_0, begin("x0"), end("x0"), begin("x1"), (FrameType.EXITED, "1")]
    worker = Scripted(first, second, [FILE_0, begin("x1"), end("x1"), DONE])
    assert name_each(follow(worker, "x")) == ["x0", "x1"]
    assert places(worker) == [(0, 0), (0, 0), (0, 1)]


def test_a_slow_article_is_killed_and_not_retried() -> None:
    worker = Scripted([FILE_0, begin("x0"), None, (FrameType.EXITED, "-9")], [FILE_0, DONE])
    assert name_each(follow(worker, "x")) == ["x0: TimeoutError: took longer than 30 s"]
    assert (worker.kills, places(worker)) == (1, [(0, 0), (0, 1)])
    assert worker.limits == [600, 600, 30, 30, 600, 600]  # an article has 30 s, a file 600


def test_a_line_that_comes_as_its_worker_is_killed_counts() -> None:
    told: list[Frame] = [
        FILE_0,
        begin("x0"),
        None,
        end("x0"),
        begin("x1"),
        (FrameType.EXITED, "-9"),
    ]
    worker = Scripted(told, [FILE_0, begin("x1"), end("x1"), DONE])
    assert name_each(follow(worker, "x")) == ["x0", "x1"]


def test_a_file_that_can_not_be_read_fails_as_a_whole_and_the_next_one_is_read() -> None:
    dies: list[Frame] = [FILE_0, (FrameType.EXITED, "1")]
    worker = Scripted(dies, dies, [FILE_1, begin("b"), end("b"), DONE])
    events = follow(worker, "a", "b")
    assert name_each(events) == ["a: WorkerError: the process that read it died (exit code 1)", "b"]
    assert events[0].counted["unread"] is True
    assert places(worker) == [(0, 0), (0, 0), (1, 0)]


def test_the_article_at_work_fails_alone_and_its_file_is_read_on() -> None:
    worker = Scripted(
        [FILE_0, begin("x0"), (FrameType.FAILED, "ValueError: a: b"), (FrameType.EXITED, "1")],
        [DONE],
    )
    events = follow(worker, "x")
    assert name_each(events) == ["x0: ValueError: a: b"]
    assert "unread" not in events[0].counted
    assert places(worker) == [(0, 0), (0, 1)]


def test_a_worker_that_wants_to_be_started_again_loses_nothing() -> None:
    again: list[Frame] = [
        FILE_0,
        begin("x0"),
        end("x0"),
        (FrameType.RESTART, ""),
        (FrameType.EXITED, "0"),
    ]
    worker = Scripted(again, [FILE_0, begin("x1"), (FrameType.EXITED, "1")],
                      [FILE_0, begin("x1"), end("x1"), DONE])  # fmt: skip
    assert name_each(follow(worker, "x")) == ["x0", "x1"]
    assert places(worker) == [(0, 0), (0, 1), (0, 1)]


def test_a_worker_that_gives_signs_of_life_has_the_time_of_a_file() -> None:
    worker = Scripted([FILE_0, (FrameType.HEARTBEAT, ""), begin("a"), end("a"), DONE])
    assert name_each(follow(worker)) == ["a"]
    assert worker.limits == [600, 600, 600, 30, 600]


@pytest.mark.parametrize("last", [0, 1])
def test_a_crash_in_the_last_file_is_reported_without_waiting(last: int) -> None:
    dies: list[Frame] = [(FrameType.FILE, str(last)), (FrameType.EXITED, "1")]
    worker = Scripted(dies, dies, [DONE])
    events = follow(worker, *"ab"[: last + 1])
    assert name_each(events) == [
        f"{'ab'[last]}: WorkerError: the process that read it died (exit code 1)"
    ]
    assert len(worker.tasks) == 2  # after the last file there is nothing to do


PROMPT = Prompt("[1] The mill is old.\n", 1, 1)
CALL = (FrameType.CALL, json.dumps(PROMPT))


def test_the_command_of_the_options_gets_the_prompt_of_a_worker() -> None:
    worker = Scripted([FILE_0, begin("a"), CALL, CALL, end("a"), begin("b"), end("b"), DONE])
    command = "sh -c 'cat; echo reading >&2'"
    options = Options(Request(pick_with=command), timeout=7)
    events = list(read_shard(worker, ["a"], Span(0, None), options))
    assert worker.answers == [Outcome(PROMPT.text)] * 2
    assert [event.notes for event in events] == [("sh: reading",) * 2, ()]
    assert worker.limits[2:5] == [7, 7, 7]  # again after each call, however long it took


def test_a_worker_gets_no_program_that_its_options_do_not_name() -> None:
    worker = Scripted([FILE_0, begin("a"), CALL, end("a"), DONE])
    assert name_each(follow(worker)) == ["a"]
    assert worker.answers == []
