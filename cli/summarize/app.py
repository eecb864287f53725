"""Options to exit code. The only module that knows Typer; all that is heavy loads later."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize import __version__
from summarize.complain import complain
from summarize.errors import SummarizeError, UsageError
from summarize.rank import ALGORITHMS
from summarize.render import COLORS, FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_HELP = """Print the key sentences of an article, word for word.

\b
Examples:
  summarize story.html                      five sentences of a page or a text
  summarize -n 100w https://example.org/a   at most 100 words of a page on the web
  curl -s https://example.org/a | summarize
  summarize -f json *.txt | jq .title       for programs, one object a line

Menus, cookie banners, log-in and newsletter notices are left out. Nothing is
looked up on the network unless you name a URL.
"""
_EPILOG = (
    "Exit codes: 0 a summary for every input, 2 usage, 3 an input can't be opened, fetched or "
    "decoded, 4 no article in it, 130 interrupted."
)

app = typer.Typer(
    add_completion=True,
    # Typer's rich help takes 40 ms more and draws boxes into pipes.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarize {__version__}")
        raise typer.Exit


def _complete(values: Iterable[str]) -> Callable[[str], list[str]]:
    return lambda incomplete: [value for value in values if value.startswith(incomplete)]


@app.command(help=_HELP, epilog=_EPILOG)
def summarize_command(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|URL|-]...",
            help="What to summarize; standard input if none is named or for -.",
            show_default=False,
        ),
    ] = None,
    length: Annotated[
        str | None,
        typer.Option(
            "-n",
            "--length",
            metavar="LENGTH",
            help="5 sentences, 20% of the words, at most 100w (words) or 600c (characters). "
            "Default: up to 5 sentences and a third of the words.",
            show_default=False,
        ),
    ] = None,
    algorithm: Annotated[
        str,
        typer.Option(
            "-a",
            "--algorithm",
            metavar="NAME",
            help=f"How sentences are ranked: {', '.join(ALGORITHMS)}.",
            autocompletion=_complete(ALGORITHMS),
        ),
    ] = "auto",
    format_: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="NAME",
            help="terminal, text, markdown or json. Default: terminal on a terminal, else text.",
            autocompletion=_complete(FORMATS),
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to FILE, whole or not at all.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "-l",
            "--language",
            metavar="CODE",
            help="Two-letter code such as de. Default: detected.",
            show_default=False,
        ),
    ] = None,
    focus: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS",
            help="Prefer sentences near these words.",
            show_default=False,
        ),
    ] = None,
    show_removed: Annotated[
        bool,
        typer.Option("--show-removed", help="Tell on stderr each line that was left out, and why."),
    ] = False,
    no_clean: Annotated[
        bool, typer.Option("--no-clean", help="Leave notices and other boilerplate in.")
    ] = False,
    color: Annotated[
        str,
        typer.Option(
            metavar="WHEN",
            help="auto, always or never; auto heeds NO_COLOR.",
            autocompletion=_complete(COLORS),
        ),
    ] = "auto",
    quiet: Annotated[
        bool,
        typer.Option("-q", "--quiet", help="The sentences alone: no heading, no closing line."),
    ] = False,
    version: Annotated[  # noqa: ARG001  (its callback answers)
        bool,
        typer.Option(
            "-V",
            "--version",
            help="Print the version and exit.",
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
) -> int:
    """Summarize every input; return the largest of their exit codes."""
    # Imported here: completion and --help need none of it.
    from summarize.command import Options, summarize_inputs

    options = Options(
        length=length,
        algorithm=algorithm,
        format=format_,
        output=output,
        language=language,
        focus=focus,
        clean=not no_clean,
        show_removed=show_removed,
        color=color,
        quiet=quiet,
    )
    return summarize_inputs(inputs or _default_input(), options)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit code; every error is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe gets the same bytes wherever it runs; a name that is no text is shown with "?".
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    # Typer exports BadParameter but not its base, which unknown options raise.
    usage_error: Any = typer.BadParameter.__base__
    try:
        return app(args=arguments, prog_name="summarize", standalone_mode=False) or 0
    except usage_error as error:
        complain(None, UsageError(f"{error.format_message()} (see summarize --help)"))
        return UsageError.exit_code
    except SummarizeError as error:
        complain(None, error)
        return error.exit_code


def _default_input() -> list[str]:
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("nothing to summarize: name a file or a URL, or pipe a text in")
    return ["-"]
