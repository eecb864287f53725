"""Completion in the shell: its script, and the commands, files and names that complete a line."""

import os
from collections.abc import Callable, Container, Iterable, Sequence
from pathlib import Path

import typer
from typer.completion import (  # type: ignore[attr-defined]
    Shells,
    _get_shell_name,
    completion_init,
    get_completion_script,
    install,
)

from summarize.commands.registry import COMMANDS, COMPLETION, TOPICS
from summarize.errors import UsageError, cannot_write
from summarize.numbers import read_number
from summarize.rank.algorithms import ALGORITHMS

_SHOW, _INSTALL = "--show-completion", "--install-completion"
_SHELLS = tuple(shell.value for shell in Shells)
_PROGRAM = "summarize"
# Where each shell finds a script, below the home, and the line that its start-up file needs.
# A ~ in it, not the home: its name may have quotation marks, and even commands.
_PLACES = {
    "bash": (".bash_completions/summarize.sh", ".bashrc", ". ~/.bash_completions/summarize.sh"),
    "zsh": (".zfunc/_summarize", ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
    "fish": (".config/fish/completions/summarize.fish", "", ""),
}
# Variables with the line: all words and an index in bash, the line up to the cursor in others.
_WORDS, _NUMBER, _LINE = "COMP_WORDS", "COMP_CWORD", "_TYPER_COMPLETE_ARGS"


def complete_words(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Build a completion from a list of words."""
    return lambda incomplete: [word for word in words if word.startswith(incomplete)]


def complete_algorithms(incomplete: str) -> list[str]:
    """Complete the last of several names, separated by commas."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in complete_words(ALGORITHMS)(last)]


def complete_language(incomplete: str) -> list[tuple[str, str]]:
    """Complete a language by its code or English name; from three letters on by any name."""
    from summarize.language.language_names import load_names

    known = load_names()
    begun = incomplete.casefold()
    found = [(code, names[0]) for code, names in known.items() if code.startswith(begun)]
    if len(begun) > 1:
        found += [  # with the letters that are typed, which shells keep
            (incomplete + name[len(incomplete) :], code)
            for code, names in known.items()
            for name in names[: None if len(begun) > 2 else 1]
            if " " not in name and name.casefold().startswith(begun)
        ]
    return found


def complete_input(incomplete: str) -> list[str | tuple[str, str]]:
    """Complete the first word with commands and files.

    If no command fits, return nothing: shells then complete files by themselves.
    """
    words, place = _read_line()
    if words[1:2] == ["help"] and place == 2:
        return [*complete_words(TOPICS)(incomplete)]
    commands = [item for item in COMMANDS.items() if item[0].startswith(incomplete)]
    if not commands or place != 1:
        return []
    return [*commands, *sorted(_list_files(incomplete, os.environ.get(COMPLETION, "")))]


def _list_files(incomplete: str, asked: str) -> list[str]:
    """List the files in this folder, escaped for the shell.

    zsh gets none: it evaluates the answer, so a name could run a command; it lists files itself.
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
    """Escape a name as bash does."""
    return "".join(c if c.isalnum() or c in "_-.,/+@%:=" else f"\\{c}" for c in name)


def _read_line() -> tuple[list[str], int]:
    """Read the words of the line and the index of the completed one, which only bash passes."""
    if "COMP_WORDS" in os.environ:
        number = os.environ.get("COMP_CWORD", "")
        return os.environ["COMP_WORDS"].split(), read_number(number) or 0
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    return line.split(), len(line.split()) + line.endswith(" ") - 1


def answer_completion(words: Sequence[str]) -> bool:
    """Print or install the completion script if the line asks for it.

    Unlike Typer, accept the name of a shell. Raise UsageError for an unknown one, InputError if
    its files can't be written.
    """
    option, equals, value = words[0].partition("=") if words else ("", "", "")
    if option not in (_SHOW, _INSTALL):
        return False
    shell = value if equals else (words[1] if len(words) > 1 else _get_shell_name())
    if shell not in _SHELLS:
        reason = f"no completion for {shell!r}:" if shell else "which shell?"
        raise UsageError(f"{reason} write {option} and one of {', '.join(_SHELLS)}")
    script = get_completion_script(prog_name=_PROGRAM, complete_var=COMPLETION, shell=shell)
    if option == _SHOW:
        typer.echo(script)
        return True
    try:
        path = _install(shell, script)
    except OSError as error:
        raise cannot_write(error.filename, error) from error
    typer.echo(f"{shell} completion is in {path}: it works in shells that start from now on")
    return True


def _install(shell: str, script: str) -> Path:
    """Write a script to its place, and the line that loads it at the end of a start-up file."""
    if shell not in _PLACES:  # PowerShell, which says itself where
        return install(shell=shell, prog_name=_PROGRAM)[1]
    place, startup, line = _PLACES[shell]
    path = Path.home() / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{script}\n", encoding="utf-8")
    if startup:
        with (Path.home() / startup).open("a+b") as file:
            file.seek(0)
            if line.encode() not in file.read().splitlines():
                file.write(f"\n{line}\n".encode())
    return path


def take_command(commands: Container[str]) -> str | None:
    """Find the command whose options to complete, and remove its name from the line.

    It is "" for the summary, and None if no shell asks. Raise UsageError for a request that no
    shell makes.
    """
    asked = os.environ.get(COMPLETION)
    if not asked:
        return None
    verb, _, shell = asked.partition("_")
    if verb not in ("complete", "source") or shell not in _SHELLS:
        raise UsageError(f"{COMPLETION}={asked!r} is not what a shell asks")
    completion_init()  # Typer does it only for programs that can install completion
    name = _WORDS if shell == "bash" else _LINE
    line = os.environ.setdefault(name, "")
    program, command, rest = [*line.split(maxsplit=2), "", "", ""][:3]
    given = read_number(os.environ.get(_NUMBER), least=-(10**9))
    number = max(0, len(line.split()) - 1 if given is None else given)
    os.environ[_NUMBER] = str(number)
    still_typed = number == 1 or not (rest or line[-1:].isspace())
    if shell == "zsh" and not rest and not (command and line[-1:].isspace()):
        typer.echo("_files; ", nl=False)  # beside the commands
    if command not in commands or still_typed:
        return ""
    os.environ[name] = f"{program} {rest}"
    os.environ[_NUMBER] = str(number - 1)
    return command
