"""Accents that stand beside their letters are composed with them."""

import pytest

from summarize.readers.pdf.accents import compose_accents, compose_sara_am
from summarize.readers.pdf.characters import Char
from summarize.readers.pdf.pdf import read_pdf
from tests.pdf_lines import make_chars
from tests.pdf_writer import write_column, write_pdf


def over(letter: Char, text: str, *, up: float = 0.0) -> Char:
    """Make an accent over a letter, or higher by a number."""
    return letter._replace(text=text, bottom=letter.bottom + up, top=letter.top + up)


def say(*chars: Char) -> str:
    return "".join(char.text for char in compose_accents(chars))


@pytest.mark.parametrize(
    ("accent", "letter", "text"),
    [
        ("´", "e", "é"), ("`", "a", "à"), ("ˆ", "o", "ô"), ("˜", "n", "ñ"), ("¯", "u", "ū"),
        ("˘", "g", "ğ"), ("˙", "z", "ż"), ("¨", "o", "ö"), ("˚", "u", "ů"), ("˝", "u", "ű"),
        ("ˇ", "r", "ř"), ("¸", "c", "ç"), ("˛", "e", "ę"), ("´", "ı", "í"), ("¨", "U", "Ü"),
    ],
)  # fmt: skip
def test_an_accent_before_its_letter_or_after_it_is_composed(
    accent: str, letter: str, text: str
) -> None:
    k, one, s = make_chars(f"k{letter}s")
    assert say(k, over(one, accent), one, s) == f"k{text}s"
    assert say(k, one, over(one, accent), s) == f"k{text}s"
    assert say(k, over(one, accent, up=30), one, s) == f"k{text}s"


def test_an_accent_at_the_end_of_its_line_belongs_to_the_letter_below_it() -> None:
    line = make_chars("Genetica de la")
    assert say(*line, over(line[3], "´")) == "Genética de la"
    assert say(*line, Char("\n", 14), over(line[3], "´")) == "Genética de la\n"


def test_blanks_that_an_accent_makes_in_a_word_go() -> None:
    blank, brk = Char(" ", 9), Char("\n", 9)
    h, o, r, t = make_chars("Hort")
    assert say(h, blank, over(o, "¨"), brk, o, r) == "Hör"
    assert say(h, o, over(o, "¨"), blank, r) == "Hör"
    # One between two words stays.
    assert say(h, blank, over(r, "´"), r, t) == "H ŕt"


@pytest.mark.parametrize(
    "chars",
    [
        pytest.param(make_chars("don´t"), id="a stroke in place of an apostrophe"),
        pytest.param(make_chars("60 ˚C"), id="degrees"),
        pytest.param(make_chars("`a wall´"), id="marks of a quotation"),
        pytest.param([*make_chars("ab"), over(make_chars("b")[0], "´", up=100)], id="a line above"),
        pytest.param([*make_chars("(b")[:1], over(make_chars("(")[0], "´")], id="over no letter"),
        pytest.param([*make_chars("t"), over(make_chars("t")[0], "´")], id="no such letter"),
    ],
)
def test_a_mark_that_stands_over_no_letter_stays(chars: list[Char]) -> None:
    assert say(*chars) == "".join(char.text for char in chars)


def test_a_pdf_of_tex_reads_as_it_is_printed() -> None:
    # As TeX draws them: the accent, half of its width back, and the letter.
    pieces = rb"[(gy) 0 (\250) 417 (ony) 0 (\250) 417 (or) 0 (\264) 388 (e k) 0 (\264) 388 (epes)]"
    drawn = b"BT /F1 10 Tf 50 700 Td %s TJ ET\n" % pieces
    page = write_column("The words of a manual stand here\nand are read as they look.", 50, 680)
    plain = b"".join(
        b"BT /F1 10 Tf %f %f Td (%s) Tj ET\n" % (t.left, t.bottom, t.text.encode()) for t in page
    )
    stream = drawn + plain
    content = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    draft = read_pdf(write_pdf([], content=content))
    assert " ".join(block.text for block in draft.blocks).startswith("gyönyöré képes")


@pytest.mark.parametrize(
    ("text", "composed"),
    [
        ("ก าหนด", "กำหนด"),
        ("ต ่าสุด", "ต่ำสุด"),
        ("ฝ่ าฝืน", "ฝ่ าฝืน"),
        ("กา มา", "กา มา"),
    ],
)
def test_the_ring_of_the_thai_vowel_am_may_be_a_space(text: str, composed: str) -> None:
    assert compose_sara_am(text) == composed
