"""The net under each input: an unexpected exception is reported as a bug, by name."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from summarize.errors import BugError, SummarizeError

TRACEBACK = "SUMMARIZE_TRACEBACK"  # environment variable that prints the traceback, too
_PACKAGE = Path(__file__).parent
_OUT_OF_FILES = (errno.EMFILE, errno.ENFILE)


@contextmanager
def report_bugs() -> Iterator[None]:
    """Raise BugError in place of an unexpected exception, so that it costs one input.

    Too little memory and too few file descriptors are no bugs: they pass.
    """
    try:
        yield
    except (SummarizeError, MemoryError):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _OUT_OF_FILES:
            raise
        message = f"this is a bug in summarize: {describe_bug(error)}; please report it"
        raise BugError(message) from error


def describe_bug(error: BaseException) -> str:
    """Name an exception and the innermost line of ours, as ``ValueError in readers/xml.py:48``."""
    return f"{type(error).__name__} in {_find_place(error.__traceback__)}"


def _find_place(trace: TracebackType | None) -> str:
    place = "an unknown place"
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE) and path != Path(__file__):
            place = f"{path.relative_to(_PACKAGE).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
