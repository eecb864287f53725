"""The mails in a file of mails (mbox), or in a digest of a list: each is an article."""

from collections.abc import Iterable, Iterator

from summarize.errors import InputError
from summarize.models import Source
from summarize.readers.mail.headers import clean_subject, name_sender, read_date
from summarize.readers.mail.mail_file import MailFile, cut_mails
from summarize.readers.mail.message import parse_mail

_MOST = 150_000  # mails: their headers take 7 s


def split_mails(file: MailFile) -> Iterator[Source] | None:
    """Return the mails of a file of mails or of a digest, in its order; None for a single mail.

    Their number and name are not set. Raise InputError for more than can be listed.
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
        )
