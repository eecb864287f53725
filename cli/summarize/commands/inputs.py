"""The inputs of a command: names, folders as their files, or a pipe."""

import os
import sys
from collections.abc import Mapping, Sequence
from itertools import islice

from summarize.console.complain import note
from summarize.console.progress import hush_progress
from summarize.errors import UsageError
from summarize.length import guess_length
from summarize.sources.address import find_scheme, take_path
from summarize.sources.folders import Choice, list_files
from summarize.systems import name_end_of_input

MOST_FILES = 50  # of a folder; more are a corpus


def list_inputs(names: list[str] | None) -> list[str]:
    """List the names, or "-" for a pipe; raise UsageError if there is neither."""
    if names:
        if "" in names:
            raise UsageError("an argument is empty: name a file or a URL")
        if "-" in names and sys.stdin.isatty():
            note(f"reading what you type; end with {name_end_of_input()}")
            hush_progress()
        refuse_split_length(names, sys.argv[1:])
        return [take_path(name) for name in names]
    if not sys.stdin.readable() or sys.stdin.isatty():
        raise UsageError("nothing to summarize: name a file or a URL, or pipe a text in")
    return ["-"]


def refuse_swallowed(values: Mapping[str, str | None], names: Sequence[str]) -> None:
    """Raise UsageError if the value of an option is a file, and none of the names an input."""
    if any(map(os.path.exists, names)) or any(n == "-" or find_scheme(n) for n in names):
        return
    for option, value in values.items():
        if value and os.path.isfile(value):  # noqa: PTH113 - Path.is_file raises for a long one
            import shlex  # for this mistake alone

            what = "the question" if option == "--ask" else "its words"
            asked = shlex.quote(names[0]) if names else "'...'"
            raise UsageError(
                f"{option}: {value} is taken as {what}: write {option} {asked} {shlex.quote(value)}"
            )


def refuse_split_length(names: Sequence[str], line: Sequence[str]) -> None:
    """Raise UsageError for a length in two words, as in ``-n 100 words``."""
    for option, before, word in zip(("", *line), line, line[1:], strict=False):
        number = before.removeprefix("-n").removeprefix("--length=")
        is_length = number != before or option in ("-n", "--length")
        length = guess_length(number + word) if is_length and number.isdecimal() else ""
        if length and word in names and not os.path.exists(word):  # noqa: PTH110 - Path.exists raises for a long one
            raise UsageError(f"a length is one word: write -n {length}")


def expand_folders(names: list[str], output: str | None) -> list[str]:
    """Replace each folder by the files below it, unless there are none or too many.

    The output file is not one of them. A folder that stays gives the reason when it is opened.
    """
    spread: list[str] = []
    for name in names:
        files = [name]
        if os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            written = frozenset({os.path.realpath(output)} if output else ())
            files = list(islice(list_files([name], Choice(never=written)), MOST_FILES + 1))
        spread += files if 0 < len(files) <= MOST_FILES else [name]
    return spread


def require_one_input(names: list[str] | None, command: str) -> str:
    """Take the only input of a command; raise UsageError for none or several."""
    found = list_inputs(names)
    if len(found) > 1:
        raise UsageError(f"{command} takes one input; you gave {len(found)}")
    return found[0]
