"""`summarize [FILE|URL|-]...`: a summary for every input, or an error on stderr."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from summarize.commands.articles import InputOptions  # noqa: TC001  (read from the annotation)
from summarize.commands.completion import complete_input
from summarize.commands.options import inputs as s
from summarize.commands.options import output as v
from summarize.commands.options.command import (
    MORE,
    PICK,
    SHOW,
    Command,
    NoConfig,
    build_app,
    expand_options,
)
from summarize.commands.options.request import make_request
from summarize.errors import UsageError
from summarize.render.formats import FORMATS
from summarize.render.style import Style
from summarize.request import KEYWORDS, Request
from summarize.version import __version__

_HELP = """\b
Print the key sentences of an article, word for word.
  summarize https://example.org/story  a page: its key sentences
  cat paper.pdf | summarize -n 100w    a pipe: at most 100 words
A command may come first, each with its own --help:
  read FILE    all of the article   compare FILE  rankers side by side
  corpus PATH  many, to JSON lines  digest PATH   what happened, by story
  mcp FOLDER   a server for agents  config        your own defaults
"""


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarize {__version__}")
        raise typer.Exit


Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE|URL|-]...", autocompletion=complete_input),
]
Keywords = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="""Print N key phrases instead of the sentences.
        In json, which always has them, it sets their number.""",
        rich_help_panel=PICK,
    ),
]
Merge = Annotated[
    bool,
    typer.Option(
        "--merge",
        help="One summary of all inputs; [2] names the second.",
        rich_help_panel=MORE,
        allow_from_autoenv=False,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "-q",
        "--quiet",
        help="Only the sentences: no heading, no closing line.",
        rich_help_panel=SHOW,
    ),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain", help="Show each sentence's score and its parts.", rich_help_panel=MORE
    ),
]
List = Annotated[
    bool,
    typer.Option(
        "--list",
        help="Print number, date and title of each article.",
        rich_help_panel=MORE,
        allow_from_autoenv=False,
    ),
]
Version = Annotated[
    bool,
    typer.Option(
        "-V",
        "--version",
        help="Print the version and exit.",
        callback=_show_version,
        is_eager=True,
        rich_help_panel=MORE,
    ),
]

app = build_app(completion=True)


@app.command(help=_HELP, cls=Command)
@expand_options(request=make_request, options=s.make_input_options)
def summarize_command(
    *,
    inputs: Inputs = None,
    request: Request,
    keywords: Keywords = None,
    merge: Merge = False,
    format_: v.Format = None,
    path: v.Output = None,
    open_: v.Open = False,
    quiet: Quiet = False,
    explain: Explain = False,
    color: v.Color = "auto",
    width: v.Width = None,
    no_pager: v.NoPager = False,
    options: InputOptions,
    url: s.Url = None,
    list_: List = False,
    show_removed: v.ShowRemoved = False,
    no_config: NoConfig = False,  # noqa: ARG001  (it has been done)
    version: Version = False,  # noqa: ARG001  (its callback answers)
) -> int:
    """Summarize every input; return the largest exit code."""
    # Imported here: --help needs none of it.
    from summarize.commands.inputs import expand_inputs
    from summarize.commands.output import OutputOptions
    from summarize.commands.summaries import summarize_inputs

    format_ = v.resolve_format(format_, path, opens=open_)
    request = replace(request, keywords=_count_keywords(keywords, format_))
    if keywords is not None and not (format_ and FORMATS[format_].phrases):
        request = replace(request, pick_with=None)  # key phrases alone are shown
    style = Style(bare=quiet, explain=explain, phrases=keywords is not None)
    output = OutputOptions(format_, path, style, show_removed, color, width, open_)
    names = expand_inputs(inputs, path, ask=request.ask, focus=request.focus)
    options = s.set_url(options, url, len(names))._replace(explain=explain)
    if list_:
        if merge:
            raise UsageError("--merge can't be combined with --list")
        from summarize.commands.listing import list_contents

        return list_contents(names, request, output, options)
    return summarize_inputs(names, request, output, options, merge=merge, paged=not no_pager)


def _count_keywords(asked: int | None, format_: str | None) -> int:
    """Count the key phrases to find: as asked, or some for JSON and HTML."""
    return asked or (KEYWORDS if format_ and FORMATS[format_].phrases else 0)
