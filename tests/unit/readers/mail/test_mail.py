"""A mail is read for what its writer wrote."""

import base64
from time import process_time
from typing import Any

import pytest

from summarize import extract_article
from summarize.errors import InputError, NoArticleError
from summarize.models import Draft, Source
from summarize.readers.mail.mail import read_mail
from summarize.readers.mail.mailbox import MailFile
from summarize.readers.one_article import read_one
from tests.unit.readers.mail.examples import facts, multi

HEAD = (
    "From: Ann Lee <ann@example.org>\nSubject: Re: [trams] The tram\n"
    "Date: Tue, 4 Mar 2025 23:30:00 -0500\nMIME-Version: 1.0\n"
)


OWN = "The bill is paid, and the tram leaves at nine."


PAGE = "<p>The council approved the tram.</p><p>It was a long evening.</p>"


def texts_of(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def removed_of(draft: Draft) -> list[tuple[str, str]]:
    return [(line.reason, line.text) for line in draft.removed]


def read(body: str, fields: str = "") -> Draft:
    return read_mail(MailFile(f"{HEAD}{fields}\n{body}".encode()))


def read_parts(*parts: str, kind: str = "mixed") -> Draft:
    body = "".join(f"--=b=\n{part}\n" for part in parts) + "--=b=--\n"
    return read(body, f'Content-Type: multipart/{kind}; boundary="=b="\n')


def part(text: str, kind: str = "text/plain", fields: str = "") -> str:
    return f"Content-Type: {kind}; charset=utf-8\n{fields}\n{text}"


def test_subject_sender_and_date_are_title_author_and_date() -> None:
    draft = read(OWN)
    assert (draft.title, draft.author, draft.date) == ("The tram", "Ann Lee", "2025-03-04")
    assert (texts_of(draft), draft.form) == ([OWN], "text")


@pytest.mark.parametrize(
    ("encode", "charset"),
    [
        pytest.param("utf-8", "utf-8", id="right"),
        pytest.param("utf-8", "us-ascii", id="says-ascii"),
        pytest.param("utf-8", "iso-8859-1", id="says-latin-1"),
        pytest.param("cp1252", "iso-8859-1", id="windows-called-latin-1"),
        pytest.param("cp1252", "x-klingon", id="unknown"),
        pytest.param("cp1252", "base64", id="no-charset-of-text"),
        pytest.param("koi8-r", "koi8-r", id="koi8"),
        pytest.param("utf-16", "utf-16", id="utf-16"),
    ],
)
def test_a_text_is_decoded_by_its_charset_or_in_spite_of_it(encode: str, charset: str) -> None:
    text = "Größe zählt nicht für die Straßenbahn in Köln, „sagte“ Jörg Müller, über die Brücke."
    if encode == "koi8-r":
        text = "Паром снова ходит через реку, и все этому рады."
    body = base64.encodebytes(text.encode(encode)).decode()
    fields = f'Content-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: base64\n'
    assert texts_of(read(body, fields)) == [text]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data.replace(b"\n", b"\r\n"), id="crlf"),
        pytest.param(lambda data: data.replace(b"\n", b"\r"), id="cr"),
        pytest.param(lambda data: b"\xef\xbb\xbf" + data, id="bom"),
        pytest.param(lambda data: b"\n\n" + data, id="blank-lines"),
        pytest.param(lambda data: b"From a@b Mon Mar  4 2025\n" + data, id="mbox-line"),
        pytest.param(lambda data: data.replace(b"MIME-Version: 1.0\n", b""), id="no-mime-version"),
        pytest.param(lambda data: data.replace(b"; boundary==b=", b""), id="boundary-not-named"),
        pytest.param(
            lambda data: data.replace(b"boundary==b=", b"boundary=x"), id="other-boundary"
        ),
        pytest.param(lambda data: data.removesuffix(b"--=b=--\n"), id="end-cut-off"),
    ],
)
def test_a_broken_mail_is_read(damage: object) -> None:
    data = f"{HEAD}Content-Type: multipart/mixed; boundary==b=\n\n--=b=\n{part(OWN)}\n--=b=--\n"
    draft = read_one(Source("x", damage(data.encode())))[1]  # type: ignore[operator]
    assert (draft.title, texts_of(draft)) == ("The tram", [OWN])


@pytest.mark.parametrize("encoded", [base64.b64encode(OWN.encode())[:-3].decode(), OWN])
def test_broken_base64_gives_what_can_be_read(encoded: str) -> None:
    (text,) = texts_of(read(encoded, "Content-Transfer-Encoding: base64\n"))
    assert text.startswith("The bill is paid, and the tram")


def test_a_header_that_is_not_ascii_is_read() -> None:
    for encoding in ("utf-8", "latin-1"):
        data = HEAD.replace("The tram", "Die Straße").encode(encoding) + b"\n" + OWN.encode()
        assert read_mail(MailFile(data)).title == "Die Straße"


def test_a_good_plain_text_wins_over_its_html() -> None:
    draft = read_parts(part(OWN), part(f"<p>{OWN}</p>", "text/html"), kind="alternative")
    assert texts_of(draft) == [OWN]


@pytest.mark.parametrize(
    "plain",
    [
        pytest.param("View in browser", id="stub"),
        pytest.param("", id="empty"),
        pytest.param("See it at https://example.org/" + "x" * 200, id="address"),
        pytest.param(f"<p>{OWN}</p>&nbsp;" * 2, id="html-in-it"),
    ],
)
def test_a_poor_plain_text_loses_against_its_html(plain: str) -> None:
    draft = read_parts(part(plain), part(PAGE, "text/html"), kind="alternative")
    assert texts_of(draft) == ["The council approved the tram.", "It was a long evening."]


def test_what_is_left_of_links_where_html_became_text_goes() -> None:
    text = "The plan is here<https://x.example/a?b=c> to read.\n[cid:i@x]\nSee <https://x.example>."
    expected = ["The plan is here to read.", "See <https://x.example>."]
    assert texts_of(read(text)) == expected


def test_html_that_shows_nothing_loses_against_any_text() -> None:
    picture = part('<p>\u200b</p><img src="cid:i">', "text/html")
    assert texts_of(read_parts(part("Hi https://x.example/"), picture, kind="alternative"))


def test_a_picture_in_a_text_is_no_attachment_and_a_file_is_named() -> None:
    picture = "Content-Type: image/png; name=i.png\nContent-ID: <i>\n\nxx"
    related = f"Content-Type: multipart/related; boundary=r\n\n--r\n{part(PAGE, 'text/html')}"
    name = "filename*=utf-8''b%C3%A9.pdf"
    report = f"Content-Type: application/pdf\nContent-Disposition: attachment; {name}\n\nxx"
    draft = read_parts(f"{related}\n--r\n{picture}\n--r--\n", report, part("Text after."))
    assert texts_of(draft)[-1] == "Text after."
    assert removed_of(draft) == [("attachment", "bé.pdf")]


def test_a_text_that_is_a_file_is_read_if_there_is_no_other() -> None:
    named = part(OWN, "text/plain; name=a.txt")
    assert texts_of(read_parts(named)) == [OWN]
    draft = read_parts(part("Text."), named)
    assert (texts_of(draft), removed_of(draft)) == (["Text."], [("attachment", "a.txt")])


def test_an_enclosed_mail_is_named_and_read_if_there_is_nothing_else() -> None:
    inner = f"Content-Type: message/rfc822\n\nFrom: Bo <b@x>\nSubject: Bees\n\n{OWN}\n"
    draft = read_parts(part("\n"), inner)
    assert (draft.title, draft.author, texts_of(draft)) == ("Bees", "Bo", [OWN])
    draft = read_parts(part(f"{OWN} " * 5), inner)
    assert (draft.title, removed_of(draft)) == ("The tram", [("attachment", "Bees")])


def test_a_signed_mail_is_read() -> None:
    seal = "Content-Type: application/pgp-signature; name=a.asc\n\nxx"
    draft = read_parts(part(OWN), seal, kind="signed")
    assert (texts_of(draft), draft.removed) == ([OWN], ())
    start = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
    assert texts_of(read(f"{start}{OWN}\n-----BEGIN PGP SIGNATURE-----\n\nxx\n")) == [OWN]


def test_a_mail_that_is_signed_by_a_certificate_is_not_refused_and_a_sealed_one_is() -> None:
    kind = "Content-Type: application/{}pkcs7-mime; smime-type={}; name=smime.p7m\n"
    draft = read("AAAA", kind.format("x-", "signed-data"))
    assert removed_of(draft) == [("attachment", "smime.p7m")]
    for name in ("", "x-"):
        with pytest.raises(InputError, match="encrypted"):
            read("AAAA", kind.format(name, "enveloped-data"))


def test_what_a_subject_says_to_be_forwarded_is_read_below_any_header() -> None:
    header = "-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Bo"
    text = f"\nLook at this.\n\n{header}\n\nIt is late.\n"
    kept = [
        texts_of(read_mail(MailFile((HEAD.replace("Re:", start) + text).encode())))
        for start in ("Fwd:", "Re:")
    ]
    assert kept == [["Look at this.", "It is late."], ["Look at this."]]


def test_what_goes_is_named_in_reading_order() -> None:
    draft = read(
        f"Ann wrote:\n\n> Old.\n>> Older.\n\n{OWN}\n\n-- \nAnn\n\n_________\ntrams mailing list\n"
    )
    assert removed_of(draft) == [
        ("quote", "Ann wrote: Old. Older."),
        ("signature", "-- Ann"),
        ("footer", "_________ trams mailing list"),
    ]


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        pytest.param(
            f'<p>{OWN}</p><div class="gmail_quote">On Monday Ann wrote:'
            "<blockquote>Hi</blockquote></div>",
            [OWN],
            id="gmail",
        ),
        pytest.param(
            f'<p>{OWN}</p><hr><div id="divRplyFwdMsg"><b>From:</b> Ann<br><b>Sent:</b> Monday<br>'
            "<b>To:</b> Bo<br><b>Subject:</b> Trams</div><div>Hi</div>",
            [OWN],
            id="outlook",
        ),
        pytest.param(
            '<p>On 3/4/24 10:12, Ann wrote:</p><blockquote type="cite">Will it rain?</blockquote>'
            '<p>It will.</p><blockquote type="cite">Then?</blockquote><p>Sun.</p>',
            ["It will.", "Sun."],
            id="answers-between",
        ),
        pytest.param(
            f'<p>{OWN}</p><div class="gmail_signature">Ann<br>Planner</div>', [OWN], id="signature"
        ),
        pytest.param(f"<p>{OWN}</p><div>--&nbsp;</div><div>Ann</div>", [OWN], id="dashes"),
        pytest.param(
            f"<p>{OWN}</p><blockquote>The sea came in.</blockquote><p>It left.</p>",
            [OWN, "The sea came in.", "It left."],
            id="a-quotation-of-the-writer",
        ),
        pytest.param(f'<div style="display:none">A teaser</div><p>{OWN}</p>', [OWN], id="hidden"),
        pytest.param(
            '<blockquote type="cite">It is late.</blockquote>', ["It is late."], id="alone"
        ),
    ],
)
def test_html_mails_lose_what_is_not_their_writers(page: str, kept: list[str]) -> None:
    draft = read(f"<html><body>{page}</body></html>", "Content-Type: text/html\n")
    assert texts_of(draft) == kept


def test_a_newsletter_laid_out_in_tables_is_paragraphs_without_its_buttons() -> None:
    row = '<table border="0"><tr><td><table><tr><td>{}</td></tr></table></td></tr></table>'
    cells = (
        '<a href="u">View this email in your browser</a>',
        "<h2>Oysters</h2><p>The beds are closed since Tuesday.</p>",
        '<a href="u">Read more</a>',
        "<h2>Lobsters</h2><p>The choir sang in Cardiff on Friday.</p>",
        "You are receiving this email because you signed up.<br>4 Harbour Street",
    )
    page = "".join(row.format(cell) for cell in cells)
    draft = read(f"<html><body>{page}</body></html>", "Content-Type: text/html\n")
    assert [(block.kind, block.text) for block in draft.blocks] == [
        ("heading", "Oysters"),
        ("paragraph", "The beds are closed since Tuesday."),
        ("heading", "Lobsters"),
        ("paragraph", "The choir sang in Cardiff on Friday."),
    ]
    assert [line.reason for line in draft.removed] == ["navigation", "navigation", "footer"]


def test_a_newsletter_of_text_does_not_say_where_else_to_see_it() -> None:
    text = f"View this post on the web at https://x.example/p\n\n{OWN}\n\nUnsubscribe: https://x"
    draft = read(text, "List-Unsubscribe: <https://x.example>\n")
    assert texts_of(draft) == [OWN]
    assert [line.reason for line in draft.removed] == ["navigation", "footer"]


def test_a_table_of_data_stays_one() -> None:
    rows = "<tr><th>Day</th></tr><tr><td>Mon</td><td>400</td></tr>"
    draft = read(f'<p>Riders:</p><table border="1">{rows}</table>', "Content-Type: text/html\n")
    assert [block.kind for block in draft.blocks] == ["paragraph", "cell", "cell", "cell"]


PATCH = """
The pump ran dry because nobody asked for its level.
Ask for it before each run.

Signed-off-by: Ann Lee <ann@example.org>
---
Changes in v2: typo.

 pump.c | 4 +++-
 1 file changed, 3 insertions(+), 1 deletion(-)

diff --git a/pump.c b/pump.c
index 1234567..89abcde 100644
--- a/pump.c
+++ b/pump.c
@@ -1 +1,3 @@
-run();
+if (level())
+  run();
--
2.39.1
"""


def test_a_patch_is_read_for_its_message() -> None:
    head = f"From {'0' * 40} Mon Sep 17 00:00:00 2001\nFrom: Ann Lee <a@x>\n"
    data = f"{head}Subject: [PATCH v2 1/2] Ask for the level\nDate: x\n{PATCH}"
    draft = read_one(Source("x", data.encode()))[1]
    assert draft.title == "Ask for the level"
    text = "The pump ran dry because nobody asked for its level. Ask for it before each run."
    assert " ".join(texts_of(draft)) == text
    assert [line.reason for line in draft.removed] == ["signature", "patch"]


def test_a_saved_page_is_read_as_a_page() -> None:
    page = f"<html><head><title>T</title></head><body><article>{PAGE * 9}</article></body></html>"
    fields = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary=b\n'
    root = "Content-Type: text/html\nContent-Location: https://example.org/tram"
    data = f"From: <Saved by Blink>\nSubject: S\n{fields}\n--b\n{root}\n\n{page}\n--b--\n"
    draft = read_one(Source("x", data.encode()))[1]
    assert draft.form == "page"
    assert draft.layout is not None
    assert (draft.site, draft.author) == ("example.org", None)


def test_a_file_of_several_mails_is_no_article() -> None:
    data = f"From a@b Mon Mar  3 10:00:00 2025\n{HEAD}\n{OWN}\n\n".encode()
    assert texts_of(read_one(Source("x", data))[1]) == [OWN]
    with pytest.raises(NoArticleError, match="2 mails in it"):
        read_one(Source("x", data * 2))[1]


NESTED = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(1_000))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(HEAD + NESTED + part(OWN), id="a-thousand-levels"),
        pytest.param(HEAD + "Content-Type: message/rfc822\n\n" * 1_000 + OWN, id="mails-in-mails"),
        pytest.param(
            f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n" + f"--b\n\n{OWN}\n" * 10_000,
            id="ten-thousand-parts",
        ),
        pytest.param(HEAD + "X-Y: z\n" * 100_000 + "\n" + OWN, id="header-without-end"),
        pytest.param(HEAD + "Subject: " + "=?utf-8?q?a?= " * 100_000 + "\n\n", id="subject"),
        pytest.param(HEAD + "Content-Type: text/x; " + 'a="b";' * 50_000 + "\n\n", id="parameters"),
        pytest.param(HEAD + "Content-Type: x/y; name*=x''a; name*0=b\n\n", id="mixed-parameters"),
        pytest.param(HEAD + "\n" + ">" * 500_000, id="quoted-over-and-over"),
        pytest.param(HEAD + "\n" + "From: x\nSent: y\n" * 20_000, id="headers-below"),
        pytest.param(HEAD + "Content-Type: text/html\n\n" + "<table><tr><td>" * 3_000, id="tables"),
    ],
)
@pytest.mark.apart
def test_a_hostile_mail_takes_no_time(data: str) -> None:
    start = process_time()
    read_mail(MailFile(data.encode()))
    assert process_time() - start < 6


def test_a_raw_header_is_in_the_charset_of_the_text_below_it() -> None:
    head = "From: Łukasz Żak <a@b.example>\nSubject: Długa ściana\n"
    kind = "Content-Type: text/plain; charset={}\n\nJest stara, ale stoi mocno przy porcie.\n"
    article = extract_article((head + kind.format('"ISO-8859-2"')).encode("iso-8859-2"))
    assert (article.title, article.author) == ("Długa ściana", "Łukasz Żak")
    article = extract_article((head + kind.format("x-none")).encode("utf-8"))
    assert article.title == "Długa ściana"
    article = extract_article(
        f"From: a@b.example\nSubject: Größe\n{kind.format('x-none')}".encode("cp1252")
    )
    assert article.title == "Größe"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("Tue, 3 Mar 1925 10:00:00 +0000", None),
        ("Fri, 2 Jan 1970 10:00:00 +0000", "1970-01-02"),
    ],
)
def test_a_mail_from_before_there_was_mail_has_no_date(date: str, day: str | None) -> None:
    mail = f"From: a@b.example\nTo: c@d.example\nDate: {date}\n\nThe quay is long and old.\n"
    assert extract_article(mail).date == day


@pytest.mark.parametrize("mark", [">", "J>", "MK>", "--]"])
def test_quotes_have_a_mark_with_initials_or_of_brackets(mark: str) -> None:
    mail = (
        "From: a@b.example\nTo: c@d.example\nSubject: Re: Quay\n\n"
        f"{mark} I think that the wall is too long.\n{mark} It costs a lot.\n\n"
        "No, it is as long as the harbour needs.\n"
    )
    article = extract_article(mail)
    assert article.paragraphs == ("No, it is as long as the harbour needs.",)
    assert [removed.reason for removed in article.removed] == ["quote"]


INNER = "Content-Type: message/rfc822\n\nFrom: {0} <x@x>\nSubject: {0}\n\n{1}\n"


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


def test_the_senders_own_lines_are_removed_from_the_end_of_a_letter() -> None:
    owned = "Gull is a registered trademark of Gull Mills."
    assert removed_of(read(f"{OWN}\n\n{owned}\n")) == [("footer", owned)]
    assert texts_of(read(f"{owned}\n")) == [owned]  # it holds nothing else


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<html><body><img src="cid:1"></body></html>', id="alone"),
        pytest.param('<p><img src="cid:1"></p><p>© 2024 Gull Mills</p>', id="above an imprint"),
    ],
)
def test_a_mail_of_pictures_says_so(body: str) -> None:
    with pytest.raises(NoArticleError, match="a mail of pictures"):
        read(body, "Content-Type: text/html\n")
