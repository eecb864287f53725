"""Run a program of the user's on a text, within bounds of time and output."""

import re
import subprocess
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import PurePath
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO

from summarize.errors import describe_reason
from summarize.language.control_characters import one_line
from summarize.rank.command.exchange import Outcome, Tell, Watch
from summarize.systems import kill_session, lift_limits

_KEPT = 64 * 1024  # bytes of an output, of its end: that of a model that thinks aloud is its answer
_MOST = 16_000_000  # bytes of an output, above which the program is ended
_FIRST, _LAST = 10, 5  # lines of a long stderr that are passed on, of its start and of its end
_LONGEST = 300  # characters of a line that is passed on
_UNENDED = 8 * 1024  # bytes of a line without an end that are held
_GRACE = 1.0  # seconds for the last bytes, when the program has ended
_PAUSE = 0.05  # seconds between looks whether a silent program has ended
# What returns to the start of a line to write over it, as a spinner of `ollama run` does.
_OVERWRITTEN = re.compile(r"\r|\x1b\[[01]?G|\x1b\[2K")


def name_program(words: Sequence[str]) -> str:
    """Find the name of the program of a command, for messages: arguments may be keys and paths."""
    return one_line(PurePath(words[0]).name)


def run_program(
    words: Sequence[str], text: str, seconds: float, tell: Tell, watch: Watch | None = None
) -> Outcome:
    """Run a program without a shell, the text on its standard input.

    ``tell`` gets each line of its standard error when it is printed, without control codes; of
    more than 15 the first and the last. When it takes longer than so many seconds, and whenever
    this call ends by an exception, as Ctrl-C raises one, it is killed with all that it has started.
    """
    try:
        with lift_limits():
            child = subprocess.Popen(
                words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                start_new_session=True,
            )
    except (OSError, ValueError) as error:
        return Outcome(failure=f"can't be started ({describe_reason(error)}: {one_line(words[0])})")
    chunks: _Chunks = SimpleQueue()
    output, messages = _Output(), _Messages(tell)
    try:
        if watch:
            watch(partial(kill_session, child.pid))
        Thread(target=_feed, args=(child.stdin, text), daemon=True).start()
        for pipe, reader in ((child.stdout, output), (child.stderr, messages)):
            Thread(target=_pump, args=(pipe, reader, chunks, child.pid), daemon=True).start()
        ended = _listen(child, chunks, seconds)
    finally:
        if child.returncode is None:
            kill_session(child.pid)
            child.wait()
    messages.end()
    if max(output.size, messages.size) > _MOST:
        return Outcome(output.text, f"printed more than {_MOST / 1e6:g} MB")
    failure = _explain(child.returncode) if ended else f"took longer than {seconds:g} s"
    return Outcome(output.text, failure)


def _listen(child: subprocess.Popen[bytes], chunks: "_Chunks", seconds: float) -> bool:
    """Read what a program prints until it ends; False if it takes longer.

    A process that it has left running may hold the pipes, and print on.
    """
    end, left_open = monotonic() + seconds, 2
    last: float | None = None  # when the last bytes of a program that has ended must be there
    while left_open and monotonic() < (last or end):
        try:
            reader, chunk = chunks.get(timeout=_PAUSE)
        except Empty:
            if last is not None:
                break
        else:
            reader.add(chunk)
            left_open -= not chunk
        if last is None and child.poll() is not None:
            last = monotonic() + _GRACE
    with suppress(subprocess.TimeoutExpired):
        child.wait(max(0.0, end - monotonic()))
    return child.returncode is not None


class _Output:
    """The last of what a program prints."""

    def __init__(self) -> None:
        self.size = 0
        self._kept = bytearray()

    def add(self, chunk: bytes) -> None:
        """Add what was read; nothing at the end."""
        self.size += len(chunk)
        self._kept += chunk
        del self._kept[:-_KEPT]

    @property
    def text(self) -> str:
        """The last of it as text."""
        return self._kept.decode(errors="replace")


class _Messages(_Output):
    """The lines of what a program prints, without control codes: the first are told at once."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self._tell = tell
        self._begun = b""  # a line without its end
        self._count = 0
        self._last = deque[str](maxlen=_LAST)

    def add(self, chunk: bytes) -> None:
        """Tell the lines of what was read, of many the first."""
        self.size += len(chunk)
        *lines, begun = (self._begun + chunk).split(b"\n")
        for line in lines:
            self._add_line(line)
        if len(begun) > _UNENDED:  # such as a spinner: only its last state is of use
            begun = begun[begun.rfind(b"\r", 0, -1) + 1 :][:_UNENDED]
        self._begun = begun

    def _add_line(self, raw: bytes) -> None:
        text = raw.decode(errors="replace").rstrip("\r")
        line = one_line(_OVERWRITTEN.split(text)[-1])[:_LONGEST]
        if not line:
            return
        self._count += 1
        if self._count <= _FIRST:
            self._tell(line)
        else:
            self._last.append(line)

    def end(self) -> None:
        """Tell the last lines, and how many are left out."""
        self._add_line(self._begun)
        left_out = self._count - _FIRST - len(self._last)
        if left_out > 0:
            self._tell(f"({left_out:,} lines are left out)")
        for line in self._last:
            self._tell(line)


_Chunks = SimpleQueue[tuple[_Output, bytes]]  # with no bytes at the end of a pipe


def _pump(pipe: IO[bytes], reader: _Output, chunks: _Chunks, leader: int) -> None:
    """Queue what a program prints, to its end; kill one that prints too much."""
    size = 0
    with pipe:
        while size <= _MOST and (chunk := pipe.read(_KEPT)):
            size += len(chunk)
            chunks.put((reader, chunk))
    if size > _MOST:
        kill_session(leader)
    chunks.put((reader, b""))


def _feed(pipe: IO[bytes], text: str) -> None:
    data = memoryview(text.encode(errors="replace"))
    with suppress(OSError), pipe:  # it need not read all of it
        while data:
            data = data[pipe.write(data) :]


def _explain(code: int) -> str | None:
    if code == 0:
        return None
    return f"ended with exit code {code}" if code > 0 else f"was ended by signal {-code}"
