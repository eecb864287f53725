"""Dates in words are read in the languages of a page, 22 of them without dateparser."""

import subprocess
import sys
from datetime import datetime

import pytest

from summarize import extract_article
from summarize.readers.html.metadata.written_dates import list_known_languages, read_written_day
from tests.unit.readers.html.metadata.pages import ENGLISH, write_page

LINES = {
    "ar": "نشر في 3 نوفمبر 2019",
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
    "nl": "zondag 3 november 2019",
    "no": "3. november 2019 kl. 10",
    "pl": "3 listopada 2019",
    "pt": "3 de novembro de 2019",
    "ru": "3 ноября 2019 в 19:15 Размер текста - 17",
    "sv": "Publicerad 3 november 2019",
    "tr": "3 Kasım 2019",
    "uk": "3 листопада 2019",
    "zh": "2019年11月03日 18:13:22来源：渡船报",
}


def test_there_is_a_line_for_each_language() -> None:
    assert LINES.keys() == list_known_languages()


@pytest.mark.parametrize("language", LINES)
def test_a_day_is_read_in_its_language(language: str) -> None:
    known = frozenset((language, "en"))
    assert read_written_day(LINES[language], known) == datetime(2019, 11, 3)


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
    ],
)
def test_a_day_is_read_in_other_forms(line: str, day: datetime) -> None:
    assert read_written_day(line, frozenset(("cs", "en"))) == day


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "3 decembre 2019"),
        ("fr", "3 de\u0301cembre 2019"),
        ("el", "3 ΔΕΚΕΜΒΡΙΟΥ 2019"),
        ("el", "3 Δεκεμβριου 2019"),
        ("tr", "3 ARALIK 2019"),
        ("ar", "3 ديسمبر، 2019"),
        ("ar", "٣ ديسمبر ٢٠١٩"),
        ("es", "3/diciembre/2019"),
        ("es", "Diciembre 3 de 2019"),
    ],
)
def test_accents_capitals_and_marks_may_be_others(language: str, line: str) -> None:
    assert read_written_day(line, frozenset((language, "en"))) == datetime(2019, 12, 3)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("5/12/2000", id="day-and-month-in-doubt"),
        pytest.param("0.5 May 2020", id="a-decimal"),
        pytest.param("10:15 May 2020", id="a-time"),
        pytest.param("10 trends of 2019 to look for", id="no-month"),
        pytest.param("3 Noviembre 2019", id="of-another-language"),
        pytest.param("3. čer 2019", id="one-of-two-months"),
        pytest.param("He was born on 3 November 2019", id="in-a-sentence"),
        pytest.param("31 November 2019", id="no-such-day"),
        pytest.param("3 November 20190", id="no-year"),
        pytest.param("40/2000", id="a-count"),
    ],
)
def test_what_is_no_day_is_not_read(line: str) -> None:
    assert read_written_day(line, frozenset(("cs", "en"))) is None


GREEK = "Ο φύλακας έγραψε ότι το φράγμα κρατάει εδώ και πολύ καιρό. " * 12


@pytest.mark.parametrize(
    ("opening", "text"),
    [
        pytest.param('<html lang="el-GR"><head></head>', ENGLISH, id="declared"),
        pytest.param(
            '<html><head><meta property="og:locale" content="el_GR"></head>', ENGLISH, id="locale"
        ),
        pytest.param('<html lang="en"><head></head>', GREEK, id="detected"),
    ],
)
def test_a_date_is_read_in_each_language_that_the_page_may_have(opening: str, text: str) -> None:
    assert extract_article(write_page("21 Νοεμβρίου 2019", text, opening)).date == "2019-11-21"


def test_a_date_is_read_in_english_on_a_page_of_any_language() -> None:
    page = write_page("Thursday, 21st of November, 2019", GREEK, '<html lang="el"><head></head>')
    assert extract_article(page).date == "2019-11-21"


def test_what_one_page_made_of_a_date_counts_for_no_other() -> None:
    line = "21 Νοεμβρίου 2019"
    for _ in range(2):
        assert extract_article(write_page(line, ENGLISH, '<html lang="en"><head></head>')).date != (
            "2019-11-21"
        )
        assert extract_article(write_page(line, GREEK)).date == "2019-11-21"


def list_loaded(page: bytes, module: str) -> set[str]:
    """List the parts of a module that a process loads to read a page."""
    code = (
        "import sys\nfrom summarize import extract_article\n"
        "extract_article(sys.stdin.buffer.read())\n"
        f"print(*(n for n in sys.modules if n.startswith({module!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=page, capture_output=True, check=True)
    return {name.rpartition(".")[2] for name in done.stdout.decode().split()}


DOUBTFUL = ["10 trends of 2019 to look for", "67 reviews, 4.7 out of 5", "21 Νοεμβρίου 2019"]


@pytest.mark.parametrize("line", DOUBTFUL)
def test_a_line_that_may_be_a_date_loads_no_parser_where_the_months_are_known(line: str) -> None:
    assert not list_loaded(write_page(line, GREEK), "dateparser")


@pytest.mark.parametrize("line", DOUBTFUL[:2])
def test_elsewhere_it_loads_the_languages_of_its_page_alone(line: str) -> None:
    page = write_page(line, ENGLISH, '<html lang="ro"><head></head>')
    loaded = list_loaded(page, "dateparser.data.date_translation")
    assert loaded - {"date_translation_data"} == {"en", "ro"}


@pytest.mark.parametrize("line", ["21 Noiembrie 2019", "Citit: 21 Νοεμβρίου 2019 (3)"])
def test_a_date_is_read_on_a_page_that_may_be_in_a_language_without_known_months(line: str) -> None:
    page = write_page(line, GREEK, '<html lang="ro"><head></head>')
    assert extract_article(page).date == "2019-11-21"
