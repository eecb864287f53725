"""Workers, kept from one shard to the next, and the server that forks them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from summarize.corpus.workers.client import ForkServer, Worker


class Workers:
    """As many workers as are at work at a time; any thread may take one."""

    def __init__(self) -> None:
        self._server = ForkServer()
        self._idle: list[Worker] = []
        self._busy: list[Worker] = []
        self._stopped = False

    @contextmanager
    def take(self) -> Iterator[Worker]:
        """Lend a worker."""
        worker = self._idle.pop() if self._idle else Worker(self._server)
        self._busy.append(worker)
        if self._stopped:
            worker.stop()
        try:
            yield worker
        except BaseException:
            worker.close()
            raise
        else:
            self._idle.append(worker)
        finally:
            self._busy.remove(worker)

    def stop(self) -> None:
        """End all that is at work, and whatever is begun from now on."""
        self._stopped = True
        busy = list(self._busy)
        self._server.stop(at_once=bool(busy))
        for worker in busy:
            worker.stop()

    def close(self) -> None:
        """End those that wait for work, and the server."""
        while self._idle:
            self._idle.pop().close()
        self._server.close()

    def forget(self) -> None:
        """Let go of all, in a fork of the process that they belong to."""
        while self._idle:
            self._idle.pop().forget()
        while self._busy:
            self._busy.pop().forget()
        self._server.forget()


WORKERS = Workers()  # of this process: an engine calls one function again and again
os.register_at_fork(after_in_child=WORKERS.forget)
