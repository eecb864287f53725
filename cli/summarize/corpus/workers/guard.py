"""Watch over a worker: what kills or stalls it costs one article, and the rest goes on."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from summarize.corpus.options import Options
from summarize.corpus.workers.article_line import encode_line, fail
from summarize.corpus.workers.client import Server
from summarize.readers.rows.shape import Span

_READING = 600.0  # seconds between two articles, in which a large file may be unpacked


class Event(NamedTuple):
    """What a worker tells of one record: a line, or why it was skipped."""

    line: bytes | None  # as it is written
    told: dict[str, Any]  # what is counted of it
    skipped: str
    read: int  # bytes of the file so far


def read_shard(
    server: Server, paths: Sequence[str], span: Span, options: Options
) -> Iterator[Event]:
    """Yield what becomes of each record of the files, in their order.

    Raise InputError if no worker can be started, Stopped when the server is stopped.
    """
    order = {
        "paths": list(paths),
        "span": list(span),
        "options": options.pack(),
        "folder": _working_folder(),
    }
    file = skip = 0
    past = read = 0  # bytes of the files before, and of this one
    again = True  # who knows why a worker died: it is tried once more
    while file < len(paths):
        server.send({**order, "file": file, "skip": skip})
        begun: dict[str, Any] | None = None
        end = ""
        for letter, text in _listen(server, options.timeout):
            if letter in "FBLS":
                end = ""  # what seemed too slow was done just before it was killed
            if letter == "F" and int(text) != file:
                file, skip, past, read = int(text), 0, past + read, 0
            elif letter == "B":
                begun = json.loads(text)
                read = begun.pop("read")
            elif letter in "LS":
                skip += 1
                begun, again = None, True
                yield _take_in(letter, text, past + read)
            elif letter in "DRXTE":
                end = end or letter + text.decode()
        if end == "D":
            return
        if end == "R":
            continue
        if end.startswith("E") and again:
            again = False
            continue
        identity = begun or {"id": paths[file], "source": paths[file]}
        again = True
        line = fail(identity, *_explain(end))
        yield Event(encode_line(line), line, "", past + read)
        file, skip = (file, skip + 1) if begun else (file + 1, 0)


def _take_in(letter: str, text: bytes, read: int) -> Event:
    if letter == "S":
        return Event(None, {}, text.decode(), read)
    told, _, line = text.partition(b"\t")
    return Event(line + b"\n", json.loads(told), "", read)


def _working_folder() -> str:
    """Return the folder that paths start from; the server may have started in another."""
    try:
        return str(Path.cwd())
    except OSError:  # it is gone: whole paths alone are found
        return os.sep


def _listen(server: Server, timeout: float) -> Iterator[tuple[str, bytes]]:
    """Yield the frames of a worker up to D or E; T where one took too long and was killed."""
    limit = _READING
    while True:
        frame = server.read_frame(limit)
        if frame is None:
            yield "T", b"%g" % limit
            server.kill_worker()
            continue
        letter, text = frame
        limit = timeout if letter == "B" else _READING
        yield letter, text
        if letter in "DE":
            return


def _explain(end: str) -> tuple[str, str]:
    """Return name and message of what a worker did not survive, or did not catch."""
    if end.startswith("T"):
        return "TimeoutError", f"took longer than {end[1:]} s"
    if end.startswith("X"):
        name, _, message = end[1:].partition(": ")
        return name, message
    return "WorkerError", f"the process that read it died (exit code {end[1:]})"
