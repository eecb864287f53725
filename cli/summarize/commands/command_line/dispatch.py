"""The command line to an exit code; all that is heavy loads later."""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from typing import Any

import typer

from summarize.commands.command_line.complete import COMMANDS as WORDS
from summarize.commands.command_line.defaults import load_defaults
from summarize.commands.command_line.shell import answer_completion, take_command
from summarize.commands.command_line.spelling import spell_out
from summarize.console.complain import complain
from summarize.console.streams import ReaderLeftError, prepare_streams
from summarize.errors import SummarizeError

# The first words on the command line that are modules here.
COMMANDS = tuple(name for name in WORDS if name not in ("help", "version"))


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
    words = spell_out(words)
    if words == ["help", "options"]:
        from summarize.commands.command_line.all_options import print_options

        return print_options()
    completed = take_command(COMMANDS)
    command = words[0] if words and words[0] in COMMANDS else completed or ""
    app = import_module(f"summarize.commands.{command or 'summary'}").app
    name = f"summarize {command}".rstrip() if completed is None else "summarize"
    try:
        defaults = load_defaults(command, app, words) if completed is None else {}
        rest = words[bool(command) :]
        return app(args=rest, prog_name=name, standalone_mode=False, default_map=defaults) or 0
    except usage_error as error:
        from summarize.commands.command_line.slips import explain_usage

        raise explain_usage(error, name, words) from error
