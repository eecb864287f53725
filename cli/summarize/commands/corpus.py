"""`summarize corpus PATH... -o OUT`: many articles, one line each."""

from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.commands.options import corpus_options as c
from summarize.commands.options import pick as o
from summarize.commands.options import source as s
from summarize.commands.options.command import Command
from summarize.commands.options.gather import gather
from summarize.errors import UsageError
from summarize.request import KEYWORDS, Request
from summarize.systems import can_fork

if TYPE_CHECKING:
    from summarize.corpus.options import FailureLimit

_HELP = """Summarize many articles: one line of JSON for each, whatever happens to it.

\b
Examples:
  summarize corpus articles/ -o out.jsonl
  summarize corpus dump.jsonl.gz crawl.warc.gz -o out.parquet
  find . -name '*.html' | summarize corpus --files-from - -o out.jsonl
  summarize corpus crawl/*.warc.gz -o parts/ --shard 3/100
  summarize corpus report parts/
  summarize corpus dedup parts/
  summarize corpus clean parts/

A folder stands for all the files below it. The rows of JSON lines (also .gz, .zst), WARC and
Parquet are articles, with html or text, and optionally id, url, title, author and date; so are
the entries of a feed and the mails of a mailbox. Stopped at any moment, the same command goes on
where it was. A folder as OUT gets a part for each shard of the input, and any machine may do its
share of them; report tells what is done, dedup marks what came before, clean deletes old parts.
"""

app = o.build_app()


@app.command(help=_HELP, cls=Command)
@gather(request=o.make_request)
def corpus_command(
    *,
    paths: c.Paths = None,
    output: c.Lines = None,
    include: c.Include = None,
    exclude: c.Exclude = None,
    files_from: c.FilesFrom = None,
    request: Request,
    parts: s.Parts = False,
    jobs: c.Jobs = None,
    scheduler: c.Scheduler = None,
    timeout: c.Timeout = 30.0,
    memory: c.Memory = "2G",
    shard_size: c.ShardSize = None,
    shard: c.Share = None,
    part_format: c.PartFormat = "jsonl",
    text_column: c.TextColumn = "text",
    html_column: c.HtmlColumn = "html",
    id_column: c.IdColumn = "id",
    url_column: c.UrlColumn = "url",
    keep_columns: c.KeepColumns = "",
    limit: c.Limit = None,
    unordered: c.Unordered = False,  # noqa: ARG001 - order costs nothing any more
    restart: c.Restart = False,
    retry_failed: c.RetryFailed = None,
    fail_fast: c.FailFast = False,
    max_failures: c.MaxFailures = "0",
    as_json: c.AsJson = False,
    quiet: c.NoProgress = False,
    verbose: c.Verbose = False,
    no_config: o.NoConfig = False,  # noqa: ARG001  (it has been done)
) -> int:
    """Summarize a corpus, or run a task on a finished one; return the exit code."""
    if not can_fork():
        raise UsageError("corpus needs Linux or macOS: on Windows run it in WSL (wsl --install)")
    # Imported here: completion and --help need none of it.
    from summarize.corpus.options import Options, RunOptions, parse_failure_limit, parse_memory
    from summarize.corpus.run import run_corpus
    from summarize.readers.rows.columns import Columns, parse_names

    allowed = parse_failure_limit(max_failures)
    if output is None and paths and len(paths) == 2 and paths[0] in ("report", "dedup", "clean"):
        return _run_task(paths[0], paths[1], allowed, as_json=as_json)
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
        fail_fast=fail_fast,
        allowed=allowed,
        json=as_json,
        quiet=quiet,
        verbose=verbose,
    )
    return run_corpus(run)


def _run_task(task: str, folder: str, allowed: "FailureLimit", *, as_json: bool) -> int:
    """Report on a folder of parts, mark its duplicates, or clean it; return the exit code."""
    from summarize.corpus.cleanup import clean_folder
    from summarize.corpus.dedup import mark_duplicates
    from summarize.corpus.report import print_report

    if task == "report":
        return print_report(folder, allowed, as_json=as_json)
    if as_json:
        raise UsageError("--json can't be combined with dedup or clean")
    return (mark_duplicates if task == "dedup" else clean_folder)(folder)
