"""Errors, each with its exit code.

SummarizeError
├── BugError
├── UsageError
├── InputError
│   └── NoRoomError
├── NoArticleError
└── NoAnswerError
"""

from __future__ import annotations

import errno
from typing import ClassVar

from summarize.exit_code import ExitCode

# Whatever is opened or written next fails, too.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE)


class SummarizeError(Exception):
    """An error whose message is one line for the user."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG


class BugError(SummarizeError):
    """A bug in summarize that one input met; its cause is the exception."""


class UsageError(SummarizeError):
    """A requested option or value does not exist or is misspelled."""

    exit_code = ExitCode.USAGE


class InputError(SummarizeError):
    """An input can't be opened, fetched or decoded."""

    exit_code = ExitCode.INPUT


class NoRoomError(InputError):
    """A disk is full or read-only, or no more files can be opened."""


class NoArticleError(SummarizeError):
    """An input was read, but holds no article; ``empty_list``: one of several, with none yet."""

    exit_code = ExitCode.NO_ARTICLE

    def __init__(self, message: str, *, empty_list: bool = False) -> None:
        super().__init__(message)
        self.empty_list = empty_list


class NoAnswerError(SummarizeError):
    """Nothing in an article, or in any of several, answers the question."""

    exit_code = ExitCode.NO_ARTICLE

    def __init__(self, question: str, *, several: bool = False) -> None:
        super().__init__(f"nothing in {'them' if several else 'it'} answers {question!r}")
        self.question = question


class NoteWarning(UserWarning):
    """Something that the user should know, though all went well."""


class SlowWarning(NoteWarning):
    """The request works, but takes more than half a minute."""


class FocusWarning(NoteWarning):
    """The article does not mention the focus of the summary."""


def describe_reason(error: OSError | ValueError) -> str:
    """Give the reason why a file can't be opened or written, in a few words."""
    if isinstance(error, OSError):
        return (error.strerror or "error").lower()
    return "a NUL in the name"  # Python's own wording changes with its version


def cannot_write(name: object, error: OSError | ValueError) -> InputError:
    """Make the error of a file or folder that can't be written."""
    full = isinstance(error, OSError) and error.errno in _FULL
    return (NoRoomError if full else InputError)(
        f"{name}: can't be written: {describe_reason(error)}"
    )
