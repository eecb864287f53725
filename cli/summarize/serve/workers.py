"""A pool of processes that answer calls, so that a call can be ended whatever it is doing.

Each answers one call at a time. One whose call is cancelled or late is killed, and waited for.
"""

import json
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

import anyio
from anyio.abc import Process
from anyio.streams.buffered import BufferedByteReceiveStream

from summarize.errors import InputError, describe_reason
from summarize.serve.access import Folders
from summarize.systems import has_worked_too_long, kill_session

AT_ONCE = 8  # calls; more of them wait
SECONDS = 60.0  # of the clock, for a call
_IDLE = 2  # processes that wait for the next call
_LONGEST = 1 << 28  # bytes of an answer
_LOST = (
    anyio.EndOfStream,
    anyio.IncompleteRead,
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
)
# It imports from where this process does, and from the working folder only if this one does.
CODE = "import sys; sys.path[:] = sys.argv[2:]; from summarize.serve.worker import main; main()"
Tell = Callable[[int, str], Awaitable[None]]  # a step of the progress
Record = dict[str, Any]


class Workers:
    """The processes of a server; made and used within one event loop."""

    def __init__(self, folders: Folders) -> None:
        """Start none: they are started when they are needed."""
        self._folders = folders
        self._turns = anyio.CapacityLimiter(AT_ONCE)
        self._idle: list[_Worker] = []

    async def prepare(self) -> None:
        """Start a process for the first call."""
        with suppress(OSError):
            self._idle.append(await _start())

    async def call(self, name: str, arguments: Mapping[str, Any], tell: Tell) -> Record:
        """Answer a call with ``values`` and ``text``, or ``error``; raise InputError."""
        order = {"name": name, "arguments": arguments, "folders": self._folders}
        async with self._turns:
            worker = await self._take()
            record: Record = {}
            try:
                with anyio.fail_after(SECONDS):
                    record = await worker.ask(order, tell)
            except TimeoutError as error:
                raise InputError(f"took longer than {SECONDS:g} s") from error
            except anyio.DelimiterNotFound as error:
                raise InputError(f"its answer is longer than {_LONGEST // 10**6} MB") from error
            except _LOST as error:
                raise InputError(_explain_end(await worker.end())) from error
            finally:
                if not record or record.get("spent") or len(self._idle) >= _IDLE:
                    await worker.end()
                else:
                    self._idle.append(worker)
        return record

    async def _take(self) -> "_Worker":
        """Take a process that waits, or start one; raise InputError."""
        while self._idle:
            worker = self._idle.pop()
            if worker.lives:
                return worker
            await worker.end()
        try:
            return await _start()
        except OSError as error:  # such as too many processes
            reason = describe_reason(error)
            raise InputError(f"can't start the process that reads: {reason}") from error

    async def close(self) -> None:
        """End the processes that wait; those that are at work end with their calls."""
        while self._idle:
            await self._idle.pop().end()


class _Worker:
    """A process as its server sees it."""

    def __init__(self, process: Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise InputError("no pipes to the process that reads")
        self._process = process
        self._orders = process.stdin
        self._records = BufferedByteReceiveStream(process.stdout)

    @property
    def lives(self) -> bool:
        return self._process.returncode is None

    async def ask(self, order: Mapping[str, Any], tell: Tell) -> Record:
        """Send a call, pass its progress on, and return the last record of its answer."""
        await self._orders.send(json.dumps(order).encode() + b"\n")
        while True:
            line = await self._records.receive_until(b"\n", _LONGEST)
            record: Record = json.loads(line)
            if "step" not in record:
                return record
            await tell(record["step"], record["message"])

    async def end(self) -> int:
        """Kill the process with all that it has started; return its exit code."""
        with anyio.CancelScope(shield=True):
            if self.lives:
                kill_session(self._process.pid)
            code = await self._process.wait()
            await self._process.aclose()
        return code


async def _start() -> _Worker:
    command = [sys.executable, "-P", "-c", CODE, str(os.getpid()), *sys.path]
    # One that is cancelled half started would be left behind.
    with anyio.CancelScope(shield=True):
        process = await anyio.open_process(command, stderr=None, start_new_session=True)
    return _Worker(process)


def _explain_end(code: int) -> str:
    if has_worked_too_long(code):
        return "takes too much time to read"
    return f"the process that read it ended with code {code}"
