"""A pool of workers, kept from one shard to the next, with their fork server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from summarize.corpus.workers.client import ForkServer, Worker


class WorkerPool:
    """A pool that grows with the threads that use it."""

    def __init__(self) -> None:
        self._server = ForkServer()
        self._idle: list[Worker] = []
        self._busy: list[Worker] = []
        self._stopped = False

    @contextmanager
    def take(self) -> Iterator[Worker]:
        """Lend a worker; it is ended if the caller fails."""
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
        """Kill busy workers, and those taken from now on."""
        self._stopped = True
        busy = list(self._busy)
        self._server.stop(at_once=bool(busy))
        for worker in busy:
            worker.stop()

    def close(self) -> None:
        """End idle workers, and the server."""
        while self._idle:
            self._idle.pop().close()
        self._server.close()

    def detach(self) -> None:
        """Detach from all processes, in a fork of their supervising process."""
        while self._idle:
            self._idle.pop().detach()
        while self._busy:
            self._busy.pop().detach()
        self._server.detach()


POOL = WorkerPool()  # shared by all shards that an engine does in this process
os.register_at_fork(after_in_child=POOL.detach)
