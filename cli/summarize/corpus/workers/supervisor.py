"""Supervise a worker: a crash or a hang costs one article, and the rest is read on."""

import json
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, NamedTuple

from summarize.corpus.article_line import encode_line, fail
from summarize.corpus.options import Options
from summarize.corpus.workers.client import Worker
from summarize.corpus.workers.protocol import ENDS, FrameType
from summarize.rank.command.exchange import Prompt
from summarize.readers.rows.values import Span

_READING = 600.0  # seconds of silence between articles, enough to decompress a large file
_WORK = frozenset((FrameType.FILE, FrameType.ARTICLE, FrameType.LINE, FrameType.SKIPPED))


class Event(NamedTuple):
    """The outcome of a record: a line, or the reason why it was skipped."""

    line: bytes | None  # encoded
    counted: dict[str, Any]  # fields of the line to count
    skipped: str
    bytes_read: int  # of the shard so far
    notes: tuple[str, ...] = ()  # what the command that picks printed on stderr


def read_shard(
    worker: Worker,
    paths: Sequence[str],
    span: Span,
    options: Options,
    *,
    only: Collection[str] | None = None,
    keep: bool = False,
) -> Iterator[Event]:
    """Have a worker read files; yield the outcome of each record, in order.

    ``only`` restricts it to some sources; a file stands for all its records. With ``keep`` their
    raw pages are written to a folder, and not summarized. Raise InputError if no worker can be
    started, Stopped when the worker is stopped.
    """
    task = {
        "paths": list(paths),
        "span": list(span),
        "options": options.pack(),
        "folder": _working_folder(),
        "only": None if only is None else sorted(only),
        "keep": keep,
    }
    cursor = _Cursor()
    notes: list[str] = []
    while cursor.file < len(paths):
        worker.send({**task, "file": cursor.file, "skip": cursor.skip})
        cursor.start()
        for kind, text in _listen(worker, options, notes):
            event = cursor.advance(kind, text)
            if event is not None:
                yield _add_notes(event, notes)
        end, why = cursor.end
        if end is FrameType.DONE:
            return
        if end is not FrameType.RESTART and not cursor.may_retry(end):
            yield _add_notes(cursor.fail_current(paths[cursor.file], *_explain(end, why)), notes)


def _add_notes(event: Event, notes: list[str]) -> Event:
    taken = tuple(notes)
    notes.clear()
    return event._replace(notes=taken) if taken else event


class _Cursor:
    """The position in a shard, as far as the worker reported it."""

    def __init__(self) -> None:
        self.file = self.skip = 0  # number of the current file, and of the next record in it
        self.end = (FrameType.EXITED, "")  # why the frames ended
        self._ended = False
        self._past = self._read = 0  # bytes of the files before this one, and of this one
        self._article: dict[str, Any] | None = None  # in progress
        self._can_retry = True  # a worker that died for unknown reasons gets a second chance

    def start(self) -> None:
        """Start with a new worker."""
        self._article = None
        self._ended = False

    def advance(self, kind: FrameType, text: bytes) -> Event | None:
        """Advance by a frame; return the outcome of a record if it completes one."""
        if kind in ENDS:
            if not self._ended:
                self.end, self._ended = (kind, text.decode()), True
            return None
        if kind in _WORK:  # it finished just before it was killed for its slowness
            self._ended = False
        if kind is FrameType.FILE and int(text) != self.file:
            self.file, self.skip = int(text), 0
            self._past, self._read = self._past + self._read, 0
        elif kind is FrameType.ARTICLE:
            self._article = json.loads(text)
            self._read = self._article.pop("read")
        elif kind in (FrameType.LINE, FrameType.SKIPPED):
            self.skip += 1
            self._article, self._can_retry = None, True
            return self._make_event(kind, text)
        return None

    def _make_event(self, kind: FrameType, text: bytes) -> Event:
        read = self._past + self._read
        if kind is FrameType.SKIPPED:
            return Event(None, {}, text.decode(), read)
        counted, _, line = text.partition(b"\t")
        return Event(line + b"\n", json.loads(counted), "", read)

    def may_retry(self, end: FrameType) -> bool:
        """Check whether to retry the same record with a new worker, once after an exit."""
        retry = self._can_retry and end is FrameType.EXITED
        self._can_retry = not retry
        return retry

    def fail_current(self, path: str, name: str, message: str) -> Event:
        """Fail the article in progress, or else the file, and advance beyond it."""
        identity = self._article or {"id": path, "source": path}
        line = fail(identity, name, message)
        begun = self._article is not None
        self.file, self.skip = (self.file, self.skip + 1) if begun else (self.file + 1, 0)
        counted = line if begun else {**line, "unread": True}
        return Event(encode_line(line), counted, "", self._past + self._read)


def _working_folder() -> str:
    """Find the folder of relative paths; workers may have started in another one."""
    try:
        return str(Path.cwd())
    except OSError:  # deleted: only absolute paths work
        return os.sep


def _listen(
    worker: Worker, options: Options, notes: list[str]
) -> Iterator[tuple[FrameType, bytes]]:
    """Yield frames until the task or the worker ends; TIMEOUT when it is killed for its silence.

    Frames that call the command that picks are answered. Its time is not that of the article.
    """
    limit = _READING
    while True:
        frame = worker.read_frame(limit)
        if frame is None:
            yield FrameType.TIMEOUT, b"%g" % limit
            worker.kill()
            continue
        kind, text = frame
        if kind is FrameType.CALL:
            _call(worker, options, json.loads(text), notes)
            limit = options.timeout
            continue
        limit = options.timeout if kind is FrameType.ARTICLE else _READING
        yield kind, text
        if kind in (FrameType.DONE, FrameType.EXITED):
            return


def _call(worker: Worker, options: Options, fields: list[Any] | None, notes: list[str]) -> None:
    picker = options.request.picker
    if picker is None:  # never of a worker that does what it should
        return
    name = picker.name

    def tell(line: str) -> None:
        notes.append(f"{name}: {line}")

    prompt = None if fields is None else Prompt(*fields)
    with _limit_calls(options.calls):
        outcome = worker.call(picker, prompt, tell)
    worker.answer(outcome)


@cache
def _limit_calls(most: int | None) -> AbstractContextManager[Any]:
    """Let so many calls be made at once in this process, or any number."""
    return nullcontext() if most is None else BoundedSemaphore(most)


def _explain(end: FrameType, why: str) -> tuple[str, str]:
    """Name the error of an article that its worker did not survive, or did not catch."""
    if end is FrameType.TIMEOUT:
        return "TimeoutError", f"took longer than {why} s"
    if end is FrameType.FAILED:
        name, _, message = why.partition(": ")
        return name, message
    return "WorkerError", f"the process that read it died (exit code {why})"
