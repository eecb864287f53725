"""Turn finished lines into a Parquet file. The only module that writes Parquet."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from summarize.errors import missing_extra

_ROWS = 1000  # of a row group


def check_parquet() -> None:
    """Raise UsageError where the extra is missing."""
    _import_pyarrow()


def write_parquet(lines: Path, target: Path) -> None:
    """Write the lines as rows, whole or not at all; memory does not grow with them."""
    pyarrow, parquet = _import_pyarrow()
    schema = _build_schema(pyarrow)
    temporary = target.with_name(f".{target.name}.part")
    with lines.open("rb") as file, parquet.ParquetWriter(temporary, schema) as writer:
        while rows := [json.loads(line) for line in islice(file, _ROWS)]:
            writer.write_table(pyarrow.Table.from_pylist(list(_fit(rows)), schema=schema))
    temporary.replace(target)


def _fit(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        words = row.get("words") or {}
        yield {**row, "words_article": words.get("article"), "words_summary": words.get("summary")}


def _build_schema(pyarrow: Any) -> Any:
    text, number = pyarrow.string(), pyarrow.int64()
    sentence = [("text", text), ("paragraph", number), ("position", number), ("start", number)]
    sentence += [("end", number), ("score", pyarrow.float64())]
    names = "id status digest duplicate_of source url title author date site language algorithm"
    columns = [(name, text) for name in names.split()]
    columns += [("schema", number), ("words_article", number), ("words_summary", number)]
    columns += [
        ("sentences", pyarrow.list_(pyarrow.struct(sentence))),
        ("keywords", pyarrow.list_(text)),
        ("removed", pyarrow.list_(pyarrow.struct([("text", text), ("reason", text)]))),
    ]
    return pyarrow.schema(columns)


def _import_pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise missing_extra("Parquet", "pyarrow", "parquet") from error
    return pyarrow, pyarrow.parquet
