"""Files of mails (mbox) and digests, each of whose mails is an article; and single mails."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from summarize.errors import InputError
from summarize.models import Source
from summarize.readers.mail.digest import cut_digest
from summarize.readers.mail.headers import clean_subject, name_sender, read_date
from summarize.readers.mail.message import MimePart, parse_mail
from summarize.readers.metadata_fields import find_time

# A mail begins at a "From " line with a time and a year, at the start or after a blank line; its
# header follows.
_START = re.compile(
    rb"(?:\A\s{0,99}|(?<=\n\n)|(?<=\r\n\r\n))"
    rb"From [^\n]{1,150}?\d\d:\d\d[^\n]{0,40}?\d{4}[^\n]{0,40}\n"
    rb"(?=[!-9;-~]{1,60}:)"
)
_ESCAPED = re.compile(rb"^>(>{0,99}From )", re.MULTILINE)
_MOST = 150_000  # mails: their headers take 7 s


class MailFile:
    """A mail, a digest of a list, or a file of mails (mbox). It is parsed once, on demand."""

    def __init__(self, data: bytes) -> None:
        """Keep the data."""
        self.data = data

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Spans of the lines at which the mails of a file begin; empty for any other data."""
        return list_spans(self.data)

    @cached_property
    def mail(self) -> MimePart:
        """The mail, or the first mail of a file."""
        return parse_mail(self.data)

    @cached_property
    def digest(self) -> list[bytes]:
        """The mails in a digest; empty for any other mail."""
        return cut_digest(self.mail)


def list_spans(data: bytes) -> list[tuple[int, int]]:
    """List the spans of the lines at which mails begin; empty if data doesn't open with one."""
    return [match.span() for match in _START.finditer(data)] if _START.match(data) else []


def cut_mails(data: bytes, spans: list[tuple[int, int]]) -> Iterator[bytes]:
    """Cut a file into its mails, without the "From " lines; ">From " is unescaped."""
    ends = [start for start, _ in spans[1:]]
    for (_, start), end in zip(spans, [*ends, len(data)], strict=bool(spans)):
        yield _ESCAPED.sub(rb"\1", data[start:end])


def split_mails(file: MailFile) -> Iterator[Source] | None:
    """Split a file of mails or a digest into its mails, in order; None for a single mail.

    Their number and name are not set. Raise InputError for too many to list.
    """
    if len(file.spans) > _MOST:
        raise InputError(f"a file of over {_MOST:,} mails: too many to list")
    if file.spans:
        return _list_sources(cut_mails(file.data, file.spans))
    return _list_sources(file.digest) if file.digest else None


def _list_sources(mails: Iterable[bytes]) -> Iterator[Source]:
    for data in mails:
        mail = parse_mail(data)
        yield Source(
            "",
            data,
            id=mail.field("Message-ID").strip("<> ") or None,
            title=clean_subject(mail.field("Subject")),
            author=name_sender(mail.field("From")),
            date=read_date(mail.field("Date")),
            time=find_time(mail.field("Date")),
        )
