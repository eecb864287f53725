"""A page that the next one shows again is a step of a slide, and goes."""

import pytest

from summarize.readers.pdf.lines import Page
from summarize.readers.pdf.steps import mark_steps
from tests.pdf_lines import make_line


def make_page(number: int, *texts: str) -> Page:
    return Page(300, 200, [make_line(text, page=number) for text in texts])


@pytest.mark.parametrize(
    ("pages", "kept"),
    [
        pytest.param([["A", "b"], ["A", "b", "c"], ["A", "b", "c", "d"]], [2], id="steps"),
        pytest.param([["A", "b", "1"], ["A", "b", "c", "2"]], [1], id="with page numbers"),
        pytest.param([["A", "b"], ["A", "c"]], [0, 1], id="another text"),
        pytest.param([["A", "b", "b"], ["A", "b", "c"]], [0, 1], id="a line twice"),
        pytest.param([["A"], ["A", "b"]], [0, 1], id="a heading alone"),
        pytest.param([["A", "b", "c"], ["A", "b"]], [0, 1], id="less on the next"),
    ],
)
def test_of_the_steps_of_a_slide_the_last_stays(pages: list[list[str]], kept: list[int]) -> None:
    marked = mark_steps([make_page(n, *texts) for n, texts in enumerate(pages, start=1)])
    stay = [n for n, page in enumerate(marked) if not any(line.reason for line in page.lines)]
    assert stay == kept
