"""Adverts and account notices in a newsletter are left out."""

from email.message import EmailMessage

import pytest

from summarize import extract_article
from summarize.models import Article

NEWS = "The village bought its third turbine in March, and the mayor wants a fourth one by spring."


MORE = "Two other villages have asked for the contract, and a lawyer helps them to copy it now."


OFFER = "Sunhouse plans and builds your roof. Order this week and save a third of the price."


LINK = '<a href="https://example.org/c">Get your offer</a>'


def write_letter(html: str = "", plain: str = "", **fields: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "The Post <post@example.org>", "Wind"
    for name, value in ({"List-Unsubscribe": "<https://example.org/u>"} | fields).items():
        mail[name.replace("_", "-")] = value
    mail.set_content(html or plain, subtype="html" if html else "plain")
    return mail.as_bytes()


def read(html: str = "", plain: str = "", **fields: str) -> Article:
    return extract_article(write_letter(html, plain, **fields))


def reason_of(article: Article, text: str) -> str | None:
    return next((line.reason for line in article.removed if text in line.text), None)


@pytest.mark.parametrize(
    "label",
    [
        "Advertisement", "ADVERTISEMENT", "Sponsored by Sunhouse", "Presented by Sunhouse",
        "A message from our sponsor", "Anzeige", "— Werbung —", "[ Publicité ]",
        "Patrocinado por Sunhouse", "広告",
    ],
)  # fmt: skip
def test_an_advert_goes_with_its_label(label: str) -> None:
    box = f"<div><p>{label}</p><h3>Your own roof</h3><p>{OFFER}</p><p>{LINK}</p></div>"
    article = read(f"<p>{NEWS * 4}</p>{box}<p>{MORE}</p>")
    assert article.paragraphs == (NEWS * 4, MORE)
    assert reason_of(article, "Sunhouse plans") == "advert"


@pytest.mark.parametrize(
    "line",
    [
        "Presented by the mayor, the plan found no friends in the council at all last week.",
        "Sponsors of the chess club met in the old school and gave it a new name.",
        "Together with her sister she counts slugs.",
    ],
)
def test_a_sentence_that_opens_as_a_label_is_none(line: str) -> None:
    assert line in read(f"<p>{NEWS}</p><p>{line}</p><p>{MORE}</p>").paragraphs


def test_a_label_above_the_letter_takes_nothing_with_it() -> None:
    article = read(f"<p>Presented by Sunhouse</p><p>{NEWS}</p><p>{MORE}</p>")
    assert article.paragraphs == (NEWS, MORE)


def test_without_a_box_an_advert_ends_before_the_next_heading() -> None:
    html = f"<p>{NEWS} {MORE} {NEWS}</p><p>{MORE}</p><p>Anzeige</p><h3>Ihr Dach</h3><p>{OFFER}</p>"
    article = read(f"{html}<p>{OFFER}</p><h2>Water</h2><p>{MORE}</p><p>{NEWS * 9}</p>")
    assert reason_of(article, "Sunhouse plans") == "advert"
    assert "Water" in article.paragraphs


def test_without_a_heading_it_ends_with_its_link() -> None:
    html = f"<p>{NEWS} {MORE} {NEWS}</p><p>{MORE}</p><p>Anzeige</p><p>{OFFER}</p><p>{LINK}</p>"
    article = read(f"{html}<p>{MORE}</p><p>{NEWS * 9}</p>")
    assert article.paragraphs[-2:] == (MORE, NEWS * 9)
    assert "Sunhouse" not in article.text


def test_a_headline_that_says_that_it_is_paid_for_takes_its_text_along() -> None:
    def write(title: str, text: str) -> str:
        return f'<div><a href="https://example.org">{title}</a><br>{text}</div>'

    article = read(write("Wind (2 minute read)", NEWS * 4) + write("A roof (Sponsor)", OFFER))
    assert NEWS * 4 in article.paragraphs
    assert reason_of(article, "Sunhouse plans") == "advert"


@pytest.mark.parametrize(
    "notice",
    [
        "Your free trial ends on Friday.",
        "Your membership expires on 31 December 2025. Renew it in your account.",
        "You’re currently a free subscriber to The Post. Upgrade your subscription to read on.",
        "The Post is a reader-supported publication. Consider becoming a paid subscriber.",
        "When you refer three friends, we send you a mug.",
        "Refer a friend and earn a mug.",
        "You are on the free list of The Post.",
        "Ihr Probeabo endet am 30. November.",
        "Votre abonnement arrive à échéance le 30 novembre.",
        "Su suscripción vence el 30 de noviembre.",
    ],
)
def test_what_is_said_of_the_readers_account_goes(notice: str) -> None:
    for article in (
        read(f"<p>{NEWS}</p><p>{notice}</p><p>{MORE}</p>"),
        read(plain=f"{NEWS}\n\n{notice}\n\n{MORE}\n"),
    ):
        assert article.paragraphs == (NEWS, MORE)
        assert reason_of(article, notice[:9]) == "subscribe"


def test_in_plain_text_an_advert_ends_at_a_rule_or_with_its_paragraph() -> None:
    rule = "-" * 60
    offer = f"--- SPONSOR {rule}\n{OFFER}\n\nOrder now.\n{rule}"
    article = read(plain=f"{NEWS * 4}\n\n{offer}\n\n{MORE}\n")
    assert article.paragraphs == (NEWS * 4, MORE)
    article = read(plain=f"{NEWS * 4}\n\nSPONSOR\n\n{OFFER}\n\n{MORE}\n")
    assert article.paragraphs == (NEWS * 4, MORE)


@pytest.mark.parametrize("before", ["It was planned\n", ""])
def test_a_line_that_was_wrapped_there_is_no_label(before: str) -> None:
    line = "presented by the two engineers of the county"
    plain = f"{NEWS}\n\n{before}{line}\nthe county, and herons nest there now.\n\n{MORE}\n"
    article = read(plain=plain)
    assert "herons nest there now." in article.text
    assert not article.removed


def test_in_plain_text_an_advert_without_an_end_takes_nothing_but_its_label() -> None:
    lines = "\n".join(f"{number} herons were counted below the bridge." for number in range(30))
    article = read(plain=f"{NEWS * 4}\n\nSPONSOR\n\n{lines}\n\n{MORE}\n")
    assert "29 herons" in article.text
    assert MORE in article.paragraphs


@pytest.mark.parametrize(
    "prose",
    [
        "We invite all members and their friends to the harvest supper on Friday evening.",
        "In the interview she says that you are a free agent once the telescope is built.",
        "Your plan for the roof ends with a visit to the tower, which the children liked best.",
        "The council asked owners to change your plan, and the owners have asked for more time.",
        "Nobody may update your account of the storm, said the editor to the old keeper.",
        "She asked the court to refer the case back, which can count on a link to the past.",
        "Der Anwalt sagte, ihre Mitgliedschaft in der Partei endet im Mai.",
    ],
)
def test_prose_that_sounds_like_the_readers_account_stays(prose: str) -> None:
    for article in (
        read(f"<p>{NEWS}</p><p>{prose}</p><p>{MORE}</p>"),
        read(plain=f"{NEWS}\n\n{prose}\n\n{MORE}\n"),
    ):
        assert article.paragraphs == (NEWS, prose, MORE)


def test_what_people_write_to_each_other_stays() -> None:
    notice = "Your subscription to the box of vegetables ends on Friday, shall I pick it up?"
    for fields in ({"List_Post": "<mailto:l@example.org>"}, {"In_Reply_To": "<1@example.org>"}):
        assert notice in read(plain=f"{notice}\n\n{NEWS}\n", **fields).paragraphs


def test_a_letter_that_is_all_advert_is_read() -> None:
    assert "Sunhouse" in read(f"<p>Advertisement</p><p>{OFFER}</p>").text
    assert "ends" in read(plain="Your free trial of Sunhouse ends on Friday.\n").text
