"""Records of any framework, turned into sources of articles."""

from collections.abc import Mapping

from summarize.errors import InputError, NoArticleError, SummarizeError
from summarize.language.control_characters import one_line
from summarize.models import Source
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.values import MOST_BYTES

_SUMMARY = "summary"  # the column that feeds and their readers have
TOO_LONG = f"longer than {MOST_BYTES // 1_000_000} MB"


def name_record(record: Mapping[str, object], columns: Columns = COLUMNS) -> Source:
    """Read the metadata of a record into a source without data and name.

    None, NaN and NaT are missing values; 0 is not.
    """
    keys = (columns.id, columns.url, columns.title, columns.author, columns.date)
    identity, url, title, author, date = (_read_label(record.get(key)) for key in keys)
    time = None
    if date is not None:
        # Imported here: a plain text should not load it.
        from summarize.readers.metadata_fields import find_day, find_time

        date, time = find_day(date), find_time(date)
    if not (url or "").startswith(("http://", "https://")):
        url = None
    return Source("", b"", url, id=identity, title=title, author=author, date=date, time=time)


def read_record_body(record: Mapping[str, object], columns: Columns = COLUMNS) -> bytes:
    """Read the HTML of a record, or its text, or the summary of one that has no such columns.

    Raise NoArticleError if it is empty, InputError if it is missing or too long.
    """
    if isinstance(error := record.get("error"), SummarizeError):
        raise error
    whole = columns.html, columns.text
    for key in whole if any(key in record for key in whole) else (_SUMMARY,):
        data = _read_bytes(record.get(key))
        if len(data) > MOST_BYTES:
            raise InputError(TOO_LONG)
        if data:
            return data
    raise _explain_nothing(record, columns)


def _explain_nothing(record: Mapping[str, object], columns: Columns) -> SummarizeError:
    """Explain why a record has no text: it is empty or has no value, or there is no such column."""
    there = {key: record[key] for key in (columns.html, columns.text) if key in record}
    for key, value in there.items():
        if isinstance(value, str | bytes | bytearray | memoryview):
            return NoArticleError(f"its {key} is empty")
    for key, value in there.items():
        if _is_missing(value):
            return InputError(f"its {key} has no value")
    return InputError(columns.describe_missing(record))


def _read_bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode(errors="replace")
    try:
        return b"" if isinstance(value, int) else memoryview(value).tobytes()  # type: ignore[arg-type]
    except TypeError:
        return b""


def _read_label(value: object) -> str | None:
    """Convert a value to one line of text; None if it is missing."""
    if _is_missing(value) or isinstance(value, Mapping | list | tuple | set):
        return None
    if isinstance(value, float) and value.is_integer():  # integers in columns with missing values
        value = int(value)
    if isinstance(value, bytes | bytearray | memoryview):
        value = bytes(value).decode("utf-8", "replace")
    return one_line(str(value)) or None


def _is_missing(value: object) -> bool:
    try:
        return value is None or bool(value != value)  # NaN and NaT are unequal to themselves
    except TypeError:  # pandas.NA has no truth value
        return True
    except ValueError:  # an array
        return False
