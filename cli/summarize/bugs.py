"""A bug costs the input that it strikes at, and no other: what nobody foresaw becomes an error."""

import traceback
from pathlib import Path
from types import TracebackType

from summarize.errors import BugError, SummarizeError

_PACKAGE = Path(__file__).parent


class report_bugs:  # noqa: N801 - used like a function
    """Raise BugError, which names the place, for any exception that is none of ours.

    What says that memory ran out passes, as does what is to end the program.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, SummarizeError | MemoryError):
            place = _find_place(error)
            name = type(error).__name__
            raise BugError(
                f"this is a bug in summarize: {name}{place}; please report it"
            ) from error


def _find_place(error: Exception) -> str:
    """Find the innermost line of ours that an error passed."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            return f" in {path.relative_to(_PACKAGE).as_posix()}:{line}"
    return ""
