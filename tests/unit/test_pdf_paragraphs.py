"""The lines of a PDF become tables, paragraphs and blocks, by where they stand."""

from typing import Any

import pytest

from summarize.readers.pdf.blocks import describe_blocks
from summarize.readers.pdf.exclusions import Part
from summarize.readers.pdf.lines import Line, Page
from summarize.readers.pdf.paragraphs import (
    Paragraph,
    join_paragraphs,
    split_paragraphs,
)
from summarize.readers.pdf.sections import find_references
from summarize.readers.pdf.tables import mark_tables
from summarize.readers.texts.line_ends import count_words
from tests.pdf_lines import LAYOUT, make_line, make_lines

PROSE = "The council of the town met on a Monday to vote on it"
WORDS = count_words([], printed=True)
BOLD: dict[str, Any] = {"bold": True}


def tables(*lines: Line) -> list[str]:
    (page,) = mark_tables([Page(600.0, 800.0, list(lines))], LAYOUT)
    return ["T" if line.reason == "table" else "-" for line in page.lines]


def grid(rows: str) -> list[Line]:
    """Return lines below each other: "=" two cells, "-" a short line, "p" one of prose."""
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
        pytest.param(["as we see in", ("Table 1: the", {}), "a 1"], "---", id="within a sentence"),
        pytest.param(["as we see.", ("Table 1: the", {}), "a 1"], "--T", id="after a sentence"),
        pytest.param(
            ["as we see in", ("Table 1: the", {"font": "Arial"}), "a 1"],
            "--T",
            id="after it, other font",
        ),
        pytest.param(
            ["as we see in", ("Table 1: the", {"size": 9.0}), "a 1"], "--T", id="after it, small"
        ),
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


def split(*lines: Line, column: float = 250.0) -> list[int]:
    """Return how many lines each paragraph has."""
    return [len(paragraph) for paragraph in split_paragraphs(lines, column)]


def pair(
    after: str = "It goes on", before: str = "We know.", *, right: float = 250.0, **how: Any
) -> tuple[Line, ...]:
    """Return two full lines, then one that ends ``right`` of the left edge, and one after it."""
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
        pytest.param(pair("• It goes", before="know"), [3, 1], id="a bullet"),
        pytest.param(pair("1. It goes"), [3, 1], id="an item"),
        pytest.param(pair("1. It goes", before="know"), [4], id="a number in a sentence"),
        pytest.param(pair(bottom=659.0, before="know"), [3, 1], id="a space"),
        pytest.param(pair(bottom=660.0, before="know"), [4], id="a smaller space"),
        pytest.param(pair("goes", bottom=659.0, before="know"), [4], id="a space, it goes on"),
        pytest.param(pair("goes", bottom=660.0), [3, 1], id="a smaller space after a sentence"),
        pytest.param(pair("goes", bottom=661.0), [4], id="hardly a space after a sentence"),
        pytest.param(pair("goes", left=56.1), [3, 1], id="indented"),
        pytest.param(pair("goes", left=56.0), [4], id="hardly indented"),
        pytest.param(pair("goes", left=56.1, before="know"), [4], id="indented in a sentence"),
        pytest.param(pair("goes", left=56.1, before="know:"), [3, 1], id="indented after a colon"),
        pytest.param(pair("goes", left=56.1, before="know.3"), [3, 1], id="indented after a note"),
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
    """Return the texts that parts of one line each make; those left out in brackets."""
    made = []
    for text, how in pieces:
        place = {key: how[key] for key in how if key not in ("reason", "heading")}
        line = make_line(text, **{"width": 250.0} | place)
        made.append(Part((line,), how.get("reason", ""), how.get("heading", False)))
    return [f"({p.text})" if p.reason else p.text for p in join_paragraphs(made, WORDS, 250.0)]


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
    after = Part((make_line("of stone"),))
    for width, count in ((10.1, 1), (10.0, 2)):  # 40 points, four heights, are missing
        last = make_line("the wall", bottom=688.0, width=width)
        lines = (make_line("the council", width=50.0), last)
        assert len([*join_paragraphs([Part(lines), after], WORDS, 250.0)]) == count
    # Of the joined one, the lines are those of both.
    first = make_line("the wall", width=250.0)
    (whole,) = join_paragraphs([Part((first,)), after], WORDS, 250.0)
    assert whole == Paragraph("the wall of stone", 1, lines=(first, *after.lines))


def test_the_label_of_an_abstract_goes_with_its_part() -> None:
    def read(text: str, *, abstract: bool = True, reason: str = "") -> list[str]:
        part = Part(make_lines(text), reason, abstract=abstract)
        return [p.text for p in join_paragraphs([part], WORDS, 250.0)]

    assert read("Abstract. We build walls.") == ["We build walls."]
    assert read("Abstract. We build walls.", abstract=False) == ["Abstract. We build walls."]
    assert read("Abstract. We build.", reason="caption") == ["Abstract. We build."]
    assert read("Abstract") == []
    assert read("Zusammenfassung") == ["Zusammenfassung"]
    assert read("Zusammenfassung see") == ["Zusammenfassung see"]
    assert read("Zusammenfassung of a") == ["of a"]


def describe(*rows: tuple[str, dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Return the kind, the level, the number and the text of each block."""
    paragraphs = []
    for text, how in rows:
        style = {key: how[key] for key in how if key in ("size", "bold")}
        rest = {key: how[key] for key in how if key not in style}
        lines = (make_line(text, **style),)
        paragraphs.append(Paragraph(text, 3, lines=lines, **rest))
    blocks = [*describe_blocks(paragraphs)]
    assert all(block.get("page", 3) == 3 for block in blocks)
    names = ("kind", "level", "number", "text")
    return [
        tuple(block[name] for name in names if name in block) or (block["reason"], block["removed"])
        for block in blocks
    ]


H: dict[str, Any] = {"heading": True}


@pytest.mark.parametrize(
    ("rows", "blocks"),
    [
        pytest.param([("A wall.", {})], [("A wall.",)], id="text"),
        pytest.param([("A wall.", {"reason": "label"})], [("label", "A wall.")], id="left out"),
        pytest.param(
            [
                ("Walls", H | {"size": 14.0}),
                ("Quays", H | {"size": 12.0}),
                ("Lamps", H | BOLD),
                ("LAMPS", H),
                ("Boats", H),
            ],
            [
                ("heading", 2, "Walls"),
                ("heading", 3, "Quays"),
                ("heading", 4, "Lamps"),
                ("heading", 5, "LAMPS"),
                ("heading", 6, "Boats"),
            ],
            id="by size, weight and capitals",
        ),
        pytest.param(
            [(f"Wall {n}", H | {"size": 20.0 - n}) for n in range(7)],
            [("heading", min(6, 2 + n), f"Wall {n}") for n in range(7)],
            id="six levels",
        ),
        pytest.param(
            [("1 A", H), ("1.2 A", H), ("1.2.3. A", H), ("1.1.1.1.1.1 A", H)],
            [
                ("heading", 2, "1 A"),
                ("heading", 3, "1.2 A"),
                ("heading", 4, "1.2.3. A"),
                ("heading", 6, "1.1.1.1.1.1 A"),
            ],
            id="by number",
        ),
        pytest.param(
            [("Gone", H | {"size": 14.0, "reason": "label"}), ("Walls", H)],
            [("label", "Gone"), ("heading", 2, "Walls")],
            id="what is left out has no level",
        ),
        pytest.param([("• A wall.", {})], [("item", 1, "A wall.")], id="a bullet"),
        pytest.param([("•", {})], [("•",)], id="a bullet alone"),
        pytest.param(
            [("1. A", {}), ("2. B", {}), ("3) C", {}), ("5. E", {})],
            [("item", 1, 1, "A"), ("item", 1, 2, "B"), ("item", 1, 3, "C"), ("5. E",)],
            id="a list",
        ),
        pytest.param(
            [("1. A", {}), ("Between.", {}), ("(2) B", {})],
            [("item", 1, 1, "A"), ("Between.",), ("item", 1, 2, "B")],
            id="and text between",
        ),
        pytest.param(
            [("1. A", {}), ("2. B", H)], [("1. A",), ("heading", 2, "2. B")], id="no item"
        ),
        pytest.param(
            [("1. A", {}), ("2. B", {"reason": "label"})], [("1. A",), ("label", "2. B")], id="gone"
        ),
    ],
)
def test_paragraphs_become_blocks(
    rows: list[tuple[str, dict[str, Any]]], blocks: list[tuple[Any, ...]]
) -> None:
    assert describe(*rows) == blocks


def references(*texts: str, reason: str = "") -> int | None:
    return find_references([make_line(text, reason=reason) for text in texts])


def test_a_reference_list_is_the_last_with_that_name_and_years_after_it() -> None:
    body = ["The wall is new."] * 8
    dated = ["Keller 2009"] * 5
    assert references(*body, "References", *dated) == 8
    assert references(*body, "References", *dated, "References", *dated) == 14
    assert references(*body, "References", *["Keller"] * 5) is None
    assert references(*body, "References", *dated, reason="table") is None
    # A quarter of the lines up to the end name a year, or five do.
    assert references(*body, "References", *dated[:1], *["Keller"] * 5) == 8
    assert references(*body, "References", *dated[:1], *["Keller"] * 7) is None
    # Not among the first three tenths.
    assert references("A", "B", "C", "References", *dated[:3], "D", "E", "F") is None
    assert references("A", "B", "C", "D", "References", *dated[:3], "E", "F") == 4
