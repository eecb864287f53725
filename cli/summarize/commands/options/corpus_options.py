"""Options of `summarize corpus`, for the corpus and its workers."""

from typing import Annotated

import typer

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...", help="Files and folders; - for standard input.", show_default=False
    ),
]
Lines = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        help="Write to x.jsonl (also .gz, .zst), x.parquet or parts in DIR/; - prints the lines.",
        show_default=False,
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="In folders, take only these files.", show_default=False),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="In folders, leave these files out.", show_default=False),
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
ShardSize = Annotated[
    str | None,
    typer.Option(
        metavar="SIZE", help="How large a shard is. Default: 256M in a folder.", show_default=False
    ),
]
Share = Annotated[
    str | None,
    typer.Option(
        metavar="I/N", help="For a folder: every N-th shard, from the I-th on.", show_default=False
    ),
]
PartFormat = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="For parts in a folder: jsonl, jsonl.gz, jsonl.zst, parquet."
    ),
]
TextColumn = Annotated[str, typer.Option(metavar="NAME", help="In rows, the column with the text.")]
HtmlColumn = Annotated[str, typer.Option(metavar="NAME", help="In rows, the column with the page.")]
IdColumn = Annotated[str, typer.Option(metavar="NAME", help="In rows, the column with the id.")]
UrlColumn = Annotated[
    str, typer.Option(metavar="NAME", help="In rows, the column with the address.")
]
KeepColumns = Annotated[
    str,
    typer.Option(
        metavar="NAMES",
        help="In rows, columns to keep in the output: a,b or all.",
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Only the first N articles, for now.",
        show_default=False,
    ),
]
Unordered = Annotated[bool, typer.Option("--unordered", hidden=True)]
Restart = Annotated[
    bool, typer.Option("--restart", help="Begin again, and overwrite what is there.")
]
RetryFailed = Annotated[
    str | None,
    typer.Option(
        metavar="[KIND]",
        help="Try again what failed, or one KIND: TimeoutError.",
        show_default=False,
    ),
]
FailFast = Annotated[
    bool, typer.Option("--fail-fast", help="Stop at the first article that fails.")
]
MaxFailures = Annotated[
    str,
    typer.Option(metavar="N|N%", help="How many may fail before the exit code is 4."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print a report as JSON at the end.")]
NoProgress = Annotated[
    bool, typer.Option("-q", "--quiet", help="No progress and no closing table.")
]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Show every failure.")]
