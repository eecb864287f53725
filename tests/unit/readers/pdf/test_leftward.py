"""Pages with letters that run to the left: order of their characters, their lines and columns."""

from collections.abc import Sequence

import pytest

from summarize.readers.pdf.characters import Char
from summarize.readers.pdf.leftward import order_logically
from summarize.readers.pdf.lines import cut_lines
from tests.pdf_lines import PLAIN, make_sheet
from tests.pdf_writer import Text
from tests.unit.readers.pdf.examples import read
from tests.unit.readers.pdf.leftward_pdf import write_leftward

_EM = 10.0  # font size of make_sheet()
HEBREW = """הספרנית רותי פתחה את הספרייה בשכונה בשנת 2011 ומאז
היא פתוחה בכל יום עד הערב. בכל שבוע מגיעים אליה ילדים
רבים, והיא רכשה בשבילם 12 מחשבים עם Windows ותוכנה."""
ARABIC = """تعمل سلمى في منارة الميناء منذ سنة 1998 وهي تعرف كل
صخرة في الخليج. كتب أخوها برنامجا بلغة Python يقرأ علو
الماء كل عشر دقائق ويرسله إلى البلدية في المساء."""


def place(seen: str | Sequence[str], left: float = 100.0, bottom: float = 700.0) -> list[Char]:
    """Place letters from left to right, five points wide; several in one place are one item."""
    return [
        Char(char, 0, left + 5 * number, bottom, left + 5 * number + 5, bottom + 10)
        for number, chars in enumerate(seen)
        for char in chars
    ]


def read_line(chars: Sequence[Char], *, raised: Sequence[int] = ()) -> str:
    baselines = [703.0 if number in raised else 700.0 for number in range(len(chars))]
    ordered = order_logically(make_sheet(chars, baselines=baselines))
    return "".join(char.text for char in ordered).strip()


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        pytest.param("הרענ ",  "נערה", id="letters"),
        pytest.param(["ر", "لا"[::-1], "خ"], "خلار", id="a ligature that pdfium has turned"),
        pytest.param(["ر", "لا", "خ"], "خلار", id="a ligature as it is"),
        pytest.param("ﻻﺧ", "خلا", id="presentation forms"),
        pytest.param(["م", "ضً", "خ"], "خضًم", id="a mark over its letter"),
        pytest.param("תובר םינשמPythonו", "וPython משנים רבות", id="no space after a name"),
        pytest.param("רבד )ההז(", "(זהה) דבר", id="brackets as they are seen"),
        pytest.param("רבד (ההז)", "(זהה) דבר", id="brackets as they are meant"),
        pytest.param(".)ההז( רבד", "דבר (זהה).", id="a bracket before a stop"),
        pytest.param("»ةملك« ل", "ل «كلمة»", id="quotation marks"),
        pytest.param("رـــب", "بر", id="a stretched word"),
        pytest.param("رOب", "بر", id="a stretched word in a font without that code"),
        pytest.param("ـه 1440", "1440 هـ", id="a stroke at the end of a word"),
    ],
)  # fmt: skip
def test_characters_are_put_in_logical_order(seen: str | list[str], text: str) -> None:
    assert read_line(place(seen)) == text


def test_a_mark_beside_its_letter_is_half_of_their_glyph() -> None:
    # The mark takes the left half of the box: it is no gap between two words.
    chars = [*place("ب", 100), *place("ُ", 105), *place("ي", 110), *place("س", 115)]
    assert read_line(chars) == "سيُب"


def test_gaps_are_spaces() -> None:
    near, apart = place("בא", 100), place("דג", 100 + 10 + 0.09 * _EM)
    assert read_line([*near, *apart]) == "גדאב"
    apart = place("דג", 100 + 10 + 0.1 * _EM)
    assert read_line([*near, *apart]) == "גד אב"


def test_words_may_be_drawn_in_any_order() -> None:
    words = [*place("Windows", 130), *place("םע", 170), *place("תובר תונב", 80)]
    assert read_line(words) == "עם Windows בנות רבות"


def test_a_raised_mark_is_left_out_in_any_digits() -> None:
    chars = place(".۳نابغاب هب", 100)
    sheet = make_sheet(chars, baselines=[703.0 if c.text == "۳" else 700.0 for c in chars])
    assert [line.text for line in cut_lines(sheet)] == ["به باغبان."]


def test_a_large_initial_belongs_to_no_other_line() -> None:
    chars = [*place("א", 300, 676), *place("ב" * 30, 140, 700), *place("ג" * 30, 140, 688)]
    sizes = [PLAIN._replace(size=30.0 if number == 0 else 10.0) for number in range(61)]
    sheet = make_sheet(chars, sizes.__getitem__, [char.bottom for char in chars])
    lines = "".join(char.text for char in order_logically(sheet)).split()
    assert lines == ["א", "ב" * 30, "ג" * 30]


def test_columns_are_read_from_the_right_and_lines_begin_there() -> None:
    chars = [*place("אבגד", 100), *place("הוזח", 400)]
    first, second = cut_lines(make_sheet(chars, baselines=[700.0] * 8))
    assert (first.text, second.text) == ("חזוה", "דגבא")
    # The right edge of 600 points is the left one now.
    assert (first.left, first.right) == (180, 200)
    assert (second.left, second.right) == (480, 500)


def test_a_line_that_runs_the_other_way_is_not_mirrored() -> None:
    latin = "A line of Latin letters here"
    chars = [*place(latin, 100), *place("א" * 60, 100, 680)]
    sheet = make_sheet(chars, baselines=[char.bottom for char in chars])
    first, second = cut_lines(sheet)
    assert (first.text, first.left, second.left) == (latin, 100, 200)


def test_a_page_of_latin_letters_keeps_its_places() -> None:
    name = place("A name is ןועמש and so on in Latin letters", 100)
    plain = [char._replace(bottom=681.5) for char in place("and a line", 100, 680)]
    sheet = make_sheet([*name, *plain], baselines=[char.bottom for char in [*name, *plain]])
    first, second = cut_lines(sheet)
    assert first.text == "A name is שמעון and so on in Latin letters"
    assert (first.left, second.left, second.bottom) == (100, 100, 681.5)


def test_the_end_of_a_sentence_in_latin_letters_stands_at_its_left() -> None:
    chars = [*place("א" * 60, 100, 700), *place(".Code", 500, 680)]
    sheet = make_sheet(chars, baselines=[char.bottom for char in chars])
    assert [line.text for line in cut_lines(sheet)][1] == "Code."


@pytest.mark.parametrize("text", [HEBREW, ARABIC], ids=["Hebrew", "Arabic"])
def test_a_document_is_read_in_paragraphs(text: str) -> None:
    page = [Text(line, 500, 700 - 12 * n) for n, line in enumerate(text.split("\n"))]
    (paragraph,) = read(write_leftward([page])).paragraphs
    assert paragraph.text == " ".join(text.split())


def test_a_document_in_columns_is_read_from_the_right() -> None:
    columns = [
        Text(line, right, 700 - 12 * number)
        for right, text in ((560, HEBREW), (280, HEBREW.replace("רותי", "דינה")))
        for number, line in enumerate(text.split("\n"))
    ]
    paragraphs = read(write_leftward([columns])).paragraphs
    assert [p.text for p in paragraphs] == [
        " ".join(HEBREW.split()), " ".join(HEBREW.replace("רותי", "דינה").split()),
    ]  # fmt: skip


def test_rows_of_a_table_are_told_from_prose() -> None:
    rows = (("שנה", "ספרים"), ("בקיץ", "140"), ("בחורף", "180"))
    cells = [
        Text(cell, 500 - 120 * column, 640 - 14 * row)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    lines = HEBREW.split("\n")
    prose = [Text(line, 500, top - 12 * n) for top in (700, 580) for n, line in enumerate(lines)]
    found = read(write_leftward([[*prose[:3], *cells, *prose[3:]]])).paragraphs
    assert [p.text for p in found if p.reason == "table"] == [" ".join(map(" ".join, rows))]
