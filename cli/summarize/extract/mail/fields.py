"""Read the fields of a header: subject, sender and date."""

import re
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from unicodedata import category

from summarize.text.characters import one_line

# Marks of answers and forwards, as the mail programs of some 20 languages set them, and the names
# of lists in brackets.
_MARKS = re.compile(
    r"(?:(?:re|fwd?|aw|wg|antw|antwort|sv|vs|vl|tr|rv|rif|ref|res|enc|odp|pd|ynt|ilt|doorst|bls|vá"
    r"|továbbítás|απ|πρθ|на|отв|ha|回复|回覆|答复|转发|轉寄|返信|転送|회신|전달|رد|השב)"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s?[:：]|\[[^\[\]]{1,60}\])\s*",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"(?:\[[^\[\]]{1,60}\]\s*)?(?:fwd?|wg|tr|rv|vl|enc|pd|ilt|doorst|i|转发|轉寄|転送|전달)\s?[:：]",
    re.IGNORECASE,
)


_PICTURES = ("So", "Sk", "Mn", "Cf", "Zs")  # of Unicode: symbols, and what joins them


def decode_field(field: str) -> str:
    """Return a field as text on one line: what is not ASCII may be encoded there (RFC 2047)."""
    if "=?" in field:
        with suppress(MessageError, LookupError, ValueError):  # an unknown charset, broken base64
            field = str(make_header(decode_header(field)))
    return one_line(field)


def clean_subject(field: str) -> str | None:
    """Return a subject without "Re:", "Fwd:" and the name of a list; None for an empty one."""
    subject = decode_field(field)
    rest = subject
    while (mark := _MARKS.match(rest)) and mark.end() < len(rest):
        rest = rest[mark.end() :]
    return _drop_pictures(rest) or rest or None


def _drop_pictures(subject: str) -> str:
    """Drop the little pictures by which newsletters draw the eye, at both ends of a subject."""
    kept = [i for i, char in enumerate(subject) if category(char) not in _PICTURES]
    return subject[kept[0] : kept[-1] + 1] if kept else ""


def is_forwarded(field: str) -> bool:
    """Tell whether a subject says that the mail was forwarded."""
    return _FORWARD.match(decode_field(field)) is not None


def name_sender(field: str) -> str | None:
    """Return the name of a sender, or the address where there is no name."""
    name, address = parseaddr(field)
    name = decode_field(name).split(" via ")[0].strip("'\" ")  # as lists name who wrote to them
    return name or one_line(address) or decode_field(field) or None


def read_date(field: str) -> str | None:
    """Return the day of a date as YYYY-MM-DD, in the sender's time zone; None for no date."""
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return parsedate_to_datetime(field).date().isoformat()
    return None
