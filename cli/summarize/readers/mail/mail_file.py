"""The mails in some data; what is parsed of them is parsed once."""

from functools import cached_property

from summarize.readers.mail.message import Part, parse_mail
from summarize.readers.mail.several.digest import cut_digest
from summarize.readers.mail.several.mbox import list_spans


class MailFile:
    """A mail, a digest of a list, or a file of mails (mbox)."""

    def __init__(self, data: bytes) -> None:
        """Parse nothing yet."""
        self.data = data

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The lines at which the mails of a file of mails begin; none of any other."""
        return list_spans(self.data)

    @cached_property
    def mail(self) -> Part:
        """The mail, or the first of a file."""
        return parse_mail(self.data)

    @cached_property
    def digest(self) -> list[bytes]:
        """The mails in a digest; none of any other mail."""
        return cut_digest(self.mail)
