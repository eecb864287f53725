"""A file of mails is cut into its mails."""

from time import process_time

import pytest

from summarize.models import Source
from summarize.readers.mail.mailbox import MailFile, split_mails

HEAD = "From: {0} <x@example.org>\nSubject: Re: [l] {0}\nDate: Tue, 4 Mar 2025 10:00:00 +0000\n"


LINE = "From x@example.org Tue Mar  4 10:00:00 2025\n"


def mail(name: str, body: str = "It rained.\n") -> str:
    return f"{HEAD.format(name)}Message-ID: <{name}@example.org>\n\n{body}\n"


def split(data: bytes) -> list[Source]:
    return list(split_mails(MailFile(data)) or ())


@pytest.mark.parametrize(
    ("text", "detected"),
    [
        pytest.param(LINE + mail("a"), True, id="one"),
        pytest.param((LINE + mail("a")) * 2, True, id="two"),
        pytest.param("\n" + LINE + mail("a"), True, id="blank-line-before"),
        pytest.param((LINE + mail("a")).replace("\n", "\r\n"), True, id="crlf"),
        pytest.param(mail("a"), False, id="a-mail"),
        pytest.param(f"From {'0' * 40} Mon Sep 17 00:00:00 2001\n{mail('a')}", True, id="patch"),
        pytest.param("From the sea at 10:00 in 1999\ncame fog.\n", False, id="text"),
        pytest.param("From the sea\ncame: fog.\n", False, id="no-time"),
        pytest.param("", False, id="empty"),
    ],
)
def test_a_mailbox_is_detected_by_its_first_line_and_a_header(text: str, *, detected: bool) -> None:
    assert bool(MailFile(text.encode()).spans) is detected


def test_each_mail_is_a_source_that_knows_what_it_is() -> None:
    data = LINE + mail("a", "One.\n\nFrom here it goes on.\n>From there, too.\n") + LINE + mail("b")
    first, second = split(data.encode())
    assert (first.id, first.title, first.author) == ("a@example.org", "a", "a")
    assert second.date == "2025-03-04"
    assert first.data.endswith(b"One.\n\nFrom here it goes on.\nFrom there, too.\n\n")


def test_a_large_mailbox_is_cut_in_time_that_grows_with_it() -> None:
    data = (LINE + mail("a")).encode() * 5_000
    start = process_time()
    assert sum(1 for _ in split(data)) == 5_000
    assert process_time() - start < 3


MIME = (
    HEAD.format("d")
    + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=o\n\n--o\n\nContents.\n"
    + "--o\nContent-Type: multipart/digest; boundary=i\n\n--i\n\n"
    + mail("a")
    + "--i\nContent-Type: message/rfc822\n\n"
    + mail("b")
    + "--i--\n--o--\n"
)


PLAIN = (
    f"{HEAD.format('d')}\nToday's Topics:\n\n   1. a\n\n{'-' * 70}\n\nMessage: 1\n{mail('a')}\n"
    f"{'-' * 30}\n\nMessage: 2\n{mail('b')}\n{'-' * 30}\n\nEnd of the Digest\n"
)


@pytest.mark.parametrize("text", [pytest.param(MIME, id="mime"), pytest.param(PLAIN, id="plain")])
def test_a_digest_is_cut_into_its_mails(text: str) -> None:
    mails = split(text.encode())
    assert [source.title for source in mails] == ["a", "b"]
    assert all(b"It rained." in source.data for source in mails)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(mail("a"), id="a-mail"),
        pytest.param(mail("a", f"One.\n\n{'-' * 30}\n\nTwo.\n"), id="a-rule"),
        pytest.param("Text.\n", id="no-mail"),
        pytest.param((LINE + mail("a")) * 2, id="mailbox"),
    ],
)
def test_any_other_mail_is_no_digest(text: str) -> None:
    assert not MailFile(text.encode()).digest
