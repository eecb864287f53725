"""Letters that a font maps wrongly are read where the map is shifted, and detected elsewhere."""

import pytest

from summarize.readers.pdf.font_maps import _GLYPHS, is_mismapped, read_shifted
from summarize.readers.pdf.lines import Page
from tests.pdf_lines import make_line

FRENCH = "L’entrée de la ville est sur la côte, et les bateaux ne sont pas dans le port. " * 3

RUSSIAN = "Мы рассмотрим гребцов и лодки, которые ходят по реке у старого моста. " * 3


def shift_back(text: str) -> str:
    codes = {char: chr(code) for code, char in _GLYPHS.items()}
    return "".join(char if char == " " else codes[char] for char in text)


@pytest.mark.parametrize(
    ("text", "font", "read"),
    [
        pytest.param(shift_back(FRENCH), "Arial", FRENCH, id="numbers of glyphs"),
        pytest.param(FRENCH, "Arial", FRENCH, id="letters"),
        pytest.param(RUSSIAN.encode("cp1251").decode("latin-1"), "", RUSSIAN, id="Windows"),
        pytest.param("Qu'en dit-on?", "Bold", "Qu'en dit-on?", id="a heading beside letters"),
    ],
)
def test_shifted_letters_are_read(text: str, font: str, read: str) -> None:
    lines = [make_line(text, font=font), make_line(FRENCH, font="Times")]
    assert read_shifted([Page(600, 800, lines)])[0].lines[0].text == read


def test_a_heading_is_shifted_as_its_text_is() -> None:
    lines = [make_line(shift_back("Le port"), font="Bold"), make_line(shift_back(FRENCH))]
    assert read_shifted([Page(600, 800, lines)])[0].lines[0].text == "Le port"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("Web 应用程序\u1c03安全的。" * 12, True, id="one letter of ten"),
        pytest.param("Web 应用程序\u1c03安全的。" * 9, False, id="nine letters prove nothing"),
        pytest.param("\u1c03\u1c04\u1c05\u1c06 " * 12, False, id="a text in that script"),
        pytest.param("De 0r7h S8!d :e7k 0r5t. " * 80, True, id="signs in words"),
        pytest.param("De 0r7h S8!d :e7k 0r5t. " * 20, False, id="a formula"),
        pytest.param("rB×«Æ ozUIŠ wW×zô hHHFk. " * 80, True, id="letters of another script"),
        pytest.param("القصي�ي عد�دة " * 80, True, id="letters that are not known"),
        pytest.param("if x!=y: the p7h of a7b " * 80, False, id="a program"),
    ],
)
def test_letters_of_a_wrong_map_are_detected(text: str, wrong: bool) -> None:
    assert is_mismapped([text]) == wrong
