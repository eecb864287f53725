"""The server of workers as its parent sees it: a process, what it is told and what it says."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from summarize import version
from summarize.corpus.workers.frames import Say, unpack_frame
from summarize.errors import InputError, tell_reason
from summarize.language.characters import one_line

_CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from summarize.corpus.workers.server import main; main()"
)
_START = 120.0  # seconds in which a server must have loaded its libraries
_END = 1.0  # seconds in which it should have ended its worker
_CHUNK = 1 << 18
# Frames are read some at a time: to wake up for each costs 0.2 ms, 3 % of the work of a short text.
_PAUSE = 0.2  # seconds at most, and of a short shard a fiftieth of what it took so far
_MUCH = 1 << 15  # bytes that were read at once, after which there is no pause: the pipe fills


class Stopped(Exception):  # noqa: N818 - no error: the user wants it
    """The run is over, whatever a worker was doing."""


class Server:
    """A process that forks a worker for each order, started when it is needed and once gone."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self._pipe = -1  # from which its frames are read
        self._said = b""
        self._worker = 0
        self._number = 0  # of the last order
        self._environment: dict[str, str] = {}  # in which it was started
        self._since = 0.0  # when it was given its last order
        self._much = False
        self._stopped = False

    def read_frame(self, limit: float) -> tuple[Say, bytes] | None:
        """Return a frame, ENDED if the server has gone, or None if none comes within the limit."""
        end = monotonic() + limit
        while True:
            line, newline, rest = self._said.partition(b"\n")
            if newline:
                self._said = rest
                if frame := self._understand(line):
                    return frame
                continue
            data = self._read(max(0.0, end - monotonic()))
            if data is None:
                return None
            if not data:
                self.close()
                return Say.ENDED, b"unknown"
            self._said += data

    def _understand(self, line: bytes) -> tuple[Say, bytes] | None:
        """Return a frame; None for what is torn, and for the end of a worker that did its work."""
        frame = unpack_frame(line)
        if frame is None:
            return None
        say, text = frame
        if say is Say.WORKER:
            self._worker = int(text)
        if say is Say.ENDED:
            self._worker = 0
            order, _, text = text.partition(b" ")
            if int(order) != self._number:
                return None
        return say, text

    def _read(self, limit: float) -> bytes | None:
        if self._server is None:
            return b""
        if not self._much:
            sleep(min(_PAUSE, limit, (monotonic() - self._since) / 50))
        try:
            ready, _, _ = select.select([self._pipe], [], [], limit)
            data = os.read(self._pipe, _CHUNK) if ready else None
            self._much = data is not None and len(data) > _MUCH
        except (OSError, ValueError):  # closed by ``stop`` in another thread
            data = b""
        if self._stopped:
            raise Stopped
        return data

    def send(self, order: dict[str, Any]) -> None:
        """Give an order; raise InputError if no server comes up."""
        if self._environment != os.environ:
            self.close()
            self._environment = dict(os.environ)
        self._number += 1
        self._since = monotonic()
        data = json.dumps({**order, "number": self._number}).encode() + b"\n"
        for _ in range(2):  # a server may have been killed since the last order
            server = self._server or self._start()
            assert server.stdin  # for mypy
            try:
                server.stdin.write(data)
                server.stdin.flush()
            except OSError:
                self.close()
            else:
                return
        raise InputError("the workers can't be kept: their server dies at once")

    def _start(self) -> subprocess.Popen[bytes]:
        """Start the server; raise InputError with the reason why it does not come up."""
        for again in (True, False):  # one that something killed as it loaded may come up then
            try:
                server, reason = self._launch()
            except OSError as error:
                raise InputError(f"the workers can't start: {tell_reason(error)}") from error
            if server.returncode is None:
                return server
            if not again or server.returncode != -signal.SIGKILL:
                break
        raise InputError(f"the workers can't start: {reason}")

    def _launch(self) -> tuple[subprocess.Popen[bytes], str]:
        """Return a server that is ready, or one that has ended and the last that it said."""
        home = str(Path(version.__file__).parents[1])
        self._pipe, written = os.pipe()
        with tempfile.TemporaryFile() as errors, os.fdopen(written, "wb") as frames:
            self._server = server = subprocess.Popen(
                [sys.executable, "-c", _CODE, home],
                stdin=subprocess.PIPE,
                stdout=frames,
                stderr=errors,
                start_new_session=True,  # Ctrl-C is for the parent alone
            )
            frames.close()
            if self.read_frame(_START) == (Say.READY, b""):
                return server, ""
            self.close()
            errors.seek(0)
            said = errors.read().decode(errors="replace").splitlines()
            return server, one_line((said or ["?"])[-1])

    def kill_worker(self) -> None:
        """End the worker that is at work; the server tells so."""
        with contextlib.suppress(ProcessLookupError):
            if self._worker:
                os.kill(self._worker, signal.SIGKILL)

    def stop(self) -> None:
        """End what is at work, from any thread; reading then raises Stopped."""
        self._stopped = True
        if self._server:
            self._server.kill()
            self.kill_worker()

    def close(self) -> None:
        """End the server; the next order starts another."""
        server, self._server, self._said = self._server, None, b""
        if server is None:
            return
        with contextlib.suppress(OSError):
            if server.stdin:
                server.stdin.close()
        os.close(self._pipe)
        try:
            server.wait(_END)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
            self.kill_worker()
        self._worker = 0  # its number may be another process's from now on

    def forget(self) -> None:
        """Let go of the server, in a fork of the process that started it."""
        if self._server and self._server.stdin:
            self._server.stdin.close()
            os.close(self._pipe)
        self._server = None
