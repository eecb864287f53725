"""What of a mail is its writer's, in whatever way it was sent."""

import base64
from time import process_time

import pytest

from summarize import extract_article
from summarize.errors import InputError, NoArticleError
from summarize.models import Draft, Source
from summarize.readers.mail.content import join_flowed
from summarize.readers.mail.detection import is_mail
from summarize.readers.mail.headers import clean_subject, name_sender, read_date
from summarize.readers.mail.mail import read_mail
from summarize.readers.mail.mailbox import MailFile
from summarize.readers.mail.quotes import sort_lines
from summarize.readers.one_article import read_one

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


def own_lines(text: str, *, reply: bool = False) -> list[str]:
    lines = sort_lines(text.split("\n"), reply=reply)
    return [line.text for line in lines if line.reason is None and line.text.strip()]


@pytest.mark.parametrize(
    ("data", "told"),
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
def test_a_mail_is_told_by_its_header(data: bytes, *, told: bool) -> None:
    assert is_mail(data) is told


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        ("Re: Fwd: [list] AW: The tram", "The tram"),
        ("RE[2]: The tram", "The tram"),
        ("Réf: The tram", "Réf: The tram"),
        ("回复：电车", "电车"),
        ("=?utf-8?q?Re=3A_Caf=C3=A9?=", "Café"),
        ("=?utf-8?b?0J/QsNGA?=\n =?utf-8?b?0L7QvA==?=", "Паром"),
        ("=?x-none?b?!!?=", "=?x-none?b?!!?="),
        ("=?gb2312?b?YYfW?=", "a囍"),  # of the larger charset that is meant
        ("Re:", "Re:"),
        ("🚋 The tram ☕️", "The tram"),
        ("🚋", "🚋"),
        ("🚋 “The tram” is €5", "“The tram” is €5"),
        ("电车 today", "电车 today"),
        ("ट्राम और हम कुछ भी", "ट्राम और हम कुछ भी"),
        ("Widget® (20°)", "Widget® (20°)"),
        ("Regarding: trams", "Regarding: trams"),
        ("", None),
    ],
)
def test_a_subject_loses_what_mail_programs_put_before_it(field: str, subject: str | None) -> None:
    assert clean_subject(field) == subject


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("Ann Lee <ann@example.org>", "Ann Lee"),
        ('"Lee, Ann" <ann@example.org>', "Lee, Ann"),
        ("=?iso-8859-1?q?J=F6rg?= <j@example.org>", "Jörg"),
        ("'Ann Lee' via Trams <trams@example.org>", "Ann Lee"),
        ("ann@example.org", "ann@example.org"),
        ("", None),
    ],
)
def test_a_sender_is_a_name_or_else_an_address(field: str, name: str | None) -> None:
    assert name_sender(field) == name


@pytest.mark.parametrize(
    ("field", "date"),
    [
        ("Tue, 4 Mar 2025 23:30:00 -0500", "2025-03-04"),
        ("4 Mar 25 10:00 GMT", "2025-03-04"),
        ("Mon, 99 Foo 99999", None),
        ("", None),
    ],
)
def test_a_date_is_the_day_where_the_sender_is(field: str, date: str | None) -> None:
    assert read_date(field) == date


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


def test_a_flowed_text_is_joined_and_its_quotes_stay_apart() -> None:
    text = "> one \n> two\nThe first \nline.\n -- no mark\n-- \nAnn"
    assert join_flowed(text) == "> one two\nThe first line.\n-- no mark\n-- \nAnn"
    assert join_flowed("日本 \n語", delete_space=True) == "日本語"


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


def test_an_encrypted_mail_is_refused_and_a_signed_one_is_read() -> None:
    with pytest.raises(InputError, match="encrypted"):
        read_parts("Content-Type: application/pgp-encrypted\n\n1", kind="encrypted")
    with pytest.raises(InputError, match="encrypted"):
        read("-----BEGIN PGP MESSAGE-----\n\nabc\n")
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


ATTRIBUTIONS = [
    "On Mon, 4 Mar 2024 at 10:12, Ann Lee <ann@x.org> wrote:",
    "On Mon, Mar 4,\n2024 at 10:12 AM, Ann Lee <ann@x.org> wrote:",
    "On Monday, March 4, 2024, Ann Lee <ann@x.org>\nwrote:",
    "---- On Mon, 04 Mar 2024 10:12:50 +0530 ann@x.org wrote ----",
    "Le lun. 4 mars 2024 à 10:12, Ann Lee <ann@x.org> a écrit :",
    "Am 04.03.2024 um 10:12 schrieb Ann Lee:",
    "Ann Lee <ann@x.org> schrieb am Mo., 4. März 2024, 10:12:",
    "El lun, 4 mar 2024 a las 10:12, Ann Lee (<ann@x.org>) escribió:",
    "Il giorno lun 4 mar 2024 alle ore 10:12 Ann Lee <ann@x.org>\nha scritto:",
    "Em seg., 4 de mar. de 2024 às 10:12, Ann Lee <ann@x.org>\nescreveu:",
    "Op 4 mrt. 2024 om 10:12 heeft Ann Lee <ann@x.org> het volgende geschreven:",
    "Den mån 4 mars 2024 kl 10:12 skrev Ann Lee <ann@x.org>:",
    "ma 4. maalisk. 2024 klo 10.12 Ann Lee (ann@x.org) kirjoitti:",
    "pon., 4 mar 2024 o 10:12 Ann Lee <ann@x.org> napisał(a):",
    "Dne po 4. bře. 2024 10:12 Ann Lee <ann@x.org>\nnapsal(a):",
    "пн, 4 мар. 2024 г. в 10:12, Ann Lee <ann@x.org>:",
    "4 марта 2024 г., в 10:12, Ann Lee <ann@x.org> написал(а):",
    "Ann Lee <ann@x.org>, 4 Mar 2024 Pzt, 10:12 tarihinde şunu yazdı:",
    "2024. márc. 4., h 10:12 időpontban Ann Lee <ann@x.org> ezt írta:",
    "Στις Δευ 4 Μαρ 2024 στις 10:12 π.μ., ο χρήστης Ann Lee <ann@x.org> έγραψε:",
    "2024年3月4日(月) 10:12 Ann Lee <ann@x.org>:",
    "Ann Lee <ann@x.org> 于2024年3月4日周一 10:12写道：",
    "2024년 3월 4일 (월) 오전 10:12, Ann Lee <ann@x.org>님이 작성:",
    "Vào Th 2, 4 thg 3, 2024 vào lúc 10:12 Ann Lee <ann@x.org> đã viết:",
]


@pytest.mark.parametrize("line", ATTRIBUTIONS)
def test_a_quoted_mail_goes_with_the_line_that_says_whose_it_is(line: str) -> None:
    assert own_lines(f"{OWN}\n\n{line}\n> One.\n> Two.\n\nBelow.") == [OWN, "Below."]
    assert own_lines(f"{OWN}\n{line}\n\n> One.\n") == [OWN]
    assert own_lines(f"{OWN}\n\n{line}\n\nNot marked.\n\nNor this.", reply=True) == [OWN]


BLOCKS = [
    "From: Ann\nSent: Monday, March 4, 2024 10:12 AM\nTo: Bo\nSubject: Trams",
    "*From:* Ann <ann@x.org>\n*Sent:* Monday\n*To:* Bo\n*Subject:* Trams",
    "From: a\nSent: b\nTo: Very Long List <a@b.c>;\n More <g@h.i>\nCc: x\nSubject: y",
    "________________________________\nVon: Ann\nGesendet: Montag\nAn: Bo\nBetreff: Bahn",
    "De : Ann <ann@x.org>\nEnvoyé : lundi 4 mars 2024 10:12\nÀ : Bo\nObjet : Tram",
    "De: Ann\nEnviado el: lunes, 4 de marzo\nPara: Bo\nCC: X\nAsunto: Tranvía",
    "Da: Ann\nInviato: lunedì 4 marzo\nA: Bo\nOggetto: Tram",
    "Van: Ann\nVerzonden: maandag 4 maart\nAan: Bo\nOnderwerp: Tram",
    "Från: Ann\nSkickat: den 4 mars\nTill: Bo\nÄmne: Spårvagn",
    "Od: Ann\nWysłano: środa\nDo: Bo\nTemat: Tramwaj",
    "От: Ann\nОтправлено: 4 марта\nКому: Bo\nТема: Трамвай",
    "差出人: Ann\n送信日時: 2024年3月4日\n宛先: Bo\n件名: 電車",
    "发件人： Ann\n发送时间： 2024年3月4日\n收件人： Bo\n主题： 电车",
    "-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Bo\nSubject: Trams",
    "-----Ursprüngliche Nachricht-----\nVon: Ann\nGesendet: Montag\nAn: Bo\nBetreff: Bahn",
    "-------- Forwarded Message --------\nSubject: Trams\nDate: Mon\nFrom: Ann\nTo: Bo",
]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_header_inside_a_mail_begins_a_quoted_one_unless_nothing_stands_above(block: str) -> None:
    own = [OWN] * 4
    assert own_lines("\n".join([*own, "", block, "", "Old text.", "", "More."])) == own
    assert own_lines(f"{block}\n\nThe text.\n\nMore.") == ["The text.", "More."]


@pytest.mark.parametrize(
    "line", ["---------- Forwarded message ---------", "Begin forwarded message:"]
)
def test_a_forwarded_mail_is_read_where_its_sender_says_little(line: str) -> None:
    forwarded = f"{line}\nFrom: Ann\nDate: Mon\nSubject: Trams\n\nThe tram is late.\n"
    assert own_lines(f"Look at this.\n\n{forwarded}") == ["Look at this.", "The tram is late."]
    own = " ".join([OWN] * 4)
    assert own_lines(f"{own}\n\n{forwarded}") == [own]


def test_what_a_subject_says_to_be_forwarded_is_read_below_any_header() -> None:
    header = "-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Bo"
    text = f"\nLook at this.\n\n{header}\n\nIt is late.\n"
    kept = [
        texts_of(read_mail(MailFile((HEAD.replace("Re:", start) + text).encode())))
        for start in ("Fwd:", "Re:")
    ]
    assert kept == [["Look at this.", "It is late."], ["Look at this."]]


def test_answers_between_quoted_lines_are_the_writers() -> None:
    text = "> Will it rain?\n\nIt will.\n\n> And then?\n>> What then?\n\nThen the sun comes out."
    assert own_lines(text) == ["It will.", "Then the sun comes out."]


def test_a_mail_that_only_quotes_is_read_without_the_marks() -> None:
    assert own_lines("> The tram is late.\n>\n> It rains.") == ["The tram is late.", "It rains."]


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nAnn Lee\nPlanner",
        "--\nAnn Lee",
        "Sent from my iPhone",
        "Get Outlook for Android<https://aka.ms/x>",
        "(Sent from mobile device)",
        "Von meinem iPhone gesendet",
        "Diese Nachricht wurde von meinem Android-Mobiltelefon mit K-9 Mail gesendet.",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Enviado do meu iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Skickat från min iPhone",
        "Sendt fra min iPhone",
        "Lähetetty iPhonesta",
        "Wysłane z iPhone'a",
        "Odesláno z iPhonu",
        "Отправлено с iPhone",
        "iPhoneから送信",
        "发自我的iPhone",
        "나의 iPhone에서 보냄",
        "iPhone'umdan gönderildi",
        "Küldve iPhone-omról",
    ],
)
def test_a_signature_goes_also_above_a_quoted_mail(signature: str) -> None:
    assert own_lines(f"{OWN}\n\n{signature}") == [OWN]
    assert own_lines(f"{OWN}\n\n{signature}\n\n{ATTRIBUTIONS[0]}\n> One.") == [OWN]


@pytest.mark.parametrize(("mark", "most"), [("--", 15), ("Sent from my iPhone", 15), ("-- ", 40)])
def test_a_signature_has_so_many_lines_at_most(mark: str, most: int) -> None:
    lines = [mark, *(f"Line {number} of it" for number in range(1, most))]
    assert own_lines("\n".join([OWN, *lines])) == [OWN]
    assert own_lines("\n".join([OWN, *lines, "One more"])) == [OWN, *lines, "One more"]


def test_no_line_of_a_signature_of_a_device_is_long() -> None:
    short, long = "x" * 90, "x" * 91
    assert own_lines(f"{OWN}\nSent from my iPhone\n{short}") == [OWN]
    assert own_lines(f"{OWN}\nSent from my iPhone\n{long}")[-1] == long


def test_a_long_line_after_the_mark_of_a_phone_is_the_writers() -> None:
    lines = [OWN, "Sent from my iPhone", "The mill was sold in May. " * 4 + "It is empty."]
    assert own_lines("\n".join(lines)) == lines


def test_a_mail_of_a_word_stays_as_it_is() -> None:
    assert own_lines("Hello\n\nSent from my iPhone") == ["Hello", "Sent from my iPhone"]
    assert own_lines("Hello\n-- \nAnn\nPlanner") == ["Hello", "-- Ann", "Planner"]


@pytest.mark.parametrize(
    "footer",
    [
        "_______________________________________\ntrams mailing list\nhttps://x.org/listinfo/t",
        "-- \nYou received this message because you are subscribed to the group.",
        "-----------------------------------\nTo unsubscribe, e-mail: trams-unsubscribe@x.org",
        "This email and any attachments are confidential and intended solely\nfor the addressee.",
        "Diese E-Mail ist vertraulich. Sind Sie nicht der Empfänger, löschen Sie sie.",
        "Ce message et ses pièces jointes sont confidentiels et destinés au destinataire.",
        "Este mensaje y sus archivos adjuntos son confidenciales y van a su destinatario.",
        "CONFIDENTIALITY NOTICE: This message is for the intended recipient only.",
        "Please consider the environment before printing this email.",
        "---\nThis email has been checked for viruses by Avast antivirus software.",
        "Reply to this email directly or view it on GitHub:\nhttps://example.org/x",
    ],
)
def test_what_lists_and_firms_put_below_a_mail_goes(footer: str) -> None:
    assert own_lines(f"{OWN}\n\n{footer}") == [OWN]
    assert own_lines(f"{OWN}\n\n-- \nAnn\n\n{footer}") == [OWN]


@pytest.mark.parametrize(
    "text",
    [
        "On the surface, this is a quote.\nOn average it works.\n\nOn a separate note: it is fast.",
        "In March 1912 Scott wrote:\n\nThe end cannot be far. It was his last line.",
        "Dear all,\n\nAs Ann Lee <ann@example.org> wrote:\n\nwe should go.",
        "On 29 March 1912, Scott wrote:\n\nThe end cannot be far.",
        "The schedule:\n\n10:00 Opening\n11:30 Coffee:\n\nSee you.",
        "The data comes\nFrom: our database.\n\nIt goes to: ann@example.org",
        "By train:\nFrom: London\nTo: Paris\n\nIt leaves at nine.",
        "He sent the message. It was confidential, as the recipient knew.\n\nThe message said so.",
        "To unsubscribe is easy, he said.\n\nA mailing list is a good thing, and so on.",
        "What to pack:\n--\n" + "\n".join(f"thing number {i} of the list" for i in range(20)),
    ],
)
def test_a_text_that_only_looks_like_it_is_kept_whole(text: str) -> None:
    assert own_lines(text) == [line for line in text.split("\n") if line.strip()]


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
