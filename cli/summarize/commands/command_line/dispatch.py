"""The command line to an exit code; all that is heavy loads later."""

from __future__ import annotations

import signal
import sys

from summarize.commands.command_line.names_alone import are_names, summarize_names
from summarize.console.complain import complain
from summarize.console.streams import ReaderLeftError, prepare_streams
from summarize.errors import SummarizeError


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
    if are_names(words):
        return summarize_names(words)
    from summarize.commands.command_line.lean import load_typer

    load_typer()
    from summarize.commands.command_line.options_line import run_command

    return run_command(words)
