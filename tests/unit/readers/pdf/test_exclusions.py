"""Captions, tables, notes and small print are left out."""

from collections.abc import Sequence
from typing import Any

import pytest

from summarize.readers.pdf.exclusions import (
    Segment,
    find_reason,
    is_note,
    keep_main_prose,
    keep_small_prose,
)
from summarize.readers.pdf.runs import Run
from tests.pdf_lines import LAYOUT, make_lines
from tests.unit.readers.pdf.examples import LINE, LONG


def reason_of(
    lines: str | Sequence[str] | Run,
    *,
    paper: bool = True,
    heading: bool = False,
    abstract: bool = False,
    **how: Any,
) -> str:
    run = make_lines(lines, **how) if isinstance(lines, str) or isinstance(lines[0], str) else lines  # type: ignore[arg-type]
    segment = Segment(run, "", heading=heading, abstract=abstract)  # type: ignore[arg-type]
    return find_reason(segment, LAYOUT, paper=paper)


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


def small(count: int, line: str = LINE, *, size: float = 8.0, reason: str = "footnote") -> Segment:
    return Segment(make_lines([line] * count, size=size), reason)


@pytest.mark.parametrize(
    ("segment", "kept"),
    [
        pytest.param(small(15), True, id="much of it"),
        pytest.param(small(15, reason="small print"), True, id="anywhere on a page"),
        pytest.param(small(14), False, id="fewer words"),
        pytest.param(small(15, reason="caption"), False, id="a caption"),
        pytest.param(small(80, "The council of"), False, id="short lines"),
        pytest.param(small(15, f"1 {LINE}"), False, id="the mark of a note"),
        pytest.param(small(15, f"{LINE} 2014"), False, id="the years of references"),
    ],
)
def test_much_prose_in_one_smaller_size_stays(segment: Segment, kept: bool) -> None:
    body = Segment(make_lines([LINE] * 40))
    assert keep_small_prose([body, segment])[1].reason == ("" if kept else segment.reason)


def test_small_prose_stays_as_a_share_of_the_article_and_by_its_size() -> None:
    segments = [small(15), Segment(make_lines([LINE] * 60))]
    assert keep_small_prose(segments)[0].reason == "footnote"
    segments = [small(10), small(10), Segment(make_lines([LINE] * 60))]
    assert [segment.reason for segment in keep_small_prose(segments)] == ["", "", ""]
    segments = [small(10), small(10, size=7.0), Segment(make_lines([LINE] * 60))]
    assert keep_small_prose(segments) == segments


def leave_out(count: int, reason: str = "table", text: str = LINE) -> Segment:
    return Segment(make_lines([text] * count), reason)


@pytest.mark.parametrize(
    ("segment", "kept"),
    [
        pytest.param(leave_out(11), True, id="prose"),
        pytest.param(leave_out(11, "small print"), True, id="small print"),
        pytest.param(leave_out(11, "running head"), False, id="no part of the text"),
        pytest.param(leave_out(10), False, id="half of the words"),
        pytest.param(leave_out(40, text="the stones of it"), False, id="cells"),
        pytest.param(
            leave_out(40, text="1200 1300 1400 1500 and 1600 of 1700"), False, id="numbers"
        ),
        pytest.param(leave_out(11, "footnote", f"* {LINE}"), False, id="notes"),
    ],
)
def test_prose_that_is_most_of_a_document_is_no_table(segment: Segment, *, kept: bool) -> None:
    body = Segment(make_lines([LINE] * 10))
    assert keep_main_prose([body, segment])[1].reason == ("" if kept else segment.reason)


def test_levels_of_a_list_and_of_slides_are_no_small_print() -> None:
    small: dict[str, Any] = {"size": 7.0, "top": 300.0, "paper": False}
    assert reason_of("● stones of the wall", **small) == ""
    assert reason_of("stones of the wall, and more of it", **small) == "footnote"
    slide = Segment(make_lines("stones of the wall, and more of it", size=7.0, top=300.0))
    assert find_reason(slide, LAYOUT._replace(slides=True), paper=False) == ""
    # A number of two parts is that of an item, not of a note.
    assert not is_note(Segment(make_lines("1.1: Establish")))
    assert is_note(Segment(make_lines("1 Establish")))
    assert is_note(Segment(make_lines("12. Establish")))
