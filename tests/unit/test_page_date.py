"""The date of a page that only its text names is read in the languages of the page."""

import subprocess
import sys

import pytest
from htmldate import extractors
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.readers.html.metadata.dates import is_bare_year, shift_day

GREEK = "Ο φύλακας έγραψε ότι το φράγμα κρατάει εδώ και πολύ καιρό. " * 12
ENGLISH = "The dam has held for a long time, as the keeper wrote. " * 12


def write_page(line: str, text: str, opening: str = "<html><head></head>") -> bytes:
    """Return a page whose date stands nowhere except in this line."""
    return (
        f'{opening}<body><article><p class="date">{line}</p><p>{text}</p></article></body></html>'
    ).encode()


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


CHINESE = "北湖村的渡船昨天早上六点起航，船上有四十七名乘客和十二辆自行车。" * 8


@pytest.mark.parametrize(
    ("line", "text", "date"),
    [
        ("发布时间：18-03-08", CHINESE, "2018-03-08"),
        ("发布时间：2008-03-18", CHINESE, "2008-03-18"),
        ("Posted 18-03-08", ENGLISH, "2008-03-18"),
    ],
)
def test_in_chinese_the_year_comes_first(line: str, text: str, date: str) -> None:
    assert extract_article(write_page(line, text)).date == date


def test_the_day_on_which_a_page_was_first_published_is_declared() -> None:
    head = '<meta name="firstpublishedtime" content="2007-08-20-23:59:59">'
    page = write_page("2023-10-23", CHINESE, f"<html><head>{head}</head>")
    assert extract_article(page).date == "2007-08-20"


@pytest.mark.parametrize("day", ["2018-19-39", "2099-01-01"])
def test_no_day_is_declared_that_does_not_exist_or_is_to_come(day: str) -> None:
    head = f'<meta name="firstpublishedtime" content="{day}">'
    page = write_page("2023-10-23", CHINESE, f"<html><head>{head}</head>")
    assert extract_article(page).date == "2023-10-23"


def test_what_one_page_made_of_a_date_counts_for_no_other() -> None:
    line = "21 Νοεμβρίου 2019"
    for _ in range(2):
        assert extract_article(write_page(line, ENGLISH, '<html lang="en"><head></head>')).date != (
            "2019-11-21"
        )
        assert extract_article(write_page(line, GREEK)).date == "2019-11-21"


def list_loaded(page: bytes, module: str) -> set[str]:
    """Return what a process that reads a page loads of a module."""
    code = (
        "import sys\nfrom summarize import extract_article\n"
        "extract_article(sys.stdin.buffer.read())\n"
        f"print(*(n for n in sys.modules if n.startswith({module!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=page, capture_output=True, check=True)
    return {name.rpartition(".")[2] for name in done.stdout.decode().split()}


LINES = ["10 trends of 2019 to look for", "67 reviews, 4.7 out of 5", "21 Νοεμβρίου 2019"]


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_may_be_a_date_loads_no_parser_where_the_months_are_known(line: str) -> None:
    assert not list_loaded(write_page(line, GREEK), "dateparser")


@pytest.mark.parametrize("line", LINES[:2])
def test_elsewhere_it_loads_the_languages_of_its_page_alone(line: str) -> None:
    page = write_page(line, ENGLISH, '<html lang="ro"><head></head>')
    loaded = list_loaded(page, "dateparser.data.date_translation")
    assert loaded - {"date_translation_data"} == {"en", "ro"}


@pytest.mark.parametrize("line", ["21 Noiembrie 2019", "Citit: 21 Νοεμβρίου 2019 (3)"])
def test_a_date_is_read_on_a_page_that_may_be_in_a_language_without_known_months(line: str) -> None:
    page = write_page(line, GREEK, '<html lang="ro"><head></head>')
    assert extract_article(page).date == "2019-11-21"


def test_htmldate_still_asks_for_all_languages() -> None:
    """Where this fails, htmldate names languages itself, and page_date.py may go."""
    assert extractors.get_external_parser().languages is None


def test_the_text_of_a_huge_page_is_not_searched_for_a_date() -> None:
    line = "<p>Thursday, 21st of November, 2019</p>"
    page = f"<html><body><article><p>{ENGLISH}</p>{line}{{}}</article></body></html>"
    assert extract_article(page.format("").encode()).date == "2019-11-21"
    assert extract_article(page.format("<i></i>" * 20_000).encode()).date is None


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("Copyright 2019", True),
        ("2019-01-011", True),
        ("11/01/2019", True),
        ("janitor 101", True),
        ("2019-01-01", False),
        ("20190101", False),
        ("1/1/2019", False),
        ("01.01.19", False),
        ("January 1, 2019", False),
        ("Jan. 01", False),
        ("1 JANUARY 2019", False),
        ("01. Januar", False),
    ],
)
def test_the_first_of_january_is_made_up_where_a_year_stands_alone(line: str, bare: bool) -> None:
    assert is_bare_year("2019-01-01", document_fromstring(f"<p>{line}</p>")) == bare
    assert not is_bare_year("2019-01-02", document_fromstring(f"<p>{line}</p>"))


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        pytest.param(
            '<time datetime="2009-12-15T20:25:59-05:00">Dec. 15, 2009</time>',
            "2009-12-15",
            id="zone",
        ),
        pytest.param(
            '<time datetime="2009-12-16T01:25:59Z">8:25 PM · Dec 15, 2009</time>',
            "2009-12-15",
            id="text",
        ),
        pytest.param(
            '<time datetime="2009-12-16T01:25:59Z">16 December 2009</time>', "2009-12-16", id="same"
        ),
        pytest.param(
            '<time datetime="2009-12-16T01:25:59Z">2 hours ago</time>', "2009-12-16", id="none"
        ),
        pytest.param(
            '<time datetime="2009-12-19T20:25:59-05:00">Dec. 19, 2009</time>',
            "2009-12-16",
            id="another",
        ),
        pytest.param('<time datetime="soon">Dec. 15, 2009</time>', "2009-12-16", id="broken"),
    ],
)
def test_the_day_is_the_one_that_the_page_shows_for_its_instant(shown: str, day: str) -> None:
    assert shift_day("2009-12-16", document_fromstring(f"<p>{shown}</p>")) == day


def test_the_day_that_a_page_declares_is_shifted_to_the_one_it_shows() -> None:
    head = '<meta property="article:published_time" content="2009-12-16T01:25:59.000Z">'
    shown = '<time datetime="2009-12-15T20:25:59-05:00">Dec. 15, 2009</time>'
    page = f"<html><head>{head}</head><body><article>{shown}<p>{ENGLISH}</p></article></body>"
    assert extract_article(page).date == "2009-12-15"


@pytest.mark.parametrize(
    "instant",
    ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+01:00", "9999-12-31T23:00:00-14:00"],
)
def test_an_instant_outside_of_the_calendar_is_none(instant: str) -> None:
    tree = document_fromstring(f'<p><time datetime="{instant}">Never</time></p>')
    assert shift_day("2009-12-16", tree) == "2009-12-16"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-03T10:00:00Z">',
        '<script type="application/ld+json">{"datePublished": "2024-05-03T10:00:00Z"}</script>',
        '<meta property="article:published_time" content="2024-05-03">',
    ],
)
@pytest.mark.parametrize(
    "shown",
    [
        '<div class="comment"><time datetime="2024-05-02T20:00:00-05:00">May 2</time></div>',
        '<aside><time datetime="2024-05-04T01:00:00+09:00">May 4</time></aside>',
        '<time datetime="2024-05-03T10:00:00Z">May 2024, 4 min read</time>',
    ],
)
def test_the_day_of_another_instant_is_not_that_of_the_page(head: str, shown: str) -> None:
    page = f"<html><head>{head}</head><body><article><p>{ENGLISH}</p>{shown}</article></body>"
    assert extract_article(page.encode()).date == "2024-05-03"


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(
            '<p class="comments"><time datetime="2024-05-02T20:00:00-05:00">1</time></p>',
            id="comment",
        ),
        pytest.param(
            '<time datetime="2024-05-03T01:00:00Z">3 May 2024</time>'
            '<time datetime="2024-05-04T01:00:00+09:00">4 May 2024</time>',
            id="two",
        ),
    ],
)
def test_where_nothing_is_declared_one_instant_alone_shifts_the_day(shown: str) -> None:
    assert shift_day("2024-05-03", document_fromstring(f"<div>{shown}</div>")) == "2024-05-03"


@pytest.mark.parametrize(
    "name", ["reply", "replies", "webmentions", "reflist columns", "references", "infobox vevent"]
)
def test_the_day_of_a_reply_or_of_a_work_that_is_cited_is_not_that_of_the_page(name: str) -> None:
    box = f'<div class="{name}"><time datetime="2019-05-24">May 24, 2019</time></div> It is said.'
    page = f"<html><body><article><p>{ENGLISH}</p>{{}}</article></body></html>"
    assert extract_article(page.format(box)).date is None
    both = page.format(f'<time datetime="2018-03-02">2 March 2018</time>{box}')
    assert extract_article(both).date == "2018-03-02"


@pytest.mark.parametrize("name", ["reply", "references"])
@pytest.mark.parametrize("headline", ["<h1>The dam</h1>", ""])
def test_the_day_of_a_post_in_such_a_box_is_that_of_the_page(name: str, headline: str) -> None:
    day = '<p>Published <time datetime="2024-05-03">3 May 2024</time></p>'
    text = "" if headline else f"<p>{ENGLISH}</p>"
    box = f'<li class="{name}">{headline}{day}{text}</li>'
    page = f"<html><body><article><ul>{box}</ul><p>{ENGLISH[:300]}</p></article></body></html>"
    assert extract_article(page.encode()).date == "2024-05-03"
