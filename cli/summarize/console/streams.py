"""The three standard streams: whatever state they are in, none ends us with a traceback."""

import errno
import io
import os
import select
import sys
from typing import Any

from summarize.errors import InputError, tell_reason
from summarize.systems import has_own_letters


class ReaderLeftError(Exception):
    """Nobody reads standard output any more."""


class _Stream(io.FileIO):
    """A stream that waits for its reader, even where its other owner has told it not to."""

    def write(self, data: Any) -> int:
        """Write, and return how many bytes were taken."""
        while (count := super().write(data)) is None:
            select.select((), (self,), ())
        return count


class _Output(_Stream):
    """Standard output: the first failure is told, what comes after it goes nowhere."""

    _failed = False

    def write(self, data: Any) -> int:
        """Write; raise ReaderLeftError or InputError, once."""
        if self._failed:  # the buffer tries again when the program ends
            return len(data)
        try:
            return super().write(data)
        except OSError as error:
            self._failed = True
            if isinstance(error, BrokenPipeError):
                raise ReaderLeftError from error
            message = f"standard output can't be written: {tell_reason(error)}"
            raise InputError(message) from error


class _Errors(_Stream):
    """Standard error: where nobody can read it, the work goes on."""

    def write(self, data: Any) -> int:
        """Write; what can't be written goes nowhere."""
        try:
            return super().write(data)
        except OSError:
            return len(data)


class _ClosedInput(io.BufferedIOBase):
    """Standard input that the caller has closed; it is not readable."""

    def read(self, _size: int | None = -1) -> bytes:
        """Raise OSError."""
        raise OSError(errno.EBADF, "standard input is closed")


def prepare_streams() -> None:
    """Put streams in place that write UTF-8, and fail as their readers would expect.

    A pipe gets the same bytes wherever it runs; a name that is no text is shown with "?".
    """
    _take_numbers()
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(_ClosedInput())
    if sys.stdout is None or not has_own_letters(sys.stdout):
        sys.stdout = _open_text(_Output(1, "w", closefd=False))
    if sys.stderr is None or not has_own_letters(sys.stderr):
        sys.stderr = _open_text(_Errors(2, "w", closefd=False), by_line=True)


def _take_numbers() -> None:
    """Open what is closed of 0, 1 and 2, or the next file would get the number and our errors.

    As the C library does it: the wrong way round, so that reading and writing fail.
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
