"""The command line to an exit code; all that is heavy loads later."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import typer

from summarize.commands.completion import take_command
from summarize.console.complain import complain
from summarize.errors import SummarizeError, UsageError

# The first word on the command line, and the module here that holds the command.
COMMANDS = {"read": "read", "compare": "compare", "corpus": "corpus"}


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit code; every error is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe gets the same bytes wherever it runs; a name that is no text is shown with "?".
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    # Typer exports BadParameter but not its base, which unknown options raise.
    usage_error: Any = typer.BadParameter.__base__
    words = sys.argv[1:] if arguments is None else arguments
    completed = take_command(COMMANDS)
    command = words[0] if words and words[0] in COMMANDS else completed or ""
    app = import_module(f"summarize.commands.{COMMANDS.get(command, 'summary')}").app
    name = f"summarize {command}".rstrip() if completed is None else "summarize"
    try:
        return app(args=words[bool(command) :], prog_name=name, standalone_mode=False) or 0
    except usage_error as error:
        complain(None, UsageError(f"{error.format_message()} (see {name} --help)"))
        return UsageError.exit_code
    except SummarizeError as error:
        complain(None, error)
        return error.exit_code
