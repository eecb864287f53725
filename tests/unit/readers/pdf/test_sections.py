"""Parts of a paper: body, back matter, references."""

from typing import Any

import pytest

from summarize.readers.pdf.front_matter import find_start
from summarize.readers.pdf.sections import (
    Plan,
    cut_segments,
    find_references,
    is_prose,
    sort_segments,
)
from tests.pdf_lines import LAYOUT, make_line, make_lines
from tests.unit.readers.pdf.examples import LONG, Row, make_runs


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


BOLD: dict[str, Any] = {"bold": True}


TWO: Row = (f"{LONG}\n{LONG}.", {})


ONE: Row = (f"{LONG}.", {})


def sort(*rows: Row, refer: int | None = None, **layout: Any) -> list[str]:
    """List reasons to remove segments; ``refer`` is the number of the row that heads references."""
    runs = make_runs(*rows)
    lines = sum(map(len, runs))
    head = None if refer is None else runs[refer][0]
    plan = Plan(LAYOUT._replace(**layout), 600.0, lines, find_start(runs), head)
    return [segment.reason for segment in sort_segments(runs, plan)]


THANKS: Row = ("Acknowledgements", BOLD)


OPENING: Row = ("Funding: " + "by the county " * 15, {"page": 3})


BACK = "back matter"


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        pytest.param([TWO, TWO, THANKS, TWO], ["", "", BACK, BACK], id="to the end"),
        pytest.param([TWO, TWO, ("Acknowledgements", {}), ONE], ["", "", BACK, BACK], id="plain"),
        pytest.param([TWO, TWO, THANKS, TWO, ONE], [""] * 5, id="not in the first half"),
        pytest.param(
            [TWO, TWO, THANKS, ("Discussion", BOLD), ONE], ["", "", BACK, "", ""], id="over"
        ),
        pytest.param([TWO, TWO, THANKS, ("Funding", BOLD)], ["", "", BACK, BACK], id="goes on"),
        pytest.param([TWO, TWO, THANKS, ("The Crew", BOLD)], ["", "", BACK, ""], id="any heading"),
        pytest.param(
            [TWO, ("Ethics approval and consent" + "x" * 42, {})], ["", BACK], id="69 long"
        ),
        pytest.param([TWO, ("Ethics approval and consent" + "x" * 43, {})], ["", ""], id="70 long"),
        pytest.param([TWO, TWO, OPENING], ["", "", ""], id="a name before its text, in no paper"),
    ],
)
def test_back_matter_begins_in_the_second_half_with_its_name(
    rows: list[Row], reasons: list[str]
) -> None:
    assert sort(*rows) == reasons


def test_where_sections_have_headings_of_their_own_only_those_end_back_matter() -> None:
    heads = frozenset({("Head", 10.0)})
    crew: Row = ("The Crew", BOLD)
    styled: Row = ("The Crew", {"font": "Head"})
    assert sort(TWO, TWO, THANKS, crew, ONE, heads=heads) == ["", "", BACK, BACK, BACK]
    assert sort(TWO, TWO, THANKS, styled, ONE, heads=heads) == ["", "", BACK, "", ""]
    named: Row = ("Discussion", BOLD)
    assert sort(TWO, TWO, THANKS, named, ONE, heads=heads) == ["", "", BACK, "", ""]


REFERENCES: Row = ("References", BOLD)


@pytest.mark.parametrize(
    ("rows", "refer", "reasons"),
    [
        pytest.param(
            [TWO, REFERENCES, ONE, THANKS, ONE], 1, ["", *["reference"] * 4], id="to the end"
        ),
        pytest.param(
            [TWO, REFERENCES, ("Appendix A", BOLD), ONE, ("The Crew", BOLD)],
            1,
            ["", "reference", BACK, BACK, ""],
            id="an appendix",
        ),
        pytest.param(
            [TWO, REFERENCES, ("Appendix of it all, see", {}), ONE],
            1,
            ["", "reference", "reference", "reference"],
            id="a reference that begins so",
        ),
        pytest.param([TWO, REFERENCES, ONE], None, ["", "", ""], id="no such list"),
        pytest.param([TWO, TWO, OPENING, REFERENCES], 3, ["", "", BACK, "reference"], id="a name"),
        pytest.param([TWO, OPENING, ONE, REFERENCES], 3, ["", "", "", "reference"], id="too early"),
        pytest.param(
            [TWO, TWO, ("Funding: " + "x" * 689 + "!", {"page": 3}), REFERENCES],
            3,
            ["", "", BACK, "reference"],
            id="699 characters",
        ),
        pytest.param(
            [TWO, TWO, ("Funding: " + "x" * 690 + "!", {"page": 3}), REFERENCES],
            3,
            ["", "", "", "reference"],
            id="700 characters",
        ),
    ],
)
def test_references_go_up_to_an_appendix(
    rows: list[Row], refer: int | None, reasons: list[str]
) -> None:
    assert sort(*rows, refer=refer) == reasons


def test_a_paper_is_its_abstract_and_its_sections() -> None:
    name: Row = ("Abstract", BOLD)
    russian: Row = (
        "Лодки стоят у причала.",
        {},
    )
    kinds = ["front matter", "affiliation", "table", "", "", "translation", "", "", ""]
    rows = [
        ("Stone from a Quarry", {}),
        ("University of Lipno", {}),
        ("Quay 12", {"reason": "table"}),
        name,
        TWO,
        russian,
        INTRODUCTION,
        russian,
        TWO,
    ]
    assert sort(*rows) == kinds
    # An abstract without an introduction goes on to the second page at most.
    late = [(text, how | {"page": page}) for page in (1, 2, 3) for text, how in (TWO, russian)]
    assert sort(name, *late) == ["", "", "translation", "", "translation", "", ""]
    runs = make_runs(name, *late)
    plan = Plan(LAYOUT, 600.0, 10, find_start(runs), None)
    assert [segment.abstract for segment in sort_segments(runs, plan)] == [True] * 5 + [False] * 2
    # Without an abstract, what is drawn before the introduction is its lead.
    runs = make_runs(LEAD, INTRODUCTION, TWO)
    plan = Plan(LAYOUT, 600.0, 10, find_start(runs), None)
    assert [segment.abstract for segment in sort_segments(runs, plan)] == [True, False, False]


HEAD: Row = ("References", {"bold": True, "left": 320.0, "top": 400.0})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"left": 50.0, "top": 300.0}, "", id="left of its head"),
        pytest.param({"left": 95.0, "top": 300.0}, "reference", id="below its head"),
        pytest.param({"left": 94.9, "width": 225.0, "top": 300.0}, "", id="just left of it"),
        pytest.param({"left": 320.0, "top": 430.0}, "", id="above its head"),
        pytest.param({"left": 320.0, "top": 410.0}, "reference", id="at its head"),
        pytest.param({"left": 440.0, "top": 430.0}, "reference", id="in a column beside it"),
        pytest.param({"left": 439.9, "top": 430.0}, "", id="not quite beside it"),
        pytest.param({"left": 50.0, "page": 2}, "reference", id="on the next page"),
        pytest.param({"left": 50.0, "size": 9.0}, "reference", id="small"),
        pytest.param({"left": 50.0, "font": "Arial"}, "reference", id="in another font"),
    ],
)
def test_prose_that_stands_before_references_stays(changes: dict[str, Any], reason: str) -> None:
    row = (f"{LONG}\n{LONG}", {"width": 225.0} | changes)
    assert sort(TWO, HEAD, row, refer=1) == ["", "reference", reason]
    numbered = (f"[1] {LONG}\n{LONG}", row[1])
    assert sort(TWO, HEAD, numbered, refer=1) == ["", "reference", "reference"]


@pytest.mark.parametrize(
    ("lines", "how", "prose"),
    [
        pytest.param(["x" * 29] * 2, {}, True, id="two lines"),
        pytest.param(["x" * 28] * 2, {}, False, id="short lines"),
        pytest.param(["x" * 29], {}, False, id="one line"),
        pytest.param(["x" * 29] * 2, {"size": 9.25}, False, id="small"),
        pytest.param(["x" * 29] * 2, {"size": 9.5}, True, id="hardly smaller"),
        pytest.param(["x" * 29] * 2, {"font": "Arial"}, False, id="in another font"),
    ],
)
def test_prose_is_set_as_the_body_is(lines: list[str], how: dict[str, Any], prose: bool) -> None:
    assert is_prose(make_lines(lines, **how), LAYOUT) == prose


@pytest.mark.parametrize(
    ("row", "label"),
    [
        pytest.param(("The walls", {"bold": True, "size": 9.0}), "", id="small and bold"),
        pytest.param(("The walls", {"bold": True, "size": 7.5}), "", id="not too small"),
        pytest.param(("The walls", {"bold": True, "size": 7.4}), "label", id="too small"),
        pytest.param(("WALLS", {"size": 9.25}), "label", id="small capitals"),
        pytest.param(("WALLS", {"size": 9.5}), "", id="capitals"),
        pytest.param(("Walls", {"font": "Head", "size": 9.0}), "", id="small, as sections are set"),
        pytest.param(("Walls", {"font": "Head", "size": 8.0}), "label", id="smaller than those"),
    ],
)
def test_a_small_heading_is_one_if_it_is_bold_or_as_the_others_are(row: Row, label: str) -> None:
    assert sort(TWO, row, heads=frozenset({("Head", 9.0)})) == ["", label]


def segments(
    *rows: Row, front: bool = False, heads: frozenset[tuple[str, float]] = frozenset()
) -> str:
    """List the first words of the lines of the segments that a run is cut into."""
    run = [line for run in make_runs(*rows) for line in run]
    cut = cut_segments(tuple(run), LAYOUT._replace(heads=heads), front=front)
    return " | ".join(" ".join(line.text.split()[0] for line in segment) for segment in cut)


LARGE: dict[str, Any] = {"size": 12.0}


@pytest.mark.parametrize(
    ("rows", "cut"),
    [
        pytest.param([("a b", {}), ("c d", {})], "a c", id="plain lines"),
        pytest.param([("a b", {}), ("Results", {}), ("c d", {})], "a | Results | c", id="named"),
        pytest.param([("Results", {}), ("c d", {})], "Results | c", id="named, at the start"),
        pytest.param([("a b", {}), ("Abstract", {})], "a | Abstract", id="an abstract"),
        pytest.param([("a b", {}), ("Abstract: we see", {})], "a Abstract:", id="and its text"),
        pytest.param([("a b", {}), ("Walls", BOLD), ("c d", {})], "a | Walls | c", id="bold"),
        pytest.param([("Walls", BOLD), ("Quays", BOLD), ("c d", {})], "Walls Quays | c", id="two"),
        pytest.param([("Walls", BOLD)] * 3 + [("c d", {})], "Walls Walls Walls c", id="three"),
        pytest.param([("a b", {}), ("Walls", LARGE), ("c d", {})], "a | Walls | c", id="large"),
        pytest.param([("Quays", LARGE), ("Walls", LARGE)], "Quays Walls", id="both large"),
        pytest.param([("a b", {}), ("Walls", {"size": 10.5})], "a Walls", id="hardly larger"),
        pytest.param([("a b", {"size": 9.0}), ("Walls", {})], "a Walls", id="after small ones"),
        pytest.param(
            [("a b", {}), ("Walls", {"font": "Head"}), ("c d", {})], "a | Walls | c", id="styled"
        ),
        pytest.param(
            [("Quays", {"font": "Head"}), ("Walls", {"font": "Head"})],
            "Quays Walls",
            id="both styled",
        ),
        pytest.param([("a b", {}), ("wall,", BOLD)], "a wall,", id="bold, but no heading"),
        pytest.param([("a b", {}), ("Received: in May", {})], "a Received:", id="a label of front"),
    ],
)
def test_a_run_is_cut_at_headings(rows: list[Row], cut: str) -> None:
    assert segments(*rows, heads=frozenset({("Head", 10.0)})) == cut


def test_up_to_the_end_of_the_abstract_labels_begin_a_part() -> None:
    rows: list[Row] = [("a b", {}), ("Received: in May", {})]
    assert segments(*rows, front=True) == "a | Received:"
    assert segments(*[(text, {"page": 2}) for text, _ in rows], front=True) == "a | Received:"
    assert segments(*[(text, {"page": 3}) for text, _ in rows], front=True) == "a Received:"


LEAD: Row = ("\n".join(["wall " * 9 + "x"] * 7), {})


INTRODUCTION: Row = ("1 Introduction", BOLD)
