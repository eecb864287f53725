"""The process that forks workers, as its parent sees it: one for all of them."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, NamedTuple

from summarize import version
from summarize.errors import InputError, tell_reason
from summarize.language.characters import one_line

CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
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
