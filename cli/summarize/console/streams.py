"""The three standard streams: in any state they are in, none causes a traceback."""

import errno
import io
import os
import select
import sys
from typing import Any

from summarize.errors import InputError, describe_reason
from summarize.systems import has_own_letters


class ReaderLeftError(BaseException):
    """The reader of standard output has gone; no ``except Exception`` takes it for a failure."""


class _Stream(io.FileIO):
    """A stream that waits for its reader, even if another process made it non-blocking."""

    def write(self, data: Any) -> int:
        """Write, and return the number of bytes written."""
        while (count := super().write(data)) is None:
            select.select((), (self,), ())
        return count


class _Output(_Stream):
    """Standard output: the first failure is raised, and later writes are dropped."""

    _failed = False

    def write(self, data: Any) -> int:
        """Write; raise ReaderLeftError or InputError, once."""
        if self._failed:  # the buffer is flushed again at exit
            return len(data)
        try:
            return super().write(data)
        except OSError as error:
            self._failed = True
            if isinstance(error, BrokenPipeError):
                raise ReaderLeftError from error
            message = f"standard output can't be written: {describe_reason(error)}"
            raise InputError(message) from error


class _Errors(_Stream):
    """Standard error: failures to write it are ignored."""

    def write(self, data: Any) -> int:
        """Write, and drop anything that can't be written."""
        try:
            return super().write(data)
        except OSError:
            return len(data)


class _ClosedInput(io.BufferedIOBase):
    """Standard input that the caller has closed."""

    def read(self, _size: int | None = -1) -> bytes:
        """Raise OSError."""
        raise OSError(errno.EBADF, "standard input is closed")


def prepare_streams() -> None:
    """Replace the standard streams by ones that write UTF-8 and report failures cleanly.

    A pipe gets the same bytes on every system; invalid characters in names are shown as "?".
    """
    _take_numbers()
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(_ClosedInput())
    if sys.stdout is None or not has_own_letters(sys.stdout):
        sys.stdout = _open_text(_Output(1, "w", closefd=False))
    if sys.stderr is None or not has_own_letters(sys.stderr):
        sys.stderr = _open_text(_Errors(2, "w", closefd=False), by_line=True)


def _take_numbers() -> None:
    """Open closed descriptors of 0, 1 and 2, or the next file would get our output.

    Each is opened the wrong way round, as in the C library, so that reading and writing fail.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            null = os.open(os.devnull, os.O_RDONLY if number else os.O_WRONLY)
            os.dup2(null, number)
            if null != number:
                os.close(null)


def _open_text(raw: io.FileIO, *, by_line: bool = False) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding="utf-8",
        errors="replace",
        newline="\n",  # the same bytes on every system
        line_buffering=by_line or raw.isatty(),
    )
