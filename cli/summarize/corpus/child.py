"""The process that reads a shard and summarizes its articles, and the one that starts it.

A server loads the libraries once and forks a worker for each order that it reads from standard
input. Both write frames: a letter, a text and a newline. H: the server is ready; P: the worker's
process; F: it opens the file of this number; B: it begins an article; L: the line of the article;
S: a record is skipped, and why; R: start me again after this; X: an error that we don't know;
D: all done; E: the worker has ended, and its exit code.
"""

import gc
import json
import os
import select
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any

from summarize.corpus.options import Options
from summarize.corpus.work import fail, name_source, summarize_source
from summarize.models import Source
from summarize.sources.parts import Item, read_items
from summarize.sources.rows import Columns, Span

Send = Callable[[str, str], None]
_TEXT = b"The board met on Monday. It voted for a longer breakwater. " * 9
# What loads all that most articles need: a worker would load it again for each shard (13 ms).
_WARM_UP = (
    b"<html><body><article><h1>News</h1><p>%s</p></article></body></html>" % _TEXT,
    _TEXT,
    b"# News\n\n*From the harbour*\n\n%s\n" % _TEXT,
)


def main() -> None:
    """Serve orders until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    frames = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)  # what a library prints is no frame
    warnings.simplefilter("ignore")
    for data in _WARM_UP:
        summarize_source(Source("<text>", data))
    gc.freeze()

    def send(letter: str, text: str) -> None:
        frames.write(f"{letter}{text}\n".encode("utf-8", "surrogatepass"))
        frames.flush()  # before a fork, too: else both would write it

    send("H", "")
    waiting = b""
    while data := os.read(0, 1 << 16):
        *orders, waiting = (waiting + data).split(b"\n")
        for order in orders:
            _serve(json.loads(order), send, nowhere)


def _serve(order: dict[str, Any], send: Send, nowhere: int) -> None:
    """Fork a worker for the order and wait for its end; if the parent goes, it goes, too."""
    ends, held = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 2)
        with _Confession(send):
            send("P", str(os.getpid()))
            _limit_memory(order["options"]["memory"])
            _work(order, send)
            send("D", "")
        os._exit(0)
    os.close(held)
    ready, _, _ = select.select([0, ends], [], [])
    if ends not in ready:  # the parent has gone
        os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    os.close(ends)
    if ends in ready:
        send("", f"\nE{os.waitstatus_to_exitcode(status)}")  # after what may be half a frame


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
            self._send("X", f"{kind.__name__}: {message}")
            os._exit(1)


def _limit_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _work(order: dict[str, Any], send: Send) -> None:
    os.chdir(order["folder"])
    asked = order["options"]
    options = Options(**{**asked, "columns": Columns(*asked["columns"])})
    skip = order["skip"]
    for number in range(order["file"], len(order["paths"])):
        path = order["paths"][number]
        send("F", str(number))
        try:
            _read_file(path, Span(*order["span"]), skip, options, send)
        except MemoryError:  # the file's: an article's own costs the article alone
            send("L", json.dumps(fail({"id": path, "source": path}, *_describe(options))))
        skip = 0


def _read_file(path: str, span: Span, skip: int, options: Options, send: Send) -> None:
    for count, item in enumerate(_list_items(path, span, options)):
        if count < skip:
            continue
        if item.skipped:
            send("S", item.skipped)
            continue
        identity = name_source(item.source)
        send("B", json.dumps({**identity, "read": item.bytes_read}))
        if item.error:
            line = fail(identity, type(item.error).__name__, str(item.error))
        else:
            line = _summarize(item.source, options)
        send("L", json.dumps(line, ensure_ascii=False))
        if line["status"].startswith("MemoryError"):
            send("R", "")  # the memory that is left is in pieces
            os._exit(0)


def _list_items(path: str, span: Span, options: Options) -> Iterator[Item]:
    return read_items(path, books=options.parts, span=span, columns=options.columns)


def _summarize(source: Source, options: Options) -> dict[str, Any]:
    try:
        return summarize_source(source, options.request)
    except MemoryError:
        return fail(name_source(source), *_describe(options))


def _describe(options: Options) -> tuple[str, str]:
    return "MemoryError", f"needed more than {options.memory / 1e9:g} GB"
