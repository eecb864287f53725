"""A mail is cut into its parts, which are decoded and put together, each rule on its own."""

import base64
from typing import Any

import pytest

from summarize.errors import InputError
from summarize.models import Draft
from summarize.readers.mail import message
from summarize.readers.mail.charsets import decode_body, decode_header_bytes
from summarize.readers.mail.content import (
    Body,
    Content,
    choose_bodies,
    find_root,
    join_flowed,
    read_content,
)
from summarize.readers.mail.digest import cut_digest
from summarize.readers.mail.headers import is_answer, is_forwarded
from summarize.readers.mail.mail import read_mail
from summarize.readers.mail.mailbox import MailFile
from summarize.readers.mail.message import parse_mail, walk_parts
from summarize.readers.mail.opening_header import has_header, split_header, trim_start

OWN = "The bill is paid, and the tram leaves at nine."


def mail(body: str, fields: str = "") -> bytes:
    return f"From: Ann Lee <a@x.org>\n{fields}\n{body}".encode()


def multi(*parts: str, kind: str = "mixed", fields: str = "", end: str = "--b--\n") -> bytes:
    body = "".join(f"--b\n{part}\n" for part in parts) + end
    return mail(body, f'Content-Type: multipart/{kind}; boundary="b"{fields}\n')


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


GERMAN = "Die Straßenbahn fährt wieder über die Brücke, und alle hören sie."


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        pytest.param(b"caf\xc3\xa9", "latin-1", "café", id="UTF-8 that says to be Latin"),
        pytest.param(b"\xef\xbb\xbfcaf\xc3\xa9", "", "café", id="its mark"),
        pytest.param(b"caf\xe9 \x80", "iso-8859-1", "café €", id="Windows that says to be Latin"),
        pytest.param(b"\xd0", "iso-8859-9", "Ğ", id="Turkish"),
        pytest.param(b"\x82\xa0", "x-sjis", "あ", id="another name"),
        pytest.param(b"\xc4\xe3", "GB2312", "你", id="Chinese"),
        pytest.param(b"+AOk-", "'unicode-1-1-utf-7'", "é", id="seven bits"),
        pytest.param(GERMAN.encode("cp1252"), "rot13", GERMAN, id="no charset"),
        pytest.param(GERMAN.encode("cp1252"), "idna", GERMAN, id="no charset of text"),
        pytest.param(GERMAN.encode("cp1252"), "x" * 41, GERMAN, id="too long a name"),
        pytest.param(GERMAN.encode("cp1252"), "größe", GERMAN, id="no name"),
        pytest.param(b"a\x00b\xff\xfe", "us-ascii", "a\x00bÿþ", id="binary data"),
    ],
)
def test_text_is_decoded_by_what_its_charset_means(data: bytes, charset: str, text: str) -> None:
    assert decode_body(data, charset) == text


def test_a_header_is_utf_8_or_what_windows_writes() -> None:
    assert decode_header_bytes("é".encode()) == "é"
    assert decode_header_bytes(b"\xe9\x81") == "é�"


def texts(data: bytes) -> list[tuple[str | None, str | None]]:
    return [(body.plain, body.html) for body in read_content(parse_mail(data)).bodies]


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
    assert find_root(part, []) is None


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
        pytest.param("  a\n b", " a\nb", id="a space is stuffed"),
        pytest.param(">>a", ">> a", id="marks and no space"),
        pytest.param("a \n\nb", "a \nb", id="an empty line ends it"),
    ],
)
def test_flowed_lines_are_joined(text: str, joined: str) -> None:
    assert join_flowed(text) == joined


@pytest.mark.parametrize(
    ("subject", "answer", "forward"),
    [
        pytest.param("Re: a", True, False, id="Re"),
        pytest.param("Fwd: a", False, True, id="Fwd"),
        pytest.param("[l] AW: a", True, False, id="of a list"),
        pytest.param("[a] [b] [c] Re: a", True, False, id="of three lists"),
        pytest.param("a", False, False, id="neither"),
        pytest.param("", False, False, id="nothing"),
        pytest.param("Re[2]: a", True, False, id="the second"),
    ],
)
def test_a_subject_says_whether_it_answers(subject: str, *, answer: bool, forward: bool) -> None:
    assert (is_answer(subject), is_forwarded(subject)) == (answer, forward)


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


INNER = "Content-Type: message/rfc822\n\nFrom: {0} <x@x>\nSubject: {0}\n\n{1}\n"


def facts(data: bytes) -> tuple[str | None, str | None, list[str], list[str]]:
    draft = read_mail(MailFile(data))
    texts = [f"# {b.text}" if b.kind == "heading" else b.text for b in draft.blocks]
    return (
        draft.title,
        draft.author,
        texts,
        [f"{line.reason}: {line.text}" for line in draft.removed],
    )


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        pytest.param(
            ["\n", INNER.format("Bees", OWN)], ("Bees", "Bees", [OWN], []), id="an enclosed one"
        ),
        pytest.param(
            ["\nSee below.", INNER.format("Bees", OWN)],
            ("Bees", "Bees", ["See below.", OWN], []),
            id="a word above it",
        ),
        pytest.param(
            ["\n" + "word " * 30, INNER.format("Bees", OWN)],
            ("Trams", "Ann Lee", [("word " * 30).strip()], ["attachment: Bees"]),
            id="a letter above it",
        ),
        pytest.param(
            ["\n" + "word " * 29, INNER.format("Bees", OWN)],
            ("Bees", "Bees", [("word " * 29).strip(), OWN], []),
            id="a short letter above it",
        ),
        pytest.param(
            ["\n", INNER.format("Bees", OWN), INNER.format("Cats", OWN)],
            ("Trams", "Ann Lee", ["# Bees", OWN, "# Cats", OWN], []),
            id="two",
        ),
        pytest.param(
            ["\nSee below.", INNER.format("Bees", OWN), INNER.format("", OWN)],
            ("Trams", "Ann Lee", ["See below."], ["attachment: Bees", "attachment: a mail"]),
            id="a word above two",
        ),
        pytest.param(
            ["\n", "Content-Type: message/rfc822\n\nTo: x\n\n" + OWN],
            ("Trams", "Ann Lee", [OWN], []),
            id="one that says nothing of itself",
        ),
        pytest.param(
            ["\n", INNER.format("Bees", OWN + "\n> q")],
            ("Bees", "Bees", [OWN], ["quote: q"]),
            id="quotes",
        ),
        pytest.param(
            ["\nOne two three.\n> q", "\nFour five six.\n> r"],
            ("Trams", "Ann Lee", ["One two three.", "Four five six."], ["quote: q", "quote: r"]),
            id="two texts",
        ),
    ],
)
def test_a_mail_that_says_little_is_read_for_what_it_encloses(
    parts: list[str], found: tuple[Any, ...]
) -> None:
    data = multi(*parts).replace(b"Ann Lee <a@x.org>\n", b"Ann Lee <a@x.org>\nSubject: Trams\n")
    assert facts(data) == found


RULE = "-" * 30
SECTION = "Message: 1\nFrom: {0}\nSubject: {0}\nContent-Type: text/plain\n\nAbout {0}.\n"


def test_a_digest_is_cut_into_its_mails() -> None:
    pieces = ["Topics\n", SECTION.format("a"), SECTION.format("b"), "End of it\n"]
    text = f"\n{RULE}\n\n".join(pieces)
    assert cut_digest(parse_mail(mail(text))) == [
        b"From: a\nSubject: a\n\nAbout a.\n", b"From: b\nSubject: b\n\nAbout b.\n"
    ]  # fmt: skip
    assert facts(mail(text, "Subject: Trams\n"))[2] == ["# a", "About a.", "# b", "About b."]
    assert cut_digest(parse_mail(mail(text, "Content-Type: text/html\n"))) == []
    assert cut_digest(parse_mail(mail(text.replace(RULE, "-" * 24)))) == []
    assert cut_digest(parse_mail(mail(f"{RULE}\n\nFrom: a\nTo: b\n\nx\n"))) == []
    inner = "Content-Type: multipart/digest; boundary=i\n\n--i\n\nFrom: a\n\none\n--i--\n"
    assert cut_digest(parse_mail(multi("\nTopics", inner))) == [b"From: a\n\none"]
    assert cut_digest(parse_mail(multi("\nTopics", inner, kind="alternative"))) == []
    assert facts(multi("\nTopics", inner))[2:] == (["one"], ["contents: Topics"])
