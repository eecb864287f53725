"""What can be said of a corpus and its workers on the command line."""

from typing import Annotated

import typer

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Files and folders.", show_default=False),
]
Lines = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        help="The file to write: JSON lines, or Parquet if it is called .parquet.",
        show_default=False,
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="Of a folder, take only these files.", show_default=False),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="Of a folder, leave these files out.", show_default=False),
]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        metavar="FILE|-",
        help="Read names from a list, one a line or separated by NUL.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, help="Processes to work in. Default: all cores.", show_default=False
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Work on a Dask cluster, as tcp://host:8786.",
        show_default=False,
    ),
]
Timeout = Annotated[
    float, typer.Option(metavar="SECONDS", min=0.1, help="The longest that an article may take.")
]
Memory = Annotated[
    str, typer.Option(metavar="SIZE", help="The most that an article may need: 2G, 500M.")
]
Unordered = Annotated[
    bool, typer.Option("--unordered", help="Write lines as they come, not in the input's order.")
]
Restart = Annotated[
    bool, typer.Option("--restart", help="Begin anew, and overwrite what is there.")
]
FailFast = Annotated[
    bool, typer.Option("--fail-fast", help="Stop at the first article that fails.")
]
NoProgress = Annotated[
    bool, typer.Option("-q", "--quiet", help="No progress and no closing table.")
]
