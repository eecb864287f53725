"""Say on stderr what is going on while it lasts, where stderr is a terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from summarize.characters import one_line

CLEAR = "\r\x1b[K"  # to the start of the line, and the rest of it away
on_screen = Event()  # set while there is such a line, which any other must take away first
_STARTED = monotonic()
_PATIENCE = 1.0  # seconds before anything is said: most runs are over by then
_PAUSE = 0.2


@contextmanager
def show_progress(what: str) -> Iterator[None]:
    """Show what is going on, and for how long, on one line that goes away at the end."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    done = Event()
    writer = Thread(target=_write, args=(one_line(what), done), daemon=True)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


def _write(what: str, done: Event) -> None:
    from shutil import get_terminal_size

    start = monotonic()
    if done.wait(max(0.0, _STARTED + _PATIENCE - start)):
        return
    on_screen.set()
    while True:
        seconds = f" {monotonic() - start:.0f} s"
        room = get_terminal_size().columns - len(seconds) - 1
        line = what if len(what) <= room else what[: room - 1] + "…"
        sys.stderr.write(f"{CLEAR}{line}{seconds}")
        sys.stderr.flush()
        if done.wait(_PAUSE):
            break
    sys.stderr.write(CLEAR)
    sys.stderr.flush()
    on_screen.clear()
