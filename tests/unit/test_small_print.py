"""Prose that is set small is of the article, where much of a document is set so."""

import pytest

from summarize.readers.pdf.exclusions import Part, keep_small_prose
from summarize.readers.pdf.pdf import read_pdf
from tests.pdf_lines import make_lines
from tests.pdf_writer import Text, write_column, write_pdf

LINE = "The council of the harbour town met on Monday evening"  # 10 words


def small(count: int, line: str = LINE, *, size: float = 8.0, reason: str = "footnote") -> Part:
    return Part(make_lines([line] * count, size=size), reason)


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        pytest.param(small(15), True, id="much of it"),
        pytest.param(small(15, reason="small print"), True, id="anywhere on a page"),
        pytest.param(small(14), False, id="fewer words"),
        pytest.param(small(15, reason="caption"), False, id="a caption"),
        pytest.param(small(80, "The council of"), False, id="short lines"),
        pytest.param(small(15, f"1 {LINE}"), False, id="the mark of a note"),
        pytest.param(small(15, f"{LINE} 2014"), False, id="the years of references"),
    ],
)
def test_much_prose_in_one_smaller_size_stays(part: Part, kept: bool) -> None:
    body = Part(make_lines([LINE] * 40))
    assert keep_small_prose([body, part])[1].reason == ("" if kept else part.reason)


def test_small_prose_stays_as_a_share_of_the_article_and_by_its_size() -> None:
    parts = [small(15), Part(make_lines([LINE] * 60))]
    assert keep_small_prose(parts)[0].reason == "footnote"
    parts = [small(10), small(10), Part(make_lines([LINE] * 60))]
    assert [part.reason for part in keep_small_prose(parts)] == ["", "", ""]
    parts = [small(10), small(10, size=7.0), Part(make_lines([LINE] * 60))]
    assert keep_small_prose(parts) == parts


def test_prose_before_a_background_further_down_is_no_front_matter() -> None:
    lines = [f"{LINE} {number}" for number in range(8)]
    page = [
        Text("SUMMARY: The town makes a rule.", 50, 740),
        *write_column(
            [f"Berth {number} is kept free for the pilot." for number in range(12)], 50, 728
        ),
        Text("Background", 50, 560, 10, "F2"),
        *write_column(lines, 50, 545),
    ]
    draft = read_pdf(write_pdf(page))
    assert "Berth 3 is kept free" in " ".join(block.text for block in draft.blocks)
