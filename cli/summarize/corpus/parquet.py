"""Lines as the rows of a Parquet file. The only module that writes Parquet."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from summarize.corpus.article_line import OF_ROW
from summarize.extras import import_extra

_ROWS = 1000  # of a row group
_COUNTED = ("words", "tokens")
_RARE = ("duplicate_of", "question")  # not in the lines that lack them
_RARE_OF_SENTENCE = ("page", "start_time")  # of a PDF, of a transcript


def write_parquet(lines: Iterable[dict[str, Any]], path: Path) -> None:
    """Write the lines as rows of a new file; memory does not grow with them."""
    pyarrow = import_extra("pyarrow", "parquet")
    parquet = import_extra("pyarrow.parquet", "parquet")
    schema = _build_schema(pyarrow)
    waiting = iter(lines)
    with parquet.ParquetWriter(path, schema) as writer:
        while rows := list(islice(waiting, _ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(list(_fit(rows)), schema=schema))


def read_parquet_lines(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """Yield the lines that such a file was written of, some rows at a time."""
    parquet = import_extra("pyarrow.parquet", "parquet")
    for batch in parquet.ParquetFile(file).iter_batches(batch_size=_ROWS):
        for row in batch.to_pylist():
            counts = {name: _take_counts(row, name) for name in _COUNTED}
            kept = row.pop(OF_ROW, None)  # parts of a version before this one have none
            columns = {} if kept is None else {OF_ROW: json.loads(kept)}
            _drop_empty(row, _RARE)
            for sentence in row.get("sentences") or ():
                _drop_empty(sentence, _RARE_OF_SENTENCE)
            yield row | {name: found for name, found in counts.items() if found} | columns


def _drop_empty(values: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        if values.get(name, name) is None:
            del values[name]


def _take_counts(row: dict[str, Any], name: str) -> dict[str, int] | None:
    article, summary = row.pop(f"{name}_article", None), row.pop(f"{name}_summary", None)
    return None if article is None else {"article": article, "summary": summary}


def _fit(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        told = {
            f"{name}_{of}": (row.get(name) or {}).get(of)
            for name in _COUNTED
            for of in ("article", "summary")
        }
        kept = row.get(OF_ROW)
        yield {**row, **told, OF_ROW: None if kept is None else json.dumps(kept)}


def _build_schema(pyarrow: Any) -> Any:
    text, number = pyarrow.string(), pyarrow.int64()
    sentence = [("text", text), ("paragraph", number), ("position", number), ("start", number)]
    sentence += [("end", number), ("score", pyarrow.float64()), ("page", number)]
    sentence += [("start_time", pyarrow.float64())]
    names = "id status digest duplicate_of source url title author date site language algorithm"
    columns = [(name, text) for name in (*names.split(), "question")]
    columns += [("schema", number), ("words_article", number), ("words_summary", number)]
    columns += [("tokens_article", number), ("tokens_summary", number)]
    columns += [
        ("sentences", pyarrow.list_(pyarrow.struct(sentence))),
        ("keywords", pyarrow.list_(text)),
        ("removed", pyarrow.list_(pyarrow.struct([("text", text), ("reason", text)]))),
        (OF_ROW, text),  # as JSON: each file has other ones
    ]
    return pyarrow.schema(columns)
