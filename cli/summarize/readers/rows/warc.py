"""Web archives (WARC, WET): pages and texts, and the reasons to skip other records."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO

from summarize.errors import InputError
from summarize.extras import import_extra
from summarize.language.control_characters import one_line
from summarize.lazy import compile_late
from summarize.numbers import read_number
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.values import GZIP, MOST_BYTES, WHOLE, Row, Skipped, Span, name_range

_TYPES = ("response", "resource", "conversion")  # of records with a page or a text
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # of UTF-8 and UTF-16
_CHUNK = 1 << 20
_HEAD = 1024  # compressed bytes that contain the first decoded ones: tables come first
_FRAME = 1 << 16  # bytes that hold the header of a record
_BLANK = 4  # bytes at most between two records
_LENGTH = compile_late(rb"(?i)\ncontent-length:[ \t]{0,9}([0-9]{1,15})[ \t]{0,9}(?:\r|$)")
_QUOTED = compile_late(r",? ?\bfirst line:| - Found:")
_MOST_AGAIN = 10_000_000  # bytes read again, in addition to those of the file so far
_MOST_FAULTS = 500  # damaged records in a row, each of which takes 2 ms
# Raised by warcio for damaged records, besides its own exceptions.
_DAMAGE = (ValueError, AttributeError, KeyError, IndexError, EOFError, OSError)


def read_warc(raw: BinaryIO, span: Span = WHOLE, columns: Columns = COLUMNS) -> Iterator[Row]:
    """Yield a row for each record, with its offset in the file; continue after a damaged one."""
    exceptions = import_extra("warcio.exceptions", "warc").ArchiveLoadFailed
    headers = import_extra("warcio.statusandheaders", "warc").StatusAndHeadersParserException
    chunks = import_extra("warcio.bufferedreaders", "warc").ChunkedDataException
    offset: int | None = find_record(raw, span.start) if span.start else 0
    faults = again = 0  # damaged records in a row; bytes read again
    while offset is not None and span.holds(offset):
        iterator = _open(raw, offset)
        last = start = offset  # of the last sound record, and of the next one
        offset = None
        try:
            while row := _read_next(iterator, raw, span, columns):
                last, start, faults = start, iterator.offset, 0
                yield row._replace(read=row.read - span.start)
                if iterator.err_count:  # bytes between this record and the next one
                    fault = InputError("a damaged record: no record begins here")
                    yield Row(name_range("@", last + 1, start - 1), fault, row.read, unread=True)
                    iterator.err_count = 0
        except (exceptions, headers, chunks, *_DAMAGE) as error:
            faults, end = faults + 1, raw.tell()
            # Not from the reader's position: a wrong length may have led it past another record.
            offset = find_record(raw, last + 1)
            if offset is not None and offset == start:
                offset = find_record(raw, offset + 1)
            stop = raw.seek(0, io.SEEK_END) if offset is None else offset
            yield _report_damage(error, raw, start, max(start + 1, stop))._replace(read=end)
            again += max(0, end - stop)
            if offset is not None and (faults > _MOST_FAULTS or again > _MOST_AGAIN + last):
                count = f"over {_MOST_FAULTS}" if faults > _MOST_FAULTS else "too many"
                fault = InputError(f"{count} damaged records in a row: it is not read on")
                rest = name_range("@", offset, raw.seek(0, io.SEEK_END) - 1)
                yield Row(rest, fault, end, unread=True)
                return


class _CutError(ValueError):
    """A record ends before its length, or with a wrong checksum."""

    def __init__(self, record: object) -> None:
        super().__init__("the record is cut off")
        self.known = record if isinstance(record, dict) else {}


def _report_damage(error: Exception, raw: BinaryIO, start: int, stop: int) -> Row:
    """Build the row of a damaged record, which fails alone if its frame is sound.

    Otherwise there may have been others up to ``stop``: all these bytes are unread.
    """
    if isinstance(error, _CutError):
        record: object = {**error.known, "error": InputError(str(error))}
    else:
        # What the libraries quote of the file may be anything.
        reason = _QUOTED.split(" ".join(str(error).split()))[0] or type(error).__name__
        record = InputError(f"a damaged record: {reason[:200]}")
    if _is_framed(raw, start, stop):
        return Row(f"@{start}", record, stop)
    return Row(name_range("@", start, stop - 1), record, stop, unread=True)


def _is_framed(raw: BinaryIO, start: int, stop: int) -> bool:
    """Check whether one record reaches from ``start`` to ``stop``, whatever it holds."""
    import zlib

    raw.seek(start)
    head = raw.read(min(_FRAME, stop - start))
    if not head.startswith(GZIP):
        fields, end, _ = head.partition(b"\r\n\r\n")
        length = _LENGTH.search(fields)
        left = stop - start - len(fields + end) - int(length[1]) if length else -1
        return 0 <= left <= _BLANK
    raw.seek(start)
    member, left = zlib.decompressobj(31), stop - start
    while left and (data := raw.read(min(_CHUNK, left))):
        left -= len(data)
        try:
            while data and not member.eof:
                member.decompress(data, _CHUNK)
                data = member.unconsumed_tail
        except zlib.error:
            return False
        if member.eof:
            break
    return member.eof and not left and not member.unused_data


def _open(raw: BinaryIO, offset: int) -> Any:
    raw.seek(offset)
    return import_extra("warcio.archiveiterator", "warc").ArchiveIterator(raw)


def _read_next(iterator: Any, raw: BinaryIO, span: Span, columns: Columns) -> Row | None:
    start = iterator.offset
    if not span.holds(start):
        # The next span begins with the record that is found from there: one before it is damaged.
        if span.stop is not None and find_record(raw, span.stop) != start:
            _check_end(raw, start)
        return None
    with redirect_stderr(io.StringIO()):  # warcio prints lines of damaged records there
        entry = next(iterator, None)
        if entry is None:
            _check_end(raw, start)
            return None
        record = _read_record(entry, columns)
        iterator.read_to_end()  # finds the start of the next record
        member = iterator.reader.decompressor
        broken = member and not member.eof and not iterator.next_line
        if broken or getattr(entry.raw_stream, "limit", 0) > 0:
            raise _CutError(record)
        return Row(f"@{start}", record, raw.tell())


def _check_end(raw: BinaryIO, start: int) -> None:
    """Raise ValueError if a file goes on after its last record, with more than an empty member."""
    size = raw.seek(0, io.SEEK_END)
    if start < size and not _is_framed(raw, start, size):
        raise ValueError("no record can be read from here on")


def _read_record(entry: Any, columns: Columns) -> object:
    """Read the article in a record, or the reason to skip it; raise ValueError for damage."""
    length = read_number(entry.rec_headers.get_header("Content-Length"), most=1 << 50)
    if entry.rec_type is None or length is None:
        raise ValueError("its type or its length is missing")
    if entry.rec_type == "revisit":
        return Skipped("revisit")
    if entry.rec_type not in _TYPES:
        return Skipped("not a response")
    http = entry.http_headers
    if http is not None and (status := http.get_statuscode()) != "200":
        if read_number(status) is None:
            raise ValueError("its HTTP status is missing")
        return Skipped("status other than 200")
    kind = (http or entry.rec_headers).get_header("Content-Type") or ""
    key = _choose_column(kind.lower(), columns)
    if key is None:
        return Skipped("not HTML and not plain text")
    known = {
        columns.id: entry.rec_headers.get_header("WARC-Record-ID"),
        columns.url: (entry.rec_headers.get_header("WARC-Target-URI") or "").strip("<>"),
    }
    try:
        return {**known, key: mark_charset(_read_body(entry), kind)}
    except InputError as error:
        return {**known, "error": error}


def _choose_column(kind: str, columns: Columns) -> str | None:
    if "html" in kind:
        return columns.html
    return columns.text if kind.startswith("text/plain") else None


def _read_body(entry: Any) -> bytes:
    packed = (entry.http_headers and entry.http_headers.get_header("Content-Encoding")) or ""
    readers = import_extra("warcio.bufferedreaders", "warc").BufferedReader
    known = (*readers.get_supported_decompressors(), "identity", "")
    if packed.lower() not in known:
        raise InputError(f"compressed with {one_line(packed)}, which can't be read here")
    data: bytes = entry.content_stream().read(MOST_BYTES + 1)
    return data


def mark_charset(data: bytes, kind: str) -> bytes:
    """Convert data to UTF-8 with a byte order mark by the charset of its Content-Type.

    A byte order mark in the data takes precedence, and so does valid UTF-8: servers often declare
    it as Latin-1. An unknown or impossible charset is ignored.
    """
    from email.message import Message

    message = Message()
    message["Content-Type"] = kind
    charset = message.get_content_charset() or ""
    charset = "cp1252" if charset in ("iso-8859-1", "latin-1", "latin1", "us-ascii") else charset
    if not charset or data.isascii() or data.startswith(_MARKS):
        return data
    for name in ("utf-8", charset):
        try:
            return b"\xef\xbb\xbf" + data.decode(name).encode()
        except (LookupError, ValueError):
            continue
    return data


def find_record(raw: BinaryIO, start: int) -> int | None:
    """Find the offset of the first record that begins at ``start`` or later; None if none does."""
    raw.seek(0)
    magic = b"\x1f\x8b\x08" if raw.read(2) == GZIP else b"WARC/1."
    raw.seek(start)
    rest, before = b"", start
    while chunk := raw.read(_CHUNK):
        rest += chunk
        place = rest.find(magic)
        while place >= 0:
            if _begins_record(raw, before + place):
                return before + place
            place = rest.find(magic, place + 1)
        keep = min(len(rest), len(magic) - 1)
        before += len(rest) - keep
        rest = rest[len(rest) - keep :]
        raw.seek(before + keep)
    return None


def _begins_record(raw: BinaryIO, offset: int) -> bool:
    import zlib

    raw.seek(max(0, offset - 1))
    before = raw.read(1) if offset else b"\n"
    head = raw.read(_HEAD)
    if not head.startswith(GZIP):
        return before == b"\n"
    try:
        return zlib.decompressobj(31).decompress(head, 8).startswith(b"WARC/")
    except zlib.error:
        return False
