"""Tables of contents are left out whole, however many lines an entry takes."""

import pytest

from summarize.readers.pdf.contents import mark_contents
from summarize.readers.pdf.lines import Page
from tests.pdf_lines import make_line

LED = ["The wall ....... 3", "The quay . . . . . 12", "The sea ………… ix"]
WRAPPED = ["The long way from", "the wall to the", "quay and the sea"]


def list_contents(*pages: list[str]) -> list[str]:
    """List the lines that are marked; a tab stands before a number at the right."""
    made = []
    count = 0
    for texts in pages:
        lines = []
        for row, text in enumerate(texts):
            for place, part in enumerate(text.split("\t")):
                bottom = 700.0 - 12 * row
                lines.append(make_line(part, 50 + 300 * place, bottom, number=count))
                count += 1
        made.append(Page(600, 800, lines))
    marked = mark_contents(made)
    return [line.text for page in marked for line in page.lines if line.reason == "contents"]


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        pytest.param(LED, 3, id="leaders"),
        pytest.param(LED[:2], 0, id="two leaders"),
        pytest.param([LED[0], *WRAPPED, *LED[1:]], 6, id="an entry of four lines"),
        pytest.param([LED[0], *WRAPPED, "and back", *LED[1:]], 0, id="text between"),
        pytest.param(["Contents", LED[0]], 2, id="a heading above leaders"),
        pytest.param(["Contents", "A\t1", "B\t2"], 1, id="a heading above two rows"),
        pytest.param(["Contents", "A\t1", "B\t2", "C\t9"], 7, id="a heading, and no leaders"),
        pytest.param(["A\t1", "B\t2", "C\t9"], 0, id="a table"),
        pytest.param(["Contents of the wall", "A\t1", "B\t2", "C\t9"], 0, id="no heading"),
        pytest.param(["年金…………65歳に到達"] * 3, 0, id="leaders before a number of the text"),
        pytest.param(["Opium of the wall ..... 9600"] * 3, 0, id="the codes of drugs"),
    ],
)
def test_contents_are_shown_by_leaders_or_their_heading(texts: list[str], count: int) -> None:
    assert len(list_contents(["A line of text.", *texts, "A line of text."])) == count


def test_contents_go_on_at_the_top_of_the_next_page() -> None:
    rows = ["The wall\t1", "The quay\t2", "The sea\t9"]
    assert len(list_contents(["Contents", *rows], [WRAPPED[0], *rows])) == 14
    assert len(list_contents(["Contents", *rows], ["Text"] * 6 + rows)) == 7
    assert len(list_contents(["Contents", *rows, *["Text"] * 5], rows)) == 7
