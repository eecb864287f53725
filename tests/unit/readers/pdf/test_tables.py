"""Rows of cells are tables."""

from typing import Any

import pytest

from summarize.readers.pdf.lines import Line, Page
from summarize.readers.pdf.tables import mark_tables
from tests.pdf_lines import LAYOUT, make_line

PROSE = "The council of the town met on a Monday to vote on it"


def tables(*lines: Line, titled: bool = True) -> list[str]:
    (page,) = mark_tables([Page(600.0, 800.0, list(lines))], LAYOUT, titled=titled)
    return ["T" if line.reason == "table" else "-" for line in page.lines]


def grid(rows: str) -> list[Line]:
    """Make lines below each other: "=" two cells, "-" a short line, "p" one of prose."""
    lines = []
    for number, row in enumerate(rows):
        bottom = 700.0 - 12 * number
        if row == "=":
            lines += [make_line("Quay", 50, bottom), make_line("12", 150, bottom)]
        else:
            lines.append(make_line(PROSE if row == "p" else "a rest", 50, bottom))
    return lines


@pytest.mark.parametrize(
    ("rows", "marked"),
    [
        pytest.param("===", "TTTTTT", id="three rows"),
        pytest.param("==", "----", id="two rows"),
        pytest.param("-===-", "-TTTTTT-", id="what stands around stays"),
        pytest.param("==---=", "TTTTTTTTT", id="three lines between"),
        pytest.param("==----=", "----------", id="four lines between"),
        pytest.param("==p=", "-------", id="prose between"),
        pytest.param("===p===", "TTTTTT-TTTTTT", id="two tables"),
        pytest.param("p", "-", id="prose"),
    ],
)
def test_three_rows_of_cells_are_a_table(rows: str, marked: str) -> None:
    assert "".join(tables(*grid(rows))) == marked


@pytest.mark.parametrize(
    ("text", "how", "full"),
    [
        pytest.param(PROSE, {}, True, id="prose"),
        pytest.param(PROSE, {"width": 200.0}, False, id="not wide"),
        pytest.param(PROSE, {"width": 200.1}, True, id="wide enough"),
        pytest.param("x" * 34, {"width": 250.0}, False, id="few characters"),
        pytest.param("x" * 35, {"width": 250.0}, True, id="enough characters"),
        pytest.param("x" * 24 + "1" * 16, {"width": 250.0}, False, id="three fifths letters"),
        pytest.param("x" * 25 + "1" * 16, {"width": 250.0}, True, id="more letters"),
        pytest.param(PROSE, {"size": 10.5}, True, id="hardly larger"),
        pytest.param(PROSE, {"size": 11.0}, False, id="larger"),
        pytest.param(PROSE, {"size": 9.0}, False, id="smaller"),
        pytest.param(PROSE, {"reason": "running head"}, False, id="left out"),
    ],
)
def test_a_full_line_ends_a_table(text: str, how: dict[str, Any], full: bool) -> None:
    lines = grid("==-=")
    lines[4] = make_line(text, bottom=lines[4].bottom, **how)
    assert tables(*lines) == (
        ["-"] * 7 if full else ["T"] * 4 + ["-" if "reason" in how else "T"] + ["T"] * 2
    )


TITLE: dict[str, Any] = {"bold": True}


@pytest.mark.parametrize(
    ("rows", "marked"),
    [
        pytest.param([("Table 1", TITLE), "a 1", "b 2", "p", "p"], "-TT--", id="up to prose"),
        pytest.param([("Table 1", TITLE), "a 1", "b 2"], "-TT", id="up to the end"),
        pytest.param([("Table 1", TITLE), "a 1", "p", "b 2"], "-TTT", id="one line is no prose"),
        pytest.param(
            [("Table 1", TITLE), "a 1", ("Results", {}), "p", "p"], "-T---", id="a heading"
        ),
        pytest.param([("Table 1 shows", {}), "a 1"], "--", id="a sentence"),
        pytest.param([("Table 1: Boats", {}), "a 1"], "-T", id="named"),
        pytest.param([("Table 1 shows", {"size": 9.0}), "a 1"], "-T", id="small"),
        pytest.param([("Table 1 shows", {"size": 9.25}), "a 1"], "--", id="hardly smaller"),
        pytest.param([("Table 1 shows", {"font": "Arial"}), "a 1"], "-T", id="in another font"),
        pytest.param([("Figure 1", TITLE), "a 1"], "--", id="a figure"),
        pytest.param([("Table of it", TITLE), "a 1"], "--", id="no number"),
        pytest.param(
            [("Table 1", TITLE), "a", "p", "p", ("Table 2", {"font": "Arial"}), "b", "p", "p"],
            "-T---T--",
            id="two",
        ),
    ],
)
def test_what_follows_the_title_of_a_table_up_to_prose_is_the_table(
    rows: list[Any], marked: str
) -> None:
    lines = []
    for number, row in enumerate(rows):
        text, how = (row, {}) if isinstance(row, str) else row
        lines.append(make_line(PROSE if text == "p" else text, bottom=700.0 - 12 * number, **how))
    assert "".join(tables(*lines)) == marked


@pytest.mark.parametrize(
    ("title", "how", "marked"),
    [
        pytest.param("Table 1: The boats of the harbour and of", {}, "--T", id="it goes on"),
        pytest.param("Table 1: The boats", {}, "-TT", id="a label"),
        pytest.param(
            "Table 1: The boats of the harbour and of", {"width": 30.0}, "-TT", id="longer"
        ),
        pytest.param(
            "Table 1: The boats of the harbour and of", {"font": "Arial"}, "-TT", id="font"
        ),
        pytest.param(
            "Table 1: The boats of the harbour and of", {"bottom": 720.0}, "-TT", id="gap"
        ),
    ],
)
def test_the_title_of_a_table_may_have_several_lines(
    title: str, how: dict[str, Any], marked: str
) -> None:
    lines = [make_line(title, **how), make_line("the town", bottom=688.0), make_line("12")]
    assert "".join(tables(*lines)) == marked


@pytest.mark.parametrize(
    ("left", "how", "marked"),
    [
        pytest.param(150, {}, "T", id="a cell"),
        pytest.param(50, {}, "-", id="the first cell, or the text"),
        pytest.param(150, {"width": 100.0}, "-", id="two cells"),
        pytest.param(150, {"height": 5.0}, "-", id="set apart"),
    ],
)
def test_a_table_has_all_lines_of_its_outer_cells(
    left: float, how: dict[str, Any], marked: str
) -> None:
    rows = [
        make_line(text, at, 700.0 - 12 * row)
        for row in range(3)
        for text, at in (("Quay", 50), ("12", 150), ("boats", 200))
    ]
    above = [make_line("and more", left, 724.0 - 12 * row, **how) for row in range(2)]
    below = [make_line("and more", left, 664.0 - 12 * row, **how) for row in range(2)]
    assert "".join(tables(*above, *rows, *below)) == 2 * marked + 9 * "T" + 2 * marked


@pytest.mark.parametrize(
    ("start", "above", "marked"),
    [
        pytest.param("of the", PROSE, "-", id="a sentence goes on"),
        pytest.param("Of the", PROSE, "T", id="no small letter"),
        pytest.param("of the", PROSE + ".", "T", id="the sentence has ended"),
        pytest.param("of the", "x" * 40, "T", id="one word"),
    ],
)
def test_a_sentence_around_formulas_is_no_table(start: str, above: str, marked: str) -> None:
    rows = [
        line
        for number in range(3)
        for line in (
            make_line(start, 50, 688.0 - 12 * number),
            make_line("town, as", 150, 688.0 - 12 * number),
        )
    ]
    assert "".join(tables(make_line(above), *rows)) == "-" + 6 * marked


def test_only_in_papers_a_title_makes_a_table() -> None:
    lines = [make_line("Table 1", **TITLE), make_line("a 1", bottom=688.0)]
    (page,) = mark_tables([Page(600.0, 800.0, lines)], LAYOUT, titled=False)
    assert not any(line.reason for line in page.lines)


@pytest.mark.parametrize(
    ("marks", "marked"),
    [
        pytest.param("123", "-", id="steps"),
        pytest.param("•••", "-", id="bullets"),
        pytest.param("246", "T", id="numbers of any kind"),
        pytest.param("234", "T", id="numbers from 2"),
    ],
)
def test_numbers_beside_steps_make_no_table(marks: str, marked: str) -> None:
    rows = [
        line
        for number, mark in enumerate(marks)
        for line in (
            make_line(mark, 50, 700 - 12 * number),
            make_line("Lift the stone", 150, 700 - 12 * number),
        )
    ]
    assert "".join(tables(*rows, titled=False)) == marked * 6
    assert "".join(tables(*rows)) == "T" * 6
