"""The articles in a source: the source itself, or its rows, entries, mails or chapters."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from summarize.bugs import report_bugs
from summarize.errors import (
    BugError,
    InputError,
    NoArticleError,
    SummarizeError,
    UsageError,
    describe_reason,
)
from summarize.models import Source
from summarize.readers.format_detection import detect, load_function
from summarize.readers.rows.columns import COLUMNS, Columns, keep_columns
from summarize.readers.rows.record import TOO_LONG, name_record, read_record_body
from summarize.readers.rows.rows import detect_rows, load_rows, read_head
from summarize.readers.rows.values import (
    GZIP,
    MOST_BYTES,
    WHOLE,
    ZSTD,
    Reader,
    Row,
    Skipped,
    Span,
    list_errors,
)
from summarize.sources.folders import check_file, open_file
from summarize.sources.open import Openable, take_source


@dataclass(frozen=True, slots=True)
class Item:
    """One article of several in a file, or the error that prevents it.

    - ``source``: its name, data and facts; ``extract_article(item.source)`` reads it
    - ``error``: a SummarizeError if it can't be read, else None
    - ``bytes_read``: bytes of its file read so far, as stored on the disk
    - ``skipped``: the reason why it is not meant to be an article
    - ``unread``: true if the error affects the file, or a range of it, of which no more is known
    """

    source: Source
    error: SummarizeError | None = None
    bytes_read: int = 0
    skipped: str = ""
    unread: bool = False


def list_parts(source: Openable, *, books: bool = False) -> list[Item]:
    """List the articles in a feed, a mailbox or a file of rows, one item each.

    ``source`` is a path, an address, an open file or a Source. Items are numbered if there are
    several; anything else is one item. With ``books`` the chapters of a book are articles, too.
    Raise InputError if it can't be opened, NoArticleError for a list without any article,
    UsageError if the extra that a format needs is missing.

    >>> import summarize
    >>> for item in summarize.list_parts("samples/hives.eml"):
    ...     article = summarize.extract_article(item.source)
    ...     print(item.source.part, article.title, article.author)
    1 Heather before the limes? Olga Brandt
    2 Heather before the limes? Piet Vos
    3 Swarm in the organ Judith Hale
    """
    source = take_source(source)
    kind = detect_rows(read_head(io.BytesIO(source.data)), source.name)
    if kind is not None:
        rows = _read_rows(load_rows(kind), io.BytesIO(source.data), "")
        items = [item for item in rows if not item.skipped]
    else:
        source = detect(source)
        found = _split(source, books=books)
        if found is None:
            return [Item(source)]
        items = [Item(part) for part in found]
    if not items:
        raise NoArticleError("no article in it", empty_list=True)
    count = len(items)
    if count == 1 and kind is None:  # like a single file
        return [replace(items[0], source=items[0].source._replace(name=source.name))]
    return [
        Item(item.source._replace(name=source.name, part=number, parts=count), item.error)
        for number, item in enumerate(items, start=1)
    ]


def pick_part(items: list[Item], number: int) -> Item:
    """Pick the article with a number, from 1; raise UsageError if there are fewer."""
    if number > len(items):
        detected = items[0].source.detected
        if len(items) == 1 and detected and detected.kind.chapters:
            raise UsageError("a book is one article: for its chapters add --parts")
        count = f"{len(items):,} articles" if len(items) > 1 else "one article"
        raise UsageError(f"no part {number}: it holds {count}")
    return items[number - 1]


def read_items(
    name: str, *, books: bool = False, span: Span = WHOLE, columns: Columns = COLUMNS
) -> Iterator[Item]:
    """Yield the articles in a file, in its order, or one item with the error of the file.

    Names are those of the file, with ``@offset`` or ``:number`` for a row and ``#number`` for any
    other article, counted from 1. ``span`` and ``columns`` apply to rows. An article that can't be
    read is an item with its error. Raise UsageError if the extra that a format needs is missing.
    """
    size = 0
    try:
        size = check_file(name)
        with open_file(name) as file:
            kind = detect_rows(read_head(file), name.rpartition("/")[2], columns)
            file.seek(0)
            if kind is not None:
                yield from _read_rows(load_rows(kind), file, name, span, columns)
                return
            data = file.read() if size <= MOST_BYTES else b""
    except (OSError, ValueError) as error:
        yield Item(Source(name, b""), InputError(describe_reason(error)), unread=True)
        return
    except InputError as error:
        yield Item(Source(name, b""), error, unread=True)
        return
    if size > MOST_BYTES:
        yield Item(Source(name, b""), InputError(TOO_LONG), size)
    else:
        yield from _read_data(name, data, size, books=books)


def _read_data(name: str, data: bytes, size: int, *, books: bool) -> Iterator[Item]:
    """Yield the articles in the data of a file."""
    try:
        with report_bugs():
            source = detect(Source(name, data))
            found = _split(source, books=books)
    except (BugError, InputError, NoArticleError) as error:
        packed = data.startswith((GZIP, ZSTD)) and isinstance(error, InputError)
        yield Item(Source(name, b""), error, size, unread=packed)
    else:
        if found is None:
            yield Item(source, None, size)
        else:
            items = (Item(_name_globally(part, name), None, size) for part in found)
            yield from _name_parts(items, f"{name}#")


def _name_globally(part: Source, name: str) -> Source:
    """Give an article an id that no article of another file has."""
    return part._replace(id=f"{name}#{part.id}" if part.id else None)


def _name_parts(items: Iterator[Item], prefix: str) -> Iterator[Item]:
    for number, item in enumerate(items, start=1):
        yield replace(item, source=item.source._replace(name=f"{prefix}{number}"))


def _split(source: Source, *, books: bool) -> list[Source] | None:
    """Split a source whose kind is detected into its articles; None if it is one article."""
    kind, found = source.detected.kind, source.detected.found
    split = load_function(kind, "split") if books or not kind.chapters else None
    parts = split(found) if split else None
    # All at once: a run that ends early should not leave a library in the middle of its work.
    return None if parts is None else list(parts)


def _read_rows(
    reader: Reader, file: BinaryIO, name: str, span: Span = WHOLE, columns: Columns = COLUMNS
) -> Iterator[Item]:
    place = 0
    try:
        with report_bugs():
            try:
                for row in reader(file, span, columns):
                    place = row.read
                    yield _check(row, name, columns)
            except list_errors() as error:
                message = f"can't be read from here on: {_first_line(error)}"
                yield Item(Source(name, b""), InputError(message), place, unread=True)
    except BugError as error:
        yield Item(Source(name, b""), error, place, unread=True)


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__


def _check(row: Row, name: str, columns: Columns) -> Item:
    """Read the article in a row: its HTML or text, with the row's metadata."""
    source = Source(f"{name}{row.place}", b"")
    if isinstance(row.record, Skipped):
        return Item(source, bytes_read=row.read, skipped=row.record.reason)
    if isinstance(row.record, SummarizeError):
        return Item(source, row.record, row.read, unread=row.unread or not row.place)
    if not isinstance(row.record, dict):
        return Item(source, InputError("not an object"), row.read)
    source = name_record(row.record, columns)._replace(name=source.name)
    try:
        source = source._replace(columns=keep_columns(row.record, columns))
        data = read_record_body(row.record, columns)
    except SummarizeError as error:
        return Item(source, error, row.read, unread=row.unread)
    return Item(source._replace(data=data), None, row.read)
