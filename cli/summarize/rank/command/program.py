"""Run a program of the user's on a text, within bounds of time and output."""

import os
import re
import subprocess
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from pathlib import PurePath
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, NamedTuple, Self

from summarize.errors import describe_reason
from summarize.language.control_characters import one_line
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


class Outcome(NamedTuple):
    """The end of a program, and what it printed."""

    output: str = ""  # the last 64 kB of its standard output
    failure: str | None = None  # such as "took longer than 120 s"


Tell = Callable[[str], None]
Runner = Callable[[Sequence[str], str, float, Tell], Outcome]
_runner: ContextVar[Runner | None] = ContextVar("runner", default=None)


@contextmanager
def delegate_programs(runner: Runner) -> Iterator[None]:
    """Have another function run programs within, such as one that asks another process to."""
    token = _runner.set(runner)
    try:
        yield
    finally:
        _runner.reset(token)


def name_program(words: Sequence[str]) -> str:
    """Find the name of the program of a command, for messages: arguments may be keys and paths."""
    return one_line(PurePath(words[0]).name)


def run_program(words: Sequence[str], text: str, seconds: float, tell: Tell) -> Outcome:
    """Run a program without a shell, the text on its standard input.

    ``tell`` gets each line of its standard error when it is printed, without control codes; of
    more than 15 the first and the last. When it takes longer than so many seconds, and whenever
    this call ends by an exception, as Ctrl-C raises one, it is killed with all that it has started.
    """
    return (_runner.get() or run_here)(words, text, seconds, tell)


def run_here(
    words: Sequence[str],
    text: str,
    seconds: float,
    tell: Tell,
    watch: Callable[[int], None] | None = None,
) -> Outcome:
    """Run a program from this process, as run_program does; ``watch`` gets its process id."""
    with ExitStack() as pipes:
        try:
            output, errors = pipes.enter_context(_Reader()), pipes.enter_context(_LineReader())
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
        failure = None
        try:
            if watch:
                watch(child.pid)
            for reader in (output, errors):
                reader.start_reading(child.pid)
            Thread(target=_feed, args=(child.stdin, text), daemon=True).start()
            if not _wait(child, seconds, errors, tell):
                failure = f"took longer than {seconds:g} s"
        finally:
            if child.returncode is None:
                kill_session(child.pid)
                child.wait()
        for reader in (output, errors):
            reader.join(_GRACE)
        for line in errors.list_rest():
            tell(line)
    if max(output.size, errors.size) > _MOST:
        failure = f"printed more than {_MOST / 1e6:g} MB"
    return Outcome(output.text, failure or _explain(child.returncode))


def _wait(
    child: subprocess.Popen[bytes], seconds: float, errors: "_LineReader", tell: Tell
) -> bool:
    """Wait for the end of a program, and tell its messages meanwhile; False if it takes longer."""
    end = monotonic() + seconds
    while child.poll() is None:
        left = end - monotonic()
        if left <= 0:
            return False
        try:
            line = errors.lines.get(timeout=min(_PAUSE, left))
        except Empty:
            continue
        if line is None:  # it has closed its standard error, mostly by its end
            with suppress(subprocess.TimeoutExpired):
                child.wait(left)
        else:
            tell(line)
    return True


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
            self._keep(chunk)
            if self.size > _MOST:
                kill_session(self._leader)
                return

    def _keep(self, chunk: bytes) -> None:
        self._held += len(chunk)
        self._chunks.append(chunk)
        while self._held - len(self._chunks[0]) >= _KEPT:
            self._held -= len(self._chunks.popleft())

    @property
    def text(self) -> str:
        """The last of what was read."""
        return b"".join(tuple(self._chunks))[-_KEPT:].decode(errors="replace")


class _LineReader(_Reader):
    """Read the lines of a pipe, without control codes: the first ones at once, the last later."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = SimpleQueue[str | None]()  # None at the end
        self._begun = b""  # a line without its end
        self._count = 0
        self._last = deque[str](maxlen=_LAST)

    def run(self) -> None:
        """Read to the end; this is the thread."""
        super().run()
        self._add(self._begun)
        self.lines.put(None)

    def _keep(self, chunk: bytes) -> None:
        *lines, begun = (self._begun + chunk).split(b"\n")
        for line in lines:
            self._add(line)
        if len(begun) > _UNENDED:  # such as a spinner: only its last state is of use
            begun = begun[begun.rfind(b"\r", 0, -1) + 1 :][:_UNENDED]
        self._begun = begun

    def _add(self, raw: bytes) -> None:
        text = raw.decode(errors="replace").rstrip("\r")
        line = one_line(_OVERWRITTEN.split(text)[-1])[:_LONGEST]
        if not line:
            return
        self._count += 1
        if self._count <= _FIRST:
            self.lines.put(line)
        else:
            self._last.append(line)

    def list_rest(self) -> Iterator[str]:
        """Yield the lines that nobody has taken, of many the last ones, and how many are left out.

        A process that the program left running may still print.
        """
        with suppress(Empty):
            while True:
                if (line := self.lines.get_nowait()) is not None:
                    yield line
        left_out = self._count - _FIRST - len(self._last)
        if left_out > 0:
            yield f"({left_out:,} lines are left out)"
        yield from tuple(self._last)


def _feed(pipe: IO[bytes], text: str) -> None:
    data = memoryview(text.encode(errors="replace"))
    with suppress(OSError), pipe:  # it need not read all of it
        while data:
            data = data[pipe.write(data) :]


def _explain(code: int) -> str | None:
    if code == 0:
        return None
    return f"ended with exit code {code}" if code > 0 else f"was ended by signal {-code}"
