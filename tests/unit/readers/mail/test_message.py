"""A mail is cut into its parts, however broken it is."""

import base64

import pytest

from summarize.readers.mail import message
from summarize.readers.mail.message import parse_mail, walk_parts
from tests.unit.readers.mail.examples import mail, multi


def bodies(data: bytes) -> list[str]:
    return [part.body.decode() for part in walk_parts(parse_mail(data))]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(multi("\none", "\ntwo"), ["one", "two"], id="two parts"),
        pytest.param(multi("\none", "\ntwo", end=""), ["one", "two\n"], id="without an end"),
        pytest.param(
            multi("\none", end="--b--\nrest\n--b\n\ntwo\n"), ["one"], id="nothing after it"
        ),
        pytest.param(multi("\none", end="--b-- \t\n"), ["one"], id="white space behind it"),
        pytest.param(multi("\n--bc\none"), ["--bc\none"], id="a longer line"),
        pytest.param(multi("\na --b\none"), ["a --b\none"], id="inside of a line"),
        pytest.param(
            mail("--b\n\none\n--b--\n", "Content-Type: text/plain; boundary=b\n"), [], id="none"
        ),
        pytest.param(
            mail(
                "pre\n--c\nContent-Type: text/plain\n\none\n--c--\n", "Content-Type: multipart/x\n"
            ),
            ["one"],
            id="a boundary without a name",
        ),
        pytest.param(
            mail(
                "--c\nContent-Type: text/plain\n\none\n--c--\n",
                "Content-Type: multipart/x; boundary=b\n",
            ),
            ["one"],
            id="another boundary",
        ),
        pytest.param(
            mail("one\n\ntwo", "Content-Type: multipart/x\n"), ["one\n\ntwo"], id="no boundary"
        ),
        pytest.param(multi("Content-Type: text/html\n\none"), ["one"], id="a header"),
        pytest.param(multi("one"), [""], id="nothing but a header"),
    ],
)
def test_a_mail_is_cut_at_its_boundary(data: bytes, found: list[str]) -> None:
    assert bodies(data) == found


def test_a_mail_is_cut_into_so_many_parts_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message, "MOST_PARTS", 2)
    assert bodies(multi("\none", "\ntwo", "\nthree")) == ["one", "two"]


def kinds(data: bytes) -> list[str]:
    return [part.kind for part in walk_parts(parse_mail(data))]


def test_a_part_is_of_the_kind_that_it_says_or_that_its_mail_has() -> None:
    said = "Content-Type: Text/HTML; charset=x\n\none"
    assert kinds(multi("\none", said)) == ["text/plain", "text/html"]
    assert kinds(multi("\none", said, kind="digest")) == ["message/rfc822", "text/html"]
    long = f'Content-Type: text/html; x="{"y" * 5_000}"\n\none'
    assert kinds(multi(long)) == ["text/plain"]  # to read it would take too long
    assert kinds(multi(long.replace("y" * 5_000, "y" * 4_900))) == ["text/html"]


def test_the_fields_and_their_parameters_are_on_one_line() -> None:
    part = parse_mail(mail("x", 'Subject: one\n  two\nContent-Type: text/plain; name="a b"\n'))
    assert part.field("subject") == "one two"
    assert part.field("Date") == ""
    assert part.param("name") == "a b"
    assert part.param("other") == ""
    assert part.param("filename", "Content-Disposition") == ""
    assert len(parse_mail(mail("x", f"Subject: {'y' * 6_000}\n")).field("Subject")) == 5_000


@pytest.mark.parametrize(
    ("encoding", "body", "decoded"),
    [
        pytest.param("", "a=20b", b"a=20b", id="none"),
        pytest.param("quoted-printable", "a=20b=\nc", b"a bc", id="quoted-printable"),
        pytest.param("BASE64", base64.b64encode(b"one two").decode(), b"one two", id="base64"),
        pytest.param("base64", "b25l\n IHR3\nbw==", b"one two", id="in lines"),
        pytest.param("base64", "b25lI", b"one", id="a letter too many"),
        pytest.param("base64", "b25lIHR3bw", b"one two", id="cut off"),
        pytest.param("base64", "one two\nthree", b"one two\nthree", id="no base64"),
        pytest.param("8bit", "é", "é".encode(), id="eight bits"),
    ],
)
def test_a_body_is_decoded_as_its_header_says(encoding: str, body: str, decoded: bytes) -> None:
    fields = f"Content-Transfer-Encoding: {encoding}\n" if encoding else ""
    assert parse_mail(mail(body, fields)).decode() == decoded


@pytest.mark.parametrize(
    ("data", "body"),
    [
        pytest.param(b"From: a\r\n\r\none\r\ntwo", b"one\ntwo", id="CRLF"),
        pytest.param(b"From: a\r\rone\rtwo", b"one\ntwo", id="CR"),
        pytest.param(b"From: a\n\none\rtwo", b"one\rtwo", id="CR in a line"),
        pytest.param(b"\n\n \tFrom: a\n\none", b"one", id="blank lines"),
    ],
)
def test_the_line_ends_of_a_mail_are_made_one(data: bytes, body: bytes) -> None:
    assert parse_mail(data).body == body
