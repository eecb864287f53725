"""The body and the headings of a document have a font and a size."""

from typing import Any

import pytest

from summarize.readers.pdf.layout import find_layout, is_heading, middle_size
from tests.pdf_lines import LAYOUT, make_line, make_lines


@pytest.mark.parametrize(
    ("text", "how", "lines", "heading"),
    [
        pytest.param("The wall", {"bold": True}, 1, True, id="bold"),
        pytest.param("The wall", {}, 1, False, id="plain"),
        pytest.param("The wall", {"bold": True, "lead": 3}, 1, False, id="bold in part"),
        pytest.param("The wall", {"bold": True}, 2, True, id="two bold lines"),
        pytest.param("The wall", {"bold": True}, 3, False, id="three bold lines"),
        pytest.param("The wall", {"size": 11.0}, 5, True, id="a point larger"),
        pytest.param("The wall", {"size": 10.5}, 1, False, id="half a point larger"),
        pytest.param("WALLS", {}, 1, True, id="capitals"),
        pytest.param("WALL", {}, 1, False, id="four capitals"),
        pytest.param("WALL", {"font": "Arial"}, 1, True, id="four capitals in another font"),
        pytest.param("The wall", {"font": "Arial"}, 1, False, id="another font alone"),
        pytest.param("1.1 the wall", {"font": "Arial"}, 1, True, id="numbered, in another font"),
        pytest.param("IV. the wall", {"font": "Arial"}, 1, True, id="a Roman number"),
        pytest.param("2 Walls", {"font": "Arial"}, 1, True, id="a number without a stop"),
        pytest.param(
            "1.1 the wall",
            {"font": "Arial", "bold": True, "lead": 3},
            1,
            False,
            id="bold in part, numbered",
        ),
        pytest.param("1.1 the wall", {}, 1, False, id="numbered, in the font of the body"),
        pytest.param("Results", {}, 1, True, id="the name of a section"),
        pytest.param("The wall", {"font": "Head"}, 1, True, id="as the sections are set"),
        pytest.param("the wall", {"font": "Head"}, 1, False, id="so, but in small letters"),
        pytest.param("The wall.", {"font": "Head"}, 1, False, id="so, but with a stop"),
        pytest.param("The wall", {"font": "Head"}, 3, False, id="so, but three lines"),
        pytest.param("The wall,", {"bold": True}, 1, False, id="goes on after a comma"),
        pytest.param("The wall;", {"bold": True}, 1, False, id="goes on after a semicolon"),
        pytest.param("方法", {"bold": True}, 1, True, id="two characters"),
        pytest.param("a 12 b", {"bold": True}, 1, False, id="no word"),
        pytest.param("a" * 110, {"bold": True}, 1, True, id="110 characters"),
        pytest.param("a" * 111, {"bold": True}, 1, False, id="111 characters"),
        pytest.param("wall " * 13 + "sea", {"bold": True}, 1, True, id="14 words"),
        pytest.param("wall " * 14 + "sea", {"bold": True}, 1, False, id="15 words"),
        pytest.param("Wall " * 5 + "sea.", {"bold": True}, 1, True, id="six words and a stop"),
        pytest.param("Wall " * 6 + "sea.", {"bold": True}, 1, False, id="seven words and a stop"),
        pytest.param("Стена " * 7 + "у моря.", {"bold": True}, 1, False, id="in any script"),
        pytest.param("of the wall.", {"bold": True}, 1, False, id="the end of a sentence"),
        pytest.param("壁があります。", {"size": 11.0}, 1, False, id="a Japanese sentence"),
        pytest.param("wall " * 6 + "sea", {"bold": True}, 1, True, id="seven words without one"),
    ],
)
def test_a_heading_is_short_and_set_apart(
    text: str, how: dict[str, Any], lines: int, heading: bool
) -> None:
    layout = LAYOUT._replace(heads=frozenset({("Head", 10.0)}))
    assert is_heading(make_line(text, **how), layout, lines) == heading


def test_a_document_is_set_as_most_of_its_prose_is() -> None:
    wide = [make_line("x" * 35, width=10.0 * n) for n in range(1, 11)]
    table = make_lines(["12 34 56 78"] * 60, size=8.0, font="Arial")
    layout = find_layout([*wide, *table], [*wide, *table], 600.0, 800.0)
    assert layout == (10.0, "Times", 90.0, 800.0, True, frozenset())
    # Of the fonts in the size of most characters, the one of most of those.
    two = [*make_lines(["y" * 60] * 2, font="Arial"), *make_lines(["y" * 90], size=9.0)]
    assert find_layout(two, [*two, *wide[:3]], 600.0, 800.0)[:2] == (10.0, "Arial")
    # Lines of 34 characters, or of few letters, are no prose.
    for text in ("x" * 34, "x" * 25 + "1" * 11):
        assert find_layout(wide, [*make_lines([text] * 20, size=8.0), wide[0]], 1, 1).size == 10.0
    assert find_layout(wide, [*make_lines(["x" * 26 + "1" * 10] * 20, size=8.0)], 1, 1).size == 8.0
    # Where there is nothing else, any lines will do, and the column is guessed by the page.
    gone = make_lines(["x" * 40], reason="running head", size=7.0)
    assert find_layout(gone, gone, 600.0, 800.0)[:3] == (7.0, "Times", 480.0)
    assert not find_layout(
        wide, make_lines(["Лодки стоят у нового причала, и это хорошо"]), 1, 1
    ).latin


def test_the_headings_of_sections_tell_how_the_others_are_set() -> None:
    named = [make_line("Results", font="Head"), make_line("2 Methods", size=12.0)]
    lines = [*make_lines(["x" * 50] * 3), *named, make_line("Discussion")]
    assert find_layout(lines, lines, 600.0, 800.0).heads == {("Head", 10.0), ("Times", 12.0)}
    assert middle_size(make_lines(["a", "b"], size=9.0) + make_lines(["c"], size=12.0)) == 9.0
