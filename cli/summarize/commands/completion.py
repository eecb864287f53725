"""What a shell asks when it completes a line: whose options, the program's or a command's."""

import os
from collections.abc import Container

from typer.completion import completion_init  # type: ignore[attr-defined]

_ASKS = "_SUMMARIZE_COMPLETE"  # set by the script that --install-completion writes
# Where shells put the line: bash as words, with the number of the last; others up to the cursor.
_WORDS, _NUMBER, _LINE = "COMP_WORDS", "COMP_CWORD", "_TYPER_COMPLETE_ARGS"


def take_command(commands: Container[str]) -> str | None:
    """Return the command whose options are wanted, and take its name off the line.

    It is "" where the program's own are, and None where nothing is to be completed.
    """
    if _ASKS not in os.environ:
        return None
    completion_init()  # Typer does it alone for a program that can install completion
    name = _WORDS if _WORDS in os.environ else _LINE
    line = os.environ.get(name, "")
    program, command, rest = [*line.split(maxsplit=2), "", "", ""][:3]
    number = os.environ.get(_NUMBER, "2")
    still_typed = number == "1" or not (rest or line[-1:].isspace())
    if command not in commands or still_typed:
        return ""
    os.environ[name] = f"{program} {rest}"
    os.environ[_NUMBER] = str(int(number) - 1)
    return command
