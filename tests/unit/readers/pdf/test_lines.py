"""Characters are joined to lines."""

from itertools import accumulate

import pytest

from summarize.readers.pdf.characters import (
    Char,
    Style,
)
from summarize.readers.pdf.lines import (
    Line,
    Page,
    cut_lines,
    join_loose,
    join_marks,
    join_pieces,
    join_stretched,
    mark_broken,
)
from tests.pdf_lines import PLAIN, make_chars, make_line, make_sheet
from tests.unit.readers.pdf.examples import STONE

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


@pytest.mark.parametrize(
    ("lift", "text"),
    [
        pytest.param(0, "wally1", id="on the baseline"),
        pytest.param(30, "wally", id="raised"),
    ],
)
def test_a_digit_whose_box_is_its_shape_is_raised_if_its_baseline_is(lift: int, text: str) -> None:
    tail = make_chars("y", 200, -20)
    chars = [*WALL, *tail, *make_chars("1", 250, 20, height=60)]
    sheet = make_sheet(chars)._replace(baseline_of=lambda number: lift * (number == 5))
    assert [line.text for line in cut_lines(sheet)] == [text]


def test_after_a_mark_the_line_goes_on_and_an_exponent_stays_one() -> None:
    raised = make_chars("3", 200, 30, height=60)
    later = make_chars(" m", 250)
    power = make_chars("2", 350, 30, height=60)
    assert cut(*WALL, *raised, *later, *power) == ["wall m2"]
    assert cut(*WALL, *raised, *make_chars("s", 250, 1), *power) == ["walls"]


@pytest.mark.parametrize(
    ("end", "left", "texts"),
    [
        pytest.param(".", 250, ["wall. On"], id="a-mark-above-the-end"),
        pytest.param(".", 350, ["wall.", "3 On"], id="further-right"),
        pytest.param("s", 250, ["walls3 On"], id="within-a-sentence"),
    ],
)
def test_a_line_goes_on_after_the_mark_of_a_note_though_pdfium_ends_it(
    end: str, left: float, texts: list[str]
) -> None:
    mark = make_chars("3", left, 40, height=60)
    assert cut(*WALL, *make_chars(end + "\n", 200), *mark, *make_chars(" On", left + 50)) == texts


@pytest.mark.parametrize("word", ["急就帖", "עברית"])
@pytest.mark.parametrize("after", [", contains", ", both", "1,3]."])
def test_what_stands_after_a_taller_font_is_raised_if_its_baseline_is(
    word: str, after: str
) -> None:
    """It is smaller than that, and higher; but so is what comes after it."""
    tall = make_chars(word, bottom=-20, height=140)
    small = make_chars(after, 50 * len(word), 10)
    sheet = make_sheet([*tall, *small])
    (line,) = cut_lines(sheet._replace(baseline_of=lambda number: 0))
    assert line.text == word + after
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
    assert join_pieces([short, same]) == [
        Line("thesea", 1, 50, 698, 121, 712, 10, "Times", bold=False)
    ]
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


WORDS = (make_line("a"), make_line("tall", 80), make_line("wall", 130))


BELOW = make_line("of grey stones", bottom=688, width=100)


@pytest.mark.parametrize(
    ("words", "around", "joined"),
    [
        pytest.param(WORDS, BELOW, True, id="as wide as the line below"),
        pytest.param(WORDS, BELOW._replace(left=51.9), True, id="almost at its left edge"),
        pytest.param(WORDS, BELOW._replace(left=52), False, id="not at its left edge"),
        pytest.param(
            WORDS, BELOW._replace(left=18.1, bottom=687), True, id="indented by three sizes"
        ),
        pytest.param(WORDS, BELOW._replace(left=18, bottom=687), False, id="indented by more"),
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


@pytest.mark.parametrize(
    ("left", "next_gap", "joined"),
    [
        pytest.param(80, (59, 63), True, id="even gaps"),
        pytest.param(79, (59, 63), False, id="gaps of more than one width"),
        pytest.param(80, (59, 120), False, id="gaps that the next row shares"),
    ],
)
def test_words_with_even_gaps_are_one_line_above_another_such(
    left: float, next_gap: tuple[float, float], joined: bool
) -> None:
    words = make_line("a"), make_line("tall", left), make_line("wall", 125, width=25)
    end, start = next_gap
    below = make_line("of", bottom=688, width=end - 50), make_line("stones", start, 688)
    below = below[0], below[1]._replace(right=150)
    assert len(join_stretched([*words, *below])) == (2 if joined else 5)


@pytest.mark.parametrize(
    ("gaps", "mark", "joined"),
    [
        pytest.param((9.0,) * 4, "", True, id="many even gaps"),
        pytest.param((9.0, 9.0, 9.0, 10.0), "", False, id="uneven ones"),
        pytest.param((9.0, 9.0, 9.2), "", True, id="three that are the same"),
        pytest.param((9.0, 9.0, 9.4), "", False, id="three that are nearly so"),
        pytest.param((9.0, 9.0), "", False, id="two"),
        pytest.param((9.0,) * 4, "2.", True, id="behind the smaller number of an item"),
    ],
)
def test_words_with_many_even_gaps_are_one_line_whatever_stands_around(
    gaps: tuple[float, ...], mark: str, joined: bool
) -> None:
    places = accumulate((30.0 + gap for gap in gaps), initial=90.0)
    words = [make_line("wall", place, width=30.0) for place in places]
    words = [*([make_line(mark, 50.0, size=9.0)] if mark else []), *words]
    assert len(join_stretched(words)) == (1 if joined else len(words))


def draw_loosely(rows: int, *, shift: float = 37.0) -> list[Line]:
    """Make rows of three words far apart; the widths of the words shift from row to row."""
    lines = []
    for row in range(rows):
        left = 50.0
        for place, word in enumerate(("council", "of stones", "met"), 1):
            width = 20 + (shift * row * place) % 80
            lines.append(make_line(word, left, 700 - 12 * row, width=width))
            left += width + 15
    return lines


def test_words_far_apart_are_one_line_where_their_gaps_are_anywhere() -> None:
    assert [line.text for line in join_loose(draw_loosely(8))] == ["council of stones met"] * 8
    assert len(join_loose(draw_loosely(7))) == 21  # too few rows
    assert len(join_loose(draw_loosely(8, shift=0.0))) == 24  # cells of a table
    few = [make_line("one line", bottom=1000 + 12 * n) for n in range(9)]
    assert len(join_loose([*few, *draw_loosely(8)])) == 33  # most of the page is set otherwise
    numbers = [line._replace(text="12 4") for line in draw_loosely(8)]
    assert join_loose(numbers) == numbers


def test_cells_of_loose_words_are_joined_to_cells() -> None:
    words = [line for line in draw_loosely(9) if line.text != "met"]
    rows = [words[place : place + 2] for place in range(0, 18, 2)]
    last = make_line("stones", 330.0)
    cells = [
        line for row in rows for line in (*row, last._replace(bottom=row[0].bottom, top=row[0].top))
    ]
    assert {line.text for line in join_loose(cells)} == {"council of stones", "stones"}


@pytest.mark.parametrize(("others", "cells"), [(0, 18), (1, 17), (4, 9), (5, 9), (9, 18)])
def test_a_few_rows_with_their_gap_elsewhere_leave_a_table_one(others: int, cells: int) -> None:
    rows = []
    for number in range(9):
        end, start = (100, 115) if number < others else (150, 330)
        bottom = 700.0 - 12 * number
        rows.append(make_line("the council", 50, bottom, width=end - 50))
        rows.append(make_line("of stones", start, bottom, width=400 - start))
    assert len(join_loose(rows)) == cells


def test_a_line_is_bold_as_a_whole_if_its_ends_are() -> None:
    bold, plain = PLAIN._replace(weight=700), PLAIN
    chars = make_chars("the wall")
    styles = [bold] * 7 + [plain]
    (line,) = cut_lines(make_sheet(chars, styles.__getitem__))
    assert (line.bold, line.whole, line.lead) == (True, False, 7)
    (line,) = cut_lines(make_sheet(chars, lambda number: bold))
    assert (line.bold, line.whole) == (True, True)
    # A font of Chinese or Japanese does not say that it is bold.
    (line,) = cut_lines(
        make_sheet(make_chars("Stones の壁"), ([bold] * 7 + [plain] * 3).__getitem__)
    )
    assert (line.bold, line.whole) == (True, True)


def test_a_line_knows_how_far_its_start_is_bold() -> None:
    bold = make_line("1.", width=10, bold=True), make_line("Walls", 65, width=25, bold=True)
    half, plain = make_line("Walls are", 65, width=25, lead=5), make_line("old", 95, width=15)
    assert [line.lead for line in join_pieces([*bold, plain])] == [8]
    assert [line.lead for line in join_pieces([bold[0], half, plain])] == [8]
    assert [line.lead for line in join_pieces([plain._replace(left=40, right=60), half])] == [0]
    (line,) = cut_lines(
        make_sheet(
            make_chars("the wall"), ([PLAIN._replace(weight=700)] * 4 + [PLAIN] * 4).__getitem__
        )
    )
    assert (line.bold, line.lead) == (False, 3)


def test_a_raised_mark_may_have_a_bracket() -> None:
    raised = make_chars("3)", 200, 50, height=50)
    assert cut(*WALL, *raised) == ["wall"]
    assert cut(*WALL, *raised[1:]) == ["wall)"]
    cites = [cut_lines(make_sheet([*WALL, *marks]))[0].cites for marks in (raised, raised[1:])]
    assert cites == [True, False]


KOREAN = "국내 의 확"


@pytest.mark.parametrize(
    ("end", "drawn", "broken"),
    [
        pytest.param("", True, True, id="no space at its end"),
        pytest.param(" ", True, False, id="a space"),
        pytest.param("", False, False, id="spaces are made up"),
        pytest.param("x", True, False, id="a Latin letter"),
    ],
)
def test_a_word_of_korean_is_broken_where_no_space_is_drawn(
    end: str, *, drawn: bool, broken: bool
) -> None:
    sheet = make_sheet(make_chars(KOREAN + end))._replace(is_drawn=lambda number: drawn)
    (line,) = cut_lines(sheet)
    spaced = line._replace(text="국내", spaced=True, broken=False)
    (page,) = mark_broken([Page(600, 800, [line, spaced])])
    assert [one.broken for one in page.lines] == [broken, False]
    # A document that draws no space at any end of a line breaks no word.
    (page,) = mark_broken([Page(600, 800, [line] * 2 if not line.spaced else [])])
    assert not any(one.broken for one in page.lines)


@pytest.mark.parametrize(
    ("first", "size", "joined"),
    [
        pytest.param("T", 30.0, "The wall", id="a large letter"),
        pytest.param("A", 30.0, "A he wall", id="a word"),
        pytest.param("T", 10.0, "T he wall", id="no larger"),
    ],
)
def test_the_large_first_letter_of_a_line_is_joined_with_it(
    first: str, size: float, joined: str
) -> None:
    letter = make_line(first, left=50.0, bottom=680.0, width=20.0, height=30.0, size=size)
    line = make_line("he wall", left=75.0)
    (made,) = join_pieces([letter, line])
    assert made.text == joined
    assert (made.bottom == line.bottom) == (joined == "The wall")


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        pytest.param(["1.", "the wall"], ["1. the wall"], id="a number"),
        pytest.param(["(a)", "the wall"], ["(a) the wall"], id="a letter"),
        pytest.param(["\uf0b7", "the wall"], ["\uf0b7 the wall"], id="a bullet of a font"),
        pytest.param(["2.1", "the wall"], ["2.1 the wall"], id="a section"),
        pytest.param(["12.0.4.", "the wall"], ["12.0.4. the wall"], id="a clause"),
        pytest.param(["4.", "(1)", "the wall"], ["4. (1) the wall"], id="two marks"),
        pytest.param(["4.", "(1)"], ["4.", "(1)"], id="marks alone"),
        pytest.param(["–", "the wall"], ["– the wall"], id="a dash"),
        pytest.param(["–", "12"], ["–", "12"], id="a dash in a table"),
        pytest.param(["1", "the wall"], ["1", "the wall"], id="a bare number"),
        pytest.param(["1.", "the wall", "of stone"], ["1.", "the wall", "of stone"], id="cells"),
    ],
)
def test_the_mark_of_an_item_is_joined_with_its_text(texts: list[str], joined: list[str]) -> None:
    row = [make_line(text, left=50.0 + 45 * place) for place, text in enumerate(texts)]
    assert [line.text for line in join_marks(row)] == joined
    below = [line._replace(bottom=600.0 - line.left, top=610.0 - line.left) for line in row]
    assert [line.text for line in join_marks(below)] == texts


def test_the_raised_mark_of_a_note_is_joined_with_its_text() -> None:
    mark, text = make_line("2", 50, 704, height=6, size=6.0), make_line("See the plan.", 60)
    (note,) = join_marks([mark, text])
    assert (note.text, note.noted, note.size) == ("2 See the plan.", True, 10.0)
    level, far = mark._replace(bottom=700), mark._replace(left=0, right=5)
    assert [len(join_marks([one, text])) for one in (level, far, mark._replace(text="x"))] == [
        2
    ] * 3


def test_a_line_is_noted_if_its_mark_is_drawn_first_or_left_of_it() -> None:
    def read(*chars: Char) -> tuple[str, bool]:
        (line,) = cut_lines(make_sheet(chars))
        return line.text, line.noted

    mark, text = make_chars("2", 0, 40, height=60), make_chars("See", 50)
    assert read(*mark, *text) == ("2See", True)
    assert read(*text, *mark) == ("2See", True)
    assert read(*make_chars("2", 0), *text) == ("2See", False)
    assert read(*mark, *make_chars(". See", 50)) == ("2. See", False)
