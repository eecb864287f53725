"""Texts, enclosed mails and attachments of a mail are told apart."""

import pytest

from summarize.errors import InputError
from summarize.readers.mail.content import (
    Body,
    Content,
    choose_bodies,
    find_related_root,
    join_flowed,
    read_content,
)
from summarize.readers.mail.message import parse_mail
from tests.unit.readers.mail.examples import mail, multi, texts

HTML = "Content-Type: text/html\n\n<p>x"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(mail("a\rb"), [("a\nb", None)], id="plain"),
        pytest.param(mail("<p>x", "Content-Type: text/html\n"), [(None, "<p>x")], id="HTML"),
        pytest.param(
            mail("a <b>c</b> a < b", "Content-Type: text/enriched\n"),
            [("a c a < b", None)],
            id="enriched",
        ),
        pytest.param(
            mail("a \nb", "Content-Type: text/plain; format=Flowed\n"), [("a b", None)], id="flowed"
        ),
        pytest.param(
            mail("a \nb", "Content-Type: text/plain; format=flowed; delsp=YES\n"),
            [("ab", None)],
            id="delsp",
        ),
        pytest.param(mail("a \nb"), [("a \nb", None)], id="not flowed"),
        pytest.param(mail("a", "Content-Type: text/calendar\n"), [], id="a calendar"),
        pytest.param(mail("a", "Content-Disposition: Attachment\n"), [], id="attached"),
        pytest.param(mail("a", "Content-Disposition: inline\n"), [("a", None)], id="not attached"),
        pytest.param(mail("a", "Content-Type: message/delivery-status\n"), [], id="for programs"),
        pytest.param(multi("\na", HTML), [("a", None), (None, "<p>x")], id="one after another"),
        pytest.param(
            multi("\na", HTML, kind="alternative"), [("a", "<p>x")], id="one in two forms"
        ),
        pytest.param(
            multi("\na", "\nb", HTML, HTML, kind="alternative"),
            [("a", "<p>x\n<p>x")],
            id="more forms",
        ),
        pytest.param(multi(HTML, kind="alternative"), [(None, "<p>x")], id="one form"),
        pytest.param(multi(kind="alternative"), [], id="no form"),
        pytest.param(multi("\na", "\nb", kind="signed"), [("a", None)], id="signed"),
        pytest.param(multi("\na", HTML, kind="related"), [("a", None)], id="related"),
        pytest.param(
            multi("\na", "Content-ID: <r>\n\nb", kind="related", fields='; start="<r>"'),
            [("b", None)],
            id="its root",
        ),
        pytest.param(
            multi("\na", kind="related", fields='; start="<r>"'), [("a", None)], id="no such root"
        ),
    ],
)
def test_what_a_mail_consists_of(data: bytes, found: list[tuple[str | None, str | None]]) -> None:
    assert texts(data) == found


def test_the_root_of_related_parts_is_named_or_first() -> None:
    part = parse_mail(multi("\na", kind="related"))
    assert find_related_root(part, []) is None


def files(data: bytes) -> tuple[str, ...]:
    return choose_bodies(read_content(parse_mail(data))).files


def test_files_are_named_also_those_beside_a_page() -> None:
    pdf = 'Content-Type: application/pdf\nContent-Disposition: {}; filename="a  b.pdf"\n\nx'
    assert files(multi("\na", pdf.format("attachment"))) == ("a b.pdf",)
    assert files(multi("\na", "Content-Type: application/pdf\n\nx")) == ("application/pdf",)
    assert files(multi("\na", pdf.format("attachment"), kind="related")) == ("a b.pdf",)
    assert files(multi("\na", pdf.format("inline"), kind="related")) == ()
    named = "Content-Type: text/plain; name=n.txt\n\nb"
    assert files(multi("\na", named)) == ("n.txt",)
    assert files(multi(named)) == ()
    forms = multi("\na", named, kind="alternative")
    assert texts(forms) == [("a", None)]
    assert choose_bodies(Content((Body("a", name="n"),), files=("f",))).files == ("f",)


def test_parts_within_parts_have_an_end() -> None:
    def nest(depth: int) -> str:
        inner = nest(depth - 1) if depth else "\na"
        name = f"n{depth}"
        return f"Content-Type: multipart/mixed; boundary={name}\n\n--{name}\n{inner}\n--{name}--\n"

    assert texts(b"From: a\n" + nest(19).encode()) == [("a", None)]
    assert texts(b"From: a\n" + nest(20).encode()) == []


def test_a_sealed_mail_is_refused() -> None:
    for data in (
        multi("\na", kind="encrypted"),
        mail("x", "Content-Type: application/pkcs7-mime\n"),
        mail("-----BEGIN PGP MESSAGE-----"),
    ):
        with pytest.raises(InputError, match="encrypted"):
            read_content(parse_mail(data))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param("a \nb\nc", "a b\nc", id="a line that goes on"),
        pytest.param("> a \n> b\nc", "> a b\nc", id="quoted"),
        pytest.param("> a \n>> b", "> a \n>> b", id="of another depth"),
        pytest.param("a \n-- \nb", "a \n-- \nb", id="a signature"),
        pytest.param("a\n -- b", "a\n-- b", id="no signature"),
        pytest.param("  a\n b", " a\nb", id="a space is stuffed"),
        pytest.param(">>a", ">> a", id="marks and no space"),
        pytest.param("a \n\nb", "a \nb", id="an empty line ends it"),
    ],
)
def test_flowed_lines_are_joined(text: str, joined: str) -> None:
    assert join_flowed(text) == joined


def test_the_space_before_a_break_goes_where_the_header_says_so() -> None:
    assert join_flowed("日本 \n語", delete_space=True) == "日本語"
