"""Read a named pipe, for which the system would wait without end if nobody writes to it."""

import os
import time
from pathlib import Path

from summarize.errors import InputError
from summarize.systems import open_pipe, wait_for_pipe

PATIENCE = 5.0  # seconds until somebody opens it to write
_PAUSE = 0.02
_CHUNK = 65_536


def read_fifo(path: Path, most: int, patience: float = PATIENCE) -> bytes:
    """Return at most so many bytes of a pipe; raise InputError if nobody writes, OSError."""
    descriptor = open_pipe(path)
    with os.fdopen(descriptor, "rb") as file:
        # One that a shell opened for us, as <(command) or /dev/stdin, has had its writer.
        inherited = "/fd/" in os.path.realpath(path)
        start = b"" if inherited else _wait_for_writer(descriptor, patience)
        wait_for_pipe(descriptor)
        return start + file.read(most - len(start))


def _wait_for_writer(descriptor: int, patience: float) -> bytes:
    """Return the first bytes, none from a writer who has written nothing so far."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            start = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            return b""
        if start:
            return start
        time.sleep(_PAUSE)  # nobody has it open: the end of the file, says the system
    raise InputError(f"no data came through the pipe for {patience:g} s")
