"""Progress of a run on stderr."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from summarize.language.addresses import hide_password
from summarize.language.control_characters import one_line

CLEAR = "\r\x1b[K"  # to the start of the line, and erase it
on_screen = Event()  # set while there is a line of progress, which other output must erase first
_STARTED = monotonic()
_PATIENCE = 1.0  # seconds before anything is shown: most runs are over by then
_PAUSE = 0.2
LOG_PAUSE = 30.0  # seconds between the lines of a log


_hushed = Event()


def hush_progress() -> None:
    """Show no progress from now on: the reader of our pipe may write to the same terminal."""
    _hushed.set()


@contextmanager
def show_progress(what: str) -> Iterator[None]:
    """Show a step and its duration on a line of the terminal, and erase it at the end."""
    if _hushed.is_set() or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    done = Event()
    writer = Thread(target=_write, args=(one_line(hide_password(what)), done), daemon=True)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


def _write(what: str, done: Event) -> None:
    start = monotonic()
    if done.wait(max(0.0, _STARTED + _PATIENCE - start)):
        return
    on_screen.set()
    while True:
        passed = round(monotonic() - start)
        seconds = f" {passed} s" if passed else ""
        sys.stderr.write(f"{CLEAR}{_cut(what, len(seconds))}{seconds}")
        sys.stderr.flush()
        if done.wait(_PAUSE):
            break
    _take_away()


def _cut(line: str, taken: int = 0) -> str:
    """Cut a line to the width of the terminal: a wrapped one can't be erased."""
    from shutil import get_terminal_size
    from unicodedata import east_asian_width

    room = get_terminal_size().columns - taken - 1
    used = 0
    for place, char in enumerate(line):
        used += 2 if east_asian_width(char) in "WF" else 1
        if used > room:
            return line[: max(0, place - 2)] + "…" * (room > 0)
    return line


def _take_away() -> None:
    sys.stderr.write(CLEAR)
    sys.stderr.flush()
    on_screen.clear()


class Ticker:
    """Progress of a long run: continuous on a terminal, each half minute elsewhere."""

    def __init__(self, *, quiet: bool, lines: bool = False) -> None:
        """Start the clock; with ``lines`` a terminal gets lines, too."""
        self._terminal = sys.stderr.isatty() and not lines
        self._quiet = quiet
        self._pause = _PAUSE if self._terminal else LOG_PAUSE
        self._start = self._last = monotonic()

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return monotonic() - self._start

    def due(self) -> bool:
        """Check whether it is time for the next line."""
        return not self._quiet and monotonic() - self._last >= self._pause

    def renew(self) -> None:
        """Make a line due at once on a terminal, where a note replaces the last one."""
        if self._terminal:
            self._last -= self._pause

    def show(self, line: str) -> None:
        """Replace the last line on a terminal; print another one elsewhere."""
        self._last = monotonic()
        sys.stderr.write(f"{CLEAR}{_cut(line)}" if self._terminal else f"{line}\n")
        sys.stderr.flush()
        if self._terminal:
            on_screen.set()

    def end(self) -> None:
        """Erase the line."""
        if on_screen.is_set():
            _take_away()
