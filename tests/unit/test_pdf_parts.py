"""The lines of a PDF are headings, text or left out, by what they say and how they are set."""

from collections.abc import Sequence
from typing import Any

import pytest

from summarize.readers.pdf.exclusions import Part, find_reason
from summarize.readers.pdf.front_matter import find_start, split_front
from summarize.readers.pdf.layout import find_layout, is_heading, middle_size
from summarize.readers.pdf.runs import Run
from summarize.readers.pdf.sections import Plan, cut_parts, is_prose, sort_parts
from tests.pdf_lines import LAYOUT, make_line, make_lines


@pytest.mark.parametrize(
    ("text", "how", "lines", "heading"),
    [
        pytest.param("The wall", {"bold": True}, 1, True, id="bold"),
        pytest.param("The wall", {}, 1, False, id="plain"),
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
        pytest.param("wall " * 5 + "sea.", {"bold": True}, 1, True, id="six words and a stop"),
        pytest.param("wall " * 6 + "sea.", {"bold": True}, 1, False, id="seven words and a stop"),
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


LONG = "The council of the harbour town met on Monday"


def reason_of(
    lines: str | Sequence[str] | Run,
    *,
    paper: bool = True,
    heading: bool = False,
    abstract: bool = False,
    **how: Any,
) -> str:
    run = make_lines(lines, **how) if isinstance(lines, str) or isinstance(lines[0], str) else lines  # type: ignore[arg-type]
    part = Part(run, "", heading=heading, abstract=abstract)  # type: ignore[arg-type]
    return find_reason(part, LAYOUT, paper=paper)


@pytest.mark.parametrize(
    ("lines", "how", "reason"),
    [
        pytest.param([LONG, LONG], {}, "", id="prose"),
        pytest.param(["Table 1 shows boats.", LONG], {}, "", id="speaks of a table"),
        pytest.param(["Table 1 shows boats.", LONG], {"size": 9.5}, "", id="hardly smaller"),
        pytest.param(["Table 1 shows boats.", LONG], {"size": 9.25}, "caption", id="smaller"),
        pytest.param(["Table 1 shows boats.", LONG], {"bold": True}, "caption", id="bold"),
        pytest.param(["Table 1 shows boats.", LONG], {"font": "Arial"}, "caption", id="other font"),
        pytest.param(["Table 1. Boats."] + [LONG] * 10, {}, "caption", id="named, 11 lines"),
        pytest.param(["Table 1. Boats."] + [LONG] * 11, {}, "", id="named, 12 lines"),
        pytest.param(
            ["The quay at low", "water. Figure 2 is new"], {"font": "Arial"}, "caption", id="inside"
        ),
        pytest.param(["The quay at low", "water. Figure 2 is new."], {}, "", id="inside the body"),
        pytest.param(
            ["The quay at low water. Figure 2 is new."], {"font": "Arial"}, "", id="inside one line"
        ),
        pytest.param(
            ["x" * 111, "Figure 2 is new"], {"font": "Arial"}, "caption", id="inside 120 characters"
        ),
        pytest.param(["x" * 112, "Figure 2 is new"], {"font": "Arial"}, "", id="further inside"),
        pytest.param("Keywords: stone, wall", {}, "front matter", id="key words"),
        pytest.param(
            ["Keywords: stone", "wall", "sea", "tide"], {"page": 3}, "front matter", id="4"
        ),
        pytest.param(["Keywords: " + LONG] + [LONG] * 3, {}, "front matter", id="four full lines"),
        pytest.param(["Keywords: " + LONG] + [LONG] * 4, {}, "", id="five full lines"),
        pytest.param(
            ["General Terms: Design and more of it", LONG], {}, "front matter", id="terms of ACM"
        ),
        pytest.param(["General terms of a lease are few", LONG], {}, "", id="terms of others"),
        pytest.param("Received: 4 March 2024.", {}, "front matter", id="its history"),
        pytest.param("Received: 4 March 2024.", {"page": 3}, "front matter", id="on a later page"),
        pytest.param(
            "Received: " + "a b c " * 32 + "by us.", {"page": 2}, "front matter", id="long"
        ),
        pytest.param("Received: " + "a b c " * 32 + "by us.", {"page": 3}, "", id="long and late"),
        pytest.param(
            "Received: " + "a b c " * 32 + "by us.",
            {"page": 3, "abstract": True},
            "front matter",
            id="long, late, in the abstract",
        ),
        pytest.param("Received: " + "a b c " * 150, {}, "", id="too long"),
        pytest.param("Funding", {"heading": True, "bold": True}, "", id="a heading"),
        pytest.param("Received at our university.", {}, "affiliation", id="a place of work"),
        pytest.param(
            ["This is an open access article by the town,", "free for all who want to read it."],
            {},
            "front matter",
            id="a licence",
        ),
        pytest.param(
            ["This is an open access article by the town,", "free for all who want to read it."],
            {"page": 2},
            "",
            id="prose about a licence on the second page",
        ),
        pytest.param(
            ["Our work is an open access article. Free."],
            {"page": 2},
            "front matter",
            id="one line",
        ),
        pytest.param(["Our work is an open access article. Free."], {"page": 3}, "", id="late"),
        pytest.param(
            [LONG] * 3 + ["x" * 10 + " creative commons is free"], {}, "front matter", id="149"
        ),
        pytest.param([LONG] * 3 + ["x" * 11 + " creative commons is free"], {}, "", id="150"),
        pytest.param(
            [LONG] * 19 + ["all rights reserved."], {"bold": True}, "", id="900 characters"
        ),
        pytest.param("The wall .......... 12", {}, "contents", id="leaders"),
        pytest.param("The wall . . . . . . 12", {}, "contents", id="spaced leaders"),
        pytest.param("Contents", {"heading": True}, "contents", id="the heading of contents"),
        pytest.param([LONG, "Contents"], {}, "", id="no heading of contents"),
        pytest.param("\ue001\ue002\ue003\ue004\ue005\ue006\ue007", {}, "unreadable", id="garbage"),
        pytest.param("Лодки стоят у причала.", {"abstract": True}, "translation", id="translation"),
        pytest.param(
            "* 4 Quay Street, Lipno, 700 Sea.",
            {"abstract": True, "size": 8.5, "top": 90.0},
            "footnote",
            id="an address at the foot",
        ),
        pytest.param(
            "* 4 Quay Street, Lipno, 700 Sea.",
            {"abstract": True, "size": 8.5, "top": 600.0},
            "",
            id="further up",
        ),
        pytest.param("Лодки стоят у причала.", {}, "", id="a quotation"),
        pytest.param("By Ann Lee and Bo Ek", {}, "byline", id="a byline"),
        pytest.param("By Ann Lee and bo ek tomorrow", {}, "", id="half of it names"),
        pytest.param("By Ann Lee and Bo Ek tomorrow", {"page": 2}, "", id="on a later page"),
        pytest.param(["By Ann Lee and Bo Ek", "of the Harbour Office"], {}, "", id="two lines"),
        pytest.param("By " + "Ann " * 12, {}, "byline", id="13 words"),
        pytest.param("By " + "Ann " * 13, {}, "", id="14 words"),
        pytest.param("12 13 14 15 wall sea.", {}, "table", id="digits"),
        pytest.param("1234567 walls are here", {"heading": True}, "", id="digits in a heading"),
        pytest.param("walls sea 123456", {"page": 2}, "table", id="57 % letters"),
        pytest.param("walls seas 12345 on the quay", {"page": 2}, "", id="more letters"),
        pytest.param(["Northern quay", "Southern quay", "The old quay"], {}, "table", id="cells"),
        pytest.param(["Northern quay", "Southern quay"], {}, "", id="two lines of cells"),
        pytest.param(["x" * 22] * 3, {}, "", id="22 characters a line"),
        pytest.param(["x" * 21] * 3, {}, "table", id="21 characters a line"),
        pytest.param(["x" * 21] * 3, {"width": 150.0}, "", id="as wide as prose"),
        pytest.param("depth", {}, "label", id="a label"),
        pytest.param("depth (m) of", {"font": "Arial"}, "label", id="a label in another font"),
        pytest.param("depth (m) of", {}, "", id="three words in the font of the body"),
        pytest.param("depth of", {}, "label", id="two words in it"),
        pytest.param("It ends.", {}, "", id="a sentence"),
        pytest.param("It is:", {}, "", id="it goes on below"),
        pytest.param("x" * 24, {"width": 99.9}, "label", id="a label of 24 characters"),
        pytest.param("x" * 25, {"width": 99.9}, "", id="25 characters"),
        pytest.param("x" * 24, {"width": 100.0}, "", id="too wide for a label"),
        pytest.param(["depth", "metre"], {}, "", id="two lines are no label"),
    ],
)
def test_a_part_of_a_paper_goes_for_what_it_says_and_how_it_is_set(
    lines: Sequence[str], how: dict[str, Any], reason: str
) -> None:
    assert reason_of(lines, **how) == reason


NOTE = [LONG, LONG + "."]


@pytest.mark.parametrize(
    ("lines", "how", "paper", "other"),
    [
        pytest.param(NOTE, {"size": 9.5}, "", "", id="hardly smaller"),
        pytest.param(NOTE, {"size": 9.25}, "small print", "", id="smaller, in the middle"),
        pytest.param(
            NOTE, {"size": 9.0, "top": 310.0}, "small print", "", id="just above the foot"
        ),
        pytest.param(NOTE, {"size": 9.0, "top": 309.9}, "footnote", "", id="at the foot"),
        pytest.param(["1 " + LONG, LONG], {"size": 9.0}, "footnote", "footnote", id="a number"),
        pytest.param(["* " + LONG, LONG], {"size": 9.0}, "footnote", "footnote", id="a sign"),
        pytest.param(["a " + LONG, LONG], {"size": 9.0}, "footnote", "footnote", id="a letter"),
        pytest.param(["1 " + LONG, LONG], {}, "", "", id="a number in the body"),
        pytest.param(NOTE, {"size": 7.4}, "small print", "", id="small"),
        pytest.param(NOTE, {"size": 7.0}, "small print", "small print", id="very small"),
        pytest.param(NOTE, {"size": 7.4, "abstract": True}, "", "", id="a small abstract"),
        pytest.param(
            NOTE, {"size": 7.0, "abstract": True}, "small print", "small print", id="tiny"
        ),
        pytest.param([LONG], {"size": 9.0, "heading": True}, "", "", id="a small heading"),
        pytest.param(
            [LONG],
            {"size": 9.0, "heading": True, "top": 734.0},
            "running head",
            "running head",
            id="at the head of the page",
        ),
        pytest.param([LONG], {"size": 9.0, "heading": True, "top": 733.9}, "", "", id="below it"),
        pytest.param(
            [LONG],
            {"size": 9.0, "heading": True, "top": 62.0},
            "running head",
            "running head",
            id="at its foot",
        ),
        pytest.param([LONG], {"size": 9.0, "heading": True, "top": 62.1}, "", "", id="above it"),
        pytest.param(
            [LONG, LONG], {"size": 9.0, "heading": True, "top": 734.0}, "", "", id="two lines there"
        ),
        pytest.param([LONG], {"heading": True, "top": 734.0}, "", "", id="a large one there"),
        pytest.param(["The old quay"] * 3, {}, "table", "", id="short lines"),
    ],
)
def test_what_is_no_paper_may_have_small_boxes_and_short_lines(
    lines: Sequence[str], how: dict[str, Any], paper: str, other: str
) -> None:
    assert reason_of(lines, **how) == paper
    assert reason_of(lines, **how, paper=False) == other


Row = tuple[str, dict[str, Any]]  # lines of a run, separated by "\n", and how they are set
BOLD: dict[str, Any] = {"bold": True}
TWO: Row = (f"{LONG}\n{LONG}.", {})
ONE: Row = (f"{LONG}.", {})


def make_runs(*rows: Row) -> list[Run]:
    """Return a run of each row, numbered and below each other."""
    runs: list[Run] = []
    number = 0
    for text, how in rows:
        made = make_lines(text, **{"top": 700.0 - 12 * number} | how)
        runs.append(tuple(line._replace(number=number + i) for i, line in enumerate(made)))
        number += len(made)
    return runs


def sort(*rows: Row, refer: int | None = None, **layout: Any) -> list[str]:
    """Return why each part goes; ``refer`` is the number of the row that heads references."""
    runs = make_runs(*rows)
    lines = sum(map(len, runs))
    head = None if refer is None else runs[refer][0]
    plan = Plan(LAYOUT._replace(**layout), 600.0, lines, find_start(runs), head)
    return [part.reason for part in sort_parts(runs, plan)]


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
    assert [part.abstract for part in sort_parts(runs, plan)] == [True] * 5 + [False] * 2
    # Without an abstract, what is drawn before the introduction is its lead.
    runs = make_runs(LEAD, INTRODUCTION, TWO)
    plan = Plan(LAYOUT, 600.0, 10, find_start(runs), None)
    assert [part.abstract for part in sort_parts(runs, plan)] == [True, False, False]


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


def parts(
    *rows: Row, front: bool = False, heads: frozenset[tuple[str, float]] = frozenset()
) -> str:
    """Return the first words of the lines of parts that a run is cut into."""
    run = [line for run in make_runs(*rows) for line in run]
    cut = cut_parts(tuple(run), LAYOUT._replace(heads=heads), front=front)
    return " | ".join(" ".join(line.text.split()[0] for line in part) for part in cut)


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
    assert parts(*rows, heads=frozenset({("Head", 10.0)})) == cut


def test_up_to_the_end_of_the_abstract_labels_begin_a_part() -> None:
    rows: list[Row] = [("a b", {}), ("Received: in May", {})]
    assert parts(*rows, front=True) == "a | Received:"
    assert parts(*[(text, {"page": 2}) for text, _ in rows], front=True) == "a | Received:"
    assert parts(*[(text, {"page": 3}) for text, _ in rows], front=True) == "a Received:"


def anchor(*rows: Row) -> tuple[str, bool, str] | None:
    """Return the line where an article starts, whether it is an abstract, and its lead."""
    start = find_start(make_runs(*rows))
    if start is None:
        return None
    return start.anchor.text, start.is_abstract, start.lead[0].text.split()[0] if start.lead else ""


@pytest.mark.parametrize(
    ("text", "how", "heads"),
    [
        pytest.param("Abstract", {}, True, id="the word"),
        pytest.param("ABSTRACT", {}, True, id="in capitals"),
        pytest.param("A B S T R A C T", {}, True, id="spaced"),
        pytest.param("■ Abstract", {}, True, id="after a mark"),
        pytest.param("abstract", {}, False, id="in small letters"),
        pytest.param("摘要", {}, True, id="Chinese"),
        pytest.param("摘要 港口的", {}, False, id="Chinese and its text"),
        pytest.param("Abstract. We build", {}, True, id="a stop"),
        pytest.param("Abstract We build", {}, True, id="a space"),
        pytest.param("Abstract—We build", {}, True, id="a dash"),
        pytest.param("Abstract/We build", {}, False, id="another sign"),
        pytest.param("Abstract/We build", BOLD, True, id="another sign, bold"),
        pytest.param("Summary", {}, True, id="a summary"),
        pytest.param("Summary: a", {}, True, id="three letters more"),
        pytest.param("Summary: of it", {}, False, id="four letters more"),
        pytest.param("We build a wall", {}, False, id="neither"),
    ],
)
def test_an_abstract_is_known_by_its_name(text: str, how: dict[str, Any], heads: bool) -> None:
    assert anchor(ONE, (text, how)) == ((text, True, "") if heads else None)


LEAD: Row = ("\n".join(["wall " * 9 + "x"] * 7), {})
INTRODUCTION: Row = ("1 Introduction", BOLD)


@pytest.mark.parametrize(
    ("rows", "start"),
    [
        pytest.param([ONE, ("Abstract", {"page": 2})], ("Abstract", True, ""), id="on page two"),
        pytest.param([ONE, ("Abstract", {"page": 3})], None, id="on page three"),
        pytest.param([("Abstract", {"reason": "running head"})], None, id="left out"),
        pytest.param(
            [("\n".join(["a"] * 59 + ["Abstract"]), {})], ("Abstract", True, ""), id="60th"
        ),
        pytest.param([("\n".join(["a"] * 60 + ["Abstract"]), {})], None, id="the 61st line"),
        pytest.param([INTRODUCTION, ("Abstract", {})], ("Abstract", True, ""), id="abstract first"),
        pytest.param([ONE, INTRODUCTION], ("1 Introduction", False, ""), id="no lead"),
        pytest.param([LEAD, INTRODUCTION], ("1 Introduction", False, "wall"), id="a lead"),
        pytest.param(
            [("\n".join(["wall " * 9 + "x"] * 6), {}), INTRODUCTION],
            ("1 Introduction", False, ""),
            id="sixty words are too few",
        ),
        pytest.param(
            [("\n".join(["wall " * 9] * 7), {}), INTRODUCTION],
            ("1 Introduction", False, ""),
            id="lines of 45 characters are too short",
        ),
        pytest.param(
            [("Faculty, Hospital and Academy of Lipno on the Sea\n" + LEAD[0], {}), INTRODUCTION],
            ("1 Introduction", False, ""),
            id="a list of places of work",
        ),
        pytest.param(
            [("Faculty and Hospital of the Town of Lipno on Sea\n" + LEAD[0], {}), INTRODUCTION],
            ("1 Introduction", False, "Faculty"),
            id="two places of work",
        ),
        pytest.param(
            [(LEAD[0], {"page": 2}), INTRODUCTION], ("1 Introduction", False, ""), id="on page two"
        ),
        pytest.param(
            [LEAD, ("stone " + LEAD[0], {}), INTRODUCTION],
            ("1 Introduction", False, "stone"),
            id="the longest",
        ),
        pytest.param(
            [INTRODUCTION, LEAD], ("1 Introduction", False, "wall"), id="drawn after it, alone"
        ),
        pytest.param(
            [(LEAD[0], {"top": 500.0}), ("1 Introduction", {"top": 700.0})],
            ("1 Introduction", False, "wall"),
            id="below it, alone",
        ),
        pytest.param(
            [LEAD, ("sand " + LEAD[0], {"top": 300.0}), ("1 Introduction", {"top": 400.0})],
            ("1 Introduction", False, "wall"),
            id="above it and below it",
        ),
        pytest.param(
            [LEAD, ("sand " + LEAD[0], {"top": 300.0}), ("1 Introduction", {"page": 2})],
            ("1 Introduction", False, "sand"),
            id="on the page before it",
        ),
    ],
)
def test_an_article_starts_with_its_abstract_or_introduction(
    rows: list[Row], start: tuple[str, bool, str] | None
) -> None:
    assert anchor(*rows) == start


def front(*rows: Row, size: float = 10.0) -> str:
    """Return the first words of runs in their new order, those before the article in brackets."""
    runs = make_runs(*rows)
    found = split_front(runs, find_start(runs), LAYOUT._replace(size=size), 600.0)
    words = [(run[0].text.split()[0], before) for run, before in found]
    return " ".join(f"({word})" if before else word for word, before in words)


def column(name: str, lines: int = 3, **how: Any) -> Row:
    return "\n".join([f"{name} " + "x" * 30] * lines), how


ABSTRACT: Row = ("Abstract", {"top": 600.0})


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        pytest.param([ONE, TWO], "The The", id="no paper"),
        pytest.param([("Ann", {}), ABSTRACT, column("a")], "(Ann) Abstract a", id="before it"),
        pytest.param([("Ann\nAbstract", {}), column("a")], "(Ann) Abstract a", id="in one run"),
        pytest.param(
            [column("b", top=500.0), ABSTRACT, column("a", size=9.0, top=580.0)],
            "Abstract a b",
            id="a column below it comes after the abstract",
        ),
        pytest.param(
            [ABSTRACT, column("a", top=580.0), ("Tides\nOnline", {"top": 760.0})],
            "Abstract a (Tides)",
            id="above it, though it is drawn after it",
        ),
        pytest.param(
            [ABSTRACT, column("a", top=580.0), column("b", top=760.0)],
            "Abstract a b",
            id="but no prose",
        ),
        pytest.param(
            [
                (
                    "Lipno University, Department of Tides\n{ann,bo,eva,ida}@example.org, 4 Quay"
                    "\n{jan,ole,tom,mona}@example.com, 5 Quay",
                    {"left": 400.0, "top": 640.0},
                ),
                column("b", left=400.0, top=640.0),
                ABSTRACT,
                column("a", top=580.0),
            ],
            "(Lipno) Abstract b a",
            id="an address beside it is no column of prose",
        ),
        pytest.param(
            [column("b", top=500.0), ABSTRACT, column("a", size=9.0), column("c")],
            "Abstract a b c",
            id="and before the body",
        ),
        pytest.param(
            [
                column("b", top=500.0),
                ABSTRACT,
                column("a", size=9.0),
                column("c", size=9.0, page=2),
            ],
            "Abstract a b c",
            id="or before the next page",
        ),
        pytest.param(
            [column("b", top=500.0), ABSTRACT, column("a", 1, size=9.0, top=580.0), column("c")],
            "Abstract a b c",
            id="also after an abstract of one line",
        ),
        pytest.param(
            [column("b", top=590.0), ABSTRACT, column("c")], "Abstract b c", id="level with its end"
        ),
        pytest.param(
            [column("b", 2, top=500.0), ABSTRACT, column("c")], "(b) Abstract c", id="two lines"
        ),
        pytest.param(
            [column("b", top=602.0), ABSTRACT, column("c")], "(b) Abstract c", id="beside its name"
        ),
        pytest.param(
            [column("b", top=650.0), ABSTRACT, column("c")], "(b) Abstract c", id="above it"
        ),
        pytest.param(
            [column("b", top=650.0, left=230.1), ABSTRACT, column("c")],
            "Abstract b c",
            id="far right of it",
        ),
        pytest.param(
            [column("b", top=650.0, left=230.0), ABSTRACT, column("c")],
            "(b) Abstract c",
            id="not far enough",
        ),
        pytest.param(
            [column("b", top=650.0, left=300.0, size=9.0), ABSTRACT, column("c")],
            "(b) Abstract c",
            id="right of it, but not set as the body",
        ),
        pytest.param(
            [column("b", top=500.0, page=2), ABSTRACT, column("c")],
            "(b) Abstract c",
            id="on another page",
        ),
        pytest.param(
            [column("b", top=500.0, size=12.0), ABSTRACT, column("c")],
            "Abstract b c",
            id="two points larger",
        ),
        pytest.param(
            [column("b", top=500.0, size=12.5), ABSTRACT, column("c")],
            "(b) Abstract c",
            id="much larger",
        ),
        pytest.param(
            [("b " + "x" * 26 + "\n" + "x" * 28 + "\n" + "x" * 28, {"top": 500.0}), ABSTRACT],
            "(b) Abstract",
            id="short lines",
        ),
        pytest.param(
            [("Methods", {"top": 500.0}), ABSTRACT, column("c")],
            "Abstract Methods c",
            id="the heading of a section",
        ),
        pytest.param(
            [
                column("b", top=500.0),
                ("Quays", {"bold": True, "top": 450.0}),
                ABSTRACT,
                column("c"),
            ],
            "Abstract b Quays c",
            id="a heading below such a column",
        ),
        pytest.param(
            [
                ("Quays", {"bold": True, "top": 550.0}),
                column("b", top=500.0),
                ABSTRACT,
                column("c"),
            ],
            "(Quays) Abstract b c",
            id="one above it",
        ),
        pytest.param(
            [column("b", top=500.0), column("d", size=9.0, top=450.0), ABSTRACT, column("c")],
            "Abstract d b c",
            id="the abstract itself first",
        ),
        pytest.param(
            [column("b", top=650.0), LEAD, ("Introduction", {"top": 400.0}), column("c")],
            "(b) wall Introduction c",
            id="a lead comes first",
        ),
    ],
)
def test_what_stands_before_an_article_is_told_from_its_columns(
    rows: list[Row], order: str
) -> None:
    assert front(*rows) == order
