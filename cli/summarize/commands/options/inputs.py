"""What can be said on the command line of where the articles are, and how they are fetched."""

from typing import Annotated

import typer

from summarize.commands.articles import PATIENCE, InputOptions
from summarize.commands.options.command import MORE
from summarize.sources.address import Web

Input = Annotated[list[str] | None, typer.Argument(metavar="[FILE|URL|-]", show_default=False)]
Part = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="From a feed, a mailbox or rows: the N-th article.",
        rich_help_panel=MORE,
        show_default=False,
        allow_from_autoenv=False,
    ),
]
Parts = Annotated[
    bool,
    typer.Option("--parts", help="The chapters of a book one by one.", rich_help_panel=MORE),
]
Follow = Annotated[
    bool,
    typer.Option(
        "--follow",
        help="""Of a feed, fetch the pages that it links to, at most 20.
        One after the other; where one can't be fetched, the others are.""",
        rich_help_panel=MORE,
        allow_from_autoenv=False,
    ),
]
Fresh = Annotated[
    bool,
    typer.Option(
        "--fresh",
        help="""Fetch a URL again that was fetched within the hour.
        Pages are kept for an hour in $XDG_CACHE_HOME/summarize, where only you can read them.""",
        rich_help_panel=MORE,
    ),
]
UserAgent = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help="The name to give when a URL is fetched.",
        rich_help_panel=MORE,
        show_default=False,
    ),
]
Patience = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=0.1,
        help=f"""How long an article may take, in seconds of CPU time.
        To read it, and to rank it by auto: so many for each megabyte begun. What takes longer ends
        with the exit code 3, and the other inputs go on. Default: {PATIENCE:g}.""",
        rich_help_panel=MORE,
        show_default=False,
    ),
]


def make_input_options(
    follow: Follow = False,
    part: Part = None,
    parts: Parts = False,
    fresh: Fresh = False,
    user_agent: UserAgent = None,
    patience: Patience = PATIENCE,
) -> InputOptions:
    """Return which articles are meant, and how they are fetched."""
    return InputOptions(part, parts, follow, Web(fresh, user_agent), patience)
