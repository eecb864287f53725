"""A hidden copy of a text is dropped."""

import pytest

from summarize.readers.pdf.duplicates import find_copies
from summarize.readers.pdf.paragraphs import Paragraph
from tests.pdf_lines import make_line

COPIED = "The council of the harbour town met on Monday evening to vote on stone."


def copies(*paragraphs: tuple[str, dict[str, object]], **how: object) -> set[int]:
    made = [
        Paragraph(text, 1, lines=(make_line(text, **more),))  # type: ignore[arg-type]
        for text, more in paragraphs
    ]
    made = [p._replace(**how) for p in made]  # type: ignore[arg-type]
    return find_copies(made, "Times", 10.0)


@pytest.mark.parametrize(
    ("text", "how", "copied"),
    [
        pytest.param(COPIED, {"font": "Arial"}, {1}, id="in another font at the same place"),
        pytest.param(COPIED, {"font": "Arial", "page": 2}, set(), id="on another page"),
        pytest.param(COPIED, {"font": "Arial", "bottom": 705}, set(), id="half a line above"),
        pytest.param(COPIED, {"font": "Arial", "bottom": 704.9}, {1}, id="a little above"),
        pytest.param(COPIED, {"font": "Arial", "bottom": 695.1}, {1}, id="a little below"),
        pytest.param(COPIED, {"font": "Arial", "left": 235}, set(), id="half beside it"),
        pytest.param(COPIED, {"font": "Arial", "left": 220}, {1}, id="less than half beside it"),
        pytest.param(COPIED, {"page": 2, "size": 11.5}, set(), id="elsewhere, not much larger"),
        pytest.param(COPIED, {"page": 2, "size": 11.6}, {1}, id="elsewhere, larger"),
        pytest.param(
            "Council of the harbour town met on", {"font": "Arial"}, {1}, id="a few words"
        ),
        pytest.param("The council of the harbour town", {"font": "Arial"}, set(), id="fewer words"),
        pytest.param("The council of the harbour town met", {}, set(), id="few in the body's font"),
        pytest.param(
            "the council of the harbour town met on Monday evening of May",
            {"font": "Arial"},
            {1},
            id="most of it",
        ),
        pytest.param(
            "The council of the harbour town met in May to vote on stone.",
            {"font": "Arial"},
            set(),
            id="two pieces of it",
        ),
    ],
)
def test_a_copy_says_the_same_at_the_same_place_or_in_large_letters(
    text: str, how: dict[str, object], copied: set[int]
) -> None:
    assert copies((COPIED, {}), (text, how)) == copied


def test_the_paragraph_in_the_font_of_the_body_is_no_copy() -> None:
    assert copies((COPIED, {"font": "Arial"}), (COPIED, {})) == {0}
    assert copies((COPIED, {}), (COPIED, {})) == {1}
    assert copies((COPIED, {}), (COPIED, {"font": "Arial"}), heading=True) == set()
    assert copies((COPIED, {}), (COPIED, {"font": "Arial"}), reason="footnote") == set()
