"""What can be said on the command line, each option once; the commands choose among them."""

from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from summarize import __version__
from summarize.rank.algorithms import ALGORITHMS
from summarize.render.formats import COLORS, FORMATS, TABLE_FORMATS


def build_app(*, completion: bool = False) -> typer.Typer:
    """Return an empty command line; the main one installs the shell's completion."""
    return typer.Typer(
        add_completion=completion,
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


def _complete_list(incomplete: str) -> list[str]:
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in _complete(ALGORITHMS)(last)]


Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE|URL|-]...",
        help="What to summarize; standard input if none is named or for -.",
        show_default=False,
    ),
]
Input = Annotated[
    str | None,
    typer.Argument(
        metavar="[FILE|URL|-]",
        help="What to read; standard input if it is not named or -.",
        show_default=False,
    ),
]
Length = Annotated[
    str | None,
    typer.Option(
        "-n",
        "--length",
        metavar="LENGTH",
        help="5 sentences, 20% of the words, at most 100w (words) or 600c (characters). "
        "Default: 3 sentences for 150 words, 5 for 700, 10 for 10,000.",
        show_default=False,
    ),
]
Algorithm = Annotated[
    str,
    typer.Option(
        "-a",
        "--algorithm",
        metavar="NAME",
        help=f"How sentences are ranked: {', '.join(ALGORITHMS)}.",
        autocompletion=_complete(ALGORITHMS),
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="NAME",
        help="terminal, text, markdown, json or html. Default: terminal on a terminal, else text.",
        autocompletion=_complete(FORMATS),
        show_default=False,
    ),
]
TableFormat = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="NAME",
        help="text (a table), markdown or json. Default: text.",
        autocompletion=_complete(TABLE_FORMATS),
        show_default=False,
    ),
]
Algorithms = Annotated[
    list[str] | None,
    typer.Option(
        "-a",
        "--algorithm",
        metavar="NAME[,NAME]...",
        help=f"Which: {', '.join(ALGORITHMS)}. Default: all that don't take minutes.",
        autocompletion=_complete_list,
        show_default=False,
    ),
]
Reference = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Score each by ROUGE against this text.", show_default=False),
]
NoPager = Annotated[
    bool, typer.Option("--no-pager", help="Print a long page at once, not through $PAGER.")
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to FILE, whole or not at all.",
        show_default=False,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "-l",
        "--language",
        metavar="CODE",
        help="Two-letter code such as de. Default: detected.",
        show_default=False,
    ),
]
Focus = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help="Prefer sentences near these words.", show_default=False),
]
Keywords = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Print the N key phrases in place of the sentences; in json, how many.",
        show_default=False,
    ),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Tell each sentence's score and what made it up.")
]
Merge = Annotated[
    bool, typer.Option("--merge", help="One summary of all inputs; each sentence names its source.")
]
Part = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Of a feed, a mailbox or rows: the N-th article alone.",
        show_default=False,
    ),
]
Parts = Annotated[
    bool, typer.Option("--parts", help="A book's chapters one by one, not the book as a whole.")
]
List = Annotated[
    bool, typer.Option("--list", help="Print number, date and title of the articles in it.")
]
ShowRemoved = Annotated[
    bool,
    typer.Option("--show-removed", help="Tell on stderr each line that was left out, and why."),
]
NoClean = Annotated[
    bool, typer.Option("--no-clean", help="Leave notices and other boilerplate in.")
]
Color = Annotated[
    str,
    typer.Option(
        metavar="WHEN",
        help="auto, always or never; auto respects NO_COLOR.",
        autocompletion=_complete(COLORS),
    ),
]
Quiet = Annotated[
    bool,
    typer.Option("-q", "--quiet", help="The sentences alone: no heading, no closing line."),
]
Version = Annotated[
    bool,
    typer.Option(
        "-V",
        "--version",
        help="Print the version and exit.",
        callback=_show_version,
        is_eager=True,
    ),
]
