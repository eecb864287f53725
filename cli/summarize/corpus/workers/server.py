"""The server of workers: a process that starts those that read shards.

It loads the libraries once and forks a worker, to which it hands the orders that it reads
from standard input; once it is gone, or old, another. What both tell is in frames.py.
"""

import gc
import json
import os
import select
import signal
import warnings
from contextlib import suppress
from time import monotonic
from typing import BinaryIO, NamedTuple

from summarize.corpus.workers.article_line import summarize_source
from summarize.corpus.workers.frames import Say, pack_frame
from summarize.corpus.workers.worker import Send, do_orders
from summarize.models import Source

# Seconds after which a worker is replaced, so that what libraries keep does not add up. A new one
# costs 10 to 50 ms: it shares no memory any more and has forgotten the words that it knew.
_LIFE = 30.0
_GARBAGE = 50_000, 20, 100  # looking for it as often as Python does takes 5 % of an article
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
    gc.set_threshold(*_GARBAGE)

    def send(say: Say, text: bytes | str) -> None:
        if say is Say.ENDED:
            frames.write(b"\n")  # before it may be half a frame
        frames.write(pack_frame(say, text))
        frames.flush()  # before a fork, too: else both would write it

    send(Say.READY, "")
    _serve(send, nowhere)
    os._exit(0)  # at once: the parent waits


class _Worker(NamedTuple):
    """A worker as its server sees it."""

    process: int
    orders: BinaryIO  # what is written here it does
    ends: int  # at its end once it has gone
    memory: int  # bytes that it may have
    since: float  # seconds


def _serve(send: Send, nowhere: int) -> None:
    """Hand each order to a worker, the last one if it still can; tell when one ends."""
    worker: _Worker | None = None
    number = 0
    waiting = b""
    while True:
        ready, _, _ = select.select([0, *([worker.ends] if worker else [])], [], [])
        if worker and worker.ends in ready:
            status = _bury(worker)
            worker = None
            send(Say.ENDED, f"{number} {status}")
            continue
        data = os.read(0, 1 << 16)
        if not data:
            break
        *orders, waiting = (waiting + data).split(b"\n")
        for raw in orders:
            order = json.loads(raw)
            number = order["number"]
            memory = order["options"]["memory"]
            if worker and (worker.memory != memory or monotonic() - worker.since > _LIFE):
                _bury(worker)
                worker = None
            worker = worker or _fork(memory, send, nowhere)
            with suppress(BrokenPipeError):  # it has gone, and will be told of
                worker.orders.write(raw + b"\n")
                worker.orders.flush()
    if worker:  # the parent has gone, or wants no more
        os.kill(worker.process, signal.SIGKILL)
        _bury(worker)


def _fork(memory: int, send: Send, nowhere: int) -> _Worker:
    """Start a worker that does orders until there are no more."""
    ends, held = os.pipe()
    given, taken = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(taken)  # else it would wait for itself
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 2)
        with os.fdopen(given, "rb") as orders:
            do_orders(orders, memory, send)
        os._exit(0)
    os.close(held)
    os.close(given)
    return _Worker(process, os.fdopen(taken, "wb"), ends, memory, monotonic())


def _bury(worker: _Worker) -> int:
    """Wait for the end of a worker that gets no more orders; return its exit code."""
    with suppress(BrokenPipeError):
        worker.orders.close()
    _, status = os.waitpid(worker.process, 0)
    os.close(worker.ends)
    return os.waitstatus_to_exitcode(status)
