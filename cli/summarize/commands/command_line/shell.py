"""What a shell asks for: the script that completes, and whose options complete a line."""

import os
from collections.abc import Container, Sequence
from contextlib import suppress

import typer
from typer.completion import (  # type: ignore[attr-defined]
    Shells,
    _get_shell_name,
    completion_init,
    get_completion_script,
    install,
)

from summarize.commands.command_line.complete import ASKS
from summarize.errors import UsageError, cannot_write

_SHOW, _INSTALL = "--show-completion", "--install-completion"
_SHELLS = tuple(shell.value for shell in Shells)
_PROGRAM = "summarize"
# Where shells put the line: bash as words, with the number of the last; others up to the cursor.
_WORDS, _NUMBER, _LINE = "COMP_WORDS", "COMP_CWORD", "_TYPER_COMPLETE_ARGS"


def answer_completion(words: Sequence[str]) -> bool:
    """Print or install the script if the line asks for it, for the shell that it names.

    Typer would take the shell above us alone. Raise UsageError if there is none that is known,
    InputError if the shell's files can't be written.
    """
    option, equals, value = words[0].partition("=") if words else ("", "", "")
    if option not in (_SHOW, _INSTALL):
        return False
    shell = value if equals else (words[1] if len(words) > 1 else _get_shell_name())
    if shell not in _SHELLS:
        reason = f"no completion for {shell!r}:" if shell else "which shell?"
        raise UsageError(f"{reason} write {option} and one of {', '.join(_SHELLS)}")
    if option == _SHOW:
        typer.echo(get_completion_script(prog_name=_PROGRAM, complete_var=ASKS, shell=shell))
        return True
    try:
        _, path = install(shell=shell, prog_name=_PROGRAM)
    except OSError as error:
        raise cannot_write(error.filename, error) from error
    typer.echo(f"{shell} completion is in {path}: it works in shells that start from now on")
    return True


def take_command(commands: Container[str]) -> str | None:
    """Return the command whose options are wanted, and take its name off the line.

    It is "" where the program's own are, and None where nothing is to be completed. Raise
    UsageError for what no shell asks.
    """
    asked = os.environ.get(ASKS)
    if not asked:
        return None
    verb, _, shell = asked.partition("_")
    if verb not in ("complete", "source") or shell not in _SHELLS:
        raise UsageError(f"{ASKS}={asked!r} is not what a shell asks")
    completion_init()  # Typer does it alone for a program that can install completion
    name = _WORDS if shell == "bash" else _LINE
    line = os.environ.setdefault(name, "")
    program, command, rest = [*line.split(maxsplit=2), "", "", ""][:3]
    number = _read_number(len(line.split()) - 1)
    os.environ[_NUMBER] = str(number)
    still_typed = number == 1 or not (rest or line[-1:].isspace())
    if shell == "zsh" and not rest and not (command and line[-1:].isspace()):
        typer.echo("_files; ", nl=False)  # beside the commands
    if command not in commands or still_typed:
        return ""
    os.environ[name] = f"{program} {rest}"
    os.environ[_NUMBER] = str(number - 1)
    return command


def _read_number(last: int) -> int:
    """Return the number of the word that is completed; the last, where bash does not tell."""
    number = last
    with suppress(ValueError):
        number = int(os.environ.get(_NUMBER, ""))
    return max(number, 0)
