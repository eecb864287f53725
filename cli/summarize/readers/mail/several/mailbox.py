"""The mails in a file of mails (mbox), or in a digest of a list: each is an article."""

from collections.abc import Iterable, Iterator

from summarize.models import Source
from summarize.readers.mail.fields import clean_subject, name_sender, read_date
from summarize.readers.mail.message import parse_mail
from summarize.readers.mail.several.digest import cut_digest
from summarize.readers.mail.several.mbox import count_mails, cut_mails
from summarize.readers.mail.tell import tell_mail


def is_mailbox(data: bytes) -> bool:
    """Tell whether data is a file of mails: of one, too, or of a patch that git wrote."""
    return count_mails(data) > 0


def split_mailbox(data: bytes) -> Iterator[Source]:
    """Yield the mails of a file of mails, in its order; their number and name are not set."""
    return _list_sources(cut_mails(data))


def is_digest(data: bytes) -> bool:
    """Tell whether data is a mail that holds the mails of a list."""
    return tell_mail(data) and count_mails(data) <= 1 and bool(cut_digest(parse_mail(data)))


def split_digest(data: bytes) -> Iterator[Source]:
    """Yield the mails of a digest, in its order; their number and name are not set."""
    return _list_sources(cut_digest(parse_mail(data)))


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
        )
