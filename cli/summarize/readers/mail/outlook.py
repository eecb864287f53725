"""Messages that Outlook saved (.msg), read like the original mails.

They are compound files, in which each property is a stream named by its number (MS-OXPROPS). The
only module that knows olefile.
"""

import io
import struct
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import HeaderParser
from email.utils import format_datetime, formataddr
from functools import cached_property
from importlib import import_module
from typing import Any

from summarize.errors import InputError
from summarize.extras import missing_extra
from summarize.language.control_characters import one_line
from summarize.models import Draft
from summarize.readers.format_features import FormatFeatures
from summarize.readers.mail.charsets import decode_body
from summarize.readers.mail.compressed_rtf import MOST_BYTES, TOO_LARGE, unpack_rtf
from summarize.readers.mail.mail import read_mail
from summarize.readers.mail.mailbox import MailFile
from summarize.readers.mail.message import DEEPEST

_MARK = "__substg1.0_".encode("utf-16-le")
_ATTACHED = "__attach_version1.0_"
_FIXED = "__properties_version1.0"
_HEADS = (32, 24)  # bytes before the entries of _FIXED: in a message, and in an inner one
_CLASS, _SUBJECT, _BODY, _HTML, _HEADER = "001A", "0037", "1000", "1013", "007D"
_RTF = "__substg1.0_10090102"
_TARGET = "<http"
_SENDERS = ("0042", "0C1A", "5D02", "5D01")  # names, then addresses
_SENT, _DELIVERED, _CODEPAGE = 0x00390040, 0x0E060040, 0x3FFD0003
_FILE_NAMES, _INSIDE = ("3707", "3704", "3001"), "__substg1.0_3701000D"
# Fields of the original header that identify lists and replies.
_KEPT = ("Date", "In-Reply-To", "References", "List-Unsubscribe", "List-Post", "Precedence")
_LONGEST = 5_000  # characters of a field
_MOST_ENTRIES = 20_000  # of the compound file; a message has a hundred
_STORAGE, _STREAM = 1, 2  # kinds of them
_BEGINNING = datetime(1601, 1, 1, tzinfo=UTC)  # epoch of Windows, which counts 0.1 microseconds
# Raised by olefile for hostile files; OSError is the parent of its own errors.
_BROKEN = (
    OSError, ValueError, IndexError, KeyError, TypeError, struct.error, RecursionError,
    OverflowError,
)  # fmt: skip


class Allowance:
    """Remaining bytes to read and to unpack, because a file may name one stream 10,000 times."""

    def __init__(self, size: int) -> None:
        """Allow as many bytes as the file has, because no two properties share any."""
        self._bytes, self._text = size, MOST_BYTES

    def read(self, count: int) -> None:
        """Count bytes that are read; raise ValueError if they exceed the file."""
        self._bytes -= count
        if self._bytes < 0:
            raise ValueError

    def unpack(self, packed: bytes) -> bytes:
        """Unpack RTF; raise InputError if all of it together is too large."""
        text = unpack_rtf(packed)
        self._text -= len(text)
        if self._text < 0:
            raise TOO_LARGE
        return text


def detect_outlook(features: FormatFeatures) -> bool | None:
    """Detect a message of Outlook among old files of Office."""
    return True if _MARK in features.data else None


def read_outlook(data: bytes) -> Draft:
    """Read the blocks of a message, its subject, sender and date, like those of any mail.

    Raise InputError for a broken or encrypted one, or if olefile is missing.
    """
    try:
        olefile = import_module("olefile")
    except ImportError as error:  # the other files of a folder can still be read
        hint = str(missing_extra("an Outlook message (.msg)", "olefile", "msg"))
        raise InputError(hint) from error
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if len(file.direntries) > _MOST_ENTRIES:
                raise InputError(f"an Outlook message (.msg) of over {_MOST_ENTRIES:,} pieces")
            mail = _build_mail(_Storage(file, file.root, Allowance(len(data))))
    except _BROKEN as error:
        raise InputError("an Outlook message (.msg) that is broken or cut off") from error
    return read_mail(MailFile(mail.as_bytes()))


@dataclass(frozen=True)
class _Storage:
    """A message in a compound file, or an attachment of one."""

    file: Any
    entry: Any  # of its directory
    allowance: Allowance
    path: tuple[str, ...] = ()

    def read(self, name: str) -> bytes:
        """Read a stream; empty if it is missing."""
        entry = self.entry.kids_dict.get(name.lower())
        if entry is None or entry.entry_type != _STREAM:
            return b""
        self.allowance.read(entry.size)
        data: bytes = self.file.openstream([*self.path, name]).read()
        return data

    def list_storages(self, beginning: str) -> list["_Storage"]:
        """List the inner storages whose names have a prefix."""
        kids = (kid for kid in self.entry.kids if kid.entry_type == _STORAGE)
        found = sorted((kid.name, kid) for kid in kids if kid.name.startswith(beginning))
        return [_Storage(self.file, kid, self.allowance, (*self.path, name)) for name, kid in found]

    def text(self, number: str) -> str:
        """Read a text property, in UTF-16 or in the code page of the message."""
        wide = self.read(f"__substg1.0_{number}001F")
        if wide:
            return wide.decode("utf-16-le", errors="replace").rstrip("\0")
        narrow = self.read(f"__substg1.0_{number}001E")
        return decode_body(narrow.rstrip(b"\0"), self.codepage) if narrow else ""

    def html(self) -> str:
        """Read the HTML of a message."""
        data = self.read(f"__substg1.0_{_HTML}0102")
        return decode_body(data, self.codepage) if data else self.text(_HTML)

    @cached_property
    def fixed(self) -> dict[int, int]:
        """Properties of eight bytes; the first one of each number counts."""
        data = self.read(_FIXED)[_HEADS[bool(self.path)] :]
        entries = struct.iter_unpack("<IIQ", data[: len(data) // 16 * 16])
        return {tag: value for tag, _, value in reversed([*entries])}

    @property
    def codepage(self) -> str:
        """Python's name of the code page of a message."""
        return f"cp{self.fixed.get(_CODEPAGE, 0) & 0xFFFF}"


def _build_mail(message: _Storage) -> Message:
    mail = MIMEMultipart("mixed")
    header = HeaderParser().parsestr(message.text(_HEADER).lstrip())
    fields = {name: str(header.get(name) or "") for name in _KEPT}
    fields["Date"] = fields["Date"] or _format_date(message)
    fields["Subject"] = message.text(_SUBJECT)
    for name, value in fields.items():
        if value.strip():
            mail[name] = Header(one_line(value)[:_LONGEST], maxlinelen=_LONGEST).encode()
    sender = one_line(next(filter(None, map(message.text, _SENDERS)), ""))[:_LONGEST]
    mail["From"] = formataddr((sender, ""))
    forms = MIMEMultipart("alternative")
    for kind, body in _list_bodies(message):
        forms.attach(MIMEText(body, kind, "utf-8"))
    mail.attach(forms)
    sealed = not forms.get_payload() and message.text(_CLASS).strip() == "IPM.Note.SMIME"
    for attached in message.list_storages(_ATTACHED):
        mail.attach(_build_part(attached, sealed=sealed))
    return mail


def _list_bodies(message: _Storage) -> list[tuple[str, str]]:
    """List the forms of the text that are not empty.

    The RTF is read if there is no other. If the text is full of targets of links, which Outlook
    writes where it makes a text of a page, the page in the RTF counts.
    """
    bodies = [("plain", message.text(_BODY)), ("html", message.html())]
    known = [(kind, body) for kind, body in bodies if body.strip()]
    if not known:
        known += _read_rtf(message)
    elif len(known) == 1 and _TARGET in bodies[0][1]:
        with suppress(InputError):  # the text can be read without it
            known += [(kind, body) for kind, body in _read_rtf(message) if kind == "html"]
    return known


def _read_rtf(message: _Storage) -> list[tuple[str, str]]:
    """Read the text or the page in the RTF of a message, if it has one."""
    packed = message.read(_RTF)
    if not packed:
        return []
    from summarize.readers.formats.rtf import read_letter

    kind, body = read_letter(message.allowance.unpack(packed))
    return [(kind, body)] if body.strip() else []


def _build_part(attached: _Storage, *, sealed: bool) -> Message:
    """Build the part of an attachment: an enclosed message, or only the name of a file."""
    inside = attached.list_storages(_INSIDE)
    if inside and len(attached.path) < 2 * DEEPEST:
        return MIMEMessage(_build_mail(inside[0]))
    part = MIMEBase("application", "pkcs7-mime" if sealed else "octet-stream")
    name = one_line(next(filter(None, map(attached.text, _FILE_NAMES)), ""))
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name))
    return part


def _format_date(message: _Storage) -> str:
    """Format the time at which a message was sent, or else delivered, as mails do."""
    ticks = message.fixed.get(_SENT) or message.fixed.get(_DELIVERED)
    with suppress(OverflowError):
        return format_datetime(_BEGINNING + timedelta(microseconds=ticks // 10)) if ticks else ""
    return ""
