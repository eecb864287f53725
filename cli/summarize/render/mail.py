"""A digest as mails, each as plain text and the same as a page: one mail, or one for each story."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, localtime

from summarize.digest import Digest, name_origin
from summarize.language.control_characters import one_line
from summarize.lazy import compile_late
from summarize.render.digest import name_story, render_digest
from summarize.render.html.digest import name_digest, render_html_digest
from summarize.render.html.metadata import cut_text
from summarize.render.style import PLAIN, Style
from summarize.stories.stories import KeptStory

_POLICY = SMTP.clone(linesep="\n")  # as sendmail and mailboxes take it
_START = compile_late(r"(?m)^From ")
_HOST = "localhost"
_ADDRESS = f"digest@{_HOST}"  # of the mails in a mailbox, which nobody sends
_ORIGINS = 3  # that are named as senders
_ORIGIN = 60  # characters of each
_BOUNDARY = 32  # characters of the line between text and page, and of an id


def render_mail_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Write a mail without an address: the program that sends it adds both."""
    return _write_mail(digest, localtime(), style)


def render_mbox_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Write a mailbox: a mail for each story, from its sources, and one for all other articles."""
    parts = [Digest((told,), (), 0, digest.articles) for told in digest.stories]
    if digest.singles or digest.unlisted:
        parts.append(replace(digest, stories=()))
    start = f"From {_ADDRESS} {time.asctime()}\n"
    return "".join(
        f"{start}{_write_sender(_name_senders(part))}{_write_mail(part, _find_time(part), style)}\n"
        for part in parts
    )


def _find_time(digest: Digest) -> datetime:
    """Find the time of the newest article of a mail; that of now if none has one."""
    newest = max((a.time for a in digest.list_shown() if a.time), default=None)
    return datetime.fromisoformat(newest) if newest else localtime()


def name_mail(digest: Digest) -> str:
    """Make the id of a mail, the same for the same stories, or else the same single articles.

    A digest of a series has its number behind it, and the mail of a story that goes on the number
    of digests that told it before.
    """
    stories = [told.story for told in digest.stories or digest.singles]
    name = _hash("\n".join(map(name_story, stories)))
    past = _find_past(digest)
    count = past.digests if past and not stories[0].branch else digest.edition.number
    return f"{name}.{count}" if count else name


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_BOUNDARY]


def _find_past(digest: Digest) -> KeptStory | None:
    """Find the earlier story that the mail of a single story goes on with."""
    alone = not digest.edition.number and len(digest.stories) == 1
    return digest.stories[0].story.past if alone else None


def _list_thread(digest: Digest) -> Iterator[str]:
    """List the first and the last of the mails that a mail answers, by their ids."""
    past = _find_past(digest)
    if past:
        first = _hash(past.id)
        yield from (first, f"{first}.{past.digests - 1}")[: past.digests]
    elif digest.edition.mail and any(told.story.past for told in digest.stories):
        yield digest.edition.mail


def _write_sender(name: str) -> str:
    if name.isascii():
        return _fold_field("From", formataddr((name, _ADDRESS)))
    return f"{_fold_field('From', name)} <{_ADDRESS}>\n"


def _fold_field(field: str, text: str) -> str:
    """Write a field on lines of at most 76 characters, unless an ASCII word is longer."""
    charset = "us-ascii" if text.isascii() else "utf-8"
    return f"{field}: {Header(text, charset, header_name=field).encode()}\n"


def _name_senders(part: Digest) -> str:
    origins = dict.fromkeys(one_line(name_origin(each)) for each in part.list_shown())
    names = [cut_text(origin, _ORIGIN) for origin in origins if origin]
    return ", ".join([*names[:_ORIGINS], *(["..."] if len(names) > _ORIGINS else [])])


def _write_mail(digest: Digest, time_: datetime, style: Style) -> str:
    mail = EmailMessage(_POLICY)
    mail["Date"] = format_datetime(time_)
    mail["Message-ID"] = f"<{name_mail(digest)}@{_HOST}>"
    if thread := list(_list_thread(digest)):
        mail["In-Reply-To"] = f"<{thread[-1]}@{_HOST}>"
        mail["References"] = " ".join(f"<{name}@{_HOST}>" for name in thread)
    text, page = render_digest(digest, style), render_html_digest(digest, style)
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(page, "html", cte="quoted-printable")
    mail.set_boundary(
        hashlib.sha256(f"{text}{page}".encode(errors="replace")).hexdigest()[:_BOUNDARY]
    )
    # A line that opens with "From " would begin the next mail of a mailbox; as_string mangles none.
    body = _START.sub("=46rom ", mail.as_string())
    # By itself an EmailMessage moves spaces where it folds a title (a bug of CPython, gh-92081).
    return f"{_fold_field('Subject', one_line(name_digest(digest)))}{body}"
