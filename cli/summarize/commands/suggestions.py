"""Errors of a mistyped line, in one line that says what to type."""

from __future__ import annotations

import os
import re
import shlex
from itertools import islice
from typing import Any

from summarize.commands.registry import COMMANDS, SUMMARY, WITH_DEFAULTS, load_app
from summarize.errors import InputError, SummarizeError, UsageError
from summarize.lazy import compile_late
from summarize.sources.folders import Choice, list_files
from summarize.spelling import suggest

_HOST = compile_late(
    r"www\.|localhost\b|[\w.-]{1,250}\.(?:[a-z]{2,20}(?::\d{1,5})?/|(?:com|org|net)$)",
    re.IGNORECASE,
)
_RANGE = compile_late(r"is not in the range ([^<]+)<=x<=(.+)")
_MOST_COUNTED = 10_000  # files of a folder
_EXAMPLE = 5  # of a number, if it may be so small
# What other programs call it, and what it is here.
_MODEL = "--pick-with 'llm -m NAME' for a language model, or -a NAME for a ranker"
_ELSEWHERE = {
    "--model": _MODEL,
    "-m": _MODEL,
    "--question": "--ask QUESTION",
    "--sentences": "-n 5",
    "--words": "-n 100w",
    "--md": "--markdown",
}
_EXTRA = compile_late(r"unexpected extra arguments? \((.*)\)|extra argument\(s\) \((.*)\)")
_UNITS = frozenset(("%", "w", "c", "t"))  # of a length
_ALIKE = 0.7  # "question" and "version" are less alike


def explain_usage(error: Any, program: str) -> UsageError:
    """Turn an error of Typer into one that says what is wrong and, if known, what to write."""
    option = getattr(error, "option_name", "")
    if type(error).__name__ == "NoSuchOption":
        known = [name for param in error.ctx.command.params for name in param.opts]
        command = program.partition(" ")[2]
        lacks = f"{command} has no {option}" if command else f"no option {option}"
        return UsageError(f"{lacks}: {_hint_option(option, known, program)}")
    param = getattr(error, "param", None)
    if option and "requires an argument" in error.message:
        return UsageError(f"{option} needs a value after it (see {program} --help)")
    if param is None and (extra := _EXTRA.search(error.message)):
        return UsageError(f"{program} takes no more words: leave out {extra[1] or extra[2]}")
    if param is None:
        return UsageError(f"{error.format_message()} (see {program} --help)")
    from summarize.commands.options.command import name_option_source

    option = max(param.opts, key=len)
    source = name_option_source(error.ctx, param)
    if " is not a valid int" in error.message:
        value = error.message.partition(" is not")[0]
        least = getattr(param.type, "min", None) or 0
        hint = "" if source else f": write {option} {max(_EXAMPLE, int(least))}"
        return UsageError(f"{source or f'{option}: '}{value} is not a number{hint}")
    reason = error.message.partition(". ")[0].rstrip(".")
    reason = _RANGE.sub(r"is not between \1 and \2", reason)
    reason = reason.replace("is not in the range x>=", "is less than ")
    reason = reason.replace("is not a valid boolean", "is neither true nor false")
    return UsageError(f"{source or f'{option}: '}{reason}")


def _hint_option(option: str, known: list[str], program: str) -> str:
    """Say what to write in place of an option that a command lacks."""
    if option in _ELSEWHERE:
        return f"write {_ELSEWHERE[option]}"
    for command in WITH_DEFAULTS:
        if _has_option(command, option):
            return f"{f'summarize {command}'.rstrip()} has it"
    longer = [name for name in known if name.startswith(option) and option.startswith("--")]
    close = longer[0] if len(longer) == 1 else suggest(option, known, alike=_ALIKE)
    return f"did you mean {close}?" if close else f"see {program} --help"


def explain_input(name: str, error: SummarizeError) -> SummarizeError:
    """Add a hint to the error of a name that can't be opened."""
    if not isinstance(error, InputError) or "://" in name or name == "-":
        return error
    if os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        hint = _describe_folder(name)
    else:
        hint = "" if os.path.lexists(name) else _guess(name)
    return InputError(f"{error}: {hint}") if hint else error


def _describe_folder(name: str) -> str:
    from summarize.commands.inputs import MOST_FILES

    files = list(islice(list_files([name], Choice()), _MOST_COUNTED + 1))
    quoted = shlex.quote(name)
    if files == [name.rstrip("/")]:  # it may not be read
        return ""
    if not files:
        return "it has no files"
    many = len(files) > _MOST_COUNTED
    count = f"more than {_MOST_COUNTED:,} files" if many else f"{len(files):,} files"
    count = count.removesuffix("s") if len(files) == 1 else count
    if len(files) <= MOST_FILES:  # a command that takes one input
        return f"it has {count}: to summarize them, write summarize {quoted}"
    return f"it has {count}: write summarize corpus {quoted} -o out.jsonl"


def _guess(name: str) -> str:
    """Guess what is meant by a name that no file has; "" for no guess."""
    if name in _UNITS:
        return f"a length is one word: -n 50{name}"
    if name == "summarize":
        return "it is the program itself: name it once"
    if " " in name and all(map(os.path.lexists, name.split())):
        return f"these are several: summarize {shlex.join(name.split())}"
    if " " in name:
        return f"to summarize a text, pipe it: echo '{' '.join(name.split()[:3])} ...' | summarize"
    if name in COMMANDS:
        return f"a command comes first: summarize {name} ..."
    if _HOST.match(name) and not os.path.lexists(name.partition("/")[0]):
        return f"for the web write https://{name}"
    if not name.isalpha():
        return ""
    close = f"--{name}" if _has_option(SUMMARY, f"--{name}") else suggest(name, COMMANDS)
    return f"did you mean summarize {close}?" if close else ""


def _has_option(command: str, name: str) -> bool:
    """Check whether a command has an option of a name, such as --list."""
    from summarize.commands.startup import load_typer

    load_typer()
    from typer.main import get_command

    params: Any = get_command(load_app(command)).params
    return any(name in param.opts for param in params)
