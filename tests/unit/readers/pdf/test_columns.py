"""Columns that are drawn row by row, and blocks above those drawn before them, are put in order."""

import pytest

from summarize.readers.pdf.columns import order_blocks, order_columns
from summarize.readers.pdf.lines import Line, Page, is_beside
from tests.pdf_lines import make_line, make_lines
from tests.unit.readers.pdf.examples import STONE


def put_in_order(*lines: Line) -> str:
    return " ".join(line.text[0] for line in order_columns(Page(600, 800, list(lines))).lines)


def draw_rows(
    count: int, *, lower: float = 0.0, right: float = 320.0, characters: int = 26
) -> list[Line]:
    """Make rows of two columns, a line of the left one (a, b, ...) before one of the right."""
    return [
        make_line(name * characters, left, 700 - 12 * row - below)
        for row in range(count)
        for name, left, below in ((chr(97 + row), 50.0, 0.0), (chr(65 + row), right, lower))
    ]


@pytest.mark.parametrize(
    ("lines", "ordered"),
    [
        pytest.param(draw_rows(9), True, id="seventeen steps"),
        pytest.param(draw_rows(9, lower=2.0), True, id="the right one lower"),
        pytest.param(draw_rows(9, lower=-2.0), True, id="the right one higher"),
        pytest.param(draw_rows(8), False, id="fifteen steps"),
        pytest.param(draw_rows(9, characters=25), False, id="short lines"),
        pytest.param(draw_rows(9, right=179.0), False, id="one over the other"),
    ],
)
def test_columns_drawn_row_by_row_are_told_by_the_steps_between_them(
    lines: list[Line], ordered: bool
) -> None:
    columns = "a b c d e f g h i A B C D E F G H I"
    assert (put_in_order(*lines) == columns) == ordered


def test_a_line_over_both_columns_ends_those_above_it() -> None:
    rows = draw_rows(12)
    above, below = "a b c A B C", "d e f g h i j k l D E F G H I J K L"
    wide = make_line("-" * 80, 50, 664.5)
    assert put_in_order(*rows[:6], wide, *rows[6:]) == f"{above} - {below}"
    # One point over the edge of a column is no more than a letter that hangs out.
    short = wide._replace(right=321)
    left, right = "a b c - d e f g h i j k l", "A B C D E F G H I J K L"
    assert put_in_order(*rows[:6], short, *rows[6:]) == f"{left} {right}"


def test_the_edges_of_a_column_are_near_each_other() -> None:
    rows = draw_rows(9)
    near = [line._replace(left=line.left + 12 * (n == 1)) for n, line in enumerate(rows)]
    assert put_in_order(*near) == "a b c d e f g h i A B C D E F G H I"
    far = [line._replace(left=line.left + 13 * (n > 8)) for n, line in enumerate(rows)]
    assert put_in_order(*far) != put_in_order(*near)


@pytest.mark.parametrize(
    ("left", "bottom", "height", "beside"),
    [
        pytest.param(100, 700, 10, True, id="right after it"),
        pytest.param(99.9, 700, 10, False, id="over its end"),
        pytest.param(100, 705, 10, False, id="half a line above"),
        pytest.param(100, 704.9, 10, True, id="less than half a line above"),
        pytest.param(100, 695.1, 10, True, id="less than half a line below"),
        pytest.param(100, 698, 5, True, id="three fifths of a small line"),
        pytest.param(100, 697, 6, False, id="half of a small line"),
    ],
)
def test_a_line_is_beside_another_on_its_baseline(
    left: float, bottom: float, height: float, beside: bool
) -> None:
    assert is_beside(STONE, make_line("wall", left, bottom, height=height)) == beside


PROSE = "of the stone that the town has"


def draw_block(name: str, left: float, top: float) -> tuple[Line, ...]:
    return make_lines([name + PROSE] * 3, top, left=left, width=200.0)


@pytest.mark.parametrize(
    ("blocks", "order"),
    [
        pytest.param("abcd", "abcd", id="column by column"),
        pytest.param("acbd", "acbd", id="row by row"),
        pytest.param("bacd", "abcd", id="the lower one first"),
        pytest.param("bdca", "abcd", id="both lower ones first"),
        pytest.param("nabcd", "abncd", id="a note first"),
        pytest.param("abcdt", "tabcd", id="the headline last"),
        pytest.param("fbacd", "fabcd", id="a foot first"),
        pytest.param("cdab", "abcd", id="the right column first"),
        pytest.param("cdag", "agcd", id="the left column down to the foot"),
        pytest.param("cwdab", "acwbd", id="columns above and below a line over both"),
        pytest.param("sab", "sab", id="small print beside it stays first"),
        pytest.param("abh", "hab", id="a larger headline last"),
        pytest.param("bxyuva", "axyuvb", id="cells of a row stay together"),
    ],
)
def test_a_block_follows_those_above_it_in_its_column(blocks: str, order: str) -> None:
    places = {
        "a": (50, 700),
        "b": (50, 500),
        "c": (320, 700),
        "d": (320, 500),
        "n": (50, 300),
        "g": (50, 100),
    }
    made = {name: draw_block(name, *place) for name, place in places.items()}
    made["t"] = make_lines([f"t{PROSE} {PROSE}"] * 2, 780, left=50, width=470.0)
    made["f"] = (make_line("f", bottom=40),)
    made["w"] = make_lines([f"w{PROSE} {PROSE}"] * 2, 600, left=50, width=470.0)
    made["h"] = (make_line("h", bottom=780, size=16.0),)
    made["s"] = tuple(line._replace(text=f"s{PROSE}", size=8.0) for line in made["c"])
    for name, left, bottom in (("x", 50, 600), ("y", 300, 600), ("u", 50, 570), ("v", 300, 570)):
        made[name] = (make_line(name, left, bottom),)
    lines = [line for name in blocks for line in made[name]]
    ordered = order_blocks(Page(600, 800, lines)).lines
    assert "".join(dict.fromkeys(line.text[0] for line in ordered)) == order


def test_cells_stay_in_the_order_in_which_they_are_drawn() -> None:
    cells = [make_line("low", bottom=500), make_line("high", bottom=700, size=16.0)]
    assert order_blocks(Page(600, 800, cells)).lines == cells
