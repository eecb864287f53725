"""What can be said on the command line of a comparison alone."""

from typing import Annotated

import typer

from summarize.commands.command_line.choices import name_algorithms, name_table_format
from summarize.commands.command_line.complete import complete_algorithms, complete_words
from summarize.commands.options.command import PICK, SHOW
from summarize.rank.algorithms import ALGORITHMS
from summarize.render.formats import list_formats

Algorithms = Annotated[
    list[str] | None,
    typer.Option(
        "-a",
        "--algorithm",
        metavar="NAMES",
        help=f"""Which: `summarize algorithms` lists them.
        Of {", ".join(ALGORITHMS)}. Default: all that don't take minutes.""",
        callback=name_algorithms,
        autocompletion=complete_algorithms,
        rich_help_panel=PICK,
        allow_from_autoenv=False,  # a default for one ranker is not for a comparison
        show_default=False,
    ),
]
Reference = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Score each by ROUGE against this text.",
        rich_help_panel=PICK,
        show_default=False,
    ),
]
TableFormat = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="NAME",
        help="""terminal, text (a plain table), markdown or json.
        Default: what the name of the output file says, terminal on a terminal, else text.""",
        callback=name_table_format,
        autocompletion=complete_words(list_formats("table")),
        rich_help_panel=SHOW,
        allow_from_autoenv=False,  # a default may be html
        show_default=False,
    ),
]
