"""The fork server: a process that loads the libraries once, and forks each worker.

Its standard input is a socket for requests: the process id of a worker to end, or 0 for a new
worker, along with the ends of the pipes from which it reads tasks and to which it writes frames.
"""

import errno
import gc
import os
import signal
import socket
import warnings
from contextlib import suppress

from summarize.corpus.article_line import summarize_source
from summarize.corpus.workers.protocol import FrameType, pack_frame
from summarize.corpus.workers.worker import run_tasks
from summarize.models import Source

_GARBAGE = 50_000, 20, 100  # Python's default thresholds cost 5 % of the time of an article
_TEXT = b"The board met on Monday. It voted for a longer breakwater. " * 9
# Articles that load nearly everything: otherwise each worker would load it again (13 ms).
_WARM_UP = (
    b"<html><body><article><h1>News</h1><p>%s</p></article></body></html>" % _TEXT,
    _TEXT,
    b"# News\n\n*From the harbour*\n\n%s\n" % _TEXT,
)
_DIGITS = 32


def main() -> None:
    """Serve requests until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C
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
        control.sendall(b"0")  # ready
        _serve(control, workers)
    for worker in workers:
        _reap(worker)
    os._exit(0)  # without cleanup, because the parent waits


def _serve(control: socket.socket, workers: set[int]) -> None:
    """Fork and end workers on request; keep the set of running ones."""
    while True:
        request, pipes, _, _ = socket.recv_fds(control, _DIGITS, 2)
        if not request:
            return
        if worker := int(request):
            workers.remove(worker)
            answer = _reap(worker)
        elif (answer := _fork(pipes, control)) > 0:
            workers.add(answer)
        control.sendall(b"%d" % answer)


def _fork(pipes: list[int], control: socket.socket) -> int:
    """Fork a worker; return its process id, or -errno."""
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


def _work(task_end: int, frame_end: int) -> None:
    """Run the tasks of a worker; never return."""
    try:
        os.dup2(0, 2)
        with os.fdopen(task_end, "rb") as tasks, os.fdopen(frame_end, "wb") as frames:

            def send(kind: FrameType, text: bytes | str) -> None:
                frames.write(pack_frame(kind, text))
                frames.flush()

            run_tasks(tasks, send)
    finally:
        os._exit(0)


def _reap(worker: int) -> int:
    """Kill a worker that still runs; return its exit code."""
    os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    return os.waitstatus_to_exitcode(status)
