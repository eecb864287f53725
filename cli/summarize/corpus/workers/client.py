"""A worker as its parent sees it: a process, what it is told and what it says."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import IO, Any, NamedTuple

from summarize import version
from summarize.corpus.workers.protocol import Say, unpack_frame
from summarize.errors import InputError, tell_reason
from summarize.language.characters import one_line

CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from summarize.precompiled.patterns import use_precompiled; use_precompiled(); "
    "from summarize.corpus.workers.server import main; main()"
)
_PATIENCE = 120.0  # seconds in which a server must have loaded its libraries, or forked
_END = 1.0  # seconds in which it should have ended its workers
_DIGITS = 32


class Stopped(Exception):  # noqa: N818 - no error: the user wants it
    """The run is over, whatever a worker was doing."""


class Forked(NamedTuple):
    """A worker that was forked, and our ends of its pipes."""

    process: int
    orders: int
    frames: int
    server: subprocess.Popen[bytes]  # its parent


class ForkServer:
    """A process that forks a worker when it is asked, started when it is needed and once gone.

    Any thread may ask. Its end costs no worker: those that there are go on.
    """

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._lock = Lock()
        self._stopped = False

    def fork(self) -> Forked:
        """Return a new worker; raise InputError if there can be none, Stopped after ``stop``."""
        with self._lock:
            for _ in range(2):  # a server may have been killed since the last worker
                if self._stopped:
                    raise Stopped
                try:
                    if forked := self._ask_for_worker(self._server or self._start()):
                        return forked
                except OSError as error:
                    raise InputError(f"the workers can't start: {tell_reason(error)}") from error
                self._end()
        raise InputError("the workers can't start: their server ends at once")

    def _ask_for_worker(self, server: subprocess.Popen[bytes]) -> Forked | None:
        """Return a worker, None if the server has gone; raise OSError if it can't fork."""
        (given, orders), (frames, told) = os.pipe(), os.pipe()
        process = self._ask(0, (given, told))
        os.close(given)
        os.close(told)
        if process is not None and process > 0:
            return Forked(process, orders, frames, server)
        os.close(orders)
        os.close(frames)
        if process is not None:
            raise OSError(-process, os.strerror(-process))
        return None

    def bury(self, worker: Forked) -> str:
        """Return the exit code of a worker, which is ended if it still lives."""
        with self._lock:
            code = self._ask(worker.process) if worker.server is self._server else None
        return "unknown" if code is None else str(code)

    def _ask(self, worker: int, pipes: Sequence[int] = ()) -> int | None:
        """Ask for the end of a worker, or with 0 for a new one; None if the server has gone."""
        if self._control is None:
            return None
        try:
            socket.send_fds(self._control, [b"%d" % worker], pipes)
            return _receive(self._control)
        except OSError:
            return None

    def _start(self) -> subprocess.Popen[bytes]:
        """Start the server; raise InputError with the reason why it does not come up."""
        for _ in range(2):  # one that something killed as it loaded may come up then
            # Where no file can be opened any more tempfile would blame the folders.
            os.close(os.open(os.devnull, os.O_RDONLY))
            with tempfile.TemporaryFile() as errors:
                server, control = self._launch(errors)
                with suppress(OSError):
                    if _receive(control) is not None:
                        return server
                self._end()
                if self._stopped:
                    raise Stopped
                errors.seek(0)
                said = errors.read().decode(errors="replace").splitlines()
            if server.returncode != -signal.SIGKILL:
                break
        raise InputError(f"the workers can't start: {one_line((said or ['?'])[-1])}")

    def _launch(self, errors: IO[bytes]) -> tuple[subprocess.Popen[bytes], socket.socket]:
        self._let_go()
        self._control, theirs = ours, _ = socket.socketpair()
        ours.settimeout(_PATIENCE)
        with theirs:
            self._server = server = subprocess.Popen(
                [sys.executable, "-c", CODE, str(Path(version.__file__).parents[1])],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,  # Ctrl-C is for the parent alone
            )
        if self._stopped:  # by a thread that saw no server yet
            server.kill()
        return server, ours

    def stop(self, *, at_once: bool) -> None:
        """Fork no more, from any thread; ``at_once`` ends the server, also as it loads."""
        self._stopped = True
        if at_once and self._server:
            self._server.kill()

    def close(self) -> None:
        """End the server, and all its workers; the next that is asked for starts another."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        server, self._server = self._server, None
        self._let_go()
        if server is None:
            return
        try:
            server.wait(_END)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()

    def forget(self) -> None:
        """Let go of the server, in a fork of the process that started it."""
        self._lock = Lock()  # a thread that there is no more may have it
        self._let_go()
        self._server = None

    def _let_go(self) -> None:
        if self._control:
            self._control.close()
        self._control = None


def _receive(control: socket.socket) -> int | None:
    answer = control.recv(_DIGITS)
    return int(answer) if answer else None


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
