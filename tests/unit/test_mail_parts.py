"""A mail is cut into its parts, and the lines of each are sorted, each rule on its own."""

import base64
from typing import Any

import pytest

from summarize.errors import InputError
from summarize.models import Draft
from summarize.readers.mail import message
from summarize.readers.mail.charsets import decode_body, decode_header_bytes
from summarize.readers.mail.collections.digest import cut_digest
from summarize.readers.mail.content import (
    Body,
    Content,
    choose_bodies,
    find_root,
    join_flowed,
    read_content,
)
from summarize.readers.mail.fields import is_answer, is_forwarded
from summarize.readers.mail.header import has_header, split_header, trim_start
from summarize.readers.mail.letter.attributions import find_attribution
from summarize.readers.mail.letter.footers import find_footer, find_secrecy
from summarize.readers.mail.letter.html_letter import load_html, prefers_plain, read_html
from summarize.readers.mail.letter.mail_quotes import sort_lines
from summarize.readers.mail.letter.patch import take_patch
from summarize.readers.mail.letter.plain_letter import Reply, read_text
from summarize.readers.mail.letter.separators import Cut, Separator, find_separator
from summarize.readers.mail.letter.signatures import find_signature
from summarize.readers.mail.mail import read_mail
from summarize.readers.mail.mail_file import MailFile
from summarize.readers.mail.message import parse_mail, walk_parts

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


# The letters.

FIELDS = ("From: Ann", "Sent: Monday", "To: Bo", "Subject: Trams")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param([*FIELDS, "", "x"], (Cut.QUOTED, 5), id="a header"),
        pytest.param(["From: Ann", "Sent: Monday", "", "x"], (Cut.QUOTED, 3), id="two fields"),
        pytest.param(["From: Ann", "To: Bo", "", "x"], None, id="from and to"),
        pytest.param(["From: Ann", "To: Bo", "Date: c", "x"], (Cut.QUOTED, 3), id="three fields"),
        pytest.param(["From: Ann", "x"], None, id="one field"),
        pytest.param(["Sent: Monday", "From: Ann", "", "x"], (Cut.QUOTED, 3), id="sent first"),
        pytest.param(["Subject: a", "From: Ann", "Sent: b", "x"], None, id="subject first"),
        pytest.param(["Sent: a", "Subject: b", "To: c", "x"], None, id="no sender"),
        pytest.param(["From: Ann", "a", "b", "c", "Sent: d", "x"], (Cut.QUOTED, 5), id="goes on"),
        pytest.param(
            ["From: Ann", "a", "b", "c", "d", "Sent: e", "x"], None, id="goes on too long"
        ),
        pytest.param(["*From:* Ann", "*Sent:* Monday", "x"], (Cut.QUOTED, 2), id="bold"),
        pytest.param(["_" * 5, *FIELDS, "x"], (Cut.QUOTED, 5), id="below a rule"),
        pytest.param(["_" * 4, *FIELDS, "x"], None, id="below a short rule"),
        pytest.param(["--- A message ---", "", *FIELDS, "x"], (Cut.QUOTED, 6), id="below a title"),
        pytest.param(["-----", "x"], None, id="a rule"),
        pytest.param(
            ["-----Original Message-----", "Subject: a", "From: b", "Sent: c", "x"],
            (Cut.QUOTED, 4),
            id="announced",
        ),
        pytest.param(["-----Original Message-----", "", "x"], (Cut.QUOTED, 2), id="no header"),
        pytest.param(
            ["---------- Forwarded message ---------", "From: a", "Date: b", "x"],
            (Cut.FORWARDED, 3),
            id="forwarded",
        ),
        pytest.param(["Begin forwarded message:", "", "x"], (Cut.FORWARDED, 2), id="by Apple"),
        pytest.param(["", *FIELDS], None, id="a blank line"),
        pytest.param(
            ["From: " + "a" * 294, *FIELDS[1:], "x"], (Cut.QUOTED, 4), id="300 characters"
        ),
        pytest.param(["From: " + "a" * 295, *FIELDS[1:], "x"], None, id="301 characters"),
        pytest.param(list(FIELDS), (Cut.QUOTED, 4), id="nothing below"),
        pytest.param(["From: a", *["Cc: b"] * 12, "Sent: c", "x"], (Cut.QUOTED, 14), id="14 lines"),
        pytest.param(["From: a", *["Cc: b"] * 13, "Sent: c", "x"], None, id="15 lines"),
    ],
)
def test_another_mail_begins_with_a_header(lines: list[str], found: tuple[Cut, int] | None) -> None:
    assert find_separator(lines, 0) == (Separator(found[0], 0, found[1]) if found else None)


def sort(text: str, **how: Any) -> str:
    """Return the lines of a mail, a letter for the reason of each that goes: q, s, f or h."""
    return "|".join(
        f"({line.reason[0]}){line.text}" if line.reason else line.text
        for line in sort_lines(text.split("\n"), **how)
    )


WROTE = "On Mon at 10:12, Ann wrote:"
THIRTY = "word " * 30


@pytest.mark.parametrize(
    ("text", "how", "sorted_"),
    [
        pytest.param("a b c", {}, "a b c", id="one line"),
        pytest.param("a b c\n> q", {}, "a b c|(q)> q", id="quoted"),
        pytest.param("a b c\n  > q", {}, "a b c|(q)  > q", id="quoted, moved"),
        pytest.param("a b c\n   > q", {}, "a b c|   > q", id="moved too far"),
        pytest.param(f"a b c\n{WROTE}\n> q", {}, f"a b c|(q){WROTE}|(q)> q", id="attributed"),
        pytest.param(
            f"a b c\n{WROTE}\n\n> q\nd", {}, f"a b c|(q){WROTE}||(q)> q|d", id="a blank line"
        ),
        pytest.param(f"a b c\n{WROTE}", {}, f"a b c|(q){WROTE}", id="attributed, at the end"),
        pytest.param(f"a b c\n\n{WROTE}\nq", {}, f"a b c||(q){WROTE}|(q)q", id="without marks"),
        pytest.param(f"a b c\n{WROTE}\nq", {}, f"a b c|{WROTE}|q", id="in a paragraph"),
        pytest.param(
            f"a b c\n{WROTE}\nq", {"reply": True}, f"a b c|(q){WROTE}|(q)q", id="in an answer"
        ),
        pytest.param(f"{WROTE}\nq r s", {}, f"(h){WROTE}|q r s", id="nothing else"),
        pytest.param("> a b c\n> d", {}, "a b c|d", id="all of it quoted"),
        pytest.param("> a\n>> b\n> c", {}, "a|(q)> b|c", id="quotes in it"),
        pytest.param("> a b c\n\n> d", {}, "a b c||d", id="with a blank line"),
        pytest.param(
            "a b c\n---- Forwarded message ----\nFrom: x\nDate: y\n\nq r s",
            {},
            "a b c|(h)---- Forwarded message ----|(h)From: x|(h)Date: y|(h)|q r s",
            id="forwarded",
        ),
        pytest.param(
            f"{THIRTY}\n---- Forwarded message ----\nq",
            {},
            f"{THIRTY}|(q)---- Forwarded message ----|(q)q",
            id="more than a cover",
        ),
        pytest.param(
            f"{THIRTY[5:]}\n---- Forwarded message ----\nq",
            {},
            f"{THIRTY[5:]}|(h)---- Forwarded message ----|q",
            id="29 words",
        ),
        pytest.param(
            "a b c\n-----Original Message-----\nq",
            {"forward": True},
            "a b c|(h)-----Original Message-----|q",
            id="by its subject",
        ),
        pytest.param(
            "a b c\n-----Original Message-----\nq",
            {},
            "a b c|(q)-----Original Message-----|(q)q",
            id="answered",
        ),
        pytest.param("a b c\n-- \nAnn\nBo", {}, "a b c|(s)-- |(s)Ann|(s)Bo", id="signed"),
        pytest.param("a b\n-- \nAnn", {}, "a b||-- Ann", id="two words stay"),
        pytest.param(
            "a b c\n___\nto unsubscribe from it",
            {},
            "a b c|(f)___|(f)to unsubscribe from it",
            id="a rule",
        ),
        pytest.param(
            "a b c\n\nto unsubscribe from it\nd",
            {},
            "a b c||(f)to unsubscribe from it|(f)d",
            id="footer",
        ),
        pytest.param(
            "This email is confidential. Delete it.\n\na b c",
            {},
            "(f)This email is confidential. Delete it.||a b c",
            id="secrecy",
        ),
    ],
)
def test_the_lines_of_a_mail_are_sorted(text: str, how: dict[str, Any], sorted_: str) -> None:
    assert sort(text, **how) == sorted_


def test_mails_forwarded_in_mails_have_an_end() -> None:
    text = "---- Forwarded message ----\n" * 11 + "a b c"
    assert sort(text).endswith("(q)a b c")
    assert sort(text.replace("---- Forwarded message ----\n", "", 1)).endswith("|a b c")
    quoted = "\n".join(["> " * 11 + "a b c"])
    assert sort(quoted).endswith("> a b c")
    assert sort(quoted[2:]) == "a b c"


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        pytest.param(["a", "-- ", "Ann"], 1, id="the mark"),
        pytest.param(["a", "--", "Ann"], 1, id="two dashes"),
        pytest.param(["a", "—", "Ann"], 1, id="a long dash"),
        pytest.param(["a", "---", "Ann"], 3, id="three dashes"),
        pytest.param(["-- ", *["b"] * 39], 0, id="40 lines"),
        pytest.param(["-- ", *["b"] * 40], 41, id="41 lines"),
        pytest.param(["--", *["b"] * 14], 0, id="15 lines after dashes"),
        pytest.param(["--", *["b"] * 15], 16, id="16 lines after dashes"),
        pytest.param(["a", "Sent from my iPhone"], 1, id="a phone"),
        pytest.param(["a", "Sent from my iPhone", "b" * 90], 1, id="and a line of 90 characters"),
        pytest.param(["a", "Sent from my iPhone", "b" * 91], 3, id="and one of 91"),
        pytest.param(["a"], 1, id="none"),
        pytest.param([], 0, id="nothing"),
    ],
)
def test_a_signature_begins_at_a_mark_or_a_device(lines: list[str], start: int) -> None:
    assert find_signature(lines) == start


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        pytest.param(["a", "____", "x mailing list"], 1, id="below a rule"),
        pytest.param(["a", "____", "", "", "", "unsubscribe"], 1, id="three blank lines"),
        pytest.param(["a", "____", "", "", "", "", "x virus"], 7, id="four blank lines"),
        pytest.param(["a", "____", "b", "unsubscribe"], 1, id="in the second line"),
        pytest.param(["a", "____", "b", "c", "unsubscribe here now"], 5, id="in the third line"),
        pytest.param(["a", "____", "b"], 3, id="a rule alone"),
        pytest.param(["a", "", "You received this mail"], 2, id="by its words"),
        pytest.param(["You received this mail"], 0, id="at the start"),
        pytest.param(["a", "You received this mail"], 2, id="in a paragraph"),
        pytest.param(["", "You received this", *["b"] * 39], 1, id="40 lines"),
        pytest.param(["", "You received this", *["b"] * 40], 42, id="41 lines"),
    ],
)
def test_a_footer_begins_at_a_rule_or_with_its_words(lines: list[str], start: int) -> None:
    assert find_footer(lines) == start


def test_paragraphs_about_secrecy_or_trees_are_found() -> None:
    secret = "This email is confidential. Delete it."
    tree = "Please consider the environment before you print it."
    assert find_secrecy(["a", "", secret, "b", "", "c", "", tree]) == [2, 3, 7]
    assert find_secrecy([f"a {secret}", "", "This email is confidential.", "", "a", tree]) == []
    assert find_secrecy([f"This email {'x' * 700} is confidential. Delete it."]) == []


@pytest.mark.parametrize(
    ("lines", "how", "start"),
    [
        pytest.param([WROTE], {}, 0, id="a time and the verb"),
        pytest.param(["On 4 March 2024 Ann wrote:"], {}, -1, id="a day and the verb"),
        pytest.param(["On 4 March 2024 Ann wrote:"], {"reply": True}, 0, id="in an answer"),
        pytest.param(["On 4 March 2024 Ann wrote:"], {"quoted": True}, 0, id="before quoted lines"),
        pytest.param(["On 4 March 2024 a@b.c says:"], {}, 0, id="a day and an address"),
        pytest.param(["a@b.c says:"], {}, -1, id="an address"),
        pytest.param(["a@b.c says:"], {"quoted": True}, 0, id="an address before quoted lines"),
        pytest.param(["Ann wrote:"], {"reply": True}, -1, id="the verb"),
        pytest.param(["Ann wrote:"], {"quoted": True}, 0, id="the verb before quoted lines"),
        pytest.param(["I see:"], {"quoted": True}, -1, id="nothing"),
        pytest.param(
            ["On 4.3.2024 Ann", "Lee of x", "wrote:"], {"reply": True}, 0, id="three lines"
        ),
        pytest.param(["x", "y", WROTE], {}, 2, id="the last line alone"),
        pytest.param(["It ends.", WROTE], {}, 1, id="after a sentence"),
        pytest.param(["Am 4.", "März schrieb Ann:"], {"quoted": True}, 0, id="half a date"),
        pytest.param(["", WROTE], {}, 1, id="after a blank line"),
        pytest.param(["> x", WROTE], {}, 1, id="after a quoted line"),
        pytest.param(
            ["On Mon, Mar 4,", "2024 at 10:12, Ann wrote:"], {}, 0, id="wrapped in its date"
        ),
        pytest.param(["---- On 4 March 2024 Ann wrote ----"], {}, 0, id="between dashes"),
        pytest.param(["x" * 400 + " " + WROTE], {}, -1, id="too long"),
    ],
)
def test_a_line_says_whose_words_follow(lines: list[str], how: dict[str, bool], start: int) -> None:
    asked = {"quoted": False, "reply": False} | how
    assert find_attribution(lines, len(lines) - 1, **asked) == start


DIFF = ["diff --git a/x b/x", "index 1..2", "--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a", "+b"]
COUNT = [" x | 2 +-", " 1 file changed, 1 insertion(+)"]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        pytest.param(["It rains."], ["It rains."], id="no patch"),
        pytest.param(["It rains.", "", *DIFF], ["It rains.", ""], id="changes"),
        pytest.param(
            ["It rains.", "---", *COUNT, "", *DIFF], ["It rains."], id="the count and its rule"
        ),
        pytest.param(["It rains.", "", *COUNT], ["It rains.", ""], id="the count alone"),
        pytest.param(
            ["It rains.", "---", "A note.", "", *COUNT], ["It rains."], id="a note below the rule"
        ),
        pytest.param(
            ["It.", "Signed-off-by: Ann Lee", "Acked-by: Bo", "", *DIFF], ["It.", ""], id="signed"
        ),
        pytest.param(
            ["Signed-off-by: Ann Lee", "It.", *DIFF], ["Signed-off-by: Ann Lee", "It."], id="above"
        ),
        pytest.param(
            ["diff -u a b", "It rains."], ["diff -u a b", "It rains."], id="no changes below"
        ),
        pytest.param(["It.", "--- a/x", "+++ b/x"], ["It."], id="changes without a head"),
        pytest.param(["It.", "Index: x", *["y"] * 6, "@@ 1"], ["It."], id="seven lines below"),
        pytest.param(
            ["It.", "Index: x", *["y"] * 7, "@@ 1"],
            ["It.", "Index: x", *["y"] * 7, "@@ 1"],
            id="eight",
        ),
        pytest.param(["It.", " create mode 1 x", *COUNT[1:]], ["It."], id="files that are made"),
    ],
)
def test_a_patch_goes_with_its_statistics(lines: list[str], kept: list[str]) -> None:
    assert [line.text for line in take_patch(lines) if not line.reason] == kept


def letter(text: str, **how: bool) -> tuple[list[str], list[tuple[str, str]]]:
    draft = read_text(text, Reply(**how))
    return [b.text for b in draft.blocks], [(line.reason, line.text) for line in draft.removed]


def test_what_goes_is_named_once_for_lines_that_stand_together() -> None:
    assert letter(f"a b c\n> one\n>> two\n\n> three\nd\n{WROTE}\n> four") == (
        ["a b c", "d"], [("quote", "one two three"), ("quote", f"{WROTE} four")]
    )  # fmt: skip
    assert letter("# The Wall\n\na **b** [c](http://x)\n- d\n")[0] == ["The Wall", "a b c", "d"]
    assert letter("a<http://x> b\xa0c [image: d]")[0] == ["a b c"]
    view = "View it in your browser: http://x.org"
    assert letter(f"{view}\n\na b c", bulk=True) == (["a b c"], [("navigation", view)])
    assert letter(f"{view}\n\na b c")[1] == []


def html(page: str, **how: bool) -> list[str]:
    tree = load_html(page)
    assert tree is not None
    draft = read_html(tree, Reply(**how))
    gone = [f"({line.reason}) {line.text}" for line in draft.removed]
    return [block.text for block in draft.blocks] + gone


CELL = "<table><tr><td>{}</td></tr></table>"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        pytest.param(
            "<p>One two three.</p><blockquote type=cite>Q</blockquote>",
            ["One two three.", "(quote) Q"],
            id="quoted",
        ),
        pytest.param(
            "<p>One two three.</p><blockquote>Q</blockquote>",
            ["One two three.", "Q"],
            id="a quotation",
        ),
        pytest.param(
            "<p>One two three.</p><div class='gmail_quote'><p>Q</p><p>R</p></div>",
            ["One two three.", "(quote) Q R"],
            id="by Gmail",
        ),
        pytest.param(
            "<p>One two three.</p><div class='x gmail_quote'>---------- Forwarded<p>Q</p></div>",
            ["One two three.", "Q", "(header) ---------- Forwarded"],
            id="forwarded by Gmail",
        ),
        pytest.param(
            "<p>One two three.</p><div class=gmail_signature><p>Ann</p></div>",
            ["One two three.", "(signature) Ann"],
            id="a signature",
        ),
        pytest.param("<div class=gmail_signature><p>Ann</p></div>", ["Ann"], id="nothing else"),
        pytest.param(
            "<p>One two three.</p><p>-- </p><p>Ann</p>",
            ["One two three.", "(signature) -- Ann"],
            id="dashes",
        ),
        pytest.param(
            "<p>One two three.</p>--<div>Ann</div>",
            ["One two three.", "(signature) -- Ann"],
            id="dashes between elements",
        ),
        pytest.param(
            "<p>One</p><p style='display: none'>No</p><span style='max-height:0'>N</span>",
            ["One"],
            id="hidden",
        ),
        pytest.param("<p>O\u200bne\u00ad</p>", ["One"], id="signs that nobody sees"),
        pytest.param(CELL.format("One") + CELL.format("<p>Two</p>"), ["One", "Two"], id="layout"),
        pytest.param(
            "<table border=1><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
            ["a", "b", "c", "d"],
            id="a table",
        ),
    ],
)
def test_the_html_of_a_mail_is_sorted_by_what_programs_mark(page: str, shown: list[str]) -> None:
    assert html(page) == shown


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        pytest.param("<table>{}</table>", "paragraph", id="of layout"),
        pytest.param("<table border=0>{}</table>", "paragraph", id="with no border"),
        pytest.param("<table border=1>{}</table>", "cell", id="with a border"),
        pytest.param("<table style='border: 1px solid'>{}</table>", "cell", id="with a line"),
        pytest.param("<table><tr><th>x</th><th>y</th></tr>{}</table>", "cell", id="with heads"),
        pytest.param(
            "<table border=1><tr><td><table>{}</table></td></tr></table>", "paragraph", id="nested"
        ),
    ],
)
def test_a_table_that_is_drawn_has_cells(table: str, kind: str) -> None:
    row = "<tr><td>One</td><td>Two</td></tr>"
    tree = load_html(table.format(row * 2))
    assert tree is not None
    assert read_html(tree, Reply()).blocks[-1].kind == kind


def test_the_buttons_of_a_newsletter_go() -> None:
    page = "<p>One two three.</p><p><a href=x>Read more</a></p>"
    assert html(page) == ["One two three.", "Read more"]
    assert html(page, bulk=True) == ["One two three.", "(navigation) Read more"]
    # Three tables of layout are enough to tell one.
    assert html(page + CELL.format("x") * 3)[-1] == "(navigation) Read more"
    assert html(page + CELL.format("x") * 2)[1] == "Read more"


@pytest.mark.parametrize(
    ("plain", "page", "wins"),
    [
        pytest.param("a b c d e", "<p>a b c d e", True, id="the same"),
        pytest.param("a b c", "<p>a b c d e", True, id="three fifths of it"),
        pytest.param("a b", "<p>a b c d e", False, id="two fifths of it"),
        pytest.param("a b http://x.org/" + "y" * 99, "<p>a b", False, id="addresses"),
        pytest.param(
            "a b c", "<style>x y z</style><script>u v w</script><p>a b c", True, id="what is seen"
        ),
        pytest.param("<p>a b c</p>", "<p>a b c", False, id="tags"),
    ],
)
def test_the_plain_form_wins_if_it_says_as_much(plain: str, page: str, *, wins: bool) -> None:
    tree = load_html(page)
    assert tree is not None
    assert prefers_plain(plain, tree) == wins


# Mails in mails.

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
