"""What a shell can complete: names of commands, files, algorithms, formats and languages."""

import os
from collections.abc import Callable, Iterable

from summarize.numbers import read_number
from summarize.rank.algorithms import ALGORITHMS

ASKS = "_SUMMARIZE_COMPLETE"  # the variable in which a shell's script asks, as complete_bash
# The first word on the command line, and what it does.
COMMANDS = {
    "read": "the article whole, its key sentences marked",
    "compare": "the rankers side by side",
    "corpus": "many articles to JSON lines",
    "mcp": "a server that agents call",
    "config": "your own defaults, and where they come from",
    "algorithms": "the ways to rank",
    "languages": "the languages and their codes",
    "help": "this page, or that of a command",
    "version": "the version",
}
TOPICS = (*COMMANDS, "options")  # of help


def complete_words(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Return what completes one of the words."""
    return lambda incomplete: [word for word in words if word.startswith(incomplete)]


def complete_algorithms(incomplete: str) -> list[str]:
    """Complete the last of several names, separated by commas."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in complete_words(ALGORITHMS)(last)]


def complete_language(incomplete: str) -> list[tuple[str, str]]:
    """Complete a code, or a language's English name."""
    from summarize.language.language_names import load_names

    codes = {code: names[0] for code, names in load_names().items()}
    found = [(code, name) for code, name in codes.items() if code.startswith(incomplete)]
    if len(incomplete) > 1:
        found += [
            (n, code) for code, n in codes.items() if " " not in n and n.startswith(incomplete)
        ]
    return found


def complete_input(incomplete: str) -> list[str | tuple[str, str]]:
    """Complete a command where one may stand, and then files beside it.

    Where no command fits nothing is returned: shells complete files by themselves then.
    """
    words, place = _read_line()
    if words[1:2] == ["help"] and place == 2:
        return [*complete_words(TOPICS)(incomplete)]
    commands = [item for item in COMMANDS.items() if item[0].startswith(incomplete)]
    if not commands or place != 1:
        return []
    return [*commands, *sorted(_list_files(incomplete, os.environ.get(ASKS, "")))]


def _list_files(incomplete: str, asked: str) -> list[str]:
    """Return names in this folder as the shell takes them.

    zsh gets none: it evaluates the answer, so a name could be a command; it lists its own.
    """
    if asked.endswith("zsh"):
        return []
    names = [f"{entry.name}{'/' * entry.is_dir()}" for entry in os.scandir(".")]
    fitting = [
        name
        for name in names
        if name.startswith(incomplete) and name.isprintable() and (incomplete or name[0] != ".")
    ]
    return [_escape(name) for name in fitting] if asked.endswith("bash") else fitting


def _escape(name: str) -> str:
    """Return a name as bash puts it on the line."""
    return "".join(c if c.isalnum() or c in "_-.,/+@%:=" else f"\\{c}" for c in name)


def _read_line() -> tuple[list[str], int]:
    """Return the words of the line, and which is completed; bash alone numbers them."""
    if "COMP_WORDS" in os.environ:
        number = os.environ.get("COMP_CWORD", "")
        return os.environ["COMP_WORDS"].split(), read_number(number) or 0
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    return line.split(), len(line.split()) + line.endswith(" ") - 1
