"""A worker: read shards, summarize their articles, and report each in frames."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, process_time
from types import TracebackType
from typing import Any, NamedTuple

from summarize.corpus.article_line import (
    COUNTED,
    SKIPPED,
    encode_line,
    fail,
    identify_source,
    name_kept,
    summarize_source,
)
from summarize.corpus.options import Options
from summarize.corpus.store import BEGUN
from summarize.corpus.workers.protocol import FrameType
from summarize.models import Source
from summarize.rank.command.calls import Caller, delegate_calls
from summarize.rank.command.exchange import Outcome, Prompt, Tell
from summarize.readers.rows.columns import add_partitions, find_partitions
from summarize.readers.rows.values import Span, covers, find_file, is_range
from summarize.readers.several_articles import Item, read_items
from summarize.systems import limit_memory, measure_memory
from summarize.whole_files import replace_whole

_SILENCE = 5.0  # seconds between heartbeats while it searches for a record
Send = Callable[[FrameType, bytes | str], None]
Only = frozenset[str] | None  # sources to read; None for all


def run_tasks(tasks: Iterator[bytes], send: Send) -> None:
    """Run tasks one after the other; report the error that ends the process."""
    with _Confession(send):
        for raw in tasks:
            task = json.loads(raw)
            _CPU.lap()  # what came before is of no article
            limit_memory(task["memory"], for_good=True)
            if task["environment"] != dict(os.environ):  # which is the server's
                os.environ.clear()
                os.environ.update(task["environment"])
            with delegate_calls(_ask_parent(tasks, send)):
                _work(task, send)
            send(FrameType.DONE, "")


def _ask_parent(tasks: Iterator[bytes], send: Send) -> Caller:
    """Have the parent call what picks, and read the answer.

    A child of this process would have no more memory than it, and survive it; the parent keeps one
    connection for all. It knows the command: whoever gets a worker to send something else can only
    choose the prompt.
    """

    def ask(prompt: Prompt | None, _tell: Tell) -> Outcome:
        send(FrameType.CALL, json.dumps(prompt))
        return Outcome(*json.loads(next(tasks)))

    return ask


class _Stopwatch:
    """The CPU seconds of this process since the last lap."""

    def __init__(self) -> None:
        self._last = process_time()

    def lap(self) -> float:
        last, self._last = self._last, process_time()
        return self._last - last


_CPU = _Stopwatch()  # of a process that does one task at a time


class _Confession:
    """Send the error that ends a worker, in place of a traceback that nobody reads."""

    def __init__(self, send: Send) -> None:
        self._send = send

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if kind is not None:
            message = " ".join(str(error).split()) or "no message"
            self._send(FrameType.FAILED, f"{kind.__name__}: {message}")
            os._exit(1)


def _work(task: dict[str, Any], send: Send) -> None:
    _enter(task["folder"])
    options = Options.unpack(task["options"])
    skip = task["skip"]
    only = None if task["only"] is None else frozenset(task["only"])
    files = {find_file(source, task["paths"]) for source in only or ()}
    for number in range(task["file"], len(task["paths"])):
        path = task["paths"][number]
        send(FrameType.FILE, str(number))
        if only is not None and path not in files:
            continue
        wanted = None if only is None or path in only else only
        try:
            span, treat = Span(*task["span"]), _keep if task.get("keep") else _summarize
            _read_file(path, span, skip, options, _Outlet(send, treat), wanted)
        except MemoryError:  # by the file; one by an article is caught further inside
            _send_line(
                fail({"id": path, "source": path}, *_explain_memory(options)), send, unread=True
            )
        skip = 0


def _enter(folder: str) -> None:
    """Change to the folder of relative paths, unless it is the current one, which may be closed."""
    with suppress(OSError):  # the current one was deleted
        if str(Path.cwd()) == folder:
            return
    os.chdir(folder)


class _Outlet(NamedTuple):
    """What becomes of each article: a line of its summary, or a file of its page."""

    send: Send
    treat: Callable[[Source, Options], dict[str, Any]]


def _read_file(
    path: str, span: Span, skip: int, options: Options, outlet: _Outlet, only: Only = None
) -> None:
    send = outlet.send
    heard = monotonic()  # the time of the last sign of life
    partitions = find_partitions(path, options.columns)
    ranges = list(filter(is_range, only or ()))
    for item in _list_items(path, span, options):
        name = item.source.name
        unwanted = only is not None and name not in only
        unwanted = unwanted and not any(covers(each, name) for each in ranges)
        if unwanted or skip > 0:
            skip -= not unwanted
            if monotonic() - heard > _SILENCE:
                send(FrameType.HEARTBEAT, "")
                heard = monotonic()
            continue
        if item.skipped:
            send(FrameType.SKIPPED, item.skipped)
            continue
        source = add_partitions(item.source, partitions)
        identity = identify_source(source)
        send(FrameType.ARTICLE, json.dumps({**identity, "read": item.bytes_read}))
        if item.error:
            line = fail(identity, type(item.error).__name__, str(item.error))
        else:
            line = outlet.treat(source, options)
        if SKIPPED in line:
            send(FrameType.SKIPPED, line[SKIPPED])
            continue
        _send_line(line, send, unread=item.unread)
        if line["status"].startswith("MemoryError"):
            send(FrameType.RESTART, "")  # the remaining memory is fragmented
            os._exit(0)


def _send_line(line: dict[str, Any], send: Send, *, unread: bool = False) -> None:
    counted = {name: line[name] for name in COUNTED if name in line}
    counted |= {"unread": True} if unread else {}
    counted |= {"memory": measure_memory(), "cpu": round(_CPU.lap(), 5)}
    send(FrameType.LINE, json.dumps(counted).encode() + b"\t" + encode_line(line).rstrip())


def _list_items(path: str, span: Span, options: Options) -> Iterator[Item]:
    return read_items(path, books=options.parts, span=span, columns=options.columns)


def _summarize(source: Source, options: Options) -> dict[str, Any]:
    try:
        return summarize_source(source, options.request, options.filters)
    except MemoryError:
        return fail(identify_source(source), *_explain_memory(options))


def _keep(source: Source, options: Options) -> dict[str, Any]:
    """Write the raw page of an article that failed."""
    path = Path(name_kept(source.name, options.keep_failed or "."))
    path.parent.mkdir(parents=True, exist_ok=True)
    with replace_whole(path, BEGUN) as begun:
        begun.write_bytes(source.data)
    return {SKIPPED: "kept"}


def _explain_memory(options: Options) -> tuple[str, str]:
    return "MemoryError", f"needed more than {options.memory / 1e9:g} GB"
