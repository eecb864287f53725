"""Options of a shard, which any engine can send to its workers; sizes and limits as text."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from summarize.corpus.filters import NO_FILTERS, Filters
from summarize.errors import UsageError
from summarize.numbers import read_number
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.request import DEFAULT, Request
from summarize.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarize.rank.command.calls import Picker

_SIZE_UNITS = {"K": 10**3, "M": 10**6, "G": 10**9}
_LEAST_MEMORY = 200_000_000  # bytes: the address space of a worker with its libraries loaded
_MAX_DIGITS = 18
NO_OPTIONS = (
    "keywords",
    "pick_key",
    "pick_log",
    "pick_timeout",
)  # of a request, which change no line of a corpus


def _read_digits(text: str) -> int | None:
    """Read a number that is written in digits alone, at most 18; None for any other text."""
    plain = text == text.strip() and len(text) <= _MAX_DIGITS
    return read_number(text, most=10**_MAX_DIGITS) if plain else None


def parse_size(text: str, what: str = "a size") -> int:
    """Parse a size such as ``2G``, ``64K`` or plain bytes; raise UsageError."""
    unit = _SIZE_UNITS.get(text[-1:].upper(), 0)
    number = text[:-1] if unit else text
    size = (_read_digits(number) or 0) * (unit or 1)
    if not 0 < size < 10**_MAX_DIGITS:
        raise UsageError(f"{text!r} is not {what}: write 2G, 500M or bytes")
    return size


def parse_memory(text: str) -> int:
    """Parse the memory limit of an article; raise UsageError if no worker could run in it."""
    size = parse_size(text, "an amount of memory")
    if size < _LEAST_MEMORY:
        least = _LEAST_MEMORY // 10**6
        raise UsageError(f"{text!r} is too little: a worker itself needs {least}M")
    return size


class FailureLimit(NamedTuple):
    """The number of articles that may fail, absolute or as a percentage."""

    number: int = 0
    percent: float | None = None  # of all articles; replaces the number

    def allows(self, failed: int, done: int) -> bool:
        """Check whether ``failed`` of ``done`` articles are within the limit."""
        most = self.number if self.percent is None else self.percent * done / 100
        return failed <= most


NO_FAILURES = FailureLimit()


def parse_failure_limit(text: str) -> FailureLimit:
    """Parse a failure limit such as ``20`` or ``1%``; raise UsageError."""
    try:
        if text.endswith("%"):
            percent = float(text[:-1])
            if 0 <= percent <= 100:
                return FailureLimit(percent=percent)
        elif len(text) < _MAX_DIGITS and (number := _read_digits(text)) is not None:
            return FailureLimit(number)
    except ValueError:
        pass
    raise UsageError(f"{text!r} is not a number of failures: write 20 or 1%")


def parse_share(text: str) -> tuple[int, int]:
    """Parse a share of the shards such as ``3/100``; raise UsageError."""
    first, _, count = text.partition("/")
    index, parts = _read_digits(first), _read_digits(count)
    if index is None or parts is None or index >= parts:
        raise UsageError(f"{text!r} is not a share of the shards: write I/N, with I below N")
    return index, parts


# Limits change which articles fail, not the lines of the others: a finished part stays valid.
_LIMITS = ("timeout", "memory", "keep_failed", "calls")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and summarize the articles of a shard."""

    request: Request = DEFAULT  # the summary of each article
    parts: bool = False  # whether the chapters of a book are articles
    columns: Columns = COLUMNS  # of rows
    limit: int | None = None  # articles of the shard
    format: str = "jsonl"  # of the part: jsonl, jsonl.gz, jsonl.zst or parquet
    timeout: float = 30.0  # seconds per article, without those of a command that picks
    memory: int = 2_000_000_000  # bytes per article
    filters: Filters = NO_FILTERS
    keep_failed: str | None = None  # folder for the raw pages of failed articles
    calls: int | None = None  # of what picks, at once; None for one of each worker

    def pack(self) -> dict[str, Any]:
        """Convert all options to JSON values."""
        columns = {**self.columns._asdict(), "keep": list(self.columns.keep)}
        filters = {**self.filters._asdict(), "languages": list(self.filters.languages)}
        whole = {**asdict(self), "request": self.request.describe(), "columns": columns}
        return {**whole, "filters": filters}

    @classmethod
    def unpack(cls, values: Mapping[str, Any]) -> Options:
        """Restore packed options."""
        request, columns = Request(**values["request"]), Columns(**values["columns"])
        columns = columns._replace(keep=tuple(columns.keep))
        filters = Filters(**values["filters"])
        filters = filters._replace(languages=tuple(filters.languages))
        return cls(**{**values, "request": request, "columns": columns, "filters": filters})

    def describe(self) -> dict[str, Any]:
        """Convert the options that determine the output, and the version, to JSON values.

        These are written to the disk: of a command, which may contain a key, only its digest.
        """
        values = {name: value for name, value in self.pack().items() if name not in _LIMITS}
        request = values.pop("request")
        asked = {name: value for name, value in request.items() if name not in NO_OPTIONS}
        asked["pick_with"] = self.request.picker and _digest_picker(self.request.picker)
        return {"version": __version__, **asked, **values}


def _digest_picker(picker: Picker) -> str:
    """Compute a name for what picks that differs from those of others and tells no argument."""
    # Imported here: the help of the command does not need it.
    import hashlib

    digest = hashlib.sha256(picker.target.encode("utf-8", "surrogateescape")).hexdigest()
    return f"{picker.name} {digest[:16]}"
