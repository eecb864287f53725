"""Page numbers go, in many languages."""

from textwrap import wrap

import pytest

from summarize.readers.formats.plain import read as read_plain
from summarize.readers.formats.plain import split_pages
from summarize.readers.pdf.lines import Line, Page
from summarize.readers.pdf.margins import mark_edges

NAMED = [
    "Page 3", "page 3.", "Page 3 of 12", "Page: 3", "3 | P a g e", "- 3 -", "— 3 —",
    "Seite 3 von 12", "S. 3", "Página 3", "Página 3 de 9", "PÁGINA 3", "pag. 3 di 9", "blz. 3",
    "Sidan 3 av 9", "Side 3 af 9", "Strona 3 z 12", "стр. 4", "Сторінка 4 із 9", "Σελίδα 4 από 9",
    "Sayfa 3/9", "3. oldal", "עמ' 3", "صفحة ٣ من ٩", "पृष्ठ ३", "หน้า 3", "第3页",
    "第 3 頁 / 共 12 頁", "3ページ", "3쪽",
]  # fmt: skip


BARE = ["3", "[3]", "3/12", "3 of 12"]


OTHERS = ["3%", "$ 300", "12.5", "1, 2", "Chapter 3", "Page 3 tells it", "page", "31 May", "S3"]


FIRST = "The harbour was quiet in the morning, and nobody saw the boats come in."


SECOND = "The boats lay still in the water, as they had done since the storm of May."


def mark(text: str) -> str:
    """Find the reason to remove a line at the foot of a page of a PDF."""
    lines = [
        Line(words, 1, 50.0, bottom, 300.0, bottom + 12, 10.0, "Serif", bold=False)
        for words, bottom in ((FIRST, 700.0), (SECOND, 400.0), (text, 30.0))
    ]
    return mark_edges([Page(595.0, 842.0, lines)])[0].lines[-1].reason


def paragraphs_of(text: str) -> list[str]:
    return [block.text for block in read_plain(text).blocks]


@pytest.mark.parametrize("line", [*NAMED, *BARE])
def test_a_page_number_at_the_edge_of_a_page_goes(line: str) -> None:
    assert mark(line) == "page number"
    assert paragraphs_of(f"{FIRST}\n\n{line}\n\f{SECOND}\n\n{line}\n") == [FIRST, SECOND]


@pytest.mark.parametrize("line", NAMED)
def test_what_says_that_it_is_a_page_number_goes_between_paragraphs_too(line: str) -> None:
    assert paragraphs_of(f"{FIRST}\n\n{line}\n\n{SECOND}") == [FIRST, SECOND]


def test_a_paragraph_that_goes_on_over_the_page_is_one_again() -> None:
    lines = wrap(f"{FIRST} {SECOND} {FIRST}", 50)
    lines[2:2] = ["", "Page 3", ""]
    assert paragraphs_of("\n".join(lines)) == [f"{FIRST} {SECOND} {FIRST}"]


@pytest.mark.parametrize("between", ["\n\f", "\f\n", "\n\n\f\n\n\n", "\n\nPage 3\n\f\n \n"])
def test_blank_lines_at_the_edges_of_a_page_end_no_paragraph(between: str) -> None:
    first, second = FIRST[:23], FIRST[24:]
    assert split_pages(f"{first}{between}{second}") == [first, second]
    assert split_pages(f"{FIRST}{between}{SECOND}") == [FIRST, "", SECOND]


@pytest.mark.parametrize("line", BARE)
def test_a_bare_number_between_paragraphs_may_be_that_of_a_chapter(line: str) -> None:
    assert paragraphs_of(f"{FIRST}\n\n{line}\n\n{SECOND}") == [FIRST, line, SECOND]


@pytest.mark.parametrize("line", OTHERS)
def test_another_line_at_the_edge_of_a_page_is_no_page_number(line: str) -> None:
    assert mark(line) == ""
    assert line in paragraphs_of(f"{FIRST}\n\n{line}\n\f{SECOND}")


def test_a_line_of_a_paragraph_is_no_page_number() -> None:
    wrapped = f"{FIRST[:-1]} as is shown on\npage 3."
    assert paragraphs_of(f"{wrapped}\n\n{SECOND}")[0].endswith("page 3.")
