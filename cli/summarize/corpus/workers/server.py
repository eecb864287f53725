"""The server of workers: a process that loads the libraries once, and forks each worker.

Its standard input is a socket, on which it is asked one thing after the other: for the end of a
worker, by its number; or with 0 for a new one, with the ends of the pipes from which that reads its
orders and to which it tells, in frames, what it does.
"""

import errno
import gc
import os
import signal
import socket
import warnings
from contextlib import suppress

from summarize.corpus.article_line import summarize_source
from summarize.corpus.workers.protocol import Say, pack_frame
from summarize.corpus.workers.worker import do_orders
from summarize.models import Source

_GARBAGE = 50_000, 20, 100  # looking for it as often as Python does takes 5 % of an article
_TEXT = b"The board met on Monday. It voted for a longer breakwater. " * 9
# What loads all that most articles need: a worker would load it again for each shard (13 ms).
_WARM_UP = (
    b"<html><body><article><h1>News</h1><p>%s</p></article></body></html>" % _TEXT,
    _TEXT,
    b"# News\n\n*From the harbour*\n\n%s\n" % _TEXT,
)
_DIGITS = 32


def main() -> None:
    """Serve until its parent has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    control = socket.socket(fileno=os.dup(0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    warnings.simplefilter("ignore")
    for data in _WARM_UP:
        summarize_source(Source("<text>", data))
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
    workers: set[int] = set()
    with suppress(ConnectionError):
        control.sendall(b"0")  # it is ready
        _serve(control, workers)
    for worker in workers:
        _bury(worker)
    os._exit(0)  # at once: the parent waits


def _serve(control: socket.socket, workers: set[int]) -> None:
    """Fork workers and end them, as is asked; keep the numbers of those that there are."""
    while True:
        asked, pipes, _, _ = socket.recv_fds(control, _DIGITS, 2)
        if not asked:
            return
        if worker := int(asked):
            workers.remove(worker)
            answer = _bury(worker)
        elif (answer := _fork(pipes, control)) > 0:
            workers.add(answer)
        control.sendall(b"%d" % answer)


def _fork(pipes: list[int], control: socket.socket) -> int:
    """Start a worker that does orders until there are no more; return its number, or -errno."""
    try:
        worker = os.fork() if len(pipes) == 2 else -errno.EMFILE
    except OSError as error:
        worker = -(error.errno or errno.EAGAIN)
    if worker == 0:
        control.close()
        _work(*pipes)
    for pipe in pipes:
        os.close(pipe)
    return worker


def _work(given: int, told: int) -> None:
    """Be a worker, and never return."""
    try:
        os.dup2(0, 2)
        with os.fdopen(given, "rb") as orders, os.fdopen(told, "wb") as frames:

            def send(say: Say, text: bytes | str) -> None:
                frames.write(pack_frame(say, text))
                frames.flush()

            do_orders(orders, send)
    finally:
        os._exit(0)


def _bury(worker: int) -> int:
    """End a worker, unless it has ended by itself; return its exit code."""
    os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    return os.waitstatus_to_exitcode(status)
