"""Detect a mail by its first bytes: a header with typical field names."""

import re
from typing import TYPE_CHECKING

from summarize.readers.format_features import FormatFeatures
from summarize.readers.mail.opening_header import trim_start

if TYPE_CHECKING:
    from summarize.readers.mail.mailbox import MailFile

SEEN = 32_768  # bytes
# A file of mails that is cut off after its first line.
_ENVELOPE_ALONE = re.compile(
    rb"From \S{1,150} {1,9}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\n]{1,20}"
    rb"\d\d:\d\d[^\n]{1,20}\d{4}\s{0,9}"
)
_NAME = re.compile(rb"([A-Za-z][A-Za-z0-9_-]{1,60})[ \t]?:")
_FROM = b"from"
_BESIDE = frozenset(
    b"date to subject message-id mime-version received delivered-to return-path "
    b"newsgroups x-mailer sent content-type snapshot-content-location".split()
)
_MIME = frozenset((b"mime-version", b"content-type"))
_COUNT = re.compile(rb"(\d{1,9})[ \t]{0,20}\r?\n")  # bytes of a mail of Apple Mail (.emlx)


def detect_mail(features: FormatFeatures) -> "MailFile | None":
    """Detect a mail, or a file of mails, by the header it opens with.

    Before a mail of Apple Mail stand its bytes, counted; after it its flags.
    """
    data = features.data
    if counted := _COUNT.match(data):
        data = data[counted.end() : counted.end() + int(counted[1])]
    if not is_mail(data):
        return None
    # Imported here: a plain text should not load the parser of mails.
    from summarize.readers.mail.mailbox import MailFile

    return MailFile(data)


def is_mail(data: bytes) -> bool:
    """Check whether data opens with the header of a mail, or is the first line of a mailbox."""
    if _ENVELOPE_ALONE.fullmatch(data):
        return True
    head = trim_start(data[:SEEN].replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    names = {name.lower() for name in _list_names(head)}
    return (_FROM in names and bool(names & _BESIDE)) or names >= _MIME


def _list_names(head: bytes) -> list[bytes]:
    """List the field names of a header; empty if one of its lines is no field."""
    names: list[bytes] = []
    for line in head.split(b"\n"):
        if not line.strip():
            return names
        if line[:1] in b" \t" and names:
            continue
        field = _NAME.match(line)
        if field is None:
            return []
        names.append(field[1])
    return names
