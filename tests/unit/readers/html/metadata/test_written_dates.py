"""Dates in words are read in thirty languages, whatever the language of their page."""

import subprocess
import sys
from datetime import datetime

import pytest

from summarize import extract_article
from summarize.readers.html.metadata.written_dates import read_written_day
from tests.unit.readers.html.metadata.pages import ENGLISH, write_page

LINES = {
    "ar": "نشر في 3 نوفمبر 2019",
    "bg": "3 ноември 2019",
    "cs": "3. listopadu 2019",
    "da": "Søndag den 3. november 2019",
    "de": "3. Nov. 2019, 10:30 Uhr",
    "el": "3 Νοεμβρίου 2019",
    "en": "November 3rd, 2019",
    "es": "Domingo, 3 de Noviembre de 2019",
    "fi": "3. marraskuuta 2019",
    "fr": "3 nov. 2019",
    "he": "3 בנובמבר 2019",
    "it": "3 novembre 201910:09",
    "ja": "2019年11月3日（日）",
    "ko": "2019년 11월 3일",
    "lv": "3. novembris 2019",
    "nl": "zondag 3 november 2019",
    "no": "3. november 2019 kl. 10",
    "pl": "3 listopada 2019",
    "pt": "3 de novembro de 2019",
    "ro": "3 noiembrie 2019",
    "ru": "3 ноября 2019 в 19:15 Размер текста - 17",
    "sv": "Publicerad 3 november 2019",
    "tr": "3 Kasım 2019",
    "uk": "3 листопада 2019",
    "zh": "2019年11月03日 18:13:22来源：渡船报",
}


@pytest.mark.parametrize("language", LINES)
def test_a_day_is_read_in_any_language(language: str) -> None:
    assert read_written_day(LINES[language]) == datetime(2019, 11, 3)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Sun Nov 03 05:55:00 2019", datetime(2019, 11, 3)),
        ("3 Nov,2019 0407hrs", datetime(2019, 11, 3)),
        ("11/23/2019", datetime(2019, 11, 23)),
        ("30 February 2019, 3 March 2019", datetime(2019, 3, 3)),
        ("3. červen 2019", datetime(2019, 6, 3)),
        ("June 3,2020", datetime(2020, 6, 3)),
        ("3.Jun.2020", datetime(2020, 6, 3)),
        ("the 3rd day of June 2020", datetime(2020, 6, 3)),
        ("June 3, 2020 7 May 2021", datetime(2020, 6, 3)),
        ("mar 17. March 2019", datetime(2019, 3, 17)),
        ("Mar 17, 2019", datetime(2019, 3, 17)),
    ],
)
def test_a_day_is_read_in_other_forms(line: str, day: datetime) -> None:
    assert read_written_day(line) == day


@pytest.mark.parametrize(
    "line",
    [
        "3 decembre 2019",
        "3 de\u0301cembre 2019",
        "3 ΔΕΚΕΜΒΡΙΟΥ 2019",
        "3 Δεκεμβριου 2019",
        "3 ARALIK 2019",
        "3 ديسمبر، 2019",
        "٣ ديسمبر ٢٠١٩",
        "3/diciembre/2019",
        "Diciembre 3 de 2019",
    ],
)
def test_accents_capitals_and_marks_may_be_others(line: str) -> None:
    assert read_written_day(line) == datetime(2019, 12, 3)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("5/12/2000", id="day-and-month-in-doubt"),
        pytest.param("0.5 May 2020", id="a-decimal"),
        pytest.param("10:15 May 2020", id="a-time"),
        pytest.param("10 trends of 2019 to look for", id="no-month"),
        pytest.param("3. čer 2019", id="one-of-two-months"),
        pytest.param("He was born on 3 November 2019", id="in-a-sentence"),
        pytest.param("31 November 2019", id="no-such-day"),
        pytest.param("3 November 20190", id="no-year"),
        pytest.param("40/2000", id="a-count"),
    ],
)
def test_what_is_no_day_is_not_read(line: str) -> None:
    assert read_written_day(line) is None


def test_a_date_in_words_is_read_on_a_page_of_another_language() -> None:
    assert extract_article(write_page("21 Νοεμβρίου 2019", ENGLISH)).date == "2019-11-21"


@pytest.mark.parametrize("line", ["10 trends of 2019 to look for", "21 Νοεμβρίου 2019"])
def test_a_line_that_may_be_a_date_loads_no_other_parser(line: str) -> None:
    code = (
        "import sys\nfrom summarize import extract_article\n"
        "extract_article(sys.stdin.buffer.read())\n"
        "assert not [name for name in sys.modules if name.startswith('dateparser')]"
    )
    page = write_page(line, ENGLISH)
    subprocess.run([sys.executable, "-c", code], input=page, check=True)
