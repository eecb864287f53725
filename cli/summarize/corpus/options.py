"""What is asked of every shard, as one value that any engine can send to its workers."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from summarize.readers.rows.rows import COLUMNS, Columns
from summarize.request import Request
from summarize.version import __version__

# They only bound what may fail, so that a part that is done stays good under others.
_LIMITS = ("timeout", "memory")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and to summarize the articles of a shard; the first are those of summarize."""

    length: str | None = None
    algorithm: str = "auto"
    language: str | None = None
    focus: str | None = None
    clean: bool = True
    parts: bool = False  # a book's chapters are articles
    columns: Columns = COLUMNS  # of rows
    limit: int | None = None  # at most so many articles of the shard
    format: str = "jsonl"  # of the part: jsonl, jsonl.gz, jsonl.zst or parquet
    timeout: float = 30.0  # seconds that an article may take
    memory: int = 2_000_000_000  # bytes that an article may need

    @property
    def request(self) -> Request:
        """What is asked of each article."""
        names = {field.name for field in fields(Request)} & {field.name for field in fields(self)}
        return Request(**{name: getattr(self, name) for name in sorted(names)})

    def describe(self) -> dict[str, Any]:
        """Return what decides which lines come out, with the version, as JSON holds it."""
        told = {name: value for name, value in asdict(self).items() if name not in _LIMITS}
        return {"version": __version__, **told, "columns": list(self.columns)}
