"""The characters of a PDF become lines, columns and runs by where they stand."""

from pathlib import Path

import pytest

from summarize.readers.pdf.characters import (
    Char,
    Style,
    _name_char,
    list_codes,
)
from summarize.readers.pdf.columns import is_beside, order_columns
from summarize.readers.pdf.duplicates import find_copies
from summarize.readers.pdf.letters import is_garbage, is_latin
from summarize.readers.pdf.lines import Line, Page, cut_lines, join_pieces, join_stretched
from summarize.readers.pdf.margins import is_print_out, mark_edges, mark_line_numbers
from summarize.readers.pdf.paragraphs import Paragraph, join_texts
from summarize.readers.pdf.pdfium import get_unicode, open_page, open_pdf
from summarize.readers.pdf.runs import cut_runs, width_of
from summarize.readers.pdf.title import drop_soft_hyphens
from summarize.readers.texts.line_ends import count_words
from tests.conftest import SAMPLES
from tests.pdf_lines import PLAIN, make_chars, make_line, make_lines, make_sheet

# "wall" takes 200 across and 100 up: places below are hundredths of its height.
WALL = make_chars("wall")


def cut(*chars: Char) -> list[str]:
    return [line.text for line in cut_lines(make_sheet(chars))]


@pytest.mark.parametrize(
    ("left", "bottom", "height", "texts"),
    [
        pytest.param(200, 0, 100, ["wallx"], id="next to it"),
        pytest.param(360, 0, 100, ["wallx"], id="as far as in a wide word"),
        pytest.param(361, 0, 100, ["wall", "x"], id="too far to the right"),
        pytest.param(-200, 0, 100, ["wallx"], id="left of it, an accent drawn late"),
        pytest.param(-201, 0, 100, ["wall", "x"], id="too far to the left"),
        pytest.param(100, -70, 100, ["wallx"], id="below it, not far back"),
        pytest.param(99, -70, 100, ["wallx"], id="back, but almost on the line"),
        pytest.param(99, -71, 100, ["wall", "x"], id="back, on the line below"),
        pytest.param(100, -71, 100, ["wallx"], id="on the line below, but hardly back"),
        pytest.param(200, 200, 100, ["wallx"], id="its own height above"),
        pytest.param(200, 201, 100, ["wall", "x"], id="more than its height above"),
        pytest.param(200, 104, 3, ["wallx"], id="four above it, for the smallest"),
        pytest.param(200, 104.1, 3, ["wall", "x"], id="more than four above it"),
    ],
)  # fmt: skip
def test_a_character_is_on_the_line_if_it_stands_near_its_end(
    left: float, bottom: float, height: float, texts: list[str]
) -> None:
    # Anywhere on the page.
    for right, up in ((0, 0), (1000, 2000)):
        x = make_chars("x", right + left, up + bottom, height=height)
        assert cut(*make_chars("wall", right, up), *x) == texts


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        pytest.param("a wall", ["a wall"], id="a space"),
        pytest.param("  wall  ", ["wall"], id="spaces around"),
        pytest.param("wall\n\nquay\n", ["wall", "quay"], id="breaks"),
        pytest.param("\n \n", [], id="nothing"),
    ],
)
def test_breaks_end_lines_and_spaces_around_them_go(text: str, texts: list[str]) -> None:
    chars = [char for row, part in enumerate(text.split("\n")) for char in (
        *make_chars(part, bottom=-200 * row), Char("\n", 0))]  # fmt: skip
    assert cut(*chars) == texts


def test_after_a_space_a_line_ends_at_a_smaller_gap() -> None:
    space = Char(" ", 0)
    assert cut(*WALL, space, *make_chars("quay", 314)) == ["wall quay"]
    assert cut(*WALL, space, *make_chars("quay", 316)) == ["wall", "quay"]
    assert cut(*WALL, *make_chars("quay", 316)) == ["wallquay"]


@pytest.mark.parametrize(
    ("before", "mark", "bottom", "height", "text"),
    [
        pytest.param("wall", "3", 30, 60, "wall", id="a citation"),
        pytest.param("wall", "3,4–7", 30, 60, "wall", id="citations"),
        pytest.param("wall", "3", 16, 85, "wall", id="just small and raised enough"),
        pytest.param("wall", "3", 15, 85, "wall3", id="not raised enough"),
        pytest.param("wall", "3", 16, 86, "wall3", id="not small enough"),
        pytest.param("wall", "x", 30, 60, "wallx", id="no mark"),
        pytest.param("40 m", "2", 30, 60, "40 m2", id="an exponent"),
        pytest.param("40 m", "−2", 30, 60, "40 m−2", id="a negative exponent"),
        pytest.param("wall", "-2", 30, 60, "wall-2", id="an ion"),
        pytest.param("40 m", "*", 30, 60, "40 m", id="a sign cites after anything"),
        pytest.param("40 m", "*2", 30, 60, "40 m", id="and what follows the sign does, too"),
        pytest.param("wall.", "a", 30, 60, "wall.", id="a letter after a stop"),
        pytest.param("wall", "a", 30, 60, "walla", id="a letter after a word"),
        pytest.param("wal)", "9", 30, 60, "wal)", id="after a bracket"),
        pytest.param("wall ", "3", 30, 60, "wall", id="after a space"),
    ],
)
def test_a_raised_mark_is_no_text_if_it_can_cite(
    before: str, mark: str, bottom: float, height: float, text: str
) -> None:
    small = make_chars(mark, 50 * len(before), bottom, height=height)
    assert cut(*make_chars(before), *small) == [text]


def test_after_a_mark_the_line_goes_on_and_an_exponent_stays_one() -> None:
    raised = make_chars("3", 200, 30, height=60)
    later = make_chars(" m", 250)
    power = make_chars("2", 350, 30, height=60)
    assert cut(*WALL, *raised, *later, *power) == ["wall m2"]
    assert cut(*WALL, *raised, *make_chars("s", 250, 1), *power) == ["walls"]


@pytest.mark.parametrize("word", ["急就帖", "עברית"])
@pytest.mark.parametrize("after", [", contains", ", both", "1,3]."])
def test_what_stands_after_a_taller_font_is_no_raised_mark(word: str, after: str) -> None:
    """It is smaller than that, and higher; but so is what comes after it."""
    tall = make_chars(word, bottom=-20, height=140)
    assert cut(*tall, *make_chars(after, 50 * len(word), 10)) == [word + after]
    marks = make_chars("1,3", 50 * len(word), 40, height=60)
    rest = make_chars(" and", 50 * len(word) + 150, 0)
    assert cut(*tall, *marks, *rest) == [f"{word} and"]


def test_the_box_of_a_line_is_that_of_its_characters_and_marks() -> None:
    def box(*chars: Char) -> tuple[float, ...]:
        (line,) = cut_lines(make_sheet(chars))
        return line.left, line.bottom, line.right, line.top

    assert box(*WALL) == (0, 0, 200, 100)
    assert box(*WALL, *make_chars("3", 200, 30, height=60)) == (0, 0, 250, 100)
    assert box(*WALL, *make_chars("x", 200, -5, height=120)) == (0, -5, 250, 115)
    assert box(*WALL, *make_chars("x", 200, 20, height=98)) == (0, 0, 250, 100)
    assert box(*WALL, *make_chars("x", 20)) == (0, 0, 200, 100)
    # The box grows: what is next to the last character may be far from the first.
    assert box(*WALL, *make_chars("xyz", 200)) == (0, 0, 350, 100)


BOLD = Style(10.0, "Times", 650, turned=False)
LARGE = Style(12.0, "Arial", 400, turned=False)
SMALL = Style(8.0, "Courier", 400, turned=False)


@pytest.mark.parametrize(
    ("styles", "style"),
    [
        pytest.param([BOLD, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN], PLAIN, id="one word"),
        pytest.param([BOLD, BOLD, BOLD, PLAIN, BOLD, PLAIN, PLAIN, PLAIN], BOLD, id="two of three"),
        pytest.param([PLAIN, PLAIN, BOLD, BOLD, BOLD, BOLD, PLAIN, PLAIN], BOLD, id="the middle"),
        pytest.param([LARGE, LARGE, LARGE, SMALL, SMALL, SMALL, PLAIN, PLAIN], PLAIN, id="median"),
        pytest.param([PLAIN, LARGE, SMALL, BOLD, LARGE, BOLD, SMALL, BOLD], SMALL, id="quarters"),
    ],
)
def test_a_line_is_set_as_two_of_three_of_its_characters_are(
    styles: list[Style], style: Style
) -> None:
    (line,) = cut_lines(make_sheet(make_chars("breakers"), styles.__getitem__))
    assert (line.size, line.font) == (style.size, style.font)
    assert line.bold == (style is BOLD)


@pytest.mark.parametrize(
    ("font", "weight", "bold"),
    [
        pytest.param("Times", 649, False, id="light"),
        pytest.param("Times", 650, True, id="heavy enough"),
        pytest.param("Times-Bold", -1, True, id="by its name"),
        pytest.param("ABCDEF+CMBX10", -1, True, id="of TeX"),
        pytest.param("Bembo", -1, False, id="no bold name"),
    ],
)
def test_a_font_is_bold_by_its_weight_or_its_name(font: str, weight: int, bold: bool) -> None:
    (line,) = cut_lines(make_sheet(WALL, lambda number: Style(10, font, weight, turned=False)))
    assert (line.bold, line.reason, line.page) == (bold, "", 1)


def test_text_that_is_turned_on_its_page_is_left_out() -> None:
    (line,) = cut_lines(make_sheet(WALL, lambda number: PLAIN._replace(turned=True)))
    assert line.reason == "turned text"


# A piece of ten characters, 50 points wide, that takes 700 to 710 upwards.
STONE = make_line("the stones")


@pytest.mark.parametrize(
    ("left", "bottom", "height", "text"),
    [
        pytest.param(100, 700, 10, "the stoneswall", id="next to it"),
        pytest.param(101.1, 700, 10, "the stoneswall", id="a gap within a word"),
        pytest.param(101.2, 700, 10, "the stones wall", id="a gap between words"),
        pytest.param(108.9, 700, 10, "the stones wall", id="the widest gap"),
        pytest.param(109, 700, 10, None, id="a gap between columns"),
        pytest.param(117.9, 700, 20, "the stones wall", id="the widest gap of a tall piece"),
        pytest.param(118, 700, 20, None, id="a gap for a tall piece, too"),
        pytest.param(94.1, 700, 10, "the stoneswall", id="over its end"),
        pytest.param(94, 700, 10, None, id="too far over its end"),
        pytest.param(100, 705.4, 10, "the stoneswall", id="shares almost half of the height"),
        pytest.param(100, 705.5, 10, None, id="shares too little of it"),
        pytest.param(100, 694.6, 10, "the stoneswall", id="shares it from below"),
        pytest.param(100, 694.5, 10, None, id="too far below"),
        pytest.param(100, 698, 4.5, "the stoneswall", id="half of a small piece"),
        pytest.param(100, 697, 4.5, None, id="a third of a small piece"),
    ],
)
def test_pieces_on_one_baseline_are_a_line(
    left: float, bottom: float, height: float, text: str | None
) -> None:
    piece = make_line("wall", left, bottom, height=height)
    lines = join_pieces([STONE, piece])
    assert [line.text for line in lines] == ([text] if text else ["the stones", "wall"])


def test_a_joined_line_has_the_place_of_both_and_the_style_of_the_longer() -> None:
    short = make_line("the", width=50, font="Times", size=10)
    long = make_line("wall", 101, 698, height=14, width=20, font="Arial", size=12, bold=True)
    assert join_pieces([short, long]) == [
        Line("thewall", 1, 50, 698, 121, 712, 12, "Arial", bold=True)
    ]
    same = long._replace(text="sea")
    assert join_pieces([short, same]) == [Line("thesea", 1, 50, 698, 121, 712, 10, "Times", False)]
    # A piece that ends within the line makes it no shorter.
    within = make_line("s", 95, width=2)
    assert join_pieces([short, within])[0].right == 100


@pytest.mark.parametrize(
    ("reasons", "texts"),
    [
        pytest.param(("", ""), ["the stoneswall"], id="both stay"),
        pytest.param(("turned text", ""), ["the stones", "wall"], id="the first goes"),
        pytest.param(("", "turned text"), ["the stones", "wall"], id="the second goes"),
    ],
)
def test_what_is_left_out_joins_nothing(reasons: tuple[str, str], texts: list[str]) -> None:
    pieces = [STONE._replace(reason=reasons[0]), make_line("wall", 100, reason=reasons[1])]
    assert [line.text for line in join_pieces(pieces)] == texts


@pytest.mark.parametrize(
    ("before", "mark", "place", "cited"),
    [
        pytest.param("the stones", "3,4", (100, 704, 6), True, id="numbers"),
        pytest.param("the stones", "3", (100, 704, 8.6), False, id="not small"),
        pytest.param("the stones", "3", (100, 701.5, 6), False, id="not raised"),
        pytest.param("the stones", "3", (100, 701.6, 6), True, id="just raised"),
        pytest.param("the stones", "3", (100, 710, 6), True, id="on the top of the line"),
        pytest.param("the stones", "3", (100, 710.1, 6), False, id="above the line"),
        pytest.param("the stones", "3", (98, 704, 6), False, id="too far left"),
        pytest.param("the stones", "3", (98.1, 704, 6), True, id="a little over its end"),
        pytest.param("the stones", "3", (105, 704, 6), False, id="too far right"),
        pytest.param("the stones", "3", (104.9, 704, 6), True, id="a little after its end"),
        pytest.param("of 40000 m", "2", (100, 704, 6), False, id="an exponent"),
        pytest.param("the stone.", "b", (100, 704, 6), True, id="a letter after a stop"),
        pytest.param("the stones", "b", (100, 704, 6), False, id="a letter after a word"),
        pytest.param("the stones", "st", (100, 704, 6), False, id="letters"),
    ],
)
def test_a_piece_that_cites_is_dropped(
    before: str, mark: str, place: tuple[float, float, float], cited: bool
) -> None:
    left, bottom, height = place
    piece = make_line(mark, left, bottom, height=height, width=12)
    lines = join_pieces([make_line(before), piece])
    assert (lines == [make_line(before, width=left + 12 - 50)]) == cited
    assert mark in "".join(line.text for line in lines) or cited


WORDS = (make_line("a"), make_line("tall", 80), make_line("wall", 130))
BELOW = make_line("of grey stones", bottom=688, width=100)


@pytest.mark.parametrize(
    ("words", "around", "joined"),
    [
        pytest.param(WORDS, BELOW, True, id="as wide as the line below"),
        pytest.param(WORDS, BELOW._replace(left=51.9), True, id="almost at its left edge"),
        pytest.param(WORDS, BELOW._replace(left=52), False, id="not at its left edge"),
        pytest.param(WORDS, BELOW._replace(right=151.9), True, id="almost at its right edge"),
        pytest.param(WORDS, BELOW._replace(right=152), False, id="not at its right edge"),
        pytest.param(WORDS, BELOW._replace(bottom=680.1, top=690.1), True, id="not far below"),
        pytest.param(WORDS, BELOW._replace(bottom=680, top=690), False, id="too far below"),
        pytest.param(WORDS, BELOW._replace(size=11), False, id="of another size"),
        pytest.param(
            (WORDS[0], WORDS[1]._replace(reason="stamp"), WORDS[2]), BELOW, False, id="left out"
        ),
        pytest.param((WORDS[0], WORDS[2]), BELOW, False, id="a gap of five heights or more"),
        pytest.param(
            (WORDS[0], make_line("wall", 104.9, width=45.1)), BELOW, True, id="a gap of almost five"
        ),
        pytest.param(
            (WORDS[0], make_line("wall", 105, width=45)), BELOW, False, id="a gap of just five"
        ),
        pytest.param((WORDS[0], make_line("wall", 55, width=95)), BELOW, False, id="no gap"),
        pytest.param(
            (WORDS[0], make_line("wall", 100, 705, width=50)), BELOW, False, id="on no baseline"
        ),
        pytest.param(
            (WORDS[0], make_line("wall", 100, 704.9, width=50)), BELOW, True, id="almost on one"
        ),
        pytest.param(
            (WORDS[0], make_line("wall", 100, 695.1, width=50)), BELOW, True, id="a little below it"
        ),
    ],
)
def test_the_words_of_a_stretched_line_are_joined(
    words: tuple[Line, ...], around: Line, joined: bool
) -> None:
    text = " ".join(word.text for word in words)
    texts = [text] if joined else [word.text for word in words]
    after = [line.text for line in join_stretched([*words, around])]
    before = [line.text for line in join_stretched([around._replace(bottom=712, top=722), *words])]
    assert after == [*texts, around.text]
    if around.bottom == 688:
        assert before == [around.text, *texts]


def run_texts(*lines: Line) -> list[str]:
    return [" ".join(line.text for line in run) for run in cut_runs([Page(600, 800, list(lines))])]


@pytest.mark.parametrize(
    ("changes", "together"),
    [
        pytest.param({}, True, id="the next line"),
        pytest.param({"size": 10.6}, True, id="a little larger"),
        pytest.param({"size": 9.0}, False, id="smaller"),
        pytest.param({"size": 11.0}, False, id="larger"),
        pytest.param({"bottom": 682.6}, True, id="the widest pitch"),
        pytest.param({"bottom": 682.5}, False, id="a wider pitch"),
        pytest.param({"bottom": 665.1, "height": 20}, True, id="the widest pitch of a tall line"),
        pytest.param({"bottom": 665, "height": 20}, False, id="a wider one"),
        pytest.param({"bottom": 702.9}, True, id="a little above"),
        pytest.param({"bottom": 703}, False, id="above"),
        pytest.param({"left": 103.9}, True, id="just at its right"),
        pytest.param({"left": 104}, False, id="at its right"),
        pytest.param({"left": 0, "width": 46.1}, True, id="just at its left"),
        pytest.param({"left": 0, "width": 46}, False, id="at its left"),
        pytest.param({"reason": "table"}, False, id="a table begins"),
    ],
)
def test_lines_follow_each_other_at_one_pitch_in_one_size(
    changes: dict[str, float], together: bool
) -> None:
    after = make_line("wall", **{"bottom": 688} | changes)
    assert run_texts(STONE, after) == (["the stones wall"] if together else ["the stones", "wall"])


def test_what_is_left_out_cuts_no_run_but_tables_and_titles_are_runs() -> None:
    one, two, three, four = make_lines("one\ntwo\nthree\nfour")
    number = make_line("7", 300, 20, reason="page number")
    assert run_texts(one, number, two) == ["7", "one two"]
    both = [line._replace(reason="table") for line in (two, three)]
    assert run_texts(one, *both, four) == ["one", "two three", "four"]
    mixed = [two._replace(reason="table"), three._replace(reason="title")]
    assert run_texts(one, *mixed, four) == ["one", "two", "three", "four"]
    pages = [Page(600, 800, [one]), Page(600, 800, [two])]
    assert [len(run) for run in cut_runs(pages)] == [1, 1]
    assert width_of((make_line("wall", 40), make_line("quay", 60, width=45))) == 65


def put_in_order(*lines: Line) -> str:
    return " ".join(line.text[0] for line in order_columns(Page(600, 800, list(lines))).lines)


def draw_rows(count: int, right: float = 320.0, characters: int = 26) -> list[Line]:
    """Return rows of two columns, a line of the left one (a, b, ...) before one of the right."""
    return [
        make_line(name * characters, left, 700 - 12 * row)
        for row in range(count)
        for name, left in ((chr(97 + row), 50.0), (chr(65 + row), right))
    ]


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        pytest.param(draw_rows(5), "a b c d e A B C D E", id="five rows"),
        pytest.param(draw_rows(4), "a A b B c C d D", id="four rows"),
        pytest.param(draw_rows(5, characters=25), "a A b B c C d D e E", id="short lines"),
    ],
)
def test_columns_drawn_row_by_row_need_five_rows_of_prose(lines: list[Line], order: str) -> None:
    assert put_in_order(*lines) == order


def test_a_few_rows_of_a_long_page_stay_as_they_are() -> None:
    single = make_lines([f"{n} alone" for n in range(10)], top=500)
    assert put_in_order(*draw_rows(5), *single).startswith("a b c d e 0")
    more = make_lines([f"{n} alone" for n in range(11)], top=500)
    assert put_in_order(*draw_rows(5), *more).startswith("a A b B")


def test_a_line_over_both_columns_ends_those_above_it() -> None:
    rows = draw_rows(5)
    wide = make_line("-" * 80, 50, 664.5)
    assert put_in_order(*rows[:6], wide, *rows[6:]) == "a b c A B C - d e D E"
    # One point over the edge of a column is no more than a letter that hangs out.
    short = wide._replace(right=321)
    assert put_in_order(*rows[:6], short, *rows[6:]) == "a b c - d e A B C D E"
    into = wide._replace(left=319)
    assert put_in_order(*rows[:6], into, *rows[6:]) == "a b c d e A B C - D E"
    over = wide._replace(left=318.5)
    assert put_in_order(*rows[:6], over, *rows[6:]) == "a b c A B C - d e D E"


def test_the_edges_of_a_column_are_near_each_other() -> None:
    rows = draw_rows(6)
    near = [line._replace(left=line.left + 12 * (n == 1)) for n, line in enumerate(rows)]
    assert put_in_order(*near) == "a b c d e f A B C D E F"
    # Four lines begin at one edge, two at another: neither is a column, but six in all are.
    apart = [line._replace(left=340) if n in (1, 3) else line for n, line in enumerate(rows)]
    assert put_in_order(*apart) == "a A b B c C d D e E f F"
    apart[3] = rows[3]
    assert put_in_order(*apart) == "a b c d e f A B C D E F"


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


def number_lines(
    numbers: list[str], left: float = 20.0, text: str = "x" * 26, first: float = 70.0
) -> list[str]:
    """Return why each number goes that stands beside a line; the first line is at ``first``."""
    rows = [
        line
        for row, number in enumerate(numbers)
        for line in (
            make_line(number, left, 700 - 20 * row),
            make_line(text, 70 if row else first, 700 - 20 * row),
        )
    ]
    page = mark_line_numbers(Page(600, 800, rows))
    assert not any(line.reason for line in page.lines if line.text == text)
    return [line.reason for line in page.lines if line.text != text]


@pytest.mark.parametrize(
    ("numbers", "left", "marked"),
    [
        pytest.param([str(n) for n in range(1, 9)], 20, 8, id="eight"),
        pytest.param([str(n) for n in range(1, 8)], 20, 0, id="seven"),
        pytest.param([*"12345678²"], 20, 8, id="eight and the mark of a note"),
        pytest.param([str(n) for n in range(0, 80, 5)], 20, 16, id="each fifth"),
        pytest.param([str(n * n) for n in range(9)], 20, 0, id="squares"),
        pytest.param("1 2 3 4 5 6 7 8 20 40".split(), 20, 10, id="most one apart"),
        pytest.param("1 2 3 4 5 6 7 20 40 70".split(), 20, 0, id="fewer one apart"),
        pytest.param([*map(str, range(1, 9)), "see"], 20, 8, id="and a word"),
        pytest.param([str(9990 + n) for n in range(8)], 20, 8, id="four digits"),
        pytest.param([str(9993 + n) for n in range(8)], 20, 0, id="one of five digits"),
        pytest.param([str(n) for n in range(1, 9)], 65, 0, id="at the text"),
        pytest.param([str(n) for n in range(1, 9)], 64.9, 8, id="just before it"),
    ],
)
def test_numbers_beside_lines_are_eight_or_more_of_one_step(
    numbers: list[str], left: float, marked: int
) -> None:
    reasons = number_lines(numbers, left)
    assert reasons == ["line number"] * marked + [""] * (len(numbers) - marked)


def test_line_numbers_stand_beside_prose() -> None:
    assert number_lines([*"12345678"], text="x" * 25) == [""] * 8
    # One line in ten may begin further left than the others.
    assert number_lines([*map(str, range(1, 12))], first=15.0) == ["line number"] * 11
    assert number_lines([*map(str, range(1, 10))], first=15.0) == [""] * 9


def edge_reasons(*pages: list[Line]) -> list[list[str]]:
    marked = mark_edges([Page(600.0, 800.0, lines) for lines in pages])
    return [[line.reason for line in page.lines] for page in marked]


@pytest.mark.parametrize(
    ("head", "times", "pages", "reason"),
    [
        pytest.param("Harbour Notes {}", 2, 2, "running head", id="on both pages"),
        pytest.param("Harbour Notes {}", 2, 6, "running head", id="on a third of six"),
        pytest.param("Harbour Notes {}", 2, 7, "", id="on two of seven"),
        pytest.param("Harbour Notes {}", 3, 20, "running head", id="on three of many"),
        pytest.param("Harbour Notes {}", 1, 1, "", id="on the only page"),
        pytest.param("- {} -", 1, 4, "page number", id="a number"),
        pytest.param("https://example.org/a 1/{}", 1, 4, "running head", id="an address"),
        pytest.param("05/03/2024, 10:12 The Harbour", 1, 4, "running head", id="printed when"),
    ],
)
def test_what_comes_back_at_the_edge_of_pages_is_a_running_head(
    head: str, times: int, pages: int, reason: str
) -> None:
    made = [
        [make_line(head.format(n + 1) if n < times else f"Page about {'abcdefghijklmnopqrstuv'[n]}",
                   bottom=760), *make_lines(f"text {'abcdefghijklmnopqrstuv'[n]}", top=400)]
        for n in range(pages)
    ]  # fmt: skip
    for reasons in edge_reasons(*made)[:times]:
        assert reasons[0] == reason


@pytest.mark.parametrize(
    ("bottom", "others", "edge"),
    [
        pytest.param(710.1, (790, 20), True, id="top in the upper tenth"),
        pytest.param(710, (790, 20), False, id="top below it"),
        pytest.param(71.9, (790, 20), True, id="in the lowest part"),
        pytest.param(72, (790, 20), False, id="above it"),
        pytest.param(598, (600, 20), True, id="level with the highest"),
        pytest.param(597.9, (600, 20), False, id="below the highest"),
        pytest.param(124, (600, 100), True, id="near the lowest"),
        pytest.param(124.1, (600, 100), False, id="not near the lowest"),
    ],
)
def test_the_edge_of_a_page_is_its_upper_tenth_its_foot_and_its_outermost_lines(
    bottom: float, others: tuple[float, float], edge: bool
) -> None:
    pages = [
        [
            make_line("The Gull", bottom=bottom),
            *(make_line(f"text {name}{place}", bottom=place) for place in others),
        ]
        for name in "ab"
    ]
    for reasons in edge_reasons(*pages):
        assert reasons[0] == ("running head" if edge else "")


def test_a_line_that_is_left_out_keeps_its_reason_at_the_edge() -> None:
    stamp = make_line("arXiv", bottom=760, reason="turned text")
    assert edge_reasons([stamp], [stamp], []) == [["turned text"], ["turned text"], []]
    # The first 60 characters are compared, without numbers and marks.
    for count, reason in ((30, "running head"), (29, "")):
        pages = [[make_line("ab " * count + name, bottom=760)] for name in ("Keller", "Osterloh")]
        assert edge_reasons(*pages) == [[reason], [reason]]


def test_a_print_out_has_an_address_at_its_edge_and_a_browser_as_its_maker() -> None:
    address = make_line("https://example.org/a", bottom=760)
    pages = mark_edges([Page(600, 800, [address, *make_lines("text", top=400)])])
    assert is_print_out(pages, "Skia/PDF m120")
    assert not is_print_out(pages, "pdfTeX")
    inside = [Page(600, 800, [address])]
    assert not is_print_out(inside, "Skia/PDF m120")


@pytest.mark.parametrize(
    ("text", "garbage"),
    [
        pytest.param("(cid:3) plain", False, id="all of it ASCII"),
        pytest.param("\ue001\ue002\ue003\ue004 \ue005\ue006", False, id="six"),
        pytest.param("\ue001\ue002\ue003\ue004 \ue005\ue006\ue007", True, id="seven"),
        pytest.param("wallsea\ue001\ue002\ue003", False, id="three of ten"),
        pytest.param("wallse\ue001\ue002\ue003", True, id="three of nine"),
        pytest.param("walls\ufffd\ufffd\ufffd\ufffd", True, id="not decoded"),
        pytest.param("walls\x03\x04\x05\x06", True, id="control characters"),
        pytest.param("walls¡¢¿¾", True, id="signs"),
        pytest.param("wallsÀÁÂÃ\xa0", False, id="letters with accents"),
        pytest.param("wallsƀƁɎɏ", True, id="rare letters"),
        pytest.param("wallsſɐɑž", False, id="letters beside them"),
        pytest.param("der Kai ist für Boote über zehn Meter", False, id="German"),
        pytest.param("Лодки стоят у причала", False, id="Russian"),
    ],
)
def test_text_that_no_font_maps_to_letters_is_garbage(text: str, garbage: bool) -> None:
    assert is_garbage(text) == garbage


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        pytest.param("wall лодк", True, id="half of it"),
        pytest.param("wal лодк", False, id="less than half"),
        pytest.param("ɏɐ", True, id="the last Latin letter"),
        pytest.param("1234", True, id="no letters"),
    ],
)
def test_a_text_is_latin_if_half_of_its_letters_are(text: str, latin: bool) -> None:
    assert is_latin(text) == latin


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


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["a stone", "wall"], "a stone wall", id="two lines"),
        pytest.param(["a so\u00adft wall", "and"], "a soft wall and", id="a soft hyphen inside"),
        pytest.param(["a har\u00ad", "bour"], "a harbour", id="at the end of a line"),
        pytest.param(["a har\u00ad"], "a har\u00ad", id="left open"),
        pytest.param(["to Old\u00ad", "Lipno"], "to Old Lipno", id="before a name"),
        pytest.param(["*e wall of *eir town"], "The wall of Their town", id="Th as a star"),
        pytest.param(["note * that"], "note * that", id="a star"),
    ],
)
def test_lines_are_joined_to_a_text(lines: list[str], text: str) -> None:
    assert join_texts(lines, count_words([], printed=True)) == text


def test_soft_hyphens_go_with_the_space_after_them() -> None:
    assert drop_soft_hyphens("A  Har\u00ad  bour in Win\u00adter ") == "A Harbour in Winter"


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_the_codes_of_a_page_at_once_are_those_of_its_characters(sample: Path) -> None:
    document = open_pdf(sample.read_bytes())
    for page in [open_page(document, index) for index in range(document.pages)]:
        assert page is not None
        codes = [get_unicode(page.text, i) for i in range(page.chars)]
        assert list(map(_name_char, list_codes(page))) == list(map(_name_char, codes))
