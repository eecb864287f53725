"""Options for how to show a result."""

from pathlib import Path, PurePath
from typing import Annotated, Any

import typer

from summarize.commands.completion import complete_words
from summarize.commands.options.command import MORE, SHOW
from summarize.commands.options.parsers import build_format_parser, parse_color
from summarize.errors import UsageError
from summarize.render.formats import COLORS, FORMATS, list_formats
from summarize.render.output_format import Shown
from summarize.spelling import join_choices


def declare_format(help_: str, shown: Shown = "summary", *, preset: bool = True) -> Any:
    """Declare the option of the format for a result; ``preset`` is whether a default may set it."""
    return typer.Option(
        "-f",
        "--format",
        metavar="NAME",
        help=help_,
        callback=build_format_parser(shown),
        autocompletion=complete_words(list_formats(shown)),
        rich_help_panel=SHOW,
        allow_from_autoenv=preset,
    )


Format = Annotated[
    str | None,
    declare_format(
        f"""{join_choices(list_formats())}.
        Default: by the ending of the output file, or terminal on a terminal, else text. --json,
        --markdown and --html are short forms."""
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="""Write to FILE; its ending sets the format.
        .html, .md, .json or .txt, unless -f names a format. The file is written completely or not
        at all; - is standard output.""",
        rich_help_panel=SHOW,
        allow_from_autoenv=False,
    ),
]
Open = Annotated[
    bool,
    typer.Option(
        "--open",
        help="""Show it as a page in the browser.
        It is written to the file of -o, or to one that only you can read. Its path is printed.""",
        rich_help_panel=SHOW,
        allow_from_autoenv=False,
    ),
]
Color = Annotated[
    str,
    typer.Option(
        metavar="WHEN",
        help="""auto, always (with layout, even in a pipe) or never.
        auto respects NO_COLOR and FORCE_COLOR; always is for `less -R`. Default: auto.""",
        callback=parse_color,
        autocompletion=complete_words(COLORS),
        rich_help_panel=MORE,
    ),
]
Width = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=20,
        help="""Columns of the layout. Default: all, up to 100.
        They are those of the terminal, or COLUMNS; `read` uses up to 80.""",
        rich_help_panel=MORE,
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
ShowRemoved = Annotated[
    bool,
    typer.Option(
        "--show-removed",
        help="Print each removed line and the reason on stderr.",
        rich_help_panel=MORE,
    ),
]


def resolve_format(
    format_: str | None, path: str | None, *, opens: bool = False, shown: Shown = "summary"
) -> str | None:
    """Resolve the format: the named one, or that of the file or the browser.

    Raise UsageError if a browser would have to show something other than a page.
    """
    if opens and format_ not in (None, "html"):
        raise UsageError(f"--open shows a page: leave -f {format_} out")
    if opens and detect_format(path) not in (None, "html"):
        raise UsageError("--open shows a page: write it with -o x.html, or leave -o out")
    return "html" if opens else format_ or detect_format(path, shown)


def detect_format(path: str | None, shown: Shown = "summary") -> str | None:
    """Detect a format by the ending of a file's name; None without an ending.

    Raise UsageError for an unknown ending, or a format that can't show such a result.
    """
    ending = PurePath(path or "").suffix.lower()
    if len(ending) < 2 or (path and Path(path).is_dir()):  # a separate error
        return None
    able = list_formats(shown)
    known = {each: name for name in able for each in FORMATS[name].endings}
    if ending not in known:
        raise UsageError(f"{path}: the ending must be {join_choices([*known])}; or add -f NAME")
    return known[ending]
