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
from time import monotonic
from typing import Any

import summarize
from summarize.errors import InputError, tell_reason
from summarize.text.characters import one_line

_CODE = (
    "import sys; sys.path.insert(0, sys.argv[1]); from summarize.corpus.child import main; main()"
)
_START = 120.0  # seconds in which a server must have loaded its libraries
_CHUNK = 1 << 18


class Stopped(Exception):  # noqa: N818 - no error: the user wants it
    """The run is over, whatever a worker was doing."""


class Server:
    """A process that forks a worker for each order, started when it is needed and once gone."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self._pipe = -1  # from which its frames are read
        self._said = b""
        self._worker = 0
        self._stopped = False

    def read_frame(self, limit: float) -> tuple[str, str] | None:
        """Return a frame, E if the server has gone, or None if none comes within the limit."""
        end = monotonic() + limit
        while True:
            line, newline, rest = self._said.partition(b"\n")
            if newline:
                self._said = rest
                text = line.decode("utf-8", "surrogatepass")
                if text and not _is_torn(text):
                    if text[0] in "PE":
                        self._worker = int(text[1:]) if text[0] == "P" else 0
                    return text[0], text[1:]
                continue
            data = self._read(max(0.0, end - monotonic()))
            if data is None:
                return None
            if not data:
                self.close()
                return "E", "unknown"
            self._said += data

    def _read(self, limit: float) -> bytes | None:
        if self._server is None:
            return b""
        try:
            ready, _, _ = select.select([self._pipe], [], [], limit)
            data = os.read(self._pipe, _CHUNK) if ready else None
        except (OSError, ValueError):  # closed by ``stop`` in another thread
            data = b""
        if self._stopped:
            raise Stopped
        return data

    def send(self, order: dict[str, Any]) -> None:
        """Give an order; raise InputError if no server comes up."""
        data = json.dumps(order).encode() + b"\n"
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
        home = str(Path(str(summarize.__file__)).parents[1])
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
            if self.read_frame(_START) == ("H", ""):
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
        server.kill()
        server.wait()
        self.kill_worker()


def _is_torn(text: str) -> bool:
    """Tell whether a frame is the start of one whose worker was killed as it wrote."""
    return text[0] in "BL" and not text.endswith("}")
