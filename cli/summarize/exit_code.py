"""The exit codes, in one place: errors have them, and the manual pages explain them."""

from enum import IntEnum


class ExitCode(IntEnum):
    """An exit code, and its meaning in the manual pages."""

    meaning: str

    SUCCESS = 0, "A summary for every input, or the reader of the pipe left early."
    BUG = 1, "A bug in summarize; the other inputs are summarized."
    USAGE = (
        2,
        "Wrong usage: an option, algorithm, language, format or length that does not exist.",
    )
    INPUT = 3, "An input could not be opened, fetched or decoded, or the output not written."
    NO_ARTICLE = 4, "An input was read, but has no article."
    HANGUP = 129, "The terminal was closed (SIGHUP), after cleaning up."
    INTERRUPTED = 130, "Interrupted."
    TERMINATED = 143, "Terminated by SIGTERM, after cleaning up."

    def __new__(cls, code: int, meaning: str) -> "ExitCode":
        """Keep the meaning beside the number."""
        made = int.__new__(cls, code)
        made._value_ = code
        made.meaning = meaning
        return made
