"""`summarize corpus PATH... -o OUT`: many articles, one line each."""

import os
from dataclasses import replace
from typing import Annotated

import typer

from summarize.commands.options import inputs as s
from summarize.commands.options.command import Command, NoConfig, build_app, expand_options
from summarize.commands.options.request import declare_options, make_request
from summarize.corpus.run_options import RunOptions
from summarize.errors import UsageError
from summarize.request import KEYWORDS, Request
from summarize.systems import can_fork

_HELP = """Summarize many articles: a line of JSON for each, even if it fails.

\b
Examples:
  summarize corpus articles/ -o out.jsonl
  summarize corpus dump.jsonl.gz crawl.warc.gz -o out.parquet
  find . -name '*.html' | summarize corpus --files-from - -o out.jsonl
  summarize corpus plan crawl/ -o parts/
  summarize corpus crawl/ -o parts/ --shard 3/100
  summarize corpus report parts/

A folder stands for all files below it. The rows of JSON lines (also .gz, .zst), WARC and Parquet
are articles, with html or text, and optionally id, url, title, author and date; so are the entries
of a feed and the mails of a mailbox. If the command is stopped, run it again to continue. A folder
as OUT gets a part for each shard of the input, which several machines can share: plan lists the
shards once for all jobs, and report shows the progress.
"""

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Files and folders; - for standard input."),
]
app = build_app()


@app.command(help=_HELP, cls=Command)
@expand_options(request=make_request, run=declare_options(RunOptions))
def corpus_command(
    *,
    paths: Paths = None,
    run: RunOptions,
    request: Request,
    parts: s.Parts = False,
    no_config: NoConfig = False,  # noqa: ARG001  (it has been done)
) -> int:
    """Summarize a corpus, or report on an existing one; return the exit code."""
    if not can_fork():
        raise UsageError("corpus needs Linux or macOS: on Windows run it in WSL (wsl --install)")
    # Imported here: completion and --help need none of it.
    from summarize.corpus.report import print_report
    from summarize.corpus.run import plan_corpus, run_corpus

    paths = paths or []
    if paths[:1] == ["report"] and not (run.output and os.path.lexists("report")):
        if run.output or len(paths) != 2:
            raise UsageError("report takes one folder of parts: summarize corpus report DIR/")
        return print_report(paths[1], run.allowed, run.allowed_empty, as_json=run.json)
    plans = paths[:1] == ["plan"] and not os.path.lexists("plan")
    paths = paths[plans:]
    if not run.output:
        raise UsageError("no output file: add -o FILE")
    if not paths and run.files_from is None:
        raise UsageError("nothing to summarize: name files or folders, or --files-from")
    if "" in paths:
        raise UsageError("an argument is empty: name a file or a folder")
    request = replace(request, keywords=KEYWORDS)
    do = plan_corpus if plans else run_corpus
    return do(replace(run, paths=tuple(paths), request=request, parts=parts))
