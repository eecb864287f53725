"""The articles in a source: itself, or the rows, entries, mails or chapters that it holds."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from summarize.errors import InputError, NoArticleError, SummarizeError, tell_reason
from summarize.models import Source
from summarize.readers.magic import tell_magic
from summarize.readers.mail.tell import tell_mail
from summarize.readers.one import may_be_feed, unpack
from summarize.readers.rows.record import TOO_LONG, name_record, read_body
from summarize.readers.rows.rows import (
    COLUMNS,
    MOST_BYTES,
    SEEN,
    WHOLE,
    Columns,
    Reader,
    Row,
    Skipped,
    Span,
    find_reader,
    list_errors,
)
from summarize.sources.folders import check_file, open_file

Split = Callable[[bytes], Iterator[Source]]


@dataclass(frozen=True, slots=True)
class Item:
    """One article to summarize, or what keeps it from being read."""

    source: Source
    error: SummarizeError | None = None
    bytes_read: int = 0  # of its file so far, as it lies on the disk
    skipped: str = ""  # why it is no article and should not be one


def list_parts(source: Source, *, books: bool = False) -> list[Item]:
    """Return the articles in a source, numbered if there are several kept in it.

    With ``books`` the chapters of a book are articles, too. Raise NoArticleError for a list that
    holds none, UsageError where the extra that a format needs is missing.
    """
    reader = find_reader(source.data[:SEEN], source.name)
    if reader is not None:
        rows = _read_rows(reader, io.BytesIO(source.data), "")
        items = [item for item in rows if not item.skipped]
    else:
        source = source._replace(data=unpack(source.data))  # here alone: all else finds it done
        found = _split(source.data, books=books)
        if found is None:
            return [Item(source)]
        items = [Item(part) for part in found]
    if not items:
        raise NoArticleError("no article in it")
    count = len(items)
    if count == 1 and reader is None:  # as a file of its own
        return [replace(items[0], source=items[0].source._replace(name=source.name))]
    return [
        Item(item.source._replace(name=source.name, part=number, parts=count), item.error)
        for number, item in enumerate(items, start=1)
    ]


def read_items(
    name: str, *, books: bool = False, span: Span = WHOLE, columns: Columns = COLUMNS
) -> Iterator[Item]:
    """Yield the articles in a file, in its order, or one item with the error of the file.

    A name is that of the file, with ``@offset`` or ``:number`` for a row and ``#number`` for any
    other part, counted from 1. Of rows, a span and columns can be asked for. What can't be read is
    an item with its error. Raise UsageError where the extra that a format needs is missing.
    """
    size = 0
    try:
        size = check_file(name)
        with open_file(name) as file:
            reader = find_reader(file.read(SEEN), name.rpartition("/")[2], columns)
            file.seek(0)
            if reader is not None:
                yield from _read_rows(reader, file, name, span, columns)
                return
            data = _read_whole(file, size)
        found = _split(unpack(data), books=books)
    except (OSError, ValueError) as error:
        yield Item(Source(name, b""), InputError(tell_reason(error)))
    except (InputError, NoArticleError) as error:
        yield Item(Source(name, b""), error, size)
    else:
        if found is None:
            yield Item(Source(name, data), None, size)
        else:
            items = (Item(_name_globally(part, name), None, size) for part in found)
            yield from _name_parts(items, f"{name}#")


def _read_whole(file: BinaryIO, size: int) -> bytes:
    if size > MOST_BYTES:
        raise InputError(TOO_LONG)
    return file.read()


def _name_globally(part: Source, name: str) -> Source:
    """Return a part with an id that no other file's parts have."""
    return part._replace(id=f"{name}#{part.id}" if part.id else None)


def _name_parts(items: Iterator[Item], prefix: str) -> Iterator[Item]:
    for number, item in enumerate(items, start=1):
        yield replace(item, source=item.source._replace(name=f"{prefix}{number}"))


def _split(data: bytes, *, books: bool) -> list[Source] | None:
    """Return the articles that some bytes hold; None where they are one."""
    split = _find_splitter(data, books=books)
    # All at once: a run that ends early leaves no library in the middle of its work.
    return list(split(data)) if split else None


def _find_splitter(data: bytes, *, books: bool) -> Split | None:
    # Each is imported where it is used: a text should not wait for the libraries of mails.
    if tell_mail(data):
        from summarize.readers.mail.several import mailbox

        if mailbox.is_mailbox(data):
            return mailbox.split_mailbox
        if mailbox.is_digest(data):
            return mailbox.split_digest
    if books and tell_magic(data) == "epub":
        from summarize.readers.documents.epub.book import split_book

        return split_book
    if may_be_feed(data):
        from summarize.readers.feeds.feeds import is_feed, split_feed

        return split_feed if is_feed(data) else None
    return None


def _read_rows(
    reader: Reader, file: BinaryIO, name: str, span: Span = WHOLE, columns: Columns = COLUMNS
) -> Iterator[Item]:
    place = 0
    try:
        for row in reader(file, span, columns):
            place = row.read
            yield _check(row, name, columns)
    except list_errors() as error:
        message = f"can't be read from here on: {_first_line(error)}"
        yield Item(Source(name, b""), InputError(message), place)


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__


def _check(row: Row, name: str, columns: Columns) -> Item:
    """Return the article in a row: its html or its text, and what the row says of it."""
    source = Source(f"{name}{row.place}", b"")
    if isinstance(row.record, Skipped):
        return Item(source, bytes_read=row.read, skipped=row.record.reason)
    if isinstance(row.record, SummarizeError):
        return Item(source, row.record, row.read)
    if not isinstance(row.record, dict):
        return Item(source, InputError("not an object"), row.read)
    source = name_record(row.record, columns)._replace(name=source.name)
    try:
        data = read_body(row.record, columns)
    except SummarizeError as error:
        return Item(source, error, row.read)
    missing = None if data else InputError(columns.describe_missing(row.record))
    return Item(source._replace(data=data), missing, row.read)
