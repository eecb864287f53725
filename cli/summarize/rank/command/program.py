"""Run a program of the user's on a text, within bounds of time and output."""

import os
import re
import subprocess
from collections import deque
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from threading import Thread
from typing import IO, NamedTuple, Self

from summarize.errors import describe_reason
from summarize.language.control_characters import one_line
from summarize.systems import kill_session, lift_limits

_KEPT = 64 * 1024  # bytes of an output, of its end: that of a model that thinks aloud is its answer
_MOST = 16_000_000  # bytes of an output, above which the program is ended
_LINES, _LONGEST = 10, 300  # lines of stderr that are passed on, and characters of one
_GRACE = 1.0  # seconds for the last bytes, when the program has ended
# What returns to the start of a line to write over it, as a spinner of `ollama run` does.
_OVERWRITTEN = re.compile(r"\r|\x1b\[[01]?G|\x1b\[2K")


class Outcome(NamedTuple):
    """The end of a program, and what it printed."""

    output: str = ""  # the last 64 kB of its standard output
    messages: tuple[str, ...] = ()  # the last lines of its standard error, without control codes
    failure: str | None = None  # such as "took longer than 120 s"


def run_program(words: Sequence[str], text: str, seconds: float) -> Outcome:
    """Run a program without a shell, the text on its standard input.

    When it takes longer than so many seconds, and whenever this call ends by an exception, as
    Ctrl-C raises one, it is killed with all that it has started.
    """
    with ExitStack() as pipes:
        try:
            output, errors = (pipes.enter_context(_Reader()) for _ in range(2))
            with lift_limits():
                child = subprocess.Popen(
                    words,
                    stdin=subprocess.PIPE,
                    stdout=output.write_end,
                    stderr=errors.write_end,
                    bufsize=0,
                    start_new_session=True,
                )
        except (OSError, ValueError) as error:
            return Outcome(failure=f"can't be started ({describe_reason(error)})")
        failure = _wait(child, text, seconds, (output, errors))
    return Outcome(output.text, _list_messages(errors.text), failure)


def _wait(
    child: subprocess.Popen[bytes], text: str, seconds: float, readers: Sequence["_Reader"]
) -> str | None:
    """Wait for the end of a program; return its failure, if it is one."""
    failure = None
    try:
        for reader in readers:
            reader.start_reading(child.pid)
        Thread(target=_feed, args=(child.stdin, text), daemon=True).start()
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        failure = f"took longer than {seconds:g} s"
    finally:
        if child.returncode is None:
            kill_session(child.pid)
            child.wait()
    for reader in readers:
        reader.join(_GRACE)
    if any(reader.size > _MOST for reader in readers):
        return f"printed more than {_MOST / 1e6:g} MB"
    return failure or _explain(child.returncode)


class _Reader(Thread):
    """Read a pipe to its end, and keep the last of it; kill a program that prints too much."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._read_end, self.write_end = os.pipe()
        self._open = True
        self._leader = 0
        self._chunks = deque[bytes]()
        self._held = 0
        self.size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close_write_end()
        if not self.is_alive():  # a process that the program left running may hold the pipe
            os.close(self._read_end)

    def _close_write_end(self) -> None:
        if self._open:
            os.close(self.write_end)
            self._open = False

    def start_reading(self, leader: int) -> None:
        """Read from now on what a process prints, which has its own copy of the pipe."""
        self._close_write_end()
        self._leader = leader
        self.start()

    def run(self) -> None:
        """Read to the end; this is the thread."""
        while chunk := os.read(self._read_end, _KEPT):
            self.size += len(chunk)
            self._held += len(chunk)
            self._chunks.append(chunk)
            while self._held - len(self._chunks[0]) >= _KEPT:
                self._held -= len(self._chunks.popleft())
            if self.size > _MOST:
                kill_session(self._leader)
                return

    @property
    def text(self) -> str:
        """The last of what was read."""
        return b"".join(tuple(self._chunks))[-_KEPT:].decode(errors="replace")


def _feed(pipe: IO[bytes], text: str) -> None:
    data = memoryview(text.encode(errors="replace"))
    with suppress(OSError), pipe:  # it need not read all of it
        while data:
            data = data[pipe.write(data) :]


def _list_messages(errors: str) -> tuple[str, ...]:
    lines = (_OVERWRITTEN.split(line.rstrip("\r"))[-1] for line in errors.split("\n"))
    return tuple(line[:_LONGEST] for line in map(one_line, lines) if line)[-_LINES:]


def _explain(code: int) -> str | None:
    if code == 0:
        return None
    return f"ended with exit code {code}" if code > 0 else f"was ended by signal {-code}"
