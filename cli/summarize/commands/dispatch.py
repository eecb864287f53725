"""From the command line to an exit code; everything heavy loads later."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from summarize.bugs import report_bugs
from summarize.commands.config_file import has_file, list_variables
from summarize.commands.registry import COMMANDS, COMPLETION, MODULES, TOPICS, load_app
from summarize.console.complain import complain
from summarize.console.streams import ReaderLeftError, prepare_streams
from summarize.errors import SummarizeError

if TYPE_CHECKING:
    from collections.abc import Sequence

_HELP = ("-h", "--help")
_RETRY = "--retry-failed"
# Short forms of --format, as other programs have them; a corpus has its own --json.
_FORMATS = {f"--{name}": name for name in ("json", "markdown", "html")}


def run(arguments: list[str] | None = None) -> int:
    """Run the command line, with errors as single lines on stderr; return the exit code."""
    prepare_streams()
    try:
        with report_bugs():
            signal.signal(signal.SIGTERM, _end)
            if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
                signal.signal(signal.SIGHUP, _end)  # unless nohup ignores it
            code = _dispatch(sys.argv[1:] if arguments is None else arguments)
            sys.stdout.flush()
    except ReaderLeftError:
        return 0
    except SummarizeError as error:
        complain(None, error)
        return error.exit_code
    return code


def _end(number: int, _: object) -> None:
    """Exit with the code that shells report for a signal, after all cleanup has run."""
    raise SystemExit(128 + number)


def _dispatch(words: list[str]) -> int:
    asked = not words and COMPLETION not in os.environ
    if asked and sys.stdin is not None and sys.stdin.isatty():
        from summarize.commands.manual import print_help

        print_help()
    return summarize_names(words) if are_names(words) else run_command(words)


def are_names(words: Sequence[str]) -> bool:
    """Check whether a line consists of names alone, and no default applies.

    Such a line is run without Typer, which takes a fifth of a start.
    """
    if any(word[:1] == "-" and word != "-" for word in words) or {*words[:1]} & {*TOPICS}:
        return False
    return COMPLETION not in os.environ and not list_variables() and not has_file()


def summarize_names(words: list[str]) -> int:
    """Summarize with all options at their defaults."""
    from summarize.commands.inputs import expand_inputs
    from summarize.commands.output import OutputOptions
    from summarize.commands.summaries import summarize_inputs
    from summarize.request import Request

    request = Request(keywords=0)
    return summarize_inputs(expand_inputs(words), request, OutputOptions(), merge=False, paged=True)


def run_command(words: list[str]) -> int:
    """Parse a line with options or a command by Typer, and run it."""
    from summarize.commands.startup import load_typer

    load_typer()
    import typer

    from summarize.commands.completion import answer_completion, take_command
    from summarize.commands.defaults import load_defaults
    from summarize.commands.options.command import WHOLE

    if answer_completion(words):
        return 0
    words = expand_shorthand(words)
    if words[:1] == ["help"]:
        from summarize.commands.manual import print_option, print_options

        return print_options() if words[1:] == ["options"] else print_option(words[1])
    completed = take_command(MODULES)
    command = words[0] if words and words[0] in MODULES else completed or ""
    app = load_app(command)
    name = f"summarize {command}".rstrip() if completed is None else "summarize"
    # Typer exports BadParameter but not its base class, which unknown options raise.
    usage_error: Any = typer.BadParameter.__base__
    try:
        defaults = load_defaults(command, app, words) if completed is None else {}
        rest = words[bool(command) :]
        settings = {"default_map": defaults, "obj": WHOLE if "--help" in rest else None}
        return app(args=rest, prog_name=name, standalone_mode=False, **settings) or 0
    except usage_error as error:
        from summarize.commands.suggestions import explain_usage

        raise explain_usage(error, name) from error


def expand_shorthand(words: Sequence[str]) -> list[str]:
    """Replace ``help read``, ``--help read``, ``version`` and ``--json`` by the options they mean.

    ``help --ask`` and ``help length`` stay for options.
    """
    if words[:1] == ["version"]:
        return ["--version"]
    topic = words[1] if len(words) > 1 else ""
    asks = words[:1] == ["help"] or (
        words[:1] and words[0] in _HELP and (topic in TOPICS or topic.startswith("-"))
    )
    if not asks:
        return _expand_retry(_expand_formats(words))
    about = list(words[1:2])
    if about == ["options"]:
        return ["help", "options"]
    if about and about[0] not in COMMANDS:
        return ["help", about[0]]
    topics = [word for word in about if word not in ("help", "version")]
    return [*topics, "--help" if topics else "-h"]


def _expand_formats(words: Sequence[str]) -> list[str]:
    """Replace ``--json`` by ``--format=json`` for commands with formats."""
    end = list(words).index("--") if "--" in words else len(words)
    if words[:1] == ["corpus"]:
        end = 0
    spelled = [f"--format={_FORMATS[w]}" if w in _FORMATS else w for w in words[:end]]
    return [*spelled, *words[end:]]


def _expand_retry(words: list[str]) -> list[str]:
    """Add ``all`` to an option that may come without a kind of failure.

    A word after it that names nothing is a kind, so that a mistyped one is no input.
    """
    place = words.index(_RETRY) + 1 if _RETRY in words else 0
    kind = words[place] if 0 < place < len(words) else ""
    if not place or (kind.isalpha() and not os.path.lexists(kind)):
        return words
    return [*words[: place - 1], f"{_RETRY}=all", *words[place:]]
