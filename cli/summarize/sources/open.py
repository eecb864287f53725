"""Open an input: a file, standard input, a named pipe or a URL."""

import os
import sys
import time
from pathlib import Path
from typing import BinaryIO

from summarize.errors import InputError, describe_reason
from summarize.models import Source
from summarize.sources.address import ORDINARY, Web, is_address
from summarize.systems import open_pipe, wait_for_pipe

MAX_BYTES = 100_000_000  # of a file or a pipe: the longest book has 20 MB
PATIENCE = 5.0  # seconds until somebody opens a named pipe to write
_PAUSE = 0.02
_CHUNK = 65_536


def open_source(name: str, web: Web = ORDINARY) -> Source:
    """Read all of an input; raise InputError if it can't be read or is too long."""
    if not is_address(name):
        return Source(name, _read_file(name))
    # Imported here: the network's libraries take 50 ms, which a file should not cost.
    from summarize.sources.web.cache import fetch_cached

    return fetch_cached(name, web)


def _read_file(name: str) -> bytes:
    try:
        if name == "-":
            if sys.stdin is None:
                raise InputError("standard input is closed")
            return read_whole(sys.stdin.buffer)
        path = Path(name)
        if path.is_fifo():
            return _check_size(read_fifo(path, MAX_BYTES + 1))
        with path.open("rb") as file:
            return read_whole(file)
    except (OSError, ValueError) as error:
        raise InputError(describe_reason(error)) from error


def read_whole(file: BinaryIO) -> bytes:
    """Read a file to its end; raise InputError if it is too long, OSError."""
    return _check_size(file.read(MAX_BYTES + 1))


def _check_size(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise InputError(f"longer than {MAX_BYTES // 1_000_000} MB")
    return data


def read_fifo(path: Path, most: int, patience: float = PATIENCE) -> bytes:
    """Read a named pipe up to a number of bytes; raise InputError if nobody writes, OSError.

    The system alone would wait for a writer without end.
    """
    descriptor = open_pipe(path)
    with os.fdopen(descriptor, "rb") as file:
        # One that a shell opened for us, as <(command) or /dev/stdin, has had its writer.
        inherited = "/fd/" in os.path.realpath(path)
        start = b"" if inherited else _wait_for_writer(descriptor, patience)
        wait_for_pipe(descriptor)
        return start + file.read(most - len(start))


def _wait_for_writer(descriptor: int, patience: float) -> bytes:
    """Wait until somebody opens the pipe to write; return the bytes received meanwhile."""
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
