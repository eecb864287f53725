"""Clients of the worker processes: of the fork server, and of each worker."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import IO, Any, NamedTuple

from summarize import version
from summarize.corpus.workers.protocol import FrameType, unpack_frame
from summarize.errors import InputError, describe_reason
from summarize.language.control_characters import one_line
from summarize.rank.command.calls import Picker, call_here
from summarize.rank.command.exchange import Outcome, Prompt, Tell

CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from summarize.corpus.workers.server import main; main()"
)
_PATIENCE = 120.0  # seconds for the server to load its libraries, or to fork
_GRACE = 1.0  # seconds for the server to end its workers
_DIGITS = 32


class WorkersError(InputError):
    """No worker can be started: all shards would fail, not one."""


class Stopped(Exception):  # noqa: N818 - not an error: the user interrupts
    """The run was stopped while a worker was busy."""


class WorkerProcess(NamedTuple):
    """A forked worker, and our ends of its pipes."""

    process: int
    tasks: int
    frames: int
    server: subprocess.Popen[bytes]  # its parent


class ForkServer:
    """The process that forks workers, started on demand and restarted if it is gone.

    Safe to call from several threads. Existing workers survive the end of the server.
    """

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._lock = Lock()
        self._stopped = False

    def fork(self) -> WorkerProcess:
        """Fork a worker; raise InputError if that fails, Stopped after ``stop``."""
        with self._lock:
            for _ in range(2):  # the server may have been killed since the last worker
                if self._stopped:
                    raise Stopped
                try:
                    if forked := self._request_worker(self._server or self._start()):
                        return forked
                except OSError as error:
                    raise WorkersError(
                        f"the workers can't start: {describe_reason(error)}"
                    ) from error
                self._end()
        raise WorkersError("the workers can't start: their server ends at once")

    def _request_worker(self, server: subprocess.Popen[bytes]) -> WorkerProcess | None:
        """Request a worker; None if the server is gone. Raise OSError if it can't fork."""
        (task_end, tasks), (frames, frame_end) = os.pipe(), os.pipe()
        process = self._request(0, (task_end, frame_end))
        os.close(task_end)
        os.close(frame_end)
        if process is not None and process > 0:
            return WorkerProcess(process, tasks, frames, server)
        os.close(tasks)
        os.close(frames)
        if process is not None:
            raise OSError(-process, os.strerror(-process))
        return None

    def reap(self, worker: WorkerProcess) -> str:
        """Kill a worker that still runs; return its exit code, or "unknown"."""
        with self._lock:
            code = self._request(worker.process) if worker.server is self._server else None
        return "unknown" if code is None else str(code)

    def _request(self, worker: int, pipes: Sequence[int] = ()) -> int | None:
        """Request the end of a worker, or with 0 a new one; None if the server is gone."""
        if self._control is None:
            return None
        try:
            socket.send_fds(self._control, [b"%d" % worker], pipes)
            return _receive(self._control)
        except OSError:
            return None

    def _start(self) -> subprocess.Popen[bytes]:
        """Start the server; raise InputError with the reason if it does not come up."""
        for _ in range(2):  # the first may be killed while it loads
            # Without file descriptors this raises the true reason, while tempfile blames folders.
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
                lines = errors.read().decode(errors="replace").splitlines()
            if server.returncode != -signal.SIGKILL:
                break
        raise WorkersError(f"the workers can't start: {one_line((lines or ['?'])[-1])}")

    def _launch(self, errors: IO[bytes]) -> tuple[subprocess.Popen[bytes], socket.socket]:
        self._release()
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
        if self._stopped:  # by a thread before there was a server to kill
            server.kill()
        return server, ours

    def stop(self, *, at_once: bool) -> None:
        """Fork no more workers, from any thread; ``at_once`` kills the server, too."""
        self._stopped = True
        if at_once and self._server:
            self._server.kill()

    def close(self) -> None:
        """End the server and all its workers; the next ``fork`` starts another server."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        server, self._server = self._server, None
        self._release()
        if server is None:
            return
        try:
            server.wait(_GRACE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()

    def detach(self) -> None:
        """Detach from the server, in a fork of the process that started it."""
        self._lock = Lock()  # a thread that does not exist in the fork may hold the old one
        self._release()
        self._server = None

    def _release(self) -> None:
        if self._control:
            self._control.close()
        self._control = None


def _receive(control: socket.socket) -> int | None:
    answer = control.recv(_DIGITS)
    return int(answer) if answer else None


# Seconds after which a worker is replaced, so that memory kept by libraries does not add up. A new
# one costs 10 to 50 ms, to copy shared memory and to fill its caches of words.
_LIFE = 30.0
_CHUNK = 1 << 18
# Frames are read in batches: waking up for each costs 0.2 ms, 3 % of the time of a short text.
_PAUSE = 0.2  # seconds at most, and at most a fiftieth of the time since the task was sent
_MUCH = 1 << 15  # bytes read at once after which there is no pause, because the pipe fills up


class Worker:
    """A process that reads shards, forked on demand, and again once it is gone or old."""

    def __init__(self, server: ForkServer) -> None:
        self._server = server
        self._forked: WorkerProcess | None = None
        self._buffer = b""
        self._settings: dict[str, Any] = {}  # fixed for the life of the process
        self._born = self._since = 0.0  # the times of the fork and of the last task
        self._much = False
        self._stopped = False
        self._end_call: Callable[[], None] | None = None  # of the call that is made for it

    def read_frame(self, limit: float) -> tuple[FrameType, bytes] | None:
        """Read a frame, EXITED if the worker is gone, None after ``limit`` seconds."""
        end = monotonic() + limit
        while True:
            line, newline, rest = self._buffer.partition(b"\n")
            if newline:
                self._buffer = rest
                if frame := unpack_frame(line):
                    return frame
                continue
            data = self._read(max(0.0, end - monotonic()))
            if data is None:
                return None
            if not data:
                return FrameType.EXITED, self._release().encode()
            self._buffer += data

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

    def send(self, task: dict[str, Any]) -> None:
        """Send a task; raise InputError if no worker can be started."""
        settings = {"memory": task["options"]["memory"], "environment": dict(os.environ)}
        if settings != self._settings or monotonic() - self._born > _LIFE:
            self.close()
        data = json.dumps({**task, **settings}).encode() + b"\n"
        for _ in range(2):  # the worker may have been killed since the last task
            if self._forked is None:
                self._forked = self._server.fork()
                self._settings, self._born = settings, monotonic()
            self._since = monotonic()
            if _write(self._forked.tasks, data):
                return
            self.close()
        raise WorkersError("the workers end as soon as they start")

    def call(self, picker: Picker, prompt: Prompt | None, tell: Tell) -> Outcome:
        """Call what picks for the process; raise Stopped if that was ended because of ``stop``."""
        try:
            done = call_here(picker, prompt, tell, self._watch_call)
        finally:
            self._end_call = None
        if self._stopped:
            raise Stopped
        return done

    def _watch_call(self, end: Callable[[], None]) -> None:
        self._end_call = end
        if self._stopped:  # a moment before
            end()

    def answer(self, outcome: Outcome) -> None:
        """Send the end of a call to the process; one that is gone says so when it is read."""
        if self._forked:
            _write(self._forked.tasks, json.dumps(outcome).encode() + b"\n")

    def kill(self) -> None:
        """Kill the process, whatever it is doing."""
        if self._forked:
            with suppress(ProcessLookupError):
                os.kill(self._forked.process, signal.SIGKILL)

    def stop(self) -> None:
        """Kill the process and end its call, from any thread; what waits raises Stopped."""
        self._stopped = True
        self.kill()
        if end_call := self._end_call:
            end_call()

    def close(self) -> None:
        """End the process; the next task starts another."""
        self.kill()
        self._release()

    def _release(self) -> str:
        """Close the pipes, end the process and return its exit code."""
        forked = self._drop_process()
        return self._server.reap(forked) if forked else "unknown"

    def _drop_process(self) -> WorkerProcess | None:
        forked, self._forked, self._buffer = self._forked, None, b""
        if forked:
            os.close(forked.tasks)
            os.close(forked.frames)
        return forked

    def detach(self) -> None:
        """Detach from the process, in a fork of the supervising process."""
        self._drop_process()


def _write(pipe: int, data: bytes) -> bool:
    """Write to a pipe; return whether anyone reads it."""
    with suppress(BrokenPipeError), os.fdopen(pipe, "wb", closefd=False) as file:
        file.write(data)
        return True
    return False
