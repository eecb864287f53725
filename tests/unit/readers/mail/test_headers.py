"""Subject, sender and date are read from the header."""

import pytest

from summarize.readers.mail.headers import (
    clean_subject,
    is_answer,
    is_forwarded,
    name_sender,
    read_date,
)


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
