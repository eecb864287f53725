"""Run the program in a process that is forked from one that has imported it: 0.05 s, not 0.3.

It has streams, environment, folder and exit code of its own, as if it had been started; what its
imports do is seen in the tests that start it as users do, by its name or in a shell. The server of
workers that it starts is forked, too, for the same reason.
"""

import atexit
import gc
import io
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

ROOT = Path(__file__).parents[1]
_SECONDS = 60
# What the program imports where it needs it.
_LATE = "trafilatura rich.console rich.table markdown_it urllib3 feedparser tomllib numpy".split()
_APART = (
    "summarize.__main__",
    "summarize.corpus.workers.server",
    "summarize.readers.pdf.child",
    "summarize.serve.protocol",  # whose libraries would add a third to what each fork copies
)


class Forker:
    """A process that has imported the program, and does nothing but fork.

    With ``copy``, the parent folder of a copy of the package, it is that copy; and only what every
    run needs is imported, since a copy runs a few times.
    """

    def __init__(self, copy: Path | None = None) -> None:
        self._control, there = socket.socketpair()
        self._control.settimeout(_SECONDS)
        command = [sys.executable, "-m", "tests.forked", str(there.fileno())]
        env = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # numpy starts threads, which no fork has
        if copy:
            command, env = [*command, "copy"], {**env, "PYTHONPATH": str(copy)}
        self._process = subprocess.Popen(command, cwd=ROOT, env=env, pass_fds=[there.fileno()])
        there.close()
        if not self._control.recv(1):
            raise ChildProcessError("the process that forks did not start")

    def start(self, words: Sequence[str], env: Mapping[str, str], streams: Sequence[int]) -> int:
        """Start the program on three streams, which are its own then; return its process."""
        message = json.dumps([[os.fsencode(word).hex() for word in words], dict(env)]).encode()
        socket.send_fds(self._control, [len(message).to_bytes(4, "big")], list(streams))
        self._control.sendall(message)
        pid = int.from_bytes(self._receive(), "big")
        for number in set(streams):
            os.close(number)
        return pid

    def wait(self) -> int:
        """Return the exit code of what was started last."""
        return int.from_bytes(self._receive(), "big", signed=True)

    def run(
        self, words: Sequence[str], stdin: bytes, env: Mapping[str, str]
    ) -> tuple[bytes, bytes, int]:
        """Run the program; return what it wrote on its streams, and its exit code."""
        (given, write), (out, print_), (err, complain) = (os.pipe() for _ in range(3))
        pid = self.start(words, env, (given, print_, complain))
        with ThreadPoolExecutor(3) as pool:
            pool.submit(_feed, write, stdin)
            outputs = [pool.submit(_read, number) for number in (out, err)]
            try:
                code = self.wait()
            except TimeoutError:
                os.kill(pid, signal.SIGKILL)
                self._control.recv(4)
                raise
        return outputs[0].result(), outputs[1].result(), code

    def _receive(self) -> bytes:
        return self._control.recv(4, socket.MSG_WAITALL)

    def close(self) -> None:
        """End the process."""
        self._control.close()
        self._process.wait(_SECONDS)


@contextmanager
def fork_copy(copy: Path) -> Iterator[Forker]:
    """Run a copy of the package, in the folder ``copy``, as it is now."""
    forker = Forker(copy)
    try:
        yield forker
    finally:
        forker.close()


@cache
def share_forker() -> Forker:
    """Return the one that all tests of this process use."""
    forker = Forker()
    atexit.register(forker.close)
    return forker


def _feed(pipe: int, data: bytes) -> None:
    os.set_blocking(pipe, False)  # or what nobody reads would be waited for
    with suppress(BrokenPipeError), open(pipe, "wb", buffering=0) as file:
        while data and select.select([], [file], [], _SECONDS)[1]:
            data = data[file.write(data) or 0 :]


def _read(pipe: int) -> bytes:
    """Read to the end, or until nothing comes: what a killed program started may hold the pipe."""
    data = b""
    with open(pipe, "rb", buffering=0) as file:
        while select.select([file], [], [], _SECONDS + 10)[0] and (piece := file.read(1 << 20)):
            data += piece
    return data


def serve(control: socket.socket, *, whole: bool) -> None:
    """Fork for each request; return in the child, where the streams are those of the request."""
    _import_all() if whole else _import_some()
    gc.freeze()  # or the first collection in a child would copy all that is shared
    control.sendall(b"!")
    while True:
        head, streams, _, _ = socket.recv_fds(control, 4, 3)
        if not head:
            raise SystemExit
        size = int.from_bytes(head, "big")
        words, env = json.loads(control.recv(size, socket.MSG_WAITALL))
        pid = os.fork()
        if not pid:
            control.close()
            _become([os.fsdecode(bytes.fromhex(word)) for word in words], env, streams)
            return
        for stream in streams:
            os.close(stream)
        control.sendall(pid.to_bytes(4, "big"))
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        control.sendall(code.to_bytes(4, "big", signed=True))


def _import_all() -> None:
    import summarize

    for found in pkgutil.walk_packages(summarize.__path__, "summarize."):
        if found.name not in _APART:
            with suppress(ImportError):
                import_module(found.name)
    for name in _LATE:
        with suppress(ImportError):
            import_module(name)
    for name in ("bridge.html", "tram.txt", "moor.txt", "lathe.md"):  # they load models and lists
        summarize.summarize((ROOT / "samples" / name).read_bytes())


def _import_some() -> None:
    import summarize

    import_module("summarize.commands.summary")
    summarize.summarize((ROOT / "samples" / "tram.txt").read_bytes())


def _become(words: Sequence[str], env: Mapping[str, str], streams: Sequence[int]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.argv[1:] = words
    os.environ.clear()
    os.environ.update(env)
    vars(import_module("summarize.console.progress"))["_STARTED"] = monotonic()
    vars(subprocess)["Popen"] = _Popen
    plain: Any = {"encoding": "utf-8", "errors": "surrogateescape"}
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), **plain)
    for name, number in (("stdout", 1), ("stderr", 2)):
        file = io.BufferedWriter(io.FileIO(number, "w", closefd=False))
        lines = number == 2 or os.isatty(1)
        setattr(sys, name, io.TextIOWrapper(file, line_buffering=lines, **plain))


_START = vars(subprocess.Popen)["_execute_child"]
_CLOSE = vars(subprocess.Popen)["_close_pipe_fds"]


class _Popen(subprocess.Popen[bytes]):
    """Start a program; but fork what would only import what we have already: 0.02 s, not 0.35."""

    def _execute_child(self, args: Any, *more: Any) -> None:
        code = vars(import_module("summarize.corpus.workers.client"))["CODE"]
        if list(args[1:3]) != ["-c", code]:
            _START(self, args, *more)
            return
        pipes = more[9:15]  # stdin, stdout, stderr: what is read and what is written, of each
        self.pid = os.fork()
        if not self.pid:
            _serve_workers(pipes[0], pipes[3], pipes[5])
        vars(self).update(_child_created=True)
        _CLOSE(self, *pipes)


def _serve_workers(*streams: int) -> None:
    """Become the server of workers, as Popen would have started it."""
    try:
        os.setsid()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        os.closerange(3, 256)
        server = import_module("summarize.corpus.workers.server")
        vars(server)["_WARM_UP"] = ()  # the process that forks has read as much: half the time
        server.main()
    finally:
        os._exit(1)


def _end(main: Any) -> None:
    """Run the program; end without taking apart what the imports have built, which takes long."""
    try:
        main()
    except SystemExit as error:
        for thread in threading.enumerate():
            if not thread.daemon and thread is not threading.current_thread():
                thread.join()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(error.code or 0))


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), whole=sys.argv[2:] != ["copy"])
    _end(import_module("summarize.__main__").main)
