"""Watch over a worker: what kills or stalls it costs one article, and the rest goes on."""

import json
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from summarize.corpus.article_line import encode_line, fail
from summarize.corpus.options import Options
from summarize.corpus.workers.client import Worker
from summarize.corpus.workers.protocol import ENDS, Say
from summarize.readers.rows.values import Span

_READING = 600.0  # seconds between two articles, in which a large file may be unpacked


_WORK = frozenset((Say.FILE, Say.BEGUN, Say.LINE, Say.SKIPPED))


class Event(NamedTuple):
    """What a worker tells of one record: a line, or why it was skipped."""

    line: bytes | None  # as it is written
    told: dict[str, Any]  # what is counted of it
    skipped: str
    read: int  # bytes of the file so far


def read_shard(
    worker: Worker,
    paths: Sequence[str],
    span: Span,
    options: Options,
    *,
    only: Collection[str] | None = None,
) -> Iterator[Event]:
    """Yield what becomes of each record of the files, in their order.

    ``only`` names those that count, by their sources; a file stands for all that is in it. Raise
    InputError if no worker can be started, Stopped when it is stopped.
    """
    order = {
        "paths": list(paths),
        "span": list(span),
        "options": options.pack(),
        "folder": _working_folder(),
        "only": None if only is None else sorted(only),
    }
    reading = _Reading()
    while reading.file < len(paths):
        worker.send({**order, "file": reading.file, "skip": reading.skip})
        reading.start()
        for say, text in _listen(worker, options.timeout):
            event = reading.take(say, text)
            if event is not None:
                yield event
        end, why = reading.end
        if end is Say.DONE:
            return
        if end is not Say.AGAIN and not reading.may_try_again(end):
            yield reading.give_up(paths[reading.file], *_explain(end, why))


class _Reading:
    """How far the files of a shard are read, as far as was told."""

    def __init__(self) -> None:
        self.file = self.skip = 0  # the next record: number of its file, and in it
        self.end = (Say.ENDED, "")  # why its worker told no more
        self._ended = False
        self._past = self._read = 0  # bytes of the files before, and of this one
        self._begun: dict[str, Any] | None = None  # the article at work
        self._again = True  # who knows why a worker died: it is tried once more

    def start(self) -> None:
        """Begin to listen: nothing has been told yet."""
        self._begun = None
        self._ended = False

    def take(self, say: Say, text: bytes) -> Event | None:
        """Take in what was told; return what became of a record if that was it."""
        if say in ENDS:
            if not self._ended:
                self.end, self._ended = (say, text.decode()), True
            return None
        if say in _WORK:  # what seemed too slow was done just before it was killed
            self._ended = False
        if say is Say.FILE and int(text) != self.file:
            self.file, self.skip = int(text), 0
            self._past, self._read = self._past + self._read, 0
        elif say is Say.BEGUN:
            self._begun = json.loads(text)
            self._read = self._begun.pop("read")
        elif say in (Say.LINE, Say.SKIPPED):
            self.skip += 1
            self._begun, self._again = None, True
            return self._make_event(say, text)
        return None

    def _make_event(self, say: Say, text: bytes) -> Event:
        read = self._past + self._read
        if say is Say.SKIPPED:
            return Event(None, {}, text.decode(), read)
        told, _, line = text.partition(b"\t")
        return Event(line + b"\n", json.loads(told), "", read)

    def may_try_again(self, end: Say) -> bool:
        """Tell whether a worker that died is started once more at the same record."""
        again = self._again and end is Say.ENDED
        self._again = not again
        return again

    def give_up(self, path: str, name: str, message: str) -> Event:
        """Return the error of the article at work, or of the file; go on after it."""
        identity = self._begun or {"id": path, "source": path}
        line = fail(identity, name, message)
        begun = self._begun is not None
        self.file, self.skip = (self.file, self.skip + 1) if begun else (self.file + 1, 0)
        told = line if begun else {**line, "unread": True}
        return Event(encode_line(line), told, "", self._past + self._read)


def _working_folder() -> str:
    """Return the folder that paths start from; its worker may have started in another."""
    try:
        return str(Path.cwd())
    except OSError:  # it is gone: whole paths alone are found
        return os.sep


def _listen(worker: Worker, timeout: float) -> Iterator[tuple[Say, bytes]]:
    """Yield what a worker tells up to its end; LATE where it took too long and was killed."""
    limit = _READING
    while True:
        frame = worker.read_frame(limit)
        if frame is None:
            yield Say.LATE, b"%g" % limit
            worker.kill()
            continue
        say, text = frame
        limit = timeout if say is Say.BEGUN else _READING
        yield say, text
        if say in (Say.DONE, Say.ENDED):
            return


def _explain(end: Say, why: str) -> tuple[str, str]:
    """Return name and message of what a worker did not survive, or did not catch."""
    if end is Say.LATE:
        return "TimeoutError", f"took longer than {why} s"
    if end is Say.FAILED:
        name, _, message = why.partition(": ")
        return name, message
    return "WorkerError", f"the process that read it died (exit code {why})"
