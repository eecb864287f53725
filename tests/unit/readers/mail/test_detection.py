"""A mail is detected by its header."""

import pytest

from summarize import extract_article
from summarize.readers.mail.detection import is_mail


@pytest.mark.parametrize(
    ("data", "detected"),
    [
        pytest.param(b"From: a\nTo: b\n\nx", True, id="plain"),
        pytest.param(b"\xef\xbb\xbfFrom: a\r\nTo: b\r\n\r\nx", True, id="bom-crlf"),
        pytest.param(b"\n\nSubject: s\nFrom: a\n\nx", True, id="blank-lines"),
        pytest.param(b"From a@b Mon Mar  4\nFrom: a\nDate: d\n\nx", True, id="mbox-line"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", True, id="mht"),
        pytest.param(b"From a@b Mon Mar  4 10:00:00 2024\n", True, id="all-that-is-left"),
        pytest.param(b"Received: by x;\n\tMon\nFROM: a\n\nx", True, id="folded"),
        pytest.param(b"Note: a text.\nWarning: it has colons.\n\nx", False, id="notes"),
        pytest.param(b"PEP: 8\nTitle: T\nAuthor: A\nCreated: 1\n\nx", False, id="pep"),
        pytest.param(b"---\ntitle: T\ndate: 2025\n---\nx", False, id="front-matter"),
        pytest.param(b"HTTP/1.1 200 OK\nDate: d\nFrom: a\nServer: s\n\nx", False, id="http"),
        pytest.param(b"Date: d\nServer: s\nContent-Type: text/html\n\nx", False, id="http-fields"),
        pytest.param(b"From: London\nTo: Paris we went by train.\nIt rained.\n", False, id="text"),
        pytest.param(b"From the sea came fog.\n\nx", False, id="from"),
        pytest.param(b"<html>From: a\nTo: b", False, id="page"),
        pytest.param(b"", False, id="empty"),
    ],
)
def test_a_mail_is_detected_by_its_header(data: bytes, *, detected: bool) -> None:
    assert is_mail(data) is detected


def test_the_mail_in_a_file_of_apple_mail_is_read_without_its_flags() -> None:
    mail = b"From: Mona <mona@quay.example>\nTo: Jens\nSubject: The wall\n\nIt is built of stone.\n"
    flags = b'<?xml version="1.0"?><plist><dict><key>flags</key><integer>1</integer></dict></plist>'
    article = extract_article(b"%d     \n" % len(mail) + mail + flags)
    assert (article.title, article.text) == ("The wall", "It is built of stone.")
