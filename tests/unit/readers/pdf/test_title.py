"""The title is the segment of the first page for which most signs speak, or none."""

from collections.abc import Sequence
from typing import Any

import pytest

from summarize.readers.pdf.lines import Page
from summarize.readers.pdf.title import Clues, Title, find_title
from tests.pdf_lines import make_line, make_lines

TITLE = "Stone from an Old Quarry"
SET_APART = {"size": 10.0, "bold": True, "left": 240.0}  # centred in the size of the body


Row = tuple[str, dict[str, Any]]


def find(*rows: Row, named: str = "", words: int = 300, heads: Sequence[str] = ()) -> Title:
    """Find the title of a page with these lines, 30 points apart, above a text of 10 points."""
    lines = [
        make_line(
            text, **{"bottom": 740.0 - 30 * n, "size": 16.0, "height": 10.0, "number": n} | how
        )
        for n, (text, how) in enumerate(rows)
    ]
    body = make_lines(["The council met on Monday"] * 3, top=400.0)
    clues = Clues(10.0, named, words, heads)
    return find_title(Page(600.0, 800.0, [*lines, *body]), clues)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        pytest.param([(TITLE, {})], TITLE, id="large"),
        pytest.param([(TITLE, {"size": 10.5})], None, id="hardly larger"),
        pytest.param([(TITLE.upper(), SET_APART)], TITLE.upper(), id="bold capitals, centred"),
        pytest.param([(TITLE, {"size": 10.0, "bold": True})], None, id="bold alone"),
        pytest.param([(f"{TITLE.upper()}.", SET_APART)], None, id="a sentence of the body"),
        pytest.param([(f"{TITLE}.", {})], f"{TITLE}.", id="a large sentence"),
        pytest.param([(TITLE, {}), ("A Wall for the Town", {})], TITLE, id="the upper one"),
        pytest.param([("A Wall for the Town", {}), (TITLE, {"size": 19})], TITLE, id="the larger"),
        pytest.param([("A Wall for the Town", {}), (TITLE, {"left": 240})], TITLE, id="centred"),
        pytest.param([("Stone Walls", {}), (TITLE, {})], TITLE, id="two words weigh less"),
        pytest.param([("Stone", {"size": 19.0}), (TITLE, {})], TITLE, id="one still less"),
        pytest.param([("wall " * 45, {})], ("wall " * 45).strip(), id="45 words"),
        pytest.param([("wall " * 46, {})], None, id="46 words"),
        pytest.param(
            [("85,116 MW", {"size": 18.0, "bold": True, "left": 280.0}), (TITLE, {})],
            TITLE,
            id="a number",
        ),
        pytest.param([("港口的墙与石头和船", {})], "港口的墙与石头和船", id="Chinese"),
        pytest.param([(TITLE, {"reason": "running head"})], TITLE, id="it comes back on each page"),
        pytest.param([(TITLE, {"reason": "turned text"})], None, id="turned text"),
        pytest.param([("Old Stone Walls Here ____", {})], "Old Stone Walls Here", id="a rule"),
        pytest.param([("Walls of Lipno Now " * 2, {})], "Walls of Lipno Now", id="with its shadow"),
        pytest.param(
            [("A  Har\u00ad bour in Winter", {})], "A Harbour in Winter", id="soft hyphens"
        ),
    ],
)
def test_the_title_is_large_or_set_apart_near_the_top(rows: list[Row], title: str | None) -> None:
    assert find(*rows).text == title


@pytest.mark.parametrize(
    "other",
    [
        "Introduction", "Table of Contents", "TA B L E OF CONTENTS",
        "Acknowledgements", "SUPREME COURT OF LIPNO", "Execution Version of This",
        "Table 1. Old Boats", "doi:10.1016/j.sea is new",
        "2.1 The Old Stone", "Original Research Article", "Last revised January 2024",
        "University of the Lipno Coast", "Lipno Journal of Tides",
    ],
)  # fmt: skip
def test_no_part_institution_or_journal_is_the_title(other: str) -> None:
    assert find((other, {"size": 20.0}), (TITLE, {})).text == TITLE


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        pytest.param({"bottom": 710.1}, True, id="near"),
        pytest.param({"bottom": 710.0}, False, id="three lines below"),
        pytest.param({"bottom": 725.0, "size": 16.5}, True, id="a little larger"),
        pytest.param({"bottom": 725.0, "size": 17.0}, False, id="larger"),
        pytest.param({"bottom": 725.0, "size": 15.0}, False, id="smaller"),
        pytest.param({"bottom": 725.0, "reason": "running head"}, False, id="of another reason"),
        pytest.param({"bottom": 755.0}, True, id="drawn later, but above"),
    ],
)
def test_the_lines_of_a_title_are_near_each_other_in_one_size(
    second: dict[str, Any], joined: bool
) -> None:
    first = "Stone from an Old Quarry on the Sea"
    found = find((first, {}), ("and Its Town", second))
    if joined:
        assert found == Title(f"{first} and Its Town", frozenset((0, 1)))
    else:
        assert found == Title(first, frozenset((0,)))


def test_large_lines_of_nearly_one_size_are_one_title() -> None:
    rows = [("Walls of Lipno", 36.0), ("and Its Quay", 40.0)]
    lines = [
        (text, {"size": size, "bottom": 700 - 40 * n, "height": size})
        for n, (text, size) in enumerate(rows)
    ]
    assert find(*lines).text == "Walls of Lipno and Its Quay"


@pytest.mark.parametrize(
    ("named", "found"),
    [
        pytest.param("A  wall for\nthe town", ("A wall for the town", {1}), id="another line"),
        pytest.param(f"{TITLE.upper()}", (TITLE.upper(), {0}), id="as the metadata writes it"),
        pytest.param("from an old", ("from an old", {0}), id="within a line"),
        pytest.param("an Old", (TITLE, {0}), id="seven letters are too few"),
        pytest.param("A wall of the town", ("A Wall for the Town", {1}), id="most words of a line"),
        pytest.param("Microsoft Word - wall", (TITLE, {0}), id="a program"),
        pytest.param("The council met", (TITLE, {0}), id="of the text"),
        pytest.param(
            f"{TITLE} - A Wall for the Town",
            (f"{TITLE} - A Wall for the Town", {0, 1}),
            id="two lines",
        ),
    ],
)
def test_the_title_of_the_metadata_speaks_for_the_lines_that_agree(
    named: str, found: tuple[str, set[int]]
) -> None:
    rows: list[Row] = [(TITLE, {}), ("A Wall for the Town", {"size": 14.0})]
    text, lines = found
    assert find(*rows, named=" ".join(named.split())) == Title(text, frozenset(lines))


def test_a_chart_has_few_words_and_no_title() -> None:
    rows: list[Row] = [(TITLE, {"size": 13.0})]
    assert find(*rows).text == TITLE
    assert find(*rows, words=20).text is None


def test_what_stands_on_later_pages_with_a_number_is_the_journal() -> None:
    rows: list[Row] = [("Tides of Lipno Today", {"size": 22.0}), (TITLE, {})]
    assert find(*rows).text == "Tides of Lipno Today"
    assert find(*rows, heads=("tidesoflipnotoday722",)).text == TITLE
    assert find(*rows, heads=("tidesoflipnotoday722",), named=rows[0][0]).text == rows[0][0]
