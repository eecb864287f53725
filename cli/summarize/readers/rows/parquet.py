"""Parquet files, row by row: memory holds one large row at a time."""

from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from summarize.errors import InputError
from summarize.extras import import_extra
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.values import WHOLE, Row, Span, list_errors, name_range

_BATCH = 64  # rows
_BATCH_BYTES = 8_000_000
_DECODED = 200_000_000  # bytes of rows read at once, unless a single row has more
_BUFFER = 1 << 20  # bytes; without a buffer, a whole row group is in memory
# A row group beyond both is a bomb: sound ones of pages grow tenfold, at most hundredfold.
_MOST, _GROWTH = 500_000_000, 1000


class _Rest(NamedTuple):
    """The rest of a row group, which can't be read."""

    reason: str


def read_parquet(raw: BinaryIO, span: Span = WHOLE, columns: Columns = COLUMNS) -> Iterator[Row]:
    """Yield the rows with their numbers; a broken value makes an error of its row.

    The span counts row groups.
    """
    parquet = import_extra("pyarrow.parquet", "parquet")
    size = raw.seek(0, 2)
    metadata = _read_metadata(parquet, raw)
    raw.seek(0)
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    first = number = sum(group.num_rows for group in groups[: span.start])
    options = {"pre_buffer": False, "buffer_size": _BUFFER}
    with parquet.ParquetFile(raw, metadata=metadata, **options) as file:
        names = list(file.schema_arrow.names)
        if not {columns.html, columns.text} & set(names):
            yield Row("", InputError(columns.describe_missing(names)), size)
            return
        wanted = [name for name in dict.fromkeys(names) if columns.reads(name)]
        for place, group in list(enumerate(groups))[span.start : span.stop]:
            last = number + group.num_rows
            for count, record in enumerate(
                _read_group(file, place, group, wanted), start=number + 1
            ):
                read = size * (count - first) // max(1, metadata.num_rows)
                if isinstance(record, _Rest):
                    rest = name_range(":", count, last)
                    yield Row(rest, InputError(record.reason), read, unread=True)
                else:
                    yield Row(f":{count}", record, read)
            number = last


def list_groups(raw: BinaryIO) -> list[int]:
    """List the compressed bytes of each row group; empty if the file is damaged."""
    parquet = import_extra("pyarrow.parquet", "parquet")
    try:
        metadata = _read_metadata(parquet, raw)
    except list_errors():
        return []
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    return list(map(_measure_packed, groups))


def _measure_packed(group: Any) -> int:
    return sum(group.column(n).total_compressed_size for n in range(group.num_columns))


def _read_metadata(parquet: Any, raw: BinaryIO) -> Any:
    raw.seek(0)
    return parquet.read_metadata(raw)


def _read_group(file: Any, place: int, group: Any, names: list[str]) -> Iterator[object]:
    """Yield the records of a row group; it ends with an error at an unreadable record."""
    packed = _measure_packed(group)
    if group.total_byte_size > max(_MOST, _GROWTH * packed):
        yield _Rest(f"a row group that grows from {packed:,} to {group.total_byte_size:,} bytes")
        return
    rows = _count_rows(group)
    try:
        for batch in file.iter_batches(batch_size=rows, row_groups=[place], columns=names):
            columns = [(name, batch.column(name)) for name in names]
            for row in range(batch.num_rows):
                yield _read_record(columns, row)
    except list_errors() as error:
        yield _Rest(f"a row group can't be read: {' '.join(str(error).split())}")


def _count_rows(group: Any) -> int:
    """Calculate how many rows to read at a time within the limits of bytes.

    In a column with a dictionary, every row may be its longest value: 64 times the same 40 MB take
    40 MB there.
    """
    average: int = max(1, group.total_byte_size // max(1, group.num_rows))
    columns = (group.column(number) for number in range(group.num_columns))
    sizes = (c.total_uncompressed_size for c in columns if c.has_dictionary_page)
    longest: int = max(sizes, default=average)
    return max(1, min(_BATCH, _BATCH_BYTES // average, _DECODED // max(1, longest)))


def _read_record(columns: list[tuple[str, Any]], row: int) -> object:
    try:
        return {name: _read_value(column[row]) for name, column in columns}
    except list_errors() as error:
        return InputError(f"a row has a value that can't be read: {' '.join(str(error).split())}")


def _read_value(scalar: Any) -> object:
    """Read a value; strings as bytes, because they may not be UTF-8."""
    if hasattr(scalar, "dictionary"):
        scalar = scalar.value
    if hasattr(scalar, "as_buffer"):
        buffer = scalar.as_buffer()
        return None if buffer is None else buffer.to_pybytes()
    try:
        return scalar.as_py()
    except ValueError:  # nanoseconds, which Python's dates don't hold
        return scalar.cast("string").as_py()
