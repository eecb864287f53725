"""A page is detected by how it starts."""

from html import escape

import pytest

from summarize import extract_article
from summarize.readers.html.html import is_page
from tests.pdf_writer import write_column, write_pdf
from tests.unit.readers.pdf.examples import HARBOUR, LEFT


@pytest.mark.parametrize(
    ("data", "page"),
    [
        pytest.param(b"<!DOCTYPE html><html>", True, id="doctype"),
        pytest.param(b"\n  <html lang=en>", True, id="html"),
        pytest.param(b"<?xml version='1.0'?>\n<html xmlns='x'>", True, id="xhtml"),
        pytest.param(b"<!-- saved --><html>", True, id="comment"),
        pytest.param(b"<article><p>x", True, id="fragment"),
        pytest.param(b"<htm><head><title>x</title>", True, id="mistyped"),
        pytest.param(b"News\n<h1>Pump</h1>\n<p>It runs.</p><p>It rests.</p>", True, id="no-start"),
        pytest.param(b"<?xml version='1.0'?><rss><channel>", True, id="feed"),
        pytest.param(b"Warning: x on line 3\n<!doctype html><html>", True, id="stray-output"),
        pytest.param("<html>".encode("utf-16"), True, id="utf-16"),
        pytest.param(b"\xef\xbb\xbf<html>", True, id="bom"),
        pytest.param(b"A text on the <p> tag and <b>bold</b> ones.", False, id="mentions-tags"),
        pytest.param(b"<jane@example.org> wrote:", False, id="mail"),
        pytest.param(b"Close </p>, </h1> and </div>.\nOne.\nTwo.", False, id="speaks-of-tags"),
        pytest.param(b"# Pump\n\nIt runs.</p>\nOr</p>\nnot.</p>", False, id="markdown"),
        pytest.param(b'{"html": "<p>a</p><p>b</p><p>c</p>"}', False, id="json"),
        pytest.param(b"< 5 is less than 7", False, id="less-than"),
    ],
)
def test_a_page_is_told_by_its_first_bytes(data: bytes, *, page: bool) -> None:
    assert is_page(data) is page


PARAGRAPHS = "".join(
    f"<p>In the year {year} the keeper of the dam wrote that the water stood a hand below the rim, "
    "and that he had slept in his boots.</p>"
    for year in range(1901, 1909)
)


@pytest.mark.parametrize(
    "text",
    [
        '<h1 align="center">Pump</h1>\n\nThe pump runs at night.\n\nIt rests by day.\n',
        "<!-- lint -->\n\nPump\n====\n\nThe pump runs at night.\n\nIt rests by day.\n",
        '<img src="a.gif" alt="">\n\nPump\n\nThe pump runs at night.\n\nIt rests by day.\n',
        "How pages work\n\nA page has an <html> tag.\n\nThe pump runs at night.\n",
        '+++\ntitle = "Pump"\n+++\n\nThe pump runs at night.\n\nIt rests by day.\n',
    ],
)
def test_text_that_holds_html_is_no_page(text: str) -> None:
    article = extract_article(text)
    assert article.title in ("Pump", "How pages work")
    assert "The pump runs at night." in article.paragraphs


def test_the_source_of_a_page_as_a_browser_shows_it_is_that_page() -> None:
    page = f"<html><head><title>The dam</title></head>\n<body><nav>Home</nav>\n{PARAGRAPHS}\n"
    rows = "".join(
        f"<tr><td class='line-number' value={number}></td><td class='line-content'>"
        f"<span class='html-tag'>{escape(line)}</span></td></tr>"
        for number, line in enumerate(page.split("\n"), start=1)
    )
    shown = extract_article(f"<html><body><table><tbody>{rows}</table></body></html>")
    assert shown.paragraphs == extract_article(page).paragraphs
    assert shown.title == "The dam"


def test_a_page_that_shows_a_pdf_is_a_page() -> None:
    page = f"<html><body><p>%PDF-1.4 1 0 obj endobj is its start.</p>{PARAGRAPHS}</body></html>"
    assert "the keeper of the dam wrote" in extract_article(page).text


def test_a_pdf_behind_a_page_that_has_ended_is_a_pdf() -> None:
    pdf = write_pdf(write_column(HARBOUR, LEFT, 700))
    for junk in ("<html><body></body></html>\r\n", "<br />\n<b>Notice</b>: line 3\n", " " * 1_500):
        assert extract_article(junk.encode() + pdf).text == extract_article(pdf).text
