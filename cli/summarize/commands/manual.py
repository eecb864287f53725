"""The manual pages and `summarize help options`, built from the same declarations as --help.

``python -m summarize.commands.manual FOLDER`` writes them.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import Any

from typer.main import get_command

from summarize.bugs import TRACEBACK
from summarize.commands.options.command import describe_name, describe_whole, group_options
from summarize.commands.registry import COMMANDS, MODULES, SUMMARY, TOPICS, WITH_MANUAL, load_app
from summarize.console.deliver import deliver
from summarize.errors import UsageError
from summarize.exit_code import ExitCode
from summarize.render.formats import FORMATS
from summarize.spelling import suggest
from summarize.version import __version__

_COLUMNS = 78
_PURPOSE = {SUMMARY: "print the key sentences of an article, word for word", **COMMANDS}
_EXITS = "Exit codes: 0 success, 2 usage, 3 not opened or written, 4 no article.\n"
_FILES = (
    ("$XDG_CONFIG_HOME/summarize/config.toml", "Your defaults: see summarize-config(1)."),
    (
        "$XDG_CACHE_HOME/summarize/",
        "Pages fetched within the last hour, and feeds of digests within the last month, at most "
        "100 MB.",
    ),
)
_STATE = (
    (
        "$XDG_STATE_HOME/summarize/digest.db",
        "What digests with --since-last have delivered, a database of SQLite.",
    ),
)
_ENVIRONMENT = (
    ("SUMMARIZE_LENGTH, SUMMARIZE_FORMAT, ...", "Defaults, by the long name of each option."),
    (TRACEBACK, "If set, print the traceback of a bug."),
    ("NO_COLOR", "If set, use no colour, unless --color always asks for it."),
    ("FORCE_COLOR, CLICOLOR_FORCE", "If one is set, and not to 0, same as --color always."),
    ("COLUMNS", "The width of the terminal format."),
    ("PAGER", "Pager for pages taller than the terminal. Default: less."),
    ("http_proxy, https_proxy, no_proxy", "Proxy for fetching URLs."),
)


def _open(name: str) -> tuple[Any, Any]:
    """Load a command, which is of our own class, and make its context."""
    command: Any = get_command(load_app(name))
    named = f"summarize {name}".rstrip()
    return command, command.context_class(command, info_name=named, **command.context_settings)


def print_options() -> int:
    """Print the full help of all options of the summary; return the exit code."""
    command, ctx = _open(SUMMARY)
    deliver(f"{command.describe_options(ctx).lstrip()}\n{_EXITS}", None)
    return 0


def print_help() -> None:
    """Print the short help on stderr, for a line without anything to do."""
    command, ctx = _open(SUMMARY)
    sys.stderr.write(f"{command.get_help(ctx)}\n\n")


def print_option(word: str) -> int:
    """Print the full help of one option, by any of its names; raise UsageError for no option."""
    name = word.lstrip("-")
    wanted = {name, "format"} if name in FORMATS else {name}  # --json is short for -f json
    known: dict[str, list[str]] = {}  # the commands that have it, by its help
    names: set[str] = set()
    for command in (SUMMARY, *MODULES):
        found, ctx = _open(command)
        for _, options in group_options(found.get_params(ctx)):
            for option in options:
                forms = {form.lstrip("-") for form in option.opts}
                names |= forms
                if not wanted.isdisjoint(forms):
                    text = f"{describe_name(option, ctx)}\n{_indent(describe_whole(option))}"
                    known.setdefault(text, []).append(f"summarize {command}".rstrip())
    if not known:
        close = suggest(name, (*TOPICS, *names))
        hint = f"did you mean {close}?" if close else f"choose from {', '.join(TOPICS)}"
        raise UsageError(f"no help on {word!r}: {hint}")
    parts = (f"{text}\n{_indent('Of: ' + ', '.join(of) + '.')}\n" for text, of in known.items())
    deliver("\n".join(parts), None)
    return 0


def _indent(text: str) -> str:
    return "\n".join(wrap(text, _COLUMNS, initial_indent="  ", subsequent_indent="  "))


def write_pages() -> dict[str, str]:
    """Write the manual pages, by the names of their files."""
    return {f"{_name(command)}.1": _write_page(command) for command in WITH_MANUAL}


def _name(command: str) -> str:
    return f"summarize-{command}" if command else "summarize"


def _write_page(command: str) -> str:
    known, ctx = _open(command)
    name = _name(command)
    usage = " ".join(known.collect_usage_pieces(ctx))
    lines = [
        f'.TH {name.upper()} 1 "" "summarize {__version__}" "User Commands"',
        ".SH NAME",
        f"{_escape(name)} \\- {_escape(_PURPOSE[command])}",
        ".SH SYNOPSIS",
        f".B {_escape(f'summarize {command}'.rstrip())}",
        _escape(usage),
        ".SH DESCRIPTION",
        *_write_help(known.help or ""),
        ".SH OPTIONS",
        *_write_options(known.get_params(ctx), ctx),
        *_write_table("EXIT STATUS", [(str(code.value), code.meaning) for code in ExitCode]),
        *_write_table("FILES", (*_FILES, *(_STATE if command == "digest" else ()))),
        *_write_table("ENVIRONMENT", _ENVIRONMENT),
        ".SH SEE ALSO",
        *(f".BR {_escape(_name(other))} (1)" for other in WITH_MANUAL if other != command),
    ]
    return "\n".join(lines) + "\n"


def _write_help(text: str) -> Iterator[str]:
    """Yield the paragraphs; those with line breaks, such as examples, keep them."""
    for number, paragraph in enumerate(re.split(r"\n\n", text.strip())):
        if paragraph.startswith("\b"):
            yield ".PP"
            yield from _write_lines(paragraph.splitlines()[1:])
        else:
            yield from ([".PP"] if number else [])
            yield from map(_escape, paragraph.splitlines())


def _write_lines(lines: list[str]) -> Iterator[str]:
    """Yield lines; indented ones, the examples, stay as they are."""
    for example, group in groupby(lines, lambda line: line.startswith("  ")):
        written = [*map(_escape, group)]
        yield from (".nf", *written, ".fi") if example else written


def _write_options(params: list[Any], ctx: Any) -> Iterator[str]:
    for group, options in group_options(params):
        yield f".SS {_escape(group)}"
        for option in options:
            yield from (".TP", f".B {_escape(describe_name(option, ctx))}")
            yield _escape(describe_whole(option))


def _write_table(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f".SH {title}"
    for name, text in rows:
        yield from (".TP", f".B {_escape(name)}", _escape(text))


def _escape(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    for file, page in write_pages().items():
        (Path(sys.argv[1]) / file).write_text(page, encoding="utf-8")
