"""The process that reads shards and summarizes their articles, and tells of each in frames."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

from summarize.corpus.article_line import (
    COUNTED,
    encode_line,
    fail,
    find_path,
    name_source,
    summarize_source,
)
from summarize.corpus.options import Options
from summarize.corpus.workers.protocol import Say
from summarize.models import Source
from summarize.readers.rows.values import Span
from summarize.readers.several_articles import Item, read_items
from summarize.systems import limit_memory, measure_memory

_SILENCE = 5.0  # seconds in which a worker says nothing, at most, as it reads on
Send = Callable[[Say, bytes | str], None]
Only = frozenset[str] | None  # the sources of those that count


def do_orders(orders: Iterable[bytes], send: Send) -> None:
    """Do one order after the other; what ends it is told."""
    with _Confession(send):
        for raw in orders:
            order = json.loads(raw)
            limit_memory(order["memory"], for_good=True)
            if order["environment"] != dict(os.environ):  # that of its server
                os.environ.clear()
                os.environ.update(order["environment"])
            _work(order, send)
            send(Say.DONE, "")


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
            self._send(Say.FAILED, f"{kind.__name__}: {message}")
            os._exit(1)


def _work(order: dict[str, Any], send: Send) -> None:
    _enter(order["folder"])
    options = Options.unpack(order["options"])
    skip = order["skip"]
    only = None if order["only"] is None else frozenset(order["only"])
    files = {find_path(source, order["paths"]) for source in only or ()}
    for number in range(order["file"], len(order["paths"])):
        path = order["paths"][number]
        send(Say.FILE, str(number))
        if only is not None and path not in files:
            continue
        wanted = None if only is None or path in only else only
        try:
            _read_file(path, Span(*order["span"]), skip, options, send, wanted)
        except MemoryError:  # the file's: an article's own costs the article alone
            _send_line(fail({"id": path, "source": path}, *_describe(options)), send, unread=True)
        skip = 0


def _enter(folder: str) -> None:
    """Go to the folder that paths start from, unless it is this one, which may be closed to us."""
    with suppress(OSError):  # this one has gone
        if str(Path.cwd()) == folder:
            return
    os.chdir(folder)


def _read_file(
    path: str, span: Span, skip: int, options: Options, send: Send, only: Only = None
) -> None:
    told = monotonic()
    for item in _list_items(path, span, options):
        passed = only is not None and item.source.name not in only
        if passed or skip > 0:
            skip -= not passed
            if monotonic() - told > _SILENCE:
                send(Say.ALIVE, "")
                told = monotonic()
            continue
        if item.skipped:
            send(Say.SKIPPED, item.skipped)
            continue
        identity = name_source(item.source)
        send(Say.BEGUN, json.dumps({**identity, "read": item.bytes_read}))
        if item.error:
            line = fail(identity, type(item.error).__name__, str(item.error))
        else:
            line = _summarize(item.source, options)
        _send_line(line, send, unread=item.unread)
        if line["status"].startswith("MemoryError"):
            send(Say.AGAIN, "")  # the memory that is left is in pieces
            os._exit(0)


def _send_line(line: dict[str, Any], send: Send, *, unread: bool = False) -> None:
    told = {name: line[name] for name in COUNTED if name in line}
    told |= {"unread": True} if unread else {}
    told["memory"] = measure_memory()
    send(Say.LINE, json.dumps(told).encode() + b"\t" + encode_line(line).rstrip())


def _list_items(path: str, span: Span, options: Options) -> Iterator[Item]:
    return read_items(path, books=options.parts, span=span, columns=options.columns)


def _summarize(source: Source, options: Options) -> dict[str, Any]:
    try:
        return summarize_source(source, options.request)
    except MemoryError:
        return fail(name_source(source), *_describe(options))


def _describe(options: Options) -> tuple[str, str]:
    return "MemoryError", f"needed more than {options.memory / 1e9:g} GB"
