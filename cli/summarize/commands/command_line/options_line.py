"""A line with options or a command, which Typer reads."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer

from summarize.commands.command_line.complete import COMMANDS as WORDS
from summarize.commands.command_line.defaults import load_defaults
from summarize.commands.command_line.shell import answer_completion, take_command
from summarize.commands.command_line.spelling import spell_out

# The first words on the command line that are modules here.
COMMANDS = tuple(name for name in WORDS if name not in ("help", "version"))


def run_command(words: list[str]) -> int:
    """Do what a line says, and return the exit code."""
    # Typer exports BadParameter but not its base, which unknown options raise.
    usage_error: Any = typer.BadParameter.__base__
    if answer_completion(words):
        return 0
    words = spell_out(words)
    if words == ["help", "options"]:
        from summarize.commands.command_line.manual import print_options

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
