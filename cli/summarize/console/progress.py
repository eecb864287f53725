"""Say on stderr what is going on while it lasts, where stderr is a terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from summarize.language.addresses import hide_password
from summarize.language.characters import one_line

CLEAR = "\r\x1b[K"  # to the start of the line, and the rest of it away
on_screen = Event()  # set while there is such a line, which any other must take away first
_STARTED = monotonic()
_PATIENCE = 1.0  # seconds before anything is said: most runs are over by then
_PAUSE = 0.2


_hushed = Event()


def hush_progress() -> None:
    """Show none from now on: what reads our pipe may be writing on the same terminal."""
    _hushed.set()


@contextmanager
def show_progress(what: str) -> Iterator[None]:
    """Show what is going on, and for how long, on one line that goes away at the end."""
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
        seconds = f" {monotonic() - start:.0f} s"
        sys.stderr.write(f"{CLEAR}{_cut(what, len(seconds))}{seconds}")
        sys.stderr.flush()
        if done.wait(_PAUSE):
            break
    _take_away()


def _cut(line: str, taken: int = 0) -> str:
    """Return as much of a line as the terminal has room for: one that wraps is never taken away."""
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
    """Say how far a long run got: all the time on a terminal, once a minute elsewhere."""

    def __init__(self, *, quiet: bool) -> None:
        """Begin to count the time."""
        self._terminal = sys.stderr.isatty()
        self._quiet = quiet
        self._pause = _PAUSE if self._terminal else 60.0
        self._start = self._last = monotonic()

    @property
    def seconds(self) -> float:
        """The time since the beginning."""
        return monotonic() - self._start

    def due(self) -> bool:
        """Tell whether it is time to say something."""
        return not self._quiet and monotonic() - self._last >= self._pause

    def show(self, line: str) -> None:
        """Put the line in the place of the last one, or below it where there is no terminal."""
        self._last = monotonic()
        sys.stderr.write(f"{CLEAR}{_cut(line)}" if self._terminal else f"{line}\n")
        sys.stderr.flush()
        if self._terminal:
            on_screen.set()

    def end(self) -> None:
        """Take the line away."""
        if on_screen.is_set():
            _take_away()
