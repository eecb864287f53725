"""Open an input: a file, standard input, a named pipe or a URL."""

import os
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from summarize.errors import InputError, UsageError, describe_reason
from summarize.language.addresses import describe_error, show_address
from summarize.models import Source
from summarize.sources.address import ORDINARY, Web, is_address, take_path
from summarize.systems import open_pipe, wait_for_pipe

MAX_BYTES = 100_000_000  # of a file or a pipe: the longest book has 20 MB
PATIENCE = 5.0  # seconds until somebody opens a named pipe to write
_PAUSE = 0.02
_CHUNK = 65_536
_MOST_WORDS = 12  # of a name, which may have spaces; a text has more
_SHOWN = 40  # characters of a text in an error
_HINTS = {
    bytes: ": write summarize.extract_article(data)",
    list: ": for several write merge_articles(map(summarize.open, paths))",
}


class Readable(Protocol):
    """An open file, of bytes or of text."""

    def read(self, size: int, /) -> Any:
        """Read up to a number of bytes or characters."""


Openable = str | os.PathLike[str] | Readable | Source


def take_source(given: Openable) -> Source:
    """Open what a user of the library gives: a path, an address or a file; a Source is one.

    Raise InputError, which names it, if it can't be read, UsageError for a text, TypeError.
    """
    if isinstance(given, Source):
        return given
    if isinstance(given, str | os.PathLike):
        name = take_path(os.fsdecode(given))
        try:
            return open_source(name)
        except InputError as error:
            if len(name.split()) > _MOST_WORDS:
                raise UsageError(
                    f"{_cut(name)!r} is a text: write summarize.extract_article(text)"
                ) from None
            raise InputError(
                f"{show_address(name) or repr(name)}: {describe_error(error)}"
            ) from error
    if not hasattr(given, "read"):
        hint = _HINTS.get(type(given), "")
        raise TypeError(
            f"a path, an address or an open file can be opened, not {type(given).__name__}{hint}"
        )
    data = given.read(MAX_BYTES + 1)
    data = data.encode("utf-8", errors="replace") if isinstance(data, str) else data
    own = getattr(given, "name", None)  # a number for a pipe
    return Source(own if isinstance(own, str) else "<file>", _check_size(data))


def _cut(text: str) -> str:
    return f"{text[:_SHOWN]}..." if len(text) > _SHOWN else text


def open_source(name: str, web: Web = ORDINARY) -> Source:
    """Read all of an input; raise InputError if it can't be read or is too long."""
    if not is_address(name):
        return Source(name, _read_file(name))
    # Imported here: the network's libraries take 50 ms, which a file should not cost.
    from summarize.sources.web.cache import fetch_cached

    return fetch_cached(name, web)


def _read_file(name: str) -> bytes:
    if name != "-":
        return read_path(Path(name))
    if sys.stdin is None:
        raise InputError("standard input is closed")
    try:
        return read_whole(sys.stdin.buffer)
    except (OSError, ValueError) as error:
        raise InputError(describe_reason(error)) from error


def read_path(path: Path) -> bytes:
    """Read a file or a named pipe to its end; raise InputError if it can't be, or is too long."""
    try:
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
