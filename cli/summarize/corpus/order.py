"""What the command line says of a corpus, and what follows from it."""

import os
from dataclasses import dataclass
from pathlib import Path

from summarize.corpus.amounts import NONE, Allowed
from summarize.corpus.cores import count_cores
from summarize.corpus.options import DEFAULT_OPTIONS, Options
from summarize.errors import UsageError
from summarize.sources.folders import Choice


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line says of the corpus and the workers, by the names that it has there."""

    paths: tuple[str, ...]
    output: str
    options: Options = DEFAULT_OPTIONS  # of every shard; its format is that of a folder's parts
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    files_from: str | None = None
    jobs: int | None = None
    scheduler: str | None = None
    shard_size: str | None = None
    shard: str | None = None
    restart: bool = False
    retry: str = ""  # the kind of failure to do again, or "all"
    fail_fast: bool = False
    allowed: Allowed = NONE  # how many articles may fail
    json: bool = False  # the report on standard output
    quiet: bool = False
    verbose: bool = False

    @property
    def share(self) -> tuple[int, int]:
        """Which shards to do, of how many; raise UsageError for what is no ``I/N``."""
        first, _, count = (self.shard or "0/1").partition("/")
        if not (first.isdecimal() and count.isdecimal() and int(first) < int(count)):
            said = f"{self.shard!r} is not a share of the shards"
            raise UsageError(f"{said}: write I/N, with I below N")
        return int(first), int(count)

    @property
    def workers(self) -> int:
        """How many processes work at a time."""
        return self.jobs or count_cores()

    def describe(self) -> dict[str, object]:
        """Return what decides which files are read, as JSON holds it."""
        return {
            "paths": self.paths,
            "include": self.include,
            "exclude": self.exclude,
            "files_from": self.files_from,
        }

    def choose(self, never: tuple[Path, ...]) -> Choice:
        """Return which files of folders are taken; never those."""
        return Choice(self.include, self.exclude, frozenset(map(os.path.realpath, never)))
