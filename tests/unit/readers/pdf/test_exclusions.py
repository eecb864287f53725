"""Captions, tables, notes and small print are left out."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest

from summarize.readers.pdf.exclusions import (
    Plan,
    Section,
    Segment,
    find_body,
    find_reason,
    is_note,
)
from summarize.readers.pdf.front_matter import Start
from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.runs import Run
from tests.pdf_lines import LAYOUT, make_line, make_lines
from tests.unit.readers.pdf.examples import LONG


def reason_of(
    lines: str | Sequence[str] | Run,
    *,
    paper: bool = True,
    heading: bool = False,
    abstract: bool = False,
    lone: bool = False,
    **how: Any,
) -> str:
    run = make_lines(lines, **how) if isinstance(lines, str) or isinstance(lines[0], str) else lines  # type: ignore[arg-type]
    section = Section.ABSTRACT if abstract else Section.BODY
    segment = Segment(run, "", heading=heading, section=section)  # type: ignore[arg-type]
    start = Start(make_line("Abstract")) if paper else None
    apart = frozenset({segment.lines[0].number} if lone else ())
    return find_reason(segment, Plan(LAYOUT, 10, start, None, lone=apart))


@pytest.mark.parametrize(
    ("lines", "how", "reason"),
    [
        pytest.param([LONG, LONG], {}, "", id="prose"),
        pytest.param(["Table 1 shows boats.", LONG], {}, "", id="speaks of a table"),
        pytest.param(["Table 1 shows boats.", LONG], {"size": 9.5}, "", id="hardly smaller"),
        pytest.param(["Table 1 shows boats.", LONG], {"size": 9.25}, "caption", id="smaller"),
        pytest.param(["Table 1 shows boats.", LONG], {"bold": True}, "caption", id="bold"),
        pytest.param(["Table 1 shows boats.", LONG], {"font": "Arial"}, "caption", id="other font"),
        pytest.param(["Ilustración 1 - Barcas.", LONG], {"bold": True}, "caption", id="Spanish"),
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
        pytest.param(
            ["This is an open access article by the town,", "free for all who want to read it."],
            {},
            "front matter",
            id="a licence",
        ),
        pytest.param(["Our work is an open access article. Free."], {"page": 2}, "", id="late"),
        pytest.param(
            ["x" * 133 + " creative commons is free"], {}, "front matter", id="within 150"
        ),
        pytest.param(["x" * 134 + " creative commons is free"], {}, "", id="further"),
        pytest.param("\ue001\ue002\ue003\ue004\ue005\ue006\ue007", {}, "unreadable", id="garbage"),
        pytest.param("Лодки стоят у причала.", {"abstract": True}, "translation", id="translation"),
        pytest.param("Лодки стоят у причала.", {}, "", id="a quotation"),
        pytest.param(
            LONG, {"size": 9.0, "lone": True, "heading": True}, "running head", id="a small head"
        ),
        pytest.param("By Ann Lee and Bo Ek", {}, "byline", id="a byline"),
        pytest.param("By Ann Lee and Bo Ek", {"page": 2}, "", id="on a later page"),
        pytest.param("12 13 14 15 wall sea.", {}, "table", id="digits"),
        pytest.param("1234567 walls are here", {"heading": True}, "", id="digits in a heading"),
        pytest.param("a = (b + 2)", {}, "formula", id="a formula"),
        pytest.param("a = (b + 2)", {"size": 8.0}, "formula", id="a small one"),
        pytest.param("a = (b + 2)", {"heading": True}, "", id="one in a heading"),
        pytest.param("Name: ______ of the quay ........ 12", {}, "", id="blanks and leaders"),
        pytest.param("Sum of the lines ~~~~~~~~~~~~~~~~~~~~~~~~ 12", {}, "", id="other leaders"),
        pytest.param("walls sea 123456", {"page": 2}, "table", id="57 % letters"),
        pytest.param("§ 12.", {}, "", id="the number of a section"),
        pytest.param("walls seas 12345 on the quay", {"page": 2}, "", id="more letters"),
    ],
)
def test_a_part_of_a_paper_goes_for_what_it_says_and_how_it_is_set(
    lines: Sequence[str], how: dict[str, Any], reason: str
) -> None:
    assert reason_of(lines, **how) == reason


@pytest.mark.parametrize(
    ("lines", "paper", "other"),
    [
        pytest.param(["Table 1 shows boats on the quays.", LONG], "", "", id="a sentence"),
        pytest.param(["Table 2.4 and 2.5 show boats here."], "", "", id="on two tables"),
        pytest.param(["Table 1: boats of the quays."], "caption", "caption", id="a name"),
        pytest.param(["Box 303, Lipno"], "", "", id="an address"),
        pytest.param(["Table 1 Boats of the quays."], "caption", "caption", id="no colon"),
        pytest.param(["Table 1 boats of the quays"], "caption", "caption", id="no sentence"),
        pytest.param(["Tables show boats on the quays."], "", "", id="no number"),
        pytest.param([LONG, "water. Figure 2 is new"], "caption", "", id="inside"),
        pytest.param([LONG, "water. In Figure 2 it is new"], "", "", id="pointed to"),
        pytest.param([LONG, "water (Figure 2)"], "", "", id="in brackets"),
    ],
)
def test_a_sentence_about_a_table_is_no_caption(
    lines: Sequence[str], paper: str, other: str
) -> None:
    assert reason_of(lines, font="Arial") == paper
    assert reason_of(lines, font="Arial", paper=False) == other


NOTE = [LONG, LONG + "."]
FOOT: dict[str, Any] = {"size": 9.0, "top": 300.0}


@pytest.mark.parametrize(
    ("lines", "how", "paper", "other"),
    [
        pytest.param(NOTE, {"size": 9.5}, "", "", id="hardly smaller"),
        pytest.param(NOTE, {"size": 9.25}, "small print", "", id="smaller, in the middle"),
        pytest.param(
            NOTE, {"size": 9.0, "top": 310.0}, "small print", "", id="just above the foot"
        ),
        pytest.param(NOTE, {"size": 9.0, "top": 309.9}, "footnote", "", id="at the foot"),
        pytest.param(["1 " + LONG, LONG], {"size": 9.0}, "footnote", "", id="a number"),
        pytest.param(["1 " + LONG, LONG], FOOT, "footnote", "", id="a number at the foot"),
        pytest.param(["1.1 " + LONG, LONG], FOOT, "footnote", "", id="an item at the foot"),
        pytest.param(["* " + LONG, LONG], FOOT, "footnote", "footnote", id="a sign"),
        pytest.param(["a " + LONG, LONG], FOOT, "footnote", "", id="a letter"),
        pytest.param(
            "b. Australian Dollars 6,615,634.23;", {}, "table", "", id="an item with a sum"
        ),
        pytest.param("Keywords: stone, wall", {}, "front matter", "", id="key words"),
        pytest.param(["1 " + LONG, LONG], {}, "", "", id="a number in the body"),
        pytest.param(NOTE, {"size": 7.4}, "small print", "", id="small"),
        pytest.param(NOTE, {"size": 7.0}, "small print", "", id="very small"),
        pytest.param(NOTE, {"size": 7.4, "abstract": True}, "", "", id="a small abstract"),
        pytest.param(NOTE, {"size": 7.0, "abstract": True}, "small print", "", id="tiny"),
        pytest.param([LONG], {"size": 9.0, "heading": True}, "", "", id="a small heading"),
    ],
)
def test_what_is_no_paper_may_have_small_boxes(
    lines: Sequence[str], how: dict[str, Any], paper: str, other: str
) -> None:
    assert reason_of(lines, **how) == paper
    assert reason_of(lines, **how, paper=False) == other


@pytest.mark.parametrize(
    ("text", "how", "noted"),
    [
        pytest.param("1 The quarry belongs to the town.", {"size": 9.0}, True, id="a number"),
        pytest.param("* The quarry belongs to the town.", {"size": 9.0}, True, id="a sign"),
        pytest.param("1 The quarry belongs to the town", {"size": 9.5}, False, id="larger"),
        pytest.param("1. The quarry belongs to the town.", {"size": 9.0}, False, id="an item"),
        pytest.param("The quarry belongs to the town.", {"size": 9.0}, False, id="no mark"),
        pytest.param("12 Id.", {"size": 9.0, "noted": True}, True, id="a raised mark"),
    ],
)
def test_a_note_in_small_letters_opens_with_its_mark(
    text: str, how: dict[str, Any], noted: bool
) -> None:
    assert is_note(make_lines(text, **how), LAYOUT.size) == noted


def test_a_raised_mark_makes_a_note_of_the_size_of_the_text_that_cites_it() -> None:
    note = "2 The quarry belongs to the town."
    for noted, cited, top in product((True, False), (True, False), (100.0, 400.0)):
        segment = Segment(make_lines(note, noted=noted, top=top))
        plan = Plan(LAYOUT, 10, None, None, citing=frozenset({1} if cited else ()))
        footnote = noted and cited and top < 300.0
        assert find_reason(segment, plan) == ("footnote" if footnote else "")


def place(text: str, body: Line, *, paper: bool, **how: Any) -> str:
    """Find the reason to remove a text of a page that holds a line of the body."""
    start = Start(make_line("Abstract")) if paper else None
    plan = Plan(LAYOUT, 10, start, None, body=find_body([(body,)], LAYOUT))
    return find_reason(Segment(make_lines(text, **FOOT | how)), plan)


@pytest.mark.parametrize(
    ("text", "how", "reason"),
    [
        pytest.param(LONG, {"bottom": 200.0}, "", id="text below"),
        pytest.param(LONG, {"bottom": 320.0}, "footnote", id="text above"),
        pytest.param(LONG, {"bottom": 200.0, "left": 400.0}, "footnote", id="in the next column"),
        pytest.param(LONG, {"bottom": 200.0, "size": 9.0}, "footnote", id="a small one"),
        pytest.param(LONG, {"bottom": 200.0, "page": 2}, "footnote", id="on the next page"),
        pytest.param(LONG, {"bottom": 200.0, "reason": "running head"}, "footnote", id="a foot"),
        pytest.param("12", {"bottom": 200.0}, "footnote", id="a number"),
    ],
)
def test_a_footnote_has_no_text_of_its_column_below_it(
    text: str, how: dict[str, Any], reason: str
) -> None:
    assert place("* " + LONG, make_line(text, **how), paper=False) == reason


@pytest.mark.parametrize(
    ("text", "above", "how", "reason"),
    [
        pytest.param("of WALL and SEA", LONG, {}, "", id="a sentence goes on"),
        pytest.param("of WALL and SEA", LONG + ".", {}, "small print", id="it has ended"),
        pytest.param("of WALL and SEA", LONG, {"left": 70.0}, "small print", id="set apart"),
        pytest.param("of WALL and SEA", LONG, {"bottom": 520.0}, "small print", id="far above"),
        pytest.param("of WALL\nand SEA", LONG, {}, "small print", id="two lines"),
        pytest.param("1 of WALL and SEA", LONG, {}, "footnote", id="a note"),
    ],
)
def test_small_capitals_within_a_sentence_of_a_paper_stay(
    text: str, above: str, how: dict[str, Any], reason: str
) -> None:
    line = make_line(above, **{"bottom": 512.0} | how)
    assert place(text, line, paper=True, top=500.0) == reason


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        pytest.param({}, "", id="set in"),
        pytest.param({"left": 55.0}, "small print", id="hardly set in"),
        pytest.param({"width": 225.0}, "small print", id="up to the right edge"),
        pytest.param({"font": "Arial"}, "small print", id="in another font"),
        pytest.param({"top": 710.0}, "small print", id="above the text"),
        pytest.param({"text": "Mean of the walls"}, "small print", id="no sentence"),
        pytest.param({"text": f"1 {LONG}."}, "footnote", id="a note"),
    ],
)
def test_a_small_quotation_that_is_set_in_stays_in_a_paper(
    how: dict[str, Any], reason: str
) -> None:
    line = make_line(LONG, bottom=650.0, width=250.0)
    quoted: dict[str, Any] = {"text": f"{LONG}.", "top": 600.0, "left": 70.0, "width": 200.0} | how
    assert place(body=line, paper=True, **quoted) == reason


@pytest.mark.parametrize(
    ("text", "cites", "noted", "reason"),
    [
        pytest.param("1 " + LONG, False, False, "", id="a number"),
        pytest.param("1 " + LONG, True, False, "footnote", id="the page has raised marks"),
        pytest.param("1 " + LONG, False, True, "footnote", id="its own is raised"),
        pytest.param("* " + LONG, False, False, "footnote", id="a sign"),
        pytest.param("1. " + LONG, True, False, "footnote", id="a stop"),
        pytest.param("1.1 " + LONG, True, False, "", id="an item"),
    ],
)
def test_a_number_is_that_of_a_note_where_the_page_has_raised_marks(
    text: str, cites: bool, noted: bool, reason: str
) -> None:
    note = Segment(make_lines([text, LONG], **FOOT, noted=noted))
    plan = Plan(LAYOUT, 10, None, None, citing=frozenset({1} if cites else ()))
    assert find_reason(note, plan) == reason
