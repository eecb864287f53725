"""However a PDF is set, its text is the same: columns, numbers beside it, heads, words apart."""

from collections.abc import Callable, Iterable
from textwrap import wrap

import pytest

from summarize import extract_article
from tests.pdf_writer import Text, write_pdf
from tests.properties.test_long_inputs import write_sentence

PARAGRAPHS = [
    " ".join(write_sentence(number) for number in range(start, start + 4))
    for start in range(0, 48, 4)
]
LINES = 40  # of a page
WIDTH = 4.4  # points of a letter of ten points, on average
Page = list[Text]


def set_columns(count: int = 1, size: float = 10.0) -> list[Page]:
    """Set the paragraphs in columns, an indented line at the start of each."""
    letters = int(500 / count / (WIDTH * size / 10)) - 4
    lines = [
        (line, number == 0)
        for text in PARAGRAPHS
        for number, line in enumerate(wrap(text, letters, initial_indent="   "))
    ]
    pages: list[Page] = []
    for start in range(0, len(lines), LINES * count):
        page = []
        for place, (line, first) in enumerate(lines[start : start + LINES * count]):
            column, row = divmod(place, LINES)
            left = 60 + column * 500 / count + 12 * first
            page.append(Text(line.strip(), left, 720 - 1.25 * size * row, size))
        pages.append(page)
    return pages


def add(pages: Iterable[Page], write: Callable[[int, Page], Iterable[Text]]) -> list[Page]:
    return [[*page, *write(number, page)] for number, page in enumerate(pages, 1)]


def number_lines(step: int) -> list[Page]:
    return add(
        set_columns(),
        lambda _, page: [
            Text(str(number), 30, line.bottom, 7)
            for number, line in enumerate(page, 1)
            if number % step == 0
        ],
    )


def cut_words(page: Page) -> Page:
    """Draw each word for itself."""
    words = []
    for line in page:
        left = line.left
        for word in line.text.split():
            words.append(line._replace(text=word, left=left))
            left += 5.2 * len(word) + 4
    return words


SETTINGS: dict[str, list[Page]] = {
    "plain": set_columns(),
    "two columns": set_columns(2),
    "large": set_columns(size=14),
    "each line numbered": number_lines(1),
    "each fifth line numbered": number_lines(5),
    "page numbers below": add(set_columns(), lambda number, _: [Text(str(number), 290, 40)]),
    "page numbers above": add(set_columns(2), lambda number, _: [Text(f"- {number} -", 290, 770)]),
    "a running head": add(
        set_columns(), lambda number, _: [Text(f"The Mill Quarterly {number}", 60, 770, 8, "F4")]
    ),
    "a running foot": add(
        set_columns(2), lambda number, _: [Text(f"Page {number} of 3 · 5 May 2024", 60, 30, 8)]
    ),
    "a stamp beside it": add(
        set_columns(), lambda number, _: [Text("mill.example/quarterly", 60, 15, 7)]
    ),
    "words apart": [cut_words(page) for page in set_columns()],
    "columns of bold": [[line._replace(font="F2") for line in page] for page in set_columns(2)],
}


@pytest.mark.parametrize("name", SETTINGS)
def test_the_text_of_a_pdf_is_the_same_however_it_is_set(name: str) -> None:
    article = extract_article(write_pdf(*SETTINGS[name]), name="a.pdf")
    assert list(article.paragraphs) == PARAGRAPHS
