"""Of a PDF whose letters are no language, as its font maps them to others, stderr says so."""

from pathlib import Path
from textwrap import wrap

import pytest

from summarize import extract_article
from summarize.language.identify import is_noise
from tests.conftest import SAMPLES, Run
from tests.pdf_writer import write_column, write_pdf

ENGLISH = (SAMPLES / "harbour.txt").read_text(encoding="utf-8")
SAID = "its letters read as no language: run ocrmypdf --force-ocr first"


def move(text: str, by: int) -> str:
    """Return a text as a font shows it whose table is off by some letters."""
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
