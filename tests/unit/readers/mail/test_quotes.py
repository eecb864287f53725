"""Lines of a mail are sorted by who wrote them."""

from typing import Any

import pytest

from summarize.readers.mail.quotes import Cut, Separator, find_separator, sort_lines
from tests.unit.readers.mail.examples import WROTE

OWN = "The bill is paid, and the tram leaves at nine."


def own_lines(text: str, *, reply: bool = False) -> list[str]:
    lines = sort_lines(text.split("\n"), reply=reply)
    return [line.text for line in lines if line.reason is None and line.text.strip()]


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
    """List the lines of a mail; removed ones as a letter for the reason: q, s, f or h."""
    return "|".join(
        f"({line.reason[0]}){line.text}" if line.reason else line.text
        for line in sort_lines(text.split("\n"), **how)
    )


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
