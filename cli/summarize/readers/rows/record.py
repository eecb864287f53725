"""One record of any framework to the source of an article: what is absent, what is text."""

from collections.abc import Mapping

from summarize.errors import InputError, NoArticleError, SummarizeError
from summarize.language.characters import one_line
from summarize.models import Source
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.values import MOST_BYTES

TOO_LONG = f"longer than {MOST_BYTES // 1_000_000} MB"


def name_record(record: Mapping[str, object], columns: Columns = COLUMNS) -> Source:
    """Return a source without data: what a record says of its article; no name.

    Values are absent if they are None, NaN or NaT, and not if they are 0.
    """
    keys = (columns.id, columns.url, columns.title, columns.author, columns.date)
    identity, url, title, author, date = (_read_label(record.get(key)) for key in keys)
    if date is not None:
        from summarize.readers.feeds.entry import find_day  # for which a text should not wait

        date = find_day(date)
    if not (url or "").startswith(("http://", "https://")):
        url = None
    return Source("", b"", url, id=identity, title=title, author=author, date=date)


def read_body(record: Mapping[str, object], columns: Columns = COLUMNS) -> bytes:
    """Return the html of a record, or its text.

    Raise NoArticleError for an empty one, InputError where there is none or it is too long.
    """
    if isinstance(error := record.get("error"), SummarizeError):
        raise error
    for key in (columns.html, columns.text):
        data = _read_bytes(record.get(key))
        if len(data) > MOST_BYTES:
            raise InputError(TOO_LONG)
        if data:
            return data
    raise _explain_nothing(record, columns)


def _explain_nothing(record: Mapping[str, object], columns: Columns) -> SummarizeError:
    """Return why a record has no text: it is empty, it is null, or no column is called so."""
    there = {key: record[key] for key in (columns.html, columns.text) if key in record}
    for key, value in there.items():
        if isinstance(value, str | bytes | bytearray | memoryview):
            return NoArticleError(f"its {key} is empty")
    for key, value in there.items():
        if _is_absent(value):
            return InputError(f"its {key} is null")
    return InputError(columns.describe_missing(record))


def _read_bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode(errors="replace")
    try:
        return b"" if isinstance(value, int) else memoryview(value).tobytes()  # type: ignore[arg-type]
    except TypeError:
        return b""


def _read_label(value: object) -> str | None:
    """Return what a value says on one line; None where it is absent."""
    if _is_absent(value) or isinstance(value, Mapping | list | tuple | set):
        return None
    if isinstance(value, float) and value.is_integer():  # how tables with gaps hold whole numbers
        value = int(value)
    if isinstance(value, bytes | bytearray | memoryview):
        value = bytes(value).decode("utf-8", "replace")
    return one_line(str(value)) or None


def _is_absent(value: object) -> bool:
    try:
        return value is None or bool(value != value)  # NaN and NaT differ from themselves
    except TypeError:  # pandas.NA is neither equal nor not
        return True
    except ValueError:  # an array
        return False
