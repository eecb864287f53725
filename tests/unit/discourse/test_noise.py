"""Of a PDF stderr says if its letters are no language, or were badly read off a scan."""

import random
from pathlib import Path
from textwrap import wrap

import pytest

from summarize import extract_article
from summarize.discourse.noise import describe_noise, is_misread, is_noise
from tests.conftest import SAMPLES, Run
from tests.pdf_writer import write_column, write_pdf

ENGLISH = (SAMPLES / "harbour.txt").read_text(encoding="utf-8")
MISREAD = "many of its words are misread: run ocrmypdf --redo-ocr first"
SAID = "its letters read as no language: run ocrmypdf --force-ocr first"


def move(text: str, by: int) -> str:
    """Shift the letters of a text like a font whose table is off by some."""
    small = [chr(97 + (n + by) % 26) for n in range(26)]
    table = dict(zip(range(97, 123), small, strict=True))
    return text.lower().translate(table)


def write_page(text: str) -> bytes:
    return write_pdf(write_column(wrap(text.encode("ascii", "ignore").decode(), 80)[:50], 50, 750))


@pytest.mark.parametrize("by", [1, 5, 13])
def test_letters_that_are_no_language_are_told(run: Run, tmp_path: Path, by: int) -> None:
    path = tmp_path / "moved.pdf"
    path.write_bytes(write_page(move(ENGLISH, by)))
    assert SAID in run(path).err


def test_of_a_readable_pdf_nothing_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(write_page(ENGLISH))
    assert (run(path).err, run(SAMPLES / "heron.pdf").err) == ("", "")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_no_sample_is_noise_in_whatever_language(path: Path) -> None:
    article = extract_article(path.read_bytes())
    assert not is_noise(article.text, article.language)
    assert not is_noise("qvzx " * 99, "und")
    assert is_noise("qvzx " * 100, "und")
    assert not is_misread(article.text)


def test_arabic_with_a_letter_for_the_stroke_that_stretches_words_is_noise() -> None:
    plain = "تقف القوارب عند الرصيف الجديد وهذا جيد " * 15
    assert not is_noise(plain, "ar")
    assert is_noise(plain.replace("الجديد", "الجـديد").replace("ـ", "ووو"), "ar")
    assert not is_noise(f"{plain} صووورة", "ar")


def misread(text: str, share: float) -> str:
    """Put digits and marks in place of some letters, like OCR of a bad scan."""
    dice = random.Random(4)
    wrong = {
        "l": "1",
        "o": "0",
        "e": "c",
        "i": "!",
        "s": "5",
        "b": "h",
        "о": "0",
        "е": "с",
        "з": "3",
    }
    return "".join(
        wrong.get(char) or char + dice.choice("~*1;") if char.isalpha() and dice.random() < share
        else char
        for char in text
    )  # fmt: skip


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2])
@pytest.mark.parametrize(
    "name", ["harbour.txt", "drehorgel.webarchive", "kanatka.fb2", "lantern.html.gz"]
)
def test_words_that_were_misread_are_told_in_any_language(name: str, share: float) -> None:
    text = extract_article((SAMPLES / name).read_bytes()).text
    assert is_misread(misread(text, share))
    assert not is_misread(misread(text, 0.002))
    assert not is_misread(text)


def test_marks_that_people_set_into_words_are_no_misreading() -> None:
    line = "Die Student:innen und die Professor:innen fragten die Bürger*innen nach dem Hafen. "
    keys = "size:small color:blue kind:boat "
    assert not is_misread(line * 20)
    assert not is_misread("".join(keys.replace(":", f":{n}") for n in "abcdefgh") * 5)


def test_of_a_badly_read_scan_stderr_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(write_page(misread(ENGLISH, 0.1)))
    assert MISREAD in run(path).err


FORM = "Name and surname:\n\nStep\n\nPool 1\n\nInitial reads\n\nProfile figure\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(FORM * 3, True, id="a form"),
        pytest.param(FORM * 9 + "The pool of the harbour is closed.", True, id="with a sentence"),
        pytest.param(FORM * 3 + ENGLISH, False, id="above an article"),
        pytest.param(FORM, False, id="too few words"),
    ],
)
def test_where_hardly_a_sentence_is_stderr_says_so(text: str, told: bool) -> None:
    note = describe_noise(extract_article(text, clean=False))
    assert (note is not None and note.startswith("hardly any prose in it")) == told


def test_speech_needs_no_stops() -> None:
    cues = [f"00:0{n}.000 --> 00:0{n}.900\nand then ferry {n} went north" for n in range(9)]
    assert describe_noise(extract_article("WEBVTT\n\n" + "\n\n".join(cues))) is None


def test_a_form_in_print_is_no_broken_font(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(
        write_pdf(write_column(["Nama", "Alat", "Kamar 12", "Bulan Juli"] * 12, 50, 750))
    )
    assert "hardly any prose in it" in run(path).err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(" ".join("the ferry sails on thursday" * 9), True, id="letters apart"),
        pytest.param("x is y and n is m for all k " * 20, True, id="nothing but formulas"),
        pytest.param("渡 轮 周 四 停 航 " * 40, False, id="a script without words"),
        pytest.param("2020年3月5日，渡轮停航：因为北岸的坡道要修。 " * 120, False,
                     id="dates in Chinese"),
        pytest.param("see https://a1b.example/x1y and nwb4edu@x2y.org for more " * 20, False,
                     id="addresses"),
        pytest.param("the tool nwb4edu reads files of every kind " * 20, False, id="one name"),
        pytest.param("wor1d " * 99, False, id="too few words"),
    ],
)  # fmt: skip
def test_what_is_no_misread_word(text: str, told: bool) -> None:
    assert is_misread(text) == told
