"""Lines are joined to paragraphs, across columns and pages."""

from typing import Any

import pytest

from summarize.readers.hyphenation import collect_words
from summarize.readers.pdf.exclusions import Section, Segment
from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.paragraphs import (
    Paragraph,
    join_paragraphs,
    join_texts,
    join_two,
    split_paragraphs,
)
from tests.pdf_lines import make_line, make_lines


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        pytest.param("a break-", "water of stone", "a breakwater of stone", id="divided"),
        pytest.param("a well-", "known harbour", "a well-known harbour", id="compound"),
        pytest.param("a well\u00ad", "known harbour", "a well-known harbour", id="compound, soft"),
        pytest.param("the Ven-", "Lipno line", "the Ven-Lipno line", id="two names"),
        pytest.param("a harbour-", "town vote", "a harbour-town vote", id="two words of the paper"),
        pytest.param("pages 3–", "9 are lost", "pages 3–9 are lost", id="range"),
        pytest.param("a stone", "wall", "a stone wall", id="no hyphen"),
        pytest.param("閉店し", "ない", "閉店しない", id="no spaces in Japanese"),
    ],
)
def test_a_hyphen_stays_if_the_paper_writes_the_word_with_it(
    before: str, after: str, joined: str
) -> None:
    lines = ["the well-known breakwater", "a harbour is no town"]
    assert join_two(before, after, collect_words(lines, printed=True)) == joined


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["a stone", "wall"], "a stone wall", id="two lines"),
        pytest.param(["a so\u00adft wall", "and"], "a soft wall and", id="a soft hyphen inside"),
        pytest.param(["a har\u00ad", "bour"], "a harbour", id="at the end of a line"),
        pytest.param(["a har\u00ad"], "a har\u00ad", id="left open"),
        pytest.param(["to Old\u00ad", "Lipno"], "to Old Lipno", id="before a name"),
        pytest.param(["note * that"], "note * that", id="a star"),
    ],
)
def test_lines_are_joined_to_a_text(lines: list[str], text: str) -> None:
    assert join_texts(map(make_line, lines), collect_words([], printed=True)) == text


def test_a_broken_word_of_korean_goes_on_without_a_space() -> None:
    words = collect_words([], printed=True)
    broken, whole = make_line("국내 확", broken=True), make_line("국내 확")
    after, latin = make_line("진자는 많다."), make_line("IBM은 크다.")
    assert join_texts([broken, after], words) == "국내 확진자는 많다."
    assert join_texts([whole, after], words) == "국내 확 진자는 많다."
    assert join_texts([broken, latin], words) == "국내 확 IBM은 크다."


WORDS = collect_words([], printed=True)


def split(*lines: Line, column: float = 250.0) -> list[int]:
    """Count the lines of each paragraph."""
    return [len(paragraph) for paragraph in split_paragraphs(lines, column)]


def pair(
    after: str = "It goes on", before: str = "We know.", *, right: float = 250.0, **how: Any
) -> tuple[Line, ...]:
    """Make two full lines, then one that ends ``right`` of the left edge, and one after it."""
    first = make_lines(["x" * 50, "x" * 50])
    return (
        *first,
        make_line(before, bottom=676.0, width=right),
        make_line(after, **{"bottom": 664.0} | how),
    )


@pytest.mark.parametrize(
    ("lines", "cut"),
    [
        pytest.param(pair()[:1], [1], id="one line"),
        pytest.param(pair(), [4], id="full lines"),
        # "It " and half a height need 1.3 * 15 + 5 = 24.5 points.
        pytest.param(pair(right=225.4), [3, 1], id="room for a word"),
        pytest.param(pair(right=225.5), [4], id="no room for it"),
        pytest.param(pair("it goes on", right=225.4), [4], id="room, but it goes on"),
        pytest.param(pair("12 boats go", right=225.4), [3, 1], id="room, and a number"),
        pytest.param(pair("Italy goes on", right=225.4), [4], id="no room for a longer word"),
        pytest.param(pair("עוד שורה", right=215.0), [3, 1], id="room, letters without case"),
        pytest.param(pair("עוד שורה", "דבר", right=215.0), [4], id="in a sentence"),
        pytest.param(pair("• It goes", before="know"), [3, 1], id="a bullet"),
        pytest.param(pair("1. It goes"), [3, 1], id="an item"),
        pytest.param(pair("1. It goes", before="know"), [4], id="a number in a sentence"),
        pytest.param(pair(bottom=659.0, before="know"), [3, 1], id="a space"),
        pytest.param(pair(bottom=660.0, before="know"), [4], id="a smaller space"),
        pytest.param(pair("goes", bottom=659.0, before="know"), [4], id="a space, it goes on"),
        pytest.param(
            pair("goes", bottom=659.0, before="Ann Lund, 1901", font="Other"),
            [3, 1],
            id="a space, and another font",
        ),
        pytest.param(pair("goes", bottom=660.0), [3, 1], id="a smaller space after a sentence"),
        pytest.param(pair("goes", bottom=661.0), [4], id="hardly a space after a sentence"),
        pytest.param(pair("goes", left=56.1), [3, 1], id="indented"),
        pytest.param(pair("goes", left=56.0), [4], id="hardly indented"),
        pytest.param(pair("goes", left=56.1, before="know"), [4], id="indented in a sentence"),
        pytest.param(pair("goes", left=56.1, before="know:"), [3, 1], id="indented after a colon"),
        pytest.param(pair("goes", left=56.1, before="know.3"), [3, 1], id="indented after a note"),
        pytest.param(pair("goes", before="know;", right=150.0), [3, 1], id="a short item"),
        pytest.param(pair("goes", before="know;"), [4], id="a semicolon in a full line"),
        pytest.param(pair("ขึ้นไป", left=56.1, before="กำแพง"), [3, 1], id="indented in Thai"),
        pytest.param(pair("ขึ้นไป", left=56.1, before="- กำแพง"), [4], id="an item in Thai"),
    ],
)
def test_a_paragraph_is_cut_at_a_space_an_indent_or_a_short_line(
    lines: tuple[Line, ...], cut: list[int]
) -> None:
    assert split(*lines) == cut


def test_a_long_run_says_itself_where_its_column_ends() -> None:
    lines = [make_line("Stones", bottom=700 - 12 * n, width=200.0) for n in range(6)]
    lines[2] = lines[2]._replace(right=190.0)
    # 1.3 * 7 characters of a sixth of 200 points are too wide for any line.
    assert split(*lines, column=1000.0) == [6]
    assert split(*lines[:5], column=1000.0) == [1] * 5
    narrow = [line._replace(text="It goes on and on and on and on and on") for line in lines]
    assert split(*narrow, column=1000.0) == [3, 3]
    # Two more that are wider are not three tenths of them.
    wide = [line._replace(right=250.0 + 50 * (n == 0)) for n, line in enumerate(narrow)]
    assert split(*wide, column=1000.0) == [6]


def join(*pieces: tuple[str, dict[str, Any]]) -> list[str]:
    """List the texts that parts of one line each make; removed ones in brackets."""
    made = []
    for text, how in pieces:
        place = {key: how[key] for key in how if key not in ("reason", "heading")}
        line = make_line(text, **{"width": 250.0} | place)
        made.append(Segment((line,), how.get("reason", ""), how.get("heading", False)))
    return [
        f"({p.text})" if p.reason else p.text for p in join_paragraphs(made, WORDS, 250.0, 10.0)
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        pytest.param(("the wall", {}), ("of stone", {}), True, id="a small letter"),
        pytest.param(("the wall.", {}), ("of stone", {}), True, id="a small letter after a stop"),
        pytest.param(("the wall", {"width": 175.0}), ("of stone", {}), False, id="a short line"),
        pytest.param(("the wall", {"width": 175.1}), ("of stone", {}), True, id="long enough"),
        pytest.param(("the wall", {"heading": True}), ("of stone", {}), False, id="a heading"),
        pytest.param(("the wall", {}), ("of stone", {"heading": True}), False, id="before one"),
        pytest.param(("the wall", {}), ("• of stone", {}), False, id="a bullet"),
        pytest.param(("the wall", {}), ("Of stone", {}), True, id="a capital in a sentence"),
        pytest.param(("the wall.", {}), ("Of stone", {}), False, id="a capital after a stop"),
        pytest.param(("the wall.3,4", {}), ("Of stone", {}), False, id="after a stop and notes"),
        pytest.param(("the wall:", {}), ("Of stone", {}), False, id="after a colon"),
        pytest.param(("the wall;", {}), ("Of stone", {}), False, id="after a semicolon"),
        pytest.param(("the wall", {}), ("1. Of stone", {}), False, id="an item"),
        pytest.param(("the WALL,", {}), ("Of stone", {}), True, id="after a comma"),
        pytest.param(("the WALL", {}), ("Of stone", {}), False, id="after a capital"),
        pytest.param(("the WALL", {}), ("(of stone)", {}), True, id="a bracket"),
        pytest.param(("the WALL", {}), ("12 of stone", {}), True, id="a number"),
    ],
)
def test_a_paragraph_goes_on_if_its_sentence_does(
    before: tuple[str, dict[str, Any]], after: tuple[str, dict[str, Any]], joined: bool
) -> None:
    texts = [before[0], after[0]]
    assert join(before, after) == ([" ".join(texts)] if joined else texts)
    note = ("A note.", {"reason": "footnote"})
    between = [" ".join(texts), "(A note.)"] if joined else [texts[0], "(A note.)", texts[1]]
    assert join(before, note, after) == between


def test_a_paragraph_of_lines_goes_on_if_its_last_one_is_almost_full() -> None:
    after = Segment((make_line("of stone", bottom=676.0),))
    for width, count in ((10.1, 1), (10.0, 2)):  # 40 points, four heights, are missing
        last = make_line("the wall", bottom=688.0, width=width)
        lines = (make_line("the council", width=50.0), last)
        assert len([*join_paragraphs([Segment(lines), after], WORDS, 250.0, 10.0)]) == count
    # Of the joined one, the lines are those of both.
    # Lines without case reach the edge of their column if they go on.
    for width, count in ((235.1, 1), (235.0, 2)):
        wall, stone = make_line("城墙", width=width), make_line("石造", bottom=688.0)
        walls = [Segment((wall,)), Segment((stone,))]
        assert len([*join_paragraphs(walls, WORDS, 250.0, 10.0)]) == count
    first = make_line("the wall", width=250.0)
    (whole,) = join_paragraphs([Segment((first,)), after], WORDS, 250.0, 10.0)
    assert whole == Paragraph("the wall of stone", 1, lines=(first, *after.lines))


@pytest.mark.parametrize(
    ("how", "joined"),
    [
        pytest.param({"left": 320.0, "bottom": 712.0}, True, id="the next column"),
        pytest.param({"left": 320.0, "bottom": 707.0}, False, id="a level line beside it"),
        pytest.param({"left": 319.0, "bottom": 700.0}, True, id="the rest of its line"),
        pytest.param({"left": 321.0, "bottom": 700.0}, False, id="a line further right"),
        pytest.param({"left": 320.0, "bottom": 400.0}, False, id="a lower one"),
        pytest.param({"left": 320.0, "bottom": 400.0, "page": 2}, True, id="the next page"),
        pytest.param({"left": 320.0, "bottom": 712.0, "size": 10.5}, True, id="hardly larger"),
        pytest.param({"left": 320.0, "bottom": 712.0, "size": 9.0}, False, id="smaller"),
        pytest.param({"bottom": 400.0, "size": 9.0}, True, id="below it, and smaller"),
        pytest.param({"bottom": 712.0}, False, id="above it"),
        pytest.param({"left": 200.0, "bottom": 912.0}, False, id="above it, further right"),
    ],
)
def test_a_paragraph_goes_on_where_its_column_does(how: dict[str, Any], *, joined: bool) -> None:
    assert len(join(("the wall", {"bottom": 699.0}), ("of stone", how))) == 2 - joined


@pytest.mark.parametrize(
    ("how", "joined"),
    [
        pytest.param({"bottom": 683.0}, True, id="just below"),
        pytest.param({"bottom": 681.0}, False, id="further below"),
        pytest.param({"left": 320.0, "bottom": 740.0}, True, id="the next column"),
        pytest.param({"left": 320.0, "bottom": 738.0}, False, id="a cell beside it"),
        pytest.param({"left": 20.0, "bottom": 687.0, "width": 20.0}, False, id="a cell below it"),
    ],
)
def test_a_capital_goes_on_only_near_or_far_above(how: dict[str, Any], *, joined: bool) -> None:
    assert len(join(("the wall of", {"bottom": 699.0}), ("Lipno", how))) == 2 - joined


@pytest.mark.parametrize(
    ("text", "how", "joined"),
    [
        pytest.param("Lipno goes on", {}, True, id="a capital"),
        pytest.param("Lipno goes on", {"size": 9.0}, False, id="smaller, such as a note"),
        pytest.param("goes on", {"size": 9.0}, True, id="smaller, but it goes on"),
        pytest.param("The mill", {"width": 124.0}, False, id="a running head"),
        pytest.param("The mill.", {"width": 124.0}, True, id="the end of a sentence"),
    ],
)
def test_a_sentence_goes_on_below_the_running_head(
    text: str, how: dict[str, Any], *, joined: bool
) -> None:
    assert len(join(("the wall of", {}), (text, {"page": 2} | how))) == 2 - joined


def test_nothing_goes_on_behind_a_removed_line_in_its_column() -> None:
    before, after = ("the wall, which", {"bottom": 699.0}), ("of stone", {"bottom": 600.0})
    formula = {"bottom": 650.0, "reason": "table"}
    assert join(before, ("x = 2", formula), after) == [before[0], "(x = 2)", after[0]]
    aside = formula | {"left": 400.0}
    assert join(before, ("x = 2", aside), after) == ["the wall, which of stone", "(x = 2)"]


def test_a_list_in_a_narrow_column_does_not_go_on_in_a_letter() -> None:
    def count(text: str, lines: int, width: float) -> int:
        letter = Segment((make_line(text, 320.0, 730.0),))
        names = make_lines(["lee of lipno"] * lines, width=width)
        return len([*join_paragraphs([Segment(names), letter], WORDS, 250.0, 10.0)])

    assert count("Dear friends", 3, 124.0) == count("Dear friends", 2, 124.0) == 2
    assert count("Dear friends", 3, 125.0) == 1
    assert count("of stone", 3, 124.0) == 1  # prose beside a picture


def test_the_last_word_of_an_indented_line_stands_below_its_start() -> None:
    for left, joined in ((40.0, True), (28.0, False)):
        lines = [("the wall", {"left": 100.0, "bottom": 700.0})]
        lines.append(("stones", {"left": left, "bottom": 688.0, "width": 50.0}))
        assert len(join(*lines)) == 2 - joined


def test_the_label_of_an_abstract_goes_with_its_part() -> None:
    def read(text: str, *, abstract: bool = True, reason: str = "") -> list[str]:
        part = Segment(
            make_lines(text), reason, section=Section.ABSTRACT if abstract else Section.BODY
        )
        return [p.text for p in join_paragraphs([part], WORDS, 250.0, 10.0)]

    assert read("Abstract. We build walls.") == ["We build walls."]
    assert read("Abstract. We build walls.", abstract=False) == ["Abstract. We build walls."]
    assert read("Abstract. We build.", reason="caption") == ["Abstract. We build."]
    assert read("Abstract") == []
    assert read("Zusammenfassung") == ["Zusammenfassung"]
    assert read("Zusammenfassung see") == ["Zusammenfassung see"]
    assert read("Zusammenfassung of a") == ["of a"]


def test_a_paragraph_goes_on_across_a_note() -> None:
    lines = [
        make_line("The town has paid for a new", width=250.0),
        make_line("1 See the plan of May.", bottom=100.0, size=8.0),
        make_line("wall of stone.", bottom=688.0, page=2),
    ]
    joined = join_paragraphs([Segment((line,)) for line in lines], WORDS, 250.0, 10.0)
    assert [(p.text, p.note) for p in joined] == [
        ("The town has paid for a new wall of stone.", False),
        ("1 See the plan of May.", True),
    ]


def test_a_line_of_japanese_that_ends_far_left_of_the_next_ends_a_paragraph() -> None:
    full = make_line("石の壁は港を守るために造られたと言われて", bottom=688.0, width=200.0)
    for width, count in ((140.0, 1), (139.0, 2)):
        assert len(split(make_line("第一条 目的", width=width), full, column=200.0)) == count
    # In another script it may be a long word that has no room.
    latin = full._replace(text="the walls of the old quarry were built there")
    assert len(split(make_line("Walls of the", width=139.0), latin, column=200.0)) == 1
    # After a stop, room for a few letters is enough.
    ended = make_line("壁は古いと言う人が多い。", width=165.0)
    assert len(split(ended, full, column=200.0)) == 2


def test_numbers_that_follow_each_other_at_one_place_are_items() -> None:
    rows = ["1. Lift the stone", "2. Drop it", "3. Go home"]
    assert len(split_paragraphs(make_lines(rows), 250.0)) == 3
    assert len(split_paragraphs(make_lines(["1. Lift", "3. Go"]), 20.0)) == 1
    # So are letters and Roman numbers, also if others stand between them.
    nested = ["there are (a) the walls", "(i) of stone,", "(ii) of wood", "(b) and the quays"]
    assert len(split_paragraphs(make_lines(["(a) the walls", *nested[1:]]), 20.0)) == 4
    assert len(split_paragraphs(make_lines(nested), 20.0)) == 3
    assert len(split_paragraphs(make_lines(["H. Pain", "I. Keller", "c. 1900"]), 20.0)) == 2
    assert len(split_paragraphs(make_lines(["by paragraph", "(i) of it"]), 20.0)) == 1
    # And words with a number.
    for one, other in (
        ("Article 3", "Article 4"),
        ("§ 3", "§ 4"),
        ("ข้อ 3", "ข้อ 4"),
        ("第３条", "第４条"),
    ):
        assert len(split_paragraphs(make_lines([f"{one} of it", f"{other} of all"]), 20.0)) == 2
    for other in ("Article 5", "Article4", "Part 4"):
        assert len(split_paragraphs(make_lines(["Article 3 of it", other]), 20.0)) == 1
    clauses = ["2.1. Lift the stones.", "2.2. Drop all of it in May 2020.", "3.11. 코로나"]
    assert len(split_paragraphs(make_lines(clauses), 20.0)) == 2
    assert len(split_paragraphs(make_lines(["Seen:", "o Lift the stone", "o Go home"]), 250.0)) == 3
