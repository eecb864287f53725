"""`summarize corpus PATH... -o OUT`: many articles, one line each."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.commands.options import inputs as s
from summarize.commands.options.command import Command, NoConfig, build_app, expand_options
from summarize.commands.options.parsers import parse_language_name
from summarize.commands.options.request import make_request
from summarize.errors import UsageError
from summarize.request import KEYWORDS, Request
from summarize.systems import can_fork

if TYPE_CHECKING:
    from summarize.corpus.options import FailureLimit

_HELP = """Summarize many articles: a line of JSON for each, even if it fails.

\b
Examples:
  summarize corpus articles/ -o out.jsonl
  summarize corpus dump.jsonl.gz crawl.warc.gz -o out.parquet
  find . -name '*.html' | summarize corpus --files-from - -o out.jsonl
  summarize corpus crawl/*.warc.gz -o parts/ --shard 3/100
  summarize corpus report parts/
  summarize corpus dedup parts/
  summarize corpus stories parts/
  summarize corpus clean parts/

A folder stands for all files below it. The rows of JSON lines (also .gz, .zst), WARC and Parquet
are articles, with html or text, and optionally id, url, title, author and date; so are the entries
of a feed and the mails of a mailbox. If the command is stopped, run it again to continue. A folder
as OUT gets a part for each shard of the input, which several machines can share; report shows the
progress, dedup marks duplicates, stories the articles of one event, clean deletes old parts.
"""

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
        allow_from_autoenv=False,
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        metavar="GLOB",
        help="In folders, read only these files.",
        show_default=False,
        allow_from_autoenv=False,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        metavar="GLOB",
        help="In folders, skip these files.",
        show_default=False,
        allow_from_autoenv=False,
    ),
]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        metavar="FILE|-",
        help="Read names from a list, one per line or separated by NUL.",
        show_default=False,
        allow_from_autoenv=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, help="Number of processes. Default: all cores.", show_default=False
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Run on a Dask cluster, such as tcp://host:8786.",
        show_default=False,
    ),
]
Timeout = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=0.1,
        help="Time limit for an article, without that of --pick-with.",
    ),
]
Memory = Annotated[str, typer.Option(metavar="SIZE", help="Memory limit for an article: 2G, 500M.")]
ShardSize = Annotated[
    str | None,
    typer.Option(
        metavar="SIZE", help="Size of a shard. Default: 256M for a folder.", show_default=False
    ),
]
Share = Annotated[
    str | None,
    typer.Option(
        metavar="I/N",
        help="For a folder: every N-th shard, starting at the I-th.",
        show_default=False,
    ),
]
PartFormat = Annotated[
    str,
    typer.Option(metavar="NAME", help="Format of the parts: jsonl, jsonl.gz, jsonl.zst, parquet."),
]
PartitionBy = Annotated[
    str,
    typer.Option(
        metavar="NAMES",
        help="For a folder: divide it by language, date or site, as language=en/part-ID.parquet.",
        show_default=False,
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
        help="In rows, columns to copy to the output: a,b or all.",
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Stop after N articles; a later run can continue.",
        show_default=False,
    ),
]
Sample = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Only N articles at random places, and an estimate for the whole.",
        show_default=False,
        allow_from_autoenv=False,
    ),
]
Seed = Annotated[int, typer.Option(metavar="N", help="Seed of --sample.")]
Unordered = Annotated[bool, typer.Option("--unordered", hidden=True)]
Restart = Annotated[
    bool,
    typer.Option(
        "--restart",
        help="Start over, and overwrite the output.",
        allow_from_autoenv=False,
    ),
]
RetryFailed = Annotated[
    str | None,
    typer.Option(
        metavar="[KIND]",
        help="Retry failed articles, or one KIND: TimeoutError; fallback: left to auto.",
        show_default=False,
        allow_from_autoenv=False,
    ),
]
Forget = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH",
        help="Go on without an input of earlier runs that is gone.",
        show_default=False,
        allow_from_autoenv=False,
    ),
]
Temp = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        help="Folder of temporary files, some 90 bytes an article. Default: beside the parts.",
        show_default=False,
    ),
]
FailFast = Annotated[
    bool, typer.Option("--fail-fast", help="Stop at the first article that fails.")
]
MaxFailures = Annotated[
    str,
    typer.Option(metavar="N|N%", help="Failures allowed before the exit code is 4."),
]
MaxEmpty = Annotated[
    str | None,
    typer.Option(
        metavar="N|N%",
        help="Pages without an article allowed before the exit code is 4. Default: any.",
        show_default=False,
    ),
]
Languages = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help="Only articles in these: de,fr.", show_default=False),
]
MinWords = Annotated[int, typer.Option(metavar="N", min=0, help="Only articles of so many words.")]
Since = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Only articles from this day on.", show_default=False),
]
ProgressFormat = Annotated[
    str,
    typer.Option(
        "--progress", metavar="NAME", help="Format of the progress: text, or json for programs."
    ),
]
KeepFailed = Annotated[
    str | None,
    typer.Option(
        metavar="DIR", help="Keep the raw pages of failed articles there.", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print a report as JSON at the end.")]
NoProgress = Annotated[
    bool, typer.Option("-q", "--quiet", help="No progress, and no table at the end.")
]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Show every failure.")]

_TASKS = ("report", "dedup", "stories", "clean")

app = build_app()


@app.command(help=_HELP, cls=Command)
@expand_options(request=make_request)
def corpus_command(
    *,
    paths: Paths = None,
    output: Lines = None,
    include: Include = None,
    exclude: Exclude = None,
    files_from: FilesFrom = None,
    request: Request,
    parts: s.Parts = False,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    timeout: Timeout = 30.0,
    memory: Memory = "2G",
    shard_size: ShardSize = None,
    shard: Share = None,
    part_format: PartFormat = "jsonl",
    partition_by: PartitionBy = "",
    text_column: TextColumn = "text",
    html_column: HtmlColumn = "html",
    id_column: IdColumn = "id",
    url_column: UrlColumn = "url",
    keep_columns: KeepColumns = "",
    limit: Limit = None,
    sample: Sample = None,
    seed: Seed = 0,
    unordered: Unordered = False,  # noqa: ARG001  (kept for old scripts)
    restart: Restart = False,
    retry_failed: RetryFailed = None,
    forget: Forget = None,
    temp: Temp = None,
    fail_fast: FailFast = False,
    max_failures: MaxFailures = "0",
    max_empty: MaxEmpty = None,
    languages: Languages = None,
    min_words: MinWords = 0,
    since: Since = None,
    keep_failed: KeepFailed = None,
    progress: ProgressFormat = "text",
    as_json: AsJson = False,
    quiet: NoProgress = False,
    verbose: Verbose = False,
    no_config: NoConfig = False,  # noqa: ARG001  (it has been done)
) -> int:
    """Summarize a corpus, or run a task on an existing one; return the exit code."""
    if not can_fork():
        raise UsageError("corpus needs Linux or macOS: on Windows run it in WSL (wsl --install)")
    # Imported here: completion and --help need none of it.
    from summarize.corpus.cores import count_cores
    from summarize.corpus.filters import Filters, parse_day
    from summarize.corpus.options import (
        Options,
        RunOptions,
        parse_failure_limit,
        parse_memory,
        parse_partition_fields,
    )
    from summarize.corpus.run import run_corpus
    from summarize.readers.rows.columns import Columns, parse_names

    allowed = parse_failure_limit(max_failures)
    allowed_empty = parse_failure_limit(max_empty) if max_empty else None
    if progress not in ("text", "json"):
        raise UsageError(f"{progress!r} is not a format of the progress: write text or json")
    if paths and paths[0] in _TASKS and (output is None or not os.path.lexists(paths[0])):
        task, *folders = paths
        if output is not None or len(folders) != 1:
            raise UsageError(f"{task} takes one folder of parts: summarize corpus {task} DIR/")
        return _run_task(
            task,
            folders[0],
            (allowed, allowed_empty),
            as_json=as_json,
            quiet=quiet,
            temp=temp,
            jobs=jobs or count_cores(),
        )
    if output is None:
        raise UsageError("no output file: add -o FILE")
    if not paths and files_from is None:
        raise UsageError("nothing to summarize: name files or folders, or --files-from")
    if "" in (paths or ()):
        raise UsageError("an argument is empty: name a file or a folder")
    options = Options(
        replace(request, keywords=KEYWORDS),
        parts=parts,
        columns=Columns(
            html_column, text_column, id_column, url_column, keep=parse_names(keep_columns)
        ),
        limit=limit,
        format=part_format,
        timeout=timeout,
        memory=parse_memory(memory),
        keep_failed=keep_failed and os.path.realpath(keep_failed),
        partition_by=parse_partition_fields(partition_by),
        filters=Filters(_parse_languages(languages), min_words, parse_day(since)),
    )
    run = RunOptions(
        paths=tuple(paths or ()),
        output=output,
        options=options,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        files_from=files_from,
        jobs=jobs,
        scheduler=scheduler,
        shard_size=shard_size,
        shard=shard,
        restart=restart,
        retry=retry_failed or "",
        forget=tuple(forget or ()),
        sample=sample,
        seed=seed,
        temp=temp,
        fail_fast=fail_fast,
        allowed=allowed,
        allowed_empty=allowed_empty,
        progress_json=progress == "json",
        json=as_json,
        quiet=quiet,
        verbose=verbose,
    )
    return run_corpus(run)


def _parse_languages(names: str | None) -> tuple[str, ...]:
    found = (parse_language_name(name.strip()) for name in (names or "").split(",") if name.strip())
    return tuple(filter(None, found))


def _run_task(
    task: str,
    folder: str,
    limits: "tuple[FailureLimit, FailureLimit | None]",
    *,
    as_json: bool,
    quiet: bool,
    temp: str | None,
    jobs: int,
) -> int:
    """Run a task on a folder of parts; return the exit code."""
    from summarize.corpus.cleanup import clean_folder
    from summarize.corpus.dedup import mark_duplicates
    from summarize.corpus.report import print_report
    from summarize.corpus.stories import mark_stories

    if task == "report":
        return print_report(folder, *limits, as_json=as_json)
    if task == "dedup":
        return mark_duplicates(folder, temp=temp, jobs=jobs, as_json=as_json, quiet=quiet)
    if task == "stories":
        return mark_stories(folder, as_json=as_json, quiet=quiet)
    return clean_folder(folder, as_json=as_json)
