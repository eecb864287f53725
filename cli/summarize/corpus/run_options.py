"""Options of a run of a corpus, each declared once: the command takes them from here."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from summarize.corpus.cores import count_cores
from summarize.corpus.filters import Filters, parse_day
from summarize.corpus.options import (
    FailureLimit,
    Options,
    parse_failure_limit,
    parse_memory,
    parse_share,
    parse_size,
)
from summarize.errors import UsageError
from summarize.readers.rows.columns import Columns, parse_names
from summarize.request import DEFAULT, Option, Request
from summarize.sources.folders import Choice
from summarize.systems import LONGEST


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options of a run, as on the command line; raise UsageError for a value that is invalid."""

    output: Annotated[
        str,
        Option(
            "Write to x.jsonl (also .gz, .zst), x.parquet or parts in DIR/; - prints the lines.",
            "OUT",
            short="-o",
            preset=False,
        ),
    ] = ""
    include: Annotated[
        list[str] | None, Option("In folders, read only these files.", "GLOB", preset=False)
    ] = None
    exclude: Annotated[
        list[str] | None, Option("In folders, skip these files.", "GLOB", preset=False)
    ] = None
    files_from: Annotated[
        str | None,
        Option("Read names from a list, one per line or separated by NUL.", "FILE|-", preset=False),
    ] = None
    jobs: Annotated[
        int | None, Option("Number of processes. Default: all cores.", "N", minimum=1)
    ] = None
    pick_jobs: Annotated[
        int | None,
        Option("Calls of --pick-with at once. Default: as many as processes.", "N", minimum=1),
    ] = None
    scheduler: Annotated[
        str | None, Option("Run on a Dask cluster, such as tcp://host:8786.", "ADDRESS")
    ] = None
    timeout: Annotated[
        float,
        Option(
            "Time limit for an article, without that of --pick-with.",
            "SECONDS",
            minimum=0.1,
            maximum=LONGEST,
        ),
    ] = 30.0
    memory: Annotated[str, Option("Memory limit for an article: 2G, 500M.", "SIZE")] = "2G"
    shard_size: Annotated[
        str | None, Option("Size of a shard. Default: 256M for a folder.", "SIZE")
    ] = None
    shard: Annotated[
        str | None, Option("For a folder: every N-th shard, starting at the I-th.", "I/N")
    ] = None
    part_format: Annotated[
        str, Option("Format of the parts: jsonl, jsonl.gz, jsonl.zst, parquet.", "NAME")
    ] = "jsonl"
    text_column: Annotated[str, Option("In rows, the column with the text.", "NAME")] = "text"
    html_column: Annotated[str, Option("In rows, the column with the page.", "NAME")] = "html"
    id_column: Annotated[str, Option("In rows, the column with the id.", "NAME")] = "id"
    url_column: Annotated[str, Option("In rows, the column with the address.", "NAME")] = "url"
    keep_columns: Annotated[
        str, Option("In rows, columns to copy to the output: a,b or all.", "NAMES")
    ] = ""
    limit: Annotated[
        int | None, Option("Stop after N articles; a later run can continue.", "N", minimum=1)
    ] = None
    restart: Annotated[bool, Option("Start over, and overwrite the output.", preset=False)] = False
    retry_failed: Annotated[
        str | None,
        Option(
            "Retry failed articles, or one KIND: TimeoutError; fallback: left to auto.",
            "[KIND]",
            preset=False,
        ),
    ] = None
    forget: Annotated[
        list[str] | None,
        Option("Go on without an input of earlier runs that is gone.", "PATH", preset=False),
    ] = None
    fail_fast: Annotated[bool, Option("Stop at the first article that fails.")] = False
    max_failures: Annotated[str, Option("Failures allowed before the exit code is 4.", "N|N%")] = (
        "0"
    )
    max_empty: Annotated[
        str | None,
        Option("Pages without an article allowed before the exit code is 4. Default: any.", "N|N%"),
    ] = None
    languages: Annotated[
        str | None, Option("Only articles in these: de,fr.", "NAMES", values="languages")
    ] = None
    min_words: Annotated[int, Option("Only articles of so many words.", "N", minimum=0)] = 0
    since: Annotated[str | None, Option("Only articles from this day on.", "DAY")] = None
    keep_failed: Annotated[
        str | None, Option("Keep the raw pages of failed articles there.", "DIR")
    ] = None
    progress: Annotated[
        str, Option("Format of the progress: text, or json for programs.", "NAME")
    ] = "text"
    json: Annotated[bool, Option("Print a report as JSON at the end.")] = False
    quiet: Annotated[bool, Option("No progress, and no table at the end.", short="-q")] = False
    verbose: Annotated[bool, Option("Show every failure.", short="-v")] = False
    paths: tuple[str, ...] = ()
    request: Request = DEFAULT
    parts: bool = False  # whether the chapters of a book are articles

    def __post_init__(self) -> None:
        """Validate the options."""
        if self.progress not in ("text", "json"):
            raise UsageError(
                f"{self.progress!r} is not a format of the progress: write text or json"
            )
        _ = self.options, self.allowed, self.allowed_empty, self.share, self.size

    @property
    def options(self) -> Options:
        """The options of every shard; the format is that of parts in a folder."""
        columns = (self.html_column, self.text_column, self.id_column, self.url_column)
        return Options(
            self.request,
            parts=self.parts,
            columns=Columns(*columns, keep=parse_names(self.keep_columns)),
            limit=self.limit,
            format=self.part_format,
            timeout=self.timeout,
            memory=parse_memory(self.memory),
            keep_failed=self.keep_failed and os.path.realpath(self.keep_failed),
            calls=self.pick_jobs,
            filters=Filters(tuple(self.languages or ()), self.min_words, parse_day(self.since)),
        )

    @property
    def allowed(self) -> FailureLimit:
        """The number of articles that may fail."""
        return parse_failure_limit(self.max_failures)

    @property
    def allowed_empty(self) -> FailureLimit | None:
        """The number of pages that may have no article; None for any."""
        return parse_failure_limit(self.max_empty) if self.max_empty else None

    @property
    def share(self) -> tuple[int, int]:
        """The share I/N of the shards to do."""
        return parse_share(self.shard or "0/1")

    @property
    def size(self) -> int:
        """The bytes of a shard; 0 if they are to be chosen."""
        return parse_size(self.shard_size) if self.shard_size else 0

    @property
    def workers(self) -> int:
        """The number of processes that work in parallel; one that waits for a call is idle."""
        calls = self.pick_jobs if self.request.pick_with else None
        return max(self.jobs or count_cores(), calls or 1)

    def describe(self) -> dict[str, object]:
        """Convert the options that determine the input files to JSON values."""
        return {
            "paths": self.paths,
            "include": self.include or [],
            "exclude": self.exclude or [],
            "files_from": self.files_from,
        }

    def choose_files(self, never: tuple[Path, ...]) -> Choice:
        """Build the filter for files in folders; those in ``never`` are left out."""
        kept = frozenset(map(os.path.realpath, never))
        return Choice(tuple(self.include or ()), tuple(self.exclude or ()), kept)
