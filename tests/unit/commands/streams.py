"""Standard streams of a test: a terminal, or a pipe."""

import io
import sys

import pytest

EITHER = pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])


def stand_at(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let standard output and standard input be a terminal, or a pipe."""
    for name in ("stdout", "stdin"):
        stream = io.TextIOWrapper(io.BytesIO())
        monkeypatch.setattr(stream, "isatty", lambda: terminal)
        monkeypatch.setattr(sys, name, stream)
    for name in ("NO_COLOR", "TERM", "COLUMNS", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
