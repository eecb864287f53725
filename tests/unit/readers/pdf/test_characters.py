"""Characters come with their codes, also on rotated pages."""

import math
from pathlib import Path

import pytest

from summarize.readers.pdf.characters import (
    Turn,
    _find_ligatures,
    _name_char,
    count_quarters,
    join_halves,
    list_codes,
    read_sheets,
)
from summarize.readers.pdf.pdfium import get_unicode, open_page, open_pdf
from tests.conftest import SAMPLES
from tests.pdf_writer import write_pdf


@pytest.mark.parametrize(
    ("quarters", "place"),
    [
        pytest.param(0, (10, 20, 40, 30), id="upright"),
        pytest.param(1, (770, 10, 780, 40), id="from its left side"),
        pytest.param(2, (560, 770, 590, 780), id="from its head"),
        pytest.param(3, (20, 560, 30, 590), id="from its right side"),
    ],
)
def test_a_word_low_on_the_left_is_where_the_reader_of_a_turned_page_sees_it(
    quarters: int, place: tuple[float, ...]
) -> None:
    turn = Turn(quarters, 600, 800)
    assert turn.move(10, 20, 40, 30) == place
    assert turn.size == ((800, 600) if quarters % 2 else (600, 800))
    assert count_quarters([quarters * math.pi / 2] * 8 + [0.7]) == quarters


def test_a_page_is_turned_if_four_fifths_of_its_text_are() -> None:
    assert count_quarters([math.pi / 2] * 8 + [0.0] * 2) == 1
    assert count_quarters([math.pi / 2] * 7 + [0.0] * 3) == 0
    assert count_quarters([]) == 0


def test_the_spaces_that_pdfium_makes_up_do_not_keep_a_page_from_being_turned() -> None:
    words = b"[%s] TJ" % (b"(a) -400 (of) -400 " * 40)
    drawn = b"BT /F1 4 Tf 0 1 -1 0 300 20 Tm %s ET" % words
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)
    (sheet,) = read_sheets(open_pdf(write_pdf((), content=stream)))
    assert (sheet.width, sheet.height) == (800, 600)


def test_both_halves_of_a_letter_of_a_formula_are_one_letter() -> None:
    codes = join_halves([ord("a"), 0xD835, 0xDC4A, 0xD835, ord("b"), 0xDC4A])
    assert [_name_char(code) for code in codes] == ["a", "W", "", "", "b", ""]
    assert "".join(map(_name_char, (0xF700, 0xF705, 0xF710, 0xF71A))) == "ฐ\u0e48\u0e31\u0e3a"


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_the_codes_of_a_page_at_once_are_those_of_its_characters(sample: Path) -> None:
    document = open_pdf(sample.read_bytes())
    for page in [open_page(document, index) for index in range(document.pages)]:
        assert page is not None
        codes = [get_unicode(page.text, i) for i in range(page.chars)]
        assert list(map(_name_char, list_codes(page))) == list(map(_name_char, codes))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("\x1cre, a \x10\x1cne\x11 o\x1eer", "fire, a “fine” offier", id="of TeX"),
        pytest.param("\x1fre, o\x1eer", "fire, offer", id="of Adobe"),
        pytest.param("e\x1eort", "effort", id="one alone"),
        pytest.param("\x1cre \x05\x06", "\x1cre \x05\x06", id="codes of letters"),
        pytest.param("a \x10 b \x11", "a \x10 b \x11", id="large brackets of a formula"),
    ],
)
def test_ligatures_without_a_map_are_read(text: str, read: str) -> None:
    assert text.translate(_find_ligatures(list(map(ord, text)))) == read
