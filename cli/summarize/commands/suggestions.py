"""Suggestions for a mistyped line, in words that the user can type."""

from __future__ import annotations

import re
import shlex
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.commands.registry import COMMANDS, WITH_DEFAULTS, load_app
from summarize.commands.spelling import suggest
from summarize.errors import InputError, SummarizeError, UsageError
from summarize.sources.folders import Choice, list_files

if TYPE_CHECKING:
    from collections.abc import Sequence

# Options of other programs, and ours. Braces hold an example, which the user's value replaces.
_OPTIONS = {
    "--md": "-f md", "--text": "-f text", "--plain": "-f text", "--sentences": "-n {3}",
    "--sentence": "-n {3}", "-s": "-n {3}", "--lines": "-n {3}", "--count": "-n {3}",
    "--num": "-n {3}", "--words": "-n {100}w", "-w": "-n {100}w", "--max-words": "-n {100}w",
    "--characters": "-n {600}c", "--chars": "-n {600}c", "--ratio": "-n {20}%",
    "--percent": "-n {20}%", "--no-color": "--color never", "--no-colour": "--color never",
    "--colour": "--color {never}", "--lang": "-l {de}", "--query": "--focus {WORDS}",
    "--question": "--ask {QUESTION}", "--tokens": "-n {800}t", "--max-tokens": "-n {800}t",
    "--topic": "--focus {WORDS}", "--method": "-a {NAME}", "--algo": "-a {NAME}",
    "--model": "-a {NAME}", "--file": "{the file's name} alone", "--url": "{the URL} alone",
    "--input": "{the file's name} alone", "-i": "{the file's name} alone", "--out": "-o {FILE}",
    "--browser": "--open", "-c": "--color {never}", "-k": "--keywords {5}",
    "--verbose": "--explain or --show-removed", "-v": "--explain or --show-removed",
    "--no-cache": "--fresh", "--refresh": "--fresh", "--page": "read {FILE}",
    "--columns": "--width {60}", "--output-format": "-f {json}", "--out-format": "-f {json}",
    "--fmt": "-f {json}", "--chapter": "--parts", "--chapters": "--parts",
    "-p": "--part {2} for one of several articles, -n 20% for a share",
}  # fmt: skip
_VALUE = re.compile(r"\{(.+)\}")
_NUMBER = re.compile(r"\d{1,9}")
_SHARE = re.compile(r"0?\.\d{1,9}")  # of 1
_FILE = re.compile(r"-[^/]*\.[a-z]{1,5}", re.IGNORECASE)
_DIGIT = re.compile(r"-\d{1,9}[%wct]?$")
_DOMAINS = {"com", "org", "net", "edu", "gov", "io"}  # no endings of files
# Hosts that serve pages here or nearby, mostly without a certificate.
_OWN_HOST = re.compile(
    r"(?:(?:localhost|(?:\d{1,3}\.){3}\d{1,3})(?::\d{2,5})?(?:/.*)?|[\w.-]+:\d{2,5}/.*)"
)
_MOST_PIECES = 12  # of a name with spaces
_MOST_COUNTED = 10_000  # files of a folder
_FEWEST = 4  # words of a name that looks like a sentence


def explain_usage(error: Any, program: str, line: Sequence[str] = ()) -> UsageError:
    """Turn an error of Typer into one that suggests a correct line.

    ``line`` is the line as typed, whose values appear in the suggestion.
    """
    option = getattr(error, "option_name", "")
    if type(error).__name__ == "NoSuchOption":
        known = _translate(option, line)
        hint = f"write {known}" if known else _find_option(option, error.ctx.command.params)
        command = program.partition(" ")[2]
        lacks = f"{command} has no {option}" if command else f"no option {option}"
        return UsageError(f"{lacks}: {hint or f'see {program} --help'}")
    param = getattr(error, "param", None)
    if option and "requires an argument" in error.message:
        return UsageError(f"{option} needs a value after it (see {program} --help)")
    if param is None:
        return UsageError(f"{error.format_message()} (see {program} --help)")
    from summarize.commands.options.command import name_option_source

    option = max(param.opts, key=len)
    source = name_option_source(error.ctx, param)
    if " is not a valid int" in error.message:
        value = error.message.partition(" is not")[0]
        hint = "" if source else f": write {option} 5"
        return UsageError(f"{source or f'{option}: '}{value} is not a number{hint}")
    reason = error.message.partition(". ")[0].rstrip(".")
    reason = reason.replace("is not in the range x>=", "is less than ")
    reason = reason.replace("is not a valid boolean", "is neither true nor false")
    return UsageError(f"{source or f'{option}: '}{reason}")


def _translate(option: str, line: Sequence[str]) -> str:
    """Translate an option of another program, or a file that looks like an option."""
    word = next((w for w in line if w.startswith(option)), option)
    if not word.startswith("--no-") and (_FILE.fullmatch(word) or _exists(word)):
        return f"./{word} if it is a file"
    if _DIGIT.match(option):
        return f"-n {option[1:]}"
    known = _OPTIONS.get(option, "")
    inside = _VALUE.search(known)
    if inside is None:
        return known
    value = inside[1]
    own = _find_value(word.removeprefix(option).removeprefix("="), word, line)
    if own and (not value.isdecimal() or _NUMBER.fullmatch(own)):
        value = shlex.quote(own)
    elif "%" in known and _SHARE.fullmatch(own):
        value = f"{100 * float(own):.0f}"
    return known.replace(inside[0], value)


def _find_value(inside: str, word: str, line: Sequence[str]) -> str:
    """Find the value of an option, in the same word or the next."""
    after = line[line.index(word) + 1 :] if word in line else ()
    return inside or next((w for w in after[:1] if not w.startswith("-")), "")


def _find_option(option: str, params: Sequence[Any]) -> str:
    """Suggest the nearest option, or the command that has this one."""
    # Imported here: a missing file needs no Typer.
    from typer.main import get_command

    close = suggest(option, [name for param in params for name in param.opts], alike=0.7)
    if close:
        return f"did you mean {close}?"
    for command in WITH_DEFAULTS:
        own = get_command(load_app(command)).params
        if any(option in param.opts for param in own):
            return f"it is an option of summarize {command}".rstrip()
    return ""


def check_names(names: Sequence[str], line: Sequence[str]) -> None:
    """Raise UsageError for a late command, an option without dashes and a name without quotes.

    Raise InputError for a text without quotes.

    ``line`` is everything after the name of the program.
    """
    late = [name for name in names if name in COMMANDS and not _exists(name)]
    if late:
        rest = [word for word in line if word != late[0]]
        raise UsageError(f"put {late[0]} first: summarize {shlex.join([late[0], *rest])}")
    if whole := _find_whole(names):
        raise UsageError(f"a name with spaces needs quotes: write {shlex.quote(whole)}")
    if spelled := _spell_option(names[0], line):
        raise UsageError(f"no command {names[0]}: write summarize {spelled}")
    if len(names) >= _FEWEST and not any(map(_may_be_input, names)):
        raise InputError(f"no such files: to summarize a text, {_pipe(' '.join(names))}")


def _find_whole(names: Sequence[str]) -> str:
    """Find a file whose name was cut at its spaces; "" if there is none."""
    missing = (number for number, name in enumerate(names) if not _exists(name))
    for start in islice(missing, _MOST_PIECES):
        for end in range(start + 2, min(start + _MOST_PIECES, len(names)) + 1):
            if _exists(whole := " ".join(names[start:end])):
                return whole
    return ""


def _spell_option(name: str, line: Sequence[str]) -> str:
    """Write a line that opens with the name of an option, such as ``ask``, with that option."""
    # Imported here: a missing file needs no Typer.
    if not name.isalpha() or _exists(name) or list(line[:1]) != [name]:
        return ""
    from summarize.commands.startup import load_typer

    load_typer()
    from typer.main import get_command

    option = f"--{name}"
    params = get_command(load_app("")).params
    known: Any = next((param for param in params if option in param.opts), None)
    if known is None:
        return ""
    lacks_value = not known.is_flag and _exists(line[1])
    return shlex.join([option, *([known.metavar] if lacks_value else []), *line[1:]])


def explain_input(name: str, error: SummarizeError, names: Sequence[str]) -> SummarizeError:
    """Add a hint to the error of a name that can't be opened."""
    if not isinstance(error, InputError) or "://" in name or name == "-":
        return error
    if _exists(name):
        return InputError(f"{error}: {_describe_folder(name)}") if Path(name).is_dir() else error
    hint = _guess(name, first=name == names[0])
    return InputError(f"{error}: {hint}") if hint else error


def _describe_folder(name: str) -> str:
    from summarize.commands.inputs import MOST_FILES

    files = list(islice(list_files([name], Choice()), _MOST_COUNTED + 1))
    quoted = shlex.quote(name)
    if not files:
        return "it has no files"
    many = len(files) > _MOST_COUNTED
    count = f"more than {_MOST_COUNTED:,} files" if many else f"{len(files):,} files"
    count = count.removesuffix("s") if len(files) == 1 else count
    if files != [name] and len(files) <= MOST_FILES:  # a command that takes one input
        return f"it has {count}: to summarize them, write summarize {quoted}"
    return f"it has {count}: write summarize corpus {quoted} -o out.jsonl"


def _guess(name: str, *, first: bool) -> str:
    if len(name.split()) >= _FEWEST or (len(name) > 200 and " " in name):
        return f"to summarize a text, {_pipe(name)}"
    if _names_host(name):
        return f"for the web write https://{name}"
    if _OWN_HOST.fullmatch(name) and not _exists(name.partition("/")[0]):
        return f"for the web write http://{name}"
    if first and name.isalpha() and (close := suggest(name, COMMANDS)):
        return f"did you mean summarize {close}?"
    near = _find_near(name)
    return f"did you mean {shlex.quote(near)}?" if near else ""


def _find_near(name: str) -> str | None:
    """Find the path nearest to one that does not exist, folder by folder."""
    found = Path()
    parts = Path(name).parts
    for number, typed in enumerate(parts, start=1):
        part = typed
        if not _exists(str(found / part)):
            last = number == len(parts)
            try:
                entries = islice(found.iterdir(), _MOST_COUNTED)
                fitting = [e.name for e in entries if last or e.is_dir()]
            except (OSError, ValueError):
                return None
            close = suggest(typed, [n for n in fitting if n.isprintable()], alike=0.75)
            if close is None:
                return None
            part = close
        found /= part
    return str(found)


def _names_host(name: str) -> bool:
    host, slash, _ = name.partition("/")
    labels = host.partition(":")[0].split(".")
    words = len(labels) > 1 and all(label.replace("-", "").isalnum() for label in labels)
    sure = slash or labels[0] == "www" or labels[-1] in _DOMAINS
    return bool(words and sure and labels[-1].isalpha() and not _exists(host))


def _may_be_input(name: str) -> bool:
    return name == "-" or "/" in name or "." in name[:-1] or _exists(name)


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def _pipe(text: str) -> str:
    start = " ".join(text.split()[:3])
    return f"pipe it: echo '{start} ...' | summarize"
