"""A worker as its parent sees it: a process, what it is told and what it says."""

import json
import os
import select
import signal
from contextlib import suppress
from time import monotonic, sleep
from typing import Any

from summarize.corpus.workers.fork_server import Forked, ForkServer, Stopped
from summarize.corpus.workers.frames import Say, unpack_frame
from summarize.errors import InputError

# Seconds after which a worker is replaced, so that what libraries keep does not add up. A new one
# costs 10 to 50 ms: it shares no memory any more and has forgotten the words that it knew.
_LIFE = 30.0
_CHUNK = 1 << 18
# Frames are read some at a time: to wake up for each costs 0.2 ms, 3 % of the work of a short text.
_PAUSE = 0.2  # seconds at most, and of a short shard a fiftieth of what it took so far
_MUCH = 1 << 15  # bytes that were read at once, after which there is no pause: the pipe fills


class Worker:
    """A process that reads shards, forked when it is needed, and again once it is gone or old."""

    def __init__(self, server: ForkServer) -> None:
        self._server = server
        self._forked: Forked | None = None
        self._said = b""
        self._needs: dict[str, Any] = {}  # what it has, and no other can be given
        self._born = self._since = 0.0  # when it was forked, and given its last order
        self._much = False
        self._stopped = False

    def read_frame(self, limit: float) -> tuple[Say, bytes] | None:
        """Return a frame, ENDED if it has gone, or None if none comes within the limit."""
        end = monotonic() + limit
        while True:
            line, newline, rest = self._said.partition(b"\n")
            if newline:
                self._said = rest
                if frame := unpack_frame(line):
                    return frame
                continue
            data = self._read(max(0.0, end - monotonic()))
            if data is None:
                return None
            if not data:
                return Say.ENDED, self._let_go().encode()
            self._said += data

    def _read(self, limit: float) -> bytes | None:
        if self._forked is None:
            return b""
        if not self._much:
            sleep(min(_PAUSE, limit, (monotonic() - self._since) / 50))
        ready, _, _ = select.select([self._forked.frames], [], [], limit)
        data = os.read(self._forked.frames, _CHUNK) if ready else None
        self._much = data is not None and len(data) > _MUCH
        if self._stopped:
            raise Stopped
        return data

    def send(self, order: dict[str, Any]) -> None:
        """Give an order; raise InputError if there can be no worker."""
        needs = {"memory": order["options"]["memory"], "environment": dict(os.environ)}
        if needs != self._needs or monotonic() - self._born > _LIFE:
            self.close()
        data = json.dumps({**order, **needs}).encode() + b"\n"
        for _ in range(2):  # a worker may have been killed since the last order
            if self._forked is None:
                self._forked = self._server.fork()
                self._needs, self._born = needs, monotonic()
            self._since = monotonic()
            if _write(self._forked.orders, data):
                return
            self.close()
        raise InputError("the workers end as soon as they start")

    def kill(self) -> None:
        """End it, whatever it is doing."""
        if self._forked:
            with suppress(ProcessLookupError):
                os.kill(self._forked.process, signal.SIGKILL)

    def stop(self) -> None:
        """End what is at work, from any thread; reading then raises Stopped."""
        self._stopped = True
        self.kill()

    def close(self) -> None:
        """End it; the next order starts another."""
        self.kill()
        self._let_go()

    def _let_go(self) -> str:
        """Close its pipes; return the exit code of what has ended, or is ended by that."""
        forked = self._forget()
        return self._server.bury(forked) if forked else "unknown"

    def _forget(self) -> Forked | None:
        forked, self._forked, self._said = self._forked, None, b""
        if forked:
            os.close(forked.orders)
            os.close(forked.frames)
        return forked

    def forget(self) -> None:
        """Let go of it, in a fork of the process that it works for."""
        self._forget()


def _write(pipe: int, data: bytes) -> bool:
    """Write all of it; tell whether there was somebody to read it."""
    with suppress(BrokenPipeError), os.fdopen(pipe, "wb", closefd=False) as file:
        file.write(data)
        return True
    return False
