"""The command line to an exit code; all that is heavy loads later."""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from typing import Any

import typer

from summarize.commands.completion import answer_completion, take_command
from summarize.console.complain import complain
from summarize.console.streams import ReaderLeftError, prepare_streams
from summarize.errors import SummarizeError, UsageError

# The first word on the command line, and the module here that holds the command.
COMMANDS = {"read": "read", "compare": "compare", "corpus": "corpus"}


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit code; every error is one line on stderr."""
    prepare_streams()
    signal.signal(signal.SIGTERM, _end)
    try:
        code = _dispatch(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except ReaderLeftError:
        return 0
    except SummarizeError as error:
        complain(None, error)
        return error.exit_code
    return code


def _end(number: int, _: object) -> None:
    """End as a shell reports it, when all that is open has been put in order."""
    raise SystemExit(128 + number)


def _dispatch(words: list[str]) -> int:
    # Typer exports BadParameter but not its base, which unknown options raise.
    usage_error: Any = typer.BadParameter.__base__
    if answer_completion(words):
        return 0
    completed = take_command(COMMANDS)
    command = words[0] if words and words[0] in COMMANDS else completed or ""
    app = import_module(f"summarize.commands.{COMMANDS.get(command, 'summary')}").app
    name = f"summarize {command}".rstrip() if completed is None else "summarize"
    try:
        return app(args=words[bool(command) :], prog_name=name, standalone_mode=False) or 0
    except usage_error as error:
        raise UsageError(f"{error.format_message()} (see {name} --help)") from error
