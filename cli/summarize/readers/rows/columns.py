"""What a row had that stays in the line of its article, as JSON holds it."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, time
from itertools import islice
from typing import Any

from summarize.errors import InputError, UsageError
from summarize.readers.rows.rows import detect_rows, load_rows, read_head
from summarize.readers.rows.values import ALL, WHOLE, Columns, list_errors
from summarize.sources.folders import open_file

_LEVELS = 100  # of JSON; Python reads some 900, and less where it is deep in calls
_TOO_DEEP = f"a column to keep has more than {_LEVELS} levels"
_FILES, _ROWS = 100, 1000  # that are looked at for a column; one row mostly has all


def parse_names(text: str) -> tuple[str, ...]:
    """Return the names of columns in a list of them, ``a,b``."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def keep_columns(record: Mapping[str, Any], columns: Columns) -> dict[str, Any] | None:
    """Return the columns of a record that are to stay; None where none are.

    One that it lacks is None, and so is NaN. A date is written in ISO 8601, and bytes that are no
    UTF-8 in base64. Raise InputError for what is nested too deep.
    """
    if not columns.keep:
        return None
    names = filter(columns.keeps, record) if columns.keep == ALL else columns.keep
    kept = {name: record.get(name) for name in names}
    try:
        text = json.dumps(kept, default=_write_value)
        values: dict[str, Any] = json.loads(text, parse_constant=lambda _: None)
    except RecursionError as error:
        raise InputError(_TOO_DEEP) from error
    if _is_deep(values):
        raise InputError(_TOO_DEEP)
    return values


def _is_deep(value: object, left: int = _LEVELS) -> bool:
    """Tell whether a value has so many levels that somebody who reads its line may fail."""
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return left == 0 or any(_is_deep(each, left - 1) for each in inner)


def _write_value(value: object) -> str:
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return b64encode(value).decode()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def check_columns(paths: Iterable[str], columns: Columns) -> None:
    """Raise UsageError if the first file that has rows has no column of a name that is to stay."""
    if columns.keep in ((), ALL):
        return
    for path in islice(paths, _FILES):
        names: dict[str, None] = {}
        with suppress(InputError, *list_errors()):
            for record in _list_records(path, columns):
                names |= dict.fromkeys(record)
                if names.keys() >= set(columns.keep):
                    return
        if names:
            missing = next(name for name in columns.keep if name not in names)
            raise UsageError(f"{path} has no column {missing} to keep, but {', '.join(names)}")


def _list_records(path: str, columns: Columns) -> Iterable[dict[str, Any]]:
    with open_file(path) as file:
        kind = detect_rows(read_head(file), path.rpartition("/")[2], columns)
        if kind is None or kind == "warc":  # whose records have none
            return
        rows = load_rows(kind)(file, WHOLE, columns._replace(keep=ALL))
        for row in islice(rows, _ROWS):
            if isinstance(row.record, dict):
                yield row.record
