"""The header of a piped message is read for its subject."""

from summarize.models import Draft
from summarize.readers.mail.opening_header import has_header, split_header, trim_start


def test_a_header_without_a_mail_is_read_for_its_subject() -> None:
    text = 'Subject: =?utf-8?q?Caf=C3=A9?=\n  at nine\nFrom: "Ann" <a@x.org>\n\nIt is so.'
    draft, rest = split_header(text)
    assert (draft.title, draft.author, rest) == ("Café at nine", "Ann", "It is so.")
    assert [line.reason for line in draft.removed] == ["header"]
    draft, rest = split_header("Title: A\nAuthor: B\n\nx")
    assert (draft.title, draft.author, rest) == ("A", "B", "x")
    for other in ("Note: a\nWarning: b\n\nx", "Subject: a\n\nx", "a\nSubject: b\nFrom: c\n\nx"):
        assert split_header(other) == (Draft(()), other)
    assert has_header("Ab: c\r\nDe: f\r\n\r\nx")
    assert not has_header("Ab: c\nDe: f\nx")
    assert trim_start(b"\xef\xbb\xbf\n >From a\nFrom b c\n\n") == b"From b c\n\n"
