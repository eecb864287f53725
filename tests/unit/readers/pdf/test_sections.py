"""Parts of a paper: body, back matter, references."""

from typing import Any

import pytest

from summarize.readers.pdf.exclusions import Plan
from summarize.readers.pdf.front_matter import find_start
from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.runs import text_of
from summarize.readers.pdf.sections import (
    cut_segments,
    sort_segments,
)
from summarize.readers.pdf.works import find_ends, find_references, lists_works
from tests.pdf_lines import LAYOUT, make_line
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
    # Or three open with a number in brackets.
    assert references(*body, "References", *[f"[{n}] Keller" for n in (1, 2, 3)]) == 8
    assert references(*body, "References", "[1] Keller", "[2] Keller", *["Keller"] * 8) is None
    # Not among the first three tenths.
    assert references("A", "B", "C", "References", *dated[:3], "D", "E", "F") is None
    assert references("A", "B", "C", "D", "References", *dated[:3], "E", "F") == 4


def test_works_are_cited_with_a_year_and_a_volume_or_page() -> None:
    works = [
        make_line("Pain 2003;55:949"),
        make_line("J. Sea (2015) 527"),
        make_line("In 1999, 12"),
    ]
    assert lists_works(works * 10)
    assert not lists_works(works * 9)


BOLD: dict[str, Any] = {"bold": True}


TWO: Row = (f"{LONG}\n{LONG}.", {})


ONE: Row = (f"{LONG}.", {})


NAME: Row = ("Abstract", {"bold": True})


def sort(*rows: Row, refer: int | None = None, paper: bool = True, **layout: Any) -> list[str]:
    """List reasons to remove segments; ``refer`` is the number of the row that heads references.

    A paper has an abstract before them, which is not listed.
    """
    runs = make_runs(*([NAME] if paper else []), *rows)
    lines = sum(map(len, runs))
    head = None if refer is None else runs[refer + paper][0]
    made = LAYOUT._replace(**layout)
    ends = find_ends([line for run in runs for line in run], head, made, paper=paper)
    plan = Plan(made, lines, find_start(runs, works=paper), head, ends)
    return [segment.reason for segment in sort_segments(runs, plan)][paper:]


THANKS: Row = ("Acknowledgements", BOLD)


BACK = "back matter"


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        pytest.param([TWO, TWO, THANKS, TWO], ["", "", BACK, BACK], id="to the end"),
        pytest.param([TWO, TWO, ("Acknowledgements", {}), ONE], ["", "", BACK, BACK], id="plain"),
        pytest.param([TWO, TWO, THANKS, TWO, TWO], [""] * 5, id="not in the first half"),
        pytest.param(
            [TWO, TWO, THANKS, ("Discussion", BOLD), ONE], ["", "", BACK, "", ""], id="over"
        ),
        pytest.param([TWO, TWO, THANKS, ("Funding", BOLD)], ["", "", BACK, BACK], id="goes on"),
        pytest.param([TWO, TWO, THANKS, ("The Crew", BOLD)], ["", "", BACK, ""], id="any heading"),
        pytest.param(
            [TWO, ("Ethics approval and consent" + "x" * 42, {})], ["", BACK], id="69 long"
        ),
        pytest.param([TWO, ("Ethics approval and consent" + "x" * 43, {})], ["", ""], id="70 long"),
    ],
)
def test_back_matter_begins_in_the_second_half_with_its_name(
    rows: list[Row], reasons: list[str]
) -> None:
    assert sort(*rows) == reasons


def test_what_is_no_paper_has_no_back_matter_and_goes_on_after_its_references() -> None:
    assert sort(TWO, TWO, THANKS, TWO, paper=False) == [""] * 4
    section: Row = ("6.4 Threats", BOLD)
    small: Row = ("6.4 Threats", {"bold": True, "size": 9.0})
    rows = [TWO, REFERENCES, ONE, section, TWO]
    assert sort(*rows, refer=1, paper=False) == ["", "reference", "reference", "", ""]
    assert sort(*rows, refer=1) == ["", *["reference"] * 4]  # two lines prove nothing
    rows[3] = small
    assert sort(*rows, refer=1, paper=False) == ["", *["reference"] * 4]


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
            ["", "reference", "", "", ""],
            id="an appendix",
        ),
        pytest.param(
            [TWO, REFERENCES, ONE, ("B The Tide", BOLD), TWO, TWO],
            1,
            ["", "reference", "reference", "", "", ""],
            id="a section without works",
        ),
        pytest.param(
            [TWO, REFERENCES, ONE, ("B The Tide", BOLD), *[("Pain, J. Sea (2015)", {})] * 4],
            1,
            ["", *["reference"] * 7],
            id="more works",
        ),
        pytest.param(
            [TWO, REFERENCES, ("Appendix of it all, see", {}), ONE],
            1,
            ["", "reference", "reference", "reference"],
            id="a reference that begins so",
        ),
        pytest.param([TWO, REFERENCES, ONE], None, ["", "", ""], id="no such list"),
    ],
)
def test_references_go_up_to_an_appendix(
    rows: list[Row], refer: int | None, reasons: list[str]
) -> None:
    assert sort(*rows, refer=refer) == reasons


TALE = "The keeper of the lamp has not been found,\nthough the pay is good."


def test_a_cell_of_sentences_stays_except_in_a_paper() -> None:
    cells = [("Quay", 50), (TALE, 150), ("North", 50), ("too wide for its page, ".join("abc"), 150)]
    rows: list[Row] = [(text, {"left": left, "reason": "table"}) for text, left in cells]
    lines = [line for run in make_runs(*rows) for line in run]

    def read(*, paper: bool) -> list[tuple[str, int]]:
        start = find_start([make_runs(NAME)[0]], works=paper)
        plan = Plan(LAYOUT, len(lines), start, None)
        runs = [*(make_runs(NAME) if paper else []), tuple(lines)]
        return [(segment.reason, len(segment.lines)) for segment in sort_segments(runs, plan)]

    assert read(paper=False) == [("table", 1), ("", 2), ("table", 2)]
    assert read(paper=True)[1:] == [("table", 5)]


def sort_paper(*rows: Row) -> list[str]:
    runs = make_runs(*rows)
    plan = Plan(LAYOUT, sum(map(len, runs)), find_start(runs, works=True), None)
    return [segment.reason for segment in sort_segments(runs, plan)]


def test_a_paper_is_its_abstract_and_its_sections() -> None:
    name: Row = ("Abstract", BOLD)
    russian: Row = (
        "Лодки стоят у причала.",
        {},
    )
    kinds = ["front matter", "front matter", "table", "", "", "translation", "", "", ""]
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
    assert sort_paper(*rows) == kinds
    # An abstract without an introduction goes on to the second page at most.
    late = [(text, how | {"page": page}) for page in (1, 2, 3) for text, how in (TWO, russian)]
    assert sort_paper(name, *late) == ["", "", "translation", "", "translation", "", ""]
    runs = make_runs(name, *late)
    plan = Plan(LAYOUT, 10, find_start(runs, works=True), None)
    assert [segment.abstract for segment in sort_segments(runs, plan)] == [True] * 5 + [False] * 2
    # Without an abstract, what is drawn before the introduction is its lead.
    runs = make_runs(LEAD, INTRODUCTION, TWO)
    plan = Plan(LAYOUT, 10, find_start(runs, works=True), None)
    assert [segment.abstract for segment in sort_segments(runs, plan)] == [True, False, False]


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
        pytest.param([("a b", {}), ("Results", {}), ("C d", {})], "a | Results | C", id="named"),
        pytest.param([("Results", {}), ("C d", {})], "Results | C", id="named, at the start"),
        pytest.param([("a b", {}), ("Abstract", {})], "a | Abstract", id="an abstract"),
        pytest.param([("a b", {}), ("Abstract: we see", {})], "a Abstract:", id="and its text"),
        pytest.param([("a b", {}), ("Walls", BOLD), ("C d", {})], "a | Walls | C", id="bold"),
        pytest.param([("Walls", BOLD), ("Quays", BOLD), ("C d", {})], "Walls Quays | C", id="two"),
        pytest.param([("Walls", BOLD)] * 3 + [("C d", {})], "Walls Walls Walls C", id="three"),
        pytest.param([("a b", {}), ("Walls", LARGE), ("C d", {})], "a | Walls | C", id="large"),
        pytest.param([("Quays", LARGE), ("Walls", LARGE)], "Quays Walls", id="both large"),
        pytest.param([("a b", {}), ("Walls", {"size": 10.5})], "a Walls", id="hardly larger"),
        pytest.param([("a b", {"size": 9.0}), ("Walls", {})], "a Walls", id="after small ones"),
        pytest.param(
            [("a b", {}), ("Walls", {"font": "Head"}), ("C d", {})], "a | Walls | C", id="styled"
        ),
        pytest.param(
            [("Quays", {"font": "Head"}), ("Walls", {"font": "Head"})],
            "Quays Walls",
            id="both styled",
        ),
        pytest.param([("Walls", BOLD), ("are new", {})], "Walls are", id="words in bold go on"),
        pytest.param([("Walls", LARGE), ("are new", {})], "Walls | are", id="larger ones do not"),
        pytest.param([("Walls.", BOLD), ("are new", {})], "Walls. | are", id="nor do sentences"),
        pytest.param(
            [("A b", {}), ("2 See a", {"noted": True}), ("c d", {})], "A | 2 c", id="a note"
        ),
        pytest.param([("A b", {}), ("-----", {}), ("c d", {})], "A | ----- | c", id="a rule"),
        pytest.param([("a b", {}), ("wall,", BOLD)], "a wall,", id="bold, but no heading"),
        pytest.param([("a b", {}), ("Received: in May", {})], "a Received:", id="a label of front"),
    ],
)
def test_a_run_is_cut_at_headings(rows: list[Row], cut: str) -> None:
    assert segments(*rows, heads=frozenset({("Head", 10.0)})) == cut


def test_words_in_bold_that_go_on_are_no_heading() -> None:
    first = make_line("The new walls", bold=True)
    for bold in (True, False):
        run = (first, make_line("are old", bottom=688.0, bold=bold))
        found = sort_segments([run], Plan(LAYOUT, 2, None, None))
        assert [segment.heading for segment in found] == [bold]


def read_headings(*lines: Line) -> str:
    """List the texts of the segments of a run, headings in brackets."""
    found = sort_segments([lines], Plan(LAYOUT, len(lines), None, None))
    texts = [(text_of(segment.lines), segment.heading) for segment in found]
    return " ".join(f"[{text}]" if heading else text for text, heading in texts)


@pytest.mark.parametrize(
    ("bold", "rest", "cut"),
    [
        pytest.param("Scope", " This rule holds.", "[Scope] This rule holds.", id="a capital"),
        pytest.param("1. Scope.", " 2 rules hold.", "[1. Scope.] 2 rules hold.", id="a stop"),
        pytest.param("Scope", ". “It holds.”", "[Scope.] “It holds.”", id="a plain stop"),
        pytest.param("Scope.", "—(1) It holds.", "[Scope.—] (1) It holds.", id="a dash after it"),
        pytest.param("Scope", " of rules.", "Scope of rules.", id="words that go on"),
        pytest.param("Scope:", " It holds.", "Scope: It holds.", id="a label"),
        pytest.param("範囲", " それは有効です。", "範囲 それは有効です。", id="no capitals"),
        pytest.param("the sea.", " It is old.", "the sea. It is old.", id="the end of a sentence"),
        pytest.param("• Scope.", " It holds.", "• Scope. It holds.", id="an item"),
        pytest.param("Table 3.", " The walls.", "Table 3. The walls.", id="a caption"),
        pytest.param("(iii)", " The wall.", "(iii) The wall.", id="a number alone"),
        pytest.param("Table", " Of Contents", "Table Of Contents", id="no sentence"),
        pytest.param(
            "All of it is for the poor.", " So.", "All of it is for the poor. So.", id="a sentence"
        ),
    ],
)
def test_a_bold_start_is_a_heading_if_a_sentence_follows(bold: str, rest: str, cut: str) -> None:
    assert read_headings(make_line(bold + rest, lead=len(bold))) == cut


def test_a_bold_start_is_a_heading_where_a_paragraph_begins() -> None:
    first, line = make_line(LONG), make_line("Scope This rule holds.", bottom=688.0, lead=5)
    assert read_headings(first, line) == f"{LONG} Scope This rule holds."
    ended = first._replace(text=f"{LONG}.")
    assert read_headings(ended, line) == f"{LONG}. [Scope] This rule holds."
    # A line in bold that has no room for the next word goes on with it.
    full = make_line("Harbours and their", bold=True, width=250.0)
    last = make_line("Walls They are old.", bottom=688.0, lead=5, width=250.0)
    assert read_headings(full, last) == "[Harbours and their Walls] They are old."
    # The labels of an abstract are no headings.
    label = make_line("Methods. We counted them.", lead=8)
    assert len([*cut_segments((label,), LAYOUT, front=True)]) == 1
    assert len([*cut_segments((label,), LAYOUT, front=False)]) == 2
    on = last._replace(text="walls they are old")
    assert read_headings(full, on) == "Harbours and their walls they are old"


def test_up_to_the_end_of_the_abstract_labels_begin_a_part() -> None:
    rows: list[Row] = [("a b", {}), ("Received: in May", {})]
    assert segments(*rows, front=True) == "a | Received:"
    assert segments(*[(text, {"page": 2}) for text, _ in rows], front=True) == "a | Received:"
    assert segments(*[(text, {"page": 3}) for text, _ in rows], front=True) == "a Received:"


LEAD: Row = ("\n".join(["wall " * 9 + "x"] * 7), {})


INTRODUCTION: Row = ("1 Introduction", BOLD)


def test_a_sentence_of_two_lines_is_no_heading_however_it_is_set() -> None:
    lines = "The council has voted for a wall\n", "of stone on the side of the sea"
    for stop in ("", "."):
        runs = make_runs(("".join(lines) + stop, BOLD))
        plan = Plan(LAYOUT, 2, None, None)
        assert [segment.heading for segment in sort_segments(runs, plan)] == [not stop]
