"""Newsletters are split at their linked headings; other mails are not."""

from email.message import EmailMessage

import pytest

from summarize.readers.mail.sections import split_newsletter, unwrap_address

TITLES = ("The ferry runs aground off Skagen", "Ludden votes for a new library",
          "Storm closes the bridge over the Belt")  # fmt: skip
TEXT = "Nobody on the coast had seen anything like it since the winter of 1978, says the mayor."


def build(html: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "The Coast <a@coast.example>", "Three things"
    mail["Date"] = "Mon, 02 Mar 2026 11:00:00 +0100"
    mail.set_content(html, "html")
    return bytes(mail)


def build_section(number: int, text: str = TEXT) -> str:
    link = f"https://count.example/to/https%3A%2F%2Fsite{number}.example%2Fnews/7/ab"
    return f"<p><a href='{link}'><b>{TITLES[number]} (4 minute read)</b></a><br><br>{text}</p>"


BUTTON = "<p><a href='https://ads.example/'>Tell all your friends of this mail</a></p>"


def test_a_newsletter_is_the_articles_that_it_links_to() -> None:
    html = f"<p>Good morning.</p>{''.join(map(build_section, range(3)))}{BUTTON}"
    found = split_newsletter(build(html))
    assert [source.title for source in found] == [*TITLES]
    assert [source.url for source in found] == [f"https://site{n}.example/news" for n in range(3)]
    assert {(s.site, s.date, s.time) for s in found} == {
        ("The Coast", "2026-03-02", "2026-03-02T10:00+00:00")
    }
    assert all(TEXT in source.data.decode() and b"friends" not in source.data for source in found)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("".join(map(build_section, range(2))), id="two-links"),
        pytest.param("".join(build_section(n, "Soon.") for n in range(3)), id="headlines-alone"),
        pytest.param("".join(map(build_section, range(3))) + f"<h2>Letter</h2><p>{TEXT * 9}</p>",
                     id="a-letter-below"),
        pytest.param("", id="empty"),
    ],
)  # fmt: skip
def test_any_other_mail_is_one_article(html: str) -> None:
    assert split_newsletter(build(html)) == []


@pytest.mark.parametrize(
    ("url", "inner"),
    [
        pytest.param("https://a.example/b?c", "https://a.example/b?c", id="plain"),
        pytest.param("https://t.example/CL0/https:%2F%2Fa.example%2Fb%3Fc=1/1/ab",
                     "https://a.example/b?c=1", id="encoded"),
        pytest.param("https://t.example/r?u=https%3A%2F%2Fa.example%2Fb&s=1",
                     "https://a.example/b", id="parameter"),
        pytest.param("https://web.example/2026/https://a.example/b?c", "https://a.example/b?c",
                     id="archive"),
        pytest.param("https://t.example/https://[", "https://t.example/https://[", id="broken"),
    ],
)  # fmt: skip
def test_a_counter_of_clicks_is_left_out(url: str, inner: str) -> None:
    assert unwrap_address(url) == inner
