"""The inputs of a command: names, folders as their files, or a pipe."""

import os
import sys
from itertools import islice

from summarize.console.complain import note
from summarize.console.progress import hush_progress
from summarize.errors import UsageError
from summarize.sources.address import take_path
from summarize.sources.folders import Choice, list_files
from summarize.systems import name_end_of_input

MOST_FILES = 50  # of a folder; more are a corpus


def list_inputs(names: list[str] | None, **values: str | None) -> list[str]:
    """List the names, or "-" for a pipe; raise UsageError if there is neither.

    ``values`` are those of options, by their names: one of them may be the name that is missing.
    """
    if names:
        if "" in names:
            raise UsageError("an argument is empty: name a file or a URL")
        if "-" in names and sys.stdin.isatty():
            note(f"reading what you type; end with {name_end_of_input()}")
            hush_progress()
        return [take_path(name) for name in names]
    piped = sys.stdin.readable() and not sys.stdin.isatty()
    for option, value in values.items():
        # To a pipe, a word may be asked that is by chance the name of a file.
        if value and os.path.lexists(value) and (not piped or "." in value or "/" in value):
            import shlex  # no text should wait for it

            message = f"--{option} needs words, and {value} is a file: write --{option}"
            raise UsageError(f"{message} 'WORDS' {shlex.quote(value)}")
    if not piped:
        raise UsageError("nothing to summarize: name a file or a URL, or pipe a text in")
    return ["-"]


def expand_inputs(
    names: list[str] | None, output: str | None = None, **values: str | None
) -> list[str]:
    """List the inputs with each folder replaced by its files, unless there are none or too many.

    The output file is not one of them. A folder that stays gives the reason when it is opened.
    ``values`` are those of list_inputs.
    """
    spread: list[str] = []
    for name in list_inputs(names, **values):
        files = [name]
        if os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            written = frozenset({os.path.realpath(output)} if output else ())
            files = list(islice(list_files([name], Choice(never=written)), MOST_FILES + 1))
        spread += files if 0 < len(files) <= MOST_FILES else [name]
    return spread


def require_one_input(names: list[str] | None, command: str, **values: str | None) -> str:
    """Take the only input of a command; raise UsageError for none or several.

    ``values`` are those of list_inputs.
    """
    found = list_inputs(names, **values)
    if len(found) > 1:
        raise UsageError(f"{command} takes one input; you gave {len(found)}")
    return found[0]
