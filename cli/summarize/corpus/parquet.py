"""Write lines to Parquet files, and read them back."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from summarize.corpus.article_line import OF_ROW
from summarize.extras import import_extra

_ROWS = 1000  # per row group
_TRACED = ("title", "author", "date", "site")  # facts of a page whose provenance is known
_COUNTED = ("words", "tokens")
# Absent rather than null in a line.
_OPTIONAL = ("question", "picked_by", "provenance", "image", "description", "tags")
# Below headings, in PDFs, in transcripts.
_OPTIONAL_OF_SENTENCE = ("link", "quoted", "section", "page", "start_time", "speaker")


def write_parquet(lines: Iterable[dict[str, Any]], path: Path) -> None:
    """Write lines as rows of a new file, in constant memory."""
    pyarrow = import_extra("pyarrow", "parquet")
    parquet = import_extra("pyarrow.parquet", "parquet")
    schema = _build_schema(pyarrow)
    waiting = iter(lines)
    with parquet.ParquetWriter(path, schema) as writer:
        while rows := list(islice(waiting, _ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(list(_flatten(rows)), schema=schema))


def read_parquet_lines(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """Yield the lines from which a file was written, in constant memory."""
    parquet = import_extra("pyarrow.parquet", "parquet")
    for batch in parquet.ParquetFile(file).iter_batches(batch_size=_ROWS):
        for row in batch.to_pylist():
            counts = {name: _take_counts(row, name) for name in _COUNTED}
            kept = row.pop(OF_ROW)
            columns = {} if kept is None else {OF_ROW: json.loads(kept)}
            if row["date"]:
                row["date"] = row["date"].isoformat()
            _drop_empty(row, _OPTIONAL)
            if traced := row.get("provenance"):
                _drop_empty(traced, _TRACED)
            for sentence in row.get("sentences") or ():
                _drop_empty(sentence, _OPTIONAL_OF_SENTENCE)
            yield row | {name: found for name, found in counts.items() if found} | columns


def _drop_empty(values: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        if values.get(name, name) is None:
            del values[name]


def _take_counts(row: dict[str, Any], name: str) -> dict[str, int] | None:
    article, summary = row.pop(f"{name}_article", None), row.pop(f"{name}_summary", None)
    return None if article is None else {"article": article, "summary": summary}


def _flatten(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        counts = {
            f"{name}_{of}": (row.get(name) or {}).get(of)
            for name in _COUNTED
            for of in ("article", "summary")
        }
        kept = row.get(OF_ROW)
        kept = None if kept is None else json.dumps(kept)
        yield {**row, **counts, "date": _parse_day(row.get("date")), OF_ROW: kept}


def _parse_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _build_schema(pyarrow: Any) -> Any:
    text, number = pyarrow.string(), pyarrow.int64()
    sentence = [("text", text), ("paragraph", number), ("position", number), ("start", number)]
    sentence += [("end", number), ("score", pyarrow.float64()), ("page", number)]
    sentence += [("section", text), ("start_time", pyarrow.float64()), ("speaker", text)]
    sentence += [("link", text), ("quoted", pyarrow.bool_())]
    picked = [("command", text), ("calls", number), ("fallback", text), ("candidates", number)]
    picked += [("wanted", number), ("numbers", pyarrow.list_(number)), ("filled", number)]
    names = "id status digest source url title author site language algorithm"
    columns = [(name, text) for name in (*names.split(), "question", "image", "description")]
    columns += [("date", pyarrow.date32())]
    columns += [("schema", number), ("words_article", number), ("words_summary", number)]
    columns += [("tokens_article", number), ("tokens_summary", number)]
    columns += [
        ("sentences", pyarrow.list_(pyarrow.struct(sentence))),
        ("keywords", pyarrow.list_(text)),
        ("tags", pyarrow.list_(text)),
        ("provenance", pyarrow.struct([(name, text) for name in _TRACED])),
        ("picked_by", pyarrow.struct(picked)),
        ("removed", pyarrow.list_(pyarrow.struct([("text", text), ("reason", text)]))),
        (OF_ROW, text),  # as JSON, because they differ from input to input
    ]
    return pyarrow.schema(columns)
