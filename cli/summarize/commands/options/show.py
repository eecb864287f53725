"""What can be said on the command line of how to show it."""

from typing import Annotated

import typer

from summarize.commands.command_line.choices import name_choices, name_color, name_format
from summarize.commands.command_line.complete import complete_words
from summarize.commands.options.command import MORE, SHOW
from summarize.render.formats import COLORS, list_formats

Format = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="NAME",
        help=f"""{name_choices(list_formats())}.
        Default: what the name of the output file says, terminal on a terminal, else text. --json,
        --markdown and --html are short for it.""",
        callback=name_format,
        autocompletion=complete_words(list_formats()),
        rich_help_panel=SHOW,
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="""Write to FILE; its ending sets the format.
        .html, .md, .json or .txt; -f comes before it. The file is written whole or not at all; - is
        standard output.""",
        rich_help_panel=SHOW,
        show_default=False,
    ),
]
Open = Annotated[
    bool,
    typer.Option(
        "--open",
        help="""Show it as a page in the browser.
        The page is the file of -o, or one that only you can read. Its path is printed.""",
        rich_help_panel=SHOW,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "-q",
        "--quiet",
        help="The sentences alone: no heading, no closing line.",
        rich_help_panel=SHOW,
    ),
]
Color = Annotated[
    str,
    typer.Option(
        metavar="WHEN",
        help="""auto, always (laid out, also in a pipe) or never.
        auto respects NO_COLOR and FORCE_COLOR; always is for `less -R`. Default: auto.""",
        callback=name_color,
        autocompletion=complete_words(COLORS),
        rich_help_panel=MORE,
        show_default=False,
    ),
]
Width = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=20,
        help="""Columns to lay out in. Default: all, up to 100.
        They are those of the terminal, or as many as COLUMNS says; `read` takes up to 80.""",
        rich_help_panel=MORE,
        show_default=False,
    ),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain", help="Show each sentence's score and its parts.", rich_help_panel=MORE
    ),
]
NoPager = Annotated[
    bool,
    typer.Option(
        "--no-pager",
        help="Print a long page at once, not through $PAGER.",
        rich_help_panel=MORE,
    ),
]
