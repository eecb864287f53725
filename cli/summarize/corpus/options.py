"""What is asked of every shard, as one value that any engine can send to its workers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from summarize.readers.rows.values import COLUMNS, Columns
from summarize.request import DEFAULT, Request
from summarize.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

import os
from typing import NamedTuple

from summarize.corpus.cores import count_cores
from summarize.errors import UsageError
from summarize.sources.folders import Choice

_UNITS = {"K": 10**3, "M": 10**6, "G": 10**9}
_LEAST = 200_000_000  # bytes that a worker has mapped when it has loaded its libraries
_DIGITS = 18


def parse_size(text: str, what: str = "a size") -> int:
    """Read an amount, plain bytes too; raise UsageError for anything else."""
    unit = _UNITS.get(text[-1:].upper(), 0)
    number = text[:-1] if unit else text
    size = int(number) * (unit or 1) if number.isascii() and number.isdigit() else 0
    if not 0 < size < 10**_DIGITS:
        raise UsageError(f"{text!r} is not {what}: write 2G, 500M or bytes")
    return size


def parse_memory(text: str) -> int:
    """Read the memory that an article may need; raise UsageError for what no worker runs in."""
    size = parse_size(text, "an amount of memory")
    if size < _LEAST:
        raise UsageError(f"{text!r} is too little: a worker itself needs {_LEAST // 10**6}M")
    return size


class Allowed(NamedTuple):
    """How many articles may fail."""

    number: int = 0
    percent: float | None = None  # of all articles; counts in place of the number

    def allows(self, failed: int, done: int) -> bool:
        """Tell whether so many of those that were done may have failed."""
        most = self.number if self.percent is None else self.percent * done / 100
        return failed <= most


NONE = Allowed()


def parse_failures(text: str) -> Allowed:
    """Read how many articles may fail, ``20`` or ``1%``; raise UsageError for anything else."""
    try:
        if text.endswith("%"):
            percent = float(text[:-1])
            if 0 <= percent <= 100:
                return Allowed(percent=percent)
        elif text.isascii() and text.isdigit() and len(text) < _DIGITS:
            return Allowed(int(text))
    except ValueError:
        pass
    raise UsageError(f"{text!r} is not a number of failures: write 20 or 1%")


# They only bound what may fail, so that a part that is done stays good under others.
_LIMITS = ("timeout", "memory")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and to summarize the articles of a shard."""

    request: Request = DEFAULT  # what is asked of each article
    parts: bool = False  # a book's chapters are articles
    columns: Columns = COLUMNS  # of rows
    limit: int | None = None  # at most so many articles of the shard
    format: str = "jsonl"  # of the part: jsonl, jsonl.gz, jsonl.zst or parquet
    timeout: float = 30.0  # seconds that an article may take
    memory: int = 2_000_000_000  # bytes that an article may need

    def pack(self) -> dict[str, Any]:
        """Return all of it as JSON holds it."""
        columns = {**self.columns._asdict(), "keep": list(self.columns.keep)}
        return {**asdict(self), "request": self.request.describe(), "columns": columns}

    @classmethod
    def unpack(cls, values: Mapping[str, Any]) -> Options:
        """Return the options that were packed."""
        request, columns = Request(**values["request"]), Columns(**values["columns"])
        columns = columns._replace(keep=tuple(columns.keep))
        return cls(**{**values, "request": request, "columns": columns})

    def describe(self) -> dict[str, Any]:
        """Return what decides which lines come out, with the version, as JSON holds it."""
        told = {name: value for name, value in self.pack().items() if name not in _LIMITS}
        asked = told.pop("request")
        del asked["keywords"]  # no option of a corpus
        return {"version": __version__, **asked, **told}


DEFAULT_OPTIONS = Options()


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
