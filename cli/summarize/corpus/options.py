"""What is asked of every shard, as one value that any engine can send to its workers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from summarize.readers.rows.values import COLUMNS, Columns
from summarize.request import DEFAULT, Request
from summarize.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

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
